"""Why the operating system said no, in Swedish. A Swedish Windows already says so itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_REASONS: Final[Mapping[str, str]] = {
    "Directory not empty": "mappen är inte tom",
    "Disk quota exceeded": "utrymmet är fullt",
    "File exists": "en fil med samma namn är i vägen",
    "File name too long": "namnet är för långt",
    "File too large": "filen är för stor",
    "Input/output error": "disken svarar inte",
    "Is a directory": "det är en mapp",
    "No space left on device": "disken är full",
    "No such file or directory": "den finns inte",
    "Not a directory": "det är ingen mapp",
    "Operation not permitted": "behörighet saknas",
    "Permission denied": "behörighet saknas",
    "Read-only file system": "disken är skrivskyddad",
    "Too many open files": "för många filer är öppna",
}


def reason(text: str) -> str:
    """Return the system's reason in Swedish, or as it stands where no translation is known."""
    return _REASONS.get(text, text)
