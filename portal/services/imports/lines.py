"""One line of a file of each kind, checked; an empty cell is not given and changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from models.kinds import (
    DanishEducation,
    DanishLevel,
    EntryKind,
    ImportKind,
    LanguageMastery,
    ReadinessClass,
    Regime,
    RequirementKind,
    ResidenceCategory,
    Role,
    Sector,
    ShownBy,
    SkillLevel,
    Transport,
)
from portal.services.citizens.cv_inputs import Year
from portal.services.citizens.danish_inputs import Module
from portal.services.companies.company_inputs import p_number, real_cvr
from portal.services.imports.said import Day, Postcode, YesOrNo, said
from portal.services.inputs import (
    DanishDecimal,
    Input,
    LongText,
    ShortText,
    wrong,
)

Email = Annotated[str, Field(min_length=3, max_length=200, pattern=r"^[^@\s]+@[^@\s]+$")]
CaseNumber = Annotated[ShortText, Field(max_length=20)]
Cvr = Annotated[str, AfterValidator(real_cvr)]
PNumber = Annotated[str, AfterValidator(p_number)]
_Level = Annotated[DanishLevel, BeforeValidator(said(DanishLevel))]
_Mastery = Annotated[LanguageMastery, BeforeValidator(said(LanguageMastery))]


class CitizenLine(Input):
    """A citizen, known again by the case number."""

    case_number: CaseNumber
    name: ShortText | None = None
    caseworker: Email | None = None
    responsibility_from: Day | None = None
    born_on: Day | None = None
    residence_from: Day | None = None
    residence_category: (
        Annotated[ResidenceCategory, BeforeValidator(said(ResidenceCategory))] | None
    ) = None
    regime: Annotated[Regime, BeforeValidator(said(Regime))] | None = None
    readiness: Annotated[ReadinessClass, BeforeValidator(said(ReadinessClass))] | None = None
    classified_on: Day | None = None
    igu_completed: YesOrNo | None = None
    postcode: Postcode | None = None
    district: Annotated[ShortText, Field(max_length=80)] | None = None
    transport: Annotated[Transport, BeforeValidator(said(Transport))] | None = None
    max_km: Annotated[DanishDecimal, Field(gt=0, le=500)] | None = None
    hours_a_week: Annotated[DanishDecimal, Field(gt=0, le=60)] | None = None
    available_from: Day | None = None
    needs_interpreter: YesOrNo | None = None
    interpreter_language: Annotated[ShortText, Field(max_length=40)] | None = None
    wish: Annotated[LongText, Field(max_length=1000)] | None = None
    workplace_wish: Annotated[ShortText, Field(max_length=300)] | None = None
    industries: Annotated[ShortText, Field(max_length=400)] | None = None
    danish_speak: _Level | None = None
    danish_listen: _Level | None = None
    danish_read: _Level | None = None
    danish_write: _Level | None = None
    danish_education: Annotated[DanishEducation, BeforeValidator(said(DanishEducation))] | None = (
        None
    )
    danish_module_number: Module | None = None
    cv_source: Annotated[ShortText, Field(max_length=80)] | None = None


class CvKind(NamedTuple):
    """What a line of a CV is: an entry, or one of the others."""

    entry: EntryKind | None = None
    permit: RequirementKind | None = None
    is_language: bool = False


_NOT_ENTRIES = {
    "kompetence": CvKind(),
    "kørekort": CvKind(permit=RequirementKind.LICENCE),
    "bevis": CvKind(permit=RequirementKind.CERTIFICATE),
    "certifikat": CvKind(permit=RequirementKind.CERTIFICATE),
    "sprog": CvKind(is_language=True),
}
CV_KINDS = "job, uddannelse, praktik, realkompetence, kompetence, kørekort, bevis, sprog"


def _cv_kind(value: object) -> object:
    if not isinstance(value, str):
        return value
    word = " ".join(value.casefold().split())
    if word in _NOT_ENTRIES:
        return _NOT_ENTRIES[word]
    try:
        entry = said(EntryKind)(value)
    except ValueError:
        raise wrong("choice_unknown", choices=CV_KINDS) from None
    return CvKind(entry=entry if isinstance(entry, EntryKind) else None)


class CvLine(Input):
    """A line of a CV, known again by its kind and words (of a job also place and first year)."""

    case_number: CaseNumber
    kind: Annotated[CvKind, BeforeValidator(_cv_kind)]
    text: Annotated[ShortText, Field(max_length=200)]
    employer: ShortText | None = None
    abroad: YesOrNo | None = None
    from_year: Year | None = None
    to_year: Year | None = None
    years: Annotated[DanishDecimal, Field(ge=0, lt=80)] | None = None
    tasks: LongText | None = None
    level: Annotated[SkillLevel, BeforeValidator(said(SkillLevel))] | None = None
    shown_by: Annotated[ShownBy, BeforeValidator(said(ShownBy))] | None = None
    valid_to: Day | None = None
    speak: _Mastery | None = None
    read: _Mastery | None = None
    write: _Mastery | None = None

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        if self.to_year is not None and self.to_year < (self.from_year or 0):
            raise wrong("to_year_before_from", field="to_year")
        if self.kind.is_language and len(self.text) > 40:
            raise wrong("string_too_long", field="text", max_length=40)
        return self


class CompanyLine(Input):
    """A company, known again by its CVR number."""

    cvr_number: Cvr
    name: ShortText | None = None
    sector: Annotated[Sector, BeforeValidator(said(Sector))] | None = None
    industry: Annotated[ShortText, Field(max_length=80)] | None = None
    consultant: Email | None = None


class WorkplaceLine(Input):
    """A place of work, known again by its P-number."""

    p_number: PNumber
    cvr_number: Cvr | None = None
    name: ShortText | None = None
    address: Annotated[ShortText, Field(max_length=160)] | None = None
    postcode: Postcode | None = None
    ordinary_fte: Annotated[DanishDecimal, Field(ge=0, le=20_000)] | None = None


class UserLine(Input):
    """Somebody who works in the product, known again by the e-mail address."""

    email: Email
    name: ShortText | None = None
    role: Annotated[Role, BeforeValidator(said(Role))] | None = None
    phone: Annotated[str, Field(max_length=20, pattern=r"^[+0-9 ]*$")] | None = None
    cvr_number: Cvr | None = None


LINES: Mapping[ImportKind, type[Input]] = {
    ImportKind.CITIZENS: CitizenLine,
    ImportKind.CV_LINES: CvLine,
    ImportKind.COMPANIES: CompanyLine,
    ImportKind.WORKPLACES: WorkplaceLine,
    ImportKind.USERS: UserLine,
}

# What must be there before the first check.
NEEDED: Mapping[ImportKind, tuple[str, ...]] = {
    ImportKind.CITIZENS: ("case_number",),
    ImportKind.CV_LINES: ("case_number", "kind", "text"),
    ImportKind.COMPANIES: ("cvr_number",),
    ImportKind.WORKPLACES: ("p_number",),
    ImportKind.USERS: ("email",),
}
# What must be told of somebody or something that is not there yet.
NEEDED_OF_NEW: Mapping[ImportKind, tuple[str, ...]] = {
    ImportKind.CITIZENS: (
        "name",
        "responsibility_from",
        "born_on",
        "residence_from",
        "residence_category",
        "regime",
    ),
    ImportKind.CV_LINES: (),
    ImportKind.COMPANIES: ("name", "sector", "industry"),
    ImportKind.WORKPLACES: ("cvr_number", "name", "address", "postcode"),
    ImportKind.USERS: ("name", "role"),
}


class Line(NamedTuple):
    """A line of the file that is right by itself; `given` knows which cells had something."""

    number: int
    given: Input

    @property
    def told(self) -> dict[str, object]:
        """What the line says, by field."""
        return {name: getattr(self.given, name) for name in self.given.model_fields_set}


@dataclass(frozen=True)
class Problem:
    """Something that is wrong with a line.

    Args:
        line: its number in the file.
        field: the field of its kind; "" when it is about the line as a whole.
        code: of the sentence, see `portal/shown/import_shown.py`.
    """

    line: int
    field: str
    code: str
    values: Mapping[str, str] = dataclass_field(default_factory=dict)

    def kept(self) -> list[object]:
        """As it is stored."""
        return [self.line, self.field, self.code, dict(self.values)]
