"""A leader's file is sent, its columns put right, its mistakes read, mended and taken in."""

from portal.commands.imports import work
from tests.e2e.test_cv import shot

LINES = (
    "Sagsnr;Borger;Ansvar;Født;Ophold fra;Opholdsgrundlag;Lov;Postnr;Køn",
    "NY-1;Zara Ny;1.9.2026;1.2.1990;1.8.2026;flygtning;inl;5500;k",
    "NY-2;Omar Ny;1.9.2026;31.2.1990;1.8.2026;flygtning;inl;{};m",
)


def test_a_file_from_sending_to_taken_in(world, walk, clock):
    sara = walk("sara")
    sara.go("/indlaesning")
    shot(sara, "import-list")
    sara.press("Borgere")
    shot(sara, "import-begin")
    for mended in (False, True):
        text = "\r\n".join(LINES).format("5500" if mended else "9999")
        text = text.replace("31.2.1990", "3.2.1990") if mended else text
        file = {"name": "b.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")}
        sara.page.locator("input[name='file']").set_input_files(file)
        sara.press("Send filen")
        sara.sees("Den slags oplysninger læses aldrig ind herfra.")
        sara.fill(**{"columns-2-field": "responsibility_from"})
        shot(sara, "import-columns")
        sara.press("Kontrollér filen")
        shot(sara, "import-waits")
        work(world.engine, clock)
        sara.page.reload()
        sara.look()
        shot(sara, f"import-checked-{mended}")
        if not mended:
            sara.sees("Den dag findes ikke", "Postnummeret 9999 findes ikke")
            sara.press("Send en rettet fil")
    sara.press("Indlæs alle linjer")
    work(world.engine, clock)
    # The page asks by itself how far it is.
    sara.sees("Alt er indlæst, og filens indhold er slettet.")
    shot(sara, "import-done")
