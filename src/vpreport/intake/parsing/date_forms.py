"""The ways in which Swedes and their programs write a date as text."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from vpreport.intake.parsing.cleaning import as_word
from vpreport.texts.numbers import MONTHS, WEEKDAYS

# The year is always written: a program that adds one itself may add the wrong one.
_YEAR: Final = "(?P<year>(?:19|20)?[0-9]{2})"
_DAY: Final = "(?P<day>[0-9]{1,2})"
_MONTH: Final = "(?P<month>[0-9]{1,2})"
_NAME: Final = "(?P<name>[a-zåäö]+)"
_WEEKDAY: Final = r"(?:(?!den )(?P<weekday>[a-zåäö]+)[,.]? )?(?:den )?"
# A time zone may move the day, so a time with one is not taken.
_TIME: Final = r"(?:(?:t|,? (?:kl\.? ?)?)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?)?"
_FORMS: Final = tuple(
    re.compile(_WEEKDAY + form + _TIME)
    for form in (
        rf"(?P<year>[0-9]{{4}})(?P<sep>[-/. ]){_MONTH}(?P=sep){_DAY}",
        rf"{_DAY} ?[/.] ?{_MONTH}(?:,? |[/.] ?|-| - ){_YEAR}",
        rf"{_DAY}-{_MONTH}-(?P<year>[0-9]{{4}})",
        rf"{_DAY}(?::?[ae]|\.)?[ -]{_NAME}[.,]?[ -]{{1,2}}{_YEAR}",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    )
)
_MONTH_FORMS: Final = (
    re.compile(rf"{_NAME}\.? (?P<year>(?:19|20)[0-9]{{2}})"),
    re.compile(rf"(?P<year>(?:19|20)[0-9]{{2}})[-/]{_MONTH}"),
)
_SHORTEST_NAME: Final = 3  # letters: "mar", "aug", "tis"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """What a text says. `day` None: only a month; `weekday` None: none is named, else 0 to 6."""

    year: int
    month: int
    day: int | None
    weekday: int | None = None

    @property
    def date(self) -> dt.date | None:
        """The day that is meant, None where there is no such day in the calendar."""
        try:
            return dt.date(self.year, self.month, self.day or 0)
        except ValueError:
            return None

    @property
    def last_day(self) -> dt.date:
        """The last day of the month that is meant."""
        days = calendar.monthrange(self.year, self.month)[1]
        return dt.date(self.year, self.month, days)


def read_date(text: str) -> WrittenDate | None:
    """Return what the text says if the whole of it is a date or a month, else None."""
    plain = as_word(text)
    for form in (*_FORMS, *_MONTH_FORMS):
        if match := form.fullmatch(plain):
            return _written(match.groupdict())
    return None


def _written(parts: dict[str, str | None]) -> WrittenDate | None:
    """Return the date, None where the month or the weekday has no known name."""
    name, day, weekday = parts.get("name"), parts.get("day"), parts.get("weekday")
    month = _named(name, MONTHS) if name else int(parts.get("month") or 0) - 1
    of_week = _named(weekday.removesuffix("en"), WEEKDAYS) if weekday else None
    if month is None or (weekday and of_week is None) or (day is None and not 0 <= month < 12):
        return None
    year = parts["year"] or ""
    return WrittenDate(
        year=int(year) if len(year) > 2 else 2000 + int(year),
        month=month + 1,
        day=None if day is None else int(day),
        weekday=of_week,
    )


def _named(name: str, names: tuple[str, ...]) -> int | None:
    """Return the place of the only one of `names` that `name` begins or is."""
    found = [place for place, full in enumerate(names) if full.startswith(name)]
    return found[0] if len(found) == 1 and len(name) >= _SHORTEST_NAME else None
