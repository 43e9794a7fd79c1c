"""What would become of a file's lines, whatever they are about."""

from collections.abc import Callable, Mapping, Sequence

from sqlmodel import Session

from models.kinds import ImportKind
from portal.services.imports import citizens, companies, cv, users
from portal.services.imports.checking import Asked, Found, Tell, check, silent
from portal.services.imports.examples import without_examples
from portal.services.imports.files import Lines
from portal.services.imports.lines import Problem
from portal.services.imports.plan import Plan

Planner = Callable[..., Plan]

_PLANNERS: Mapping[ImportKind, Planner] = {
    ImportKind.CITIZENS: citizens.plan,
    ImportKind.CV_LINES: cv.plan,
    ImportKind.COMPANIES: companies.plan_companies,
    ImportKind.WORKPLACES: companies.plan_workplaces,
    ImportKind.USERS: users.plan,
}


def plan_of(
    session: Session,
    kind: ImportKind,
    fields: Sequence[str],
    lines: Lines,
    asked: Asked,
    *,
    writing: bool,
    tell: Tell = silent,
) -> Plan:
    """What becomes of each line, and everything that is wrong, in the order of the file.

    Reads only, and may take half a minute; `Plan.write` does the rest in a transaction.

    Args:
        fields: the field of each column; "" for one that is not taken in.
        writing: the plan is to be carried out if nothing is wrong.
        tell: hears how far it is, and may raise to stop.
    """
    found: Found = without_examples(kind, check(kind, fields, lines, tell))
    made = _PLANNERS[kind](session, asked, found, tell=tell, writing=writing)
    # A cell that is wrong by itself counts as empty afterwards; that is said once.
    once: dict[tuple[int, str], Problem] = {}
    for problem in made.problems:
        once.setdefault((problem.line, problem.field), problem)
    made.problems = sorted(once.values(), key=lambda problem: problem.line)
    return made
