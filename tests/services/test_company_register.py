"""The company register over HTTP, against a server here that answers what was recorded."""

import json
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from time import sleep

import pytest

from models.rules.errors import NotNow
from portal.services.companies.company_register import CvrRegister, FoundWorkplace

# Written by hand in the shape the register answers in; no such company exists.
BODY = {
    "hits": {
        "hits": [
            {
                "_source": {
                    "Vrvirksomhed": {
                        "cvrNummer": 99000001,
                        "virksomhedMetadata": {"nyesteNavn": {"navn": "Opfundet Vaskeri ApS"}},
                    }
                }
            }
        ]
    }
}
UNITS = {
    "hits": {
        "hits": [
            {
                "_source": {
                    "VrproduktionsEnhed": {
                        "pNummer": 9990000011,
                        "produktionsEnhedMetadata": {
                            "nyesteNavn": {"navn": "Vaskeriet på havnen"},
                            "nyesteBeliggenhedsadresse": {
                                "vejnavn": "Havnegade",
                                "husnummerFra": 4,
                                "bogstavFra": "B",
                                "postnummer": 5500,
                            },
                        },
                    }
                }
            },
            {"_source": {"VrproduktionsEnhed": {"pNummer": 9990000022}}},
            {"_source": {"VrproduktionsEnhed": {"pNummer": "not a number"}}},
        ]
    }
}
NONE_FOUND = {"hits": {"hits": []}}
SLOW = 1.0  # seconds; the client waits a third of it


class Register:
    """Answers in the order it was told; remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, bytes]] = []
        self.asked: list[tuple[str, str, object]] = []
        self.waits = 0.0

    def will(self, *answers: object, status: int = 200) -> None:
        for answer in answers:
            body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.answers.append((status, body))


@pytest.fixture
def register() -> Iterator[tuple[Register, CvrRegister]]:
    kept = Register()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            kept.asked.append((self.path, self.headers["Authorization"], sent))
            sleep(kept.waits)
            status, body = kept.answers.pop(0)
            try:
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)
            except BrokenPipeError:
                pass  # whoever asked has given up, which is what the test wants

        def log_message(self, *_said: object) -> None:
            """Nothing on the test's output."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/cvr-permanent/"
    yield kept, CvrRegister(url, "kommunen", "hemmeligt", seconds=SLOW / 3)
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_company_comes_with_its_workplaces_and_is_asked_for_as_the_register_wants(register):
    server, client = register
    server.will(BODY, UNITS)
    found = client.look_up("99000001")
    assert found.name == "Opfundet Vaskeri ApS"
    assert found.workplaces == (
        FoundWorkplace("9990000011", "Vaskeriet på havnen", "Havnegade 4 B", "5500"),
        FoundWorkplace("9990000022", "", "", ""),
    )
    paths = [path for path, _word, _sent in server.asked]
    assert paths == ["/cvr-permanent/virksomhed/_search", "/cvr-permanent/produktionsenhed/_search"]
    assert server.asked[0][2]["query"] == {"term": {"Vrvirksomhed.cvrNummer": 99000001}}
    assert server.asked[0][1] == "Basic " + b64encode(b"kommunen:hemmeligt").decode()
    assert "hemmeligt" not in repr(client)


@pytest.mark.parametrize(
    ("status", "answer", "code"),
    [
        (200, NONE_FOUND, "register_knows_none"),
        (404, {}, "register_knows_none"),
        (401, {}, "register_silent"),
        (500, b"Internal error", "register_silent"),
        (200, b"<html>Vedligeholdelse</html>", "register_not_understood"),
        (200, b"\xff\xfe", "register_not_understood"),
        (200, {"hits": "none"}, "register_not_understood"),
        (200, [], "register_not_understood"),
        (200, {"hits": {"hits": [{"_source": {"Vrvirksomhed": "x"}}]}}, "register_knows_none"),
    ],
)
def test_what_it_cannot_use_it_says_in_one_word(register, status, answer, code):
    server, client = register
    server.will(answer, status=status)
    with pytest.raises(NotNow) as refused:
        client.look_up("99000001")
    assert refused.value.code == code


def test_a_register_that_keeps_one_waiting_is_left(register):
    server, client = register
    server.waits = SLOW
    server.will(BODY)
    with pytest.raises(NotNow) as refused:
        client.look_up("99000001")
    assert refused.value.code == "register_silent"


def test_where_nobody_listens_it_is_silent():
    with pytest.raises(NotNow) as refused:
        CvrRegister("http://127.0.0.1:9", "a", "b").look_up("99000001")
    assert refused.value.code == "register_silent"
