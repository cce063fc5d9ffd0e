"""DrawingML elements: the pieces that charts are made of."""

from __future__ import annotations

from typing import Final

from lxml import etree

from vpreport.report.section.ooxml import RELATIONS, Element

CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
LANGUAGE: Final = "sv-SE"

_NAMESPACES: Final = {"c": CHART, "a": DRAWING, "r": RELATIONS}
TEXT_SIZE: Final = 900  # hundredths of a point
PER_HALF_POINT: Final = 50


def letters(colour: str, font: str, *, bold: bool = False) -> Element:
    """Return the look of text in a chart."""
    properties = a(
        "defRPr",
        solid(colour),
        a("latin", typeface=font),
        sz=TEXT_SIZE,
        b=int(bold),
    )
    end = a("endParaRPr", lang=LANGUAGE)
    return c("txPr", a("bodyPr"), a("lstStyle"), a("p", a("pPr", properties), end))


def solid(colour: str) -> Element:
    """Return a fill of one colour, as RGB."""
    return a("solidFill", a("srgbClr", val=colour))


def text(tag: str, content: str) -> Element:
    """Return a chart element with text in it."""
    element = c(tag)
    element.text = content
    return element


def c(tag: str, *children: Element, **attributes: str | float) -> Element:
    """Return an element of the chart language."""
    return _element(CHART, tag, children, attributes)


def a(tag: str, *children: Element, **attributes: str | float) -> Element:
    """Return an element of the drawing language."""
    return _element(DRAWING, tag, children, attributes)


def _element(
    namespace: str,
    tag: str,
    children: tuple[Element, ...],
    attributes: dict[str, str | int | float],
) -> Element:
    element = etree.Element(f"{{{namespace}}}{tag}", nsmap=_NAMESPACES)
    for name, value in attributes.items():
        element.set(name, str(value))
    element.extend(children)
    return element
