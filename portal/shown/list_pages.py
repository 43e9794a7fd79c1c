"""What the pages of a match list show, gathered from queries for one request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from models.kinds import ReviewMark
from models.queries import match_pages, matches, people, placements
from models.queries.match_lines import CitizenSeen, LineSeen, MarkSeen, MatchesSought, Order, Row
from models.rules.access import Act, may
from models.rules.opening_flow import ON_OFFER, free_seats
from models.tables.companies import Company
from models.tables.matches import MatchItem, MatchReview, MatchRun
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.vocabulary import Place
from portal.context import db, viewer
from portal.navigation import here
from portal.services.inputs import ONE_LINE, DanishDecimal, Input
from portal.shown.explained import Explained, Glance, ListWords
from portal.translate import gettext as _
from portal.words import word
from portal.words.formats import number

# What the consultant's next act is: nominate, ask for a review, wait, or go on with the people.
Step = Literal["nominate", "ask", "waiting", "done"]


class ListFilter(Input):
    """The filter of a match list; the names stand in the address, so they are Danish."""

    soeg: Annotated[str, ONE_LINE, Field(max_length=100)] = ""
    point: Annotated[DanishDecimal, Field(ge=0, le=100)] | None = None
    km: Annotated[DanishDecimal, Field(ge=0, le=1000)] | None = None
    krav: bool = False
    oensket: bool = False
    vurdering: ReviewMark | None = None
    orden: Order = "rank"

    def sought(self) -> MatchesSought:
        return MatchesSought(
            search=self.soeg,
            least_points=self.point,
            most_km=self.km,
            no_missing=self.krav,
            wished=self.oensket,
            mark=self.vurdering,
            order=self.orden,
        )

    def tags(self) -> Sequence[tuple[str, str]]:
        """Pairs (words, address without it) of what is chosen."""
        words = {
            "soeg": self.soeg and _("Navn eller sagsnummer: %(tekst)s", tekst=self.soeg),
            "point": self.point is not None
            and _("Mindst %(tal)s point", tal=number(self.point or 0)),
            "km": self.km is not None and _("Højst %(tal)s km", tal=number(self.km or 0)),
            "krav": self.krav and _("Opfylder alle skal-krav"),
            "oensket": self.oensket and _("Har ønsket branchen"),
            "vurdering": self.vurdering and word(self.vurdering),
        }
        return [
            (str(said), here(**{name: None}, side=None)) for name, said in words.items() if said
        ]


@dataclass(frozen=True)
class Person:
    """One person of a list with what is going on around her now."""

    item: MatchItem | LineSeen
    citizen: Citizen | CitizenSeen
    review: MatchReview | MarkSeen | None
    marked_by: str
    here: Placement | None  # in play for the list's own opening
    elsewhere: Sequence[tuple[Placement, str]]  # in play for others, with the company's name
    why: Explained | Glance | None


@dataclass(frozen=True)
class ListFrame:
    """What stands around every page of one list."""

    run: MatchRun
    opening: Opening
    company: Company
    place: Place
    title: str  # as the opening was called when the list was made
    starts: date
    ends: date | None
    seats_free: int
    names: Mapping[int | None, str]  # of who made the list, asked for a review, did it
    newer: MatchRun | None
    nominated: Sequence[Person]
    refused: Sequence[Any]  # rows of `refused_of_opening`: the company said no to these
    words: ListWords
    step: Step
    nominates: bool  # whether choosing is the viewer's task
    may_nominate: bool  # and is possible now
    reviews: bool  # whether reviewing is the viewer's task

    @property
    def unknown_musts(self) -> Sequence[str]:
        """What is demanded in words the vocabulary does not know, so that nearly all lack it."""
        wanted: Sequence[Mapping[str, Any]] = self.run.opening_profile["requires"]  # type: ignore[assignment]  # kept as plain JSON
        return [row["text"] for row in wanted if row["must"] and not row["concept"]]

    @property
    def unmarked(self) -> int:
        """How many of the chosen no caseworker has marked."""
        return sum(person.review is None for person in self.nominated)


def frame_of(run: MatchRun, *, reasons: bool = False) -> ListFrame:
    """The list's opening, its people chosen so far, and what comes next; three statements.

    Args:
        reasons: whether the people chosen come with their reasons.
    """
    opening, company, place, taken, newest, *doers = match_pages.heading(db(), run)
    profile: Mapping[str, Any] = run.opening_profile
    words = ListWords(run, lambda: match_pages.industries(db()))
    free = free_seats(opening.seats, taken)
    nominated = people_of(run, matches.chosen_from(db(), run.id), words if reasons else None)
    nominates = may(viewer(), Act.NOMINATE)
    return ListFrame(
        run=run,
        opening=opening,
        company=company,
        place=place,
        title=profile["title"],
        starts=date.fromisoformat(profile["starts"]),
        ends=date.fromisoformat(profile["ends"]) if profile["ends"] else None,
        seats_free=free,
        names=dict(
            zip((run.made_by_id, run.review_asked_by_id, run.reviewed_by_id), doers, strict=True)
        ),
        newer=matches.run_for(db(), viewer(), newest) if newest != run.id else None,
        nominated=nominated,
        refused=placements.refused_of_opening(db(), viewer(), opening.id),
        words=words,
        step=_step(run, nominated),
        nominates=nominates,
        may_nominate=nominates and opening.state in ON_OFFER and free > 0,
        reviews=may(viewer(), Act.REVIEW_MATCH_LIST),
    )


def people_of(
    run: MatchRun,
    rows: Iterable[Sequence[Any]],
    words: ListWords | None = None,
) -> Sequence[Person]:
    """The rows (MatchItem, Citizen, MatchReview or None) as people; two statements.

    Args:
        words: tells why they stand where they do; None leaves that out.
    """
    rows = list(rows)
    in_play = match_pages.in_play_of(db(), viewer(), [citizen.id for _item, citizen, _ in rows])
    names = people.names(db(), (review.by_id for _item, _citizen, review in rows if review))
    return [
        Person(
            item=item,
            citizen=citizen,
            review=review,
            marked_by=names[review.by_id] if review else "",
            here=next((p for p, _ in playing if p.opening_id == run.opening_id), None),
            elsewhere=[(p, name) for p, name in playing if p.opening_id != run.opening_id],
            why=words.explained(item) if words else None,
        )
        for item, citizen, review in rows
        for playing in [in_play.get(citizen.id, [])]
    ]


def people_on(run: MatchRun, rows: Sequence[Row], words: ListWords) -> Sequence[Person]:
    """The lines of one page as people, their points by part; one statement."""
    in_play = match_pages.in_play_of(db(), viewer(), [citizen.id for _item, citizen, _ in rows])
    return [
        Person(
            item=item,
            citizen=citizen,
            review=review,
            marked_by=review.by_name if review else "",
            here=next((p for p, _ in playing if p.opening_id == run.opening_id), None),
            elsewhere=[(p, name) for p, name in playing if p.opening_id != run.opening_id],
            why=words.at_a_glance(item),
        )
        for item, citizen, review in rows
        for playing in [in_play.get(citizen.id, [])]
    ]


def _step(run: MatchRun, nominated: Sequence[Person]) -> Step:
    if not nominated:
        return "nominate"
    if run.review_asked_at is not None and run.reviewed_at is None:
        return "waiting"
    reviewed = run.reviewed_at is not None and all(person.review for person in nominated)
    return "done" if reviewed else "ask"
