"""The rows of a table in Word.

A table has many cells in few shapes, so each shape is made once, as elements, and then filled in as
text: making every cell of elements takes ten times as long.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from html import escape
from itertools import chain, zip_longest
from typing import Final

from lxml import etree

from vpreport.report.section.blocks import Cell, Column
from vpreport.report.section.columns import Widths
from vpreport.report.section.fragments import styled
from vpreport.report.section.letters import Letters, TableLetters
from vpreport.report.section.ooxml import WORD, Element, kept_together, text_run, w
from vpreport.report.section.prose import in_cell
from vpreport.report.style import STATUS_COLOURS

_OPEN: Final = "\ue000"  # stands for a width or a text in a shape: a sign of no script
_DECLARED: Final = f' xmlns:w="{WORD}"'


class Keeps(Enum):
    """Which cells of a row say that it stays on the page of what follows it."""

    ALL = "all"
    NOT_FIRST_CELL = "not_first_cell"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """How the paragraphs of a row are set: the ids of their styles, and what these do not say."""

    cell: str
    count: str
    note: str
    letters: TableLetters
    keeps: Keeps
    is_bold: bool = False


def head_row(columns: tuple[Column, ...], planned: Widths, row: RowLook) -> Element:
    """Return the head, which is repeated on each page."""
    cells = [
        _head_cell(
            column, width, row, is_turned=place in planned.turned, is_high=bool(planned.head)
        )
        for place, (column, width) in enumerate(zip(columns, planned.columns, strict=True))
    ]
    height = w("trHeight", val=planned.head, hRule="atLeast") if planned.head else None
    return w("tr", w("trPr", w("cantSplit"), height, w("tblHeader")), *cells)


def _head_cell(
    column: Column, width: int, row: RowLook, *, is_turned: bool, is_high: bool
) -> Element:
    letters = row.letters.head
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


def body_row(
    cells: tuple[Cell, ...], columns: tuple[Column, ...], widths: tuple[int, ...], look: RowLook
) -> Element:
    """Return a row, which is not divided between pages."""
    first = replace(look, keeps=Keeps.NOTHING) if look.keeps is Keeps.NOT_FIRST_CELL else look
    filled = "".join(
        _filled(cell, width, look if place else first, is_count=column.is_count)
        for place, (cell, column, width) in enumerate(zip(cells, columns, widths, strict=True))
    )
    properties = "<w:trPr><w:cantSplit/></w:trPr>"
    return etree.fromstring(f"<w:tr{_DECLARED}>{properties}{filled}</w:tr>")


def _filled(cell: Cell, width: int, look: RowLook, *, is_count: bool) -> str:
    """Return a cell as text."""
    shape = _shape(look, cell.status, len(cell.notes), is_count=is_count)
    texts = (escape(kept_together(in_cell(text)), quote=False) for text in (cell.text, *cell.notes))
    return "".join(chain.from_iterable(zip_longest(shape, (str(width), *texts), fillvalue="")))


@lru_cache(maxsize=1024)
def _shape(look: RowLook, status: str, notes: int, *, is_count: bool) -> tuple[str, ...]:
    """Return what stands around the width and the texts of such cells."""
    cell = _cell(Cell(_OPEN, status=status, notes=(_OPEN,) * notes), look, is_count=is_count)
    return tuple(etree.tostring(cell, encoding="unicode").replace(_DECLARED, "").split(_OPEN))


def _cell(cell: Cell, row: RowLook, *, is_count: bool) -> Element:
    colour = STATUS_COLOURS.get(cell.status)
    shading = w("shd", val="clear", color="auto", fill=colour.fill) if colour else None
    letters = row.letters.text
    return w(
        "tc",
        w("tcPr", w("tcW", w=_OPEN, type="dxa"), shading),
        _cell_paragraph(
            cell.text, row, letters, is_count=is_count, colour=colour.text if colour else ""
        ),
        *(_note(note, row, is_count=is_count) for note in cell.notes),
    )


def _cell_paragraph(
    text: str, row: RowLook, letters: Letters, *, is_count: bool, colour: str = ""
) -> Element:
    style = row.count if is_count else row.cell
    look = _look(letters, is_bold=row.is_bold, colour=colour)
    paragraph = _paragraph(text, style, look, keep=row.keeps is not Keeps.NOTHING)
    if is_count and row.count == row.cell:
        paragraph[0].append(w("jc", val="right"))
    return paragraph


def _note(text: str, row: RowLook, *, is_count: bool) -> Element:
    paragraph = _paragraph(
        text, row.note, _look(row.letters.note), keep=row.keeps is not Keeps.NOTHING
    )
    if is_count:  # as the number above it
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
