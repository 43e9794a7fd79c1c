"""The interchange format: one class for each object, from which files are read and the JSON
Schema is made.

There is no field for a name, sex, age, origin, health, benefit or family (rule B.9), and a field
that is not here is refused. Levels that are null are unknown for a citizen and no demand for an
opening.
"""

from abc import abstractmethod
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from models.kinds import (
    DanishLevel,
    EntryKind,
    PlacementType,
    RequirementKind,
    ShownBy,
    Transport,
)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
LanguageCode = Annotated[str, Field(pattern="^[a-z]{2,3}$", description="ISO 639, e.g. en or ar")]
Postcode = Annotated[str, Field(pattern="^[0-9]{4}$", description="Danish postcode, four digits")]
Time = Annotated[str, Field(pattern="^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", description="HH:MM")]
Hours = Annotated[float, Field(ge=0, le=168, description="hours a week")]
Day = Literal[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    0, 1, 2, 3, 4, 5, 6,
]  # fmt: skip


class Record(BaseModel):
    """The base of all: values of exactly the kind told, and no field that is not known."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, populate_by_name=True, allow_inf_nan=False
    )


class Keyed(Record):
    """A record that stands once in a file."""

    @property
    @abstractmethod
    def key(self) -> str:
        """What no two records of a file have in common."""


class WithId(Keyed):
    """A record with a name of its own."""

    id: Code

    @property
    def key(self) -> str:
        """The id."""
        return self.id


class SlotRecord(Record):
    """A stretch of one weekday that comes back every week."""

    day: Day = Field(description="by its English name or its first three letters; or 0 = Monday")
    starts: Time = Field(alias="from")
    ends: Time = Field(alias="to")

    @model_validator(mode="after")
    def _ends_later(self) -> "SlotRecord":
        if self.ends <= self.starts:
            raise ValueError("to must be later than from")
        return self


class LevelsRecord(Record):
    """A level of Danish for each skill; null = unknown, or no requirement."""

    speak: DanishLevel | None = None
    listen: DanishLevel | None = None
    read: DanishLevel | None = None
    write: DanishLevel | None = None


class RequirementRecord(Record):
    """Something an opening asks for, in the employer's words."""

    text: Text
    kind: RequirementKind = RequirementKind.SKILL
    must: bool = True


class AskedLanguageRecord(Record):
    """A language other than Danish that an opening asks for; level null = any level."""

    code: LanguageCode
    level: DanishLevel | None = None
    must: bool = True


class OpeningRecord(WithId):
    """A place to fill."""

    title: Text
    placement_type: PlacementType
    industry: Code
    tasks: tuple[Text, ...] = ()
    requires: tuple[RequirementRecord, ...] = ()
    danish: LevelsRecord = LevelsRecord()
    danish_task: str | None = Field(default=None, description="the task that needs the Danish")
    languages: tuple[AskedLanguageRecord, ...] = ()
    hours_a_week: Annotated[float, Field(gt=0, le=168, description="hours a week")]
    weekly: tuple[SlotRecord, ...] = ()
    postcode: Postcode | None = None
    starts: date
    ends: date | None = None
    seats: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _ends_later(self) -> "OpeningRecord":
        if self.ends is not None and self.ends < self.starts:
            raise ValueError("ends must not be before starts")
        return self


class EntryRecord(Record):
    """One line of a CV."""

    title: Text
    kind: EntryKind = EntryKind.JOB
    years: Annotated[float, Field(ge=0, lt=100)] | None = None
    country_abroad: bool = False
    tasks: tuple[Text, ...] = ()


class SkillRecord(Record):
    """A skill in the person's own words; its level is kept and counts for nothing."""

    text: Text
    level: str | float | None = None
    shown_by: ShownBy = ShownBy.OWN_WORD


class CertificateRecord(Record):
    """A certificate; valid_to is its last day, null = it does not run out."""

    text: Text
    valid_to: date | None = None


class LanguageRecord(Record):
    """A language other than Danish that a person knows."""

    code: LanguageCode
    speak: DanishLevel | None = None
    read: DanishLevel | None = None
    write: DanishLevel | None = None


class DanishEducationRecord(Record):
    """Where somebody stands in the Danish courses; used only where a level is null."""

    track: Literal["DU1", "DU2", "DU3", 1, 2, 3] | None = None
    module: Annotated[int, Field(ge=1, le=6)] | None = None
    tests: tuple[Text, ...] = Field(
        default=(), description="passed: PD1, PD2, PD3 or Studieprøven; others are kept"
    )


class CitizenRecord(WithId):
    """A person, as the ranking may see him. Everything but the id may be left out."""

    entries: tuple[EntryRecord, ...] = ()
    skills: tuple[SkillRecord, ...] = ()
    certificates: tuple[CertificateRecord, ...] = ()
    licences: tuple[Code, ...] = ()
    languages: tuple[LanguageRecord, ...] = ()
    danish: LevelsRecord = LevelsRecord()
    danish_education: DanishEducationRecord | None = None
    industries: tuple[Code, ...] = Field(default=(), description="wished, the dearest first")
    wishes: str | None = Field(
        default=None,
        description="the person's own words; an industry named in them counts as the last wish",
    )
    hours_a_week: Hours | None = None
    lessons: tuple[SlotRecord, ...] = ()
    free: tuple[SlotRecord, ...] = Field(
        default=(), description="when the person can work, lessons not taken off; [] = not told"
    )
    postcode: Postcode | None = None
    max_km: Annotated[float, Field(gt=0)] | None = None
    transport: Transport | None = None
    available_from: date | None = None


class JudgedPair(Keyed):
    """How well a person fits an opening, in somebody's judgement."""

    opening_id: Code
    citizen_id: Code
    grade: Annotated[float, Field(ge=0, le=10, description="0 = not at all")]

    @property
    def key(self) -> str:
        """Both ids."""
        return f"{self.opening_id}, {self.citizen_id}"


def schema(record: type[Record]) -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a record."""
    told = record.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **told}
