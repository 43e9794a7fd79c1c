"""From records to profiles: words linked to concepts, postcodes to places, courses to hints.

A language other than Danish is a requirement like a skill: whoever speaks it at the level asked
(or, when nobody has told how he speaks it, reads and writes it so) meets it, everybody else
lacks it. A must counts in the score and is told as missing; it keeps nobody off the list.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from matching.command.danish_courses import level_hint
from matching.command.links import Links
from matching.command.records import (
    AskedLanguageRecord,
    CitizenRecord,
    EntryRecord,
    LanguageRecord,
    LevelsRecord,
    OpeningRecord,
    SlotRecord,
)
from matching.fit.licences import category_of, licence_text
from matching.profiles import (
    STEP_OF,
    CitizenProfile,
    DanishNeed,
    Entry,
    OpeningProfile,
    Permit,
    Requirement,
    SkillClaim,
    Slot,
)
from matching.sources.places import Place
from models.kinds import DanishLevel, DanishSkill, RequirementKind, ShownBy

DANISH = "da"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass
class Interchange:
    """Makes profiles of records.

    Args:
        places: latitude and longitude by postcode; a postcode that is not there is counted in
            `unknown_postcodes`, and the place stays unknown.
        asked: the languages that openings ask for, with their levels; only these are looked
            for among a person's.
    """

    links: Links
    places: Mapping[str, Place]
    asked: dict[tuple[str, DanishLevel], None] = field(default_factory=dict)
    unknown_postcodes: dict[str, int] = field(default_factory=dict)

    def opening(self, record: OpeningRecord) -> OpeningProfile:
        """The opening as the ranking sees it; the languages it asks for are remembered."""
        return OpeningProfile(
            id=record.id,
            title=record.title,
            occupation=self.links.occupation(record.title),
            placement_type=record.placement_type,
            industry=record.industry,
            tasks=record.tasks,
            requires=(*self._requirements(record), *map(self._language, record.languages)),
            danish=tuple(
                DanishNeed(skill, level, record.danish_task or "")
                for skill, level in _levels(record.danish).items()
                if level is not None
            ),
            hours_a_week=record.hours_a_week,
            weekly=_slots(record.weekly),
            place=self._place(record.postcode),
            starts=record.starts,
            ends=record.ends,
            seats=record.seats,
        )

    def citizen(self, record: CitizenRecord) -> CitizenProfile:
        """The person as the ranking sees him."""
        return CitizenProfile(
            id=record.id,
            entries=tuple(map(self._entry, record.entries)),
            skills=(
                *(
                    SkillClaim(each.text, self.links.skill(each.text), each.shown_by)
                    for each in record.skills
                ),
                *self._spoken(record.languages),
            ),
            permits=(*self._certificates(record), *map(self._licence, record.licences)),
            danish=_with_hint(record),
            industries=self._wishes(record),
            hours_a_week=record.hours_a_week,
            lessons=_slots(record.lessons),
            place=self._place(record.postcode),
            max_km=record.max_km,
            transport=record.transport,
            available_from=record.available_from,
            free=_slots(record.free),
        )

    def _requirements(self, record: OpeningRecord) -> Iterable[Requirement]:
        for each in record.requires:
            is_licence = each.kind is RequirementKind.LICENCE
            code = (self.links.licence if is_licence else self.links.skill)(each.text)
            yield Requirement(each.text, code, each.kind, each.must)

    def _language(self, asked: AskedLanguageRecord) -> Requirement:
        level = asked.level or DanishLevel.PRE_A1
        self.asked.setdefault((asked.code, level))
        return Requirement(
            _language_text(asked.code, level),
            _language_code(asked.code, level),
            RequirementKind.SKILL,
            asked.must,
        )

    def _spoken(self, known: Sequence[LanguageRecord]) -> Iterable[SkillClaim]:
        for code, level in self.asked:
            if any(each.code == code and _reaches(each, level) for each in known):
                yield SkillClaim(_language_text(code, level), _language_code(code, level))

    def _entry(self, record: EntryRecord) -> Entry:
        return Entry(
            title=record.title,
            occupation=self.links.occupation(record.title),
            kind=record.kind,
            years=record.years,
            abroad=record.country_abroad,
            skills=tuple(
                SkillClaim(task, self.links.skill(task), _shown_by(record)) for task in record.tasks
            ),
        )

    def _certificates(self, record: CitizenRecord) -> Iterable[Permit]:
        for each in record.certificates:
            code = self.links.skill(each.text)
            yield Permit(each.text, code, RequirementKind.CERTIFICATE, each.valid_to)

    def _licence(self, told: str) -> Permit:
        concept = self.links.linker.vocabulary.get(told)
        if concept is not None:
            return Permit(concept.label_in(None), concept.code, RequirementKind.LICENCE)
        category = category_of(told)
        text = licence_text(category) if category else told
        return Permit(text, self.links.licence(text), RequirementKind.LICENCE)

    def _wishes(self, record: CitizenRecord) -> tuple[str, ...]:
        named = self.links.industry(record.wishes) if record.wishes else None
        return tuple(dict.fromkeys((*record.industries, *([named] if named else []))))

    def _place(self, postcode: str | None) -> Place | None:
        if postcode is None:
            return None
        if postcode not in self.places:
            self.unknown_postcodes[postcode] = self.unknown_postcodes.get(postcode, 0) + 1
        return self.places.get(postcode)


def _levels(record: LevelsRecord) -> dict[DanishSkill, DanishLevel | None]:
    return {skill: getattr(record, skill.value) for skill in DanishSkill}


def _with_hint(record: CitizenRecord) -> dict[DanishSkill, DanishLevel | None]:
    """The levels told; where one is not, what the Danish courses hint at."""
    hint = level_hint(record.danish_education)
    return {skill: level or hint for skill, level in _levels(record.danish).items()}


def _slots(records: Iterable[SlotRecord]) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            each.day if isinstance(each.day, int) else _DAYS.index(each.day[:3]),
            each.starts,
            each.ends,
        )
        for each in records
    )


def _shown_by(record: EntryRecord) -> ShownBy:
    """A task of a job was shown in a job; a real competence is the person's own word."""
    known = {kind.value for kind in ShownBy}
    return ShownBy(record.kind.value) if record.kind.value in known else ShownBy.OWN_WORD


def _reaches(known: LanguageRecord, level: DanishLevel) -> bool:
    if known.speak is not None:
        return STEP_OF[known.speak] >= STEP_OF[level]
    written = [each for each in (known.read, known.write) if each is not None]
    if not written:
        # The language is told, how well is not: enough where any level is.
        return level is DanishLevel.PRE_A1
    return min(STEP_OF[each] for each in written) >= STEP_OF[level]


def _language_code(code: str, level: DanishLevel) -> str:
    return f"language:{code}:{level.value}"


def _language_text(code: str, level: DanishLevel) -> str:
    if level is DanishLevel.PRE_A1:
        return f"language {code}"
    return f"language {code}, at least {level.value.upper()}"
