"""Turning the heads of columns upwards, where a table is too narrow for their words.

So a designer sets many columns of counts in a narrow text: the words are read from below.
"""

from __future__ import annotations

from typing import Final

from vpreport.report.section.blocks import Table
from vpreport.report.section.letters import Letters, TableLetters
from vpreport.report.section.ooxml import one_line

_FEWEST: Final = 3  # columns that are turned; of fewer a head would look uneven
_LINE: Final = 13  # twentieths of a point that a line is high for each half-point of its letters
_MOST: Final = 2000  # twentieths of a point, 3.5 cm: what is higher becomes two lines


def turned(block: Table, letters: TableLetters) -> frozenset[int]:
    """Return which columns get their heads turned.

    Where enough have cells that need less than their heads it is these, and all counts with them.
    """
    rows = [*zip(*block.rows, strict=True)] if block.rows else [()] * len(block.columns)
    found = frozenset(
        place
        for place, (column, cells) in enumerate(zip(block.columns, rows, strict=True))
        if place
        and _widest(column.title, letters.head)
        > max((_widest(cell.text, letters.text) for cell in cells), default=0)
    )
    counts = (place for place, column in enumerate(block.columns) if place and column.is_count)
    return found.union(counts) if len(found) >= _FEWEST else frozenset()


def room_of_turned(title: str, letters: Letters) -> int:
    """Return how wide the lines of a turned head are together, in twentieths of a point."""
    return _lines(title, letters) * letters.size * _LINE


def height_of_turned(block: Table, columns: frozenset[int], letters: Letters) -> int:
    """Return how high a row with turned heads must be, 0 where none is turned."""
    heights = (
        max(
            _widest(block.columns[place].title, letters),
            letters.room(block.columns[place].title) // _lines(block.columns[place].title, letters),
        )
        for place in columns
    )
    return max(heights, default=0) * 5 // 4 if columns else 0  # lines are seldom equally long


def _lines(title: str, letters: Letters) -> int:
    return 1 if letters.room(one_line(title)) <= _MOST else 2


def _widest(text: str, letters: Letters) -> int:
    return max(map(letters.room, one_line(text).split()), default=0)
