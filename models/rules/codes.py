"""The code of every finding of the law; each has its Danish sentence where words are."""

from enum import StrEnum, auto


class FindingCode(StrEnum):
    """What is wrong. In the comment: the keys of `Finding.values` that come with it."""

    REGIME_UNKNOWN = auto()
    READINESS_UNKNOWN = auto()
    # Length (G1): latest_end, length, unit ("weeks" or "months")
    TOO_LONG = auto()
    NEEDS_EXTENSION = auto()
    # Ratio (G2): day, allowed, used (full-time persons, the new one among them)
    RATIO_EXCEEDED = auto()
    STAFF_NOT_COUNTED = auto()
    STAFF_COUNTED_LONG_AGO = auto()  # counted, months
    # Representative (G3)
    REPRESENTATIVE_MISSING = auto()
    REPRESENTATIVE_AGAINST = auto()
    REPRESENTATIVE_UNDATED = auto()  # starts
    COLLEAGUES_NOT_HEARD = auto()
    # Approval before start (G4): starts, approved
    APPROVAL_MISSING = auto()
    STARTS_BEFORE_APPROVAL = auto()
    PAPERS_MISSING = auto()
    # Municipality (G5)
    OTHER_MUNICIPALITY = auto()
    # Purpose and alignment (G6): starts
    PURPOSE_MISSING = auto()
    LEGAL_PURPOSE_REASON_MISSING = auto()
    EMPLOYER_NOT_ALIGNED = auto()
    CITIZEN_NOT_ALIGNED = auto()
    # Hours (G7): hours, max / weekday (number), starts, ends of the first clash
    PLACEMENT_HOURS_OVER_MAX = auto()
    WEEK_HOURS_OVER_MAX = auto()
    OVERLAPS_LESSONS = auto()
    OVERLAPS_PLACEMENT = auto()
    # Condition (G8)
    CONDITION_REASON_MISSING = auto()
    # Wage subsidy (G9): months / last_month, average
    PRIOR_PERIOD_MISSING = auto()
    PRIOR_PERIOD_UNKNOWN = auto()
    LAST_EMPLOYER_HERE = auto()
    STAFF_NUMBERS_MISSING = auto()
    NOT_ADDITIONAL = auto()
    REPRESENTATIVE_NOT_ADDITIONAL = auto()
    REPRESENTATIVE_ADDITIONAL_MISSING = auto()
    VACANCY_BY_DISMISSAL = auto()
    # IGU (G10), what everyone may read: last_start / ends_needed / hours, min / months / weeks, min
    IGU_NOT_POSSIBLE = auto()
    IGU_AFTER_LAST_START = auto()
    IGU_STOPPED = auto()
    IGU_WRONG_LENGTH = auto()
    IGU_TOO_LITTLE_PRACTICE = auto()
    IGU_TOO_FEW_HOURS = auto()
    IGU_EMPLOYED_HERE = auto()
    IGU_BEGUN_BEFORE = auto()
    IGU_SCHOOL_PLAN_UNKNOWN = auto()
    IGU_SCHOOL_WEEKS = auto()
    IGU_AMU_WEEKS = auto()
    # The caseworker's word on the tasks (G11)
    CONSIDERATIONS_NOT_CONFIRMED = auto()
    # Mentor (G12)
    MENTOR_MISSING = auto()
    MENTOR_NOT_BRIEFED = auto()
    # Licences and certificates (G13): permits
    TASK_NEEDS_PERMIT = auto()
    # Unpaid work in series (G14): number / interns, months
    SERIES_OF_INTERNSHIPS = auto()
    INTERNS_AND_NO_HIRES = auto()
    # IGU, why it is not possible: for the caseworker only (rule book B.9)
    IGU_FACTS_MISSING = auto()
    IGU_TOO_YOUNG = auto()
    IGU_TOO_OLD = auto()
    IGU_RESIDENT_TOO_LONG = auto()
    IGU_RESIDENCE_CATEGORY = auto()
    IGU_ALREADY_COMPLETED = auto()
