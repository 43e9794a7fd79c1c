"""What people of a municipality said that words mean."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.kinds import ConceptKind
from models.tables.columns import stored_by_value


class ConfirmedLabel(SQLModel, table=True):
    """One person's word on what a text means; her newest counts until it is taken back.

    Holds the words alone, never whose CV they were in. The database refuses every change but
    that a word is taken back, so how many rows there are tells whether anything changed.
    """

    __tablename__ = "confirmed_label"
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    kind: ConceptKind = Field(sa_type=stored_by_value(ConceptKind))
    text: str = Field(max_length=120)  # as it was written; the linker compares it folded
    concept_id: int | None = Field(default=None, foreign_key="concept.id")  # None = none of them
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
    taken_back_at: datetime | None = None
    taken_back_by_id: int | None = Field(default=None, foreign_key="app_user.id")
