"""A person with a browser: keeps the connection open, carries cookies, signs in with a password."""

import re
from collections.abc import Callable, Mapping
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient

from seed.logins import DEMO_PASSWORD

Answer = tuple[int, Mapping[str, str], str]
Send = Callable[[str, str, dict[str, str] | None], Answer]
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Person:
    """Somebody who asks for pages, one at a time."""

    def __init__(self, send: Send) -> None:
        self._send = send

    @classmethod
    def over(cls, host: str, port: int) -> "Person":
        """One who is connected to a server and stays so."""
        return cls(_Connection(host, port).send)

    @classmethod
    def in_process(cls, client: FlaskClient) -> "Person":
        """One who is asked for without a server, to count statements."""

        def send(method: str, address: str, form: dict[str, str] | None) -> Answer:
            answer = client.open(address, method=method, data=form)
            return answer.status_code, _by_name(answer.headers), answer.text

        return cls(send)

    def get(self, address: str) -> str:
        """A page that is there."""
        status, _headers, text = self._send("GET", address, None)
        if status != 200:
            raise RuntimeError(f"GET {address} was answered with {status}")
        return text

    def post(self, address: str, form: dict[str, str]) -> str:
        """Send a form that leads on; gives where to."""
        status, headers, _text = self._send("POST", address, form)
        if status != 303:
            raise RuntimeError(f"POST {address} was answered with {status}")
        return headers["location"]

    def token(self, address: str) -> str:
        """What a form on that page carries."""
        found = TOKEN.search(self.get(address))
        if found is None:
            raise RuntimeError(f"there is no form on {address}")
        return found[1]

    def sign_in(self, email: str) -> None:
        """With address and password, as everybody does."""
        form = {"csrf_token": self.token("/log-ind"), "email": email, "password": DEMO_PASSWORD}
        self.post("/log-ind", form)


def _by_name(headers: Any) -> dict[str, str]:
    """Servers write the names as they like."""
    return {name.lower(): value for name, value in dict(headers).items()}


class _Connection:
    def __init__(self, host: str, port: int) -> None:
        self._connection = HTTPConnection(host, port, timeout=60)
        self._cookies: SimpleCookie = SimpleCookie()

    def send(self, method: str, address: str, form: dict[str, str] | None) -> Answer:
        headers = {"Accept-Language": "da"}
        if self._cookies:
            pairs = (f"{name}={cookie.value}" for name, cookie in self._cookies.items())
            headers["Cookie"] = "; ".join(pairs)
        body = None
        if form is not None:
            body = urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, address, body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        for told in answer.headers.get_all("Set-Cookie") or []:
            self._cookies.load(told)
        return answer.status, _by_name(answer.headers), text
