"""What consultants write of the companies, when they promise to call again, and who takes over."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from models.kinds import CompanyEntryKind, DeskMatter, LeadSource, Role, Weekday
from models.rules.calendar import COPENHAGEN
from models.tables.desk import SeenMark
from portal.services.companies import diary, leads, next_contacts, portfolios, presences
from seed.stage import Stage
from seed.timeline import Story
from seed.words import told

# One line every other working day, the last some days ago.
_LINES = range(4, 84, 2)
# When some companies hear from us, in days from today; two were forgotten.
_AGAIN = (-6, -2, 0, 3, 9, 20)
_ABOUT = ("en ny åbning", "kurset for mentorer", "hvordan det går", "næste sommer")


def desk_stories(stage: Stage) -> Iterator[Story]:
    """The diary of each company, what was promised, and one wish that a colleague takes over."""
    for ago in _LINES:
        yield _line(stage, ago, stage.rng(f"diary/{ago}"))
    for number, days in enumerate(_AGAIN):
        yield _again(stage, number, stage.days.today + timedelta(days=days))
    yield _hand_over(stage)
    yield _outreach(stage)


def _line(stage: Stage, ago: int, rng: Random) -> Story:
    now = yield stage.workday(ago, rng)
    host = stage.hosts[rng.choice(sorted(stage.hosts))]
    said = rng.choice(told("talk")["diary"])
    entry = diary.NewEntry(
        kind=CompanyEntryKind(said["kind"]),
        happened_on=now.astimezone(COPENHAGEN).date(),
        met=said.get("met", ""),
        text=said["text"],
    )
    diary.write_entry(stage.session, host.company, entry, by=host.consultant, now=now)


def _again(stage: Stage, number: int, day: date) -> Story:
    """She says on the phone when she will be back."""
    now: datetime = yield stage.moment(f"{7 + number} 10:15")
    first = stage.viewer(Role.COMPANY_CONSULTANT)
    hers = [host for _name, host in sorted(stage.hosts.items()) if host.consultant == first]
    company = hers[number % len(hers)].company
    said = next_contacts.Promised(contact_on=day, about=_ABOUT[number % len(_ABOUT)])
    next_contacts.promise_contact(stage.session, [company.id], said, seen=0, by=first, now=now)


def _hand_over(stage: Stage) -> Story:
    """A colleague asks the first consultant to take over; and she saw her desk this morning."""
    now = yield stage.moment("1 12:30")
    first, *others = stage.viewers(Role.COMPANY_CONSULTANT)
    theirs = [host for host in stage.hosts.values() if host.consultant in others]
    if theirs:
        asker = theirs[0].consultant
        wish = portfolios.HandingOver(to_id=first.user_id, note="Jeg går på orlov i foråret.")
        ids = [host.company.id for host in theirs if host.consultant == asker][:2]
        portfolios.ask(stage.session, ids, wish, by=asker, now=now)
    for matter in DeskMatter:
        stage.session.add(SeenMark(user_id=first.user_id, matter=matter, seen_at=now))


def _outreach(stage: Stage) -> Story:
    """One tip waits, one is followed up; and somebody is at a company on Tuesdays."""
    now = yield stage.moment("3 11:05")
    caseworker, first = stage.viewer(Role.CASEWORKER), stage.viewer(Role.COMPANY_CONSULTANT)
    host = stage.hosts[sorted(stage.hosts)[0]]
    for name, text in (
        ("Snedkeriet Den Fjerde Væg", "De har travlt og vil gerne vise værkstedet frem."),
        (host.company.name, "Min nabo er leder der og spørger, om de kan hjælpe."),
    ):
        tip = leads.NewLead(name=name, text=text, source=LeadSource.VOLUNTEER)
        lead = leads.write_down(stage.session, tip, by=caseworker, now=now)
    leads.follow_up(stage.session, lead, host.company, by=first, now=now)
    new = presences.NewPresence(
        workplace_id=host.workplace.id,
        consultant_id=host.consultant.user_id,
        weekday=Weekday.TUESDAY,
        starts=time(9),
        ends=time(11),
        from_on=stage.days.today,
    )
    presences.write_hours(stage.session, host.company, new, by=host.consultant, now=now)
