"""The profiles of a file, a handful at a time, so that a nation needs little memory."""

import argparse
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from matching.command.interchange import Interchange
from matching.command.links import Links, texts_of_citizen, texts_of_opening
from matching.command.reading import Records
from matching.command.records import CitizenRecord, OpeningRecord
from matching.command.telling import Telling
from matching.command.vocabularies import Known, known_for
from matching.profiles import CitizenProfile, OpeningProfile
from matching.sources.places import read_places

AT_ONCE = 2_000  # people; their words are linked together, then they are judged together

Item = TypeVar("Item")


class Desk:
    """What a ranking command works with: the vocabulary, and the way from files to profiles."""

    def __init__(self, given: argparse.Namespace, telling: Telling) -> None:
        self.known: Known = known_for(given, telling)
        self.ranker = self.known.ranker
        self._telling = telling
        self._exchange = Interchange(Links(self.known.linker), read_places(given.places))

    def openings(self, path: str) -> list[OpeningProfile]:
        """Every opening of a file.

        Raises:
            BadFile: something in it is wrong, or there is none.
        """
        records = Records(path, OpeningRecord)
        found = records.whole()
        for record in found:
            if wrong := self._wrong_industry([record.industry]):
                records.complain(records.line_of(record), "industry", wrong)
        records.check()
        links = self._exchange.links
        links.learn(text for record in found for text in texts_of_opening(record))
        return [self._exchange.opening(record) for record in found]

    def citizens(self, path: str) -> Iterator[list[CitizenProfile]]:
        """Everybody in a file, some at a time; ask for the openings first.

        Mistakes are told when the end is reached, so an answer waits until then.

        Raises:
            BadFile: something in it is wrong, or there is nobody.
        """
        records = Records(path, CitizenRecord)
        nobody = True
        for some in _handfuls(iter(records)):
            nobody = False
            for record in some:
                if wrong := self._wrong_industry(record.industries):
                    records.complain(records.line_of(record), "industries", wrong)
            self._exchange.links.learn(text for each in some for text in texts_of_citizen(each))
            yield [self._exchange.citizen(record) for record in some]
        records.check()
        if nobody:
            records.complain(1, "", "there is no record in this file")
            records.check()
        self._tell_unknown_postcodes()

    def everybody(self, path: str) -> list[CitizenProfile]:
        """All people of a file at once, where a command needs them so."""
        return [citizen for some in self.citizens(path) for citizen in some]

    def _wrong_industry(self, codes: Iterable[str]) -> str | None:
        """A complaint about the first code that is no industry."""
        known = self.known.industries
        for code in codes:
            if known and code not in known:
                return f'"{code}" is none of {", ".join(sorted(known))}'
        return None

    def _tell_unknown_postcodes(self) -> None:
        unknown = self._exchange.unknown_postcodes
        if unknown:
            some = ", ".join(sorted(unknown)[:10])
            self._telling.say(
                f"{len(unknown)} postcodes are not in the places file, so distances from there"
                f" are unknown: {some}"
            )


def _handfuls(items: Iterator[Item]) -> Iterator[list[Item]]:
    while some := list(islice(items, AT_ONCE)):
        yield some
