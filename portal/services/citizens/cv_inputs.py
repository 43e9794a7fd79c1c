"""What a person types about a citizen's CV, checked."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from models.kinds import EntryKind, LanguageMastery, RequirementKind, ShownBy, SkillLevel
from portal.services.inputs import (
    DanishDate,
    DanishDecimal,
    DanishWhole,
    Input,
    LongText,
    RowNumber,
    ShortText,
    wrong,
)

Words = Annotated[ShortText, Field(max_length=200)]
Year = Annotated[DanishWhole, Field(ge=1940, le=2199)]


class SkillThere(Input):
    """A skill that was shown in the job or education it is written under."""

    counts: ClassVar[tuple[str, ...]] = ("text",)
    text: Words
    level: SkillLevel | None = None


class EntryLine(Input):
    """A job, an education, a placement or something learnt elsewhere.

    Without the last year it still goes on, or nobody has told. `years` is for those who know
    how long and not when.
    """

    kind: EntryKind
    title: Words
    employer: ShortText | None = None
    abroad: bool = False
    from_year: Year | None = None
    to_year: Year | None = None
    years: Annotated[DanishDecimal, Field(ge=0, lt=80)] | None = None
    tasks: LongText | None = None

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        if self.to_year is not None and self.to_year < (self.from_year or 0):
            raise wrong("to_year_before_from", field="to_year")
        return self


class NewEntry(EntryLine):
    """A new one, with the skills that were shown in it."""

    skills: Annotated[tuple[SkillThere, ...], Field(max_length=30)] = ()


class SkillRow(Input):
    """A skill with where it was shown; `entry_id` is the job or education, when it is known."""

    counts: ClassVar[tuple[str, ...]] = ("text",)
    text: Words
    level: SkillLevel | None = None
    shown_by: ShownBy
    entry_id: RowNumber | None = None


class NewSkills(Input):
    """Several skills in one go."""

    skills: Annotated[tuple[SkillRow, ...], Field(min_length=1, max_length=30)]


class SkillLine(Input):
    """A skill that is there already; it may have been shown in several jobs."""

    text: Words
    level: SkillLevel | None = None
    shown_by: ShownBy
    shown_in: tuple[RowNumber, ...] = ()


class PermitLine(Input):
    """A driving licence or a certificate; without a day it does not run out."""

    kind: RequirementKind
    text: Words
    valid_to: DanishDate | None = None

    @model_validator(mode="after")
    def _is_a_permit(self) -> Self:
        if self.kind is RequirementKind.SKILL:
            raise wrong("permit_is_skill", field="kind")
        return self


class LanguageLine(Input):
    """A language besides Danish."""

    language: Annotated[ShortText, Field(max_length=40)]
    speak: LanguageMastery
    read: LanguageMastery
    write: LanguageMastery


class CvSource(Input):
    """Where the CV comes from, such as Jobnet or a talk."""

    cv_source: Annotated[ShortText, Field(max_length=80)] | None = None


class Term(Input):
    """What a person says the words mean; None leaves them as free text."""

    concept_id: RowNumber | None = None
