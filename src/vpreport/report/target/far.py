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
from itertools import chain, pairwise
from typing import Final

from vpreport.report.section.ooxml import WORD
from vpreport.report.target.style_sheet import PARAGRAPH, StyleSheet
from vpreport.report.target.thinning import Run

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

    `runs` are children of the body in order. None are far where the part is written in a way that
    Word does not: then all of it has to be read.
    """
    default = sheet.default(PARAGRAPH)
    is_usual = _WORD_IS_W in part[:_ROOT] and not (default and sheet.outline(default.id))
    known = [run for run in runs if part.find(b"xmlns", run.starts[0], run.end) < 0]
    if not is_usual or not known:
        return Far(uses=Counter())
    starts = list(chain.from_iterable(run.starts for run in known))
    styles = _styles(part, ((run.starts[0], run.end) for run in known))
    headings = [tag for tag in styles if _is_heading(tag, sheet)]
    wanted = {*_near(starts, places), *_places(part, known, starts, (*headings, _LEVEL))}
    stretches = tuple(_between(known, sorted(wanted)))
    used = _styles(part, ((start, end) for start, end, _ in stretches))
    uses = Counter({_style_in(tag) or "": count for tag, count in used.items()})
    return Far(stretches=stretches, uses=uses)


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


def _near(starts: list[int], places: Sequence[int]) -> Iterator[int]:
    for place in places:
        at = bisect_left(starts, place)
        yield from range(max(0, at - NEAR), min(len(starts), at + NEAR))


def _places(
    part: bytes, runs: Sequence[Run], starts: list[int], tags: tuple[bytes, ...]
) -> Iterator[int]:
    """Yield which paragraphs hold one of the tags."""
    any_of = re.compile(b"|".join(map(re.escape, tags)))
    for run in runs:
        for found in any_of.finditer(part, run.starts[0], run.end):
            yield bisect_left(starts, found.start()) - 1


def _between(runs: Sequence[Run], wanted: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the paragraphs of each run that stand between those that are wanted."""
    first = 0
    for run in runs:
        count = len(run.starts)
        here = wanted[bisect_left(wanted, first) : bisect_left(wanted, first + count)]
        edges = (*run.starts, run.end)
        for before, after in pairwise((-1, *(at - first for at in here), count)):
            if after - before > 1:
                yield edges[before + 1], edges[after], after - before - 1
        first += count
