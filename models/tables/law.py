"""The legal figures as dated rows."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class FigureRow(SQLModel, table=True):
    """One legal number with its source and days in force (rule book B.0).

    A row with a municipality beats the global row of the same key.
    """

    __tablename__ = "figure"
    __table_args__ = (UniqueConstraint("key", "municipality_id", "valid_from"),)
    id: int = Field(default=None, primary_key=True)
    key: str = Field(index=True, max_length=80)
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id")
    value: str = Field(max_length=40)  # a decimal number, or a date when the unit says so
    unit: str = Field(max_length=40)
    valid_from: date
    valid_to: date | None = None
    source: str = Field(max_length=300)
    note: str = Field(default="", max_length=300)
    by_id: int | None = Field(default=None, foreign_key="app_user.id")
    at: datetime | None = None
