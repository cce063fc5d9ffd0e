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
from vpreport.report.section.blocks import Chart, Series
from vpreport.report.section.ooxml import RELATIONS, Element, one_line

CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORKBOOK_RELATION: Final = "rId1"

_NAMESPACES: Final = {"c": CHART, "a": DRAWING, "r": RELATIONS}
_LANGUAGE: Final = "sv-SE"
_TEXT_SIZE: Final = 900  # hundredths of a point
_OUTLINE: Final = 9525  # EMU, three quarters of a point
_GAP: Final = 50  # percent of a bar, between the categories
_CATEGORY_AXIS: Final = 1
_VALUE_AXIS: Final = 2


def chart_part(chart: Chart) -> bytes:
    """Return the part as bytes, the same every time."""
    space = _c(
        "chartSpace",
        _c("date1904", val=0),
        _c("lang", val=_LANGUAGE),
        _c("roundedCorners", val=0),
        _c(
            "chart",
            _c("autoTitleDeleted", val=1),  # the caption is the title
            _c("plotArea", _c("layout"), _bars(chart), _category_axis(), _value_axis()),
            *_legend(chart),
            _c("plotVisOnly", val=1),
            _c("dispBlanksAs", val="gap"),
        ),
        _c("spPr", _a("noFill"), _a("ln", _a("noFill"))),
        _letters(house.INK),
        _external_data(),
    )
    return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)


def _bars(chart: Chart) -> Element:
    return _c(
        "barChart",
        _c("barDir", val="bar"),
        _c("grouping", val="stacked" if chart.is_stacked else "clustered"),
        _c("varyColors", val=0),
        *(_series(chart, series, place) for place, series in enumerate(chart.series)),
        _c("gapWidth", val=_GAP),
        _c("overlap", val=100 if chart.is_stacked else 0),
        _c("axId", val=_CATEGORY_AXIS),
        _c("axId", val=_VALUE_AXIS),
    )


def _series(chart: Chart, series: Series, place: int) -> Element:
    name = one_line(f"{series.symbol} {series.name}".strip())
    return _c(
        "ser",
        _c("idx", val=place),
        _c("order", val=place),
        _c("tx", _cached("strRef", "strCache", data.name_at(place), [name])),
        _fill(chart, series, place),
        _c("invertIfNegative", val=0),
        _labels(chart, series),
        _c(
            "cat",
            _cached(
                "strRef", "strCache", data.categories_at(chart), map(one_line, chart.categories)
            ),
        ),
        _c("val", _cached("numRef", "numCache", data.values_at(chart, place), series.values)),
    )


def _cached(
    reference: str, cache: str, at: str, values: Iterable[str | Decimal | int | None]
) -> Element:
    shown = list(values)
    formats = [_text("formatCode", "General")] if cache == "numCache" else []
    points = (
        _c("pt", _text("v", str(value)), idx=place)
        for place, value in enumerate(shown)
        if value is not None
    )
    return _c(
        reference, _text("f", at), _c(cache, *formats, _c("ptCount", val=len(shown)), *points)
    )


def _fill(chart: Chart, series: Series, place: int) -> Element:
    colour = series.colour or house.SERIES_COLOURS[place % len(house.SERIES_COLOURS)]
    line = house.WHITE if chart.is_stacked else house.SERIES_COLOURS[0]
    return _c("spPr", _solid(colour), _a("ln", _solid(line), w=_OUTLINE))


def _labels(chart: Chart, series: Series) -> Element:
    """Return the numbers on the bars: white inside a stacked one, else beyond its end."""
    return _c(
        "dLbls",
        _c("numFmt", formatCode=_number_format(chart, series), sourceLinked=0),
        _c("spPr", _a("noFill"), _a("ln", _a("noFill"))),
        _letters(house.WHITE if chart.is_stacked else house.INK, bold=chart.is_stacked),
        _c("dLblPos", val="ctr" if chart.is_stacked else "outEnd"),
        _c("showLegendKey", val=0),
        _c("showVal", val=1),
        _c("showCatName", val=0),
        _c("showSerName", val=0),
        _c("showPercent", val=0),
        _c("showBubbleSize", val=0),
    )


def _number_format(chart: Chart, series: Series) -> str:
    """Return the format of positive, negative and no number; stacked, nothing is shown for 0."""
    number = f"#,##0.{'0' * chart.places}" if chart.places else "#,##0"
    symbol = f'"{series.symbol} "' if series.symbol else ""
    zero = "" if chart.is_stacked else number
    return f'{symbol}{number};{symbol}"−"{number};{zero}'


def _category_axis() -> Element:
    return _c(
        "catAx",
        _c("axId", val=_CATEGORY_AXIS),
        _c("scaling", _c("orientation", val="maxMin")),  # the first category on top
        _c("delete", val=0),
        _c("axPos", val="l"),
        _c("majorTickMark", val="none"),
        _c("minorTickMark", val="none"),
        _c("tickLblPos", val="low"),  # outside the bars also where they go to the left
        _c("spPr", _a("ln", _solid(house.MUTED), w=_OUTLINE)),
        _letters(house.INK),
        _c("crossAx", val=_VALUE_AXIS),
        _c("crosses", val="autoZero"),
        _c("noMultiLvlLbl", val=1),
    )


def _value_axis() -> Element:
    """Return the axis of values, which is not shown: every bar has its number."""
    return _c(
        "valAx",
        _c("axId", val=_VALUE_AXIS),
        _c("scaling", _c("orientation", val="minMax")),
        _c("delete", val=1),
        _c("axPos", val="b"),
        _c("majorTickMark", val="none"),
        _c("minorTickMark", val="none"),
        _c("tickLblPos", val="none"),
        _c("crossAx", val=_CATEGORY_AXIS),
        _c("crosses", val="autoZero"),
    )


def _legend(chart: Chart) -> Iterator[Element]:
    if len(chart.series) > 1:
        yield _c("legend", _c("legendPos", val="b"), _c("overlay", val=0), _letters(house.INK))


def _external_data() -> Element:
    element = _c("externalData", _c("autoUpdate", val=0))
    element.set(f"{{{RELATIONS}}}id", WORKBOOK_RELATION)
    return element


def _letters(colour: str, *, bold: bool = False) -> Element:
    letters = _a(
        "defRPr",
        _solid(colour),
        _a("latin", typeface=house.FONT),
        sz=_TEXT_SIZE,
        b=int(bold),
    )
    end = _a("endParaRPr", lang=_LANGUAGE)
    return _c("txPr", _a("bodyPr"), _a("lstStyle"), _a("p", _a("pPr", letters), end))


def _solid(colour: str) -> Element:
    return _a("solidFill", _a("srgbClr", val=colour))


def _text(tag: str, content: str) -> Element:
    element = _c(tag)
    element.text = content
    return element


def _c(tag: str, *children: Element, **attributes: str | int) -> Element:
    return _element(CHART, tag, children, attributes)


def _a(tag: str, *children: Element, **attributes: str | int) -> Element:
    return _element(DRAWING, tag, children, attributes)


def _element(
    namespace: str, tag: str, children: tuple[Element, ...], attributes: dict[str, str | int]
) -> Element:
    element = etree.Element(f"{{{namespace}}}{tag}", nsmap=_NAMESPACES)
    for name, value in attributes.items():
        element.set(name, str(value))
    element.extend(children)
    return element
