"""Word's own pieces: heading, paragraph, list item, caption and table, each a pure function.

The order of the children follows the schema (ISO/IEC 29500-1, annex A).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final

from vpreport.report.section.blocks import (
    Cell,
    Column,
    Heading,
    Item,
    Paragraph,
    Span,
    Table,
    TableReference,
)
from vpreport.report.section.layout import Layout, Styles
from vpreport.report.section.ooxml import Element, field, one_line, text_run, w
from vpreport.report.style import STATUS_COLOURS

MAX_BOOKMARK: Final = 40  # Word refuses a longer name
_BOOKMARK_PREFIX: Final = "_vpT_"  # a name that begins with _ is hidden in Word's list
_KEPT_WHOLE: Final = 6  # a table with so few rows is not divided between two pages


def heading(block: Heading, layout: Layout) -> Element:
    styles = layout.styles.headings
    level = min(block.level + layout.heading_offset, len(styles))
    return w("p", _style(styles[level - 1]), text_run(block.text))


def paragraph(block: Paragraph, layout: Layout, tables: Mapping[str, int]) -> Element:
    """Return the paragraph; `tables` says which number each table has got."""
    runs = [_part(part, layout, tables) for part in block.parts]
    return w("p", _style(layout.styles.paragraphs[block.role]), *runs)


def item(block: Item, layout: Layout, numbering: int | None) -> Element:
    """Return one item of a list; `numbering` is the id of a numbered list, None for bullets."""
    if numbering is None:
        return w("p", _style(layout.styles.bullet), text_run(block.text))
    properties = _style(layout.styles.number)
    properties.append(w("numPr", w("ilvl", val=0), w("numId", val=numbering)))
    return w("p", properties, text_run(block.text))


def caption(table: Table, layout: Layout, *, number: int, bookmark: int) -> Element:
    """Return "Tabell 3. Indikatorer", the label and the number inside a hidden bookmark.

    The number is a SEQ field whose result is already right; so the file needs no updating.
    """
    return w(
        "p",
        _style(layout.styles.caption),
        w("bookmarkStart", id=bookmark, name=bookmark_name(table.key)),
        text_run(f"{layout.label} "),
        field(rf"SEQ {layout.label} \* ARABIC", str(number)),
        w("bookmarkEnd", id=bookmark),
        text_run(f". {table.caption}"),
    )


def bookmark_name(key: str) -> str:
    """Return a name of letters, digits and underscores, the same for the same key."""
    name = _BOOKMARK_PREFIX + re.sub(r"[^A-Za-z0-9]", "_", key)
    if len(name) <= MAX_BOOKMARK:
        return name
    digest = hashlib.sha256(key.encode()).hexdigest()[:8]
    return f"{name[: MAX_BOOKMARK - len(digest) - 1]}_{digest}"


def table(block: Table, layout: Layout) -> Element:
    """Return the table, which holds together with what stands after it: the source."""
    widths = _widths(block.columns, layout.width)
    styles = layout.styles
    whole, last = len(block.rows) <= _KEPT_WHOLE, len(block.rows)
    rows = [
        _row(row, block.columns, widths, styles, keep=whole or number == last)
        for number, row in enumerate(block.rows, start=1)
    ]
    properties = w(
        "tblPr",
        w("tblStyle", val=styles.table),
        w("tblW", w=layout.width, type="dxa"),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val="0460" if block.has_total else "0420",
            firstRow=1,
            lastRow=int(block.has_total),
            firstColumn=0,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        ),
        w("tblCaption", val=one_line(block.caption)),
        w("tblDescription", val=one_line(block.description)),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, _head(block.columns, widths, styles), *rows)


def _head(columns: tuple[Column, ...], widths: tuple[int, ...], styles: Styles) -> Element:
    cells = [
        w(
            "tc",
            w("tcPr", w("tcW", w=width, type="dxa")),
            _cell_paragraph(column.title, styles.count if column.is_count else styles.cell),
        )
        for column, width in zip(columns, widths, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(
    row: tuple[Cell, ...],
    columns: tuple[Column, ...],
    widths: tuple[int, ...],
    styles: Styles,
    *,
    keep: bool,
) -> Element:
    cells = [
        _cell(
            cell, width, styles, style=styles.count if column.is_count else styles.cell, keep=keep
        )
        for cell, column, width in zip(row, columns, widths, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _cell(cell: Cell, width: int, styles: Styles, *, style: str, keep: bool) -> Element:
    colour = STATUS_COLOURS.get(cell.status)
    shading = w("shd", val="clear", color="auto", fill=colour.fill) if colour else None
    return w(
        "tc",
        w("tcPr", w("tcW", w=width, type="dxa"), shading),
        _cell_paragraph(cell.text, style, keep=keep, colour=colour.text if colour else ""),
        *(_cell_paragraph(note, styles.note, keep=keep) for note in cell.notes),
    )


def _cell_paragraph(text: str, style: str, *, keep: bool = True, colour: str = "") -> Element:
    properties = _style(style)
    if keep:
        properties.append(w("keepNext"))
    run = text_run(text)
    if colour:
        run.insert(0, w("rPr", w("color", val=colour)))
    return w("p", properties, run)


def _part(part: Span | TableReference, layout: Layout, tables: Mapping[str, int]) -> Element:
    if isinstance(part, TableReference):
        shown = f"{layout.label} {tables[part.key]}"
        return field(rf"REF {bookmark_name(part.key)} \h", shown)
    return text_run(part.text, layout.styles.strong if part.strong else "")


def _style(style: str) -> Element:
    return w("pPr", w("pStyle", val=style))


def _widths(columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """Divide `width` by the columns' shares; what rounding leaves goes to the first column."""
    shares = sum(column.share for column in columns)
    widths = [width * column.share // shares for column in columns]
    return (widths[0] + width - sum(widths), *widths[1:])
