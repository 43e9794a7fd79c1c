"""The vocabulary: industries, occupations, skills, and what links them."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.kinds import ConceptKind, Language
from models.tables.columns import stored_by_value


class Industry(SQLModel, table=True):
    code: str = Field(primary_key=True, max_length=40)
    label_da: str = Field(max_length=80)
    label_en: str = Field(max_length=80)
    position: int


class VocabularySource(SQLModel, table=True):
    """Where concepts and labels came from, with the attribution the product must show."""

    __tablename__ = "vocabulary_source"
    code: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=120)
    edition: str = Field(default="", max_length=40)
    attribution: str = Field(max_length=400)
    fingerprint: str = Field(max_length=64)  # of the files read, so that a second import knows
    imported_at: datetime


class Concept(SQLModel, table=True):
    """One occupation or skill. `code` is stable over imports."""

    __table_args__ = (
        UniqueConstraint("code"),
        Index("ix_concept_kind_label_da", "kind", "label_da"),
    )
    id: int = Field(default=None, primary_key=True)
    code: str = Field(max_length=200)
    kind: ConceptKind = Field(sa_type=stored_by_value(ConceptKind))
    sort: str = Field(default="skill", max_length=20)  # skill, knowledge, certificate, licence …
    label_da: str = Field(max_length=300)
    label_en: str = Field(max_length=300)
    isco08: str | None = Field(default=None, max_length=4, index=True)
    industry: str | None = Field(default=None, foreign_key="industry.code", max_length=40)
    source: str = Field(foreign_key="vocabulary_source.code", max_length=40, index=True)
    # Two sources that name the same thing: this row then stands for the other, older one.
    same_as_id: int | None = Field(default=None, foreign_key="concept.id", index=True)
    retired_on: date | None = None  # gone from its source, kept for the records that use it


class ConceptLabel(SQLModel, table=True):
    __tablename__ = "concept_label"
    __table_args__ = (UniqueConstraint("concept_id", "language", "text"),)
    id: int = Field(default=None, primary_key=True)
    concept_id: int = Field(foreign_key="concept.id", index=True)
    language: Language = Field(sa_type=stored_by_value(Language))
    text: str = Field(max_length=300)
    source: str = Field(foreign_key="vocabulary_source.code", max_length=40, index=True)


class ConceptRelation(SQLModel, table=True):
    """That a skill belongs to an occupation: essential, or only useful.

    The work of another occupation may belong to it in the same way: all of it, or only some.
    `skill_id` is then that occupation.
    """

    __tablename__ = "concept_relation"
    occupation_id: int = Field(primary_key=True, foreign_key="concept.id")
    skill_id: int = Field(primary_key=True, foreign_key="concept.id", index=True)
    essential: bool
    source: str = Field(foreign_key="vocabulary_source.code", max_length=40, index=True)


class Place(SQLModel, table=True):
    """A Danish postcode with its name and middle."""

    postcode: str = Field(primary_key=True, max_length=4)
    name: str = Field(max_length=80)
    latitude: float
    longitude: float
