"""The last day of what a plan names: "Q2 2026" and "30 juni 2026" are both 2026-06-30."""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from typing import Final

from vpreport.texts.dates import LATEST, QUARTER, SEASON_ENDS
from vpreport.texts.numbers import MONTHS

_YEAR: Final = "(?P<year>20[0-9]{2})"
_QUARTER: Final = f"(?:{'|'.join(QUARTER)}) ?(?P<quarter>[1-4])"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        _YEAR,
        rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})",
        rf"{_QUARTER} {_YEAR}",
        rf"{_YEAR} {_QUARTER}",
        rf"(?:(?P<day>[0-9]{{1,2}}) )?(?P<name>[^\W\d_]+) {_YEAR}",
    )
)


def last_day(text: str) -> dt.date | None:
    """Return the last day of what `text` names, or None if it names nothing we know.

    Known are a year, a quarter ("Q2 2026", "2026 Q2"), a month ("augusti 2026"), a season
    ("våren 2026") and a day ("30 juni 2026", "2026-06-30").
    """
    plain = _plain(text)
    for form in _FORMS:
        if match := form.fullmatch(plain):
            return _day_of(match.groupdict())
    return None


def nearest_date(text: str) -> str | None:
    """Return `text` with its misspelt month or season put right, or None if nothing is near."""
    words = _plain(text).split()
    names = (*MONTHS, *SEASON_ENDS)
    for place, word in enumerate(words):
        if near := difflib.get_close_matches(word, names, n=1, cutoff=0.7):
            mended = " ".join((*words[:place], near[0], *words[place + 1 :]))
            return mended if last_day(mended) else None
    return None


def _plain(text: str) -> str:
    words = text.lower().split()
    while words and words[0] in LATEST:
        words = words[1:]
    return " ".join(words)


def _day_of(parts: dict[str, str | None]) -> dt.date | None:
    year = int(parts["year"] or 0)
    if quarter := parts.get("quarter"):
        return _month_end(year, int(quarter) * 3)
    if name := parts.get("name"):
        return _named_day(year, name, parts.get("day"))
    if month := parts.get("month"):
        return _day(year, int(month), int(parts["day"] or 0))
    return dt.date(year, 12, 31)


def _named_day(year: int, name: str, day: str | None) -> dt.date | None:
    if name in MONTHS:
        month = MONTHS.index(name) + 1
        return _day(year, month, int(day)) if day else _month_end(year, month)
    if name in SEASON_ENDS and not day:
        return dt.date(year, *SEASON_ENDS[name])
    return None


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
