"""A caseworker writes wishes, Danish and practical circumstances, with and without script."""

import pytest

from models.kinds import Role
from tests.e2e.test_cv import shot


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_wishes_and_danish(world, walk, script):
    [amal] = world.citizens(1)
    sara = walk("sara", script=script)
    sara.go(f"/borgere/{amal}/oensker")
    sara.fill(wish="Jeg vil gerne bage brød.", hours_a_week="25")
    sara.fill(industries_0_industry="kitchen_restaurant")
    shot(sara, "wishes")
    sara.press("Gem ønsker")
    sara.sees("Jeg vil gerne bage brød.")
    sara.go(f"/borgere/{amal}/dansk")
    sara.press("Gem niveauer")
    sara.sees("Vælg mindst ét niveau")
    shot(sara, "danish-mistake")
    sara.fill(speak="b1")
    sara.press("Gem niveauer")
    sara.sees("Niveauerne er gemt.")
    shot(sara, "danish")
    sara.press("Ret undervisningen")
    sara.press("To aftener")
    sara.sees("før det er intet ændret")
    shot(sara, "lessons")
    sara.press("Gem undervisning")
    sara.sees("Undervisningen er gemt.")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_practical_circumstances(world, walk, script):
    [amal] = world.citizens(1)
    sara = walk("sara", script=script)
    sara.go(f"/borgere/{amal}/praktisk")
    sara.fill(postcode="5000", free_0_starts="8", free_0_ends="14")
    sara.press("Gem praktiske forhold")
    sara.sees("Nu: Odense C")
    sara.press("Ret hensyn")
    sara.fill(limits_0_text="Har PTSD.")
    sara.press("Gem hensyn")
    sara.sees("Se på disse ord")
    shot(sara, "considerations")
    sara.fill(limits_0_text="Skal sidde ned hver anden time.")
    sara.press("Gem hensyn")
    sara.press("Ret personer")
    sara.fill(people_0_name="Inger Dahl")
    shot(sara, "contacts")
    sara.press("Gem personer")
    sara.sees("Mentor: Inger Dahl")
    shot(sara, "practical")


def test_the_table_of_modules(world, walk):
    assert world.people.users["anders"].role is Role.ADMINISTRATOR
    anders = walk("anders")
    anders.go("/administration/danskniveauer")
    shot(anders, "danish-hints")
    anders.press("Gem tabellen")
    anders.sees("Niveauerne er gemt")
