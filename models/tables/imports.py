"""Files of lines that are taken in: how far each has come, and for a short while their content."""

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.kinds import ImportKind, ImportState
from models.tables.columns import stored_by_value


class ImportJob(SQLModel, table=True):
    """One file that somebody sent; its numbers stay, its content does not."""

    __tablename__ = "import_job"
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    by_id: int = Field(foreign_key="app_user.id", index=True)
    kind: ImportKind = Field(sa_type=stored_by_value(ImportKind))
    state: ImportState = Field(sa_type=stored_by_value(ImportState), index=True)
    rows: int  # lines of the file below its header
    handled: int = 0  # of them, in the step that is running
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    faults: int = 0
    at: datetime  # when the file was sent
    touched_at: datetime  # when something last happened; a step that stands still has ended
    ended_at: datetime | None = None


class ImportContent(SQLModel, table=True):
    """What a file says; deleted when its import is over, after a day at the latest."""

    __tablename__ = "import_content"
    job_id: int = Field(primary_key=True, foreign_key="import_job.id")
    headers: list[str] = Field(sa_type=JSON)
    # The field of each column of the file; "" = not taken in.
    fields: list[str] = Field(sa_type=JSON)
    # Number of the line in the file, and its cells.
    lines: list[list[object]] = Field(sa_type=JSON)
    # What the last check found, see `Problem` in portal/services/imports/lines.py.
    problems: list[list[object]] = Field(sa_type=JSON)
