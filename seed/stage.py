"""What all stories of one municipality share: the store, the days, the people who act."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlmodel import Session

from models.kinds import Role
from models.queries.people import colleagues, viewer_of
from models.rules.access import Viewer
from models.tables.companies import Company, Workplace
from models.tables.people import User
from portal.services.matches.knowledge import Knowledge
from seed.cv import Link
from seed.timeline import Days, Play


@dataclass(frozen=True)
class TownPlan:
    """One municipality of the world; the words name files and lists in seed/names."""

    code: str
    name: str
    prefix: str  # of its case numbers
    phone: str
    postcodes: tuple[str, ...]  # as often as people live there
    staff: str
    companies: str
    openings: str
    citizens: int
    calls: bool
    first_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Host:
    """A company with an agreement, and who acts for it and with it."""

    company: Company
    workplace: Workplace  # the first one
    consultant: Viewer
    employer: Viewer | None

    @property
    def asks(self) -> Viewer:
        """The employer, who alone may send an opening."""
        if self.employer is None:
            raise ValueError(f"{self.company.name} has nobody who signs in")
        return self.employer


@dataclass
class Stage:
    session: Session
    play: Play
    days: Days
    known: Knowledge
    link: Link
    plan: TownPlan
    municipality_id: int
    password_hash: str
    hosts: dict[str, Host] = field(default_factory=dict)
    # Citizens who are in play somewhere; nobody is nominated for two places at once.
    engaged: set[int] = field(default_factory=set)

    def rng(self, name: str) -> Random:
        """Chance that depends on nothing but the name of what it is for."""
        return Random(f"{self.plan.code}/{name}")

    def viewers(self, role: Role) -> list[Viewer]:
        """Everyone of the role, in the order they were added."""
        found = colleagues(self.session, self.municipality_id, role)
        return [viewer_of(user) for user in sorted(found, key=lambda user: user.id)]

    def viewer(self, role: Role) -> Viewer:
        return self.viewers(role)[0]

    def user(self, user_id: int) -> Viewer:
        return viewer_of(self.session.get_one(User, user_id))

    def clock(self, rng: Random, first: int = 8, last: int = 14) -> str:
        """A time of day between the two hours, "HH:MM", a little after eight and before closing."""
        return f"{rng.randint(first, last):02d}:{rng.randrange(5, 55):02d}"

    def workday(self, ago: int, rng: Random) -> datetime:
        """Some time in office hours of a working day so many before today."""
        return self.days.at(self.days.ago(ago), self.clock(rng))

    def moment(self, told: str) -> datetime:
        """ "2 13:20" is two working days ago, "evening 19:10" the evening before today."""
        day, clock = told.split()
        if day == "evening":
            return self.days.at(self.days.today - timedelta(days=1), clock)
        return self.days.at(self.days.ago(int(day)), clock)
