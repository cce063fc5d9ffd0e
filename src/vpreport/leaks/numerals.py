"""The numbers that stand in a text, however they are written.

A run of digits and separators is read in every way it can be: "1 234,5" is 1234,5 but also the
two numbers 1 and 234,5, as a plain space may just as well part two numbers; "1.234" is both 1,234
and 1234. The sign is left out: a value gives itself away without it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from itertools import pairwise
from typing import Final

MAX_DIGITS: Final = 15  # what is left of a binary fraction's 17 when its noise is gone

_HARD_SPACES: Final = "\u00a0\u2007\u2009\u202f"
_APOSTROPHES: Final = "'\u2019"
_SEPARATORS: Final = f" {_HARD_SPACES}{_APOSTROPHES}.,"

# A digit in the midst of letters is part of a code, a hash or a cell address ("3f29", "$A$12").
_RUN: Final = re.compile(
    r"(?:(?<![^\W_])(?<!\$)|(?<=\bSEK)|(?<=\bkr)|(?<=\bca))"
    rf"(?P<digits>\d+(?:[{_SEPARATORS}]\d+)*)"
    r"(?:(?P<power>[eE][+-]?\d{1,3})(?![^\W_])|(?![^\W\d_]*\d))"
)
_WHOLE: Final = re.compile(
    rf"(?P<whole>\d+|\d{{1,3}}(?:[ {_HARD_SPACES}{_APOSTROPHES}]\d{{3}})+"
    r"|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?:[.,](?P<fraction>\d+))?"
)
_SHORT: Final = Context(prec=MAX_DIGITS)
_MOST_PARTS: Final = 7  # groups of three: larger numbers stand in no budget


def numbers_in(text: str) -> Iterator[Decimal]:
    """Yield every number that `text` can be read to hold, without sign, some more than once."""
    for run in _RUN.finditer(text):
        if run["power"]:
            yield from _as_number(run["digits"], run["power"])
        else:
            yield from _readings(run["digits"])


def sole_number(text: str) -> str | None:
    """Return the one run of digits in `text`, where it is no more than a value and its unit."""
    runs = list(_RUN.finditer(text))
    if len(runs) != 1:
        return None
    rest = (text[: runs[0].start()] + text[runs[0].end() :]).strip()
    return runs[0].group() if len(rest) <= _UNIT and not re.search(r"\d", rest) else None


_UNIT: Final = 12  # signs that a unit and a sign take at the most


def canonical(value: Decimal) -> Decimal:
    """Return the value without sign, trailing zeros and the noise of a binary fraction."""
    return abs(value).normalize(_SHORT)


def _readings(digits: str) -> Iterator[Decimal]:
    """Yield the number that each stretch between plain spaces makes, alone and with the next."""
    chunks = digits.split(" ")
    for first, chunk in enumerate(chunks):
        readings = list(_as_number(chunk))
        yield from readings or _in_pieces(chunk)
        for last in range(first + 2, min(len(chunks), first + _MOST_PARTS) + 1):
            yield from _as_number(" ".join(chunks[first:last]))


def _as_number(text: str, power: str = "") -> Iterator[Decimal]:
    """Yield the value of `text` as one number: two where "1.234" or "1,234" can be either."""
    found = _WHOLE.fullmatch(text)
    if found:
        whole = re.sub(r"\D", "", found["whole"])
        yield canonical(Decimal(f"{whole}.{found['fraction'] or '0'}{power}"))
    if re.fullmatch(r"\d+[.,]\d{3}", text):
        yield canonical(Decimal(text.replace(",", ".") + power))
        yield canonical(Decimal(re.sub(r"\D", "", text) + power))


def _in_pieces(chunk: str) -> Iterator[Decimal]:
    """Yield what a chunk that is no number ("1,2,3", "31 2026") holds: its parts and pairs."""
    parts = re.findall(r"\d+", chunk)
    for part in parts:
        yield canonical(Decimal(part))
    for whole, fraction in pairwise(parts):
        yield canonical(Decimal(f"{whole}.{fraction}"))
