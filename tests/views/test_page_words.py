"""The pages of a record as they are read: whole pages, with what the citizen's case fills in."""

import pytest

from models.kinds import PlacementState
from tests.views.test_reasons import lix

HARDEST = 55
SAID_IN = ("p", "li", "dt", "dd", "th", "td", "label", "legend", "h1", "h2", "h3", "caption")
PAGES = (
    "",
    "/stamdata",
    "/cv",
    "/cv/laes",
    "/cv/arbejde/nyt",
    "/cv/kompetencer/nye",
    "/cv/beviser/nyt",
    "/cv/sprog/nyt",
    "/oensker",
    "/dansk",
    "/dansk/undervisning",
    "/praktisk",
    "/praktisk/hensyn",
    "/praktisk/personer",
    "/program",
    "/program/forhold",
    "/program/kontrakt",
    "/program/visitation",
    "/program/opfoelgning",
    "/program/uge",
    "/noter",
    "/noter/nyt",
    "/tidslinje",
    "/videregivelser",
    "/videregivelser/ny",
    "/klager",
    "/klager/ny",
    "/klager/afslag",
    "/aktindsigt",
    "/udgaver/cv",
    "/muligheder",
)


@pytest.fixture
def one(world):
    world.agreement()
    [citizen_id, _other] = world.citizens(2)
    world.placement(until=PlacementState.ACTIVE)
    return f"/borgere/{citizen_id}"


def test_every_page_of_a_record_is_easy_to_read(as_, one):
    sara = as_("sara")
    hard = {}
    for path in (*(one + page for page in PAGES), "/borgere/ny", "/borgere/mine-opgaver"):
        [main] = sara.get(path).tree.all("main")
        # Each innermost piece is a sentence of its own.
        pieces = [node.text for node in main.all(*SAID_IN) if not list(node.all(*SAID_IN))]
        text = ". ".join(piece.strip(" .") for piece in pieces if piece.strip()) + ". "
        if (found := lix(text)) > HARDEST:
            hard[path] = round(found, 1)
    assert not hard
