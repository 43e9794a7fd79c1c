"""What the product says when it says no, and what the person can do about it."""

from dataclasses import dataclass

from models.rules.errors import AgainstTheLaw, Finding, Refusal, WrongState
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words import word
from portal.words.findings import FINDINGS
from portal.words.formats import filled

REFUSALS: dict[str, LazyString] = {
    "wrong_state": _(
        "%(thing)s har nu status »%(state)s«. Derfor er »%(step)s« ikke muligt. "
        "Hent siden igen for at se, hvad du kan gøre."
    ),
    "not_yours": _("Det er en andens opgave. Tal med din leder, hvis du mener, den er din."),
    "against_the_law": _("Reglerne tillader det ikke endnu. Her står, hvad der mangler:"),
    "faster_colleague": _(
        "%(by_name)s har ændret det samme den %(at)s. Hent siden igen, og se ændringen først."
    ),
    # Of ours, not of a service.
    "changed_meanwhile": _(
        "Nogen har ændret det samme, mens du skrev. Hent siden igen, og skriv dine rettelser på ny."
    ),
}


@dataclass(frozen=True)
class SaidNo:
    """A refusal in words: one sentence, and what the law has against it."""

    sentence: LazyString
    findings: tuple[tuple[LazyString, Finding], ...] = ()


def in_words(refusal: Refusal) -> SaidNo:
    """The refusal as the person should read it."""
    sentence = REFUSALS[refusal.code]
    if isinstance(refusal, WrongState):
        members = {"thing": refusal.thing, "state": refusal.state, "step": refusal.step}
        return SaidNo(filled(sentence, {name: word(member) for name, member in members.items()}))
    if isinstance(refusal, AgainstTheLaw):
        return SaidNo(sentence, tuple((finding_in_words(f), f) for f in refusal.findings))
    return SaidNo(filled(sentence, refusal.values))


def finding_in_words(finding: Finding) -> LazyString:
    """What the law has against a plan, as a sentence; also the filter `|fund` in templates."""
    return filled(FINDINGS[finding.code], finding.values)
