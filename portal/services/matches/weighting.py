"""The weights of the four parts as a setting: proposed, compared, and approved by a leader."""

from datetime import datetime
from math import isclose
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from matching import DEFAULT_WEIGHTS, Weights
from matching.plans.learning import OfferedWeights
from matching.scoring import PART_CODES
from models.kinds import ObjectType, ProposalState
from models.queries import weighting as queries
from models.queries.people import municipality
from models.rules.access import Act, Viewer, may
from models.rules.errors import NotNow
from models.tables.weighting import MatchWeights
from portal.services.inputs import ONE_LINE, DanishDecimal, Input, LongText, wrong
from portal.services.matches.weight_trial import tried
from portal.services.trail import Happened, faster_colleague, record, refuse_if_changed

Percent = Annotated[DanishDecimal, Field(ge=0, le=100)]


class NamedProposal(Input):
    """A name that people can speak of, and why the weights should be others."""

    name: Annotated[str, ONE_LINE, Field(min_length=1, max_length=80)]
    reason: Annotated[LongText, Field(min_length=10, max_length=1000)]


class WeightsProposal(NamedProposal):
    """New weights in percent."""

    skills: Percent
    industry: Percent
    danish: Percent
    practical: Percent

    @model_validator(mode="after")
    def _is_a_hundred(self) -> Self:
        if not isclose(self.total, 100, abs_tol=1e-8):
            raise wrong("weights_no_hundred", field="skills", total=round(self.total, 2))
        return self

    @property
    def total(self) -> float:
        return self.skills + self.industry + self.danish + self.practical

    def weights(self) -> Weights:
        """The same as shares that add up to 1."""
        return Weights(
            skills=self.skills / 100,
            industry=self.industry / 100,
            danish=self.danish / 100,
            practical=self.practical / 100,
            version="",
        )


class Decision(Input):
    """What the leader says to a proposal."""

    answer: Literal[ProposalState.APPROVED, ProposalState.REJECTED]
    note: Annotated[str, Field(max_length=1000)] = ""


def weights_in_force(session: Session, municipality_id: int) -> Weights:
    """The weights that every new list of the municipality is made with."""
    row = queries.approved(session, municipality_id)
    if row is None:
        return DEFAULT_WEIGHTS
    return weights_of(row, municipality(session, municipality_id).code)


def weights_of(row: MatchWeights, municipality_code: str) -> Weights:
    """A stored proposal as the ranking wants it; its version names the municipality."""
    version = f"{municipality_code}-{row.number}"
    return Weights(row.skills, row.industry, row.danish, row.practical, version)


def propose(
    session: Session, proposal: WeightsProposal, *, by: Viewer, now: datetime
) -> MatchWeights:
    """Write a proposal down and try it on the last lists; nothing counts before it is approved.

    Raises:
        NotNow: another proposal waits, or these are the weights that count already.
    """
    return keep_proposal(session, proposal, proposal.weights(), by=by, now=now)


def keep_proposal(
    session: Session,
    said: NamedProposal,
    weights: Weights,
    *,
    by: Viewer,
    now: datetime,
    learnt: OfferedWeights | None = None,
) -> MatchWeights:
    """The proposal as a row, with what it would have changed on the last lists.

    Args:
        learnt: what the weights were learnt from; None when a person wrote them.

    Raises:
        NotNow: as `propose`.
    """
    number = queries.last_number(session, by.municipality_id) + 1
    current = _replaced_by(session, weights, by=by)
    row = MatchWeights(
        municipality_id=by.municipality_id,
        number=number,
        name=said.name,
        skills=weights.skills,
        industry=weights.industry,
        danish=weights.danish,
        practical=weights.practical,
        reason=said.reason,
        learnt_from=learnt.lists if learnt else 0,
        comparison=_comparison(session, current, weights, learnt, by=by),
        state=ProposalState.WAITING,
        proposed_by_id=by.user_id,
        proposed_at=now,
    )
    session.add(row)
    session.flush()
    _tell(session, row, "weights_proposed", by=by, now=now)
    return row


def _replaced_by(session: Session, weights: Weights, *, by: Viewer) -> Weights:
    """The weights that count now, if others may be proposed instead."""
    if queries.waiting(session, by.municipality_id):
        raise NotNow("weights_waiting")
    current = weights_in_force(session, by.municipality_id)
    if _same(current, weights):
        raise NotNow("weights_unchanged")
    return current


def _comparison(
    session: Session,
    current: Weights,
    proposed: Weights,
    learnt: OfferedWeights | None,
    *,
    by: Viewer,
) -> dict[str, object]:
    """What whoever decides has before her, kept so that it stays what she saw."""
    return {
        "current": {code: current.of(code) for code in PART_CODES},
        "trial": tried(session, by.municipality_id, current, proposed).to_json(),
        "held_out": learnt.comparison.to_json() if learnt else None,
    }


def decide(
    session: Session, row: MatchWeights, said: Decision, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Approved weights count for every new list from now on; lists already made keep theirs.

    Raises:
        NotNow: the leader made the proposal herself and there is another leader to ask.
        FasterColleague: it is decided already.
    """
    municipality_id = row.municipality_id
    refuse_if_changed(
        session, ObjectType.MUNICIPALITY, municipality_id, seen=seen, version=row.version
    )
    if row.state is not ProposalState.WAITING:
        raise faster_colleague(session, ObjectType.MUNICIPALITY, municipality_id)
    if said.answer is ProposalState.APPROVED and not may_approve(session, row, by=by):
        raise NotNow("weights_own_proposal")
    row.state, row.decision_note = said.answer, said.note
    row.decided_by_id, row.decided_at = by.user_id, now
    session.add(row)
    session.flush()
    _tell(session, row, f"weights_{said.answer.value}", by=by, now=now)


def may_approve(session: Session, row: MatchWeights, *, by: Viewer) -> bool:
    """A leader approves; her own proposal only where there is no other leader to ask."""
    if not may(by, Act.DECIDE_WEIGHTS):
        return False
    return row.proposed_by_id != by.user_id or not queries.other_leaders(session, by)


def _same(one: Weights, other: Weights) -> bool:
    return all(isclose(one.of(code), other.of(code), abs_tol=1e-6) for code in PART_CODES)


def _tell(session: Session, row: MatchWeights, action: str, *, by: Viewer, now: datetime) -> None:
    told = row.model_dump(include={"number", "name", "skills", "industry", "danish", "practical"})
    happened = Happened(ObjectType.MUNICIPALITY, row.municipality_id, action, details=told)
    record(session, happened, by=by, now=now)
