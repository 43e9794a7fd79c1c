"""Words to choose while a person types: answers to htmx, as the choices of a datalist."""

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from models.kinds import ConceptKind
from models.rules.access import Act
from portal.access import needs
from portal.context import db, viewer
from portal.services.matches.knowledge import heard, suggest
from portal.translate import gettext as _
from portal.translate import language

blueprint = Blueprint("suggestions", __name__, url_prefix="/forslag")

# A name in the vocabulary is shorter; more is not typed by hand.
LONGEST = 200


@blueprint.get("/faerdigheder")
@needs(Act.LOOK_UP_WORDS)
def skills() -> ResponseReturnValue:
    return _choices(ConceptKind.SKILL)


@blueprint.get("/stillinger")
@needs(Act.LOOK_UP_WORDS)
def occupations() -> ResponseReturnValue:
    return _choices(ConceptKind.OCCUPATION)


def _choices(kind: ConceptKind) -> ResponseReturnValue:
    typed = _typed()
    known = heard(db(), viewer().municipality_id)
    found = suggest(known, typed, kind, language()) if typed else ()
    return make_response(render_template("suggestions/_choices.html", typed=typed, found=found))


def sought_words() -> str:
    """What a person looks for on a page where she says what words mean; "" before she does."""
    return " ".join(request.args.get("q", "")[:LONGEST].split())


def term_kept(*, heeded: bool) -> str:
    """What she is told when she has said it."""
    if heeded:
        return _("Betydningen er gemt. Den næste, der skriver det samme, ser den først.")
    return _("Betydningen er gemt.")


def _typed() -> str:
    """`q`; else the first value, for a field sends itself under its own name."""
    values = iter(request.args.values())
    text = request.args.get("q") or next(values, "")
    return " ".join(text[:LONGEST].split())
