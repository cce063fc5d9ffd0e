"""The parts of a chart in somebody else's package: its drawing, its workbook, what relates them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from vpreport.report.inplace.chart_words import chart_words
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.relations import UnsafeXmlError, tree_of
from vpreport.report.section.blocks import Chart
from vpreport.report.section.chart_workbook import workbook
from vpreport.report.section.chart_xml import WORKBOOK_RELATION, chart_part
from vpreport.report.section.drawingml import CHART
from vpreport.report.section.layout import Layout
from vpreport.report.section.ooxml import RELATIONS

_DRAWING: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TWENTIETHS: Final = 20


def words_in_document(document: Document) -> Callable[[str], str]:
    """Return what gives the words of the chart that the main part calls by a relation."""
    targets = {relation.id: relation.target for relation in document.draft.relations(document.main)}

    def words(relation: str) -> str:
        content = document.draft.read(targets.get(relation, ""))
        try:
            return chart_words(tree_of(content)) if content else ""
        except (etree.XMLSyntaxError, UnsafeXmlError):
            return ""

    return words


def put_chart(document: Document, chart: Chart, layout: Layout, *, reused: str = "") -> str:
    """Put the parts of a chart into the package and return the relation to call it by.

    `reused` is the relation of the chart that it comes in place of: its parts are then filled
    anew, whatever Word has named them.
    """
    drawing = chart_part(chart, width=layout.width / _TWENTIETHS, look=layout.charts)
    part = next((r.target for r in document.draft.relations(document.main) if r.id == reused), "")
    if part:
        _refill(document, part, drawing, workbook(chart))
        return reused
    return _add(document, drawing, workbook(chart))


def take_chart(document: Document, relation: str) -> None:
    """Take a chart that has left the text out of the package, with its workbook."""
    draft = document.draft
    part = next((r.target for r in draft.relations(document.main) if r.id == relation), "")
    is_used_elsewhere = document.content.count(f'"{relation}"'.encode()) > 1
    if part and not is_used_elsewhere:
        others = [r.target for r in draft.relations(part) if draft.has(r.target)]
        draft.unrelate(document.main, part)
        draft.remove(part, *others)


def _refill(document: Document, part: str, drawing: bytes, numbers: bytes) -> None:
    draft = document.draft
    packed = [relation for relation in draft.relations(part) if relation.is_a("package")]
    if packed:
        draft.put(packed[0].target, numbers)
        draft.put(part, _calling(drawing, packed[0].id))
        return
    draft.put(part, _calling(drawing, _add_workbook(document, part, numbers)))


def _add(document: Document, drawing: bytes, numbers: bytes) -> str:
    draft = document.draft
    folder = document.main.rpartition("/")[0]
    part = draft.free_name(f"{folder}/charts/vpreport{{}}.xml".lstrip("/"))
    draft.put(part, drawing)
    draft.declare(part, _DRAWING)
    draft.put(part, _calling(drawing, _add_workbook(document, part, numbers)))
    return draft.relate(document.main, "chart", part, prefix="vpChart")


def _add_workbook(document: Document, part: str, numbers: bytes) -> str:
    draft = document.draft
    folder = document.main.rpartition("/")[0]
    name = draft.free_name(f"{folder}/embeddings/vpreport{{}}.xlsx".lstrip("/"))
    draft.put(name, numbers)
    draft.declare(name, _WORKBOOK)
    return draft.relate(part, "package", name, prefix="rId")


def _calling(drawing: bytes, relation: str) -> bytes:
    """Return the drawing with the relation to its workbook named as it is in this package."""
    if relation == WORKBOOK_RELATION:
        return drawing
    root = tree_of(drawing)
    for external in root.iter(f"{{{CHART}}}externalData"):
        external.set(f"{{{RELATIONS}}}id", relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
