"""A browser that checks each page it is given."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.test import TestResponse

from portal.login import SEEN_AT, SIGNED_IN_AT
from tests.html import Node, read
from tests.page_rules import PAGE_RULES, PART_RULES, addresses_are_ours

MOST_REDIRECTS = 3

Values = Mapping[str, object]


class Answer:
    """What came back: status, text, headers; for HTML also the tree."""

    def __init__(self, browser: "Browser", response: TestResponse, address: str) -> None:
        self._browser = browser
        self.address = address
        self.status = response.status_code
        # What is taken away as a file is no text: only its plain letters are looked at.
        self.text = response.get_data().decode(errors="replace")
        self.headers = response.headers
        self.location = response.headers.get("Location", "")
        self.tree, self.faults = (
            read(self.text) if response.mimetype == "text/html" else (Node(""), [])
        )

    @property
    def title(self) -> str:
        """The title of the page, without the product."""
        return next(self.tree.all("title")).text.rpartition(" – ")[0]

    @property
    def words(self) -> str:
        """What a person reads in the middle of the page, or in the part."""
        return next(self.tree.all("main"), self.tree).text

    def submit(self, values: Values | None = None, *, action: str = "") -> "Answer":
        """Fill in the form and send it; gives the page a redirect leads to.

        Args:
            values: what is typed or chosen; the rest of the form is sent as it stands. None
                takes a field out, as an unticked box does.
            action: the end of the form's address, when the page has several.
        """
        form = self._form(action)
        filled = {**_standing(form), **(values or {})}
        sent = {name: value for name, value in filled.items() if value is not None}
        answer = self._browser.post(form.get("action") or self.address, sent)
        for _step in range(MOST_REDIRECTS):
            if answer.status == 303:
                answer = self._browser.get(answer.location)
        return answer

    def _form(self, action: str) -> Node:
        main = next(self.tree.all("main"), self.tree)
        forms = [
            form
            for form in main.all("form")
            if form.get("method") == "post" and form.get("action").endswith(action)
        ]
        assert len(forms) == 1, f"{len(forms)} forms to send: {[f.get('action') for f in forms]}"
        return forms[0]


class Browser:
    """Fetches pages of the application as one person; fails on a page with faults."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self.client = app.test_client()
        self._token = ""
        self._places: dict[str, str] = {}

    def sign_in(self, user_id: int, session_number: int, at: datetime) -> None:
        """Have a session as after logging in, without the slow password."""
        with self.client.session_transaction() as session:
            session["_user_id"] = f"{user_id}.{session_number}"
            session[SIGNED_IN_AT] = session[SEEN_AT] = int(at.timestamp())

    def get(self, address: str, *, htmx: bool = False) -> Answer:
        return self._checked(self.client.get(address, headers=_headers(htmx)), address, htmx)

    def post(self, address: str, values: Values | None = None, *, htmx: bool = False) -> Answer:
        """Send a form with the token that belongs in it; does not follow a redirect."""
        if not self._token:
            self.get("/om")
        sent = {"csrf_token": self._token, **(values or {})}
        response = self.client.post(address, data=sent, headers=_headers(htmx))
        return self._checked(response, address, htmx)

    def _checked(self, response: TestResponse, address: str, htmx: bool) -> Answer:
        answer = Answer(self, response, address)
        if response.mimetype == "text/html" and answer.text and answer.status != 303:
            faults = list(self._faults(answer, whole=not htmx or "<html" in answer.text))
            assert not faults, f"{address}: " + "\n".join(faults)
            for token in answer.tree.all("input"):
                if token.get("name") == "csrf_token":
                    self._token = token.get("value")
        return answer

    def _faults(self, answer: Answer, *, whole: bool) -> Iterator[str]:
        yield from answer.faults
        yield from addresses_are_ours(answer.tree, self._app)
        for rule in PART_RULES:
            yield from rule(answer.tree)
        if whole:
            for rule in PAGE_RULES:
                yield from rule(answer.tree)
            yield from self._same_title_elsewhere(answer)

    def _same_title_elsewhere(self, answer: Answer) -> Iterator[str]:
        if answer.status != 200:
            return
        adapter = self._app.url_map.bind("localhost")
        rule, _values = adapter.match(urlsplit(answer.address).path, return_rule=True)
        if self._places.setdefault(answer.title, rule.rule) != rule.rule:
            yield f"{rule.rule} and {self._places[answer.title]} have one title: {answer.title}"


def _headers(htmx: bool) -> dict[str, str]:
    return {"HX-Request": "true"} if htmx else {}


def _standing(form: Node) -> dict[str, object]:
    """What the form would send if nobody touched it."""
    values: dict[str, list[str]] = {}
    for node in form.all("input", "textarea", "select"):
        if node.tag == "textarea":
            found = [node.raw]
        elif node.tag == "select":
            options = list(node.all("option"))
            chosen = [option for option in options if "selected" in option.attributes]
            found = [option.get("value") for option in chosen or options[:1]]
        elif node.get("type") in {"checkbox", "radio"}:
            found = [node.get("value")] if "checked" in node.attributes else []
        elif node.get("type") == "file":
            found = []  # none chosen
        else:
            found = [node.get("value")]
        if found:
            values.setdefault(node.get("name"), []).extend(found)
    return {name: given if len(given) > 1 else given[0] for name, given in values.items()}
