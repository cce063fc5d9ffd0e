"""What a number format makes of a number: a plain one, a percentage, an amount, a date, a time.

Format codes: ECMA-376 part 1, section 18.8.30 (built-in numbers) and 18.8.31 (codes).
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final


class NumberFormat(Enum):
    PLAIN = "plain"
    PERCENT = "percent"
    KRONOR = "kr"
    THOUSANDS = "tkr"
    MILLIONS = "mkr"
    FOREIGN = "¤"  # an amount in the money of another country
    DATE = "date"
    TIME = "time"  # a time of day; a number of one or more is a date and time
    DURATION = "duration"  # [h]:mm, which counts on past a day

    @property
    def currency(self) -> str:
        """The sign that the number is shown with, empty where it is no amount."""
        return self.value if self in _AMOUNTS else ""

    @property
    def is_number(self) -> bool:
        """Whether a number in this format is a number still, and no date or time."""
        return self in (NumberFormat.PLAIN, NumberFormat.PERCENT) or self in _AMOUNTS


_AMOUNTS: Final = frozenset(
    {NumberFormat.KRONOR, NumberFormat.THOUSANDS, NumberFormat.MILLIONS, NumberFormat.FOREIGN}
)

_BUILT_IN: Final = {
    # Money of the country that the program is set to.
    **dict.fromkeys((5, 6, 7, 8, 42, 44), NumberFormat.KRONOR),
    **dict.fromkeys((9, 10, 67, 68), NumberFormat.PERCENT),
    **dict.fromkeys((14, 15, 16, 17, 22), NumberFormat.DATE),
    **dict.fromkeys((18, 19, 20, 21, 45, 47), NumberFormat.TIME),
    46: NumberFormat.DURATION,
    # Dates in the Chinese, Japanese, Korean and Thai versions of Excel; plain elsewhere.
    **dict.fromkeys((*range(27, 37), *range(50, 59), *range(71, 82)), NumberFormat.DATE),
}
# What stands in quotes, behind a backslash, an underscore or an asterisk is shown as it is.
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.')
_ELAPSED: Final = re.compile(r"\[(h+|m+|s+|t+)\]", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\[[^\]]*\]")
_CONDITION: Final = re.compile(r"\[[<>=]")
_CURRENCY: Final = re.compile(r'\[(?:\$([^\]-]+))?[^\]]*\]|"([^"]*)"|((?:\\.)+)|([€$£])')
_SIGNS: Final = {
    **dict.fromkeys(("kr", "kronor", "sek"), NumberFormat.KRONOR),
    **dict.fromkeys(("tkr", "ksek"), NumberFormat.THOUSANDS),
    **dict.fromkeys(("mkr", "mnkr", "msek"), NumberFormat.MILLIONS),
    **dict.fromkeys(("¤", "€", "$", "£", "eur", "usd", "nok", "dkk", "gbp"), NumberFormat.FOREIGN),
}
_FIGURES: Final = re.compile(r"[\s0-9.,+\u2212\u2013()-]+")
_WORDS: Final = re.compile("general|standard|am/pm|a/p", re.IGNORECASE)  # with letters of dates
_DAY_SIGNS: Final = re.compile("[dya]", re.IGNORECASE)  # a: weekdays
_TIME_SIGNS: Final = re.compile("[hts]", re.IGNORECASE)


def built_in(number: int) -> NumberFormat:
    """Return what a format means that the file does not describe itself."""
    return _BUILT_IN.get(number, NumberFormat.PLAIN)


@lru_cache(maxsize=256)
def classify(code: str) -> NumberFormat:
    """Return what a format code means for numbers that none of its conditions is about."""
    amount = _amount(_usual(code))
    if amount is not None:
        return amount
    shown = _LITERAL.sub("", code)
    if _ELAPSED.search(shown):
        return NumberFormat.DURATION
    plain = _WORDS.sub("", _BRACKETS.sub("", _usual(shown)))
    if "%" in plain:
        return NumberFormat.PERCENT
    if _DAY_SIGNS.search(plain):
        return NumberFormat.DATE
    if _TIME_SIGNS.search(plain):
        return NumberFormat.TIME
    return NumberFormat.DATE if "m" in plain.lower() else NumberFormat.PLAIN


def _usual(code: str) -> str:
    """Return the first section without a condition, "0%" of "[=0]?;0%"; of positive numbers."""
    sections = code.split(";")
    return next((part for part in sections if not _CONDITION.search(part)), sections[0])


def _amount(section: str) -> NumberFormat | None:
    """Return what money a section of a format shows, None where it shows none."""
    for bracketed, quoted, escaped, bare in _CURRENCY.findall(section):
        sign = _SIGNS.get(_sign(bracketed or quoted or bare or escaped.replace("\\", "")))
        if sign or bracketed:
            return sign or NumberFormat.FOREIGN
    return None


def amount_shown(text: str) -> NumberFormat:
    """Return what kind of number the shown text of a number is: plain, or money ("100 kr")."""
    return _SIGNS.get(_sign(_FIGURES.sub("", text)), NumberFormat.PLAIN)


def _sign(text: str) -> str:
    return text.strip().rstrip(".").casefold()
