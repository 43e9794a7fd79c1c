"""Who may do what: the doors. What is behind a door is fenced by the queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from models.kinds import CompanyRight, ImportKind, Role


class Act(StrEnum):
    """One thing a person sits down to do; a view names the one it needs."""

    # Everybody
    CHOOSE_LETTERS = auto()
    KEEP_OWN_ACCESS = auto()
    # Employers
    SEE_OWN_COMPANY = auto()
    ANSWER_AGREEMENT = auto()
    WRITE_OPENING = auto()
    ANSWER_CANDIDATE = auto()
    REPORT_PROBLEM = auto()
    TELL_HOW_IT_GOES = auto()
    MANAGE_OWN_COMPANY = auto()
    # Consultants
    SEE_PROMISES = auto()
    KEEP_PROMISE = auto()
    HAND_OVER_PROMISE = auto()
    KEEP_ABSENCE = auto()
    SEE_COMPANIES = auto()
    WRITE_COMPANY = auto()
    WRITE_LEAD = auto()
    SEE_OPENINGS = auto()
    REVIEW_OPENING = auto()
    MAKE_MATCH_LIST = auto()
    SEE_MATCH_LIST = auto()
    NOMINATE = auto()
    SEE_PLACEMENTS = auto()
    RUN_PLACEMENT = auto()
    APPROVE_PLACEMENT = auto()
    # Caseworkers
    SEE_CITIZENS = auto()
    REVIEW_MATCH_LIST = auto()
    HEAR_CITIZEN = auto()
    PREPARE_FIRST_DAY = auto()
    WRITE_RECORD = auto()
    TAKE_OVER_CITIZEN = auto()
    # Whoever writes down what people can
    LOOK_UP_WORDS = auto()
    # Getting data in; users are imported by whoever manages them
    IMPORT_DATA = auto()
    IMPORT_CITIZENS = auto()
    IMPORT_COMPANIES = auto()
    # Leaders and administrators
    SEE_OVERVIEW = auto()
    CORRECT = auto()
    SEE_TRAIL = auto()
    SEE_MODEL_CARD = auto()
    SEE_FIGURES = auto()
    MANAGE_DEMANDS = auto()
    MANAGE_PROGRESSION = auto()
    PROPOSE_WEIGHTS = auto()
    DECIDE_WEIGHTS = auto()
    MANAGE_USERS = auto()
    MANAGE_SETTINGS = auto()
    KEEP_WORDS = auto()


_SEES_THE_WORK = frozenset(
    {
        Act.CHOOSE_LETTERS,
        Act.KEEP_OWN_ACCESS,
        Act.SEE_PROMISES,
        Act.SEE_COMPANIES,
        Act.SEE_OPENINGS,
        Act.SEE_MATCH_LIST,
        Act.SEE_PLACEMENTS,
        Act.SEE_CITIZENS,
    }
)

_MENTOR = frozenset(
    {
        Act.CHOOSE_LETTERS,
        Act.KEEP_OWN_ACCESS,
        Act.SEE_OWN_COMPANY,
        Act.REPORT_PROBLEM,
        Act.TELL_HOW_IT_GOES,
    }
)
_STAFF = _MENTOR | {Act.WRITE_OPENING, Act.ANSWER_CANDIDATE, Act.LOOK_UP_WORDS}

# What somebody at a company may do; the company's own administrator decides who has which right.
OF_RIGHT: dict[CompanyRight, frozenset[Act]] = {
    CompanyRight.MENTOR: _MENTOR,
    CompanyRight.STAFF: _STAFF,
    CompanyRight.ADMIN: _STAFF | {Act.ANSWER_AGREEMENT, Act.MANAGE_OWN_COMPANY},
}

MAY: dict[Role, frozenset[Act]] = {
    # All that anybody at a company may do; the right says what of it.
    Role.EMPLOYER: OF_RIGHT[CompanyRight.ADMIN],
    Role.COMPANY_CONSULTANT: _SEES_THE_WORK
    | {
        Act.KEEP_PROMISE,
        Act.HAND_OVER_PROMISE,
        Act.KEEP_ABSENCE,
        Act.WRITE_COMPANY,
        Act.WRITE_LEAD,
        Act.REVIEW_OPENING,
        Act.MAKE_MATCH_LIST,
        Act.NOMINATE,
        Act.HEAR_CITIZEN,
        Act.PREPARE_FIRST_DAY,
        Act.RUN_PLACEMENT,
        Act.APPROVE_PLACEMENT,
        Act.LOOK_UP_WORDS,
        Act.IMPORT_DATA,
        Act.IMPORT_COMPANIES,
    },
    Role.CASEWORKER: _SEES_THE_WORK - {Act.SEE_PROMISES}
    | {
        Act.KEEP_ABSENCE,
        Act.REVIEW_MATCH_LIST,
        Act.HEAR_CITIZEN,
        Act.WRITE_LEAD,
        Act.PREPARE_FIRST_DAY,
        Act.WRITE_RECORD,
        Act.TAKE_OVER_CITIZEN,
        Act.APPROVE_PLACEMENT,
        Act.LOOK_UP_WORDS,
        Act.IMPORT_DATA,
        Act.IMPORT_CITIZENS,
    },
    Role.LEADER: _SEES_THE_WORK
    | {
        Act.HAND_OVER_PROMISE,
        Act.KEEP_ABSENCE,
        Act.TAKE_OVER_CITIZEN,
        Act.SEE_OVERVIEW,
        Act.SEE_TRAIL,
        Act.SEE_MODEL_CARD,
        Act.SEE_FIGURES,
        Act.CORRECT,
        Act.MANAGE_DEMANDS,
        Act.MANAGE_PROGRESSION,
        Act.PROPOSE_WEIGHTS,
        Act.DECIDE_WEIGHTS,
        Act.KEEP_WORDS,
        Act.IMPORT_DATA,
        Act.IMPORT_CITIZENS,
    },
    # An administrator keeps the system running and sees no citizen's record.
    Role.ADMINISTRATOR: frozenset(
        {
            Act.CHOOSE_LETTERS,
            Act.KEEP_OWN_ACCESS,
            Act.SEE_TRAIL,
            Act.SEE_MODEL_CARD,
            Act.SEE_FIGURES,
            Act.MANAGE_USERS,
            Act.MANAGE_SETTINGS,
            Act.KEEP_WORDS,
            Act.MANAGE_DEMANDS,
            Act.MANAGE_PROGRESSION,
            Act.PROPOSE_WEIGHTS,
            Act.IMPORT_DATA,
            Act.IMPORT_COMPANIES,
        }
    ),
}

# Who may import lines of each kind: whoever writes them one by one, and a leader for caseworkers.
IMPORTS: Mapping[ImportKind, Act] = {
    ImportKind.CITIZENS: Act.IMPORT_CITIZENS,
    ImportKind.CV_LINES: Act.IMPORT_CITIZENS,
    ImportKind.COMPANIES: Act.IMPORT_COMPANIES,
    ImportKind.WORKPLACES: Act.IMPORT_COMPANIES,
    ImportKind.USERS: Act.MANAGE_USERS,
}


@dataclass(frozen=True)
class Viewer:
    """Who is asking: the first argument of every query.

    An employer always has a company and a right there; the others never have either.

    Args:
        workplace_ids: the workplaces she serves at her company; none means all of them.
    """

    user_id: int
    role: Role
    municipality_id: int
    company_id: int | None = None
    right: CompanyRight | None = None
    workplace_ids: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        is_employer = self.role is Role.EMPLOYER
        if is_employer != (self.company_id is not None) or is_employer != (self.right is not None):
            raise ValueError("an employer has a company and a right there, and nobody else has")


def may(viewer: Viewer, act: Act) -> bool:
    """Whether the viewer's role, and at a company her right, opens that door."""
    return act in (MAY[viewer.role] if viewer.right is None else OF_RIGHT[viewer.right])
