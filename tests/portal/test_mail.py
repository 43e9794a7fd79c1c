"""How a mail server is named, which addresses mail can go to, and what a real server answers."""

from email.message import EmailMessage

import pytest

from portal.commands.postman import deliverable
from portal.mail import LetterFolder, MailServer, Refused, Security, Unreachable, mail_server
from portal.settings import BadSettings, Environment, read_settings
from tests.background.killing import free_port
from tests.background.killing import mail_server as running

SENDER = "fodfaeste@eksempel.dk"


@pytest.mark.parametrize(
    ("url", "host", "port", "security"),
    [
        ("smtps://a:b@mail.eksempel.dk", "mail.eksempel.dk", 465, Security.TLS),
        ("smtp://a:b%40c@mail.eksempel.dk:2525", "mail.eksempel.dk", 2525, Security.STARTTLS),
        ("smtp://127.0.0.1:25", "127.0.0.1", 25, Security.NONE),
        ("smtp+plain://mail.eksempel.dk", "mail.eksempel.dk", 25, Security.NONE),
    ],
)
def test_a_mail_server_is_named_by_its_address(url, host, port, security):
    server = mail_server(url, SENDER)
    assert (server.host, server.port, server.security) == (host, port, security)
    assert server.password in {"", "b", "b@c"}


@pytest.mark.parametrize(
    "url", ["mail.eksempel.dk", "https://mail.eksempel.dk", "smtp://", "smtp+plain://a:b@x.dk"]
)
def test_an_address_that_does_not_do_is_refused_at_the_start(url):
    environ = {"FODFAESTE_ENV": "test", "DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 40}
    environ |= {"FODFAESTE_SMTP_URL": url, "FODFAESTE_MAIL_FROM": SENDER}
    with pytest.raises(BadSettings, match="FODFAESTE_SMTP_URL"):
        read_settings(environ | {"FODFAESTE_URL": "https://fodfaeste.eksempel.dk"})
    with pytest.raises(BadSettings, match="FODFAESTE_URL is missing"):
        read_settings(environ)


def test_without_a_server_mail_waits_and_in_the_demo_it_goes_to_a_folder(tmp_path):
    environ = {"DATABASE_URL": f"sqlite:///{tmp_path}/a.sqlite", "SECRET_KEY": "x" * 40}
    assert read_settings(environ | {"FODFAESTE_ENV": Environment.PRODUCTION}).post is None
    post = read_settings(environ | {"FODFAESTE_ENV": Environment.DEMO}).post
    assert isinstance(post, LetterFolder)
    with post.opened() as send:
        send(_mail("anders@eksempel.dk"))
        send(_mail("anders@eksempel.dk"))
    assert [file.name for file in (tmp_path / "letters").iterdir()] == ["1eksempel.dk.eml"]


@pytest.mark.parametrize(
    ("address", "becomes"),
    [
        ("anders.juul+a@eksempel.dk", "anders.juul+a@eksempel.dk"),
        ("kontakt@rødgrød.dk", "kontakt@xn--rdgrd-vuad.dk"),
        ("åse@eksempel.dk", None),
        ("a,b@eksempel.dk", None),
        ("<a@eksempel.dk", None),
        ("a@", None),
        ("a@.dk", None),
    ],
)
def test_an_address_that_no_server_knows_stops_no_other_mail(address, becomes):
    assert deliverable(address) == becomes


def test_a_real_server_takes_refuses_and_goes_away(tmp_path):
    with running(tmp_path) as server:
        post = mail_server(server.url, SENDER)
        with post.opened() as send:
            send(_mail("anders@eksempel.dk"))
            for name, for_good in (("nobody", True), ("later", False)):
                with pytest.raises(Refused) as refused:
                    send(_mail(f"{name}@eksempel.dk"))
                assert refused.value.for_good is for_good
            [(message_id, receiver, text)] = server.taken()
            assert (message_id, receiver) == ("<1@eksempel.dk>", "anders@eksempel.dk")
            assert "=?utf-8?" in text
            server.down()
            with pytest.raises(Unreachable):
                send(_mail("anders@eksempel.dk"))
    nowhere = MailServer("127.0.0.1", free_port(), Security.NONE, SENDER)
    with pytest.raises(Unreachable, match="ConnectionRefused"), nowhere.opened():
        pass


def _mail(to: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = SENDER, to
    message["Subject"], message["Message-ID"] = "Æbler", "<1@eksempel.dk>"
    message.set_content("Hej, så er der æbler.\n")
    return message
