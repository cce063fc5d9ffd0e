"""Which plain paragraphs and tables are too far from our blocks to show how a document is written.

What is set nearest to a block decides how the block is set, so far away only headings, captions
and the like are read. Of all else it is enough how much there is, and in which styles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Final

from vpreport.report.section.ooxml import WORD
from vpreport.report.target.style_sheet import PARAGRAPH, StyleSheet
from vpreport.report.target.thinning import CLOSING, Run

NEAR: Final = 200  # paragraphs before and after a place that show how running text is set

_WORD_IS_W: Final = f'xmlns:w="{WORD}"'.encode()
_ROOT: Final = 10_000  # bytes that hold the start tag of a part
_STYLED: Final = re.compile(rb"<w:(?:[pr]|tbl)Style [^<>]*>")
_TABLE_STYLE: Final = re.compile(rb"<w:tblStyle [^<>]*>")
_AS_WRITTEN: Final = re.compile(rb'<w:\w+Style w:val="([^"&]*)" ?/>')
_LEVEL: Final = b"<w:outlineLvl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Far:
    """`runs` are those that need not be read, `uses` how many times they use each style, by id."""

    runs: tuple[Run, ...] = ()
    uses: Counter[str]


def far_from(part: bytes, runs: Sequence[Run], places: Sequence[int], sheet: StyleSheet) -> Far:
    """Return the plain paragraphs and tables of `runs` that are far from all places.

    `runs` are children of the body in order, and no place is inside one. A heading is never far,
    nor the nearest table of each style. None are far where the part is written in a way that Word
    does not: then all of it has to be read.
    """
    default = sheet.default(PARAGRAPH)
    if _WORD_IS_W not in part[:_ROOT] or (default and sheet.outline(default.id)):
        return Far(uses=Counter())
    nearest = _nearest_tables(part, [run for run in runs if run.is_table], places)
    middles = [
        run
        for run in _middles(part, runs, places)
        if run.start not in nearest and part.find(b"xmlns", run.start, run.end) < 0
    ]
    used = _styles(part, middles)
    kept = (_LEVEL, *(tag for tag in used if _tells_more(tag, sheet)))
    told = re.compile(b"|".join(map(re.escape, kept)))
    left = tuple(chain.from_iterable(_without(part, run, told) for run in middles))
    if left != tuple(middles):
        used = _styles(part, left)
    return Far(
        runs=left,
        uses=Counter({_style_in(tag) or "": count for tag, count in used.items()}),
    )


def _middles(part: bytes, runs: Sequence[Run], places: Sequence[int]) -> Iterator[Run]:
    """Yield what remains of each run without the paragraphs at its ends that are near a place."""
    before = [0, *accumulate(run.count for run in runs)]
    begins = [run.start for run in runs]
    at = [before[bisect_left(begins, place)] for place in places]
    for run, first in zip(runs, before, strict=False):
        passed = bisect_left(places, run.start)
        head = max(0, NEAR - (first - at[passed - 1])) if passed else 0
        tail = max(0, NEAR - (at[passed] - first - run.count)) if passed < len(places) else 0
        if head + tail == 0:
            yield run
        elif head + tail < run.count:
            start, end = _after(part, run.start, head), _before(part, run.end, tail)
            yield Run(start=start, end=end, count=run.count - head - tail)


def _after(part: bytes, start: int, count: int) -> int:
    """Return where the paragraph begins that has so many others before it in the run."""
    for _ in range(count):
        start = part.index(CLOSING, start) + len(CLOSING)
    return start


def _before(part: bytes, end: int, count: int) -> int:
    for _ in range(count):
        end = part.rindex(CLOSING, 0, end - len(CLOSING)) + len(CLOSING)
    return end


def _nearest_tables(part: bytes, tables: Sequence[Run], places: Sequence[int]) -> frozenset[int]:
    """Return where the nearest table of each style before each place, and after it, begins."""
    by_style: dict[bytes, list[int]] = {}
    for table in tables:
        found = _TABLE_STYLE.search(part, table.start, table.end)
        by_style.setdefault(found[0] if found else b"", []).append(table.start)
    return frozenset(
        start
        for starts in by_style.values()
        for place in places
        for at in (bisect_left(starts, place),)
        for start in starts[max(0, at - 1) : at + 1]
    )


def _styles(part: bytes, runs: Iterable[Run]) -> Counter[bytes]:
    """Count the tags that name a style, as they are written."""
    found = (_STYLED.findall(part, run.start, run.end) for run in runs)
    return Counter(chain.from_iterable(found))


def _tells_more(tag: bytes, sheet: StyleSheet) -> bool:
    """Return whether it may be the style of a heading: one that is written unusually may."""
    style = _style_in(tag)
    return style is None or sheet.outline(style) > 0


def _style_in(tag: bytes) -> str | None:
    written = _AS_WRITTEN.fullmatch(tag)
    return written[1].decode() if written else None


def _without(part: bytes, run: Run, told: re.Pattern[bytes]) -> Iterator[Run]:
    """Yield what stands between the paragraphs that hold one of the tags that tell something."""
    if run.is_table:
        if told.search(part, run.start, run.end) is None:
            yield run
        return
    start = run.start
    for found in told.finditer(part, run.start, run.end):
        begin = max(start, part.rfind(CLOSING, start, found.start()) + len(CLOSING))
        yield from _run(part, start, begin)
        start = max(start, _after(part, found.start(), 1))
    yield from _run(part, start, run.end)


def _run(part: bytes, start: int, end: int) -> Iterator[Run]:
    if start < end:
        yield Run(start=start, end=end, count=part.count(CLOSING, start, end))
