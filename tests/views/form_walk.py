"""Finds every form that people can reach, and the values to fill it with: sensible and hostile."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient

from tests.html import Node, read

# As many pages of one kind are enough; the town has about as many placements.
OF_ONE_KIND = 10
NOT_TYPED = {"csrf_token", "next", "flere"}
TYPED = {"", "text", "number", "date", "time", "email", "tel", "search", "textarea"}

HOSTILE = {
    "script": "<script>alert('x')</script>",
    "quote": "'; DROP TABLE app_user; --",
    "long": "a" * 10_000,
    "too long": "å" * 10_001,
    "zero sign": "a\x00b",
    "pictures": "👩‍🚒🧺 ﷽ Ω≈ç",
    "turned around": "\u202egnp.exe\u200b\ufeff",
    "unknown word": "ghost",
    "below zero": "-1",
    "endless": "1e999",
    "no number": "NaN",
    "huge": "9" * 30,
    "more than a row's number": str(2**31),
    "no such day": "31.2.2027",
    "no such time": "99:99",
    "year zero": "0000-00-00",
    "template": "{{ 7*7 }} %(navn)s %s",
    "lines": "en\r\nto\r\n\r\ntre",
}
# What one field at a time is filled with, in a form that is right otherwise.
ONE_WRONG = (
    "unknown word",
    "huge",
    "more than a row's number",
    "below zero",
    "zero sign",
    "script",
)

# What PostgreSQL takes in another way than SQLite.
CHOOSY = ("too long", "zero sign", "turned around", "huge", "more than a row's number")
# What is tried behind the question mark of every kind of page.
IN_ADDRESSES = ("script", "too long", *ONE_WRONG[:3], "endless", "zero sign")

BY_TYPE = {"date": "12.01.2027", "time": "09.00", "number": "3", "email": "ny@eksempel.dk"}
# Sensible words for fields that are choosy, by the end of their name.
BY_NAME = {
    "phone": "88 88 55 00",
    "email": "ny@eksempel.dk",
    "cvr_number": "10103940",
    "p_number": "1003388396",
    "postcode": "5500",
    "starts": "12.01.2027",
    "ends": "12.03.2027",
    "apply_by": "05.01.2027",
    "received_on": "22.12.2026",
    "received_at": "08.30",
    "arrived_on": "22.12.2026",
    "arrived_at": "08.45",
    "talked_on": "22.12.2026",
    "hours_a_week": "30",
    "seats": "2",
    "contact_again_on": "02.02.2027",
    "paused_from": "22.12.2026",
    "last_day": "22.12.2026",
    "citizen_told_on": "22.12.2026",
    "next_step_on": "23.12.2026",
    "tried_on": "22.12.2026",
    "tried_at": "08.45",
    "talked_at": "08.40",
    "from_on": "12.01.2027",
    "until_on": "13.01.2027",
}


@dataclass(frozen=True)
class Field:
    """One name in a form, with what may be chosen."""

    name: str
    kind: str
    value: str
    choices: tuple[str, ...] = ()

    @property
    def sensible(self) -> str:
        """What a person could have meant."""
        if self.name == "version":
            return self.value
        if self.choices:
            return self.choices[0]
        if "-starts" in self.name or "-ends" in self.name:
            # A row of the week: left as it is.
            return self.value
        by_name = BY_NAME.get(self.name.rpartition("-")[2], "")
        return self.value or by_name or BY_TYPE.get(self.kind, "Et par ord om det")


@dataclass(frozen=True)
class FoundForm:
    """A form on a page, as its page gave it."""

    page: str
    action: str
    endpoint: str
    by_htmx: bool
    fields: tuple[Field, ...]

    @property
    def looks(self) -> tuple[str, frozenset[str]]:
        """Two forms that look the same are one."""
        return self.endpoint, frozenset(field.name for field in self.fields)

    def empty(self) -> dict[str, str]:
        return {field.name: "" for field in self.fields if field.kind != "hidden"} | self._hidden()

    def sensible(self) -> dict[str, str]:
        return {field.name: field.sensible for field in self.fields if field.sensible}

    def all(self, value: str) -> dict[str, str]:
        """The same value wherever one can be put, also where none can be typed."""
        return {field.name: value for field in self.fields}

    def _hidden(self) -> dict[str, str]:
        return {field.name: field.value for field in self.fields if field.kind == "hidden"}


@dataclass(frozen=True)
class Found:
    """What one person can reach."""

    posts: list[FoundForm]
    searches: list[FoundForm]
    one_of_each: set[str]  # an address of each kind of page
    dead_ends: list[str]  # links that the person was shown and may not follow


def walk(app: Flask, browser: FlaskClient, start: str = "/") -> Found:
    """Follow every link of ours from the front page and gather the forms, one of each kind."""
    adapter = app.url_map.bind("localhost")
    waiting, led_from, of_kind = deque([start]), {start: "the beginning"}, Counter[str]()
    dead_ends: list[str] = []
    posts: dict[object, FoundForm] = {}
    searches: dict[object, FoundForm] = {}
    one_of_each: dict[str, str] = {}
    while waiting:
        address = waiting.popleft()
        endpoint = adapter.match(unquote(urlsplit(address).path), method="GET")[0]
        of_kind[endpoint] += 1
        if of_kind[endpoint] > OF_ONE_KIND or endpoint == "static":
            continue
        answer = browser.get(address, follow_redirects=True, buffered=True)
        if answer.status_code not in {200, 409}:
            dead_ends.append(f"{address}: {answer.status_code}, linked on {led_from[address]}")
            continue
        came_to = urlsplit(answer.request.url)  # quoted, as `full_path` is not
        address = came_to.path + (f"?{came_to.query}" if came_to.query else "")
        one_of_each.setdefault(endpoint, address.partition("?")[0])
        if answer.mimetype != "text/html":
            continue
        tree, _faults = read(answer.text)
        for form in _forms(tree, address, adapter):
            group = searches if form.by_get else posts
            # Without a field it says the same wherever it stands, as the one to log out does.
            where = endpoint if form.found.fields else ""
            group.setdefault((*form.found.looks, where), form.found)
        for link in _links(tree, address):
            if link not in led_from:
                led_from[link] = address
                waiting.append(link)
    return Found(
        list(posts.values()), list(searches.values()), set(one_of_each.values()), dead_ends
    )


@dataclass(frozen=True)
class _Form:
    found: FoundForm
    by_get: bool


def _forms(tree: Node, address: str, adapter) -> Iterator[_Form]:
    for node in tree.all("form"):
        by_get = node.get("method").lower() != "post"
        action = urljoin(address, node.get("action")) if node.get("action") else address
        endpoint = adapter.match(
            unquote(urlsplit(action).path), method="GET" if by_get else "POST"
        )[0]
        found = FoundForm(address, action, endpoint, "hx-post" in node.attributes, _fields(node))
        yield _Form(found, by_get)


def _links(tree: Node, address: str) -> Iterator[str]:
    for node in tree.all("a"):
        link = urlsplit(urljoin(address, node.get("href")))
        if not link.netloc and link.path.startswith("/"):
            yield f"{link.path}?{link.query}" if link.query else link.path


def _fields(form: Node) -> tuple[Field, ...]:
    found: dict[str, Field] = {}
    for node in form.all("input", "select", "textarea", "button"):
        name, kind = node.get("name"), node.get("type") or node.tag
        if not name or name in NOT_TYPED or kind in {"submit", "button", "file"}:
            continue
        kind = "" if kind == "input" else kind
        choices = found[name].choices if name in found else ()
        if node.tag == "select":
            choices = tuple(option.get("value") for option in node.all("option"))
            choices = tuple(value for value in choices if value)
        elif kind in {"radio", "checkbox"}:
            choices = (*choices, node.get("value"))
        value = node.raw if node.tag == "textarea" else node.get("value")
        found[name] = Field(name, kind, "" if choices else value, choices)
    return tuple(found.values())


def standing(text: str) -> dict[str, list[str]]:
    """What stands in the typed fields of an answer, by name."""
    tree, _faults = read(text)
    values: dict[str, list[str]] = {}
    for node in tree.all("input", "textarea"):
        if node.tag == "textarea":
            values.setdefault(node.get("name"), []).append(node.raw)
        elif node.get("type") in TYPED:
            values.setdefault(node.get("name"), []).append(node.get("value"))
    return values
