"""What nobody has told, read off the reasons."""

from matching.scoring import Evidence, Part

# What is called unknown for a part of one line, or for a line of the practical part.
_UNKNOWN_CODE = {"distance": "place"}


def unknown_in(part: Part) -> list[str]:
    """Codes of what nobody has told, for one part."""
    lines = [line for line in part.evidence if line.standing == "unknown"]
    if part.code == "skills":
        return ["cv"] if lines else []
    if part.code == "industry":
        return ["industries"] if lines else []
    return [_code_of(part, line) for line in lines]


def _code_of(part: Part, line: Evidence) -> str:
    if part.code == "danish":
        return f"danish_{line.requirement}"
    return _UNKNOWN_CODE.get(line.requirement, line.requirement)
