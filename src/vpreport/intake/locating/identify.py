"""Which department's template a file is: the places that carry the code vote.

Every carrier is lost in some program or by some habit (document inspection, copied sheets, a
renamed property), so no single one is relied on, and two that contradict each other are said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.intake.asked import Asked
from vpreport.intake.grid import CellKind, Grid, Sheet, a1
from vpreport.intake.locating.areas import is_key_mark
from vpreport.intake.locating.naming import check_organisation, named_for_another
from vpreport.intake.locating.rebuilt import Declared, rebuilt_areas
from vpreport.intake.locating.versions import other_version
from vpreport.intake.locating.witnesses import NAME_COLUMN
from vpreport.intake.parsing.cleaning import one_line
from vpreport.intake.refusal import FileRefusedError
from vpreport.plan.identifiers import compact
from vpreport.template.code import TemplateCode, parse_code
from vpreport.template.edition import Edition
from vpreport.template.layout import DEFINED_NAME, INFO_SHEET, PROPERTY
from vpreport.texts import template as texts

# Below this share of its row ids a file without a code is not taken for a department's.
ENOUGH_ROWS: Final = Decimal("0.8")

_CODE: Final = re.compile(r"VPS?(?:-[0-9A-Z]+){4}")
_LABEL: Final = texts.CODE.partition("{")[0].strip()
_PROPERTIES: Final = (PROPERTY, "subject", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose answers a file has. `code` None: no code was left, the rows told.

    `is_current`: the template was made from the plan as it is now, so its texts must be the same.
    """

    department: str
    code: TemplateCode | None
    is_current: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carrier:
    """A place that should carry the code; `code` None where what stands there is no right code.

    `leads`: it stands on the key row, beside the answers themselves.
    """

    text: str
    code: TemplateCode | None
    place: Place
    leads: bool = False


def identify(grid: Grid, asked: Asked, file: str) -> Identity:
    """Return whose template the workbook is.

    Raises FileRefusedError where it is no template of what was asked, or where its
    carriers contradict each other.
    """
    check_organisation(grid, asked, file)
    carriers = tuple(_carriers(grid, asked.edition, file))
    code = _elected(carriers, file)
    damaged = tuple(
        _damaged(carrier) for carrier in carriers if code is None or carrier.code != code
    )
    if code is None:
        return _by_rows(grid, asked, file, damaged)
    department = _department(code, asked, file)
    current = asked.code(department)
    version = () if code == current else (other_version(grid, asked, department, code, file),)
    return Identity(
        department=department,
        code=code,
        is_current=code == current,
        findings=(*version, *damaged, *named_for_another(asked, department, file)),
    )


def _carriers(grid: Grid, edition: Edition, file: str) -> Iterator[_Carrier]:
    for sheet in grid.sheets:
        yield from _cell_carriers(sheet, edition, file)
        yield from _hidden_carriers(sheet.footer, edition, file)
    for name in _PROPERTIES:
        yield from _hidden_carriers(grid.properties.get(name, ""), edition, file)
    yield from _hidden_carriers(grid.names.get(DEFINED_NAME, ""), edition, file)


def _cell_carriers(sheet: Sheet, edition: Edition, file: str) -> Iterator[_Carrier]:
    is_info = sheet.name.casefold() == INFO_SHEET
    for (row, column), cell in sheet.cells.items():
        if cell.kind is not CellKind.TEXT:
            continue
        key = sheet.cells.get((row, column - 1)) if is_info else None
        is_value_of_code = key is not None and key.text == "code"
        leads = is_key_mark(cell)
        is_labelled = _LABEL in cell.text and cell.text.strip().startswith(_LABEL)
        if leads or is_value_of_code or is_labelled:
            place = Place(file=file, sheet=sheet.name, cell=a1(row, column), row=row, column=column)
            code = _code_in(cell.text, edition)
            yield _Carrier(text=cell.text, code=code, place=place, leads=leads)


def _hidden_carriers(text: str, edition: Edition, file: str) -> Iterator[_Carrier]:
    """Give a property, name or foot its vote; one without a right code was just not kept."""
    code = _code_in(text, edition)
    if code is not None:
        yield _Carrier(text=text, code=code, place=Place(file=file))


def _code_in(text: str, edition: Edition) -> TemplateCode | None:
    found = _CODE.search(text.upper())
    return parse_code(found.group(), edition) if found else None


def _elected(carriers: tuple[_Carrier, ...], file: str) -> TemplateCode | None:
    """Return the code of more than half of the carriers; None where there is no code at all.

    The key rows stand beside the answers, so they must all agree with the winner.
    """
    votes = Counter(carrier.code for carrier in carriers if carrier.code is not None)
    if not votes:
        return None
    winner, count = votes.most_common(1)[0]
    leading = {carrier.code for carrier in carriers if carrier.leads and carrier.code is not None}
    if 2 * count <= votes.total() or leading - {winner}:
        codes = tuple(sorted(str(code) for code in votes))
        place = Place(file=file)
        raise FileRefusedError(
            Finding(code=Code.CARRIERS_DISAGREE, place=place, params={"codes": codes})
        )
    return winner


def _damaged(carrier: _Carrier) -> Finding:
    return Finding(code=Code.CODE_DAMAGED, place=carrier.place, params={"value": carrier.text})


def _department(code: TemplateCode, asked: Asked, file: str) -> str:
    place, checkpoint = Place(file=file), asked.checkpoint
    if code.checkpoint != compact(checkpoint.id):
        labels = {compact(known.id): known.label for known in asked.plan.checkpoints}
        params = {
            "code": str(code),
            "found": labels.get(code.checkpoint, code.checkpoint),
            "wanted": checkpoint.label,
        }
        raise FileRefusedError(Finding(code=Code.WRONG_CHECKPOINT, place=place, params=params))
    for department in asked.departments:
        if compact(department) == code.department:
            return department
    params = {"code": str(code)}
    raise FileRefusedError(Finding(code=Code.UNKNOWN_DEPARTMENT, place=place, params=params))


def _by_rows(grid: Grid, asked: Asked, file: str, damaged: tuple[Finding, ...]) -> Identity:
    """Recognise a file without a code by its row ids, or by what can be seen of its rows."""
    place = Place(file=file)
    for code, counting in (
        (Code.RECOGNISED_BY_ROWS, _count_ids),
        (Code.RECOGNISED_BY_LABELS, _count_labels),
    ):
        department, found, total = _most(asked, counting(grid))
        if department:
            params = {
                "found": Decimal(found),
                "total": Decimal(total),
                "department": asked.plan.department(department).name,
            }
            by_rows = Finding(code=code, place=place, params=params)
            named = named_for_another(asked, department, file)
            findings = (by_rows, *damaged, *named)
            return Identity(department=department, code=None, is_current=False, findings=findings)
    raise FileRefusedError(Finding(code=Code.NOT_OUR_TEMPLATE, place=place), *damaged)


def _most(asked: Asked, count: Callable[[Declared], int]) -> tuple[str, int, int]:
    """Return the only department of which most rows are found, with how many of how many.

    Its id is empty where too few are found, or as many of another department.
    """
    known: dict[str, tuple[int, int]] = {}
    for department in asked.departments:
        declared = asked.tables(department)
        found, total = count(declared), sum(len(rows) for _, rows in declared)
        if found >= ENOUGH_ROWS * total:
            known[department] = (found, total)
    most = max((found for found, _ in known.values()), default=0)
    best = [department for department, (found, _) in known.items() if found == most]
    return (best[0], *known[best[0]]) if len(best) == 1 else ("", 0, 0)


def _count_ids(grid: Grid) -> Callable[[Declared], int]:
    texts_in_file = _texts(grid)

    def count(declared: Declared) -> int:
        return sum(row.id in texts_in_file for _, rows in declared for row in rows)

    return count


def _count_labels(grid: Grid) -> Callable[[Declared], int]:
    texts_in_file = _texts(grid)

    def count(declared: Declared) -> int:
        named = sum(
            one_line(row.shown[table.columns[NAME_COLUMN].key]) in texts_in_file
            for table, rows in declared
            for row in rows
        )
        if named < ENOUGH_ROWS * sum(len(rows) for _, rows in declared):
            return 0  # spares large files of other kinds the search
        areas = (area for sheet in grid.sheets for area in rebuilt_areas(sheet, declared))
        return len({(area.table.key, row_id) for area in areas for row_id in area.rows})

    return count


def _texts(grid: Grid) -> frozenset[str]:
    return frozenset(
        one_line(cell.text)
        for sheet in grid.sheets
        for cell in sheet.cells.values()
        if cell.kind is CellKind.TEXT
    )
