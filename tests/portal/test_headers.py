"""What every answer says to the browser."""

import pytest

from portal import create_app
from portal.settings import Environment, Settings


def test_no_script_and_no_style_from_inside_the_page(visitor):
    policy = visitor.get("/om").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/om", "/findes-ikke", "/", "/sundhed"])
def test_nothing_is_kept_by_the_browser(visitor, address):
    headers = visitor.get(address).headers
    assert headers["Cache-Control"] == "no-store"
    assert "HX-Request" in headers["Vary"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_files_may_be_kept_and_change_their_address_with_their_content(visitor):
    page = visitor.get("/om")
    sheet = next(
        link.get("href") for link in page.tree.all("link") if "app.css" in link.get("href")
    )
    assert "?v=" in sheet
    answer = visitor.client.get(sheet, buffered=True)
    assert answer.status_code == 200
    assert "max-age" in answer.headers["Cache-Control"]


def test_every_file_a_page_asks_for_is_there(visitor):
    tree = visitor.get("/om").tree
    files = [node.get("src") or node.get("href") for node in tree.all("script", "link", "use")]
    assert files
    assert all(visitor.client.get(file, buffered=True).status_code == 200 for file in files)


def test_cookies_behind_https_are_bound_to_this_host(engine, clock, people):
    settings = Settings(Environment.PRODUCTION, secret_key="x" * 40)
    client = create_app(settings, engine, clock).test_client()
    answer = client.get("/log-ind", base_url="https://fodfaeste.example")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-fodfaeste=")
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie
    assert "max-age" in answer.headers["Strict-Transport-Security"]
