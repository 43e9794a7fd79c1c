"""Every form that anybody can reach, filled in badly: no mistake of ours, nothing lost or kept."""

from collections.abc import Iterator

import pytest
from sqlalchemy import make_url
from sqlmodel import Session, select
from werkzeug.test import TestResponse

from models.store import open_store
from models.tables.promises import Promise
from tests.postgres import fresh_database
from tests.views.form_walk import (
    CHOOSY,
    HOSTILE,
    IN_ADDRESSES,
    NOT_TYPED,
    ONE_WRONG,
    TYPED,
    Found,
    FoundForm,
    standing,
    walk,
)
from tests.views.town import HERE, Town, WatchedTown, furnish, town_in

Filled = tuple[FoundForm, dict[str, str]]

# What may be answered to nonsense.
FINE = {200, 303, 404, 409, 413, 422}
# What a promise was born with, as somebody might send it.
MOVED = {
    "received_at": "2027-01-12T08:00",
    "due_at": "2027-01-13T08:00",
    "policy_version": "7",
    "starts_at": "2027-01-12T08:00",
    "work_by": "2027-01-13T08:00",
    "logged_at": "2027-01-12",
}
# After these somebody would have to sign in anew.
ENDS_SESSIONS = {"admin.password", "admin.user_turned"}
# The law's refusal is a page that names every broken rule; nothing was typed.
NO_WORDS_TYPED = {"agreements.approved"}


@pytest.fixture(scope="module")
def town(stocked_store, tmp_path_factory) -> Iterator[WatchedTown]:
    with town_in(tmp_path_factory.mktemp("town"), stocked_store) as town:
        yield town


@pytest.fixture(scope="module")
def postgres_town(stocked_database, postgres_server_url) -> Iterator[Town]:
    template = make_url(stocked_database).database
    with fresh_database(postgres_server_url, template=template) as url:
        engine = open_store(url)
        yield Town(engine, furnish(engine))
        engine.dispose()


@pytest.fixture(autouse=True)
def unchanged(request) -> Iterator[None]:
    yield
    if "town" in request.fixturenames:
        request.getfixturevalue("town").reset()


@pytest.fixture(scope="module", params=[*HERE, "nobody"])
def person(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def found(town, person) -> Found:
    if person == "nobody":
        return walk(town.app, town.browser(None), "/log-ind")
    return walk(town.app, town.browser(HERE[person]))


def test_there_is_something_to_fill_in(found, person):
    least = {"leader": 2, "nobody": 2, "administrator": 6, "caseworker": 6, "employer": 9}
    assert len(found.posts) >= least.get(person, 12), [form.looks for form in found.posts]


def test_nobody_is_shown_a_link_that_leads_nowhere(found):
    assert not found.dead_ends, "\n".join(found.dead_ends)


def test_an_empty_form_is_no_mistake_of_ours(town, person, found):
    check_all(town, person, [(form, form.empty()) for form in found.posts])
    check_all(town, person, [(form, {}) for form in found.posts])


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_same_nonsense_in_every_field(town, person, found, kind):
    check_all(town, person, [(form, form.all(HOSTILE[kind])) for form in found.posts])


def test_one_field_with_nonsense_in_a_form_that_is_right_otherwise(town, person, found):
    check_all(town, person, one_wrong(found.posts))


def test_no_form_moves_when_a_promise_came_or_is_due(town, person, found):
    """Whatever is sent with it: not what the form asks for, and not what somebody adds to it."""
    before, wrong = births(town), []
    for form in found.posts:
        for values in (form.sensible(), form.sensible() | MOVED):
            town.browser(HERE.get(person)).post(form.action, data=values, buffered=True)
            if not before.items() <= births(town).items():
                wrong.append(f"{form.action} {_short(values)}")
    assert before
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_search_for_nonsense_is_answered(town, person, found, kind):
    wrong = []
    for form in found.searches:
        browser = town.browser(HERE.get(person))
        answer = browser.get(form.action, query_string=form.all(HOSTILE[kind]), buffered=True)
        if answer.status_code not in FINE:
            wrong.append(f"{form.action} {form.looks}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert not town.changes()


@pytest.mark.parametrize("kind", IN_ADDRESSES)
def test_an_address_with_nonsense_behind_the_question_mark_is_answered(town, person, found, kind):
    names = ["side", "antal", "soeg", "status", "slags", "virksomhed", "vis", "mark", "grund"]
    names += ["om", "nummer", "hvem", "handling", "mine", "uden", "q", "next", "send"]
    query = dict.fromkeys(names, HOSTILE[kind][:500])
    wrong = []
    for path in sorted(found.one_of_each):
        answer = town.browser(HERE.get(person)).get(path, query_string=query, buffered=True)
        if answer.status_code not in FINE:
            wrong.append(f"{path}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert not town.changes()


@pytest.mark.parametrize("token", ["", "wrong", None], ids=["empty", "wrong", "missing"])
def test_without_the_right_token_nothing_is_done(town, person, found, token):
    wrong = []
    for form in found.posts:
        browser = town.browser(HERE.get(person))
        del browser.environ_base["HTTP_X_CSRFTOKEN"]
        values = form.sensible() | ({} if token is None else {"csrf_token": token})
        answer = browser.post(form.action, data=values, buffered=True)
        if answer.status_code != 400 or town.changes():
            wrong.append(f"{form.action}: {answer.status_code} {town.changes()}")
    assert not wrong, "\n".join(wrong)


def births(town: Town) -> dict[int, tuple[object, ...]]:
    """What every promise was born with, by its number."""
    with Session(town.engine) as session:
        return {
            row.id: (row.received_at, row.logged_at, row.starts_at, row.due_at, row.work_by)
            for row in session.exec(select(Promise))
        }


def test_postgresql_takes_the_same_nonsense(postgres_town, person, found):
    """It is choosier than SQLite about signs and sizes. What is done stays done here."""
    name, forms = HERE.get(person), [f for f in found.posts if f.endpoint not in ENDS_SESSIONS]
    nonsense = [HOSTILE[kind] for kind in CHOOSY]
    filled = [(form, form.all(value)) for form in forms for value in nonsense]
    filled += one_wrong(forms)
    wrong = []
    for form, values in filled:
        answer = postgres_town.browser(name).post(form.action, data=values, buffered=True)
        if answer.status_code not in FINE:
            wrong.append(f"{form.action} {answer.status_code} {_short(values)}")
    for form in found.searches:
        for value in nonsense:
            browser = postgres_town.browser(name)
            answer = browser.get(form.action, query_string=form.all(value), buffered=True)
            if answer.status_code not in FINE:
                wrong.append(f"{form.action} {answer.status_code} {value[:30]!r}")
    assert not wrong, "\n".join(wrong)


def one_wrong(forms: list[FoundForm]) -> list[Filled]:
    """Each form with sensible words, but for one field."""
    return [
        (form, {**form.sensible(), field.name: HOSTILE[kind]})
        for form in forms
        for place, field in enumerate(form.fields)
        for kind in (ONE_WRONG * 2)[place % 6 :][:2]
    ]


def check_all(
    town: WatchedTown, person: str, filled: list[tuple[FoundForm, dict[str, str]]]
) -> None:
    wrong = []
    for form, values in filled:
        for htmx in (False, True) if form.by_htmx else (False,):
            headers = {"HX-Request": "true"} if htmx else {}
            browser = town.browser(HERE.get(person))
            answer = browser.post(form.action, data=values, headers=headers, buffered=True)
            wrong += [
                f"{form.action} {why} {_short(values)}"
                for why in faults(town, form, values, answer)
            ]
            town.reset()
    assert not wrong, "\n".join(wrong)


def faults(
    town: WatchedTown, form: FoundForm, values: dict[str, str], answer: TestResponse
) -> Iterator[str]:
    """What is wrong with an answer to a form."""
    if answer.status_code not in FINE:
        yield str(answer.status_code)
    if answer.status_code >= 400 and (changed := town.changes()):
        yield f"{answer.status_code} and yet {changed} changed"
    if answer.status_code == 422 and form.endpoint not in NO_WORDS_TYPED:
        stands = standing(answer.text)
        for field in form.fields:
            typed = values.get(field.name, "")
            if (
                field.kind in TYPED
                and field.name not in NOT_TYPED
                and not _stands(stands, field.name, typed)
            ):
                yield f"{field.name} lost {typed[:30]!r}"


def _stands(stands: dict[str, list[str]], name: str, typed: str) -> bool:
    return _plain(typed) in [_plain(value) for value in stands.get(name, [])]


def _plain(text: str) -> str:
    return "".join(text.replace("\x00", "").replace("\ufffd", "").split())


def _short(values: dict[str, str]) -> str:
    return str({name: value[:30] for name, value in values.items()})[:300]
