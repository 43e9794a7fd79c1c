"""What two people have in common, as a page tells it."""

from collections.abc import Mapping

from matching import Common
from models.kinds import Language
from models.tables.vocabulary import Industry
from portal.translate import LazyString, language
from portal.words.alike import COMMON
from portal.words.formats import filled


def common_in_words(common: Common, industries: Mapping[str, Industry]) -> LazyString:
    """One thing two people have in common; a code of an industry by its name."""
    own, other = common.own, common.other
    if common.code == "industry":
        row = industries[own]
        own = other = row.label_da if language() is Language.DANISH else row.label_en
    same, each_her_own = COMMON[common.code]
    return filled(same if own == other else each_her_own, {"own": own, "other": other})
