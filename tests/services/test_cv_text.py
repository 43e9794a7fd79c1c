"""Lines, periods, languages and permits as CVs write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Linker, Reader
from models.kinds import LanguageMastery, ProposalKind
from portal.services.citizens.cv_text.abroad import is_abroad
from portal.services.citizens.cv_text.languages import languages_in, mastery_of
from portal.services.citizens.cv_text.periods import period_in
from portal.services.citizens.cv_text.permits import certificates_named, licences_in
from portal.services.citizens.cv_text.proposals import MOST, proposals_in
from portal.services.citizens.cv_text.sections import Section, lines_of
from tests.bench.cv import LEAST_FOUND, MOST_WRONG, measured
from tests.matching.starter import starter


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Linker(starter()))


@pytest.mark.parametrize(
    ("line", "first", "last", "rest"),
    [
        ("2010-2015 Kok", 2010, 2015, "Kok"),
        ("Kok (2010–2015)", 2010, 2015, "Kok"),
        ("marts 2008 - august 2013", 2008, 2013, ""),
        ("03/2013 – 10/2014", 2013, 2014, ""),
        ("01.02.2012 til 30.06.2016, Murer", 2012, 2016, "Murer"),
        ("Murer, siden 2019", 2019, None, "Murer"),
        ("10/09/2019 – CURRENT", 2019, None, ""),
        ("04.2019 – dd.", 2019, None, ""),
        ("2018 - nu", 2018, None, ""),
        ("2018 -", 2018, None, ""),
        ("2010/12 Syerske", 2010, 2012, "Syerske"),
        ("March 2011 - July 2015 (4 years 5 months)", 2011, 2015, ""),
        ("fra 2005 til 2011", 2005, 2011, ""),
        ("Praktik 2022", 2022, 2022, "Praktik"),
        ("2015-2011", 2011, 2015, ""),
        ("Developer 2015-07 to 2020-10", 2015, 2020, "Developer"),
        ("2021-03 - nu", 2021, None, ""),
        ("2023-: Driver", 2023, None, "Driver"),
    ],
)
def test_a_period(line, first, last, rest):
    found = period_in(line)
    assert (found.from_year, found.to_year, found.rest) == (first, last, rest)


@pytest.mark.parametrize("line", ["", "12 34 56 78", "5500 Middelfart", "nr. 120154"])
def test_other_numbers_are_no_period(line):
    assert period_in(line) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Kategori B, C og CE", ["kørekort B", "kørekort C", "kørekort CE"]),
        ("Jeg har kørekort", ["kørekort"]),
        ("Jeg har ikke kørekort", []),
        ("Kørekort B (syrisk)", ["kørekort B (udenlandsk)"]),
        ("B og traktor", ["kørekort B", "kørekort T"]),
        ("Driving licence: B", ["kørekort B"]),
        ("Hygiejnebevis, kørekort B.", ["kørekort B"]),
        ("Jeg har kørekort til bil", ["kørekort B"]),
        ("Kørekort B (syrisk, ikke ombyttet)", ["kørekort B (udenlandsk)"]),
    ],
)
def test_driving_licences(line, found):
    assert licences_in(line) == found


def test_certificates_that_everybody_knows():
    assert list(certificates_named("Truckcertifikat B og hygiejnebevis")) == [
        "Truckcertifikat B",
        "hygiejnebevis",
    ]
    assert not list(certificates_named("ingen truckcertifikat"))


@pytest.mark.parametrize(
    ("words", "language", "level"),
    [
        ("Arabisk (modersmål), engelsk (lidt)", "arabisk", LanguageMastery.MOTHER_TONGUE),
        ("Arabisk (modersmål), engelsk (lidt)", "engelsk", LanguageMastery.SOME),
        ("Modersmål: dari", "dari", LanguageMastery.MOTHER_TONGUE),
        ("English B2 B2 B1", "engelsk", LanguageMastery.WELL),
        ("Fransk", "fransk", LanguageMastery.SOME),
        ("Russisk – flydende", "russisk", LanguageMastery.WELL),
    ],
)
def test_how_well_a_language_is_known(words, language, level):
    assert mastery_of(language, words) is level


def test_danish_is_no_other_language():
    assert languages_in("Dansk: modul 3, Danish (A2), farsi") == ["farsi"]


def test_private_life_is_not_read():
    text = "Personlige oplysninger\nGift, tre børn\nSygdom: dårlig ryg\nFritid\nsvømning\n"
    assert {line.section for line in lines_of(text)} == {Section.NOT_READ}


def test_a_heading_with_spread_letters_is_read():
    assert lines_of("S P R O G\nfarsi")[-1].section is Section.LANGUAGES


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Hvad kan jeg?", Section.SKILLS),
        ("Udanelse:", Section.EDUCATION),
        ("My previous jobs", Section.JOBS),
        ("Languages spoken", Section.LANGUAGES),
    ],
)
def test_a_heading_is_known_with_words_around_it_and_misspelt(heading, section):
    assert lines_of(f"{heading}\nnoget")[-1].section is section


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Erfaring\n2010-2011 Barsel\n2012-2013 Gap\n2014-2015 Kok", ["Kok"]),
        ("Jobs: Cook, Inn, 2001-2004; baker, Bun & Co, 2005-2009.", ["Cook", "baker"]),
        (
            "Erfaring\nKok\nSol\n2001 - 2004\nOpgaver: alt\n\nMaler\nBo\n2006 - 2007",
            ["Kok", "Maler"],
        ),
        ("Jeg arbejdede som brøndgraver i Khartoum i 2011.", ["brøndgraver"]),
        ("Skole\nIngen; lærte at læse i Danmark", []),
    ],
)
def test_jobs_and_what_is_none(reader, text, found):
    kinds = {ProposalKind.JOB, ProposalKind.EDUCATION}
    titles = [each.text for each in proposals_in(text, reader) if each.kind in kinds]
    assert titles == found


def test_a_line_of_several_courses_names_each(reader):
    text = "Kurser\nforflytning, medicin, førstehjælp\nBrandbekæmpelse, elementær"
    names = [each.text for each in proposals_in(text, reader)]
    assert names == ["forflytning", "medicin", "førstehjælp", "Brandbekæmpelse, elementær"]


def test_places_abroad():
    assert is_abroad("Kok, Restaurant X, Aleppo")
    assert is_abroad("Driver – Asmara, Eritrea")
    assert not is_abroad("Kok, Odense")


def test_no_more_is_proposed_than_anybody_looks_through(reader):
    text = "Kompetencer\n" + "\n".join(f"ting nummer {number}" for number in range(500))
    assert len(proposals_in(text, reader)) == MOST


def test_a_year_inside_a_story_is_no_job(reader):
    text = f"Erfaring\n2010-2012 {'og så videre ' * 20}\nKok"
    assert [found.text for found in proposals_in(text, reader)] == ["Kok"]


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_read(reader, text):
    for found in proposals_in(f"Erhvervserfaring\n{text}\nUddannelse\n{text}", reader):
        assert found.text
        assert found.kind in ProposalKind


def test_the_labelled_cvs_are_read_as_well_as_promised():
    found, wrong = measured("starter vocabulary", starter(), say=lambda _line: None)
    assert found >= LEAST_FOUND
    assert wrong <= MOST_WRONG
