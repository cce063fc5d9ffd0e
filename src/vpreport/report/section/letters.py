"""How wide text is in a font that may not be here, so that columns can be planned for it.

The widths of single letters are those of Arial in bold; of other fonts it is known how much wider
or narrower their words are. Marks over letters take no room.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

SMALLEST: Final = 16  # half-points: smaller letters are hard to read on paper

# Measured from Liberation Sans Bold, which has the metrics of Arial, in thousandths of the size.
_LETTERS: Final[Mapping[str, int]] = MappingProxyType(
    {
        **dict.fromkeys("'", 238),
        **dict.fromkeys("ijlI,./’ \N{NO-BREAK SPACE}", 278),
        **dict.fromkeys("ft:;()-", 333),
        "r": 389,
        "z": 500,
        **dict.fromkeys("aceksvxyJ0123456789–«»§", 556),
        **dict.fromkeys("−+=", 584),
        **dict.fromkeys("bdghnopquFLTZ", 611),
        **dict.fromkeys("EPSVXY", 667),
        **dict.fromkeys("wGOQ", 778),
        "M": 833,
        **dict.fromkeys("m%", 889),
        "W": 944,
    }
)
_LOWER: Final = 611
_UPPER: Final = 722
_SIGN: Final = 880  # of another font than the text's: ● ◐ ▲
# How wide words and numbers are beside those of Arial in bold, in hundredths: as they stand and in
# bold. Measured on the words of a whole follow-up (99 of 100 are narrower than this) and on
# numbers, from fonts with the same metrics: Liberation for Arial and Times New Roman, Carlito for
# Calibri, Caladea for Cambria, Gelasio for Georgia, and Open Sans itself. No font with the metrics
# of Verdana or of Garamond is to be had; DejaVu Sans and EB Garamond, which are drawn like them,
# stand in. Fonts that nobody could measure (Aptos, Segoe UI, Tahoma …) count as Open Sans, one of
# the widest that reports are set in.
_WIDE: Final = (103, 113)
_FONTS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {
        **dict.fromkeys(("arial", "helvetica", "liberation sans"), (100, 100)),
        **dict.fromkeys(("times new roman", "liberation serif"), (92, 99)),
        **dict.fromkeys(("calibri", "calibri light", "carlito"), (92, 93)),
        **dict.fromkeys(("cambria", "caladea"), (93, 104)),
        **dict.fromkeys(("georgia", "gelasio"), (105, 120)),
        **dict.fromkeys(("verdana", "dejavu sans"), (115, 127)),
        **dict.fromkeys(("garamond", "eb garamond"), (88, 90)),
        "open sans": _WIDE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """`size` in half-points, `width` in hundredths of that of Arial in bold.

    `is_said`: a style says the size; else it is set on the letters as they stand.
    """

    size: int
    width: int
    is_said: bool = True

    def room(self, text: str) -> int:
        """Return how wide the text is on one line, in twentieths of a point."""
        return _width(text) * self.size * self.width // 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLetters:
    """Those of a table: its head, its text, and the smaller text below in a cell."""

    head: Letters
    text: Letters
    note: Letters


def letters_of(font: str, size: int, *, is_bold: bool = False, is_said: bool = True) -> Letters:
    """Return the letters of a font; one that nobody knows may be wide."""
    width = _FONTS.get(font.casefold(), _WIDE)[is_bold]
    return Letters(size=size, width=width, is_said=is_said)


@lru_cache(maxsize=4096)
def _width(text: str) -> int:
    """Return the width of a text in Arial in bold, in thousandths of the size."""
    signs = (sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return sum(_LETTERS.get(sign) or _other(sign) for sign in signs)


def _other(sign: str) -> int:
    if sign.islower():
        return _LOWER
    return _UPPER if sign.isalpha() else _SIGN
