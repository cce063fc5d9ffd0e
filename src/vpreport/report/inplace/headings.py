"""Where the headings and the captions by chapter stand in the main part, in bytes.

Only a document whose captions have the number of a chapter is gone through. What can say something
of numbers is searched for in the bytes, so that only few pieces of a large document are parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from operator import itemgetter
from typing import Final

from vpreport.report.inplace.document import Document
from vpreport.report.inplace.found import whole_children
from vpreport.report.section.ooxml import WORD, Element
from vpreport.report.target.body import style_of
from vpreport.report.target.chapters import ChapterSeen, chapter_in
from vpreport.report.target.list_numbers import Numberings, find_in, numbering_of
from vpreport.report.target.parsing import find, value, w_name
from vpreport.report.target.style_sheet import BODY_LEVEL, PARAGRAPH, StyleSheet

_P: Final = w_name("p")
_SKIPPED: Final = (
    w_name("txbxContent"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_VALUE: Final = rb"""\s[^<>]*?\bval\s*=\s*(?:"([^"]*)"|'([^']*)')"""
# Each begins with letters of its own, so that the bytes between are passed by quickly.
_STYLE: Final = re.compile(b"pStyle" + _VALUE)
_NUMBER: Final = re.compile(b"numId" + _VALUE)
_ALWAYS: Final = (re.compile(rb"outlineLvl\s"), re.compile(b"STYLEREF"))
_BEGINS: Final = rb"<%s:p(?=[\s>/])"
_PREFIX: Final = re.compile(rb"""xmlns:([\w.-]+)\s*=\s*["']""" + re.escape(WORD).encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A paragraph that is a heading, has a number, or is a caption with the number of a chapter.

    `level` 0: no heading. `order` tells several at the same byte apart. `is_doubtful`: deleted with
    the change still tracked, or in a text box, so nobody knows whether it counts. `is_ours`: in a
    block of ours, whose captions tell nothing of the chapter.
    """

    at: int
    order: int = 0
    level: int = 0
    style: str = ""
    numbering: tuple[int, int] | None = None
    chapter: ChapterSeen | None = None
    is_doubtful: bool = False
    is_ours: bool = False


def read_stops(document: Document, sheet: StyleSheet, numberings: Numberings) -> list[Stop]:
    """Return what counts for the numbers of chapters; not in the order it stands."""
    reader = _Reader(document, sheet, numberings)
    content = document.content
    styles = [each.id for each in sheet.styles.values() if each.kind == PARAGRAPH]
    heads = [style for style in styles if sheet.outline(style)]
    always = (found.start() for pattern in _ALWAYS for found in pattern.finditer(content))
    stops = reader.at((*_said(_STYLE, content, heads), *always))
    # What is in the same numberings as a heading counts too.
    counts = {
        numberings[stop.numbering[0]].definition
        for stop in stops
        if stop.level and stop.numbering and stop.numbering[0] in numberings
    }
    ids = {number for number, each in numberings.items() if each.definition in counts}
    by_style = {style: numbering_of(None, style, sheet, numberings) for style in styles}
    others = [style for style, found in by_style.items() if found and found[0] in ids]
    return stops + reader.at(
        (*_said(_STYLE, content, others), *_said(_NUMBER, content, map(str, ids)))
    )


def _said(pattern: re.Pattern[bytes], content: bytes, values: Iterable[str]) -> Iterator[int]:
    """Yield where the content says one of the values."""
    wanted = frozenset(values)
    known: dict[bytes, bool] = {}
    for found in pattern.finditer(content) if wanted else ():
        written = found[1] or found[2] or b""
        if written not in known:
            known[written] = unescape(written.decode("utf-8", "replace")) in wanted
        if known[written]:
            yield found.start()


class _Reader:
    """Reads the children of the body in which something has been found, each once."""

    def __init__(self, document: Document, sheet: StyleSheet, numberings: Numberings) -> None:
        self._document = document
        self._sheet = sheet
        self._numberings = numberings
        self._children = whole_children(document.content, document.found)
        self._ours = {control.start for control in document.found.controls}
        self._seen: set[int] = set()

    def at(self, places: Iterable[int]) -> list[Stop]:
        """Return the stops in the children that the bytes are in, if they are not read already."""
        found = {bisect_right(self._children, at, key=itemgetter(0)) - 1 for at in places}
        new = sorted(each for each in found - self._seen if each >= 0)
        self._seen |= found
        return [stop for place in new for stop in self._child(*self._children[place])]

    def _child(self, start: int, end: int) -> Iterator[Stop]:
        for stop in _in_child(self._document, start, end, self._sheet, self._numberings):
            is_ours = start in self._ours
            yield replace(stop, is_ours=True, chapter=None) if is_ours else stop


def _in_child(
    document: Document, start: int, end: int, sheet: StyleSheet, numberings: Numberings
) -> Iterator[Stop]:
    paragraphs = [p for each in document.elements(start, end) for p in each.iter(_P)]
    starts = _starts(document, start, end)
    if len(starts) != len(paragraphs):  # a prefix of its own: then they begin where the child does
        starts = [start] * len(paragraphs)
    for order, (at, paragraph) in enumerate(zip(starts, paragraphs, strict=True)):
        # Inside its paragraph: what is put in before the paragraph comes before the stop.
        stop = _stop(paragraph, at + 1, order, sheet, numberings)
        if stop.level or stop.numbering or stop.chapter:
            yield stop


def _starts(document: Document, start: int, end: int) -> list[int]:
    prefix = _PREFIX.search(document.found.root)
    begins = re.compile(_BEGINS % (prefix[1] if prefix else b"w"))
    return [found.start() for found in begins.finditer(document.content, start, end)]


def _stop(
    paragraph: Element, at: int, order: int, sheet: StyleSheet, numberings: Numberings
) -> Stop:
    style, own = style_of(paragraph), find(paragraph, "pPr/numPr")
    outline = value(find(paragraph, "pPr/outlineLvl"))
    level = int(outline) + 1 if outline.isdecimal() else sheet.outline(style)
    letters = find(paragraph, "pPr/rPr")
    is_gone = any(find_in(letters, mark) is not None for mark in ("del", "moveFrom"))
    return Stop(
        at=at,
        order=order,
        level=level if level <= BODY_LEVEL else 0,
        style=style,
        numbering=numbering_of(own, style, sheet, numberings),
        chapter=chapter_in(paragraph),
        is_doubtful=is_gone or next(paragraph.iterancestors(*_SKIPPED), None) is not None,
    )
