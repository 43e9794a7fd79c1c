"""The styles, scripts and fonts we ship from others: `python -m portal.vendor [--check]`.

Without a word it fetches the pinned packages anew (npm must be there) and unpacks, unchanged, the
files we use into portal/static/vendor/. With --check it tells what differs from the manifest.
The licences forbid altered copies under the old name, so what we want otherwise stands in app.css.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

VENDOR = Path(__file__).parent / "static" / "vendor"
MANIFEST = VENDOR / "manifest.json"
# The icons are under this licence, but their package only links to its text.
OWN_FILES = {"manifest.json", "Apache-2.0.txt"}

STYLES = "css/dkfds.min.css"
FONTS = "fonts/IBMPlexSans/complete/woff2"
WEIGHTS = ("Regular", "Italic", "Medium", "SemiBold", "Bold")


@dataclass(frozen=True)
class Package:
    """A pinned package; `takes` are the files we use, by their path without package/ or dist/."""

    name: str
    version: str
    sha512: str  # of the whole archive, base64, as package clients write it
    folder: str
    takes: tuple[str, ...]
    licence: str
    licences: tuple[tuple[str, str], ...] = ()  # start of a path -> another licence


class Entry(TypedDict):
    """One shipped file in the manifest."""

    package: str
    version: str
    licence: str
    file: str
    sha256: str
    bytes: int


PACKAGES = (
    Package(
        name="dkfds",
        version="11.2.0",
        sha512="JuVf8NjEOeF+TKIhEFXa3BfZvk1ulQM8+XN+6QhgDo6kiwwvupyBY34YU4FglBeyFWHbE5mYDmnrcYTWOSKkEA==",
        folder="dkfds-11.2.0",
        takes=(
            STYLES,
            "js/dkfds.min.js",
            "img/all-svg-icons.svg",
            *(f"{FONTS}/IBMPlexSans-{weight}.woff2" for weight in WEIGHTS),
            f"{FONTS}/license.txt",
            "LICENSE.md",
        ),
        licence="MIT",
        licences=(("fonts/", "OFL-1.1"), ("img/", "Apache-2.0")),
    ),
    Package(
        name="htmx.org",
        version="4.0.1",
        sha512="oF7JgXhDW9UXCy/k1ZYFUQgzu/rm19ORWPSPNL91vPluB2PB9+MV55tyQdH/w7o2EAbTYUG5SDW1R60mdkdqGg==",
        folder="htmx-4.0.1",
        takes=("htmx.min.js", "LICENSE"),
        licence="0BSD",
    ),
    # For names on paper: Typst brings no Ethiopic letters, and none that sets Arabic well.
    Package(
        name="@expo-google-fonts/noto-naskh-arabic",
        version="0.4.5",
        sha512="KN73tROdoKQubTZ/ZsERCdAlZ1cBLRbRIe196tISAcPLgIqMvIgFCUs1xsrS/pe3fIYxT9l+c95sQF8wv48ijA==",
        folder="noto-naskh-arabic-0.4.5",
        takes=("400Regular/NotoNaskhArabic_400Regular.ttf", "LICENSE_FONT"),
        licence="OFL-1.1",
    ),
    Package(
        name="@expo-google-fonts/noto-sans-ethiopic",
        version="0.4.2",
        sha512="puS0u1/7b0kZ6fqOYaSlCdai8zHuD9CQY2qlyJEtYzUC5Nd1fH3QENmQc0a1Gcqe0q9s3n7440eNJSLK2mGouw==",
        folder="noto-sans-ethiopic-0.4.2",
        takes=("400Regular/NotoSansEthiopic_400Regular.ttf", "LICENSE_FONT"),
        licence="OFL-1.1",
    ),
)

# What was reviewed and tried in the browser (interface notes); a second lock beside sha512.
REVIEWED = {
    "css/dkfds.min.css": "a654037326b610cc3ef99cb16b0a8f8aabcbdf60da01632b2cad28b70214863f",
    "js/dkfds.min.js": "068bacd550a7fab6e68675c2dc321a03a19da3bf0607afcd0644341119fb0f3b",
    "htmx.min.js": "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
}


def main(arguments: list[str]) -> int:
    """Fetch, or with --check compare; gives the exit code."""
    if arguments == ["--check"]:
        found = differences()
        print("\n".join(found) if found else "The shipped files are as the manifest says.")
        return 1 if found else 0
    if arguments:
        print(__doc__)
        return 2
    entries = [entry for package in PACKAGES for entry in _unpack(package)]
    MANIFEST.write_text(json.dumps(entries, indent=1) + "\n")
    print(f"{len(entries)} files, {sum(entry['bytes'] for entry in entries)} bytes")
    return 0


def differences() -> list[str]:
    """A sentence for each shipped file that is missing, changed or unknown to the manifest."""
    entries: list[Entry] = json.loads(MANIFEST.read_text())
    here = {path.relative_to(VENDOR).as_posix(): path for path in VENDOR.rglob("*")}
    files = {name for name, path in here.items() if path.is_file()} - OWN_FILES
    named = {entry["file"]: entry["sha256"] for entry in entries}
    found = [f"{name} is in the manifest only" for name in sorted(named.keys() - files)]
    found += [f"{name} is not in the manifest" for name in sorted(files - named.keys())]
    for name in sorted(files & named.keys()):
        if hashlib.sha256(here[name].read_bytes()).hexdigest() != named[name]:
            found.append(f"{name} was changed")
    return found


def unshipped(styles: str) -> set[str]:
    """The files that the style sheet points to and that we do not ship, relative to its folder."""
    folder = (VENDOR / PACKAGES[0].folder / STYLES).parent
    return {url for url in _urls(styles) if not (folder / url).exists()}


def _urls(styles: str) -> set[str]:
    return set(re.findall(r"url\(([^)]+)\)", styles))


def _unpack(package: Package) -> list[Entry]:
    files = _files_of(package)
    takes = set(package.takes)
    if STYLES in takes:
        # Its icon classes point to single files beside the sprite; the others nobody asks for.
        wanted = (url.removeprefix("../") for url in _urls(files[STYLES].decode()))
        takes |= {url for url in wanted if url.startswith("img/svg-icons/")}
    folder = VENDOR / package.folder
    shutil.rmtree(folder, ignore_errors=True)
    return [_written(package, folder / name, name, files[name]) for name in sorted(takes)]


def _written(package: Package, path: Path, name: str, content: bytes) -> Entry:
    digest = hashlib.sha256(content).hexdigest()
    if digest != REVIEWED.get(name, digest):
        raise SystemExit(f"{package.name} {package.version}: {name} is not the file we reviewed")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return {
        "package": package.name,
        "version": package.version,
        "licence": next((of for start, of in package.licences if name.startswith(start)), None)
        or package.licence,
        "file": path.relative_to(VENDOR).as_posix(),
        "sha256": digest,
        "bytes": len(content),
    }


def _files_of(package: Package) -> dict[str, bytes]:
    """Every file of the package by its path, after the archive passed its checksum."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = f"{package.name}@{package.version}"
        subprocess.run(["npm", "pack", "--silent", pinned], cwd=folder, check=True)
        archive = next(Path(folder).glob("*.tgz"))
        digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if digest != package.sha512:
            raise SystemExit(f"{pinned}: the archive's checksum is not the pinned one")
        files = {}
        with tarfile.open(archive) as tar:
            for member in tar:
                if content := tar.extractfile(member):
                    name = member.name.removeprefix("package/").removeprefix("dist/")
                    files[name] = content.read()
        return files


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
