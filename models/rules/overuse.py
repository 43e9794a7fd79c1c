"""Whether a place of work takes interns one after another and hires none (rule B-07)."""

from dataclasses import dataclass

from models.kinds import EndOutcome
from models.rules.figures import Figures

# Work with pay at the same company.
HIRED = frozenset(
    {
        EndOutcome.ORDINARY_JOB_HERE,
        EndOutcome.PART_TIME_JOB,
        EndOutcome.PAID_HOURS_CONTINUE,
        EndOutcome.WAGE_SUBSIDY,
        EndOutcome.IGU,
    }
)


@dataclass(frozen=True)
class UseOfInterns:
    """Internships that began at one place in the months that the figure `series.months` says.

    Args:
        hired: those of them who were hired, or got work with pay there.
    """

    interns: int
    hired: int


def overused(use: UseOfInterns, figures: Figures) -> bool:
    """Whether a consultant should talk with the place before she sends one more.

    A suggestion of ours, not the law: the figures are dated and a municipality may set its own.
    """
    return not use.hired and use.interns >= figures.number("series.company_internships")
