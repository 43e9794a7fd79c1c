"""What the words of an opening mean, where the linker was wrong or unsure."""

from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session

from models.kinds import ConceptKind, ObjectType
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.openings import Opening, OpeningRequirement
from models.tables.vocabulary import Concept
from portal.services.citizens.cv_inputs import Term
from portal.services.matches import labels
from portal.services.trail import Happened, record, refuse_if_changed


def choose_requirement(
    session: Session,
    opening: Opening,
    row: OpeningRequirement,
    chosen: Term,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> bool:
    """Say what a requirement means; its words stay as the company wrote them.

    The next match list goes by it. Lists that are kept stay as they are.

    Returns:
        Whether the word is kept for the next who writes the same, see `labels.confirm`.

    Raises:
        FasterColleague: a colleague changed the opening since the page was opened.
        NotNow: the concept is gone from the vocabulary.
    """
    _refuse(session, opening, ConceptKind.SKILL, chosen, seen)
    row.concept_id = chosen.concept_id
    session.add(row)
    return _keep(session, opening, ConceptKind.SKILL, row.text, chosen, by=by, now=now)


def choose_occupation(
    session: Session, opening: Opening, chosen: Term, *, seen: int, by: Viewer, now: datetime
) -> bool:
    """Say which occupation the title means; otherwise as `choose_requirement`."""
    _refuse(session, opening, ConceptKind.OCCUPATION, chosen, seen)
    opening.occupation_id = chosen.concept_id
    kind = ConceptKind.OCCUPATION
    return _keep(session, opening, kind, opening.title, chosen, by=by, now=now)


def _refuse(session: Session, opening: Opening, kind: ConceptKind, chosen: Term, seen: int) -> None:
    refuse_if_changed(session, ObjectType.OPENING, opening.id, seen=seen, version=opening.version)
    if chosen.concept_id is not None:
        concept = session.get(Concept, chosen.concept_id)
        if concept is None or concept.kind is not kind:
            raise NotNow("term_unknown")


def _keep(
    session: Session,
    opening: Opening,
    kind: ConceptKind,
    text: str,
    chosen: Term,
    *,
    by: Viewer,
    now: datetime,
) -> bool:
    flag_modified(opening, "title")  # a new version, also when only a requirement changed
    session.add(opening)
    session.flush()
    told = {"text": text, "concept": chosen.concept_id}
    happened = Happened(
        ObjectType.OPENING,
        opening.id,
        "term_chosen",
        details=told,
        company_id=opening.company_id,
    )
    record(session, happened, by=by, now=now)
    return labels.confirm(session, kind, text, chosen.concept_id, by=by, now=now)
