"""The web application; `create_app` is the only way in."""

from importlib import import_module

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from models.rules.eligibility import stops_approval
from models.store import open_store
from portal.access import check_doors, lives_here, opens
from portal.assets import DKFDS, HTMX, icon_url, static_url
from portal.context import Clock, init_context, now, real_clock
from portal.errors import init_errors
from portal.headers import init_headers
from portal.language import init_language
from portal.login import init_login
from portal.navigation import here, menu
from portal.settings import ROOT, Settings
from portal.shown.numbers import RowNumber
from portal.shown.paper_pages import papers_of
from portal.shown.promises import standing_of
from portal.shown.spoken import spoken
from portal.translate import language, template_words
from portal.uploads import init_uploads
from portal.words import choices, word
from portal.words.actions import action_in_words, reason_in_words
from portal.words.cards import CARD_FILTERS
from portal.words.figures import figure_name, figure_value, kept_value, unit_word
from portal.words.formats import FILTERS
from portal.words.guards import guard_question, guard_title, worked_in_words
from portal.words.refusals import finding_in_words

# One blueprint for each thing a person sits down to do.
VIEWS = (
    "start",
    "own_access",
    "employer.employer",
    "matches.suggestions",
    "promises.agenda",
    "promises.calls",
    "promises.desk",
    "promises.promises",
    "promises.promise_steps",
    "promises.problems",
    "companies.companies",
    "companies.company_lists",
    "companies.diary",
    "companies.leads",
    "companies.portfolios",
    "companies.presences",
    "openings.opening_terms",
    "companies.partners",
    "companies.company_agreements",
    "companies.invitations",
    "openings.openings",
    "matches.shortlists",
    "matches.compared",
    "matches.reasons",
    "citizens.alike",
    "matches.reviews",
    "placements.placements",
    "placements.agreements",
    "placements.first_days",
    "placements.interviews",
    "placements.placement_life",
    "placements.placement_ends",
    "placements.placement_lists",
    "placements.papers",
    "companies.partnership_papers",
    "citizens.citizens",
    "citizens.arrivals",
    "citizens.put_off",
    "citizens.early_start",
    "citizens.residence",
    "citizens.contract_papers",
    "citizens.citizen_lists",
    "citizens.cv",
    "citizens.cv_lines",
    "citizens.cv_terms",
    "citizens.cv_reading",
    "citizens.wishes",
    "citizens.danish",
    "citizens.practical",
    "citizens.editions",
    "citizens.notes",
    "citizens.timeline",
    "citizens.disclosures",
    "citizens.objections",
    "citizens.party_access",
    "citizens.cpr",
    "municipality.cpr_switch",
    "citizens.transfers",
    "citizens.transfer_files",
    "matches.opportunities",
    "matches.put_forward",
    "citizens.programme",
    "municipality.overview",
    "matches.weighting",
    "matches.exposure",
    "openings.demands",
    "law.figures",
    "law.law_page",
    "placements.school_plan",
    "placements.alignment",
    "placements.placement_follow_ups",
    "placements.agreed_times",
    "placements.progression",
    "placements.helpers",
    "municipality.progression_forms",
    "placements.igu_bonus",
    "municipality.admin",
    "municipality.user_access",
    "municipality.office",
    "municipality.letters",
    "own_letters",
    "municipality.clock_policies",
    "municipality.absences",
    "municipality.imports",
    "companies.agreement_texts",
    "municipality.danish_hints",
    "matches.model_card",
    "matches.labels",
)

LARGEST_REQUEST = 1_000_000


def create_app(
    settings: Settings, engine: Engine | None = None, clock: Clock = real_clock
) -> Flask:
    """The application, ready to answer.

    Args:
        settings: what the surroundings decide.
        engine: the store to use instead of the one in the settings.
        clock: tells the time; tests give one that stands still.

    Raises:
        RuntimeError: a view has no door.
    """
    app = Flask(__name__, template_folder=str(ROOT / "templates"))
    _configure(app, settings)
    app.url_map.converters["int"] = RowNumber
    app.config.update(
        settings=settings, engine=engine or open_store(settings.database_url), clock=clock
    )
    init_uploads(app)
    csrf = CSRFProtect(app)
    init_language(app)
    init_login(app)
    init_context(app)
    init_headers(app)
    init_errors(app)
    _teach_templates(app)
    for name in VIEWS:
        app.register_blueprint(import_module(f"portal.views.{name}").blueprint)
    # Browsers send these reports by themselves, without a token.
    csrf.exempt("portal.views.start.csp_report")
    check_doors(app)
    if settings.proxies:
        proxied = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)
        app.wsgi_app = proxied  # type: ignore[method-assign]  # Flask's own way to wrap it
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
        SESSION_COOKIE_NAME=settings.cookie_name("fodfaeste"),
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # A form may stay open all day; its token dies with the session.
        WTF_CSRF_TIME_LIMIT=None,
    )


def _teach_templates(app: Flask) -> None:
    """The words that every template may use."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        FILTERS,
        **CARD_FILTERS,
        word=word,
        choices=choices,
        fund=finding_in_words,
        handling=action_in_words,
        grund=reason_in_words,
        lovtal=figure_name,
        enhed=unit_word,
        lovspoerger=guard_question,
        lovvaerdi=kept_value,
        lovtitel=guard_title,
        sprog=spoken,
    )
    app.jinja_env.tests["standser"] = stops_approval
    app.jinja_env.globals.update(
        DKFDS=DKFDS,
        HTMX=HTMX,
        accessibility_statement_url=app.config["settings"].accessibility_statement_url,
        figure_value=figure_value,
        here=here,
        icon_url=icon_url,
        language=language,
        lives_here=lives_here,
        menu=menu,
        now=now,
        opens=opens,
        papers_of=papers_of,
        standing_of=standing_of,
        static_url=static_url,
        worked_in_words=worked_in_words,
        **template_words(),
    )
