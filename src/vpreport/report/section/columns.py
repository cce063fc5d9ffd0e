"""How wide the columns of a table are, so that no word is broken and the table is not high.

A page is laid out by Word with fonts that may not be here, so widths are planned by what is known
of the letters. Where the columns have no room for their longest words, the air beside the text is
made less, then the letters smaller: those of a large head first. Where not even that gives room,
heads are turned upwards, and at last the longest words are broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from vpreport.report.section.blocks import Table
from vpreport.report.section.fitting import Cells, Text, fitted, lines_of_rows
from vpreport.report.section.layout import Styles
from vpreport.report.section.letters import SMALLEST, Letters, TableLetters
from vpreport.report.section.ooxml import kept_together
from vpreport.report.section.prose import in_cell
from vpreport.report.section.turning import height_of_turned, room_of_turned, turned

_LONG: Final = 18  # letters of a word that a column is made wide for at the cost of others
_ANY: Final = 60
_SHORTER: Final = (16, 14, 12, 10)  # then words of more letters are broken, the longest first
_TIGHT: Final = 57  # air on each side of the text where room is scarce: 1 mm
_LITTLE: Final = 2  # half-points that letters are made smaller for the sake of a very long word
_SLACK: Final = 8  # for borders and rounding
_PLACES_TO_DIVIDE: Final = re.compile(r"[ \t\n]+|(?<=-)(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """`columns` in twentieths of a point, and the letters that they are meant for.

    `lines` says about how many lines high each row is, without the head. `air` on each side of the
    text in twentieths of a point, None: as it is. `turned` are the columns whose heads are read
    from below, `head` is how high these are.
    """

    columns: tuple[int, ...]
    lines: tuple[int, ...]
    letters: TableLetters
    air: int | None = None
    turned: frozenset[int] = frozenset()
    head: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One way to set a table; words of more than `longest` letters may be broken."""

    letters: TableLetters
    air: int
    longest: int
    is_turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """A way to set a table, the cells of each column from the head down, and what these need."""

    step: _Step
    columns: list[Cells]
    least: list[int]
    turned: frozenset[int]


def columns_of(block: Table, width: int, styles: Styles) -> Widths:
    """Divide `width` by the columns' shares, but so that words have room and lines are few."""
    return _columns_of(block, width, styles.letters, styles.air)


@lru_cache(maxsize=1024)
def _columns_of(block: Table, width: int, own: TableLetters, air: int) -> Widths:
    shares = sum(column.share for column in block.columns)
    by_share = [width * column.share // shares for column in block.columns]
    way = _way(block, width, own, air)
    columns, least, step = way.columns, way.least, way.step
    inside = 2 * step.air + _SLACK
    counts = tuple(column.is_count for column in block.columns)
    widths = fitted(columns, _for_words(by_share, least), least, inside=inside, counts=counts)
    return Widths(
        columns=_whole(widths, width),
        lines=lines_of_rows(columns, widths, inside=inside)[1:],
        letters=step.letters,
        air=None if step.air == air else step.air,
        turned=way.turned,
        head=height_of_turned(block, way.turned, step.letters.head),
    )


def _way(block: Table, width: int, own: TableLetters, air: int) -> _Measured:
    """Return the first way to set the table that has room for its words, else the last one."""
    *earlier, last = _steps(own, air)
    for step in earlier:
        measured = _measured(block, step)
        if sum(measured.least) <= width:
            return measured
    return _measured(block, last)


def _steps(own: TableLetters, air: int) -> Iterator[_Step]:
    """Yield the ways to set the table, the document's own first."""
    tight = min(air, _TIGHT)
    yield _Step(letters=own, air=air, longest=_ANY)
    yield _Step(letters=own, air=tight, longest=_ANY)
    for less in range(own.head.size - own.text.size + _LITTLE + 1):
        yield _Step(letters=_smaller(own, less), air=tight, longest=_ANY)
    yield _Step(letters=own, air=air, longest=_LONG)
    for less in range(max(own.head.size, own.text.size) - SMALLEST + 1):
        yield _Step(letters=_smaller(own, less), air=tight, longest=_LONG)
    for less in range(max(own.head.size, own.text.size) - SMALLEST + 1):
        yield _Step(letters=_smaller(own, less), air=tight, longest=_LONG, is_turned=True)
    smallest = _smaller(own, max(own.head.size, own.text.size))
    for longest in _SHORTER:
        yield _Step(letters=smallest, air=tight, longest=longest, is_turned=True)


def _smaller(letters: TableLetters, less: int) -> TableLetters:
    """Return letters of which the head, then all, are made smaller by some half-points."""
    for_all = less - max(0, letters.head.size - letters.text.size)
    return TableLetters(
        head=_less(letters.head, less),
        text=_less(letters.text, for_all),
        note=_less(letters.note, for_all),
    )


def _less(letters: Letters, less: int) -> Letters:
    if less <= 0 or letters.size <= SMALLEST:
        return letters
    return replace(letters, size=max(SMALLEST, letters.size - less), is_said=False)


def _measured(block: Table, step: _Step) -> _Measured:
    letters = step.letters
    up = turned(block, letters) if step.is_turned else frozenset()
    columns: list[Cells] = [
        [[_turned(column.title, letters.head) if n in up else _text(column.title, letters.head)]]
        for n, column in enumerate(block.columns)
    ]
    for row in block.rows:
        for cells, cell in zip(columns, row, strict=True):
            notes = (_text(note, letters.note) for note in cell.notes)
            cells.append([_text(cell.text, letters.text), *notes])
    least = [_least(each, step) for each in columns]
    return _Measured(step=step, columns=columns, least=least, turned=up)


def _turned(title: str, letters: Letters) -> Text:
    room = room_of_turned(title, letters)
    return Text(words=(room,), letters=(0,), blank=0, size=letters.size)


def _text(text: str, letters: Letters) -> Text:
    words = _PLACES_TO_DIVIDE.split(kept_together(in_cell(text)))
    return Text(
        words=tuple(letters.room(word) for word in words),
        letters=tuple(map(len, words)),
        blank=letters.room(" "),
        size=letters.size,
    )


def _least(cells: Cells, step: _Step) -> int:
    """Return the room that the longest word of a column needs."""
    words = (
        room
        for texts in cells
        for text in texts
        for room, letters in zip(text.words, text.letters, strict=True)
        if letters <= step.longest
    )
    return max(words, default=0) + 2 * step.air + _SLACK


def _whole(widths: list[int], width: int) -> tuple[int, ...]:
    """Give what rounding leaves to the first column."""
    return (widths[0] + width - sum(widths), *widths[1:])


def _for_words(widths: list[int], least: list[int]) -> list[int]:
    """Return the widths with those that are too small made larger; all share where none can."""
    lack = sum(max(0, need - has) for has, need in zip(widths, least, strict=True))
    spare = sum(max(0, has - need) for has, need in zip(widths, least, strict=True))
    if lack > spare:
        return [sum(widths) * need // sum(least) for need in least]
    return [
        need if has <= need else has - (has - need) * lack // spare
        for has, need in zip(widths, least, strict=True)
    ]
