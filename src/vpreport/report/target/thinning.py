"""The main part without its plain paragraphs and tables, where nothing of interest can stand.

A report has tens of thousands of paragraphs of nothing but text, many of them in tables. They are
found by searching the bytes, a run of them at a time, and a mark is left for each run, so that only
what remains has to be gone through element by element.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import Final

MARK: Final = "plain"  # the target of the processing instruction that stands for a run
# What a plain paragraph or table may hold besides text: nothing else that can hold a paragraph,
# nothing that the pass over the main part looks for.
PLAIN: Final = (
    *("r", "t", "pPr", "pStyle", "rPr", "rStyle", "b", "bCs", "i", "iCs", "u", "sz", "szCs"),
    *("color", "lang", "rFonts", "jc", "spacing", "ind", "keepNext", "keepLines", "numPr", "ilvl"),
    *("numId", "proofErr", "br", "tab", "tabs", "lastRenderedPageBreak", "noProof", "hyperlink"),
    *("vertAlign", "shd", "highlight", "contextualSpacing", "widowControl", "outlineLvl"),
    *("tblPr", "tblStyle", "tblW", "tblLook", "tblLayout", "tblInd", "tblBorders", "tblCellMar"),
    *("tblCaption", "tblDescription", "tblStyleRowBandSize", "tblStyleColBandSize", "tblGrid"),
    *("gridCol", "tr", "trPr", "trHeight", "cantSplit", "tblHeader", "cnfStyle", "tc", "tcPr"),
    *("tcW", "tcBorders", "tcMar", "vAlign", "noWrap", "gridSpan", "vMerge", "hideMark"),
    *("top", "left", "start", "bottom", "right", "end", "insideH", "insideV"),
)

_MARKED: Final = f"<?{MARK}?>".encode()
CLOSING: Final = b"</w:p>"  # the end of a paragraph
_NEXT: Final = (CLOSING + b"<w:p ", CLOSING + b"<w:p>")  # where another one begins
_TABLE: Final = b"<w:tbl>"
_TABLE_END: Final = b"</w:tbl>"
_EITHER: Final = b"w:tbl>"
# In an attribute ">" may stand as it is, but "<" may not: so this tag ends where it seems to.
_OPENING: Final = rb"<w:p(?: [^<>]*[^<>/])?>(?=\s*<)"
_BEGINS: Final = re.compile(_OPENING)
# The names of most tags, which are tried first; the others are told apart by their first letters.
_MOST: Final = ("r", "t", "pPr", "pStyle", "tc", "tcPr", "tcW")
_GROUPED: Final = "|".join(
    f"{first}(?:{'|'.join(name[1:] for name in names)})"
    for first, names in groupby(sorted(PLAIN), key=itemgetter(0))
)
_OTHER: Final = re.compile(
    (
        f"<(?!/?w:(?:{'|'.join(_MOST)})[ />])(?!/?w:(?:{_GROUPED})[ />])(?!/w:p>)(?!/?w:tbl>)(?!"
    ).encode()
    + _OPENING[1:]
    + rb")"
)
# How the first sign of an anchor may be written: as it is, or by its number (&#91;).
_OF_ANCHORS: Final = (b"[", b"#")
_FEW: Final = 1000  # bytes of plain paragraphs that it is not worth while to leave out
_SHORT: Final = 200  # bytes between two other things, where it is not worth while to look for any


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Plain paragraphs that follow on each other, from a byte to another (exclusive), or a table.

    `count` is how many they are.
    """

    start: int
    end: int
    count: int
    is_table: bool = False


def paragraphs_in(content: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each of the paragraphs of a run, or of a part of it, begins and ends."""
    while start < end:
        after = content.index(CLOSING, start) + len(CLOSING)
        yield start, after
        start = after


class Thinned:
    """What remains, and where each byte of it stands in the whole."""

    def __init__(self, content: bytes, runs: list[Run]) -> None:
        self.runs = runs
        edges = [0, *(edge for run in runs for edge in (run.start, run.end)), len(content)]
        kept = [content[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        self.content = _MARKED.join(kept)
        lengths = accumulate(len(piece) + len(_MARKED) for piece in kept[:-1])
        self._marks = [end - len(_MARKED) for end in lengths]
        gone = (run.end - run.start - len(_MARKED) for run in runs)
        self._shifts = [0, *accumulate(gone)]

    def whole(self, at: int) -> int:
        """Return where a byte, or the end of what stands before it, is in the whole."""
        return at + self._shifts[bisect_left(self._marks, at)]

    def run_at(self, at: int) -> Run:
        """Return the run whose mark begins at a byte of what remains."""
        return self.runs[bisect_left(self._marks, at)]


def thinned(content: bytes) -> Thinned | None:
    """Return what remains of well-formed XML, None where there is little to leave out.

    Only tags are searched for, so a part with comments or the like, which Word does not write, is
    left whole.
    """
    others = [found.start() for found in _OTHER.finditer(content)]
    if any(content[at + 1] in b"!?" for at in others[_has_declaration(content) :]):
        return None
    runs = list(_runs(content, others))
    size = sum(run.end - run.start for run in runs)
    return Thinned(content, runs) if size > _FEW else None


def _has_declaration(content: bytes) -> bool:
    return content.startswith((b"<?xml ", BOM_UTF8 + b"<?xml "))


def _runs(content: bytes, others: list[int]) -> Iterator[Run]:
    """Yield the runs between all other things: `others` are where other tags begin."""
    anchors = (at for sign in _OF_ANCHORS for at in _places(content, sign))
    edges = sorted((0, *others, *anchors, len(content)))
    for begin, stop in pairwise(edges):
        if stop - begin > _SHORT:
            yield from _between(content, begin, stop)


def _between(content: bytes, begin: int, stop: int) -> Iterator[Run]:
    """Yield the runs where nothing else stands; this can begin and end inside a table."""
    has_tables = content.find(_EITHER, begin, stop) >= 0
    while True:
        start, end = (
            content.find(tag, begin, stop) if has_tables else -1 for tag in (_TABLE, _TABLE_END)
        )
        if start < 0 <= end or 0 <= end < start:  # it began inside this one, in a cell
            begin = end + len(_TABLE_END)
            continue
        run = _run(content, begin, stop if start < 0 else start)
        if run is not None:
            yield run
        if start < 0 or end < 0:
            return
        inner = content.find(_TABLE, start + len(_TABLE), end)
        if inner < 0:
            begin = end + len(_TABLE_END)
            yield Run(start=start, end=begin, count=1, is_table=True)
        else:
            begin = inner


def _places(content: bytes, sign: bytes) -> Iterator[int]:
    at = content.find(sign)
    while at >= 0:
        yield at
        at = content.find(sign, at + 1)


def _run(content: bytes, begin: int, stop: int) -> Run | None:
    """Return the run between two other things, None where there is none."""
    first = _BEGINS.search(content, begin, stop)
    last = content.rfind(CLOSING, begin, stop)
    if first is None or last < first.start():
        return None
    start, end = first.start(), last + len(CLOSING)
    # At each end but the last another one begins. Where one begins elsewhere too, in another, which
    # no program writes, too much is left out: what remains is then no XML, and the part read whole.
    ended = content.count(CLOSING, start, end)
    if ended != 1 + sum(content.count(tag, start, end) for tag in _NEXT):
        return None
    return Run(start=start, end=end, count=ended)
