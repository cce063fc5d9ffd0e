"""A table in Word, as pure functions.

The order of the children follows the schema (ISO/IEC 29500-1, annex A). A table is simple: no
merged, split or empty cells, a header row that is flagged and repeated, rows that are not divided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from vpreport.report.section.blocks import Table
from vpreport.report.section.columns import Widths, columns_of
from vpreport.report.section.layout import A4, Layout
from vpreport.report.section.ooxml import Element, one_line, w
from vpreport.report.section.rows import Keeps, RowLook, body_row, head_row

# A table of so few lines is not divided between upright pages; on lower pages of fewer. In a longer
# one the last row stays with the source below it, and a low row is not left alone at the end or
# the beginning of a page. LibreOffice does not repeat the header of a table whose rows all keep
# together, and where the first row keeps with the second, version 7.4 now and then leaves out the
# rows that do not fit on the page. It asks only the first cell of a row, so that of the first row
# never says that it keeps.
_KEPT_WHOLE: Final = 8
_KEPT_LOW: Final = 11  # where the rows are low, so that one or two of them would look lost
_LOW: Final = 3


def table(block: Table, layout: Layout) -> Element:
    """Return the table; its last row keeps with what stands after it, the source."""
    planned = columns_of(block, layout.width, layout.styles)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in planned.columns))
    return w("tbl", _properties(block, layout, planned), grid, *_rows(block, layout, planned))


def _properties(block: Table, layout: Layout, planned: Widths) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val=layout.styles.table),
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


def _rows(block: Table, layout: Layout, planned: Widths) -> Iterator[Element]:
    styles = layout.styles
    look = RowLook(
        cell=styles.cell,
        count=styles.count,
        note=styles.note,
        letters=planned.letters,
        keeps=Keeps.ALL,
    )
    yield head_row(block.columns, planned, replace(look, is_bold=not styles.marks_head))
    last = len(block.rows) - 1
    kept = _kept(planned.lines, layout.height)
    for place, (row, keeps) in enumerate(zip(block.rows, kept, strict=True)):
        is_bold = block.has_total and place == last and not styles.marks_total
        yield body_row(
            row, block.columns, planned.columns, replace(look, keeps=keeps, is_bold=is_bold)
        )


def _air(beside: int) -> Element:
    sides = (w(side, w=beside, type="dxa") for side in ("left", "right"))
    return w("tblCellMar", *sides)


def _kept(lines: tuple[int, ...], height: int) -> list[Keeps]:
    """Return for each row, so many lines high, how it stays on the page of what follows it."""
    is_low = max(lines, default=0) <= _LOW
    most = (_KEPT_LOW if is_low else _KEPT_WHOLE) * min(height, A4)
    if sum(lines) * A4 <= most:
        return [Keeps.ALL] * len(lines)
    kept = [Keeps.NOTHING] * len(lines)
    kept[0] = Keeps.NOT_FIRST_CELL
    kept[-1] = Keeps.ALL
    if lines[-1] <= _LOW and len(lines) > 2:
        kept[-2] = Keeps.ALL
    return kept
