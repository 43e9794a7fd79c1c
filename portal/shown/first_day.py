"""The first-day sheet in words said to the citizen: the page and the paper say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from models.queries.placements import PlacementDetails
from models.rules.calendar import COPENHAGEN
from models.tables.placements import FirstDay
from portal.documents import printed
from portal.translate import LazyString, language, lazy_gettext
from portal.translate import gettext as _
from portal.words.formats import clock, day, weekday

# What nobody has told yet, by the column that holds it.
MISSING: dict[str, LazyString] = {
    "meets_at": lazy_gettext("hvornår borgeren møder"),
    "ask_for": lazy_gettext("hvem borgeren skal spørge efter"),
    "way_there": lazy_gettext("hvordan borgeren kommer derhen"),
    "bring": lazy_gettext("hvad borgeren skal have med"),
    "breaks": lazy_gettext("hvornår der er pause"),
    "mentor_name": lazy_gettext("hvem der er mentor"),
    "ill_phone": lazy_gettext("hvem borgeren ringer til ved sygdom"),
}


@dataclass(frozen=True)
class Section:
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """All that is told, and the names of what is missing."""

    whole: PlacementDetails
    told: FirstDay
    town: str
    office_name: str
    office_phone: str

    @property
    def missing(self) -> list[LazyString]:
        """What nobody has told yet; the day itself is missing until the placement is agreed on."""
        found = [name for code, name in MISSING.items() if not getattr(self.told, code)]
        if self.whole.placement.starts is None:
            found.insert(0, lazy_gettext("hvilken dag borgeren begynder"))
        return found

    @property
    def sections(self) -> list[Section]:
        """The sheet's parts; one that nothing is known of is left out."""
        parts = (
            (_("Hvor?"), self._where()),
            (_("Hvornår?"), self._when()),
            (_("Hvem skal du spørge efter?"), self._whom()),
            (_("Hvordan kommer du derhen?"), (self.told.way_there,)),
            (_("Hvad skal du have med?"), (self.told.bring,)),
            (_("Hvornår er der pause?"), self._breaks()),
            (_("Hvem hjælper dig?"), self._mentor()),
            (_("Er du syg?"), self._ill()),
            (_("Sådan gør du på arbejdet"), self._habits()),
            (_("Har du spørgsmål?"), self._questions()),
        )
        told = ((heading, tuple(filter(None, sentences))) for heading, sentences in parts)
        return [Section(heading, sentences) for heading, sentences in told if sentences]

    def _where(self) -> Iterator[str]:
        place, company = self.whole.workplace, self.whole.company.name
        if company not in place.name:
            yield _("Virksomheden hedder %(navn)s.", navn=company)
        yield _(
            "%(navn)s, %(adresse)s, %(postnummer)s %(by)s.",
            navn=place.name,
            adresse=place.address,
            postnummer=place.postcode,
            by=self.town,
        )
        if self.told.meeting_place:
            yield _("Mød op her: %(sted)s", sted=self.told.meeting_place)

    def _when(self) -> Iterator[str]:
        starts = self.whole.placement.starts
        if starts is not None:
            yield _("Du begynder %(dag)s.", dag=weekday(starts))
        if self.told.meets_at is not None:
            yield _("Vær der kl. %(tid)s. Kom lidt før.", tid=clock(self.told.meets_at))
        first = starts and starts.weekday()
        for ends in [slot.ends for slot in self.whole.slots if slot.weekday == first][-1:]:
            yield _("Du er færdig kl. %(tid)s.", tid=clock(ends))

    def _whom(self) -> Iterator[str]:
        if self.told.ask_for:
            yield _("Spørg efter %(navn)s.", navn=self.told.ask_for)

    def _breaks(self) -> Iterator[str]:
        if self.told.breaks:
            yield self.told.breaks
            yield _("Hold kun pause på de tider.")

    def _mentor(self) -> Iterator[str]:
        if self.told.mentor_name:
            yield _("%(navn)s er din mentor.", navn=self.told.mentor_name)
            yield _("En mentor er en kollega. Mentoren viser dig, hvad du skal.")

    def _ill(self) -> Iterator[str]:
        if self.told.ill_phone:
            yield _(
                "Ring til %(navn)s på %(nummer)s.",
                navn=self.told.ill_name or self.told.ask_for or self.whole.company.name,
                nummer=self.told.ill_phone,
            )
            yield _("Ring, før du skal møde. Skriv ikke kun en besked.")

    def _habits(self) -> Iterator[str]:
        yield _("Kom til tiden hver dag. Ring, hvis du kommer for sent.")
        yield _("Læg din telefon væk, når du arbejder.")
        yield _("Spørg, hvis der er noget, du ikke forstår. Det er helt i orden.")
        yield _("Er du færdig med en opgave? Så spørg efter den næste.")

    def _questions(self) -> Iterator[str]:
        placement, her = self.whole.placement, self.whole.caseworker
        if self.whole.citizen.municipality_id == placement.municipality_id:
            yield _("Spørg din sagsbehandler, %(navn)s.", navn=her.name)
        else:  # her caseworker is of the municipality where she lives now
            her = self.whole.consultant
            yield _("Spørg %(navn)s fra %(kommune)s.", navn=her.name, kommune=self.office_name)
        if phone := her.phone or self.office_phone:
            yield _("Telefon %(nummer)s.", nummer=phone)


def sheet_paper(sheet: Sheet, *, made_at: datetime) -> bytes:
    """The sheet as a tagged PDF in the language of the moment."""
    made_on = made_at.astimezone(COPENHAGEN).date()
    citizen = sheet.whole.citizen
    values: dict[str, object] = {
        "language": language().value,
        "title": _("Din første dag"),
        "name": f"{citizen.name}, {citizen.case_number}",
        "made_on": [made_on.year, made_on.month, made_on.day],
        "made": _("Skrevet %(dag)s.", dag=day(made_on)),
        "warning": _("Nogle bogstaver kan ikke trykkes her. Skriv dem på papiret."),
        "sections": [
            {"heading": part.heading, "sentences": part.sentences} for part in sheet.sections
        ],
    }
    return printed("first_day", values)
