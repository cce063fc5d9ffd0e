"""How wide the columns of a table are in somebody else's document, so that no word is broken.

A page is laid out by Word with fonts that may not be here, so widths are planned by the letters of
Arial in bold (the head is bold in most tables), made wider or narrower by what the font is known
for. Where the columns have no room for their longest words, the air beside the text is made less,
and at last the letters smaller.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from vpreport.report.section.blocks import Cell, Table
from vpreport.report.section.layout import Styles
from vpreport.report.section.ooxml import one_line
from vpreport.texts.numbers import unbroken

# Arial bold (the metrics of Helvetica-Bold, Adobe Core 14 AFM), in thousandths of the size.
_LETTERS: Final[Mapping[str, int]] = MappingProxyType(
    {
        **dict.fromkeys("ijlI,.:;'’|", 278),
        **dict.fromkeys("ft()-–\N{NO-BREAK SPACE}", 333),
        "r": 389,
        "s": 556,
        "m": 889,
        "w": 778,
        **dict.fromkeys("acekvxyz0123456789", 556),
        "M": 833,
        "W": 944,
        "%": 889,
    }
)
_LOWER: Final = 611
_OTHER: Final = 722  # capitals and signs
# How wide the letters of a font are beside those of Arial; one that nobody knows may be wide.
_FONTS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "arial": 100,
        "helvetica": 100,
        "liberation sans": 100,
        "aptos": 100,
        "calibri": 90,
        "carlito": 90,
        "garamond": 88,
        "times new roman": 92,
        "liberation serif": 92,
        "cambria": 96,
        "georgia": 105,
        "segoe ui": 104,
        "open sans": 106,
        "tahoma": 108,
        "verdana": 126,
        "dejavu sans": 126,
    }
)
_UNKNOWN: Final = 106
_LONGEST: Final = 18  # letters of a word that a column is made wide for at the cost of others
_ANY: Final = 60
_TIGHT: Final = 57  # air on each side of the text where room is scarce: 1 mm
SMALLEST: Final = 16  # half-points: smaller letters are hard to read on paper
_SLACK: Final = 8  # for borders and rounding
_TWENTIETHS_PER_HALF_POINT: Final = 10
_PLACES_TO_DIVIDE: Final = re.compile(r"[ \t\n]+|(?<=-)(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """`columns` in twentieths of a point. `size` of the letters in half-points, 0: as it is.

    `air` on each side of the text in twentieths of a point, None: as it is.
    """

    columns: tuple[int, ...]
    size: int = 0
    air: int | None = None


def font_width(font: str) -> int:
    """Return how wide the letters of a font are, in hundredths of those of Arial."""
    return _FONTS.get(font.casefold(), _UNKNOWN)


def columns_of(block: Table, width: int, styles: Styles) -> Widths:
    """Divide `width` by the columns' shares, but so that they have room for their words.

    Without `styles.size` the shares were set for these styles.
    """
    shares = sum(column.share for column in block.columns)
    by_share = [width * column.share // shares for column in block.columns]
    if not styles.size:
        return Widths(columns=_whole(by_share, width))
    steps = _steps(styles)
    least: list[int] = []
    size, air = styles.size, styles.air
    while (step := next(steps, None)) and (not least or sum(least) > width):
        size, air, letters = step
        least = [_room(word, size, air) for word in _longest(block, styles.font_width, letters)]
    return Widths(
        columns=_whole(_for_words(by_share, least), width),
        size=0 if size == styles.size else size,
        air=None if air == styles.air else air,
    )


def _steps(styles: Styles) -> Iterator[tuple[int, int, int]]:
    """Yield the size, the air and the letters of a word to try, the document's own first."""
    yield styles.size, styles.air, _ANY
    yield styles.size, styles.air, _LONGEST
    air = min(styles.air, _TIGHT)
    for size in range(styles.size, min(styles.size, SMALLEST) - 1, -1):
        yield size, air, _LONGEST


def _room(letters: int, size: int, air: int) -> int:
    """Return the room that letters of that width in thousandths of their size need."""
    return letters * size * _TWENTIETHS_PER_HALF_POINT // 1000 + 2 * air + _SLACK


def _whole(widths: list[int], width: int) -> tuple[int, ...]:
    """Give what rounding leaves to the first column."""
    return (widths[0] + width - sum(widths), *widths[1:])


def _for_words(widths: list[int], least: list[int]) -> list[int]:
    """Return the widths with those that are too small made larger; all share where none can."""
    lack = sum(max(0, need - has) for has, need in zip(widths, least, strict=True))
    spare = sum(max(0, has - need) for has, need in zip(widths, least, strict=True))
    if lack > spare:
        return [sum(widths) * need // sum(least) for need in least]
    return [
        need if has <= need else has - (has - need) * lack // spare
        for has, need in zip(widths, least, strict=True)
    ]


def _longest(block: Table, wide: int, letters: int) -> list[int]:
    """Return the width of the longest word of each column, of those with at most `letters`."""
    columns = zip(*block.rows, strict=True) if block.rows else [() for _ in block.columns]
    return [
        max(
            (
                _width(word) * wide // 100
                for text in (column.title, *_texts(cells))
                for word in _PLACES_TO_DIVIDE.split(unbroken(one_line(text)))
                if len(word) <= letters
            ),
            default=0,
        )
        for column, cells in zip(block.columns, columns, strict=True)
    ]


def _texts(cells: tuple[Cell, ...]) -> Iterator[str]:
    for cell in cells:
        yield cell.text
        yield from cell.notes


def _width(word: str) -> int:
    """Return the width of a word in thousandths of the size; a mark over a letter takes no room."""
    signs = (sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    return sum(_LETTERS.get(sign, _LOWER if sign.islower() else _OTHER) for sign in signs)
