"""Writing down a call, from any page: which company, what it was, done."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import AnswerKind, CallMatter, Channel
from models.queries import companies, promises
from models.queries.paging import Wanted
from models.rules.access import Act
from models.rules.calendar import COPENHAGEN
from models.tables.companies import Company
from models.tables.desk import CompanyEntry
from models.tables.promises import Promise
from portal.access import needs
from portal.context import db, is_htmx, now, page, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.promises.calls import Call, log_call
from portal.shown.numbers import row_number
from portal.translate import gettext as _
from portal.words.formats import moment

# Nobody reads through more; one more letter finds it.
HITS = 8

blueprint = Blueprint("calls", __name__, url_prefix="/opkald")


@blueprint.route("/", methods=["GET", "POST"])
@needs(Act.KEEP_PROMISE)
def logged() -> ResponseReturnValue:
    """First whose call it was, then what it was; the address remembers the first."""
    company_id = request.args.get("virksomhed", type=row_number)
    company = companies.company_for(db(), viewer(), company_id) if company_id else None
    if company is None:
        return _whose_call()
    start = {
        "received_on": today(),
        "received_at": now().astimezone(COPENHAGEN).time(),
        "channel": Channel.PHONE,
    }
    form = Form(Call, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            done = log_call(db(), company, form.data, by=viewer(), now=now())
            return _done(company, done, tried=form.data.what is CallMatter.ATTEMPT)
    waiting = promises.open_replies(db(), viewer(), company.id)
    return page(
        "calls/log.html",
        status=422 if form.errors else 200,
        form=form,
        company=company,
        waiting=waiting,
        matters=[
            CallMatter.REQUEST,
            *((*AnswerKind, CallMatter.ATTEMPT) if waiting else ()),
            CallMatter.NOTE,
        ],
        answers=frozenset(AnswerKind),
        channels=(Channel.PHONE, Channel.MAIL),
    )


def _done(company: Company, written: Promise | CompanyEntry, *, tried: bool) -> ResponseReturnValue:
    if isinstance(written, CompanyEntry):
        flash(_("Samtalen står i dagbogen."), "success")
        return redirect(url_for("companies.shown", company_id=company.id), code=303)
    if tried:
        flash(_("Forsøget er skrevet ned. Uret løber videre."), "success")
    elif written.ended_at is None:
        due = moment(written.due_at)
        flash(_("Henvendelsen er skrevet op. Svar senest %(frist)s.", frist=due), "success")
    else:
        flash(_("Svaret er gemt, og virksomheden kan læse det i Fodfæste."), "success")
    return redirect(url_for("promises.shown", promise_id=written.id), code=303)


def _whose_call() -> ResponseReturnValue:
    search = request.args.get("soeg", "").strip()
    found = companies.found_by_name(db(), viewer(), search, Wanted(1, HITS))
    if search and found.total == 1 and not is_htmx():
        # Enter on a name that only one has goes straight on.
        return redirect(url_for(".logged", virksomhed=found.rows[0][0].id), code=303)
    return page("calls/whom.html", part="calls/_hits.html", companies=found, search=search)
