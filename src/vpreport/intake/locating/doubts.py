"""Input cells of a row whose content cannot be taken for the answer, or not without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vpreport.findings import Code, Finding
from vpreport.intake.grid import Sheet, a1
from vpreport.intake.locating.spots import Spot
from vpreport.intake.parsing.answers import is_blank
from vpreport.intake.parsing.cleaning import one_line
from vpreport.template.table import Column


def merged_inputs(spot: Spot, keys: Iterable[str]) -> Mapping[str, Finding]:
    """Return a finding for each of the row's cells that is merged with another input or row.

    Only one cell of a merged range is seen, so it cannot be known whose answer it is. A range
    without content hides nothing.
    """
    columns = {key: column for key in keys if (column := spot.column(key)) is not None}
    found = {}
    for area in spot.area.sheet.merged:
        top, left, bottom, right = area
        inside = [key for key, column in columns.items() if left <= column <= right]
        if top <= spot.number <= bottom and (len(inside) > 1 or (inside and top < bottom)):
            text = _content(spot.area.sheet, area)
            params = {"area": f"{a1(top, left)}:{a1(bottom, right)}", "value": text}
            for key in inside if text else ():
                place = spot.place(key)
                found[key] = Finding(code=Code.MERGED_INPUT, place=place, params=params)
    return found


def _content(sheet: Sheet, area: tuple[int, int, int, int]) -> str:
    """Return what stands in a merged range: in its first cell, or in one that it covers."""
    top, left, bottom, right = area
    texts = (
        cell.text
        for (row, column), cell in sorted(sheet.cells.items())
        if top <= row <= bottom and left <= column <= right and not is_blank(cell)
    )
    return next(texts, "")


def not_asked(spot: Spot, columns: Iterable[Column]) -> Iterator[Finding]:
    """Yield a finding for each answer in an input cell that this row does not ask for."""
    for column in columns:
        cell = spot.cell(column.key)
        is_open = column.key in spot.row.fields or column.key in spot.row.shown
        if is_open or cell is None or is_blank(cell):
            continue
        if one_line(cell.text) != one_line(spot.row.closed.get(column.key, "")):
            place = spot.place(column.key)
            params = {"value": cell.text}
            yield Finding(code=Code.ANSWER_NOT_ASKED, place=place, params=params)


def hidden_answers(spot: Spot, keys: Iterable[str]) -> Iterator[Finding]:
    """Yield one finding if the row has an answer that a person cannot see."""
    sheet = spot.area.sheet
    row_is_hidden = sheet.is_hidden or spot.number in sheet.hidden_rows
    for key in keys:
        if not is_blank(spot.cell(key)) and (
            row_is_hidden or spot.column(key) in sheet.hidden_columns
        ):
            yield Finding(code=Code.HIDDEN_ROW, place=spot.place(key))
            return
