"""What somebody has set by hand: letters, paragraphs, cells, and the text for who cannot see.

It is no change of the words, but it would be lost if the block were written anew. Kept to what a
person sets and programs leave alone: widths, spacing, languages and the like they change at will.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from vpreport.report.section.ooxml import WORD, Element

_W: Final = f"{{{WORD}}}"
_VALUE: Final = f"{_W}val"
_ALIGNED: Final = f"{_W}jc"
_LISTED: Final = f"{_W}numPr"
_LEVEL: Final = f"{_W}ilvl"
_NUMBERING: Final = f"{_W}numId"
_STYLE: Final = f"{_W}rStyle"
# Where each property of letters says what it is.
_LETTERS: Final = {
    **{
        f"{_W}{name}": (name, _VALUE)
        for name in (
            *("b", "i", "u", "strike", "dstrike", "highlight", "vertAlign", "caps", "smallCaps"),
            *("vanish", "color", "sz", "rStyle"),
        )
    },
    f"{_W}shd": ("shd", f"{_W}fill"),
    f"{_W}rFonts": ("font", f"{_W}ascii"),
}
_SWITCHES: Final = {"true": "1", "on": "1", "false": "0", "off": "0"}
_COUNTED: Final = re.compile(r"[\d.:–-]+")  # the numbers of tables and chapters
_DIGEST: Final = 8  # signs


def of_letters(properties: Element, styles: Mapping[str, str]) -> Iterator[str]:
    """Yield what the properties of a run say of its letters; of the same thing only the first."""
    seen: set[str] = set()
    for each in properties:
        name, where = _LETTERS.get(each.tag, ("", ""))
        if not name or name in seen:
            continue
        seen.add(name)
        told = each.get(where, "" if name == "font" else "1")
        if each.tag == _STYLE:
            told = styles.get(told, told)
        if told:
            yield f"{name}={_SWITCHES.get(told, told).upper()}"


def of_paragraph(properties: Element) -> Iterator[str]:
    """Yield how the properties of a paragraph align it, and at what level of a list they put it.

    Which list it is in programs number as they like.
    """
    aligned, listed = properties.find(_ALIGNED), properties.find(_LISTED)
    if aligned is not None:
        yield f"jc={aligned.get(_VALUE, '')}"
    if listed is not None:
        level, number = listed.find(_LEVEL), listed.find(_NUMBERING)
        is_off = number is not None and number.get(_VALUE) == "0"
        yield f"list={'off' if is_off or level is None else level.get(_VALUE, '')}"


def of_cell(cell: Element) -> Iterator[str]:
    """Yield the colour of a cell."""
    properties = cell[0]
    fill = properties.find(f"{_W}shd") if properties.tag == f"{_W}tcPr" else None
    if fill is not None:
        yield f"fill={fill.get(f'{_W}fill', '').upper()}"


def of_words_for_the_blind(*texts: str) -> str:
    """Return what tells one alternative text from another, whatever numbers are counted in it."""
    words = "\x1f".join(_COUNTED.sub("", text) for text in texts)
    return f"alt={hashlib.sha256(words.encode()).hexdigest()[:_DIGEST]}" if any(texts) else ""
