"""A caseworker writes a citizen's programme in a real browser, at a desk and on a phone."""

import os
from datetime import date


def test_from_arrival_to_a_week_with_its_gap(walk, world):
    [amal] = world.citizens(1, responsibility_from=date(2026, 11, 1))
    sara = walk("sara")
    sara.go(f"/borgere/{amal}")
    sara.press("Program: frister, kontrakt, opfølgning og uge")
    sara.sees("Skal gøres nu", "Begge skal skrive under")

    _write_contract(sara)
    sara.press("Skriv en visitation")
    sara.choose("readiness", "activity_ready")
    sara.fill(reason="Skal lære mere dansk på en arbejdsplads.")
    sara.press("Gem visitationen")
    sara.press("Tilføj en opfølgning")
    sara.fill(summary="Vi talte om praktik.")
    sara.press("Gem opfølgningen")
    sara.sees("1 af mindst 4 er holdt")
    _picture(sara, "one")

    sara.press("Ret forhold")
    _picture(sara, "circumstances")
    sara.fill(duty_reason="assessed_by_caseworker", duty_hours="30")
    sara.press("Gem forhold")
    sara.press("Se ugen og arbejdspligten")
    sara.sees("Der mangler 14,5 timer til arbejdspligten på 30 timer.", "Danskundervisning")
    _picture(sara, "week")
    sara.press("Ugen efter")
    sara.sees("Der mangler 14,5 timer")
    sara.page.emulate_media(media="print")
    _picture(sara, "week-print")


def _write_contract(sara):
    sara.press("Skriv kontrakten")
    sara.fill(
        main_goal="Fast job i et vaskeri",
        coordinating_department="Jobcenter Middelfart",
        signed_by_citizen_on="23.11.2026",
        signed_by_municipality_on="23.11.2026",
        **{
            "activities-0-text": "Truckkursus",
            "activities-0-kind": "course",
            "activities-0-hours_a_week": "7,5",
            "activities-0-from_on": "1.11.2026",
        },
    )
    sara.press("Tilføj en aktivitet")
    sara.fill(
        **{
            "activities-1-text": "Timer i en butik",
            "activities-1-kind": "paid_hours",
            "activities-1-hours_a_week": "5",
            "activities-1-from_on": "1.11.2026",
        }
    )
    _picture(sara, "contract")
    sara.press("Gem kontrakten")
    sara.sees("Kontrakten er gemt.", "Truckkursus", "Timer i en butik")


def _picture(walker, name):
    """A picture for whoever wants to look: FODFAESTE_PICTURES names the folder."""
    if folder := os.environ.get("FODFAESTE_PICTURES"):
        width = walker.page.viewport_size["width"]
        path = f"{folder}/programme-{name}-{width}.png"
        walker.page.screenshot(path=path, full_page=True)
