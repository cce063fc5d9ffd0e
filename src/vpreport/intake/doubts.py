"""Input cells of a row whose content cannot be taken for the answer, or not without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vpreport.findings import Code, Finding
from vpreport.intake.cleaning import one_line
from vpreport.intake.grid import a1
from vpreport.intake.parsing import is_blank
from vpreport.intake.spots import Spot
from vpreport.template.table import Column


def merged_inputs(spot: Spot, keys: Iterable[str]) -> Mapping[str, Finding]:
    """Return a finding for each of the row's cells that is merged with another input or row.

    Only the first cell of a merged range can hold anything, so it cannot be known whose answer
    it is. A range without content hides nothing.
    """
    columns = {key: column for key in keys if (column := spot.column(key)) is not None}
    found = {}
    for top, left, bottom, right in spot.area.sheet.merged:
        inside = [key for key, column in columns.items() if left <= column <= right]
        shown = spot.area.sheet.cells.get((top, left))
        if not top <= spot.number <= bottom or shown is None or is_blank(shown):
            continue
        if len(inside) > 1 or (inside and top < bottom):
            params = {"area": f"{a1(top, left)}:{a1(bottom, right)}", "value": shown.text}
            for key in inside:
                place = spot.place(key)
                found[key] = Finding(code=Code.MERGED_INPUT, place=place, params=params)
    return found


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
