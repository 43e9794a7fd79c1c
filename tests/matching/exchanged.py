"""Files of the interchange format, and running the command line on them."""

import io
import json
import tempfile
from functools import cache
from pathlib import Path

from matching import Linker
from matching.command.main import main
from matching.sources.assembled import assembled
from matching.sources.built import write_built
from matching.sources.starter import read_starter

FOLDER = Path(__file__).resolve().parents[2] / "seed" / "vocabulary"

OPENING = {
    "id": "o1",
    "title": "Køkkenmedhjælper",
    "placement_type": "internship",
    "industry": "kitchen_restaurant",
    "tasks": ["skrælle grøntsager"],
    "requires": [
        {"text": "opvask", "kind": "skill", "must": True},
        {"text": "Kørekort kategori B", "kind": "licence", "must": True},
    ],
    "danish": {"speak": "a2", "listen": "a2", "read": None, "write": None},
    "danish_task": "tage imod besked",
    "languages": [{"code": "en", "level": "a2", "must": False}],
    "hours_a_week": 30,
    "weekly": [
        {"day": day, "from": "08:00", "to": "14:00"} for day in ("monday", "tue", 2, 3, "friday")
    ],
    "postcode": "5500",
    "starts": "2027-01-11",
    "ends": None,
    "seats": 1,
}
CITIZEN = {
    "id": "c1",
    "entries": [
        {
            "title": "kok",
            "kind": "job",
            "years": 6,
            "country_abroad": True,
            "tasks": ["vaske op i hånden"],
        }
    ],
    "skills": [{"text": "madlavning", "level": None, "shown_by": "own_word"}],
    "certificates": [{"text": "hygiejnebevis", "valid_to": "2028-01-01"}],
    "licences": ["B"],
    "languages": [{"code": "en", "speak": "b1", "read": None, "write": None}],
    "danish": {"speak": "a2", "listen": None, "read": "a1", "write": None},
    "danish_education": {"track": "DU2", "module": 3, "tests": ["PD1"]},
    "industries": ["kitchen_restaurant", "hotel"],
    "wishes": "Jeg vil gerne arbejde med mad",
    "hours_a_week": 30.0,
    "lessons": [{"day": 1, "from": "08:00", "to": "12:00"}],
    "free": [{"day": day, "from": "07:00", "to": "18:00"} for day in range(5)],
    "postcode": "5500",
    "max_km": 20,
    "transport": "public_transport",
    "available_from": "2027-01-01",
}


def written(path, *records):
    """A file with one record a line; its name."""
    lines = [each if isinstance(each, str) else json.dumps(each) for each in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def citizens(tmp_path, *changes):
    """A file of people, each the cook with something changed; their ids are c1, c2, …"""
    people = [CITIZEN | {"id": f"c{n}"} | each for n, each in enumerate(changes, start=1)]
    return written(tmp_path / "citizens.jsonl", *people)


def opening(tmp_path, **changed):
    """A file with the kitchen, with something changed."""
    return written(tmp_path / "opening.json", OPENING | changed)


@cache
def starter_linker():
    """The starter vocabulary as the commands read it."""
    return Linker(assembled([read_starter(FOLDER)]))


@cache
def built_starter():
    """The starter vocabulary in a built file."""
    path = Path(tempfile.mkdtemp()) / "starter.npz"
    write_built(path, starter_linker())
    return path


def ran(word, *arguments):
    """(what the program returned, the answer, what it said beside it), on the starter."""
    out, told = io.StringIO(), io.StringIO()
    words = [word, *arguments]
    if word not in {"schema", "index"} and "--vocabulary" not in arguments:
        words += ["--vocabulary", built_starter()]
    code = main([str(each) for each in words], out, told)
    return code, out.getvalue(), told.getvalue()


def answers(*arguments):
    """The objects a command answers with; it must have worked."""
    code, out, told = ran(*arguments, "--json")
    assert code == 0, told
    return [json.loads(line) for line in out.splitlines()]
