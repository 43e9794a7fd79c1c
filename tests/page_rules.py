"""What every page and every part of a page must get right; each rule gives its faults."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect

from tests.html import Node

PRODUCT = " – Fodfæste"
CONTROLS = ("input", "select", "textarea")
TAKES_NO_LABEL = {"hidden", "submit", "button"}
POINTS_TO_IDS = ("aria-describedby", "aria-labelledby", "aria-controls", "for")
ADDRESSES = ("href", "action", "src", "hx-get", "hx-post")


def one_heading(page: Node) -> Iterator[str]:
    headings = [node.text for node in page.all("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"one h1, not {headings}"


def title_names_page_and_product(page: Node) -> Iterator[str]:
    titles = [node.text for node in page.all("title")]
    if len(titles) != 1 or not titles[0].endswith(PRODUCT) or titles[0].startswith("–"):
        yield f"one title ending in {PRODUCT!r}, not {titles}"


def says_its_language(page: Node) -> Iterator[str]:
    if [node.get("lang") for node in page.all("html")] not in (["da"], ["en"]):
        yield "<html lang> is da or en"


def targets_exist(page: Node) -> Iterator[str]:
    """Only of whole pages: a part may point to the page around it."""
    ids = {node.get("id") for node in page.all()}
    for node in page.all():
        target = node.get("hx-target")
        if target.startswith("#") and target[1:] not in ids:
            yield f"hx-target {target} is not on the page"
        if node.tag == "a" and node.get("href").startswith("#") and node.get("href")[1:] not in ids:
            yield f"the link {node.get('href')} leads nowhere"


def ids_are_unique_and_found(part: Node) -> Iterator[str]:
    counts = Counter(node.get("id") for node in part.all() if "id" in node.attributes)
    yield from (f"id {name!r} stands {count} times" for name, count in counts.items() if count > 1)
    for node in part.all():
        for attribute in POINTS_TO_IDS:
            for name in node.get(attribute).split():
                if name not in counts:
                    yield f"{attribute}={name!r} points to nothing"


def controls_have_labels(part: Node) -> Iterator[str]:
    labelled = {label.get("for") for label in part.all("label") if label.text}
    for node in part.all(*CONTROLS):
        if node.get("type") in TAKES_NO_LABEL or node.inside("label"):
            continue
        if node.get("id") not in labelled and not node.get("aria-label"):
            yield f"{node.tag} {node.get('name')!r} has no label"
    for node in part.all("button", "a", "summary", "legend", "caption"):
        if not node.text and not node.get("aria-label"):
            yield f"<{node.tag}> without words: {node.attributes}"


def posts_carry_a_token(part: Node) -> Iterator[str]:
    for form in part.all("form"):
        if form.inside("form"):
            yield "a form inside a form"
        names = [node.get("name") for node in form.all("input") if node.get("value")]
        if form.get("method").lower() == "post" and names.count("csrf_token") != 1:
            yield f"the form {form.get('action')!r} carries no token"


def htmx_only_adds(part: Node) -> Iterator[str]:
    """Without script everything works, and nothing is inherited."""
    for node in part.all():
        if "hx-post" in node.attributes and not _posts_without_script(node):
            yield f"hx-post {node.get('hx-post')!r} is no form or button with the same action"
        asks = "hx-post" in node.attributes or "hx-get" in node.attributes
        if asks and not {"hx-target", "hx-swap"} <= node.attributes.keys():
            yield f"<{node.tag}> asks with htmx but lacks hx-target or hx-swap"
        for name, value in node.attributes.items():
            if name.startswith("hx-on") or value.startswith(("js:", "javascript:")):
                yield f"{name}={value!r} is script"
            if name == "hx-trigger" and "[" in value:
                yield f"hx-trigger={value!r} filters with script"


def _posts_without_script(node: Node) -> bool:
    """Whether the form, or the button inside one, sends to the same address by itself."""
    if node.tag == "button":
        return node.get("formaction") == node.get("hx-post") and node.inside("form")
    same = node.get("action") == node.get("hx-post")
    return node.tag == "form" and same and node.get("method") == "post"


def nothing_inline(part: Node) -> Iterator[str]:
    for node in part.all():
        if node.tag == "style" or "style" in node.attributes:
            yield f"<{node.tag}> carries style"
        if node.tag == "script" and (not node.get("src") or node.text):
            yield "script inside the page"
        yield from (f"{name} is script" for name in node.attributes if name.startswith("on"))


def nothing_left_over(part: Node) -> Iterator[str]:
    for node in part.all():
        for words in node.parts:
            if isinstance(words, str) and re.search(r"\b(None|Undefined)\b|%\(|<[a-z]+ ", words):
                yield f"left over in <{node.tag}>: {words.strip()!r}"


def addresses_are_ours(part: Node, app: Flask) -> Iterator[str]:
    """Every address inside leads to a page that is there, with the method it is asked with."""
    adapter = app.url_map.bind("localhost")
    for node in part.all():
        for attribute in ADDRESSES:
            address = urlsplit(node.get(attribute))
            if not address.path or address.scheme in {"https", "mailto", "tel"}:
                continue
            posts = node.get("method") == "post" or attribute == "hx-post"
            try:
                adapter.match(address.path, method="POST" if posts else "GET")
            except RequestRedirect:
                continue
            except (HTTPException, MethodNotAllowed) as why:
                yield f"{attribute}={node.get(attribute)!r}: {type(why).__name__}"


PART_RULES = (
    ids_are_unique_and_found,
    controls_have_labels,
    posts_carry_a_token,
    htmx_only_adds,
    nothing_inline,
    nothing_left_over,
)
PAGE_RULES = (one_heading, title_names_page_and_product, says_its_language, targets_exist)
