"""Moving width between the columns of a table, to where it makes the table lower.

A designer gives a column room as it has text: a column of dashes needs little of it. Width is moved
in steps for as long as lines are saved by it; the less the columns are moved, the more the tables
of a chapter look alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations
from typing import Final

_STEP: Final = 120  # twentieths of a point, 2 mm
_STEPS: Final = (1, 2, 4, 8)  # as many are moved at a time
_MOST_MOVES: Final = 40
_MOST_ROWS: Final = 40  # so many rows of a long table say how wide the columns should be
# What one line costs in each of its columns beside one line more of the whole table; what it costs
# that a column has short texts on more than one line, and each of them; what a broken word costs,
# and to move a step from the shares that were planned.
_IN_COLUMN: Final = 0.2
_SHORT: Final = 18  # letters
_ANY_DIVIDED: Final = 1
_DIVIDED: Final = 0.3
_BROKEN: Final = 2
_MOVED: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph in a cell: how wide its words and blanks are, in twentieths of a point.

    `letters` of each word are counted; `size` is that of the letters in half-points.
    """

    words: tuple[int, ...]
    letters: tuple[int, ...]
    blank: int
    size: int

    def lines(self, width: int) -> int:
        """Return how many lines the text has where they are that wide."""
        lines, used = 1, -self.blank
        for word in self.words:
            if used > 0 and used + self.blank + word > width:
                lines, used = lines + 1, -self.blank
            if word > width:
                lines += word // width
            used += self.blank + word % width
        return lines

    def broken(self, width: int) -> int:
        """Return how many words are wider than the lines."""
        return sum(word > width for word in self.words)


Cells = list[list[Text]]


def lines_of_rows(columns: list[Cells], widths: list[int], *, inside: int) -> tuple[int, ...]:
    """Return how many lines high the head and each row are."""
    lines = (
        [sum(text.lines(width - inside) for text in texts) for texts in cells]
        for cells, width in zip(columns, widths, strict=True)
    )
    return tuple(map(max, zip(*lines, strict=True)))


def fitted(
    columns: list[Cells],
    start: list[int],
    least: list[int],
    *,
    inside: int,
    counts: tuple[bool, ...],
) -> list[int]:
    """Return widths of the same sum that give a low table; no column gets less than `least`.

    `columns` has the cells of each column from the head down, `inside` is what of a width is not
    text. Columns of counts are alike wide where that makes nothing higher.
    """
    if sum(least) > sum(start):
        return start
    table = _Table(columns=[_some(cells) for cells in columns], start=start, inside=inside)
    widths, cost = start, table.cost(start)
    for _ in range(_MOST_MOVES):
        better = min(
            ((table.cost(moved), moved) for moved in _moves(widths, least)),
            default=(cost, widths),
        )
        if better[0] >= cost:
            break
        cost, widths = better
    even = _even(widths, least, counts)
    return even if table.height(even) <= table.height(widths) else widths


def _some(cells: Cells) -> Cells:
    """Return the cells of the head and of rows from all through the table."""
    return cells[: 1 + _MOST_ROWS] if len(cells) <= 1 + _MOST_ROWS else _spread(cells)


def _spread(cells: Cells) -> Cells:
    rows = len(cells) - 1
    return [cells[0], *(cells[1 + rows * n // _MOST_ROWS] for n in range(_MOST_ROWS))]


def _moves(widths: list[int], least: list[int]) -> Iterator[list[int]]:
    for giver, taker in permutations(range(len(widths)), 2):
        for steps in _STEPS:
            if widths[giver] - steps * _STEP < least[giver]:
                break
            moved = widths.copy()
            moved[giver] -= steps * _STEP
            moved[taker] += steps * _STEP
            yield moved


def _even(widths: list[int], least: list[int], counts: tuple[bool, ...]) -> list[int]:
    """Return the widths with the columns of counts as alike as their words allow."""
    places = [place for place, is_count in enumerate(counts) if is_count]
    even, whole = widths.copy(), sum(widths[place] for place in places)
    for left, place in zip(
        range(len(places), 0, -1), sorted(places, key=lambda p: -least[p]), strict=True
    ):
        even[place] = max(least[place], whole // left)
        whole -= even[place]
    return even


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """How high the cells of a column are in half-points, and what its lines cost by themselves."""

    heights: list[int]
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    columns: list[Cells]
    start: list[int]
    inside: int
    _known: dict[tuple[int, int], _Column] = field(default_factory=dict)

    def cost(self, widths: list[int]) -> float:
        columns = [self._column(at, width) for at, width in enumerate(widths)]
        moved = sum(abs(now - was) for now, was in zip(widths, self.start, strict=True))
        line = self.columns[0][0][0].size
        lines_alone: float = sum(column.cost for column in columns)
        return _height(columns) + lines_alone + _MOVED * line * moved / 2 / _STEP

    def height(self, widths: list[int]) -> int:
        return _height([self._column(at, width) for at, width in enumerate(widths)])

    def _column(self, at: int, width: int) -> _Column:
        key = (at, width)
        if key not in self._known:
            self._known[key] = _column(self.columns[at], width - self.inside)
        return self._known[key]


def _height(columns: list[_Column]) -> int:
    return sum(map(max, zip(*(column.heights for column in columns), strict=True)))


def _column(cells: Cells, width: int) -> _Column:
    heights: list[int] = []
    cost = 0.0
    is_divided = False
    for texts in cells:
        high = 0
        for text in texts:
            lines = text.lines(width)
            high += lines * text.size
            if lines > 1 and sum(text.letters) <= _SHORT:
                is_divided = True
                cost += _DIVIDED * text.size
            cost += _BROKEN * text.size * text.broken(width)
        heights.append(high)
    cost += is_divided * _ANY_DIVIDED * cells[0][0].size
    return _Column(heights=heights, cost=cost + _IN_COLUMN * sum(heights))
