"""A piece as the bytes of a content control, and as the words that are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from types import MappingProxyType
from typing import Final

from lxml import etree

from vpreport.report.inplace.chart_words import chart_words
from vpreport.report.inplace.found import TAG
from vpreport.report.inplace.pieces import Piece
from vpreport.report.inplace.projection import Unit, project
from vpreport.report.inplace.relations import tree_of
from vpreport.report.section.blocks import (
    Block,
    Chart,
    Heading,
    Paragraph,
    Span,
    Table,
    TableReference,
)
from vpreport.report.section.chart_xml import chart_part
from vpreport.report.section.drawingml import CHART
from vpreport.report.section.fragments import bookmark_name
from vpreport.report.section.layout import Called, Layout
from vpreport.report.section.ooxml import RELATIONS, WORD, Element, one_line, w
from vpreport.report.section.rendering import Numbers, render_numbered
from vpreport.texts import inplace_blocks as texts

_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_TABLE: Final = f"{{{WORD}}}tbl"
_MARKS: Final = (f"{{{WORD}}}bookmarkStart", f"{{{WORD}}}bookmarkEnd")
_ID: Final = f"{{{WORD}}}id"
_TWENTIETHS: Final = 20
# LibreOffice (7.4) makes of a control without a kind, or of rich text, one of its first paragraph
# alone, in which fields become plain text: the numbers of captions would be lost. One that holds a
# building block, as Word puts round a table of contents, is left as it is.
GALLERY: Final = "Quick Parts"

_MOST: Final = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What tables and charts are called in the document, by the key of each."""

    captions: Mapping[str, Called]

    def has(self, key: str) -> bool:
        """Return whether the document has or will have that table or chart."""
        return key in self.captions


@dataclass(slots=True, kw_only=True)
class Ids:
    """The next free ids of the document; `controls` are those that are taken."""

    bookmark: int
    drawing: int
    controls: set[int]
    revision: int = 1

    def control(self, key: str) -> int:
        """Return an id that is free, the same for the same key as far as can be."""
        start = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % _MOST
        free = next(n for n in count(start or 1) if n % _MOST and n % _MOST not in self.controls)
        self.controls.add(free % _MOST)
        return free % _MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A piece in the layout of its place, before anything is numbered.

    `units` are the words that it would have in the document. What is `rendered` becomes part of the
    one control that it is put in: no more is rendered again than has to be numbered.
    """

    piece: Piece
    layout: Layout
    units: tuple[Unit, ...]
    rendered: tuple[Element, ...]

    @property
    def tables(self) -> Mapping[str, Element]:
        """The tables by their keys."""
        found = (element for element in self.rendered if element.tag == _TABLE)
        keys = (block.key for block in self.piece.blocks if isinstance(block, Table))
        return dict(zip(keys, found, strict=True))


def make(piece: Piece, layout: Layout, figures: Figures, styles: Mapping[str, str]) -> Made:
    """Return the piece with the words that it would have; `styles` has the names by the ids."""
    rendered = _rendered(piece, layout, figures, first_bookmark=1)
    parts = [chart_part(chart, width=layout.width / _TWENTIETHS) for chart in piece.charts]
    words = iter([chart_words(tree_of(part)) for part in parts])
    return Made(
        piece=piece,
        layout=layout,
        units=project(rendered, styles, lambda _: next(words, "")).units,
        rendered=rendered,
    )


def control_of(
    made: Made,
    figures: Figures,
    ids: Ids,
    *,
    control_id: int,
    chart_relation: str = "",
) -> Element:
    """Return the content control with the piece; `chart_relation` is the id of its chart's part."""
    piece = made.piece
    if piece.named:
        rendered = _rendered(
            piece, made.layout, figures, first_bookmark=ids.bookmark, tables=made.tables
        )
    else:
        rendered = made.rendered
        for mark in (each for element in rendered for each in element.iter(*_MARKS)):
            mark.set(_ID, str(int(mark.get(_ID, "1")) + ids.bookmark - 1))
    ids.bookmark += sum(isinstance(block, Heading) for block in piece.blocks) + len(piece.figures)
    for element in rendered:
        _open_fields(element)
        for drawn in element.iter(_DRAWN):
            drawn.set("id", str(ids.drawing))
            ids.drawing += 1
        for chart in element.iter(f"{{{CHART}}}chart"):
            chart.set(f"{{{RELATIONS}}}id", chart_relation)
    properties = w(
        "sdtPr",
        w("alias", val=f"{TAG} {piece.key}"),
        w("tag", val=f"{TAG}{piece.key}"),
        w("id", val=control_id),
        w("docPartObj", w("docPartGallery", val=GALLERY)),
    )
    return w("sdt", properties, w("sdtContent", *rendered))


def as_bytes(control: Element) -> bytes:
    """Return the control with its namespaces declared on it, so that it needs nothing around it."""
    return etree.tostring(control, encoding="UTF-8")


def _rendered(
    piece: Piece,
    layout: Layout,
    figures: Figures,
    *,
    first_bookmark: int,
    tables: Mapping[str, Element] = MappingProxyType({}),
) -> tuple[Element, ...]:
    blocks = tuple(_with_known(block, figures) for block in piece.blocks)
    marked = [bookmark_name(b) for b in blocks if isinstance(b, Heading | Table | Chart)]
    unknown = {
        chart.table: Called(layout.label)
        for chart in piece.charts
        if not figures.captions.get(chart.table, Called()).label
    }
    uncounted = {
        figure.key: Called(layout.label if isinstance(figure, Table) else layout.chart_label)
        for figure in piece.figures
        if not figures.captions.get(figure.key, Called()).label
    }
    numbers = Numbers(
        headings=(),
        captions={**figures.captions, **unknown, **uncounted},
        bookmarks=dict(zip(marked, count(first_bookmark), strict=False)),
    )
    rendered = render_numbered(blocks, layout, numbers, made=tables)
    for chart in piece.charts:
        if not figures.has(chart.table):  # then nothing can be said of where its numbers stand
            for drawn in (each for element in rendered for each in element.iter(_DRAWN)):
                drawn.set("descr", one_line(chart.description))
    return rendered


def _open_fields(element: Element) -> None:
    """Write the fields as Word does, with marks round the instruction and the result.

    LibreOffice shows the instruction of the shorter form (w:fldSimple) in a content control.
    """
    for short in list(element.iter(f"{{{WORD}}}fldSimple")):
        instruction = w("instrText")
        instruction.text = short.get(f"{{{WORD}}}instr", "")
        instruction.set(_SPACE, "preserve")
        begin, separate, end = (
            w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
        )
        parent = short.getparent()
        if parent is not None:
            at = parent.index(short)
            parent[at : at + 1] = [begin, w("r", instruction), separate, *short, end]


def _with_known(block: Block, figures: Figures) -> Block:
    """Return the block with words for the tables that are not in the document."""
    if not isinstance(block, Paragraph):
        return block
    return replace(
        block,
        parts=tuple(
            Span(texts.THE_TABLE)
            if isinstance(part, TableReference) and not figures.has(part.key)
            else part
            for part in block.parts
        ),
    )
