"""Which plain paragraphs of a large document are too far from our blocks to show how it is written.

What is set nearest to a block decides how the block is set, so far away only headings, captions,
tables and the like are read. Of all else it is enough how many paragraphs there are, and in which
styles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, chain
from typing import Final

from vpreport.report.section.ooxml import WORD
from vpreport.report.target.style_sheet import PARAGRAPH, StyleSheet
from vpreport.report.target.thinning import CLOSING, Run

NEAR: Final = 200  # paragraphs before and after a place that show how running text is set

_WORD_IS_W: Final = f'xmlns:w="{WORD}"'.encode()
_ROOT: Final = 10_000  # bytes that hold the start tag of a part
_STYLED: Final = re.compile(rb"<w:[pr]Style[^<>]*>")
_AS_WRITTEN: Final = re.compile(rb'<w:[pr]Style w:val="([^"&]*)" ?/>')
_LEVEL: Final = b"<w:outlineLvl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Far:
    """`stretches` of whole paragraphs: from a byte, to another (exclusive), how many.

    `uses` counts how many times they use each style, by id.
    """

    stretches: tuple[tuple[int, int, int], ...] = ()
    uses: Counter[str]


def far_from(part: bytes, runs: Sequence[Run], places: Sequence[int], sheet: StyleSheet) -> Far:
    """Return the plain paragraphs of `runs` that are far from all places, and no headings.

    `runs` are children of the body in order, and no place is inside one. None are far where the
    part is written in a way that Word does not: then all of it has to be read.
    """
    default = sheet.default(PARAGRAPH)
    if _WORD_IS_W not in part[:_ROOT] or (default and sheet.outline(default.id)):
        return Far(uses=Counter())
    middles = [
        (start, end)
        for start, end in _middles(part, runs, places)
        if part.find(b"xmlns", start, end) < 0
    ]
    used = _styles(part, middles)
    tags = (_LEVEL, *(tag for tag in used if _is_heading(tag, sheet)))
    headings = [_holding(part, middle, tags) for middle in middles]
    used -= _styles(part, chain.from_iterable(headings))
    return Far(
        stretches=tuple(chain.from_iterable(map(partial(_between, part), middles, headings))),
        uses=Counter({_style_in(tag) or "": count for tag, count in used.items()}),
    )


def _middles(part: bytes, runs: Sequence[Run], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield what remains of each run without the paragraphs at its ends that are near a place."""
    before = [0, *accumulate(run.count for run in runs)]
    begins = [run.start for run in runs]
    at = [before[bisect_left(begins, place)] for place in places]
    for run, first in zip(runs, before, strict=False):
        passed = bisect_left(places, run.start)
        head = NEAR - (first - at[passed - 1]) if passed else 0
        tail = NEAR - (at[passed] - first - run.count) if passed < len(places) else 0
        if max(head, 0) + max(tail, 0) < run.count:
            yield _after(part, run.start, head), _before(part, run.end, tail)


def _after(part: bytes, start: int, count: int) -> int:
    """Return where the paragraph begins that has so many others before it in the run."""
    for _ in range(count):
        start = part.index(CLOSING, start) + len(CLOSING)
    return start


def _before(part: bytes, end: int, count: int) -> int:
    for _ in range(count):
        end = part.rindex(CLOSING, 0, end - len(CLOSING)) + len(CLOSING)
    return end


def _styles(part: bytes, stretches: Iterable[tuple[int, int]]) -> Counter[bytes]:
    """Count the tags that name a style, as they are written."""
    found = (_STYLED.findall(part, start, end) for start, end in stretches)
    return Counter(chain.from_iterable(found))


def _is_heading(tag: bytes, sheet: StyleSheet) -> bool:
    """Return whether it may be the style of a heading: one that is written unusually may."""
    style = _style_in(tag)
    return style is None or sheet.outline(style) > 0


def _style_in(tag: bytes) -> str | None:
    written = _AS_WRITTEN.fullmatch(tag)
    return written[1].decode() if written else None


def _holding(
    part: bytes, middle: tuple[int, int], tags: tuple[bytes, ...]
) -> list[tuple[int, int]]:
    """Return where the paragraphs begin and end that hold one of the tags."""
    start, end = middle
    any_of = re.compile(b"|".join(map(re.escape, tags)))
    found = (each.start() for each in any_of.finditer(part, start, end))
    begins = ((max(start, part.rfind(CLOSING, start, at) + len(CLOSING)), at) for at in found)
    return list(dict.fromkeys((begin, _after(part, at, 1)) for begin, at in begins))


def _between(
    part: bytes, middle: tuple[int, int], headings: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Yield what stands between the headings, with the number of paragraphs."""
    edges = (middle[0], *chain.from_iterable(headings), middle[1])
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start < end:
            yield start, end, part.count(CLOSING, start, end)
