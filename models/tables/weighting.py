"""How a municipality lets its match lists be ordered: weights and fair share, both versioned."""

from datetime import datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.kinds import ProposalState
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class MatchWeights(Versioned, table=True):
    """One proposal for the weights of the four parts; the newest approved one counts."""

    __tablename__ = "match_weights"
    __table_args__ = (UniqueConstraint("municipality_id", "number"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    number: int  # 1 is the municipality's first proposal
    name: str = Field(max_length=80)
    skills: float  # the four are shares from 0 to 1 that add up to 1
    industry: float
    danish: float
    practical: float
    reason: str = Field(max_length=1000)
    learnt_from: int = 0  # how many kept lists they were learnt from; 0 when a person wrote them
    comparison: dict[str, object] = Field(sa_type=JSON)  # with the weights that counted then
    state: ProposalState = Field(sa_type=stored_by_value(ProposalState))
    proposed_by_id: int = Field(foreign_key="app_user.id")
    proposed_at: datetime
    decided_by_id: int | None = Field(default=None, foreign_key="app_user.id")
    decided_at: datetime | None = None
    decision_note: str = Field(default="", max_length=1000)


class FairShare(SQLModel, table=True):
    """What an earlier proposal that is still open costs in a list's order; the newest counts."""

    __tablename__ = "fair_share"
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    price: float  # points of 100 for each open proposal
    reason: str = Field(max_length=1000)
    set_by_id: int = Field(foreign_key="app_user.id")
    set_at: datetime
