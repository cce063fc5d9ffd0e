"""The theme of a document: the fonts that styles name as "minorHAnsi", and its first colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from vpreport.report.section.drawingml import DRAWING
from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import parsed, value

_A: Final = f"{{{DRAWING}}}"
_RGB: Final = re.compile(r"[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The fonts of headings (`major`) and of text, and the first colour as RGB; empty: unsaid."""

    major: str = ""
    minor: str = ""
    accent: str = ""

    def font(self, fonts: Element | None) -> str:
        """Return the font that a w:rFonts names; what it says of the theme goes first."""
        named = value(fonts, "asciiTheme")
        of_theme = self.major if named.startswith("major") else self.minor
        return (of_theme if named else "") or value(fonts, "ascii")


NO_THEME: Final = Theme()


def read_theme(part: bytes | None) -> Theme:
    """Return the theme in a theme part; None: the document has no such part."""
    if not part:
        return NO_THEME
    root = parsed(part)
    accent = _first(root, "accent1", "srgbClr", "val").upper()
    return Theme(
        major=_first(root, "majorFont", "latin", "typeface"),
        minor=_first(root, "minorFont", "latin", "typeface"),
        accent=accent if _RGB.fullmatch(accent) else "",
    )


def _first(root: Element, around: str, tag: str, name: str) -> str:
    found = (each for outer in root.iter(_A + around) for each in outer.iterchildren(_A + tag))
    return next((each.get(name, "") for each in found), "")
