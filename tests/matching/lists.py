"""Asking one list, one match or one line of the kitchen's ranking."""

from matching import Ranker
from tests.matching.small import KITCHEN, small_vocabulary

RANKER = Ranker(small_vocabulary())


def ranked(citizens, place=KITCHEN, **more):
    return RANKER.rank(place, citizens, seed="7/2026-11-24", **more)


def match_of(citizen, place=KITCHEN):
    return ranked([citizen], place).matches[0]


def lines(citizen, part, place=KITCHEN):
    """What was looked for -> the line of the reasons."""
    parts = {each.code: each for each in match_of(citizen, place).parts}
    return {line.requirement: line for line in parts[part].evidence}


def share(citizen, part, place=KITCHEN):
    return {each.code: each.share for each in match_of(citizen, place).parts}[part]
