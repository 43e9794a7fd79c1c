"""Invented companies and how far each has come with the agreement."""

from collections.abc import Iterator
from itertools import count
from random import Random

from stdnum.dk import cvr

from models.kinds import AgreementStep, Channel, Role, Sector
from models.queries.companies import workplaces_of
from models.queries.people import viewer_of
from models.rules.access import Viewer
from models.tables.columns import folded
from models.tables.companies import Company
from portal.services import people
from portal.services.companies import companies, key_accounts, pauses
from portal.services.companies.company_inputs import (
    Acceptance,
    Contact,
    LaterContact,
    NewCompany,
    NewWorkplace,
    OralYes,
    Pause,
)
from seed.logins import MAIL_DOMAIN, mail
from seed.partners import WELL_STAFFED, furnished
from seed.stage import Host, Stage
from seed.timeline import Story
from seed.towns import sign_up
from seed.words import listed, told

# No company has got a number above 46 million yet; these have the right check digit.
_FIRST_CVR = 99_000_000
# Production units are ten digits and real ones begin with 1.
_P_NUMBER = "999"
# From the first day to each step, in working days.
_CONTACT, _OFFER, _YES = 2, 5, 8
# When companies of each state were first written down, in working days before today.
_AGE = {
    "lead": (3, 90),
    "contacted": (8, 120),
    "offered": (9, 40),
    "not_now": (20, 140),
    "active": (70, 480),
    "paused": (90, 480),
    "ended": (120, 480),
}
# Those with openings were there before the first opening of all.
HOSTS_SINCE = (540, 600)
# The company with openings paused when its placement was running; the pause puts them on hold.
_PAUSED_SINCE = 6


def company_stories(stage: Stage, numbers: Iterator[str]) -> Iterator[Story]:
    """One story for every company of the plan.

    Args:
        numbers: from `cvr_numbers`, the same for all municipalities, so that no company's number
            is there twice.
    """
    hosts = {offer["company"] for offer in told("openings")[stage.plan.openings]}
    for row, cvr_number in zip(listed(stage.plan.companies), numbers, strict=False):
        yield _company(stage, row, cvr_number, is_host=row["name"] in hosts)


_SHARE_OF_THE_FIRST = 0.5


def cvr_numbers() -> Iterator[str]:
    """Numbers that pass the check and that no company has."""
    return (number for number in map(str, count(_FIRST_CVR)) if cvr.is_valid(number))


def _company(stage: Stage, row: dict[str, str], cvr_number: str, *, is_host: bool) -> Story:
    rng = stage.rng(f"company/{row['name']}")
    number = int(cvr_number) - _FIRST_CVR
    consultants = rng.sample(team := stage.viewers(Role.COMPANY_CONSULTANT), len(team))
    # Whoever tries the demo signs in as the first of them, so most of what happens is hers.
    if is_host and rng.random() < _SHARE_OF_THE_FIRST:
        consultants.sort(key=lambda viewer: viewer.user_id)
    by, deputy = consultants[0], consultants[-1]
    begun = rng.randint(*(HOSTS_SINCE if is_host else _AGE[row["state"]]))
    now = yield stage.workday(begun, rng)
    company = companies.add_company(
        stage.session, _new_company(stage, row, cvr_number, rng), by=by, now=now
    )
    for place in range(int(row["more_workplaces"])):
        more = _workplace(stage, row, 10 * number + place + 1, rng)
        companies.add_workplace(stage.session, company, more, by=by, now=now)
    for workplace, _place in workplaces_of(stage.session, company.id):
        # Most companies of the story were written down so long ago that nobody knows the day.
        workplace.counted_on = None
    if deputy != by:
        pair = key_accounts.FixedContact(consultant_id=by.user_id, deputy_id=deputy.user_id)
        key_accounts.choose(stage.session, company, pair, seen=1, by=by, now=now)
    yield from _agreement(stage, row, company, by, begun, rng)


def _agreement(
    stage: Stage, row: dict[str, str], company: Company, by: Viewer, begun: int, rng: Random
) -> Story:
    """The steps of the agreement, as far as the row says."""
    session, state = stage.session, row["state"]
    if state == "lead":
        return
    now = yield stage.workday(begun - _CONTACT, rng)
    companies.take_step(session, company, AgreementStep.CONTACT, by=by, now=now)
    if state == "contacted":
        return
    now = yield stage.workday(begun - _OFFER, rng)
    if state == "not_now":
        again = stage.days.starting(rng.randint(2, 16))
        later = LaterContact(contact_again_on=again)
        companies.postpone(session, company, later, by=by, now=now)
        return
    if state == "ended" and rng.random() < 0.4:
        companies.take_step(session, company, AgreementStep.END, by=by, now=now)
        return
    companies.take_step(session, company, AgreementStep.OFFER, by=by, now=now)
    employer = None
    if row["employer"]:
        new = people.NewUser(
            name=row["employer"],
            email=mail(row["employer"]),
            role=Role.EMPLOYER,
            company_id=company.id,
        )
        employer = viewer_of(sign_up(stage, new, now))
    if state == "offered":
        return
    now = yield stage.workday(begun - _YES, rng)
    yes = _yes(row, rng, oral=employer is None)
    companies.accept(session, company, yes, by=employer or by, now=now)
    first = min((place for place, _ in workplaces_of(session, company.id)), key=lambda it: it.id)
    stage.hosts[company.name] = Host(company, first, by, employer)
    if employer is not None and row["employer"] == WELL_STAFFED:
        yield from furnished(stage, company, employer, by)
    yield from _afterwards(stage, state, company, employer or by, rng)


def _afterwards(stage: Stage, state: str, company: Company, by: Viewer, rng: Random) -> Story:
    """The pause or the end that came later."""
    if state == "paused":
        since = _PAUSED_SINCE if by.role is Role.EMPLOYER else rng.randint(5, 40)
        now = yield stage.workday(since, rng)
        day = stage.days.ago(since)
        until = stage.days.starting(rng.randint(3, 12)) if rng.random() < 0.7 else None
        wanted = Pause(paused_from=day, paused_until=until)
        pauses.pause(stage.session, company, wanted, by=by, now=now)
        stage.hosts.pop(company.name)
    elif state == "ended":
        now = yield stage.workday(rng.randint(10, 60), rng)
        companies.take_step(stage.session, company, AgreementStep.END, by=by, now=now)
        stage.hosts.pop(company.name)


def _new_company(stage: Stage, row: dict[str, str], cvr_number: str, rng: Random) -> NewCompany:
    return NewCompany(
        name=row["name"],
        cvr_number=cvr_number,
        sector=Sector(row["sector"]),
        industry=row["industry"],
        workplace=_workplace(stage, row, 10 * (int(cvr_number) - _FIRST_CVR), rng),
    )


def _workplace(stage: Stage, row: dict[str, str], number: int, rng: Random) -> NewWorkplace:
    """The first workplace bears the company's name, the others their own."""
    talk = told("talk")
    further = number % 10
    fte = float(row["fte"]) if row["fte"] else None
    return NewWorkplace(
        name=talk["workplaces"][further - 1] if further else row["name"],
        p_number=f"{_P_NUMBER}{number:07d}",
        address=f"{rng.choice(talk['streets'])} {rng.randint(1, 98)}",
        postcode=rng.choice(stage.plan.postcodes),
        ordinary_fte=round(fte / 2) if fte and further else fte,
    )


def _yes(row: dict[str, str], rng: Random, *, oral: bool) -> Acceptance | OralYes:
    daily, director = rng.sample(told("talk")["contacts"], 2)
    primary, management = _contact(row["employer"] or daily, rng), _contact(director, rng)
    if oral:
        return OralYes(said_by=daily, channel=Channel.PHONE, primary=primary, management=management)
    return Acceptance(primary=primary, management=management, understood=True)


def _contact(name: str, rng: Random) -> Contact:
    phone = f"00 00 {rng.randrange(20, 100)} {rng.randrange(10, 100)}"
    return Contact(name=name, phone=phone, email=f"{folded(name.split()[0])}.kontakt@{MAIL_DOMAIN}")
