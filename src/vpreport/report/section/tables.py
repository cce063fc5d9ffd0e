"""A table in Word, as pure functions.

The order of the children follows the schema (ISO/IEC 29500-1, annex A). A table is simple: no
merged, split or empty cells, a header row that is flagged and repeated, rows that are not divided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from vpreport.report.section.blocks import Cell, Column, Table
from vpreport.report.section.columns import Widths, columns_of
from vpreport.report.section.fragments import styled
from vpreport.report.section.layout import Layout, Styles
from vpreport.report.section.letters import Letters
from vpreport.report.section.ooxml import WORD, Element, one_line, text_run, w
from vpreport.report.section.prose import in_cell
from vpreport.report.style import STATUS_COLOURS

# A table of so few lines is not divided between pages. In a longer one the last row stays with the
# source below it, and a low row is not left alone at the end or the beginning of a page.
# LibreOffice does not repeat the header of a table whose rows all keep together, and where the
# first row keeps with the second, version 7.4 now and then leaves out the rows that do not fit on
# the page. It asks only the first cell of a row, so that of the first row never says that it keeps.
_KEPT_WHOLE: Final = 8
_KEPT_LOW: Final = 14  # where the rows are low, so that one or two of them would look lost
_LOW: Final = 3


def table(block: Table, layout: Layout) -> Element:
    """Return the table; its last row keeps with what stands after it, the source."""
    planned = columns_of(block, layout.width, layout.styles)
    styles, widths = replace(layout.styles, letters=planned.letters), planned.columns
    is_total_bold = block.has_total and not styles.marks_total
    last = len(block.rows) - 1
    rows = [
        _row(row, block.columns, widths, _Row(styles, keeps, is_total_bold and place == last))
        for place, (row, keeps) in enumerate(zip(block.rows, _kept(planned.lines), strict=True))
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
    return w("tbl", properties, grid, _head(block.columns, planned, styles), *rows)


def _air(beside: int) -> Element:
    sides = (w(side, w=beside, type="dxa") for side in ("left", "right"))
    return w("tblCellMar", *sides)


def _kept(lines: tuple[int, ...]) -> list[_Keeps]:
    """Return for each row, so many lines high, how it stays on the page of what follows it."""
    is_low = max(lines, default=0) <= _LOW
    if sum(lines) <= (_KEPT_LOW if is_low else _KEPT_WHOLE):
        return [_Keeps.ALL] * len(lines)
    kept = [_Keeps.NOTHING] * len(lines)
    kept[0] = _Keeps.NOT_FIRST_CELL
    kept[-1] = _Keeps.ALL
    if lines[-1] <= _LOW and len(lines) > 2:
        kept[-2] = _Keeps.ALL
    return kept


class _Keeps(Enum):
    """Which cells of a row say that it stays on the page of what follows it."""

    ALL = "all"
    NOT_FIRST_CELL = "not_first_cell"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class _Row:
    """How the paragraphs of a row are set."""

    styles: Styles
    keeps: _Keeps
    is_bold: bool = False


def _head(columns: tuple[Column, ...], planned: Widths, styles: Styles) -> Element:
    row = _Row(styles, _Keeps.ALL, is_bold=not styles.marks_head)
    cells = [
        _head_cell(
            column, width, row, is_turned=place in planned.turned, is_high=bool(planned.head)
        )
        for place, (column, width) in enumerate(zip(columns, planned.columns, strict=True))
    ]
    height = w("trHeight", val=planned.head, hRule="atLeast") if planned.head else None
    return w("tr", w("trPr", w("cantSplit"), height, w("tblHeader")), *cells)


def _head_cell(column: Column, width: int, row: _Row, *, is_turned: bool, is_high: bool) -> Element:
    letters = row.styles.letters.head
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    paragraph = _cell_paragraph(column.title, row, letters, is_count=column.is_count)
    if is_turned:
        properties.append(w("textDirection", val="btLr"))
        # What is below when turned is to the right, where the numbers stand.
        properties.append(w("vAlign", val="bottom" if column.is_count else "top"))
        for aligned in paragraph.iter(f"{{{WORD}}}jc"):
            aligned.set(f"{{{WORD}}}val", "left")
    elif is_high:
        properties.append(w("vAlign", val="bottom"))
    return w("tc", properties, paragraph)


def _row(
    cells: tuple[Cell, ...], columns: tuple[Column, ...], widths: tuple[int, ...], row: _Row
) -> Element:
    made = [
        _cell(cell, width, row if place else _first(row), is_count=column.is_count)
        for place, (cell, column, width) in enumerate(zip(cells, columns, widths, strict=True))
    ]
    return w("tr", w("trPr", w("cantSplit")), *made)


def _first(row: _Row) -> _Row:
    is_silent = row.keeps is _Keeps.NOT_FIRST_CELL
    return replace(row, keeps=_Keeps.NOTHING) if is_silent else row


def _cell(cell: Cell, width: int, row: _Row, *, is_count: bool) -> Element:
    colour = STATUS_COLOURS.get(cell.status)
    shading = w("shd", val="clear", color="auto", fill=colour.fill) if colour else None
    letters = row.styles.letters.text
    return w(
        "tc",
        w("tcPr", w("tcW", w=width, type="dxa"), shading),
        _cell_paragraph(
            cell.text, row, letters, is_count=is_count, colour=colour.text if colour else ""
        ),
        *(_note(note, row, is_count=is_count) for note in cell.notes),
    )


def _cell_paragraph(
    text: str, row: _Row, letters: Letters, *, is_count: bool, colour: str = ""
) -> Element:
    styles = row.styles
    style = styles.count if is_count else styles.cell
    look = _look(letters, is_bold=row.is_bold, colour=colour)
    paragraph = _paragraph(text, style, look, keep=row.keeps is not _Keeps.NOTHING)
    if is_count and styles.count == styles.cell:
        paragraph[0].append(w("jc", val="right"))
    return paragraph


def _note(text: str, row: _Row, *, is_count: bool) -> Element:
    styles = row.styles
    paragraph = _paragraph(
        text, styles.note, _look(styles.letters.note), keep=row.keeps is not _Keeps.NOTHING
    )
    if is_count and styles.count == styles.cell:
        paragraph[0].append(w("jc", val="right"))
    return paragraph


def _look(letters: Letters, *, is_bold: bool = False, colour: str = "") -> list[Element]:
    """Return the properties of letters that no style gives them, in the order of the schema."""
    look = [w("b"), w("bCs")] if is_bold else []
    if colour:
        look.append(w("color", val=colour))
    if not letters.is_said:
        look += [w("sz", val=letters.size), w("szCs", val=letters.size)]
    return look


def _paragraph(text: str, style: str, look: list[Element], *, keep: bool) -> Element:
    properties = styled(style)
    if keep:
        properties.append(w("keepNext"))
    run = text_run(in_cell(text))
    if look:
        run.insert(0, w("rPr", *look))
    return w("p", properties, run)
