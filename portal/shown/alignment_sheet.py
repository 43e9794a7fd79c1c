"""The expectations of a placement as a paper (S3-12, S3-27)."""

from datetime import date

from models.queries.placements import PlacementDetails
from portal.services.placements.alignment import Expectations
from portal.services.placements.papers import unnamed
from portal.services.placements.signatures import Given
from portal.services.placements.signatures import told as told_yeses
from portal.shown.agreement_shown import Block
from portal.shown.papers_shown import edition
from portal.shown.sheet import Field, Fields, Section, Sheet, signing
from portal.translate import gettext as _
from portal.words import word
from portal.words.formats import day


def alignment_sheet(whole: PlacementDetails, expected: Expectations) -> Sheet:
    """The paper in the reader's language."""
    placement = whole.placement
    called = whole.citizen.name if placement.name_released_at else whole.citizen.alias
    return Sheet(
        title=_("Forventningsafstemning"),
        header=f"{whole.company.name} · {called}",
        intro=[_("Her står, hvad borgeren, virksomheden og kommunen forventer af hinanden.")],
        sections=[
            Section(_("Hvem"), _who(whole, called)),
            Section(_("Formål"), _goals(whole, expected)),
            Section(_("Opgaver"), blocks=_tasks(placement.tasks)),
            Section(_("Hverdagen"), _everyday(expected)),
            Section(_("Mentor og sprogmakker"), _helpers(whole, expected)),
        ],
        footer=edition(expected.paper.fingerprint),
        signing=signing(yeses(whole, expected), expected.asked),
    )


def yeses(whole: PlacementDetails, expected: Expectations) -> list[Given]:
    """Who has said yes, without the citizen's name while the company does not know it."""
    return told_yeses(expected.given, citizen_as=unnamed(whole))


def _who(whole: PlacementDetails, called: str) -> list[Field]:
    told = Fields()
    told.add(_("Borger"), called)
    told.add(_("Virksomhed"), whole.company.name)
    told.add(_("Arbejdssted"), whole.workplace.name)
    told.add(_("Kommunens konsulent"), whole.consultant.name)
    return told.told


def _goals(whole: PlacementDetails, expected: Expectations) -> list[Field]:
    placement, text, told = whole.placement, expected.text, Fields()
    purposes = filter(None, (placement.purpose, placement.second_purpose))
    told.add(_("Formål"), "\n".join(str(word(purpose)) for purpose in purposes))
    told.add(_("Det ser vi på"), text.assessment_points)
    told.add(_("Timer med løn"), text.paid_hours_when)
    told.add(_("Borgeren forventer"), text.citizen_expects)
    return told.told


def _everyday(expected: Expectations) -> list[Field]:
    text, told = expected.text, Fields()
    told.add(_("Ved fravær"), text.absence_rule)
    told.add(_("Hvis der er uenighed"), text.conflict_contact)
    told.add_if(_("Regler på stedet"), text.workplace_rules)
    return told.told


def _helpers(whole: PlacementDetails, expected: Expectations) -> list[Field]:
    text, told = expected.text, Fields()
    told.add(_("Mentor"), whole.placement.mentor_name, _("Ikke valgt endnu"))
    told.add_if(_("Mentor på kursus"), _day(text.mentor_trained_on))
    told.add_if(_("Mentor sat ind i det"), _day(text.mentor_briefed_on))
    told.add_if(_("Sprogmakker"), text.buddy_name)
    told.add_if(_("Sprogmakker øvet"), _day(text.buddy_trained_on))
    if text.buddy_minutes_a_day:
        minutes = str(text.buddy_minutes_a_day)
        told.add(_("Tid til sprog"), _("%(minutter)s minutter om dagen", minutter=minutes))
    told.add_if(_("Sprogmål"), text.buddy_goals)
    return told.told


def _tasks(tasks: str) -> list[Block]:
    lines = [line.strip() for line in tasks.splitlines() if line.strip()]
    return [Block("list", lines)] if lines else []


def _day(value: date | None) -> str:
    return day(value) if value else ""
