"""The chart part of a chart: DrawingML that Word and LibreOffice draw, with its numbers cached.

The order of the children follows the schema (ISO/IEC 29500-1, dml-chart.xsd).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from lxml import etree

from vpreport.report import style as house
from vpreport.report.section import chart_workbook as data
from vpreport.report.section import drawingml as dml
from vpreport.report.section.blocks import Chart, Series
from vpreport.report.section.chart_labels import labels, width_of_label, width_of_text
from vpreport.report.section.layout import ChartLook
from vpreport.report.section.ooxml import RELATIONS, Element, one_line

WORKBOOK_RELATION: Final = "rId1"

_OUTLINE: Final = 9525  # EMU, three quarters of a point
_GAP: Final = 50  # percent of a bar, between the categories
_BARS_FROM: Final = 0.3  # of the width: the names of the categories stand to the left of it
_BARS_FROM_MOST: Final = 0.5
_BARS_TO: Final = 0.97
_AROUND: Final = 40  # points for the legend and the air, and so on below
_ABOVE: Final = 5
_STACKED_BAR: Final = 26
_BAR: Final = 12
_BETWEEN: Final = 6
_HIGHEST: Final = 620
_AIR: Final = 8  # points between a number beyond a bar and what stands there
_CATEGORY_AXIS: Final = 1
_VALUE_AXIS: Final = 2
_HOUSE: Final = ChartLook()


def chart_part(chart: Chart, *, width: float, look: ChartLook = _HOUSE) -> bytes:
    """Return the part as bytes, the same every time; `width` of the drawing is in points."""
    begin = _begin_of_bars(chart, width, look)
    space = dml.c(
        "chartSpace",
        dml.c("date1904", val=0),
        dml.c("lang", val=dml.LANGUAGE),
        dml.c("roundedCorners", val=0),
        dml.c(
            "chart",
            dml.c("autoTitleDeleted", val=1),  # the caption is the title
            dml.c(
                "plotArea",
                _place_of_bars(chart, begin),
                _bars(chart, width * (_BARS_TO - begin), look),
                _category_axis(chart, look),
                _value_axis(chart, width * (_BARS_TO - begin), look),
            ),
            *_legend(chart, look),
            dml.c("plotVisOnly", val=1),
            dml.c("dispBlanksAs", val="gap"),
        ),
        dml.c("spPr", dml.a("noFill"), dml.a("ln", dml.a("noFill"))),
        dml.letters(look.ink, look.font),
        _external_data(),
    )
    return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)


def height_of(chart: Chart) -> int:
    """Return how high the drawing is, in points."""
    bar = _STACKED_BAR if chart.is_stacked else _BAR * len(chart.series) + _BETWEEN
    return min(_HIGHEST, _AROUND + bar * len(chart.categories))


def _begin_of_bars(chart: Chart, width: float, look: ChartLook) -> float:
    """Return where the bars begin, as a part of the width.

    LibreOffice breaks long names beside stacked bars, but not beside bars that go to the left.
    """
    if chart.is_stacked:
        return _BARS_FROM
    names = max((width_of_text(name, look) for name in chart.categories), default=0) + _AIR
    return round(max(_BARS_FROM, min(_BARS_FROM_MOST, names / width)), 2)


def _place_of_bars(chart: Chart, begin: float) -> Element:
    """Return where the bars stand: as wide as can be."""
    height = height_of(chart)
    return dml.c(
        "layout",
        dml.c(
            "manualLayout",
            dml.c("layoutTarget", val="inner"),
            dml.c("xMode", val="edge"),
            dml.c("yMode", val="edge"),
            dml.c("x", val=begin),
            dml.c("y", val=round(_ABOVE / height, 3)),
            dml.c("w", val=round(_BARS_TO - begin, 2)),
            dml.c("h", val=round(1 - _AROUND / height, 3)),
        ),
    )


def _bars(chart: Chart, width: float, look: ChartLook) -> Element:
    return dml.c(
        "barChart",
        dml.c("barDir", val="bar"),
        dml.c("grouping", val="stacked" if chart.is_stacked else "clustered"),
        dml.c("varyColors", val=0),
        *(_series(chart, series, place, width, look) for place, series in enumerate(chart.series)),
        dml.c("gapWidth", val=_GAP),
        dml.c("overlap", val=100 if chart.is_stacked else 0),
        dml.c("axId", val=_CATEGORY_AXIS),
        dml.c("axId", val=_VALUE_AXIS),
    )


def _series(chart: Chart, series: Series, place: int, width: float, look: ChartLook) -> Element:
    name = one_line(f"{series.symbol} {series.name}".strip())
    return dml.c(
        "ser",
        dml.c("idx", val=place),
        dml.c("order", val=place),
        dml.c("tx", _cached("strRef", "strCache", data.name_at(place), [name])),
        _fill(chart, series, place, look),
        dml.c("invertIfNegative", val=0),
        labels(chart, series, width, look),
        dml.c(
            "cat",
            _cached(
                "strRef", "strCache", data.categories_at(chart), map(one_line, chart.categories)
            ),
        ),
        dml.c("val", _cached("numRef", "numCache", data.values_at(chart, place), series.values)),
    )


def _cached(
    reference: str, cache: str, at: str, values: Iterable[str | Decimal | int | None]
) -> Element:
    shown = list(values)
    formats = [dml.text("formatCode", "General")] if cache == "numCache" else []
    points = (
        dml.c("pt", dml.text("v", str(value)), idx=place)
        for place, value in enumerate(shown)
        if value is not None
    )
    return dml.c(
        reference,
        dml.text("f", at),
        dml.c(cache, *formats, dml.c("ptCount", val=len(shown)), *points),
    )


def _fill(chart: Chart, series: Series, place: int, look: ChartLook) -> Element:
    colour = series.colour or look.series[place % len(look.series)]
    line = house.WHITE if chart.is_stacked else look.series[0]
    return dml.c("spPr", dml.solid(colour), dml.a("ln", dml.solid(line), w=_OUTLINE))


def _category_axis(chart: Chart, look: ChartLook) -> Element:
    """Return the axis of the names; its line would be cut by the white ones of stacked bars."""
    line = dml.a("noFill") if chart.is_stacked else dml.solid(house.MUTED)
    return dml.c(
        "catAx",
        dml.c("axId", val=_CATEGORY_AXIS),
        dml.c("scaling", dml.c("orientation", val="maxMin")),  # the first category on top
        dml.c("delete", val=0),
        dml.c("axPos", val="l"),
        dml.c("majorTickMark", val="none"),
        dml.c("minorTickMark", val="none"),
        dml.c("tickLblPos", val="low"),  # outside the bars also where they go to the left
        dml.c("spPr", dml.a("ln", line, w=_OUTLINE)),
        dml.letters(look.ink, look.font),
        dml.c("crossAx", val=_VALUE_AXIS),
        dml.c("crosses", val="autoZero"),
        dml.c("noMultiLvlLbl", val=1),
    )


def _value_axis(chart: Chart, width: float, look: ChartLook) -> Element:
    """Return the axis of values, which is not shown: every bar has its number."""
    return dml.c(
        "valAx",
        dml.c("axId", val=_VALUE_AXIS),
        dml.c("scaling", dml.c("orientation", val="minMax"), *_ends(chart, width, look)),
        dml.c("delete", val=1),
        dml.c("axPos", val="b"),
        dml.c("majorTickMark", val="none"),
        dml.c("minorTickMark", val="none"),
        dml.c("tickLblPos", val="none"),
        dml.c("crossAx", val=_CATEGORY_AXIS),
        dml.c("crosses", val="autoZero"),
    )


def _ends(chart: Chart, width: float, look: ChartLook) -> Iterator[Element]:
    """Return where the axis ends: beyond the longest bar, so that its number has room."""
    values = [value for each in chart.series for value in each.values if value is not None]
    if chart.is_stacked or not values:
        return
    highest, lowest = max(0, *values), min(0, *values)
    beyond = max(width_of_label(chart, value, look) for value in values) + _AIR
    share = min(1, beyond / max(1, width - beyond))
    room = (highest - lowest) * Decimal(round(share, 2))
    if highest:
        yield dml.c("max", val=float(highest + room))
    if lowest:
        yield dml.c("min", val=float(lowest - room))


def _legend(chart: Chart, look: ChartLook) -> Iterator[Element]:
    if len(chart.series) > 1 or chart.is_stacked:
        yield dml.c(
            "legend",
            dml.c("legendPos", val="b"),
            dml.c("overlay", val=0),
            dml.letters(look.ink, look.font),
        )


def _external_data() -> Element:
    element = dml.c("externalData", dml.c("autoUpdate", val=0))
    element.set(f"{{{RELATIONS}}}id", WORKBOOK_RELATION)
    return element
