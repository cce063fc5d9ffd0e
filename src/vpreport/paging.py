"""Where the printed pages of a sheet begin, so that tables stay whole and no page is nearly empty.

The sheets are fitted to the width of one page. What does not fit on the page that has begun goes
whole to the next; a table that is longer than a page is parted between rows into pages of about
the same height. Programs differ by some hundredths in how much a page holds: even pages leave
room for that, where full ones would push a row or two onto a page of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import Final

CAREFUL: Final = 0.97  # of what a page should hold

FIRST_ROWS: Final = 3  # of a long table, that stand together with its headings
MUCH_LEFT: Final = 0.6  # of a page: rather than leave more than the rest empty, part the last table


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a sheet, counted from 0; `points` is its height.

    Lines of the same `block` belong together. `can_begin` says whether a page can begin here
    where the whole block does not fit on one.
    """

    row: int
    points: float
    block: int
    can_begin: bool


def page_breaks(lines: Sequence[Line], holds: float, repeated: float) -> tuple[int, ...]:
    """Return the rows that begin a page, where a page holds that many points of rows.

    `repeated` is the height of the headings that stand on every page that a table goes on on.
    """
    holds *= CAREFUL
    breaks: list[int] = []
    used = 0.0
    last = max((line.block for line in lines), default=0)
    for number, grouped in groupby(lines, key=lambda line: line.block):
        block = list(grouped)
        together = sum(line.points for line in block)
        is_overflowing = used + together > holds
        # Only the last table has headings that are repeated: parting another is the last resort.
        fills_page = number == last and 0 < used < MUCH_LEFT * holds
        if together > holds or (is_overflowing and fills_page):
            found, used = _even(block, used, holds - repeated)
            breaks += found
        elif is_overflowing:
            breaks.append(block[0].row)
            used = together
        else:
            used += together
    return tuple(breaks)


def _beginning(block: Sequence[Line]) -> float:
    """Return the points of headings and first rows that must not stand alone on a page."""
    points = 0.0
    rows = 0
    for line in block:
        rows += line.can_begin
        if rows > FIRST_ROWS:
            break
        points += line.points
    return points


def _even(block: Sequence[Line], used: float, holds: float) -> tuple[list[int], float]:
    """Return the rows that part a long block evenly, and the points used of its last page.

    `used` are those of the page that it begins on; `holds` leaves room for the headings.
    """
    if used and used + _beginning(block) > holds:
        further, last = _even(block, 0.0, holds)
        return [block[0].row, *further], last
    whole = used + sum(line.points for line in block)
    count = ceil(whole / holds)
    share = whole / count
    breaks: list[int] = []
    passed, began = used, 0.0  # points before this line, and before the page that it stands on
    for line in block:
        has_its_share = passed + line.points / 2 > share * (len(breaks) + 1)
        is_full = passed - began + line.points > holds
        if line.can_begin and (is_full or (has_its_share and len(breaks) < count - 1)):
            breaks.append(line.row)
            began = passed
        passed += line.points
    return breaks, passed - began
