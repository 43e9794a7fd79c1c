"""What a view may ask for: the database, the time, who is asking, and a page to answer with."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, TypeVar

from flask import (
    Flask,
    Response,
    abort,
    current_app,
    g,
    make_response,
    render_template,
    request,
)
from flask import session as browser_session
from flask_login import current_user
from sqlalchemy import Engine
from sqlmodel import Session

from models.kinds import DocumentKind
from models.queries.paging import SIZES, Wanted
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.store import writing
from portal.services import trail
from portal.settings import Settings

ONLY_READS = frozenset({"GET", "HEAD", "OPTIONS"})

# No list is longer, and a database may refuse larger numbers.
LAST_PAGE = 100_000

Clock = Callable[[], datetime]
View = TypeVar("View", bound=Callable[..., Any])
# What marks a view whose work comes before its write.
READS_FIRST = "reads_first"


def real_clock() -> datetime:
    """The one place where the time of the machine is read."""
    return datetime.now(UTC)


def now() -> datetime:
    """The moment this request is about: the same from its first line to its last."""
    if "moment" not in g:
        g.moment = current_app.config["clock"]()
    moment: datetime = g.moment
    return moment


def today() -> date:
    """The day it is in Denmark."""
    return now().astimezone(COPENHAGEN).date()


def day_asked() -> date:
    """The day in the address (`?dag=2026-11-22`); today where it is none or far away."""
    try:
        day = date.fromisoformat(request.args.get("dag", ""))
    except ValueError:
        return today()
    return day if abs(day.year - today().year) < 20 else today()


def viewer() -> Viewer:
    """Who is asking; only behind `needs(...)`, where somebody has signed in."""
    asking: Viewer = current_user.viewer
    return asking


def db() -> Session:
    """The database, in the one transaction of this request."""
    if "session" not in g:
        store: Engine = current_app.config["engine"]
        g.session = Session(store if _only_reads() else writing(store))
    session: Session = g.session
    return session


def reads_first(view: View) -> View:
    """A view that writes, but works for a while first: until `begin_write` nobody waits for it."""
    setattr(view, READS_FIRST, True)
    return view


def begin_write() -> Session:
    """From here on a view that reads first may write; what it has read is to be looked at anew."""
    g.pop("session").close()
    g.session = Session(writing(current_app.config["engine"]))
    session: Session = g.session
    return session


def _only_reads() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method in ONLY_READS or hasattr(view, READS_FIRST)


def settings() -> Settings:
    """What the surroundings decide."""
    chosen: Settings = current_app.config["settings"]
    return chosen


def wanted() -> Wanted:
    """The page of a long list that the address asks for; the size is remembered."""
    number = request.args.get("side", 1, type=int)
    size = request.args.get("antal", browser_session.get("antal", SIZES[0]), type=int)
    if size not in SIZES:
        size = SIZES[0]
    if size != browser_session.get("antal", SIZES[0]):
        browser_session["antal"] = size
    return Wanted(min(max(number, 1), LAST_PAGE), size)


def record_reading(citizen_id: int, why: str, told: Mapping[str, object] | None = None) -> None:
    """Let the trail say that the viewer has read a citizen's record, and on which page.

    It is written after the answer has been made, in a transaction of its own, so that a page that
    only reads still leaves its mark. If the mark cannot be made no answer is given.

    Args:
        told: what the page was made by, when it was worked out for the viewer.
    """
    _leave_mark(partial(trail.record_reading, citizen_id=citizen_id, why=why, told=told))


def record_list_reading(run_id: int) -> None:
    """The same for a match list: one mark for the list, not one for each citizen on it."""
    # Paging through a list is one look, and needs no write transaction to find that out.
    if trail.looked_lately(db(), run_id, by=viewer(), now=now()):
        return
    _leave_mark(partial(trail.record_list_reading, run_id=run_id))


def keep_whatever_the_answer(act: Callable[[Session], None]) -> None:
    """Do this in a transaction of its own after the answer has been made, also of one that refuses.

    What is wrong about an attempt has to be kept, and a refused form keeps nothing.
    """
    g.setdefault("afterwards", []).append(act)


def record_export(what: str, told: Mapping[str, object]) -> None:
    """Let the trail say that the viewer took a list away as a file.

    Args:
        told: how it was chosen, and how many rows there were; no names.
    """
    _leave_mark(partial(trail.record_export, what=what, told=told))


def record_paper(company_id: int, document: DocumentKind) -> None:
    """Let the trail say that the viewer took a company's paper away as a file."""
    _leave_mark(partial(trail.record_paper, company_id=company_id, document=document))


def _leave_mark(mark: Callable[..., None]) -> None:
    g.setdefault("readings", []).append(mark)


def seen_version() -> int:
    """The version of the row that the person had before her when she opened the form."""
    return request.form.get("version", 0, type=int)


def is_htmx() -> bool:
    """Whether htmx is asking, and so wants a part instead of a page."""
    return request.headers.get("HX-Request") == "true"


def page(
    template: str, *, part: str | None = None, status: int = 200, **values: object
) -> Response:
    """Render the whole page, or only `part` when htmx asked and there is one."""
    wanted = part if part is not None and is_htmx() else template
    response = make_response(render_template(wanted, **values), status)
    response.vary.add("HX-Request")
    return response


def undo() -> None:
    """Take back what this request has changed so far."""
    if "session" in g:
        g.session.rollback()


def close_db(response: Response) -> Response:
    """Commit what a successful write did; undo everything else."""
    session: Session | None = g.pop("session", None)
    try:
        if session is not None and request.method not in ONLY_READS and response.status_code < 400:
            session.commit()
    finally:
        if session is not None:
            session.close()
    afterwards = g.pop("afterwards", [])
    # A form that comes back with mistakes (422) shows what was read as well.
    if response.status_code < 400 or response.status_code == 422:
        readings = g.pop("readings", [])
        afterwards += [partial(mark, by=viewer(), now=now()) for mark in readings]
    if afterwards:
        with Session(writing(current_app.config["engine"])) as session, session.begin():
            for act in afterwards:
                act(session)
    return response


def init_context(app: Flask) -> None:
    """Let every request of the application end its transaction."""
    app.before_request(_refuse_zero_signs)
    app.after_request(close_db)
    app.teardown_request(_forget_db)


def _refuse_zero_signs() -> None:
    """No person types one into an address, and PostgreSQL holds none. (Forms see to their own.)"""
    if any("\0" in value for _name, value in request.args.items(multi=True)):
        abort(404)


def _forget_db(_error: BaseException | None) -> None:
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.close()
