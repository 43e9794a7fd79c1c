"""Papers: tagged PDF files, made by Typst from the templates beside this module."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
# Beside the letters Typst brings itself: Arabic and Ethiopic ones, for names.
_VENDOR = _FOLDER.parent / "static" / "vendor"
FONTS = tuple(
    _VENDOR / folder / "400Regular"
    for folder in ("noto-naskh-arabic-0.4.5", "noto-sans-ethiopic-0.4.2")
)
# Tagged, with a language and a title, so that a screen reader can read it.
ACCESSIBLE = ("ua-1",)


def printed(template: str, values: Mapping[str, object]) -> bytes:
    """The paper as PDF.

    Values are never read as markup. Letters that no font here has make the strict standard
    impossible; then the paper is made without it, and says so where the template asks for
    `unprinted`.

    Args:
        template: the name of a template here, without its ending.
        values: plain values, as JSON knows them.
    """
    import typst  # 34 MB; only who prints should wait for it

    source = _source(template)
    try:
        return _compiled(typst, source, {**values, "unprinted": False}, ACCESSIBLE)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _compiled(typst, source, {**values, "unprinted": True}, ())


def _compiled(
    typst: object, source: bytes, values: Mapping[str, object], standards: tuple[str, ...]
) -> bytes:
    made: bytes = typst.compile(  # type: ignore[attr-defined]  # imported late, see above
        source,
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
        font_paths=[str(folder) for folder in FONTS],
        ignore_system_fonts=True,
        pdf_standards=list(standards),
    )
    return made


@cache
def _source(template: str) -> bytes:
    return (_FOLDER / f"{template}.typ").read_bytes()
