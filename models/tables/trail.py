"""The trail: who did what when. Rows are only ever added; the database refuses the rest."""

from datetime import datetime

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from models.kinds import Channel, ObjectType, Role
from models.tables.columns import stored_by_value


class Event(SQLModel, table=True):
    """One act (rule C.8). Personal data only by id; free text only where the act is the text."""

    __table_args__ = (
        Index("ix_event_object", "object_type", "object_id", "at"),
        Index("ix_event_municipality_at", "municipality_id", "at"),
    )
    id: int = Field(default=None, primary_key=True)
    at: datetime
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id")
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    actor_id: int | None = Field(
        default=None, foreign_key="app_user.id", index=True
    )  # None: system
    actor_role: Role | None = Field(default=None, sa_type=stored_by_value(Role))
    object_type: ObjectType = Field(sa_type=stored_by_value(ObjectType))
    object_id: int
    action: str = Field(max_length=60)
    from_state: str = Field(default="", max_length=40)
    to_state: str = Field(default="", max_length=40)
    reason_code: str = Field(default="", max_length=60)
    details: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    channel: Channel = Field(sa_type=stored_by_value(Channel))
