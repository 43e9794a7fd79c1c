"""Notes, disclosures, complaints and party access in a real browser."""


def test_notes_are_written_corrected_and_stand_in_time(walk, world):
    citizen_id = world.citizens(1)[0]
    sara = walk("sara")
    sara.go(f"/borgere/{citizen_id}")
    sara.press("Skriv et notat")
    sara.fill(text="Ringede: bussen er forsinket.")
    sara.press("Gem notatet")
    sara.go(f"/borgere/{citizen_id}/noter")
    sara.sees("Ringede: bussen er forsinket.")
    sara.press("Ret med et nyt notat")
    sara.fill(text="Det var toget.")
    sara.press("Gem rettelsen")
    sara.sees("Retter et tidligere notat.")
    sara.go(f"/borgere/{citizen_id}/tidslinje")
    sara.sees("Det var toget.")


def test_what_was_told_and_what_she_says_no_to_is_written_down(walk, world):
    citizen_id = world.citizens(1)[0]
    sara = walk("sara")
    sara.go(f"/borgere/{citizen_id}/videregivelser/ny")
    sara.fill(what="Cv'et", to_whom="Sprogskolen")
    sara.choose("basis", "consent")
    sara.press("Gem")
    sara.press("Samtykket er trukket tilbage")
    sara.sees("Trukket tilbage 24. november 2026")
    sara.go(f"/borgere/{citizen_id}/klager")
    sara.press("Skriv en klage ned")
    sara.fill(text="Vil have flere timer.")
    sara.press("Gem klagen")
    sara.press("Skriv svaret")
    sara.fill(answer="Fra januar.")
    sara.press("Gem svaret")
    sara.go(f"/borgere/{citizen_id}/klager/afslag")


def test_the_case_is_handed_over_in_time(walk, world):
    citizen_id = world.citizens(1)[0]
    sara = walk("sara")
    sara.go(f"/borgere/{citizen_id}/aktindsigt")
    sara.press("Skriv anmodningen ned")
    sara.sees("Svar senest torsdag den 3. december 2026.")
    with sara.page.expect_download() as asked:
        sara.page.get_by_role("button", name="Hent filen").click()
    assert asked.value.suggested_filename == "aktindsigt.pdf"
    sara.press("Det tager længere tid")
    sara.go(f"/borgere/{citizen_id}/aktindsigt/1")
    sara.press("Borgeren har fået sin sag i dag")
    sara.sees("Borgeren fik sin sag 24. november 2026.")
