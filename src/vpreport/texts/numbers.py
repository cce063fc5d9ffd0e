"""How numbers, percent and dates are written in Swedish, and the one place that rounds.

Rounding is half away from zero, as Excel shows it, so that Word and Excel never disagree.
Writing rules: Svenska skrivregler (decimal comma, no-break space between groups of three and
before the unit, a real minus sign).
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
MAX_DECIMALS: Final = 2

# Room for every number that a spreadsheet can hold: people do type 1E+300 by accident.
_WIDE: Final = Context(prec=400)

MONTHS: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
# A blank inside "17 500", "31 augusti" or "18 kap. 13 § OSL", and before "%", "mkr" and the like.
_INSIDE: Final = re.compile(
    r"(?<=\b[0-9]) (?=[0-9]{3}\b)|(?<=\b[0-9]{2}) (?=[0-9]{3}\b)|(?<=\b[0-9]{3}) (?=[0-9]{3}\b)"
    r"|(?<=[0-9]) (?=%|§|kap\.|mkr\b|tkr\b)"
    rf"|(?<=[0-9]) (?=(?:dagar|år|kronor|procent|{'|'.join(MONTHS)})\b)"
    r"|(?<=\bkap\.) (?=[0-9])|(?<=§) (?=\w)"
)
WEEKDAYS: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SMALL_NUMBERS: Final = (
    "noll",
    "ett",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
)


def rounded(value: Decimal, places: int) -> Decimal:
    """Return `value` with `places` decimals, rounded half away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_WIDE)


def decimals_of(value: Decimal, *, at_most: int = MAX_DECIMALS) -> int:
    """Return how many decimals are needed to show `value`, `at_most` that many."""
    shown = rounded(value, at_most).normalize(_WIDE)
    exponent = shown.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def number(value: Decimal, *, places: int | None = None) -> str:
    """Return "1 234,5": no more than two decimals, none that are zero unless `places` says so."""
    shown = rounded(value, decimals_of(value) if places is None else places)
    if not shown:
        shown = abs(shown)  # never "−0"
    text = f"{shown.copy_abs():,f}".replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{text}" if shown < 0 else text


def with_unit(value: Decimal, unit: str, *, places: int | None = None) -> str:
    """Return "70 %" or "12 st", the unit kept on the line of its number."""
    text = number(value, places=places)
    return f"{text}{NBSP}{unit}" if unit else text


def unbroken(text: str) -> str:
    """Return the text with no-break spaces inside "17 500", "5 maj" and "18 kap. 13 § OSL"."""
    return _INSIDE.sub(NBSP, text)


def long_date(date: dt.date) -> str:
    """Return "31 augusti 2026"."""
    return f"{date.day}{NBSP}{MONTHS[date.month - 1]} {date.year}"


def count_word(count: int) -> str:
    """Return small numbers in words ("tre"), larger ones in figures."""
    return SMALL_NUMBERS[count] if is_small(count) else number(Decimal(count))


def is_small(count: int) -> bool:
    """Return whether a number is written as a word: up to twelve, as Svenska skrivregler say."""
    return count < len(SMALL_NUMBERS)


def joined(words: tuple[str, ...] | list[str], *, last: str = "och") -> str:
    """Return "a, b och c"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def plural(count: int, one: str, many: str) -> str:
    """Return the form that fits: "1 mål" and "2 mål", "1 indikator" and "2 indikatorer"."""
    return f"{number(Decimal(count))}{NBSP}{one if count == 1 else many}"
