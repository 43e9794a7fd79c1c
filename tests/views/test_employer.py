"""The employer's day, from the agreement to the help she was promised."""

import pytest

from models.kinds import AgreementState
from models.tables.companies import PartnershipAgreement


@pytest.fixture
def offered(world):
    """The laundry has got the agreement and has not answered."""
    with world.session() as session:
        session.add(
            PartnershipAgreement(
                company_id=world.people.laundry.id,
                state=AgreementState.OFFERED,
                text_version="2026-1",
                offered_at=world.now,
            )
        )
    return world


def test_lone_signs_in_accepts_posts_an_opening_and_is_told_when_the_answer_comes(offered, as_):
    lone = as_("lone")
    for address in ("/virksomhed/", "/virksomhed/aftale", "/virksomhed/aabninger/", "/virksomhed/aabninger/ny", "/virksomhed/forloeb/", "/virksomhed/problem"):
        print(address, lone.get(address).status)
    for address in ("/virksomhed/aftale/senere", "/virksomhed/aftale/slut"):
        print(address, lone.get(address).status)

def test_more(world, as_):
    world.agreement()
    world.citizens(3)
    from models.kinds import PlacementState as S
    p = world.placement(until=S.PRESENTED)
    lone = as_("lone")
    print(lone.get(f"/virksomhed/personer/{p}").words)
    print(lone.get("/virksomhed/").words)
    print(lone.get("/virksomhed/aabninger/1").words)
    print(lone.get("/virksomhed/aabninger/1/kvittering").words)
    print(lone.get("/virksomhed/aftale/pause").words)
