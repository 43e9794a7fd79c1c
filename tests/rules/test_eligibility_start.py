"""What stands against a placement's first day, its papers, and the law's three purposes."""

from datetime import date
from decimal import Decimal

import pytest

from models.kinds import LegalPurpose, PlacementType, Purpose, Sector
from models.rules.codes import FindingCode
from models.rules.eligibility import (
    PlacementPlan,
    findings,
    legal_purpose,
    start_findings,
)
from tests.rules.facts import (
    MIDDELFART,
    SONDERBORG,
    STARTS,
    TODAY,
    citizen,
    figures,
    igu_plan,
    internship,
    wage_subsidy,
)


def codes(plan):
    return [finding.code for finding in findings(plan, figures(plan.starts))]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        pytest.param(internship(), [], id="approved, papers complete"),
        pytest.param(internship(papers_complete=False), ["papers_missing"], id="no papers"),
        pytest.param(wage_subsidy(papers_complete=False), ["papers_missing"], id="subsidy too"),
        pytest.param(igu_plan(papers_complete=False), ["papers_missing"], id="IGU too"),
        pytest.param(igu_plan(), [], id="an IGU starts without approval"),
        pytest.param(
            internship(approval_day=None, papers_complete=False),
            ["approval_missing", "papers_missing"],
            id="nothing at all",
        ),
        pytest.param(
            internship(approval_day=date(2026, 12, 2)),
            ["starts_before_approval"],
            id="back-dated",
        ),
    ],
)
def test_what_stands_against_letting_it_begin(plan, expected):
    assert [finding.code for finding in start_findings(plan)] == expected


def test_the_papers_of_an_igu_are_others():
    (internships,) = start_findings(internship(papers_complete=False))
    (igus,) = start_findings(igu_plan(papers_complete=False))
    assert "forsikring" in internships.source
    assert igus.source.startswith("SIRI")


def test_what_nobody_has_said_is_taken_as_missing():
    bare = PlacementPlan(
        citizen=citizen(),
        placement_type=PlacementType.WAGE_SUBSIDY,
        sector=Sector.PUBLIC,
        approving_municipality_id=SONDERBORG,
        starts=STARTS,
        ends=STARTS,
        hours_a_week=Decimal(37),
    )
    assert codes(bare) == [
        "staff_not_counted",
        "representative_missing",
        "colleagues_not_heard",
        "approval_missing",
        "purpose_missing",
        "employer_not_aligned",
        "citizen_not_aligned",
        "prior_period_unknown",
        "staff_numbers_missing",
        "representative_additional_missing",
        "mentor_missing",
    ]
    assert [finding.code for finding in start_findings(bare)] == [
        "approval_missing",
        "papers_missing",
    ]


def test_papers_are_not_asked_for_at_approval():
    assert codes(internship(papers_complete=False)) == []


@pytest.mark.parametrize(
    ("purpose", "legal"),
    [
        (Purpose.LANGUAGE_UPSKILLING, LegalPurpose.TRAIN_COMPETENCES),
        (Purpose.WORKPLACE_FAMILIARITY, LegalPurpose.CLARIFY_GOAL),
        (Purpose.VOCATIONAL_UPSKILLING, LegalPurpose.TRAIN_COMPETENCES),
        (Purpose.TOWARDS_WAGE_SUBSIDY, LegalPurpose.AIM_AT_EMPLOYMENT),
        (Purpose.TOWARDS_ORDINARY_JOB, LegalPurpose.AIM_AT_EMPLOYMENT),
    ],
)
def test_our_five_purposes_are_the_laws_three(purpose, legal):
    assert legal_purpose(purpose) is legal


def test_every_purpose_has_a_legal_one():
    assert {legal_purpose(purpose) for purpose in Purpose} == set(LegalPurpose)


def test_a_plan_that_ends_before_it_starts_is_a_mistake():
    with pytest.raises(ValueError, match="ends after it starts"):
        internship(ends=date(2026, 11, 30))
    with pytest.raises(ValueError, match="no negative extensions"):
        internship(extensions=-1)


def test_the_law_that_was_asked_can_be_told_again():
    plan = internship(ends=date(2027, 3, 2))
    before, after = figures(), figures(internship__max_weeks__inl=14)
    assert codes(plan) == [FindingCode.NEEDS_EXTENSION]
    assert findings(plan, after) == []
    assert before.version != after.version
    assert figures(TODAY).version == before.version


@pytest.mark.parametrize("kind", PlacementType)
def test_every_type_is_asked_of_a_municipality(kind):
    lawful = {
        PlacementType.INTERNSHIP: internship,
        PlacementType.WAGE_SUBSIDY: wage_subsidy,
        PlacementType.IGU: igu_plan,
    }[kind]
    assert codes(lawful(approving_municipality_id=MIDDELFART)) == ["other_municipality"]
