"""Where printed pages begin: tables whole, long ones parted evenly, nothing left alone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vpreport.paging import CAREFUL, Line, page_breaks

HOLDS = 100 / CAREFUL  # so that a page takes 100 points
HEADING = 10.0


def sheet(*blocks: list[float]) -> list[Line]:
    """Return lines of these heights; a page may begin at the third line of a block or later."""
    lines: list[Line] = []
    for number, heights in enumerate(blocks):
        for place, points in enumerate(heights):
            line = Line(row=len(lines), points=points, block=number, can_begin=place > 1)
            lines.append(line)
    return lines


def test_what_fits_on_a_page_is_on_one() -> None:
    assert page_breaks(sheet([20, 20], [30, 20]), HOLDS, HEADING) == ()


def test_a_table_that_does_not_fit_on_the_page_goes_whole_to_the_next() -> None:
    assert page_breaks(sheet([40, 40], [30, 30]), HOLDS, HEADING) == (2,)


def test_a_long_table_is_parted_into_even_pages_and_not_full_ones_and_a_rest() -> None:
    assert page_breaks(sheet([10.0] * 12), HOLDS, HEADING) == (6,)


def test_the_headings_of_a_long_table_are_not_left_at_the_foot_of_a_page() -> None:
    assert page_breaks(sheet([40, 40], [10.0] * 14), HOLDS, HEADING) == (2, 9)


def test_the_last_table_is_parted_rather_than_leave_most_of_a_page_empty() -> None:
    assert page_breaks(sheet([20, 20], [10.0] * 9), HOLDS, HEADING) == (5,)


@given(st.lists(st.lists(st.floats(5, 40), min_size=3, max_size=40), min_size=1, max_size=4))
def test_no_page_holds_too_much_but_for_headings(blocks: list[list[float]]) -> None:
    lines = sheet(*blocks)
    breaks = page_breaks(lines, HOLDS, HEADING)
    assert list(breaks) == sorted(set(breaks))
    for first, after in pairwise([0, *breaks, len(lines)]):
        assert sum(line.points for line in lines[first:after]) <= 100 + 2 * 40
