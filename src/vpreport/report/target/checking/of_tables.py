"""Rules about tables, pictures and charts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.body import text_of
from vpreport.report.target.checking.reading import CHART, PLACED, TBL, TC, TR, P, Reading
from vpreport.report.target.checking.rules import Fault, Rule
from vpreport.report.target.fields import sequences_in
from vpreport.report.target.parsing import find, is_on, value, w_name

_ALT_MAX: Final = 250  # signs; longer is not read to the end
_ON: Final = ("1", "true", "on")
_FIRST_ROW: Final = 0x20  # of the older way to write w:tblLook
_FILE_NAME: Final = re.compile(r"\S+\.(?:png|jpe?g|gif|bmp|emf|wmf|svg|tiff?)", re.IGNORECASE)
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_ALTERNATIVE: Final = ("tblCaption", "tblDescription")
_MERGED: Final = tuple(map(w_name, ("gridSpan", "vMerge", "hMerge")))
_FLOATING: Final = (PLACED + "anchor", w_name("txbxContent"), w_name("framePr"))
_CELL_CONTENT: Final = tuple(map(w_name, ("drawing", "pict", "object", "sdt")))


def tables_have_a_header_row(reading: Reading) -> Iterator[Fault]:
    for table in reading.all(TBL):
        heads = [is_on(find(row, "trPr/tblHeader")) for row in table.findall(TR)]
        if not heads or not heads[0]:
            yield Fault(rule=Rule.NO_HEADER_ROW, element=table)
        elif False not in heads or True in heads[heads.index(False) :]:
            yield Fault(rule=Rule.HEADER_ROWS_APART, element=table)
        if not _says_first_row(find(table, "tblPr/tblLook")):
            yield Fault(rule=Rule.HEADER_NOT_SAID, element=table)


def tables_are_simple(reading: Reading) -> Iterator[Fault]:
    for table in reading.all(TBL):
        if any(_is_merged(each) for each in table.iter(*_MERGED)):
            yield Fault(rule=Rule.MERGED, element=table)
        if next(table.iterdescendants(TBL), None) is not None:
            yield Fault(rule=Rule.NESTED, element=table)
        if find(table, "tblPr/tblpPr") is not None:
            yield Fault(rule=Rule.FLOATING_TABLE, element=table)


def rows_are_not_split(reading: Reading) -> Iterator[Fault]:
    for table in reading.all(TBL):
        if not all(is_on(find(row, "trPr/cantSplit")) for row in table.findall(TR)):
            yield Fault(rule=Rule.ROW_SPLIT, element=table)


def no_cell_is_empty(reading: Reading) -> Iterator[Fault]:
    for table in reading.all(TBL):
        cells = (cell for row in table.findall(TR) for cell in row.findall(TC))
        empty = sum(_is_empty(cell) for cell in cells)
        if empty:
            yield Fault(rule=Rule.CELL_EMPTY, element=table, params={"count": empty})


def tables_are_described(reading: Reading) -> Iterator[Fault]:
    """Title and description for those who cannot see it, a visible caption just above."""
    for table in reading.all(TBL):
        if not all(value(find(table, f"tblPr/{tag}")).strip() for tag in _ALTERNATIVE):
            yield Fault(rule=Rule.TABLE_NOT_DESCRIBED, element=table)
        if not _has_caption(table):
            yield Fault(rule=Rule.NO_CAPTION, element=table)


def pictures_are_described(reading: Reading) -> Iterator[Fault]:
    for picture in reading.all(PLACED + "docPr"):
        described = picture.get("descr", "").strip()
        if any(mark.get("val") in _ON for mark in picture.iter(_DECORATIVE)):
            continue
        if not described:
            yield Fault(rule=Rule.NOT_DESCRIBED, element=picture)
        elif _FILE_NAME.fullmatch(described):
            params = {"text": described}
            yield Fault(rule=Rule.DESCRIBED_BY_FILE, element=picture, params=params)
        elif len(described) > _ALT_MAX:
            sizes = {"length": len(described), "most": _ALT_MAX}
            yield Fault(rule=Rule.DESCRIPTION_LONG, element=picture, params=sizes)


def objects_are_inline(reading: Reading) -> Iterator[Fault]:
    for placed in reading.all(*_FLOATING):
        if placed.tag == w_name("txbxContent") and _is_anchored(placed):
            continue  # the anchor has been told of
        yield Fault(rule=Rule.FLOATING, element=placed)


def charts_have_their_numbers_beside_them(reading: Reading) -> Iterator[Fault]:
    """There is a table under the same heading."""
    with_table = {reading.heading_above(table) for table in reading.all(TBL)}
    for chart in reading.all(CHART):
        if reading.heading_above(chart) not in with_table:
            yield Fault(rule=Rule.CHART_ALONE, element=chart)


def _says_first_row(look: Element | None) -> bool:
    if value(look, "firstRow"):
        return value(look, "firstRow") in _ON
    bits = value(look)
    return re.fullmatch("[0-9A-Fa-f]{1,4}", bits) is not None and bool(int(bits, 16) & _FIRST_ROW)


def _is_merged(element: Element) -> bool:
    return element.tag != w_name("gridSpan") or value(element) not in ("", "1")


def _is_empty(cell: Element) -> bool:
    return not text_of(cell).strip() and next(cell.iter(*_CELL_CONTENT), None) is None


def _has_caption(table: Element) -> bool:
    """Return whether the paragraph before the table is numbered, past the edge of a control too."""
    node: Element | None = table
    while node is not None:
        above = node.getprevious()
        if above is not None and above.tag != w_name("sdtPr"):
            paragraphs = list(above.iter(P)) if above.tag != TBL else []
            return bool(paragraphs) and bool(sequences_in(paragraphs[-1]))
        node = node.getparent()
    return False


def _is_anchored(content: Element) -> bool:
    return next(content.iterancestors(PLACED + "anchor"), None) is not None
