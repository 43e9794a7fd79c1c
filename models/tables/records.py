"""The rest of a citizen's record: what surrounds the CV, and every earlier edition of it."""

from datetime import date, datetime, time

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.kinds import (
    DanishEducation,
    DanishLevel,
    DanishSkill,
    DanishTest,
    LanguageMastery,
    LevelSource,
    PersonAround,
    ProposalKind,
    ReadingSource,
    RecordPart,
    RequirementKind,
    TakenAs,
)
from models.tables.columns import stored_by_value


class RecordEdition(SQLModel, table=True):
    """One part of a record as it stood after somebody changed it; the newest is what counts now."""

    __tablename__ = "record_edition"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    part: RecordPart = Field(sa_type=stored_by_value(RecordPart))
    content: dict[str, list[dict[str, object]]] = Field(sa_type=JSON)
    # None: as it stood before anybody changed it here.
    by_id: int | None = Field(default=None, foreign_key="app_user.id")
    at: datetime


class ShownIn(SQLModel, table=True):
    """The job, education or placement a skill was shown in."""

    __tablename__ = "shown_in"
    skill_id: int = Field(primary_key=True, foreign_key="citizen_skill.id")
    entry_id: int = Field(primary_key=True, foreign_key="citizen_entry.id", index=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)


class CitizenLanguage(SQLModel, table=True):
    """A language besides Danish; only shown or ranked by when a task needs it (rule B.9)."""

    __tablename__ = "citizen_language"
    __table_args__ = (UniqueConstraint("citizen_id", "language"),)
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    language: str = Field(max_length=40)  # its Danish name
    speak: LanguageMastery = Field(sa_type=stored_by_value(LanguageMastery, "language_speak"))
    read: LanguageMastery = Field(sa_type=stored_by_value(LanguageMastery, "language_read"))
    write: LanguageMastery = Field(sa_type=stored_by_value(LanguageMastery, "language_write"))


class DanishLevelSet(SQLModel, table=True):
    """A level somebody set; never changed, the newest of the best source counts."""

    __tablename__ = "danish_level_set"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    skill: DanishSkill = Field(sa_type=stored_by_value(DanishSkill))
    level: DanishLevel | None = Field(default=None, sa_type=stored_by_value(DanishLevel))
    source: LevelSource = Field(sa_type=stored_by_value(LevelSource))
    set_on: date  # the day the level is from
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class DanishTestPassed(SQLModel, table=True):
    __tablename__ = "danish_test_passed"
    __table_args__ = (UniqueConstraint("citizen_id", "test"),)
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    test: DanishTest = Field(sa_type=stored_by_value(DanishTest))
    passed_on: date


class DanishLevelHint(SQLModel, table=True):
    """Which level a module mostly means (rule B-19a); a municipality may set its own."""

    __tablename__ = "danish_level_hint"
    __table_args__ = (UniqueConstraint("municipality_id", "education", "module"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    education: DanishEducation = Field(sa_type=stored_by_value(DanishEducation))
    module: int  # 1 to 6
    level: DanishLevel = Field(sa_type=stored_by_value(DanishLevel))


class CitizenFreeTime(SQLModel, table=True):
    """A stretch of the week in which the citizen can work; none = not told."""

    __tablename__ = "citizen_free_time"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    weekday: int  # Monday is 0
    starts: time
    ends: time


class Consideration(SQLModel, table=True):
    """A functional limit to take heed of at work; never a diagnosis (rules S3-85, B.9)."""

    __tablename__ = "consideration"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    text: str = Field(max_length=300)
    from_on: date
    until_on: date | None = None  # the last day, included; None = until further notice


class CitizenContact(SQLModel, table=True):
    """Somebody who helps: a mentor, a teacher, a family consultant."""

    __tablename__ = "citizen_contact"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    kind: PersonAround = Field(sa_type=stored_by_value(PersonAround))
    name: str = Field(max_length=120)
    phone: str = Field(default="", max_length=20)
    email: str = Field(default="", max_length=200)
    note: str = Field(default="", max_length=300)


class CvReading(SQLModel, table=True):
    """A CV that was read; its file is not kept, only what it was and who read it in."""

    __tablename__ = "cv_reading"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    source: ReadingSource = Field(sa_type=stored_by_value(ReadingSource))
    characters: int
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class CvProposal(SQLModel, table=True):
    """Something a CV seems to say; it counts for nothing before a person has taken it."""

    __tablename__ = "cv_proposal"
    id: int = Field(default=None, primary_key=True)
    reading_id: int = Field(foreign_key="cv_reading.id", index=True)
    kind: ProposalKind = Field(sa_type=stored_by_value(ProposalKind))
    text: str = Field(max_length=200)
    words: str = Field(max_length=500)  # of the CV, that it came from
    concept_id: int | None = Field(default=None, foreign_key="concept.id", index=True)
    permit_kind: RequirementKind | None = Field(
        default=None, sa_type=stored_by_value(RequirementKind, "permit_kind")
    )
    from_year: int | None = None
    to_year: int | None = None
    employer: str = Field(default="", max_length=120)
    tasks: str = Field(default="", max_length=2000)
    taken_as: TakenAs = Field(default=TakenAs.WAITING, sa_type=stored_by_value(TakenAs))
    decided_by_id: int | None = Field(default=None, foreign_key="app_user.id")
    decided_at: datetime | None = None
