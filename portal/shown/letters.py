"""What a mail says: worked out when it is sent, in the receiver's language.

No name, alias or fact of a citizen, and nothing anybody typed about one: only what kind of thing
waits, at which company, and by when. Who may know more signs in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for
from sqlmodel import Session

from models.kinds import LetterGroup, LetterKind, Role, WarningKind
from models.rules.letters import group_of
from models.tables.companies import Company
from models.tables.letters import Letter
from models.tables.openings import Opening
from models.tables.partners import Invitation
from models.tables.people import Municipality
from models.tables.placements import Placement
from models.tables.promises import Promise
from portal.services.letters.reminders import lacking
from portal.services.letters.sending import Ready
from portal.translate import gettext as _
from portal.translate import ngettext
from portal.words import word
from portal.words.formats import day, moment
from portal.words.letters import WARNED


@dataclass(frozen=True)
class Said:
    """One piece of news: a line that says it, more of it, and the page where one acts."""

    subject: str
    lines: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class Written:
    """A mail's subject and its whole plain text."""

    subject: str
    text: str


Says = Callable[[Session, Letter, Role | None], Said]


def written(session: Session, ready: Ready, *, sender_name: str, secret: str) -> Written:
    """The mail as it goes out, in the language of the page being made.

    Args:
        secret: of the link in an invitation.
    """
    letter, role = ready.letter, ready.receiver.role
    if letter.kind is LetterKind.DIGEST:
        said = _digest(session, ready)
    elif letter.kind is LetterKind.INVITATION:
        said = _invitation(session, letter, secret)
    else:
        said = SAYS[letter.kind](session, letter, role)
    parts = [_("Hej %(navn)s", navn=ready.receiver.name), *said.lines, said.address]
    parts.append(f"{_('Venlig hilsen')}\n{sender_name}")
    is_chosen = group_of(letter.kind, role) is not LetterGroup.ACCESS
    if is_chosen or letter.kind is LetterKind.DIGEST:
        choose = url_for("own_letters.shown", _external=True)
        parts.append(_("Du vælger selv, hvilke mails du får: %(adresse)s", adresse=choose))
    return Written(said.subject, "\n\n".join(parts) + "\n")


def _warning(session: Session, letter: Letter, _role: Role | None) -> Said:
    promise, company = _promise(session, letter)
    kind = WarningKind(letter.detail)
    line = _("Fristen er %(frist)s.", frist=moment(promise.due_at))
    if kind is WarningKind.BREACH:
        line = _("Fristen var %(frist)s.", frist=moment(promise.due_at))
    ask = _("Tag kontakt nu, eller aftal med en kollega, hvem der gør det.")
    address = url_for("promises.shown", promise_id=promise.id, _external=True)
    return Said(str(WARNED[kind]) % {"virksomhed": company.name}, (line, ask), address)


def _receipt(session: Session, letter: Letter, _role: Role | None) -> Said:
    promise, _company = _promise(session, letter)
    due = moment(promise.due_at)
    lines = (
        _("Vi har fået jeres henvendelse. I hører fra os senest %(frist)s.", frist=due),
        _("Haster det mere, så ring til jeres faste konsulent."),
    )
    return Said(_("Kvittering: I hører fra os senest %(frist)s", frist=due), lines, _home())


def _answered(session: Session, letter: Letter, _role: Role | None) -> Said:
    promise, _company = _promise(session, letter)
    address = url_for("employer.opening", opening_id=promise.opening_id, _external=True)
    lines = (_("Svaret på jeres henvendelse ligger klar. Log ind for at læse det."),)
    return Said(_("Kommunen har svaret jer"), lines, address)


def _invitation(session: Session, letter: Letter, secret: str) -> Said:
    invitation = session.get_one(Invitation, letter.about_id)
    company = session.get_one(Company, invitation.company_id)
    lines = (
        _("Du er inviteret til at handle for %(virksomhed)s.", virksomhed=company.name),
        _(
            "Linket virker én gang og til og med %(dag)s. Du vælger selv din adgangskode.",
            dag=day(invitation.expires_at),
        ),
    )
    address = url_for("invitations.opened", secret=secret, _external=True)
    return Said(_("Din adgang til Fodfæste"), lines, address)


def _first_log_in(_session: Session, _letter: Letter, _role: Role | None) -> Said:
    lines = (
        _("Du kan nu logge ind med denne mailadresse."),
        _("Adgangskoden får du af den, der har oprettet dig. Den bliver aldrig sendt i en mail."),
    )
    return Said(_("Din adgang til Fodfæste"), lines, url_for("start.login", _external=True))


def _proposal(session: Session, letter: Letter, _role: Role | None) -> Said:
    lines = (
        _("Vi har foreslået jer en person, og vi har ikke hørt fra jer endnu."),
        _("Sig ja eller nej, når det passer jer. Et nej er også et godt svar."),
    )
    address = url_for("employer.person", placement_id=letter.about_id, _external=True)
    return Said(_("Et forslag venter på jeres svar"), lines, address)


def _opening(session: Session, letter: Letter, role: Role | None) -> Said:
    opening = session.get_one(Opening, letter.about_id)
    company = session.get_one(Company, opening.company_id)
    until = day(date.fromisoformat(letter.detail))
    line = _("Derefter bliver åbningen ikke vist mere. Forny den, hvis pladsen stadig er der.")
    if role is Role.EMPLOYER:
        address = url_for("employer.opening", opening_id=opening.id, _external=True)
        return Said(_("Jeres åbning udløber %(dag)s", dag=until), (line,), address)
    address = url_for("openings.shown", opening_id=opening.id, _external=True)
    subject = _("En åbning hos %(virksomhed)s udløber %(dag)s", virksomhed=company.name, dag=until)
    return Said(subject, (line,), address)


def _pause(session: Session, letter: Letter, _role: Role | None) -> Said:
    company = session.get_one(Company, letter.about_id)
    until = day(date.fromisoformat(letter.detail))
    subject = _(
        "Pausen hos %(virksomhed)s slutter efter %(dag)s", virksomhed=company.name, dag=until
    )
    line = _("Aftal med virksomheden, hvad der skal ske bagefter. Den får ingen påmindelser selv.")
    return Said(subject, (line,), url_for("companies.shown", company_id=company.id, _external=True))


def _follow_up(session: Session, letter: Letter, _role: Role | None) -> Said:
    company = _company_of_placement(session, letter)
    until = day(date.fromisoformat(letter.detail))
    subject = _("En opfølgning hos %(virksomhed)s venter", virksomhed=company.name)
    line = _("Den skal være holdt senest %(dag)s. Ring eller kom forbi.", dag=until)
    return Said(subject, (line,), _placement(letter))


def _start(session: Session, letter: Letter, _role: Role | None) -> Said:
    placement = session.get_one(Placement, letter.about_id)
    company = session.get_one(Company, placement.company_id)
    starts = day(placement.starts) if placement.starts else ""
    subject = _(
        "Et forløb hos %(virksomhed)s begynder %(dag)s", virksomhed=company.name, dag=starts
    )
    lacks = ", ".join(str(word(lack)) for lack in lacking(session, placement.id))
    line = _("Det mangler stadig: %(ting)s.", ting=lacks)
    return Said(subject, (line,), _placement(letter))


def _bonus(session: Session, letter: Letter, role: Role | None) -> Said:
    company = _company_of_placement(session, letter)
    if role is Role.EMPLOYER:
        line = _("En IGU hos jer har varet %(tal)s måneder.", tal=letter.detail)
        ask = _("I kan søge bonussen nu. Jeres faste konsulent hjælper gerne.")
        address = url_for("employer.placement", placement_id=letter.about_id, _external=True)
        return Said(_("I kan søge en bonus"), (line, ask), address)
    subject = _("%(virksomhed)s kan søge en bonus", virksomhed=company.name)
    line = _("En IGU har varet %(tal)s måneder. Hjælp virksomheden med at søge.", tal=letter.detail)
    return Said(subject, (line,), _placement(letter))


def _review(_session: Session, letter: Letter, _role: Role | None) -> Said:
    lines = (_("En konsulent beder dig se på, om de foreslåede passer til pladsen."),)
    address = url_for("reviews.shown", run_id=letter.about_id, _external=True)
    return Said(_("En matchliste venter på dig"), lines, address)


def _trial(_session: Session, _letter: Letter, _role: Role | None) -> Said:
    lines = (_("Denne mail er en prøve. Når du læser den, kommer kommunens mails frem."),)
    return Said(_("Prøvemail fra Fodfæste"), lines, url_for("start.home", _external=True))


def _digest(session: Session, ready: Ready) -> Said:
    """Every piece of news of the day with its own address."""
    role = ready.receiver.role
    news = [SAYS[each.kind](session, each, role) for each in ready.told]
    lines = tuple(f"- {said.subject}\n  {said.address}" for said in news)
    number = len(lines)
    return Said(
        ngettext("Fodfæste: én ting venter", "Fodfæste: %(num)s ting venter", number),
        lines,
        _("Dine sider: %(adresse)s", adresse=url_for("start.home", _external=True)),
    )


def _promise(session: Session, letter: Letter) -> tuple[Promise, Company]:
    promise = session.get_one(Promise, letter.about_id)
    return promise, session.get_one(Company, promise.company_id)


def _company_of_placement(session: Session, letter: Letter) -> Company:
    placement = session.get_one(Placement, letter.about_id)
    return session.get_one(Company, placement.company_id)


def _placement(letter: Letter) -> str:
    return url_for("placements.shown", placement_id=letter.about_id, _external=True)


def _home() -> str:
    return url_for("employer.home", _external=True)


def sender_of(municipality: Municipality, sender_name: str) -> str:
    """The name that stands on the municipality's mail."""
    return sender_name or municipality.name


SAYS: Mapping[LetterKind, Says] = {
    LetterKind.PROMISE_WARNING: _warning,
    LetterKind.PROMISE_RECEIPT: _receipt,
    LetterKind.PROMISE_ANSWERED: _answered,
    LetterKind.FIRST_LOG_IN: _first_log_in,
    LetterKind.PROPOSAL_WAITS: _proposal,
    LetterKind.OPENING_LAPSES: _opening,
    LetterKind.PAUSE_ENDS: _pause,
    LetterKind.FOLLOW_UP_DUE: _follow_up,
    LetterKind.PLACEMENT_STARTS: _start,
    LetterKind.IGU_BONUS: _bonus,
    LetterKind.REVIEW_WAITS: _review,
    LetterKind.TRIAL: _trial,
}
