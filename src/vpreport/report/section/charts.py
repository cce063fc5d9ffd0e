"""A native chart in Word: the drawing in the text, its chart part and its small workbook.

How to put a chart into the section: give two blocks, a `Table` and a `Chart` that names it.

    Table(key="drift_tabell", caption="Driftbudget per avdelning", ...),
    paragraph("Källa: ...", role=Role.SOURCE),
    Chart(
        key="drift",
        caption="Budget och prognos per avdelning, miljoner kronor",
        description="Prognosen är högre än budgeten i två av åtta avdelningar.",
        table="drift_tabell",
        categories=("IT-avdelningen", ...),
        series=(Series(name="Budget", values=(...)), Series(name="Prognos", values=(...))),
        places=1,
    ),
    paragraph("Källa: ...", role=Role.SOURCE),

`chart_of` makes such a chart from counts by status. A caption "Diagram 1. ..." stands above the
drawing; the alternative text ends with which table has the numbers. `TableReference("drift")` in
a paragraph becomes "Diagram 1". Values are `Decimal`, `int` or None (no bar); negative ones go
to the left. A chart with nothing to show is not to be given: it must have a category and a series.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from vpreport.report.section.blocks import Block, Chart, Role, Series
from vpreport.report.section.chart_workbook import workbook
from vpreport.report.section.chart_xml import chart_part, height_of
from vpreport.report.section.drawingml import CHART, DRAWING
from vpreport.report.section.layout import Layout
from vpreport.report.section.ooxml import RELATIONS, Element, one_line, w
from vpreport.report.section.wording import sign_of
from vpreport.report.style import STATUS_COLOURS
from vpreport.texts import section as texts

_PLACED: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU_PER_TWENTIETH: Final = 635
_EMU_PER_POINT: Final = 12700
_TWENTIETHS: Final = 20  # of a point


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartParts:
    """What a chart adds to a package: its drawing and the workbook behind it, both named `name`.

    `relation` is what the text calls the drawing by.
    """

    relation: str
    name: str
    drawing: bytes
    workbook: bytes


def drawing(block: Chart, layout: Layout, *, number: int, table: str) -> Element:
    """Return the paragraph with the chart; `table` is what its table is called ("Tabell 3")."""
    reference = etree.Element(f"{{{CHART}}}chart", nsmap={"c": CHART, "r": RELATIONS})
    reference.set(f"{{{RELATIONS}}}id", _relation(number))
    data = _element(DRAWING, "graphicData", reference, uri=CHART)
    described = one_line(texts.chart_description(block.description, table))
    inline = _element(
        _PLACED,
        "inline",
        _element(
            _PLACED,
            "extent",
            cx=layout.width * _EMU_PER_TWENTIETH,
            cy=height_of(block) * _EMU_PER_POINT,
        ),
        _element(
            _PLACED, "docPr", id=number, name=f"{layout.chart_label} {number}", descr=described
        ),
        _element(DRAWING, "graphic", data),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    properties = w("pPr", w("pStyle", val=layout.styles.paragraphs[Role.BODY]), w("keepNext"))
    return w("p", properties, w("r", w("drawing", inline)))


def chart_parts(blocks: tuple[Block, ...], layout: Layout) -> tuple[ChartParts, ...]:
    """Return the parts of every chart among the blocks, in order."""
    charts = (block for block in blocks if isinstance(block, Chart))
    return tuple(
        _parts(chart, number, layout)
        for number, chart in enumerate(charts, start=layout.first_chart)
    )


def chart_of(
    counts: tuple[tuple[str, Mapping[str, int]], ...],
    words: Mapping[str, str],
    *,
    table: str,
    caption: str,
    description: str,
) -> Chart:
    """Return stacked bars of counts by status, a bar for each name; `words` are the statuses'.

    A status that nothing has is left out. The key is that of the table with `_diagram` after it.
    """
    return Chart(
        key=f"{table}_diagram",
        caption=caption,
        description=description,
        table=table,
        categories=tuple(name for name, _ in counts),
        series=tuple(
            Series(
                name=word,
                values=tuple(each[status] for _, each in counts),
                colour=STATUS_COLOURS[status].strong,
                symbol=sign_of(status),
            )
            for status, word in words.items()
            if any(each[status] for _, each in counts)
        ),
        is_stacked=True,
    )


def _parts(chart: Chart, number: int, layout: Layout) -> ChartParts:
    return ChartParts(
        relation=_relation(number),
        name=f"vpreport{number}",
        drawing=chart_part(chart, width=layout.width / _TWENTIETHS, look=layout.charts),
        workbook=workbook(chart),
    )


def _relation(number: int) -> str:
    return f"vpChart{number}"


def _element(namespace: str, tag: str, *children: Element, **attributes: str | int) -> Element:
    element = etree.Element(f"{{{namespace}}}{tag}", nsmap={"wp": _PLACED, "a": DRAWING})
    for name, value in attributes.items():
        element.set(name, str(value))
    element.extend(children)
    return element
