"""Which paper a sheet is printed on, how small that makes it, and how much a page holds.

All sheets are printed landscape and fitted to the width of one page, so a wide sheet prints
small. On the screen a column is 7 dots a character and 5 of air, at 96 dots an inch. On paper
programs make it up to a fifteenth wider (measured in LibreOffice), so we reckon with half of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

POINTS_PER_INCH: Final = 72
DOTS_PER_INCH: Final = 96
DOTS_PER_SIGN: Final = 7
DOTS_PER_COLUMN: Final = 5
ON_PAPER: Final = 1.03
SIDE_INCHES: Final = 0.3  # the margin to the left and to the right
READABLE: Final = 6.8  # points; what is printed smaller than this needs a larger paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`code` is its number in a spreadsheet's page set-up; measures in inches, landscape."""

    code: int
    width: float
    height: float


A4: Final = Paper(code=9, width=11.69, height=8.27)
A3: Final = Paper(code=8, width=16.54, height=11.69)


def dots(widths: Sequence[float]) -> int:
    """Return how many dots columns of these widths, in characters, take beside each other."""
    return sum(int(width * DOTS_PER_SIGN + DOTS_PER_COLUMN) for width in widths)


def scale(widths: Sequence[float], paper: Paper) -> float:
    """Return the part of its size, 1 at most, at which columns of these widths are printed."""
    room = (paper.width - 2 * SIDE_INCHES) * DOTS_PER_INCH
    return min(1.0, room / max(1.0, ON_PAPER * dots(widths)))


def paper_for(widths: Sequence[float], points: float) -> Paper:
    """Return A4, or A3 where text of that size in `points` would not be readable on A4."""
    return A4 if points * scale(widths, A4) >= READABLE else A3


def capacity(widths: Sequence[float], paper: Paper, margins: float) -> float:
    """Return the height in points of the rows that a page holds; `margins` in inches, both."""
    return (paper.height - margins) * POINTS_PER_INCH / scale(widths, paper)
