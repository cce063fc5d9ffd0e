"""The small workbook inside a chart, which Word opens for "Redigera data".

Written by hand: one sheet with the categories in column A and a series in each column after it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from html import escape
from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from vpreport.report.section.blocks import Chart
from vpreport.report.section.ooxml import RELATIONS, one_line
from vpreport.report.section.zipping import HEAD, write_zip

SHEET: Final = "Data"

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT_TYPES: Final = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    "</Types>"
)
_WORKBOOK: Final = (
    f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def workbook(chart: Chart) -> bytes:
    """Return the workbook with the numbers of the chart."""
    file = io.BytesIO()
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": _sheet(chart),
    }
    write_zip(file, members)
    return file.getvalue()


def categories_at(chart: Chart) -> str:
    """Return where the categories stand: "Data!$A$2:$A$6"."""
    return f"{SHEET}!$A$2:$A${len(chart.categories) + 1}"


def name_at(place: int) -> str:
    """Return where the name of a series stands; `place` is counted from 0."""
    return f"{SHEET}!${xl_col_to_name(place + 1)}$1"


def values_at(chart: Chart, place: int) -> str:
    column = xl_col_to_name(place + 1)
    return f"{SHEET}!${column}$2:${column}${len(chart.categories) + 1}"


def _relation(kind: str, target: str) -> str:
    return (
        f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )


def _sheet(chart: Chart) -> str:
    rows = "".join(
        f'<row r="{number}">{"".join(cells)}</row>'
        for number, cells in enumerate(_rows(chart), start=1)
    )
    return f'{HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _rows(chart: Chart) -> Iterator[list[str]]:
    names = enumerate((series.name for series in chart.series), start=1)
    yield [_text(0, column, name) for column, name in names]
    for row, category in enumerate(chart.categories, start=1):
        values = enumerate((series.values[row - 1] for series in chart.series), start=1)
        yield [_text(row, 0, category), *(_number(row, column, v) for column, v in values)]


def _text(row: int, column: int, text: str) -> str:
    at = xl_rowcol_to_cell(row, column)
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(one_line(text), quote=False)}</t></is></c>'


def _number(row: int, column: int, value: Decimal | int | None) -> str:
    return "" if value is None else f'<c r="{xl_rowcol_to_cell(row, column)}"><v>{value}</v></c>'
