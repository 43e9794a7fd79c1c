"""The named people of the tests, and the two municipalities they live and work in.

Karen is a company consultant in Middelfart, Sara a caseworker, Mette a leader, Anders an
administrator; Lone runs a laundry there. In Kerteminde Bo is a company consultant, Ulla a
caseworker, Jens a leader, Tom an administrator; Rikke runs a bakery there.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache

from sqlmodel import Session, select

from models.kinds import ClockPolicy, CompanyRight, Role, Sector, Weekday
from models.queries.people import viewer_of
from models.rules.access import Viewer
from models.tables.columns import danish_order, folded
from models.tables.companies import Company, KeyAccount, Workplace
from models.tables.people import Municipality, OfficeHours, User
from models.tables.vocabulary import Industry, Place
from portal.services.passwords import hash_password

PASSWORD = "hest-batteri-korrekt"
LONG_AGO = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class People:
    """Who there is, by name; and where."""

    users: dict[str, User]
    municipality: Municipality
    laundry: Company

    def viewer(self, name: str) -> Viewer:
        """The named person as services and queries want her."""
        user = self.users[name]
        return viewer_of(user)


def make_people(session: Session) -> People:
    """Write everyone into an empty store."""
    middelfart = _municipality(session, "0410", "Middelfart Kommune")
    kerteminde = _municipality(session, "0440", "Kerteminde Kommune")
    laundry = _laundry(session, middelfart)
    bakery = company(session, kerteminde, "Rikkes Bageri", "24256790")
    users = {
        "karen": _user(middelfart, Role.COMPANY_CONSULTANT, "Karen Holm"),
        "sara": _user(middelfart, Role.CASEWORKER, "Sara Lind"),
        "mette": _user(middelfart, Role.LEADER, "Mette Krogh"),
        "anders": _user(middelfart, Role.ADMINISTRATOR, "Anders Juul"),
        "lone": _user(middelfart, Role.EMPLOYER, "Lone Bak", laundry.id),
        "bo": _user(kerteminde, Role.COMPANY_CONSULTANT, "Bo Friis"),
        "ulla": _user(kerteminde, Role.CASEWORKER, "Ulla Bech"),
        "jens": _user(kerteminde, Role.LEADER, "Jens Dam"),
        "tom": _user(kerteminde, Role.ADMINISTRATOR, "Tom Rask"),
        "rikke": _user(kerteminde, Role.EMPLOYER, "Rikke Toft", bakery.id),
    }
    session.add_all(users.values())
    session.flush()
    session.add(KeyAccount(company_id=laundry.id, consultant_id=users["karen"].id))
    session.flush()
    return People(users, middelfart, laundry)


def find_people(session: Session) -> People:
    """Everyone again, in a copy of a store they were written into."""
    users = {user.email.partition("@")[0]: user for user in session.exec(select(User)).all()}
    middelfart = session.exec(select(Municipality).where(Municipality.code == "0410")).one()
    laundry = session.exec(select(Company).where(Company.name == "Lones Vaskeri")).one()
    return People(users, middelfart, laundry)


def _municipality(session: Session, code: str, name: str) -> Municipality:
    """A municipality with the office hours of rule S0-13 and matching switched on."""
    municipality = Municipality(
        code=code,
        name=name,
        reply_policy=ClockPolicy.WORKING_DAY_24H,
        visit_policy=ClockPolicy.WORKING_DAY_24H,
        phone="88 88 55 00",
        matching_legal_basis="Byrådets beslutning af 1. september 2026",
        matching_approved_on=LONG_AGO.date(),
    )
    session.add(municipality)
    session.flush()
    for weekday in Weekday:
        if weekday <= Weekday.FRIDAY:
            closes = time(17) if weekday is Weekday.THURSDAY else time(15)
            session.add(
                OfficeHours(
                    municipality_id=municipality.id,
                    weekday=weekday.value,
                    opens=time(8),
                    closes=closes,
                )
            )
    return municipality


def _laundry(session: Session, municipality: Municipality) -> Company:
    session.add(
        Industry(
            code="cleaning_service",
            label_da="Rengøring og service",
            label_en="Cleaning and service",
            position=1,
        )
    )
    session.add(Place(postcode="5500", name="Middelfart", latitude=55.5, longitude=9.75))
    session.flush()
    laundry = company(session, municipality, "Lones Vaskeri", "13585628")
    session.add(
        Workplace(
            company_id=laundry.id,
            name="Vaskeriet",
            p_number="1003388394",
            address="Havnegade 2",
            postcode="5500",
            ordinary_fte=12.0,
        )
    )
    return laundry


def newcomer(
    session: Session,
    municipality: Municipality,
    role: Role,
    name: str,
    company_id: int | None = None,
) -> User:
    """One more person, with the same password as all."""
    user = _user(municipality, role, name, company_id)
    session.add(user)
    session.flush()
    return user


def company(session: Session, municipality: Municipality, name: str, cvr_number: str) -> Company:
    """One more company, without a workplace."""
    row = Company(
        municipality_id=municipality.id,
        name=name,
        search_key=folded(name),
        sort_key=danish_order(name),
        cvr_number=cvr_number,
        sector=Sector.PRIVATE,
        industry="cleaning_service",
    )
    session.add(row)
    session.flush()
    return row


def _user(municipality: Municipality, role: Role, name: str, company_id: int | None = None) -> User:
    first = name.split()[0].lower()
    return User(
        municipality_id=municipality.id,
        company_id=company_id,
        role=role,
        company_right=CompanyRight.ADMIN if company_id else None,
        name=name,
        email=f"{first}@eksempel.dk",
        password_hash=_hash(),
        created_at=LONG_AGO,
    )


@cache
def _hash() -> str:
    # Hashing takes its 50 ms on purpose; once is enough for all tests.
    return hash_password(PASSWORD)
