"""A CV is sent, looked through and taken, at a desk and on a phone."""

from tests.cvs.builders import pdf_of
from tests.cvs.labelled import text_of
from tests.e2e.test_cv import shot


def test_a_caseworker_reads_a_cv_in(walk, world):
    [amal] = world.citizens(1)
    sara = walk("sara")
    sara.page.set_default_timeout(60_000)  # the first to ask waits for the vocabulary
    sara.go(f"/borgere/{amal}/cv/laes")
    shot(sara, "cv-sent")
    file = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": pdf_of(text_of("03"))}
    sara.page.locator("input[name='file']").set_input_files(file)
    sara.press("Læs cv'et")
    shot(sara, "cv-proposals")
    sara.press("Ret først Kok")
    shot(sara, "cv-corrected")
    sara.press("Tag med i cv'et")
    sara.press("Tag alle")
    sara.sees("Alle forslag er set igennem.")
