"""Words to choose while one types."""

from time import perf_counter

import pytest

from tests.views.employer_forms import statements

SKILLS, JOBS = "/forslag/faerdigheder", "/forslag/stillinger"


@pytest.mark.parametrize(
    ("address", "typed", "meant"),
    [
        (SKILLS, "sortere vask", "sortere vasketøj"),
        (SKILLS, "sotere vasketøj", "sortere vasketøj"),
        (SKILLS, "hygiejnekursus", "hygiejnebevis"),
        (JOBS, "vaskerimedarbejdr", "vaskerimedarbejder"),
    ],
)
def test_what_is_meant_is_suggested_also_when_it_is_misspelt(world, as_, address, typed, meant):
    answer = as_("lone").get(f"{address}?q={typed}", htmx=True)
    assert answer.status == 200
    assert meant in [option.get("value") for option in answer.tree.all("option")]


def test_a_word_in_spite_of_its_spelling_carries_what_was_typed(world, as_):
    # Browsers leave out choices that do not hold the typed text.
    answer = as_("lone").get(f"{SKILLS}?q=sotere vasketøj", htmx=True)
    for option in answer.tree.all("option"):
        assert "sotere vasketøj" in option.get("value") + option.get("label")


def test_the_field_may_send_itself_under_its_own_name(world, as_):
    lone = as_("lone")
    own = lone.get(f"{SKILLS}?skills-0-text=presse t%C3%B8j", htmx=True)
    assert own.text == lone.get(f"{SKILLS}?q=presse t%C3%B8j", htmx=True).text
    assert "presse tøj" in own.text


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20%20", "?skills-0-text="])
def test_nothing_typed_suggests_nothing(world, as_, query):
    answer = as_("lone").get(f"{SKILLS}{query}", htmx=True)
    assert (answer.status, answer.text.strip()) == (200, "")


@pytest.mark.parametrize(
    "typed", ["x" * 5000, "%01", "%3Cscript%3E", "'; DROP TABLE concept; --", "%F0%9F%A7%BA", "%25"]
)
def test_strange_words_are_only_words(world, as_, typed):
    answer = as_("lone").get(f"{SKILLS}?q={typed}", htmx=True)
    assert answer.status == 200
    assert "<script>" not in answer.text


def test_the_words_are_in_the_language_of_the_reader(world, as_):
    lone = as_("lone")
    lone.post("/sprog", {"language": "en"})
    answer = lone.get(f"{SKILLS}?q=sort laundry", htmx=True)
    assert "sort laundry" in [option.get("value") for option in answer.tree.all("option")]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("lone", 200),
        ("karen", 200),
        ("sara", 200),
        ("mette", 404),
        ("anders", 404),
    ],
)
def test_whoever_writes_down_what_people_can_may_ask(world, as_, name, status):
    assert as_(name).client.get(f"{JOBS}?q=kok").status_code == status


def test_who_has_not_signed_in_is_sent_to_the_login_page(world, visitor):
    answer = visitor.get(f"{SKILLS}?q=kok", htmx=True)
    assert answer.status == 401
    assert answer.headers["HX-Redirect"].startswith("/log-ind")


def test_an_answer_takes_no_longer_than_a_key_press(world, as_, engine):
    lone = as_("lone")
    lone.get(f"{SKILLS}?q=vaske", htmx=True)
    with statements(engine) as asked:
        began = perf_counter()
        for typed in ("vask", "vaske", "vasket", "vasketø", "vasketøj"):
            lone.client.get(f"{SKILLS}?q={typed}")
        length = (perf_counter() - began) / 5
    # Who asks, where, and whether the vocabulary has changed: never the vocabulary itself.
    assert len(asked) <= 5 * 4
    assert length < 0.2  # 20 ms on a machine with nothing else to do
