"""Where the headings and the captions by chapter stand in the main part, in bytes.

Only a document whose captions have the number of a chapter is gone through. What can say something
of numbers is searched for in the bytes, so that only few pieces of a large document are parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from operator import itemgetter
from typing import Final

from vpreport.report.inplace.document import Document
from vpreport.report.inplace.scanning import whole_children
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
_SAID: Final = re.compile(
    rb"""<[\w.-]*:?(pStyle|numId)\s[^<>]*?\bval\s*=\s*(?:"([^"]*)"|'([^']*)')"""
    rb"|<[\w.-]*:?(outlineLvl)\s|(STYLEREF)",
)
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
    """Return what counts for the numbers of chapters, in the order it stands."""
    telling = _telling_styles(sheet, numberings)
    content = document.content
    children = whole_children(content, document.found)
    ours = {control.start for control in document.found.controls}
    wanted: dict[int, None] = {}
    for found in _SAID.finditer(content):
        style = unescape((found[2] or found[3] or b"").decode("utf-8", "replace"))
        if found[1] != b"pStyle" or style in telling:
            wanted[bisect_right(children, found.start(), key=itemgetter(0)) - 1] = None
    return [
        replace(stop, is_ours=True, chapter=None) if children[place][0] in ours else stop
        for place in wanted
        if place >= 0
        for stop in _in_child(document, *children[place], sheet, numberings)
    ]


def _telling_styles(sheet: StyleSheet, numberings: Numberings) -> frozenset[str]:
    """Return the styles that make headings, or that give a paragraph a number."""
    return frozenset(
        style.id
        for style in sheet.styles.values()
        if style.kind == PARAGRAPH
        and (sheet.outline(style.id) or numbering_of(None, style.id, sheet, numberings))
    )


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
