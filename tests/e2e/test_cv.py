"""A caseworker writes a CV with the citizen beside her, with and without script."""

import os

import pytest


def shot(walker, name):
    """A picture for whoever wants to look: FODFAESTE_PICTURES names the folder."""
    if folder := os.environ.get("FODFAESTE_PICTURES"):
        width = walker.page.viewport_size["width"]
        walker.page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_job_with_skills_a_licence_and_a_language_and_a_word_put_right(world, walk, script):
    [amal] = world.citizens(1)
    sara = walk("sara", script=script)
    sara.go(f"/borgere/{amal}/cv")
    sara.press("Tilføj job eller uddannelse")
    sara.choose("kind", "job")
    sara.fill(title="strygerimedarbejder", employer="Vask i Homs", from_year="2012", to_year="2016")
    sara.fill(skills_0_text="folde vasketøj", skills_0_level="good")
    sara.press("Flere rækker til kompetencer")
    sara.fill(skills_3_text="stryge skjorter")
    shot(sara, "cv-job")
    sara.press("Gem")
    sara.sees("2012–2016", "stryge skjorter")
    sara.press("Tilføj kompetencer")
    sara.fill(
        skills_0_text="pakke varer", skills_0_level="some", **{"skills-0-shown_by": "own_word"}
    )
    shot(sara, "cv-skills")
    sara.press("Gem")
    sara.press("Tilføj kørekort eller bevis")
    sara.fill(text="kørekort B", valid_to="1.2.2028")
    shot(sara, "cv-permit")
    sara.press("Gem")
    sara.press("Tilføj sprog")
    sara.press("Gem")
    sara.sees("Skriv sproget, for eksempel arabisk.")
    sara.fill(language="arabisk", speak="mother_tongue", read="well", write="well")
    shot(sara, "cv-language")
    sara.press("Gem")
    sara.sees("Modersmål", "1. februar 2028")
    put_right(sara)
    sara.go(f"/borgere/{amal}/udgaver/cv")
    sara.sees("som det stod før den første ændring")
    shot(sara, "cv-editions")
    sara.go(f"/borgere/{amal}")
    shot(sara, "citizen")


def put_right(sara):
    sara.page.get_by_role("link", name=": sortere vasketøj").click()
    sara.look()
    shot(sara, "cv-term")
    sara.press("Lad ordene stå som fri tekst")
    sara.page.get_by_role("link", name="Ret stryge skjorter").click()
    sara.look()
    shot(sara, "cv-skill")
    sara.press("Fjern linjen")
    sara.sees("Linjen er fjernet")
    shot(sara, "cv")
