"""What a person sends and decides when a CV is read in, checked."""

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from portal.services.citizens.cv_inputs import EntryLine, LanguageLine, PermitLine, Words
from portal.services.inputs import Input, RowNumber, wrong

# As much as sixty pages hold.
LONGEST_TEXT = 300_000


class CvText(Input):
    """The text of a CV that was pasted; empty when a file was sent instead."""

    longest: ClassVar[int] = LONGEST_TEXT
    text: Annotated[str, Field(min_length=1)] | None = None


class Decide(StrEnum):
    """What shall become of proposals."""

    TAKE = "take"
    TAKE_ALL = "take_all"
    DROP = "drop"


class Decision(Input):
    """Which proposals, and what shall become of them; `only` takes a single one."""

    only: RowNumber | None = None
    what: Decide | None = None
    chosen: Annotated[tuple[RowNumber, ...], Field(max_length=500)] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        ticked = self.what is not None and (self.chosen or self.what is Decide.TAKE_ALL)
        if self.only is None and not ticked:
            raise wrong("no_proposal_chosen", field="chosen")
        return self


class ProposedEntry(EntryLine):
    """A job or education out of a CV, with what its title means; None leaves it as free text."""

    concept_id: RowNumber | None = None


class ProposedSkill(Input):
    """A skill out of a CV, with what it means; None leaves it as free text."""

    text: Words
    concept_id: RowNumber | None = None


Wanted = ProposedEntry | ProposedSkill | PermitLine | LanguageLine
