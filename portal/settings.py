"""What the surroundings decide, read once when the application starts."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import make_url

from portal.mail import LetterFolder, Post, mail_server
from portal.services.companies.company_register import CvrRegister

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
DEMO_SENDER = "fodfaeste@demo.example"
SAMPLE_SECRETS = frozenset({"changeme", "change-me", "secret", "dev", "development", "test"})


class Environment(StrEnum):
    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class BadSettings(Exception):
    """The application cannot start; the text says which setting to change and how."""


@dataclass(frozen=True)
class Settings:
    """A default may stand only if it is right in production and may be public."""

    environment: Environment
    secret_key: str
    database_url: str = f"sqlite:///{ROOT / 'var' / 'fodfaeste.sqlite'}"
    # Cookies go over https only; off where the demo is served as plain http on the own machine.
    https: bool = True
    # How many proxies in front of us may be believed about address and protocol.
    proxies: int = 0
    idle_minutes: int = 60
    session_hours: int = 8
    accessibility_statement_url: str | None = None
    # What CPR numbers are sealed with, number and secret, the one for new rows first. Without
    # any, no municipality can switch CPR numbers on.
    cpr_keys: tuple[tuple[int, str], ...] = ()
    # Where companies are looked up; without an address they are typed by hand.
    company_register: CvrRegister | None = None
    # Where links in mail lead, as https://fodfaeste.example.dk
    public_url: str = "http://127.0.0.1:8000"
    # What mail is given to; without one it waits, and the administrator's page says so.
    post: Post | None = None

    def cookie_name(self, name: str) -> str:
        """The name with the prefix that makes browsers refuse the cookie from other hosts."""
        return f"__Host-{name}" if self.https else name


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that the environment asks for.

    Raises:
        BadSettings: something is missing or cannot be used as it stands.
    """
    environment = _environment(environ.get("FODFAESTE_ENV", Environment.PRODUCTION))
    database_url = environ.get("DATABASE_URL") or Settings.database_url
    production = environment is Environment.PRODUCTION
    return Settings(
        environment=environment,
        secret_key=_secret(environ.get("SECRET_KEY", ""), environment, database_url),
        database_url=database_url,
        https=_yes_or_no(environ, "FODFAESTE_HTTPS", default=production),
        proxies=_count(environ, "FODFAESTE_PROXIES"),
        accessibility_statement_url=_web_address(environ, "ACCESSIBILITY_STATEMENT_URL"),
        cpr_keys=_cpr_keys(environ.get("CPR_KEYS", ""), environment, database_url),
        company_register=_company_register(environ),
        public_url=_public_url(environ),
        post=_post(environ, environment, database_url),
    )


def _environment(value: str) -> Environment:
    try:
        return Environment(value)
    except ValueError:
        words = ", ".join(Environment)
        raise BadSettings(f"FODFAESTE_ENV must be one of {words}, not {value!r}.") from None


def _secret(given: str, environment: Environment, database_url: str) -> str:
    if given.lower() in SAMPLE_SECRETS or 0 < len(given) < SHORTEST_SECRET:
        raise BadSettings(
            f"SECRET_KEY is a sample or too short. Give at least {SHORTEST_SECRET} random signs."
        )
    if not given and environment is Environment.PRODUCTION:
        raise BadSettings("SECRET_KEY is missing. Set it to a long random text and keep it.")
    return given or _kept_secret(_secret_file(database_url))


def _cpr_keys(given: str, environment: Environment, url: str) -> tuple[tuple[int, str], ...]:
    """From `2:new secret,1:old secret`; outside production one of our own when none is given."""
    if not given:
        production = environment is Environment.PRODUCTION
        return () if production else ((1, _kept_secret(_own_folder(url) / "cpr-key")),)
    keys = [part.strip().partition(":") for part in given.split(",")]
    numbers = [number for number, _colon, _secret in keys]
    if len(set(numbers)) < len(keys) or not all(
        number.isdecimal() and len(secret) >= SHORTEST_SECRET for number, _colon, secret in keys
    ):
        raise BadSettings(
            "CPR_KEYS must be NUMBER:SECRET, several parted by commas, the newest first, each "
            f"number once, each secret at least {SHORTEST_SECRET} random signs."
        )
    return tuple((int(number), secret) for number, _colon, secret in keys)


def built_folder(database_url: str) -> Path:
    """Where what is built of the vocabulary is kept, for the next start and the command line."""
    return _own_folder(database_url) / "vocabulary"


def _secret_file(database_url: str) -> Path:
    """Beside an embedded database, so that moving the folder keeps people signed in."""
    return _own_folder(database_url) / "secret"


def _own_folder(database_url: str) -> Path:
    address = make_url(database_url)
    embedded = address.get_backend_name() == "sqlite" and address.database not in {None, ":memory:"}
    return Path(str(address.database)).parent if embedded else ROOT / "var"


def _kept_secret(file: Path) -> str:
    """The secret in the file, made the first time; readable by its owner only."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    if not file.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_urlsafe(SHORTEST_SECRET))
        # Two servers may start at once; the first link stands and the other reads it.
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text().strip()


def _yes_or_no(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = environ.get(name, "")
    if value not in {"", "0", "1"}:
        raise BadSettings(f"{name} must be 1 or 0, not {value!r}.")
    return default if value == "" else value == "1"


def _count(environ: Mapping[str, str], name: str) -> int:
    value = environ.get(name, "0")
    if not value.isdecimal():
        raise BadSettings(f"{name} must be a number, not {value!r}.")
    return int(value)


def _company_register(environ: Mapping[str, str]) -> CvrRegister | None:
    url = environ.get("COMPANY_REGISTER_URL", "")
    user, password = (environ.get(f"COMPANY_REGISTER_{it}", "") for it in ("USER", "PASSWORD"))
    if not url and not user and not password:
        return None
    if not url.startswith(("https://", "http://")):
        raise BadSettings("COMPANY_REGISTER_URL must begin with https:// or http://.")
    if not user or not password:
        raise BadSettings("COMPANY_REGISTER_USER and COMPANY_REGISTER_PASSWORD must be there too.")
    return CvrRegister(url, user, password)


def _public_url(environ: Mapping[str, str]) -> str:
    port = environ.get("PORT", "8000")
    url = environ.get("FODFAESTE_URL") or f"http://127.0.0.1:{port}"
    if not url.startswith(("https://", "http://")):
        raise BadSettings("FODFAESTE_URL must begin with https:// or http://.")
    return url.rstrip("/")


def _post(environ: Mapping[str, str], environment: Environment, database_url: str) -> Post | None:
    """The mail server; in the demo without one a folder beside the database."""
    url, sender = environ.get("FODFAESTE_SMTP_URL", ""), environ.get("FODFAESTE_MAIL_FROM", "")
    if not url:
        folder = _own_folder(database_url) / "letters"
        return LetterFolder(folder, DEMO_SENDER) if environment is Environment.DEMO else None
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", sender):
        raise BadSettings("FODFAESTE_MAIL_FROM must be the address that mail comes from.")
    if not environ.get("FODFAESTE_URL"):
        raise BadSettings("FODFAESTE_URL is missing: links in mail must lead somewhere.")
    try:
        return mail_server(url, sender)
    except ValueError as why:
        raise BadSettings(f"FODFAESTE_SMTP_URL: {why}.") from None


def _web_address(environ: Mapping[str, str], name: str) -> str | None:
    value = environ.get(name) or None
    if value is not None and not value.startswith("https://"):
        raise BadSettings(f"{name} must begin with https://.")
    return value
