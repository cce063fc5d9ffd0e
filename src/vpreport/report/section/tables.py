"""A table in Word, as pure functions.

The order of the children follows the schema (ISO/IEC 29500-1, annex A). A table is simple: no
merged, split or empty cells, a header row that is flagged and repeated, rows that are not divided.
"""

from __future__ import annotations

from typing import Final

from vpreport.report.section.blocks import Cell, Column, Table
from vpreport.report.section.fragments import styled
from vpreport.report.section.layout import Layout, Styles
from vpreport.report.section.ooxml import Element, one_line, text_run, w
from vpreport.report.style import STATUS_COLOURS

# A table of so few signs, counted in the longest cell of each row, is not divided between pages;
# a row counts as at least _LINE. A larger one is not held together at all but for its header row:
# LibreOffice does not repeat the header of a table that should keep with what follows.
_KEPT_WHOLE: Final = 600
_LINE: Final = 40


def table(block: Table, layout: Layout) -> Element:
    """Return the table; a small one holds together with what stands after it, the source."""
    widths = _widths(block.columns, layout.width)
    styles = layout.styles
    keep = sum(_signs(row) for row in block.rows) <= _KEPT_WHOLE
    rows = [_row(row, block.columns, widths, styles, keep=keep) for row in block.rows]
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


def _signs(row: tuple[Cell, ...]) -> int:
    return max(_LINE, *(len(cell.text) + sum(map(len, cell.notes)) for cell in row))


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
    properties = styled(style)
    if keep:
        properties.append(w("keepNext"))
    run = text_run(text)
    if colour:
        run.insert(0, w("rPr", w("color", val=colour)))
    return w("p", properties, run)


def _widths(columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """Divide `width` by the columns' shares; what rounding leaves goes to the first column."""
    shares = sum(column.share for column in columns)
    widths = [width * column.share // shares for column in columns]
    return (widths[0] + width - sum(widths), *widths[1:])
