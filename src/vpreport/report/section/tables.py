"""A table in Word, as pure functions.

The order of the children follows the schema (ISO/IEC 29500-1, annex A). A table is simple: no
merged, split or empty cells, a header row that is flagged and repeated, rows that are not divided.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from vpreport.report.section.blocks import Cell, Column, Table
from vpreport.report.section.columns import SMALLEST, columns_of
from vpreport.report.section.fragments import styled
from vpreport.report.section.layout import Layout, Styles
from vpreport.report.section.ooxml import WORD, Element, one_line, text_run, w
from vpreport.report.section.prose import in_cell
from vpreport.report.style import STATUS_COLOURS

# A table of so few lines is not divided between pages. In a longer one the last row stays with the
# source below it, and a low last row is not left alone at the beginning of a page. LibreOffice does
# not repeat the header of a table whose rows all keep together, and where the first row keeps with
# the second, version 7.4 now and then leaves out the rows that do not fit on the page: never that.
_KEPT_WHOLE: Final = 8
_LOW: Final = 3
_LETTER: Final = 95  # the width of a letter in a cell, in twentieths of a point: a guess to plan by


def table(block: Table, layout: Layout) -> Element:
    """Return the table; its last row keeps with what stands after it, the source."""
    planned = columns_of(block, layout.width, layout.styles)
    styles, widths = layout.styles, planned.columns
    if planned.size:
        styles = replace(styles, cell_size=planned.size)
    rows = [
        _row(row, block.columns, widths, styles, keep=keep)
        for row, keep in zip(block.rows, _kept(block.rows, widths), strict=True)
    ]
    properties = w(
        "tblPr",
        w("tblStyle", val=styles.table),
        w("tblW", w=layout.width, type="dxa"),
        w("tblLayout", type="fixed"),
        None if planned.air is None else _air(planned.air),
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


def _air(beside: int) -> Element:
    sides = (w(side, w=beside, type="dxa") for side in ("left", "right"))
    return w("tblCellMar", *sides)


def _kept(rows: tuple[tuple[Cell, ...], ...], widths: tuple[int, ...]) -> list[bool]:
    """Return for each row whether it stays on the page of what follows it."""
    lines = [_lines(row, widths) for row in rows]
    if sum(lines) <= _KEPT_WHOLE:
        return [True] * len(rows)
    last = len(rows) - 1
    return [
        place == last or (place == last - 1 and lines[last] <= _LOW) for place in range(len(rows))
    ]


def _lines(row: tuple[Cell, ...], widths: tuple[int, ...]) -> int:
    """Return about how many lines high the row is."""
    return max(
        sum(1 + len(text) * _LETTER // width for text in (cell.text, *cell.notes))
        for cell, width in zip(row, widths, strict=True)
    )


def _head(columns: tuple[Column, ...], widths: tuple[int, ...], styles: Styles) -> Element:
    cells = [
        w(
            "tc",
            w("tcPr", w("tcW", w=width, type="dxa")),
            _cell_paragraph(column.title, styles, is_count=column.is_count),
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
        _cell(cell, width, styles, is_count=column.is_count, keep=keep)
        for cell, column, width in zip(row, columns, widths, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _cell(cell: Cell, width: int, styles: Styles, *, is_count: bool, keep: bool) -> Element:
    colour = STATUS_COLOURS.get(cell.status)
    shading = w("shd", val="clear", color="auto", fill=colour.fill) if colour else None
    return w(
        "tc",
        w("tcPr", w("tcW", w=width, type="dxa"), shading),
        _cell_paragraph(
            cell.text, styles, is_count=is_count, keep=keep, colour=colour.text if colour else ""
        ),
        *(_note(note, styles, is_count=is_count, keep=keep) for note in cell.notes),
    )


def _cell_paragraph(
    text: str, styles: Styles, *, is_count: bool, keep: bool = True, colour: str = ""
) -> Element:
    style = styles.count if is_count else styles.cell
    paragraph = _paragraph(text, style, size=styles.cell_size, keep=keep)
    properties, run = paragraph
    if is_count and styles.count == styles.cell:
        properties.append(w("jc", val="right"))
    if colour:
        letters = next(iter(run.iterchildren(f"{{{WORD}}}rPr")), None)
        if letters is None:
            letters = w("rPr")
            run.insert(0, letters)
        letters.insert(0, w("color", val=colour))
    return paragraph


def _note(text: str, styles: Styles, *, is_count: bool, keep: bool) -> Element:
    paragraph = _paragraph(text, styles.note, size=_less(styles), keep=keep)
    if is_count and styles.count == styles.cell:
        paragraph[0].append(w("jc", val="right"))
    return paragraph


def _paragraph(text: str, style: str, *, size: int, keep: bool) -> Element:
    properties = styled(style)
    if keep:
        properties.append(w("keepNext"))
    run = text_run(in_cell(text))
    if size:
        run.insert(0, w("rPr", w("sz", val=size), w("szCs", val=size)))
    return w("p", properties, run)


def _less(styles: Styles) -> int:
    """Return the size of what stands below in a cell, 0 where its style says it."""
    return styles.cell_size and max(styles.cell_size - 1, SMALLEST)
