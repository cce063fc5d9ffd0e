"""Every form that a confidential value can take in a file, and which are too common to look for.

Numbers are compared as numbers, so that spaces, comma or point, zeros at the end and signs do not
matter (see `numerals`). Besides the value itself its roundings are looked for (0 to 6 decimals, 2
to 6 digits; up, to even and cut off), also as percent, as a share, in thousands and in millions.

How short a value may be:
- at least 3 digits that matter, and no year: looked for wherever a number can stand;
- 2 digits, or a year between 1900 and 2100: only where it is the whole of a cell, a field or a
  paragraph, as it may well be somebody else's 42;
- 1 digit ("8", "100"), the first or last day of a month, a text of less than 8 signs or a word
  that the reports themselves use: not looked for at all. `is_searchable` tells, so that nobody
  takes silence for proof.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Final

from vpreport.leaks.numerals import canonical
from vpreport.leaks.secrets import Secret
from vpreport.texts import controls, labels
from vpreport.texts.numbers import MONTHS

MIN_TEXT: Final = 8  # signs of a text as it is compared
MIN_SENTENCE: Final = 20  # signs of one sentence of a longer text
ANYWHERE_DIGITS: Final = 3
SURE_DIGITS: Final = 4  # fewer may well be a coincidence
EXACT_DIGITS: Final = 5  # where lengths and colours stand, only exact and long values are found
ALONE_DIGITS: Final = 2

_SCALES: Final = tuple(Decimal(scale) for scale in ("1", "100", "0.01", "0.001", "0.000001"))
_ROUNDINGS: Final = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
_WIDE: Final = Context(prec=60)
_YEARS: Final = range(1900, 2101)
_EPOCHS: Final = (dt.date(1899, 12, 30), dt.date(1904, 1, 1))  # of date serials: Windows, old Mac
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SENTENCE_END: Final = re.compile(r"(?<=[.?!])\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """What to look for. The numbers are canonical, the texts as `comparable` makes them.

    `anywhere` and `alone` (only as the whole of a value) are all the numbers; `sure` those among
    them that are no coincidence, and `exact` those long enough to be looked for among lengths and
    colours. `dates` are looked for without a digit on either side.
    """

    anywhere: frozenset[Decimal] = field(default=frozenset(), repr=False)
    alone: frozenset[Decimal] = field(default=frozenset(), repr=False)
    sure: frozenset[Decimal] = field(default=frozenset(), repr=False)
    exact: frozenset[Decimal] = field(default=frozenset(), repr=False)
    texts: tuple[str, ...] = field(default=(), repr=False)
    dates: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_empty(self) -> bool:
        return not (self.anywhere or self.alone or self.texts or self.dates)


def forms_of(secret: Secret) -> Forms:
    """Return what to look for; empty where the value is too common (see above)."""
    match secret.value:
        case Decimal():
            return _of_number(secret.value)
        case dt.date():
            return _of_date(secret.value)
        case _:
            return _of_text(secret.value)


def is_searchable(secret: Secret) -> bool:
    """Return whether the value is so uncommon that it makes sense to look for it.

    A number that is only searchable once it is rounded or scaled is not.
    """
    forms = forms_of(secret)
    if isinstance(secret.value, Decimal):
        return _digits(canonical(secret.value)) >= ALONE_DIGITS
    return not forms.is_empty


def comparable(text: str) -> str:
    """Return the text without what differs when it is copied: case, spaces, invisible signs."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", html.unescape(text)))
    return " ".join(plain.casefold().split())


def _of_number(value: Decimal) -> Forms:
    if not value.is_finite():
        return Forms()
    itself = canonical(value)
    exact = {canonical(value * scale) for scale in _SCALES}
    rounded = {canonical(form) for scale in _SCALES for form in _roundings(abs(value) * scale)}
    at_hand = {canonical(form) for form in _roundings(abs(value))} | {itself}
    anywhere = {form for form in exact | rounded if _is_anywhere(form)}
    return Forms(
        anywhere=frozenset(anywhere),
        alone=frozenset(f for f in at_hand if _digits(f) >= ALONE_DIGITS and f not in anywhere),
        sure=frozenset(f for f in anywhere if _digits(f) >= SURE_DIGITS),
        exact=frozenset(f for f in exact if _digits(f) >= EXACT_DIGITS),
    )


def _roundings(value: Decimal) -> Iterator[Decimal]:
    """Yield the value with 0 to 6 decimals, and with 2 to 6 digits that matter."""
    last = value.adjusted()
    places = {*range(7), *(digits - 1 - last for digits in range(2, 7))}
    for place in (place for place in places if last + place < _WIDE.prec - 1):
        for rounding in _ROUNDINGS:
            yield value.quantize(Decimal(1).scaleb(-place), rounding=rounding, context=_WIDE)


def _digits(value: Decimal) -> int:
    """Return how many digits matter: 3 in 0.0123 and in 12300."""
    return len(value.normalize().as_tuple().digits) if value else 0


def _is_anywhere(value: Decimal) -> bool:
    return _digits(value) >= ANYWHERE_DIGITS and value not in _YEARS


def _of_date(date: dt.date) -> Forms:
    is_common = date.day == 1 or (date + dt.timedelta(days=1)).day == 1
    if is_common:
        return Forms()
    serials = frozenset(canonical(Decimal((date - epoch).days)) for epoch in _EPOCHS)
    return Forms(
        anywhere=serials, sure=serials, exact=serials, dates=tuple(sorted(set(_dates(date))))
    )


def _dates(date: dt.date) -> Iterator[str]:
    """Yield the date as Swedes and programs write it, in the form of `comparable`."""
    month, day, year = date.month, date.day, date.year
    for name in {MONTHS[month - 1], MONTHS[month - 1][:3], f"{MONTHS[month - 1][:3]}."}:
        yield f"{day} {name} {year}"
        yield f"{day} {name} {year % 100:02}"
    for shown in (str(year), f"{year % 100:02}"):
        yield f"{shown}{month:02}{day:02}"
        for sign in "-/.":
            yield f"{shown}{sign}{month:02}{sign}{day:02}"
            yield f"{day}{sign}{month}{sign}{shown}"
            yield f"{day:02}{sign}{month:02}{sign}{shown}"
        yield f"{day}/{month} {shown}"
        yield f"{day}/{month}-{shown}"


def _of_text(text: str) -> Forms:
    whole = comparable(text)
    sentences = (comparable(part) for part in _SENTENCE_END.split(text))
    parts = {part for part in sentences if len(part) >= MIN_SENTENCE}
    if len(whole) >= MIN_TEXT:
        parts.add(whole)
    return Forms(texts=tuple(sorted(parts - _OUR_WORDS)))


_OUR_WORDS: Final = frozenset(
    comparable(word)
    for words in (*vars(labels).values(), controls.STATUS)
    if isinstance(words, dict)
    for word in words.values()
    if isinstance(word, str)
)
