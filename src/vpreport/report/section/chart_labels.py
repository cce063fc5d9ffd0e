"""The numbers on the bars of a chart, as many as there is room for."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Final

from vpreport.report import style as house
from vpreport.report.section import drawingml as dml
from vpreport.report.section.blocks import Chart, Series
from vpreport.report.section.layout import ChartLook
from vpreport.report.section.letters import letters_of
from vpreport.report.section.ooxml import Element

_TWENTIETHS: Final = 20


class _Room(Enum):
    """What there is room for in one part of a stacked bar."""

    ALL = "all"
    SYMBOL = "symbol"
    NOTHING = "nothing"


def labels(chart: Chart, series: Series, width: float, look: ChartLook) -> Element:
    """Return the numbers on the bars: white inside a stacked one, else beyond its end.

    `width` is that of the longest bar, in points. In a stacked bar a part that is too short for
    its label has only the symbol, or nothing: all the numbers stand in the table.
    """
    short = [
        _short_label(chart, series, place, room, look)
        for place, value in enumerate(series.values)
        if chart.is_stacked
        and value
        and (room := _room(chart, series, value, width, look)) != _Room.ALL
    ]
    return dml.c("dLbls", *short, *_label(chart, _number_format(chart, series), look))


def width_of_label(chart: Chart, value: Decimal | int, look: ChartLook, symbol: str = "") -> float:
    """Return how wide the label of a value is, in points."""
    return width_of_text(f"{symbol}{value:.{chart.places}f}", look, is_bold=True)


def width_of_text(text: str, look: ChartLook, *, is_bold: bool = False) -> float:
    """Return how wide a text in the chart is on one line, in points."""
    letters = letters_of(look.font, dml.TEXT_SIZE // dml.PER_HALF_POINT, is_bold=is_bold)
    return letters.room(text) / _TWENTIETHS


def _room(
    chart: Chart, series: Series, value: Decimal | int, width: float, look: ChartLook
) -> _Room:
    bars = zip(*(_sizes(each) for each in chart.series), strict=True)
    own = abs(float(value)) / max(map(sum, bars)) * width
    if own >= width_of_label(chart, value, look, series.symbol):
        return _Room.ALL
    return (
        _Room.SYMBOL
        if series.symbol and own >= width_of_text(series.symbol, look, is_bold=True)
        else _Room.NOTHING
    )


def _sizes(series: Series) -> list[float]:
    return [abs(float(value)) if value else 0 for value in series.values]


def _short_label(chart: Chart, series: Series, place: int, room: _Room, look: ChartLook) -> Element:
    if room is _Room.NOTHING:
        return dml.c("dLbl", dml.c("idx", val=place), dml.c("delete", val=1))
    return dml.c("dLbl", dml.c("idx", val=place), *_label(chart, f'"{series.symbol}"', look))


def _label(chart: Chart, number_format: str, look: ChartLook) -> tuple[Element, ...]:
    return (
        dml.c("numFmt", formatCode=number_format, sourceLinked=0),
        dml.c("spPr", dml.a("noFill"), dml.a("ln", dml.a("noFill"))),
        dml.letters(
            house.WHITE if chart.is_stacked else look.ink, look.font, bold=chart.is_stacked
        ),
        dml.c("dLblPos", val="ctr" if chart.is_stacked else "outEnd"),
        dml.c("showLegendKey", val=0),
        dml.c("showVal", val=1),
        dml.c("showCatName", val=0),
        dml.c("showSerName", val=0),
        dml.c("showPercent", val=0),
        dml.c("showBubbleSize", val=0),
    )


def _number_format(chart: Chart, series: Series) -> str:
    """Return the format of positive, negative and no number; stacked, nothing is shown for 0."""
    number = f"#,##0.{'0' * chart.places}" if chart.places else "#,##0"
    symbol = f'"{series.symbol}"' if series.symbol else ""
    zero = "" if chart.is_stacked else number
    return f'{symbol}{number};{symbol}"−"{number};{zero}'
