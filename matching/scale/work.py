"""A long job cut into pieces that are kept on disk, so that it goes on where it was stopped.

A folder holds `manifest.json` and one file per finished piece. A piece is written beside its
name and then renamed, so after a cut in power it is there whole or not at all.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Folder:
    """Where the pieces of one job lie.

    Args:
        path: made when it is not there.
        pieces: how many there are.
    """

    path: Path
    pieces: int

    @classmethod
    def opened(cls, path: Path, manifest: dict[str, Any], pieces: int) -> "Folder":
        """The folder of a job, new or begun.

        Args:
            manifest: plain JSON that names all the job depends on.

        Raises:
            ValueError: the folder holds the pieces of another job.
        """
        path.mkdir(parents=True, exist_ok=True)
        whole = json.dumps({**manifest, "pieces": pieces}, indent=1, sort_keys=True) + "\n"
        told = path / MANIFEST
        if not told.exists():
            if any(path.glob("lists-*.jsonl")):
                raise ValueError(f"{path} holds lists without a manifest; choose an empty folder")
            _written(told, whole.encode())
        elif told.read_text(encoding="utf-8") != whole:
            raise ValueError(f"{path} holds another job; choose an empty folder")
        return cls(path, pieces)

    def file(self, piece: int) -> Path:
        """Where a piece lies when it is finished."""
        return self.path / f"lists-{piece:05}.jsonl"

    def missing(self) -> list[int]:
        """The pieces that are not finished, in order."""
        return [piece for piece in range(self.pieces) if not self.file(piece).exists()]

    def keep(self, piece: int, content: bytes) -> None:
        """Write a finished piece, whole or not at all."""
        _written(self.file(piece), content)


def _written(path: Path, content: bytes) -> None:
    beside = path.with_suffix(f".{os.getpid()}.part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def fingerprint(pieces: Iterable[bytes]) -> str:
    """64 hex digits over all the bytes and where one piece ends."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()
