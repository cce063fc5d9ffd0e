"""Native charts over a table of the same sheet: bars with the number on every one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, cast

from xlsxwriter import Workbook
from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.worksheet import Worksheet

from vpreport import palette
from vpreport.report.style import FONT
from vpreport.report.workbook.checked import checked
from vpreport.report.workbook.declared import Chart, Series

_AROUND_BARS: Final = 110  # pixels for title and legend
_PER_BAR: Final = 36
_PER_GROUPED_BAR: Final = 22
_BETWEEN_GROUPS: Final = 14
_MOVE_NOT_SIZE: Final = 2  # object_position: stays whole when rows above change height
_SMALL: Final = {"name": FONT, "size": 10, "color": palette.INK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a table was drawn, in rows counted from 0.

    `top` is that of its title, `head` that of its headings, `last` its last without the total.
    """

    top: int
    head: int
    last: int
    columns: int

    @property
    def length(self) -> int:
        return self.last - self.head


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a chart stands: its row, and in pixels its place from there and its size."""

    row: int
    left: int
    top: int
    width: int
    height: int


def height(chart: Chart, placed: Placed) -> int:
    """Return the height in pixels of a chart with a bar, or a group of them, for each row."""
    grouped = _PER_GROUPED_BAR * len(chart.series) + _BETWEEN_GROUPS
    return _AROUND_BARS + (_PER_BAR if chart.is_stacked else grouped) * placed.length


def insert_chart(
    book: Workbook, worksheet: Worksheet, chart: Chart, *, over: Placed, box: Box
) -> None:
    """Put `chart` in its box; the rows there must be high enough to hold it."""
    sheet: str = worksheet.name or ""
    subtype = {"subtype": "stacked"} if chart.is_stacked else {}
    native = cast("ChartBar", book.add_chart({"type": "bar", **subtype}))
    for series in chart.series:
        native.add_series(_series(sheet, chart, series, over))
    native.set_title(
        {
            "name": chart.title,
            "name_font": {"name": FONT, "size": 12, "bold": True, "color": palette.ACCENT},
            "overlay": False,
        }
    )
    native.set_y_axis(
        {
            "reverse": True,  # the first row of the table on top
            "num_font": _SMALL,
            "label_position": "low",  # beside the bars, also where they go to the left
            "line": {"color": palette.LINE},
            "major_gridlines": {"visible": False},
        }
    )
    ends = dict(zip(("min", "max"), map(float, chart.ends or ()), strict=False))
    native.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, **ends})
    native.set_legend({"position": "bottom", "font": _SMALL})
    native.set_chartarea({"border": {"color": palette.LINE}})
    native.set_size({"width": box.width, "height": box.height})
    options = {
        "description": chart.description,
        "object_position": _MOVE_NOT_SIZE,
        "x_offset": box.left,
        "y_offset": box.top,
    }
    checked(worksheet.insert_chart(box.row, 0, native, options))


def _series(sheet: str, chart: Chart, series: Series, over: Placed) -> dict[str, Any]:
    return {
        "name": [sheet, over.head, series.column],
        "categories": [sheet, over.head + 1, 0, over.last, 0],
        "values": [sheet, over.head + 1, series.column, over.last, series.column],
        "gap": 45,
        "fill": {"color": f"#{series.colour}"},
        "border": {"color": palette.WHITE, "width": 1},
        "data_labels": _stacked_labels(series) if chart.is_stacked else _labels(chart),
    }


def _stacked_labels(series: Series) -> dict[str, Any]:
    return {
        "value": True,
        "num_format": f'"{series.symbol} "0;;',  # nothing where there is none
        "font": {**_SMALL, "bold": True, "color": palette.WHITE},
    }


def _labels(chart: Chart) -> dict[str, Any]:
    decimals = f".{'0' * chart.places}" if chart.places else ""
    return {
        "value": True,
        "num_format": f"#,##0{decimals}",
        "position": "outside_end",
        "font": _SMALL,
    }
