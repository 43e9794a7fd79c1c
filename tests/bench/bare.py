"""What everything is measured against: Flask, Jinja, our base layout, 25 rows of plain words.

No database, no session, no checks: less work than any page of the product can do.
"""

from pathlib import Path
from types import SimpleNamespace

from flask import Flask, render_template
from jinja2 import ChoiceLoader, FileSystemLoader

from portal.assets import DKFDS, HTMX, icon_url, static_url
from portal.settings import ROOT
from portal.views.start import blueprint

ROWS = [
    (place, f"Navn Navnesen {place}", "5500 Middelfart", "24.11.2026", 90 - place, "Foreslået")
    for place in range(1, 26)
]
MENU = [SimpleNamespace(address="/", name=f"Sted {place}", current=False) for place in range(6)]


def word(value: object) -> str:
    return str(value)


app = Flask("bare", static_folder=str(ROOT / "portal" / "static"), static_url_path="/static")
app.register_blueprint(blueprint)  # for the addresses in the layout
app.url_build_error_handlers.append(lambda _error, _endpoint, _values: "/")  # for the other ones
app.jinja_env.loader = ChoiceLoader(
    [FileSystemLoader(Path(__file__).parent / "templates"), FileSystemLoader(ROOT / "templates")]
)
app.jinja_env.add_extension("jinja2.ext.i18n")
app.jinja_env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # added above
app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
app.jinja_env.filters["word"] = word
app.jinja_env.globals.update(
    DKFDS=DKFDS,
    HTMX=HTMX,
    accessibility_statement_url=None,
    csrf_token=lambda: "x" * 90,
    current_user=SimpleNamespace(
        is_authenticated=True,
        municipality="Målekommunen",
        name="Karen Holm",
        viewer=SimpleNamespace(role="konsulent"),
    ),
    get_flashed_messages=lambda **_how: [],
    here=lambda **_changes: "/",
    icon_url=icon_url,
    language=lambda: "da",
    menu=lambda: MENU,
    opens=lambda _endpoint: False,
    static_url=static_url,
)


@app.get("/maalestok")
def bare() -> str:
    return render_template("bare.html", rows=ROWS)
