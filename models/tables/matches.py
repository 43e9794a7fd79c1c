"""Match lists: what was asked, what was shown and why, and what people said of it."""

from datetime import datetime

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.kinds import PutForwardAnswer, ReviewMark
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class MatchRun(SQLModel, table=True):
    """One ranking of citizens for one opening, kept whole and never changed."""

    __tablename__ = "match_run"
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    opening_id: int = Field(foreign_key="opening.id", index=True)
    made_by_id: int = Field(foreign_key="app_user.id")
    made_at: datetime
    opening_profile: dict[str, object] = Field(sa_type=JSON)
    weights: dict[str, object] = Field(sa_type=JSON)
    engine_version: str = Field(max_length=40)
    vocabulary_version: str = Field(max_length=64)
    figures_version: str = Field(max_length=64)
    seed: str = Field(max_length=40)  # breaks ties, and is kept so that they break the same again
    # Points that each earlier proposal still open costs in the order; never part of the points.
    fair_price: float = Field(default=0.0, sa_column_kwargs={"server_default": "0"})
    ranked: int
    left_out: int
    content_hash: str = Field(max_length=64)  # over all items, so that a change would show
    review_asked_at: datetime | None = Field(default=None, index=True)
    review_asked_by_id: int | None = Field(default=None, foreign_key="app_user.id")
    review_note: str = Field(default="", max_length=1000)
    reviewed_at: datetime | None = None
    reviewed_by_id: int | None = Field(default=None, foreign_key="app_user.id")


class MatchItem(SQLModel, table=True):
    """One citizen on a list: ranked with reasons, or left out by named gates."""

    __tablename__ = "match_item"
    __table_args__ = (
        UniqueConstraint("run_id", "citizen_id"),
        Index("ix_match_item_run_rank", "run_id", "rank"),
    )
    id: int = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="match_run.id", index=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    rank: int | None = None  # None when left out
    tie: bool = False
    points: float | None = None  # 0 to 100
    open_proposals: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    missing_musts: int = 0
    unknowns: int = 0
    distance_km: float | None = None
    wish_position: int | None = None  # which of the citizen's wishes the industry is
    parts: list[dict[str, object]] = Field(default_factory=list, sa_type=JSON)
    missing: list[str] = Field(default_factory=list, sa_type=JSON)
    gates: list[dict[str, object]] = Field(default_factory=list, sa_type=JSON)
    profile: dict[str, object] = Field(default_factory=dict, sa_type=JSON)  # what was ranked


class MatchReview(SQLModel, table=True):
    """A caseworker's mark; each change is a new row, the newest counts."""

    __tablename__ = "match_review"
    id: int = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="match_item.id", index=True)
    mark: ReviewMark = Field(sa_type=stored_by_value(ReviewMark))
    note: str = Field(default="", max_length=500)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class PutForward(Versioned, table=True):
    """A caseworker's word to the consultant: think of this citizen for this opening.

    It moves nobody on a list and opens no gate; the consultant answers it.
    """

    __tablename__ = "put_forward"
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    opening_id: int = Field(foreign_key="opening.id", index=True)
    note: str = Field(max_length=1000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
    answer: PutForwardAnswer | None = Field(default=None, sa_type=stored_by_value(PutForwardAnswer))
    answer_reason: str = Field(default="", max_length=1000)
    decided_by_id: int | None = Field(default=None, foreign_key="app_user.id")
    decided_at: datetime | None = None
