"""What becomes of a file's lines in the store: all of them once, and nothing of anybody else's."""

from datetime import timedelta

import pytest
from sqlmodel import Session, func, select

from models.kinds import (
    DanishLevel,
    DanishSkill,
    ImportKind,
    LevelSource,
    ObjectType,
    RecordPart,
    Role,
)
from models.queries import cvs, editions
from models.store import writing
from models.tables.companies import Company, KeyAccount, Workplace
from models.tables.people import Citizen, CitizenIndustry, CitizenLegal, CitizenStamp, User
from models.tables.records import DanishLevelSet, RecordEdition
from models.tables.trail import Event
from portal.services.citizens.programme_inputs import Circumstances
from portal.services.citizens.programmes import write_circumstances
from portal.services.imports.checking import Asked, ChangedMeanwhile
from portal.services.imports.plan import Plan
from portal.services.imports.plans import plan_of
from portal.services.matches.editions import content_of

K = ImportKind
HEAD = "case_number name caseworker responsibility_from born_on residence_from residence_category"
HEAD += " regime postcode max_km wish industries danish_speak"
FIELDS = HEAD.split()
NADIA = ["NY-1", "Nadia Prøve", "sara@eksempel.dk", "1.9.2026", "1.2.1990", "1.8.2026"]
NADIA += ["flygtning", "inl", "5500", "7,5", "Vil arbejde", "Rengøring og service", "A2"]


def changed(**cells: str) -> list[str]:
    """Nadia's line with some cells changed."""
    return [cells.get(field, cell) for field, cell in zip(FIELDS, NADIA, strict=True)]


@pytest.fixture
def take_in(world):
    """`take_in(kind, fields, *lines)`: plan it, and write it when nothing is wrong."""

    def do(kind: K, fields: list[str], *lines: list[str], by: str = "sara") -> Plan:
        viewer = world.people.viewer(by)
        asked = Asked(viewer.municipality_id, viewer, world.now)
        numbered = list(enumerate(lines, start=2))
        with Session(world.engine) as session:
            plan = plan_of(session, kind, fields, numbered, asked, writing=True)
            if not plan.problems:
                with Session(writing(world.engine)) as store, store.begin():
                    plan.write(store)
        return plan

    return do


def counts(plan: Plan) -> tuple[int, int, int]:
    return plan.counts.new, plan.counts.changed, plan.counts.unchanged


def codes(plan: Plan) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.field, problem.code) for problem in plan.problems]


def nadia(session: Session) -> Citizen:
    return session.exec(select(Citizen).where(Citizen.case_number == "NY-1")).one()


def test_a_citizen_is_new_once_then_unchanged_then_changed(world, take_in):
    assert counts(take_in(K.CITIZENS, FIELDS, NADIA)) == (1, 0, 0)
    # Written otherwise it is the same number.
    assert counts(take_in(K.CITIZENS, FIELDS, changed(case_number="ny - 1"))) == (0, 0, 1)
    with world.session() as session:
        stamp = session.get_one(CitizenStamp, nadia(session).id).stamp
    # What is empty changes nothing.
    again = changed(name="Nadia Ny", wish="", industries="")
    assert counts(take_in(K.CITIZENS, FIELDS, again)) == (0, 1, 0)
    with world.session() as session:
        row = nadia(session)
        assert (row.name, row.wish, row.version, row.max_km) == ("Nadia Ny", "Vil arbejde", 2, 7.5)
        assert session.get_one(CitizenStamp, row.id).stamp != stamp
        assert session.get_one(CitizenLegal, row.id).born_on.year == 1990
        wished = session.exec(select(CitizenIndustry).where(CitizenIndustry.citizen_id == row.id))
        assert [each.industry for each in wished] == ["cleaning_service"]
        about = (Event.object_type == ObjectType.CITIZEN, Event.object_id == row.id)
        assert session.exec(select(Event.action).where(*about).order_by(Event.id)).all() == [
            "added",
            "imported",
        ]


def test_the_editions_are_those_that_are_kept_by_hand(world, take_in):
    take_in(K.CITIZENS, FIELDS, NADIA)
    more = changed(danish_speak="B1", max_km="12", industries="Rengøring og service, cleaning")
    assert codes(take_in(K.CITIZENS, FIELDS, more)) == [
        (2, "industries", "import_industry_unknown")
    ]
    take_in(K.CITIZENS, FIELDS, changed(danish_speak="B1", postcode="8000"))
    with world.session() as session:
        row = nadia(session)
        for part in (RecordPart.WISHES, RecordPart.DANISH, RecordPart.PRACTICAL):
            last = editions.newest(session, row.id, part)
            assert last.content == content_of(session, row, part)
            assert last.by_id == world.people.users["sara"].id
        kept = select(func.count()).where(RecordEdition.citizen_id == row.id)
        assert session.exec(kept).one() == 5


def test_a_changed_regime_is_an_edition_of_the_programme(world, take_in):
    take_in(K.CITIZENS, FIELDS, NADIA)
    sara = {"by": world.people.viewer("sara"), "now": world.now}
    with world.session() as session:
        said = Circumstances(
            responsibility_from="1.9.2026", situation="in_programme", situation_since="1.9.2026"
        )
        write_circumstances(session, nadia(session), said, seen=0, **sara)
    take_in(K.CITIZENS, FIELDS, changed(regime="lab"))
    with world.session() as session:
        row, part = nadia(session), RecordPart.PROGRAMME
        last = editions.newest(session, row.id, part)
        assert last.content["basis"][0]["regime"] == "lab"
        assert last.content == content_of(session, row, part)


def test_all_or_nothing_and_empty_numbers_are_nobody(world, take_in):
    before = _citizens(world)
    plan = take_in(
        K.CITIZENS,
        FIELDS,
        NADIA,
        changed(case_number="", name="En"),
        changed(case_number="", name="To"),
        changed(case_number="NY-1 "),
        changed(case_number="NY-2", name="", caseworker="bo@eksempel.dk", postcode="9999"),
        changed(case_number="NY-3", born_on="1.1.2027", industries="Rumfart"),
    )
    assert codes(plan) == [
        (3, "case_number", "missing"),
        (4, "case_number", "missing"),
        (5, "case_number", "import_twice"),
        (6, "name", "import_needed_of_new"),
        (6, "caseworker", "import_caseworker_unknown"),
        (6, "postcode", "import_postcode_unknown"),
        (7, "industries", "import_industry_unknown"),
        (7, "born_on", "import_in_the_future"),
        (7, "residence_from", "import_before_birth"),
    ]
    assert _citizens(world) == before


def test_another_municipality_keeps_its_citizens(world, take_in):
    take_in(K.CITIZENS, FIELDS, NADIA)
    hers = changed(name="Stjålet", caseworker="ulla@eksempel.dk")
    assert codes(take_in(K.CITIZENS, FIELDS, hers, by="ulla")) == [
        (2, "case_number", "import_case_taken")
    ]
    line = ["NY-1", "job", "Kok"]
    plan = take_in(K.CV_LINES, ["case_number", "kind", "text"], line, by="ulla")
    assert codes(plan) == [(2, "case_number", "import_case_unknown")]


def test_who_changes_meanwhile_is_not_overwritten(world, take_in):
    take_in(K.CITIZENS, FIELDS, NADIA)
    viewer = world.people.viewer("sara")
    asked = Asked(viewer.municipality_id, viewer, world.now)
    with Session(world.engine) as session:
        lines = [(2, changed(name="Fra filen"))]
        plan = plan_of(session, K.CITIZENS, FIELDS, lines, asked, writing=True)
        with world.session() as colleague:
            nadia(colleague).district = "Nord"
        with (
            pytest.raises(ChangedMeanwhile),
            Session(writing(world.engine)) as store,
            store.begin(),
        ):
            plan.write(store)
    with world.session() as session:
        assert (nadia(session).name, nadia(session).district) == ("Nadia Prøve", "Nord")


def test_a_teachers_word_goes_before_a_file(world, take_in):
    take_in(K.CITIZENS, FIELDS, NADIA)
    with world.session() as session:
        row, by_id = nadia(session), world.people.users["sara"].id
        on = world.now.date() - timedelta(days=3)
        said = {"skill": DanishSkill.SPEAK, "level": DanishLevel.B1, "source": LevelSource.TEACHER}
        level = DanishLevelSet(citizen_id=row.id, set_on=on, by_id=by_id, at=world.now, **said)
        session.add(level)
        row.danish_speak = DanishLevel.B1
    # Said before by the file itself, so nothing is new.
    assert counts(take_in(K.CITIZENS, FIELDS, NADIA)) == (0, 0, 1)
    take_in(K.CITIZENS, FIELDS, changed(danish_speak="A1"))
    with world.session() as session:
        assert nadia(session).danish_speak is DanishLevel.B1


CV_WORDS = "case_number kind text employer from_year to_year valid_to level speak"
CV_FIELDS = CV_WORDS.split()
CV = [
    ["NY-1", "job", "Kok", "Jasmin", "2010", "2015", "", "", ""],
    ["NY-1", "uddannelse", "Skole i Kabul", "", "", "", "", "", ""],
    ["NY-1", "kompetence", "bage brød", "", "", "", "", "godt", ""],
    ["NY-1", "kørekort", "B", "", "", "", "1.2.2030", "", ""],
    ["NY-1", "sprog", "farsi", "", "", "", "", "", "modersmål"],
]


def test_lines_of_a_cv_are_linked_when_sure_and_written_once(world, take_in):
    take_in(K.CITIZENS, FIELDS, NADIA)
    assert counts(take_in(K.CV_LINES, CV_FIELDS, *CV)) == (5, 0, 0)
    assert counts(take_in(K.CV_LINES, CV_FIELDS, *CV)) == (0, 0, 5)
    longer = [*CV[0][:5], "2018", *CV[0][6:]]
    assert counts(take_in(K.CV_LINES, CV_FIELDS, longer)) == (0, 1, 0)
    with world.session() as session:
        row = nadia(session)
        cv = cvs.cv_of(session, row)
        said = {entry.title: (entry.years, concept) for entry, concept in cv.entries}
        assert said["Kok"][0] == 8.0
        assert said["Kok"][1].label_da == "kok"
        assert said["Skole i Kabul"][1] is None
        assert [len(part) for part in (cv.skills, cv.permits, cv.languages)] == [1, 1, 1]
        assert row.cv_updated_at == world.now
        last = editions.newest(session, row.id, RecordPart.CV)
        assert last.content == content_of(session, row, RecordPart.CV)


def test_what_is_wrong_with_a_line_of_a_cv(world, take_in):
    take_in(K.CITIZENS, FIELDS, NADIA)
    plan = take_in(
        K.CV_LINES,
        CV_FIELDS,
        CV[0],
        CV[0],
        ["", "job", "Kok", *[""] * 6],
        ["NY-9", "job", "Kok", *[""] * 6],
        ["NY-1", "hobby", "Fodbold", *[""] * 6],
        ["NY-1", "job", "Bager", "", "2015", "2010", "", "", ""],
        ["NY-1", "job", "Smed", "", "2030", "", "", "", ""],
    )
    assert codes(plan) == [
        (3, "text", "import_twice"),
        (4, "case_number", "missing"),
        (5, "case_number", "import_case_unknown"),
        (6, "kind", "choice_unknown"),
        (7, "to_year", "to_year_before_from"),
        (8, "from_year", "import_in_the_future"),
    ]


def test_companies_and_their_places_come_in_and_are_known_again(world, take_in):
    fields = ["cvr_number", "name", "sector", "industry", "consultant"]
    line = ["10103940", "Nyt Bageri", "privat", "rengøring og service", ""]
    assert counts(take_in(K.COMPANIES, fields, line, by="karen")) == (1, 0, 0)
    line[1] = "Nyt Navn"
    assert counts(take_in(K.COMPANIES, fields, line, by="anders")) == (0, 1, 0)
    places = ["p_number", "cvr_number", "name", "address", "postcode", "ordinary_fte"]
    place = ["1003388396", "10103940", "Bageriet", "Algade 1", "5500", "12,5"]
    assert counts(take_in(K.WORKPLACES, places, place, by="karen")) == (1, 0, 0)
    assert counts(take_in(K.WORKPLACES, places, place, by="karen")) == (0, 0, 1)
    assert codes(take_in(K.WORKPLACES, places, [place[0], "13585628", *place[2:]], by="karen")) == [
        (2, "cvr_number", "import_other_company")
    ]
    with world.session() as session:
        company = session.exec(select(Company).where(Company.cvr_number == "10103940")).one()
        assert (company.name, company.search_key) == ("Nyt Navn", "nyt navn 10103940")
        karen = world.people.users["karen"].id
        assert session.get_one(KeyAccount, company.id).consultant_id == karen
        workplace = session.exec(select(Workplace).where(Workplace.company_id == company.id)).one()
        assert workplace.ordinary_fte == 12.5


def test_users_come_in_without_a_way_in_and_keep_their_role(world, take_in):
    fields = ["email", "name", "role", "phone", "cvr_number"]
    new = ["Ny@Eksempel.dk", "Ny Kollega", "sagsbehandler", "", ""]
    lone = ["lone@eksempel.dk", "Lone Bak", "leder", "", ""]
    nobody = ["bo@eksempel.dk", "Bo", "leder", "", ""]
    assert codes(take_in(K.USERS, fields, lone, nobody, by="anders")) == [
        (2, "role", "import_other_role"),
        (3, "email", "import_email_taken"),
    ]
    assert counts(take_in(K.USERS, fields, new, by="anders")) == (1, 0, 0)
    assert counts(take_in(K.USERS, fields, new, by="anders")) == (0, 0, 1)
    with world.session() as session:
        user = session.exec(select(User).where(User.email == "ny@eksempel.dk")).one()
        assert (user.role, user.password_hash) == (Role.CASEWORKER, "!")


def _citizens(world) -> int:
    with world.session() as session:
        return session.exec(select(func.count()).select_from(Citizen)).one()
