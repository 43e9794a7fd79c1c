"""The closed word lists of the product; imports nothing of ours.

Values are ASCII and are stored in the database and written into URLs: they never change.
What a person reads for each member stands in `portal/words.py`.
"""

from enum import IntEnum, StrEnum


class Role(StrEnum):
    EMPLOYER = "employer"
    COMPANY_CONSULTANT = "company_consultant"
    CASEWORKER = "caseworker"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


class Language(StrEnum):
    DANISH = "da"
    ENGLISH = "en"


class PlacementType(StrEnum):
    INTERNSHIP = "internship"
    WAGE_SUBSIDY = "wage_subsidy"
    IGU = "igu"


class Purpose(StrEnum):
    """Why a placement is made (rule S3-27); one is primary."""

    LANGUAGE_UPSKILLING = "language_upskilling"
    WORKPLACE_FAMILIARITY = "workplace_familiarity"
    VOCATIONAL_UPSKILLING = "vocational_upskilling"
    TOWARDS_WAGE_SUBSIDY = "towards_wage_subsidy"
    TOWARDS_ORDINARY_JOB = "towards_ordinary_job"


class LegalPurpose(StrEnum):
    """The three purposes the law knows (rule B-07)."""

    TRAIN_COMPETENCES = "train_competences"
    CLARIFY_GOAL = "clarify_goal"
    AIM_AT_EMPLOYMENT = "aim_at_employment"


class PlacementState(StrEnum):
    DRAFT = "draft"
    NOMINATED = "nominated"
    CITIZEN_HEARD = "citizen_heard"
    PRESENTED = "presented"
    EMPLOYER_ACCEPTED = "employer_accepted"
    CHECKS_PENDING = "checks_pending"
    APPROVED = "approved"
    ACTIVE = "active"
    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"
    ENDED_AT_ONCE = "ended_at_once"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    CLOSED = "closed"


class PlacementStep(StrEnum):
    NOMINATE = "nominate"
    HEAR_CITIZEN = "hear_citizen"
    PRESENT = "present"
    ACCEPT = "accept"
    DECLINE = "decline"
    CONFIRM = "confirm"
    APPROVE = "approve"
    START = "start"
    COMPLETE = "complete"
    END_EARLY = "end_early"
    END_AT_ONCE = "end_at_once"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"


class AgreementState(StrEnum):
    LEAD = "lead"
    CONTACTED = "contacted"
    OFFERED = "offered"
    ACTIVE = "active"
    PAUSED = "paused"
    NOT_NOW = "not_now"
    ENDED = "ended"


class AgreementStep(StrEnum):
    CONTACT = "contact"
    OFFER = "offer"
    ACCEPT = "accept"
    PAUSE = "pause"
    RESUME = "resume"
    POSTPONE = "postpone"
    END = "end"
    START_AGAIN = "start_again"


class OpeningState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    PARTLY_FILLED = "partly_filled"
    FILLED = "filled"
    ON_HOLD = "on_hold"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    DISCARDED = "discarded"


class OpeningStep(StrEnum):
    SUBMIT = "submit"
    DISCARD = "discard"
    PUBLISH = "publish"
    RETURN = "return"
    COUNT_SEATS = "count_seats"
    HOLD = "hold"
    RELEASE = "release"
    EXPIRE = "expire"
    RENEW = "renew"
    WITHDRAW = "withdraw"
    CLOSE = "close"


class PromiseKind(StrEnum):
    RECRUITMENT_REPLY = "recruitment_reply"
    ON_SITE_VISIT = "on_site_visit"


class ClockPolicy(StrEnum):
    CALENDAR_24H = "calendar_24h"
    WORKING_DAY_24H = "working_day_24h"


class PromiseEnd(StrEnum):
    """How a promise ended (rule C.6); an open promise has none."""

    FULFILLED = "fulfilled"
    WAIVED_BY_COMPANY = "waived_by_company"
    CANCELLED = "cancelled"
    MERGED = "merged"


class Standing(StrEnum):
    """How a promise stands at a moment; worked out, never stored."""

    RUNNING = "running"
    SOON = "soon"
    OVERDUE = "overdue"
    KEPT = "kept"
    LATE = "late"
    WAIVED = "waived"
    CANCELLED = "cancelled"
    MERGED = "merged"


class AnswerKind(StrEnum):
    """The replies that count as substantive (rule C.6)."""

    CANDIDATES_COMING = "candidates_coming"
    MEETING_SET = "meeting_set"
    NO_CANDIDATE = "no_candidate"
    QUESTION_FIRST = "question_first"


class DanishLevel(StrEnum):
    PRE_A1 = "pre_a1"
    A1 = "a1"
    A2 = "a2"
    B1 = "b1"
    B2 = "b2"
    C1 = "c1"
    C2 = "c2"


class DanishSkill(StrEnum):
    SPEAK = "speak"
    LISTEN = "listen"
    READ = "read"
    WRITE = "write"


class Weekday(IntEnum):
    """Monday is 0, as in `datetime.date.weekday`."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class Regime(StrEnum):
    """The law a citizen's offers follow (rule B-01)."""

    INL = "inl"
    LAB = "lab"


class ReadinessClass(StrEnum):
    JOB_READY = "job_ready"
    ACTIVITY_READY = "activity_ready"


class ResidenceCategory(StrEnum):
    REFUGEE = "refugee"
    QUOTA_REFUGEE = "quota_refugee"
    FAMILY_REUNIFIED_TO_REFUGEE = "family_reunified_to_refugee"
    FAMILY_REUNIFIED_OTHER = "family_reunified_other"
    UKRAINE_ACT = "ukraine_act"
    OTHER = "other"


class Sector(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"


class Transport(StrEnum):
    FOOT_OR_BICYCLE = "foot_or_bicycle"
    PUBLIC_TRANSPORT = "public_transport"
    CAR = "car"


class ConceptKind(StrEnum):
    OCCUPATION = "occupation"
    SKILL = "skill"


class RequirementKind(StrEnum):
    SKILL = "skill"
    CERTIFICATE = "certificate"
    LICENCE = "licence"


class EntryKind(StrEnum):
    JOB = "job"
    EDUCATION = "education"
    PLACEMENT = "placement"
    REAL_COMPETENCE = "real_competence"


class ShownBy(StrEnum):
    """Where a skill was shown (CV with evidence)."""

    OWN_WORD = "own_word"
    JOB = "job"
    EDUCATION = "education"
    PLACEMENT = "placement"
    TEST = "test"
    OBSERVED = "observed"


class SkillLevel(StrEnum):
    """How well a skill is held, in words people use."""

    SOME = "some"
    GOOD = "good"
    EXPERT = "expert"


class RecordPart(StrEnum):
    """A part of a citizen's record that is changed as one."""

    CV = "cv"
    WISHES = "wishes"
    DANISH = "danish"
    PRACTICAL = "practical"
    PROGRAMME = "programme"


class DanishEducation(StrEnum):
    """The three Danish educations (rule B-18)."""

    DU1 = "du1"
    DU2 = "du2"
    DU3 = "du3"


class DanishTest(StrEnum):
    """The tests that end the educations (rule B-18)."""

    PD1 = "pd1"
    PD2 = "pd2"
    PD3 = "pd3"
    STUDY_TEST = "study_test"


class LevelSource(StrEnum):
    """Who says what level a person has; the first of the list is believed before the others."""

    TEACHER = "teacher"
    TEST = "test"
    CASEWORKER = "caseworker"
    DERIVED = "derived"


class LanguageMastery(StrEnum):
    NONE = "none"
    SOME = "some"
    WELL = "well"
    MOTHER_TONGUE = "mother_tongue"


class PersonAround(StrEnum):
    MENTOR = "mentor"
    FAMILY_CONSULTANT = "family_consultant"
    TEACHER = "teacher"
    LANGUAGE_BUDDY = "language_buddy"
    OTHER = "other"


class ReadingSource(StrEnum):
    """What a CV was read from."""

    PASTED = "pasted"
    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"


class ProposalKind(StrEnum):
    """What a line of a CV seems to be."""

    JOB = "job"
    EDUCATION = "education"
    SKILL = "skill"
    PERMIT = "permit"
    LANGUAGE = "language"


class TakenAs(StrEnum):
    """What a person made of a proposal."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


class Situation(StrEnum):
    """Where a citizen of the programme stands; other deadlines follow (S2-07 to S2-11)."""

    EXPECTED = "expected"
    IN_PROGRAMME = "in_programme"
    IN_JOB_OR_EDUCATION = "in_job_or_education"
    PARENTAL_LEAVE = "parental_leave"
    PAUSED_BY_JOB = "paused_by_job"
    AFTER_PROGRAMME = "after_programme"


class DutyReason(StrEnum):
    """Why the work duty was lowered; a code only, never a health text (rule B-03)."""

    ASSESSED_BY_CASEWORKER = "assessed_by_caseworker"
    PARENTAL_LEAVE = "parental_leave"
    NOT_UNDER_DUTY = "not_under_duty"


class ActivityKind(StrEnum):
    """What fills a citizen's week besides placements and Danish lessons."""

    PAID_HOURS = "paid_hours"
    COURSE = "course"
    INTRODUCTION = "introduction"
    MENTOR = "mentor"
    TALKS = "talks"
    JOB_SEARCH = "job_search"
    SOCIAL_OR_HEALTH = "social_or_health"
    OTHER = "other"


class FollowUpKind(StrEnum):
    TALK = "talk"
    PHONE = "phone"
    HOME_VISIT = "home_visit"
    AT_COMPANY = "at_company"


class NoteKind(StrEnum):
    """How it reached the caseworker."""

    PHONE = "phone"
    MEETING = "meeting"
    MESSAGE = "message"
    LETTER = "letter"
    OBSERVATION = "observation"


class DisclosureBasis(StrEnum):
    CONSENT = "consent"
    LAW = "law"
    ESSENTIAL = "essential"


class RefusalOf(StrEnum):
    JOB = "job"
    INTERNSHIP = "internship"
    OTHER_OFFER = "other_offer"


class CaseMatter(StrEnum):
    """Why a citizen needs her caseworker; each is worked out anew, none is stored."""

    CONTRACT = "contract"
    CLASSIFICATION = "classification"
    FOLLOW_UP = "follow_up"
    FIRST_OFFER = "first_offer"
    NO_OFFER = "no_offer"
    DANISH_ENROLMENT = "danish_enrolment"
    PARENTAL_FOLLOW_UP = "parental_follow_up"
    STATUS_REPORT = "status_report"
    PROGRAMME_END = "programme_end"
    CV_OLD = "cv_old"
    NOT_KNOWN = "not_known"
    PARTY_ACCESS = "party_access"
    INTERNSHIP_READY = "internship_ready"
    COMPLAINT = "complaint"


class MatterDetail(StrEnum):
    """What is special about a matter; words in `portal/words/programme.py`."""

    BOTH_SIGN = "both_sign"
    CITIZEN_SIGNS = "citizen_signs"
    MUNICIPALITY_SIGNS = "municipality_signs"
    IN_WINDOW = "in_window"
    WINDOW_SHORT = "window_short"
    WINDOW_MISSED = "window_missed"
    OWN_INTERVAL = "own_interval"
    IN_JOB = "in_job"
    NONE = "none"


class EarlyStepKind(StrEnum):
    """What is done from before a citizen comes until she can begin at a workplace (S3-05)."""

    HOME = "home"
    E_ID = "e_id"
    BANK = "bank"
    CHILDCARE_OR_SCHOOL = "childcare_or_school"
    CLARIFIED = "clarified"
    DANISH_PLACED = "danish_placed"


class StepAnswer(StrEnum):
    DONE = "done"
    NOT_NEEDED = "not_needed"


class TransferState(StrEnum):
    """How far a citizen's move to another municipality has come (rule S4-32)."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    SENT = "sent"  # as a file, to a municipality that is not in this store
    CARRIED_OUT = "carried_out"


class AtTheMove(StrEnum):
    """What becomes of a placement when the citizen moves (guard G5)."""

    GOES_ON = "goes_on"
    FALLS_AWAY = "falls_away"
    OVER = "over"


class ReviewMark(StrEnum):
    SUITABLE = "suitable"
    NOT_SUITABLE = "not_suitable"
    TALK_FIRST = "talk_first"


class PutForwardAnswer(StrEnum):
    """What a consultant answered a caseworker who put a citizen forward."""

    NOMINATED = "nominated"
    NOT_NOW = "not_now"


class ProposalState(StrEnum):
    """How far a proposal for new weights has come."""

    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"


class CardField(StrEnum):
    """What a citizen may agree to show an employer (rule B.9); skills are always on the card."""

    WISH = "wish"
    WORK_CONSIDERATIONS = "work_considerations"
    NAME = "name"


class DeclineReason(StrEnum):
    """The employer's neutral reasons: about the place, never about the person's background."""

    PLACE_FILLED = "place_filled"
    OTHER_SKILLS_NEEDED = "other_skills_needed"
    HOURS_DO_NOT_FIT = "hours_do_not_fit"
    PERIOD_DOES_NOT_FIT = "period_does_not_fit"
    NO_TIME_TO_TRAIN = "no_time_to_train"
    NEEDS_CHANGED = "needs_changed"


class WithdrawReason(StrEnum):
    CITIZEN_SAID_NO = "citizen_said_no"
    OTHER_OFFER = "other_offer"
    NOT_AVAILABLE = "not_available"
    RULES_NOT_MET = "rules_not_met"
    OPENING_GONE = "opening_gone"
    OTHER = "other"


class EndReason(StrEnum):
    PROBLEM_NOT_SOLVED = "problem_not_solved"
    CITIZEN_WISH = "citizen_wish"
    COMPANY_WISH = "company_wish"
    BETTER_OFFER = "better_offer"
    NO_SHOW = "no_show"
    SAFETY = "safety"
    WORKPLACE_CLOSED = "workplace_closed"
    RULES_NOT_MET = "rules_not_met"
    HEALTH = "health"
    OTHER = "other"


class EndOutcome(StrEnum):
    ORDINARY_JOB_HERE = "ordinary_job_here"
    ORDINARY_JOB_ELSEWHERE = "ordinary_job_elsewhere"
    PART_TIME_JOB = "part_time_job"
    PAID_HOURS_CONTINUE = "paid_hours_continue"
    WAGE_SUBSIDY = "wage_subsidy"
    IGU = "igu"
    NEW_INTERNSHIP = "new_internship"
    ORDINARY_EDUCATION = "ordinary_education"
    SELF_EMPLOYED = "self_employed"
    BACK_TO_CLARIFICATION = "back_to_clarification"
    MOVED = "moved"
    LEFT_COUNTRY = "left_country"
    PARENTAL_LEAVE = "parental_leave"
    ILLNESS = "illness"
    UNKNOWN = "unknown"


class ProblemCategory(StrEnum):
    """Rule S3-43."""

    LANGUAGE = "language"
    CULTURE = "culture"
    ATTENDANCE = "attendance"
    TASKS = "tasks"
    BEHAVIOUR = "behaviour"
    HEALTH_RELATED = "health_related"
    PAY_OR_HOURS = "pay_or_hours"
    TRANSPORT = "transport"
    MENTOR_OVERLOAD = "mentor_overload"
    OTHER = "other"


class WaitingFor(StrEnum):
    """What people wait for in the leader's overview."""

    REVIEW_OF_OPENING = "review_of_opening"
    TALK_WITH_CITIZEN = "talk_with_citizen"
    CARD_TO_COMPANY = "card_to_company"
    ANSWER_OF_COMPANY = "answer_of_company"
    CONFIRMATION = "confirmation"
    APPROVAL = "approval"


class ContactKind(StrEnum):
    PRIMARY = "primary"
    MANAGEMENT = "management"


class Channel(StrEnum):
    """How an act reached us (rule C.8)."""

    WEB = "web"
    PHONE = "phone"
    MAIL = "mail"
    IMPORT = "import"
    SYSTEM = "system"


class ObjectType(StrEnum):
    """What an event of the trail is about."""

    USER = "user"
    MUNICIPALITY = "municipality"
    CITIZEN = "citizen"
    COMPANY = "company"
    AGREEMENT = "agreement"
    OPENING = "opening"
    MATCH_RUN = "match_run"
    PLACEMENT = "placement"
    PROBLEM_REPORT = "problem_report"
    PROMISE = "promise"
    VOCABULARY = "vocabulary"
    FIGURE = "figure"


class ImportKind(StrEnum):
    """What the lines of an imported file are about."""

    CITIZENS = "citizens"
    CV_LINES = "cv_lines"
    COMPANIES = "companies"
    WORKPLACES = "workplaces"
    USERS = "users"


class ImportState(StrEnum):
    """How far an import has come."""

    READ = "read"
    CHECK_WAITS = "check_waits"
    CHECKING = "checking"
    CHECKED = "checked"
    WRITE_WAITS = "write_waits"
    WRITING = "writing"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class PlacementVariety(StrEnum):
    """What an internship is for in the chain of placements (glossary C.1)."""

    ORDINARY = "ordinary"
    INTRO = "intro"
    BEFORE_IGU = "before_igu"
    LANGUAGE = "language"


class FoundBy(StrEnum):
    """Who found the place (rule B-07a)."""

    CONSULTANT = "consultant"
    CITIZEN = "citizen"
    COMPANY = "company"
    VOLUNTEER = "volunteer"


class SlotKind(StrEnum):
    """What an hour of a placement's week is."""

    WORK = "work"
    LESSONS = "lessons"
    PAID = "paid"


class ExtensionState(StrEnum):
    """A wish that a placement lasts longer (C.3: requested, assessed, decided)."""

    REQUESTED = "requested"
    ASSESSED = "assessed"
    APPROVED = "approved"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


class ExtensionStep(StrEnum):
    """What somebody does with the wish."""

    ASSESS = "assess"
    APPROVE = "approve"
    REFUSE = "refuse"
    TAKE_BACK = "take_back"


class Side(StrEnum):
    """Whose word something is, at or around a placement."""

    EMPLOYER = "employer"
    CITIZEN = "citizen"
    CONSULTANT = "consultant"
    CASEWORKER = "caseworker"
    MENTOR = "mentor"
    BUDDY = "buddy"
    REPRESENTATIVE = "representative"


class PlacementFollowUpKind(StrEnum):
    """Why a placement is followed up on that day (C.3)."""

    FIRST_WEEK = "first_week"
    REGULAR = "regular"
    LAST_WEEK = "last_week"
    RETENTION = "retention"
    AFTERCARE = "aftercare"
    ON_DEMAND = "on_demand"


class ContactWay(StrEnum):
    """How people talked."""

    VISIT = "visit"
    PHONE = "phone"
    MEETING = "meeting"
    VIDEO = "video"


class SchoolSubject(StrEnum):
    """What the school part of an IGU may be (rule B-16a)."""

    AMU = "amu"
    FVU = "fvu"
    AVU = "avu"
    HF = "hf"
    FGU = "fgu"
    DANISH = "danish"
    OTHER = "other"


class DocumentKind(StrEnum):
    """The papers of a company and of a placement."""

    PARTNERSHIP_AGREEMENT = "partnership_agreement"
    PLACEMENT_AGREEMENT = "placement_agreement"
    EXPECTATION_ALIGNMENT = "expectation_alignment"
    INTERNSHIP_CERTIFICATE = "internship_certificate"
    VITAS_SHEET = "vitas_sheet"


class SignedThrough(StrEnum):
    """How a yes to a paper was given."""

    PORTAL = "portal"
    PAPER = "paper"
    ORAL = "oral"


class CompanyRight(StrEnum):
    """What a person at a company may do here."""

    ADMIN = "admin"  # everything, and invites others
    STAFF = "staff"  # openings, proposed people, placements
    MENTOR = "mentor"  # placements and their problems only


class HirePotential(StrEnum):
    """Whether the place can take someone on afterwards (S3-20)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AgreementPoint(StrEnum):
    """What every edition of the partnership agreement's text must say (rule C.4)."""

    VOLUNTARY = "voluntary"
    NON_BINDING = "non_binding"
    PAUSE_RIGHT = "pause_right"
    BOTH_PROMISES = "both_promises"
    ONE_CONTACT_EACH = "one_contact_each"
    MENTOR_COURSE = "mentor_course"
    DATA_AND_SECRECY = "data_and_secrecy"


class PromiseState(StrEnum):
    """How far a promise has come (rule C.6); worked out from its rows, never stored."""

    ACKNOWLEDGED = "acknowledged"  # the company was told by itself; counts for nothing
    ASSIGNED = "assigned"
    IN_CONTACT = "in_contact"
    FULFILLED_ON_TIME = "fulfilled_on_time"
    FULFILLED_LATE = "fulfilled_late"
    WAIVED_BY_COMPANY = "waived_by_company"
    CANCELLED = "cancelled"
    MERGED = "merged"


class PromiseStep(StrEnum):
    """What somebody does with a promise."""

    TAKE = "take"
    HAND_OVER = "hand_over"
    NOTE_ATTEMPT = "note_attempt"
    SAY_WHY_LATE = "say_why_late"
    ANSWER = "answer"
    VISIT = "visit"
    WAIVE = "waive"
    CANCEL = "cancel"
    MERGE = "merge"
    CORRECT = "correct"


class AttemptWay(StrEnum):
    """How somebody tried to reach a company without keeping the promise by it."""

    PHONE = "phone"
    MAIL = "mail"
    TEXT_MESSAGE = "text_message"
    STOPPED_BY = "stopped_by"


class LateReason(StrEnum):
    """Why a promise is still open after it was due."""

    WAITS_FOR_COMPANY = "waits_for_company"
    NOBODY_AT_WORK = "nobody_at_work"
    SEEN_TOO_LATE = "seen_too_late"
    HARD_TO_FIND = "hard_to_find"
    TOO_MANY_AT_ONCE = "too_many_at_once"
    OTHER = "other"


class HandOverState(StrEnum):
    """How far the wish that a colleague takes a promise has come (rule S3-63)."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


class WarningKind(StrEnum):
    """What staff are told about a promise, the later the more it hurries (rule C.6)."""

    NOBODY_HAS_IT = "nobody_has_it"
    HALF_TIME = "half_time"
    FOUR_HOURS = "four_hours"
    ONE_HOUR = "one_hour"
    BREACH = "breach"


class ProblemDecision(StrEnum):
    """What is done when a visit did not solve the problem (rule C.3)."""

    ADJUST = "adjust"
    PAUSE_DAYS = "pause_days"
    END_AT_ONCE = "end_at_once"


class DeskMatter(StrEnum):
    """What may lie on a consultant's desk, the most pressing first."""

    PROMISE = "promise"
    HANDOVER = "handover"
    START = "start"
    OUTCOME = "outcome"
    FOLLOW_UP = "follow_up"
    CONTACT = "contact"
    EXTENSION = "extension"
    PLACEMENT = "placement"
    OPENING = "opening"
    LIST = "list"
    FORWARDED = "forwarded"
    LEAD = "lead"


class StartLack(StrEnum):
    """What a placement that starts soon may lack."""

    APPROVAL = "approval"
    FIRST_DAY = "first_day"
    MENTOR = "mentor"
    MENTOR_BRIEFED = "mentor_briefed"


class CallMatter(StrEnum):
    """What a call with a company was, besides an answer to what it asked."""

    REQUEST = "request"
    ATTEMPT = "attempt"
    NOTE = "note"


class CompanyEntryKind(StrEnum):
    """What a consultant writes in a company's diary."""

    VISIT = "visit"
    CALL = "call"
    NOTE = "note"


class Urgency(StrEnum):
    """How soon a caseworker has to do something; her front page in this order."""

    LATE = "late"
    WEEK = "week"
    LATER = "later"
    NO_DEADLINE = "no_deadline"


class LetterKind(StrEnum):
    """What a mail to somebody is about; never about a citizen."""

    PROMISE_WARNING = "promise_warning"
    PROMISE_RECEIPT = "promise_receipt"
    PROMISE_ANSWERED = "promise_answered"
    INVITATION = "invitation"
    FIRST_LOG_IN = "first_log_in"
    PROPOSAL_WAITS = "proposal_waits"
    OPENING_LAPSES = "opening_lapses"
    PAUSE_ENDS = "pause_ends"
    FOLLOW_UP_DUE = "follow_up_due"
    PLACEMENT_STARTS = "placement_starts"
    IGU_BONUS = "igu_bonus"
    REVIEW_WAITS = "review_waits"
    DIGEST = "digest"
    TRIAL = "trial"


class LetterGroup(StrEnum):
    """What a person chooses about at once."""

    PROMISES = "promises"
    PLACEMENTS = "placements"
    COMPANIES = "companies"
    REVIEWS = "reviews"
    ANSWERS = "answers"
    REMINDERS = "reminders"
    ACCESS = "access"


class LetterWay(StrEnum):
    """How somebody wants to be told."""

    NOW = "now"
    DAILY = "daily"
    NONE = "none"


class LetterState(StrEnum):
    """How far a mail has come."""

    QUEUED = "queued"
    COLLECTED = "collected"  # waits for the one mail of the day
    HELD = "held"  # the company has had its share this week
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"  # it was true no longer


class Scorer(StrEnum):
    """Who says how far somebody has come, each on the same five points (S3-70a, S3-96)."""

    CONSULTANT = "consultant"
    CASEWORKER = "caseworker"
    EMPLOYER = "employer"
    CITIZEN = "citizen"
    TEACHER = "teacher"


class ScoringPlace(StrEnum):
    """Where it was talked about."""

    WORKPLACE = "workplace"
    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    PHONE = "phone"


class ProgressAct(StrEnum):
    """The one thing to do when somebody has come far (S3-20, S3-21d)."""

    ASK_FOR_PAY = "ask_for_pay"
    FIND_NEW_PLACE = "find_new_place"


class HelperHint(StrEnum):
    """What is still to be done so that people at the workplace can help (S3-29, S3-42, S3-95)."""

    MENTOR_MISSING = "mentor_missing"
    MENTOR_NOT_BRIEFED = "mentor_not_briefed"
    MENTOR_NOT_TRAINED = "mentor_not_trained"
    BUDDY_NOT_TRAINED = "buddy_not_trained"
    BUDDY_WEEK_UNTOLD = "buddy_week_untold"


class LeadSource(StrEnum):
    """Who told us of a company (rule S4-06)."""

    VOLUNTEER = "volunteer"
    CITIZEN = "citizen"
    COLLEAGUE = "colleague"
    COMPANY = "company"
    OTHER = "other"


class LeadState(StrEnum):
    """How far a tip about a company has come."""

    NEW = "new"
    CONTACTED = "contacted"
    CLOSED = "closed"
