"""Who signs in in the demo world, and with what; light, because every start prints it."""

from dataclasses import dataclass

from sqlmodel import Session

from models.kinds import Role
from models.queries.people import user_by_email
from models.tables.columns import folded

# For everyone in the demo, and printed at every start: it protects nothing.
DEMO_PASSWORD = "fodfæste-demo"
# Reserved for examples (RFC 2606): no mail can ever reach anybody there.
MAIL_DOMAIN = "demo.example"

# One for each role; of the two employers the first has placements, and the second's company has
# not answered the agreement yet.
SHOWN = (
    "Karen Konsulent",
    "Sara Sagsbehandler",
    "Poul Proptrækker",
    "Lone Vaskeri",
    "Mette Mellemleder",
    "Anders Administrator",
)


@dataclass(frozen=True)
class Login:
    role: Role
    name: str
    email: str


def mail(name: str) -> str:
    """karen@demo.example for "Karen Konsulent"; every first name is there once."""
    return f"{folded(name.split()[0])}@{MAIL_DOMAIN}"


def logins(session: Session) -> tuple[Login, ...]:
    """Those of SHOWN; who has been renamed or closed since is left out."""
    users = [user_by_email(session, mail(name)) for name in SHOWN]
    return tuple(Login(user.role, user.name, user.email) for user in users if user is not None)
