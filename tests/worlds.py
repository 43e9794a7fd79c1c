"""A small world on top of the named people, built through the services step by step.

`World.placement(until=...)` takes a placement as far as a test needs it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from models.kinds import (
    AgreementState,
    CardField,
    ConceptKind,
    DanishLevel,
    DanishSkill,
    EntryKind,
    PlacementState,
    PlacementType,
    Purpose,
    ReadinessClass,
    Regime,
    ResidenceCategory,
    ShownBy,
    Side,
    SignedThrough,
    Weekday,
)
from models.store import writing
from models.tables.columns import danish_order, folded
from models.tables.companies import PartnershipAgreement, Workplace
from models.tables.matches import MatchItem, MatchRun
from models.tables.openings import Opening
from models.tables.people import (
    Citizen,
    CitizenEntry,
    CitizenIndustry,
    CitizenLegal,
    CitizenLesson,
    CitizenSkill,
)
from models.tables.placements import Placement, PlacementChecks
from models.tables.records import Consideration
from models.tables.vocabulary import Concept
from portal.services.companies import companies
from portal.services.companies.company_inputs import Acceptance, Contact
from portal.services.companies.places import load_places
from portal.services.law.figures import load_figures
from portal.services.matches import match_making, shortlists
from portal.services.matches.starter_vocabulary import load_starter
from portal.services.openings import openings
from portal.services.openings.opening_inputs import DanishRow, NewOpening, SkillRow, SlotRow
from portal.services.placements import alignment, approvals, placements
from portal.services.placements.alignment_inputs import CitizenExpects, Everyday, Goals
from portal.services.placements.approvals import Checks
from portal.services.placements.placement_inputs import Confirmation, Talk
from portal.services.placements.signatures import Yes
from tests.people import People, make_people

SEED = Path(__file__).parents[1] / "seed"
NOW = datetime.fromisoformat("2026-11-24T10:00+01:00")
CONTACT = Contact(name="Lone Bak", phone="00 00 12 34", email="lone@eksempel.dk")


def stock(session: Session, now: datetime) -> People:
    """The named people with the shipped vocabulary, postcodes and legal figures."""
    people = make_people(session)
    load_starter(session, SEED / "vocabulary", now=now)
    load_places(session, SEED / "places" / "postcodes.csv", now=now)
    load_figures(session, SEED / "figures.csv")
    session.flush()
    return people


@dataclass
class World:
    """Writes into a stocked store; every act is one transaction of its own."""

    engine: Engine
    people: People
    now: datetime = NOW
    ids: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def session(self) -> Iterator[Session]:
        with Session(writing(self.engine), expire_on_commit=False) as session, session.begin():
            yield session

    def agreement(self) -> None:
        """The laundry says yes."""
        with self.session() as session:
            state = AgreementState.OFFERED
            laundry = self.people.laundry
            session.add(PartnershipAgreement(company_id=laundry.id, state=state))
            session.flush()
            yes = Acceptance(primary=CONTACT, management=CONTACT, understood=True)
            by = self.people.viewer("lone")
            companies.accept(session, laundry, yes, by=by, now=self.now)

    def citizens(self, number: int = 3, **changes: Any) -> list[int]:
        """People who have worked with laundry, more of it the lower their number."""
        with self.session() as session:
            return [self._citizen(session, place, dict(changes)) for place in range(number)]

    def opening(self, **changes: Any) -> int:
        """A published opening at the laundry."""
        opening_id = self.submitted(**changes)
        with self.session() as session:
            opening = session.get_one(Opening, opening_id)
            openings.publish(session, opening, by=self.people.viewer("karen"), now=self.now)
        return opening_id

    def submitted(self, **changes: Any) -> int:
        """An opening that waits for the consultant, with its promise running."""
        with self.session() as session:
            lone, laundry = self.people.viewer("lone"), self.people.laundry
            wanted = self.wanted(session, **changes)
            opening = openings.save(session, laundry.id, wanted, by=lone, now=self.now)
            openings.submit(session, opening, by=lone, now=self.now)
            return opening.id

    def wanted(self, session: Session, **changes: Any) -> NewOpening:
        """What Lone offers."""
        workplace = session.exec(
            select(Workplace).where(Workplace.company_id == self.people.laundry.id)
        ).one()
        starts = (self.now + timedelta(days=14)).date()
        morning, noon = time(8), time(14)
        said: dict[str, Any] = {
            "placement_type": PlacementType.INTERNSHIP,
            "workplace_id": workplace.id,
            "industry": "cleaning_service",
            "title": "Vaskerimedarbejder",
            "tasks": "Sortere vasketøj\nPresse og folde",
            "skills": (SkillRow(text="sortere vasketøj", must=True),),
            "danish": (
                DanishRow(skill=DanishSkill.LISTEN, level=DanishLevel.A2, task="Forstå beskeder"),
            ),
            "hours_a_week": 30.0,
            "slots": tuple(
                SlotRow(weekday=Weekday(d), starts=morning, ends=noon) for d in range(5)
            ),
            "starts": starts,
            "ends": starts + timedelta(weeks=12),
            "seats": 2,
        }
        return NewOpening.model_validate({**said, **changes})

    def match_list(self, opening_id: int) -> int:
        """A list made by Karen."""
        with self.session() as session:
            opening = session.get_one(Opening, opening_id)
            karen = self.people.viewer("karen")
            return match_making.make_match_list(session, opening, by=karen, now=self.now).id

    def items(self, run_id: int) -> list[MatchItem]:
        """The ranked lines of a list, the first first."""
        with self.session() as session:
            return list(
                session.exec(
                    select(MatchItem)
                    .where(MatchItem.run_id == run_id, col(MatchItem.rank).is_not(None))
                    .order_by(col(MatchItem.rank))
                )
            )

    def nominated(self, run_id: int, place: int = 0) -> int:
        """The person on that place of the list, nominated."""
        item_id = self.items(run_id)[place].id
        with self.session() as session:
            run, item = session.get_one(MatchRun, run_id), session.get_one(MatchItem, item_id)
            why = shortlists.Nomination(
                reason="Har vasket på hotel i tre år.",
                passed_over_reason="De andre vil hellere arbejde i køkken.",
            )
            karen = self.people.viewer("karen")
            return shortlists.nominate(session, run, item, why, by=karen, now=self.now).id

    def placement(self, until: PlacementState, **changes: Any) -> int:
        """A placement that has come as far as `until`, on a list of its own opening."""
        run_id = self.match_list(self.opening(**changes))
        placement_id = self.nominated(run_id)
        for state, act in (
            (PlacementState.CITIZEN_HEARD, self._hear),
            (PlacementState.PRESENTED, self._present),
            (PlacementState.EMPLOYER_ACCEPTED, self._accept),
            (PlacementState.CHECKS_PENDING, self._confirm),
            (PlacementState.APPROVED, self._approve),
            (PlacementState.ACTIVE, self._start),
        ):
            if self.state(placement_id) is until:
                break
            with self.session() as session:
                act(session, session.get_one(Placement, placement_id))
            assert self.state(placement_id) is state
        return placement_id

    def state(self, placement_id: int) -> PlacementState:
        with self.session() as session:
            return session.get_one(Placement, placement_id).state

    def _hear(self, session: Session, placement: Placement) -> None:
        talk = Talk(
            talked_on=self.now.date(),
            own_wish="Vil gerne arbejde med tøj.",
            may_show=(CardField.WISH, CardField.NAME),
        )
        sara = self.people.viewer("sara")
        placements.hear_citizen(session, placement, talk, by=sara, now=self.now)

    def _present(self, session: Session, placement: Placement) -> None:
        placements.present(session, placement, by=self.people.viewer("karen"), now=self.now)

    def _accept(self, session: Session, placement: Placement) -> None:
        placements.accept(session, placement, by=self.people.viewer("lone"), now=self.now)

    def _confirm(self, session: Session, placement: Placement) -> None:
        agreed = self.agreed(session, placement)
        seen, karen = placement.version, self.people.viewer("karen")
        placements.confirm(session, placement, agreed, seen=seen, by=karen, now=self.now)

    def agreed(self, session: Session, placement: Placement, **changes: Any) -> Confirmation:
        """What Karen and Lone agree on."""
        opening = session.get_one(Opening, placement.opening_id)
        said: dict[str, Any] = {
            "purpose": Purpose.VOCATIONAL_UPSKILLING,
            "starts": opening.starts,
            "ends": opening.ends,
            "hours_a_week": 30.0,
            "tasks": "Sortere vasketøj",
            "contact_name": "Lone Bak",
            "contact_phone": "00 00 12 34",
        }
        return Confirmation.model_validate({**said, **changes})

    def _approve(self, session: Session, placement: Placement) -> None:
        checks = session.get_one(PlacementChecks, placement.id)
        karen = self.people.viewer("karen")
        self.align(session, placement)
        known = Checks.model_validate(self.checks())
        seen = checks.version
        approvals.keep_checks(session, placement, known, seen=seen, by=karen, now=self.now)
        approvals.approve(session, placement, by=karen, now=self.now)

    def align(self, session: Session, placement: Placement) -> None:
        """What is expected, and the company's and the citizen's yes to it."""
        if not alignment.expectations(session, placement).asked:
            return
        karen, lone = self.people.viewer("karen"), self.people.viewer("lone")
        steps = (
            Goals(
                purpose=Purpose.VOCATIONAL_UPSKILLING,
                assessment_points="Møder til tiden.",
                paid_hours_when="Når rullen går uden hjælp.",
            ),
            Everyday(absence_rule="Ring før kl. 7.", conflict_contact="Lone Bak, 00 00 12 34"),
            CitizenExpects(citizen_expects="At lære et fag.", spoken_language="dansk"),
        )
        for step in steps:
            seen = alignment.expectations(session, placement).text.version
            alignment.keep_step(session, placement, step, seen=seen, by=karen, now=self.now)
        shown = alignment.expectations(session, placement).paper.fingerprint
        said = Yes(
            side=Side.CITIZEN,
            name="Borgeren",
            through=SignedThrough.ORAL,
            signed_on=self.now.date(),
        )
        alignment.employer_says_yes(session, placement, shown=shown, by=lone, now=self.now)
        alignment.note_yes(session, placement, said, shown=shown, by=karen, now=self.now)

    def checks(self) -> dict[str, Any]:
        """Everything in place for an internship."""
        return {
            "hard_to_place_reason": "Mangler erfaring fra danske arbejdspladser.",
            "representative_name": "Tove Tillid",
            "representative_agrees": True,
            "representative_stated_on": self.now.date(),
            "colleagues_heard": True,
            "series_reason": "Hver praktik er i et nyt fag.",
            "papers_complete": True,
        }

    def _start(self, session: Session, placement: Placement) -> None:
        assert placement.starts is not None
        self.now = datetime.combine(placement.starts, time(9), self.now.tzinfo)
        approvals.start_due(session, self.now)

    def _citizen(self, session: Session, place: int, changes: dict[str, Any]) -> int:
        number = len(self.ids) + 1
        name = f"Amal Eksempel {number}"
        case_number = f"MID-2026-{number:04d}"
        row: dict[str, Any] = {
            "municipality_id": self.people.municipality.id,
            "caseworker_id": self.people.users["sara"].id,
            "case_number": case_number,
            "name": name,
            "search_key": folded(f"{name} {case_number}"),
            "sort_key": danish_order(name),
            "alias": f"Borger {number:04d}",
            "postcode": "5500",
            "hours_a_week": 37.0,
            "danish_speak": DanishLevel.A2,
            "danish_listen": DanishLevel.A2,
            "danish_read": DanishLevel.A1,
            "responsibility_from": date(2025, 3, 1),
        }
        limit = changes.pop("consideration", "")
        citizen = Citizen(**{**row, **changes})
        session.add(citizen)
        session.flush()
        if limit:
            since = citizen.responsibility_from
            session.add(Consideration(citizen_id=citizen.id, text=limit, from_on=since))
        self.ids[case_number] = citizen.id
        self._cv(session, citizen.id, place)
        return citizen.id

    def _cv(self, session: Session, citizen_id: int, place: int) -> None:
        skills = ["sortere vasketøj", "presse tøj", "arbejde i hold"][: max(0, 3 - place)]
        for text in skills:
            concept = session.exec(
                select(Concept).where(Concept.label_da == text, Concept.kind == ConceptKind.SKILL)
            ).first()
            session.add(
                CitizenSkill(
                    citizen_id=citizen_id,
                    text=text,
                    concept_id=concept.id if concept else None,
                    shown_by=ShownBy.JOB,
                )
            )
        session.add(
            CitizenEntry(
                citizen_id=citizen_id,
                kind=EntryKind.JOB,
                title="vaskerimedarbejder",
                years=3,
                abroad=True,
            )
        )
        session.add(CitizenIndustry(citizen_id=citizen_id, position=1, industry="cleaning_service"))
        session.add(CitizenLesson(citizen_id=citizen_id, weekday=1, starts=time(16), ends=time(19)))
        session.add(
            CitizenLegal(
                citizen_id=citizen_id,
                born_on=date(1994, 5, 17),
                residence_from=date(2024, 9, 1),
                residence_category=ResidenceCategory.REFUGEE,
                regime=Regime.INL,
                readiness=ReadinessClass.JOB_READY,
            )
        )
