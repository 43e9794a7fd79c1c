"""What a citizen's record tells about working: what may be asked, and what is still missing."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from models.queries.citizens import CitizenDetails
from models.rules import igu
from models.rules.eligibility import CitizenFacts
from models.rules.errors import Finding
from models.rules.figures import Figures
from models.rules.wishes import industries_missing
from models.tables.people import Citizen, CitizenLegal
from portal.services.law.figures import figures_on
from portal.services.matches.profiles import citizen_facts


def igu_is_possible(session: Session, citizen: Citizen, on: date) -> bool:
    """Whether an IGU may begin that day: all that a consultant may know of it (rule B.9)."""
    facts, figures = _asked(session, citizen, on)
    against = (
        igu.is_possible(facts, on, figures),
        igu.starts_in_time(on, figures),
        igu.is_not_stopped(figures),
    )
    return not any(against)


def igu_reasons(session: Session, citizen: Citizen, on: date) -> Sequence[Finding]:
    """Why it may not; they tell age and residence, so for the caseworker's eyes only."""
    facts, figures = _asked(session, citizen, on)
    general = (igu.starts_in_time(on, figures), igu.is_not_stopped(figures))
    own = igu.reasons_for_caseworker(facts, on, figures)
    return [*own, *(finding for finding in general if finding)]


def _asked(session: Session, citizen: Citizen, on: date) -> tuple[CitizenFacts, Figures]:
    legal = session.get(CitizenLegal, citizen.id)
    return citizen_facts(citizen, legal), figures_on(session, on, citizen.municipality_id)


def unknown_for_matching(details: CitizenDetails) -> Sequence[str]:
    """What nobody has told, by the codes a match list uses; each makes a fair list harder."""
    citizen = details.citizen
    told = {
        "cv": bool(details.cv.entries or details.cv.skills or details.cv.permits),
        "industries": bool(details.industries),
        "second_industry": industries_missing(len(details.industries)) != 1,
        "danish_speak": citizen.danish_speak is not None,
        "danish_listen": citizen.danish_listen is not None,
        "danish_read": citizen.danish_read is not None,
        "danish_write": citizen.danish_write is not None,
        "hours": citizen.hours_a_week is not None,
        "place": bool(citizen.postcode),
        "start": citizen.available_from is not None,
    }
    return [code for code, known in told.items() if not known]
