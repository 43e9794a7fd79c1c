"""Getting data in: send a file, say what its columns are, mend it, let it be written."""

from flask import Blueprint, abort, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import ImportKind
from models.queries import imports as queries
from models.rules.access import IMPORTS, Act, may
from models.tables.imports import ImportContent, ImportJob
from portal.access import needs
from portal.context import begin_write, db, now, page, reads_first, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.file_text.reading import LARGEST
from portal.services.imports import jobs
from portal.services.imports.columns import header_of, missing
from portal.services.imports.files import read_table
from portal.services.imports.jobs import ColumnsChosen
from portal.services.inputs import Input
from portal.shown import import_shown
from portal.translate import gettext as _
from portal.translate import lazy_gettext
from portal.uploads import sent_file, takes_files
from portal.words.formats import filled

blueprint = Blueprint("imports", __name__, url_prefix="/indlaesning")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


LACKING = lazy_gettext("Vælg også en kolonne til: %(navne)s.")


class NoWords(Input):
    """A form that has a file or a button only."""


@blueprint.get("")
@needs(Act.IMPORT_DATA)
def listed() -> ResponseReturnValue:
    kinds = [kind for kind, act in IMPORTS.items() if may(viewer(), act)]
    return page("imports/list.html", kinds=kinds, jobs=queries.imports_of(db(), viewer()))


@blueprint.route("/<any(citizens, cv_lines):kind>", methods=["GET", "POST"])
@needs(Act.IMPORT_CITIZENS)
@takes_files(LARGEST)
@reads_first
def of_citizens(kind: str) -> ResponseReturnValue:
    return _begun(ImportKind(kind))


@blueprint.route("/<any(companies, workplaces):kind>", methods=["GET", "POST"])
@needs(Act.IMPORT_COMPANIES)
@takes_files(LARGEST)
@reads_first
def of_companies(kind: str) -> ResponseReturnValue:
    return _begun(ImportKind(kind))


@blueprint.route("/users", methods=["GET", "POST"])
@needs(Act.MANAGE_USERS)
@takes_files(LARGEST)
@reads_first
def of_users() -> ResponseReturnValue:
    return _begun(ImportKind.USERS)


@blueprint.get("/<any(citizens, cv_lines):kind>/skabelon.<any(csv, xlsx):ending>")
@needs(Act.IMPORT_CITIZENS)
def citizens_template(kind: str, ending: str) -> ResponseReturnValue:
    return _template(ImportKind(kind), ending)


@blueprint.get("/<any(companies, workplaces):kind>/skabelon.<any(csv, xlsx):ending>")
@needs(Act.IMPORT_COMPANIES)
def companies_template(kind: str, ending: str) -> ResponseReturnValue:
    return _template(ImportKind(kind), ending)


@blueprint.get("/users/skabelon.<any(csv, xlsx):ending>")
@needs(Act.MANAGE_USERS)
def users_template(ending: str) -> ResponseReturnValue:
    return _template(ImportKind.USERS, ending)


@blueprint.get("/fil/<int:job_id>")
@needs(Act.IMPORT_DATA)
def shown(job_id: int) -> ResponseReturnValue:
    job, content = _job(job_id)
    problems = import_shown.kept_problems(content)[: import_shown.FIRST]
    rows = import_shown.problem_rows(job.kind, problems)
    return page(
        "imports/shown.html", part="imports/_state.html", job=job, content=content, rows=rows
    )


@blueprint.route("/fil/<int:job_id>/kolonner", methods=["GET", "POST"])
@needs(Act.IMPORT_DATA)
def columns(job_id: int) -> ResponseReturnValue:
    job, content = _job(job_id)
    if content is None:
        return redirect(url_for(".shown", job_id=job_id), code=303)
    typed = request.form if request.method == "POST" else None
    form = Form(ColumnsChosen, typed, start=import_shown.columns_start(content))
    if form.data is not None:
        with refusals_in(form):
            fields = jobs.fields_of(job.kind, form.data, len(content.headers))
            lacking = missing(job.kind, fields)
            if not lacking:
                jobs.choose_columns(db(), job, content, fields, now())
                return redirect(url_for(".shown", job_id=job_id), code=303)
            names = ", ".join(header_of(job.kind, field) for field in lacking)
            form.refuse("form", filled(LACKING, {"navne": names}))
    return _columns(job, content, form)


@blueprint.post("/fil/<int:job_id>/indlaes")
@needs(Act.IMPORT_DATA)
def confirmed(job_id: int) -> ResponseReturnValue:
    job, _content = _job(job_id)
    jobs.confirm(db(), job, now=now())
    return redirect(url_for(".shown", job_id=job_id), code=303)


@blueprint.post("/fil/<int:job_id>/stop")
@needs(Act.IMPORT_DATA)
def cancelled(job_id: int) -> ResponseReturnValue:
    job, _content = _job(job_id)
    jobs.cancel(db(), job, now=now())
    flash(_("Indlæsningen er stoppet, og filens indhold er slettet. Intet er ændret."), "success")
    return redirect(url_for(".listed"), code=303)


@blueprint.get("/fil/<int:job_id>/fejl.csv")
@needs(Act.IMPORT_DATA)
def problems(job_id: int) -> ResponseReturnValue:
    job, content = _job(job_id)
    found = import_shown.kept_problems(content)
    return _file(import_shown.problems_file(job.kind, found), "csv", f"fejl-{job_id}")


def _job(job_id: int) -> tuple[ImportJob, ImportContent | None]:
    job = queries.import_for(db(), viewer(), job_id) or abort(404)
    return job, queries.content_of(db(), job_id)


def _begun(kind: ImportKind) -> ResponseReturnValue:
    form = Form(NoWords, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            _name, data = sent_file("file")
            table = read_table(data)
            job = jobs.begin(begin_write(), kind, table, by=viewer(), now=now())
            return redirect(url_for(".columns", job_id=job.id), code=303)
    status = 422 if form.errors else 200
    told = import_shown.explained(kind)
    return page("imports/begin.html", status=status, form=form, kind=kind, columns=told)


def _columns(
    job: ImportJob, content: ImportContent, form: Form[ColumnsChosen]
) -> ResponseReturnValue:
    return page(
        "imports/columns.html",
        status=422 if form.errors else 200,
        form=form,
        job=job,
        columns=import_shown.columns_shown(job.kind, content),
        choices=import_shown.choices(job.kind),
    )


def _template(kind: ImportKind, ending: str) -> ResponseReturnValue:
    if ending == "csv":
        return _file(import_shown.template_csv(kind), ending, kind.value)
    return _file(import_shown.template_xlsx(kind, now=now()), ending, kind.value)


def _file(content: bytes, ending: str, name: str) -> ResponseReturnValue:
    answer = make_response(content)
    answer.mimetype = "text/csv" if ending == "csv" else XLSX
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer
