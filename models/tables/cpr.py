"""CPR numbers: sealed, and found by a keyed hash; only where the municipality keeps them (B-40)."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class CitizenCpr(SQLModel, table=True):
    """Apart from everything else, so that nothing loads it by accident."""

    __tablename__ = "citizen_cpr"
    __table_args__ = (UniqueConstraint("municipality_id", "lookup"),)
    citizen_id: int = Field(primary_key=True, foreign_key="citizen.id")
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    key_number: int  # of the key that both are made with
    sealed: str = Field(max_length=200)
    lookup: str = Field(max_length=64)  # keyed hash of the ten digits
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
