"""A vocabulary with its indexes in one file, so that nothing is built when a program starts.

The file is a .npz: arrays, and texts as JSON in an array of bytes; no pickle. Its checksums are
those of the zip. It belongs to the program that wrote it: a fingerprint of the code that makes
the indexes is kept in it, and a file of other code is refused, because its arrays might mean
something else.
"""

import gc
import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import matching
from matching.vocabulary import Concept, Pairs, Vocabulary
from matching.words.label_index import LabelIndex
from matching.words.linking import Linker
from models.kinds import ConceptKind

ENDING = ".npz"
READABLE = 0o644  # a vocabulary is no secret, and the command line may be somebody else's
# Whatever makes the arrays; all of it, because a word folded otherwise is another index.
_CODE = ("vocabulary.py", "sources/built.py", "words/*.py")

Arrays = dict[str, NDArray[Any]]


class NotBuilt(Exception):
    """The file is no built vocabulary, is damaged, or was built by another version."""


def write_built(path: Path, linker: Linker) -> int:
    """Write the vocabulary of a linker and both its indexes; whole, or not at all.

    Returns:
        the size in bytes.
    """
    linker.prepare()
    arrays = _vocabulary_arrays(linker.vocabulary)
    for kind, index in linker.indexes.items():
        arrays |= {f"{kind.value}/{name}": array for name, array in index.to_arrays().items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, suffix=".unfinished")
    try:
        with os.fdopen(handle, "wb") as stream:
            np.savez(stream, allow_pickle=False, **arrays)
        os.chmod(unfinished, READABLE)
        os.replace(unfinished, path)
    finally:
        Path(unfinished).unlink(missing_ok=True)  # it has another name by now, or is of no use
    return path.stat().st_size


def read_built(path: Path, version: str | None = None) -> Linker:
    """The linker that was written, with its vocabulary.

    Args:
        version: of the vocabulary that is wanted; None = whichever is in the file.

    Raises:
        NotBuilt: the file is missing, damaged, of other code or of another vocabulary.
    """
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise NotBuilt(f"this is no built vocabulary: {error}") from None
    if "head" not in arrays:
        raise NotBuilt("this is no built vocabulary")
    with _without_garbage_collection():
        return _restored(arrays, version)


def _restored(arrays: Arrays, version: str | None) -> Linker:
    head = _texts(arrays["head"])
    if head["code"] != fingerprint():
        raise NotBuilt("another version of the program built this; build it anew with `index`")
    if version not in {None, head["version"]}:
        raise NotBuilt(f"this has vocabulary {head['version']}, not {version}")
    vocabulary = _vocabulary(arrays, head["version"])
    indexes = {
        kind: LabelIndex.from_arrays(vocabulary.of_kind(kind), _inside(arrays, kind.value))
        for kind in ConceptKind
        if vocabulary.of_kind(kind)
    }
    return Linker(vocabulary, indexes=indexes)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Hundreds of thousands of small things are made to stay; looking through them again and
    again, now and later, for what could be thrown away would take a third of the start."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


@cache
def fingerprint() -> str:
    """16 hex digits over the code that makes and reads the arrays."""
    folder = Path(matching.__file__).parent
    files = sorted(file for pattern in _CODE for file in folder.glob(pattern))
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.name.encode() + file.read_bytes())
    return whole.hexdigest()[:16]


def _vocabulary_arrays(vocabulary: Vocabulary) -> Arrays:
    place = {code: number for number, code in enumerate(vocabulary.concepts)}
    bonds = {"relations": vocabulary.relations, "held": vocabulary.held}
    return {
        "head": _bytes({"code": fingerprint(), "version": vocabulary.version}),
        "concepts": _bytes([list(_columns(each)) for each in vocabulary.concepts.values()]),
    } | {name: _pairs(pairs, place) for name, pairs in bonds.items()}


def _pairs(pairs: Mapping[tuple[str, str], bool], place: Mapping[str, int]) -> NDArray[np.int32]:
    """(3, n), the places of the two concepts, and 1 for the stronger bond."""
    rows = [(place[one], place[other], strong) for (one, other), strong in pairs.items()]
    return np.array(rows, dtype=np.int32).reshape(-1, 3).T


def _restored_pairs(array: NDArray[np.int32], codes: Sequence[str]) -> Pairs:
    one, other, strong = array.tolist()
    pairs = zip((codes[row] for row in one), (codes[row] for row in other), strict=True)
    return dict(zip(pairs, map(bool, strong), strict=True))


def _columns(concept: Concept) -> Iterator[Any]:
    yield concept.code
    yield concept.kind.value
    yield dict(concept.label)
    yield {language: list(names) for language, names in concept.other_labels.items()}
    yield concept.isco
    yield concept.industry
    yield concept.transversal


def _vocabulary(arrays: Mapping[str, NDArray[Any]], version: str) -> Vocabulary:
    concepts = [
        Concept(code, ConceptKind(kind), label, _names(others), isco, industry, transversal)
        for code, kind, label, others, isco, industry, transversal in _texts(arrays["concepts"])
    ]
    codes = [concept.code for concept in concepts]
    relations, held = (_restored_pairs(arrays[name], codes) for name in ("relations", "held"))
    return Vocabulary.restored(concepts, relations, held, version)


def _names(others: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(names) for language, names in others.items()}


def _inside(arrays: Mapping[str, NDArray[Any]], folder: str) -> Arrays:
    start = f"{folder}/"
    return {
        name.removeprefix(start): array for name, array in arrays.items() if name.startswith(start)
    }


def _bytes(value: object) -> NDArray[np.uint8]:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return np.frombuffer(text.encode(), dtype=np.uint8)


def _texts(array: NDArray[Any]) -> Any:
    return json.loads(array.tobytes())
