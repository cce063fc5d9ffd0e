"""Which of several files was saved last, by what the files say themselves.

The time of a file on the disk is that of the last copy, so it proves nothing. Excel writes the
time in UTC, LibreOffice in .ods without a zone: two such are only compared when they lie further
apart than any zones do.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import Final

from vpreport.intake.types import Submission
from vpreport.texts import returns as texts
from vpreport.texts.message import Phrase

# UTC-12 to UTC+14 are the outermost zones in use.
FURTHEST_ZONES: Final = dt.timedelta(hours=26)


class NewestUnknownError(Exception):
    """It cannot be told which file was saved last; `why` says it in words."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why)
        self.why = why


def saved_last(submissions: Sequence[Submission]) -> Submission:
    """Return the one saved after all others; raise NewestUnknownError if none surely was."""
    times = [_moment(one.source.saved_at) for one in submissions]
    known = [(time, one) for time, one in zip(times, submissions, strict=True) if time is not None]
    if len(known) < len(times):
        raise NewestUnknownError(texts.NO_TIME)
    for (time, _), (other, _) in itertools.combinations(known, 2):
        if not _can_be_told_apart(time, other):
            raise NewestUnknownError(texts.SAME_TIME if time == other else texts.OTHER_ZONE)
    return max(known, key=lambda pair: _plain(pair[0]))[1]


def _moment(text: str | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _can_be_told_apart(one: dt.datetime, other: dt.datetime) -> bool:
    if (one.tzinfo is None) == (other.tzinfo is None):
        return one != other
    return abs(_plain(one) - _plain(other)) > FURTHEST_ZONES


def _plain(moment: dt.datetime) -> dt.datetime:
    """Return the moment without its zone, in UTC where it has one."""
    return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment.tzinfo else moment
