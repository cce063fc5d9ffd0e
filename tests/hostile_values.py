"""Legal and nearly legal XML that readers take for another value, or for none."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

from hostile import (
    COMMENT,
    DONE_ON,
    FILLED,
    OTHER_OUTCOME,
    OUTCOME,
    SHEET,
    WORKBOOK,
    Collection,
    Must,
    cell_of,
    cell_xml,
    changed,
    part,
    with_cell,
    workbook,
)
from oracle import Unknown
from raw_filling import STRINGS

FILES = Collection()
DOUBTFUL = Unknown.DOUBTFUL

# What stands inside the outcome's <v>, and what a reader may make of it. None of these may
# become another number; where nobody can say what is meant, a value needs a finding.
# None: the cell is empty, as what stands in it is none of what holds a value.
NUMBERS: dict[str, tuple[str, object]] = {
    "with-a-comment-inside": ("4<!-- x -->2", Decimal(42)),
    "with-a-cdata-inside": ("4<![CDATA[2]]>", Decimal(42)),
    "all-in-cdata": ("<![CDATA[42]]>", Decimal(42)),
    "in-character-references": ("&#52;&#50;", Decimal(42)),
    "with-an-instruction-inside": ("4<?x y?>2", Decimal(42)),
    "with-an-element-inside": ("4<x/>2", Decimal(42)),
    "between-blanks": (" 42 ", Decimal(42)),
    "between-line-breaks": ("\n42\n", Decimal(42)),
    "between-no-break-blanks": ("\u00a042\u00a0", Decimal(42)),
    "with-an-exponent": ("4.2E1", Decimal(42)),
    "with-a-long-tail": ("42.000000000000000000000000000001", Decimal(42)),
    "with-a-plus": ("+42", Decimal(42)),
    "with-leading-noughts": ("0000042", Decimal(42)),
    "that-is-no-number": ("NaN", DOUBTFUL),
    "without-end": ("INF", DOUBTFUL),
    "beyond-floats": ("1e999", DOUBTFUL),
    "of-a-million-digits": ("1" * 1_000_000, DOUBTFUL),
    "with-an-exponent-of-a-billion": ("1e1000000000", DOUBTFUL),
    "with-an-exponent-of-minus-a-billion": ("1e-1000000000", DOUBTFUL),
    "with-an-underscore": ("1_000", DOUBTFUL),
    "in-arabic-digits": ("٤٢", DOUBTFUL),
    "in-wide-digits": ("４２", DOUBTFUL),
    "with-a-decimal-comma": ("4,2", DOUBTFUL),
    "in-base-sixteen": ("0x2A", DOUBTFUL),
    "that-is-a-word": ("fyrtiotvå", DOUBTFUL),
    "with-two-points": ("4.2.1", DOUBTFUL),
    "with-a-blank-inside": ("4 2", DOUBTFUL),
    "that-is-empty": ("", None),
}

for _name, (_text, _right) in NUMBERS.items():

    def _number(path: Path, text: str = _text) -> None:
        cell = f'<c r="{cell_of(OUTCOME)}" s="18"><v>{text}</v></c>'
        workbook(path, {SHEET: with_cell(OUTCOME, cell)})

    FILES.add(f"number-{_name}", Must.HONEST, _number, filled={OUTCOME: _right})

# The whole cell of the outcome after its address.
CELLS: dict[str, tuple[str, object]] = {
    "of-an-unknown-type": (' t="x"><v>42</v></c>', DOUBTFUL),
    "said-to-be-true-of-two": (' t="b"><v>2</v></c>', DOUBTFUL),
    "that-is-a-boolean": (' t="b"><v>1</v></c>', DOUBTFUL),
    "that-is-an-error": (' t="e"><v>#REF!</v></c>', DOUBTFUL),
    "said-to-be-an-error-of-42": (' t="e"><v>42</v></c>', DOUBTFUL),
    "that-is-a-date-in-words": (' t="d"><v>2026-06-15</v></c>', DOUBTFUL),
    "that-is-a-formula-without-result": ("><f>41+1</f></c>", DOUBTFUL),
    "that-is-a-formula-with-an-empty-result": ("><f>41+1</f><v></v></c>", DOUBTFUL),
    "that-is-a-formula-with-a-result": ("><f>41+1</f><v>42</v></c>", Decimal(42)),
    "with-two-values": ("><v>42</v><v>43</v></c>", DOUBTFUL),
    "with-a-value-and-a-text": ("><v>42</v><is><t>43</t></is></c>", DOUBTFUL),
    "that-is-a-text-with-both": (' t="inlineStr"><v>42</v><is><t>43</t></is></c>', DOUBTFUL),
    "with-the-value-of-another-space": ('><v xmlns="urn:x">42</v></c>', None),
    "with-the-value-one-deeper": ("><x><v>42</v></x></c>", Decimal(42)),
    "with-loose-text": (">42</c>", None),
    "with-a-prefix": (
        '><m:v xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main">42</m:v></c>',
        Decimal(42),
    ),
    "that-is-a-string-index-of-nothing": (' t="s"></c>', None),
    "that-is-a-string-index-of-minus-one": (' t="s"><v>-1</v></c>', DOUBTFUL),
    "that-is-a-string-index-of-one-point-nought": (' t="s"><v>1.0</v></c>', DOUBTFUL),
    "that-is-a-string-index-with-blanks": (' t="s"><v> 1 </v></c>', DOUBTFUL),
    "that-is-a-string-index-far-out": (' t="s"><v>99999999999999999999</v></c>', DOUBTFUL),
}

for _name, (_xml, _right) in CELLS.items():

    def _odd_cell(path: Path, xml: str = _xml) -> None:
        cell = f'<c r="{cell_of(OUTCOME)}" s="18"{xml}'
        workbook(path, {SHEET: with_cell(OUTCOME, cell)})

    FILES.add(f"cell-{_name}", Must.HONEST, _odd_cell, filled={OUTCOME: _right})

for _index in ("-1", "1.0", "1e0", "99999", "", "٢", "0x1", "1_0"):

    def _odd_index(path: Path, index: str = _index) -> None:
        cell = f'<c r="{cell_of(COMMENT)}" t="s"><v>{index}</v></c>'
        workbook(path, {SHEET: with_cell(COMMENT, cell)})

    FILES.add(
        f"text-number-{_index or 'empty'}",
        Must.HONEST,
        _odd_index,
        filled={COMMENT: DOUBTFUL if _index else None},
    )

TEXTS = {
    "in-pieces": "<r><t>Mätningen </t></r><r><rPr><b/></rPr><t>gjordes i augusti.</t></r>",
    "with-a-comment-inside": "<t>Mätningen <!-- inte -->gjordes i augusti.</t>",
    "with-a-cdata-inside": "<t>Mätningen <![CDATA[gjordes i]]> augusti.</t>",
    "with-a-reading-aid": (
        '<t>Mätningen gjordes i augusti.</t><rPh sb="0" eb="1"><t>FEL</t></rPh><phoneticPr/>'
    ),
}
for _name, _xml in TEXTS.items():

    def _odd_text(path: Path, xml: str = _xml) -> None:
        old = '<t xml:space="preserve">Mätningen gjordes i augusti.</t>'.encode()
        workbook(path, {STRINGS: changed(part(STRINGS), old, xml.encode())})

    FILES.add(f"text-{_name}", Must.HONEST, _odd_text)


@FILES.file("sheet-in-utf-16", Must.HONEST)
def _utf16(path: Path) -> None:
    text = part(SHEET).decode().replace("UTF-8", "UTF-16")
    workbook(path, {SHEET: text.encode("utf-16")})


@FILES.file("strings-in-latin-1", Must.HONEST)
def _latin1(path: Path) -> None:
    text = part(STRINGS).decode().replace("UTF-8", "ISO-8859-1", 1)
    workbook(path, {STRINGS: text.encode("iso-8859-1", "xmlcharrefreplace")})


@FILES.file("strings-that-lie-about-their-coding", Must.REFUSED)
def _wrong_coding(path: Path) -> None:
    text = part(STRINGS).decode()
    workbook(path, {STRINGS: text.encode("iso-8859-1", "xmlcharrefreplace")})


def _second_cell(path: Path, second: str) -> None:
    first = cell_xml(OUTCOME).decode()
    workbook(path, {SHEET: with_cell(OUTCOME, first + second)})


@FILES.file("two-cells-of-one-address", Must.HONEST, filled={OUTCOME: DOUBTFUL})
def _two_cells(path: Path) -> None:
    _second_cell(path, f'<c r="{cell_of(OUTCOME)}" s="18"><v>43</v></c>')


@FILES.file("two-cells-of-one-address-the-last-empty", Must.HONEST)
def _two_cells_one_empty(path: Path) -> None:
    _second_cell(path, f'<c r="{cell_of(OUTCOME)}" s="18"><v></v></c>')


@FILES.file("two-rows-of-one-number", Must.HONEST, filled={OUTCOME: DOUBTFUL})
def _two_rows(path: Path) -> None:
    cell = cell_of(OUTCOME)
    row = f'<row r="{cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}">'
    row += f'<c r="{cell}" s="18"><v>43</v></c></row>'
    sheet = changed(part(SHEET), b"</sheetData>", row.encode() + b"</sheetData>")
    workbook(path, {SHEET: sheet})


@FILES.file(
    "cell-in-a-row-of-another-number",
    Must.HONEST,
    filled={OUTCOME: None, OTHER_OUTCOME: DOUBTFUL},
)
def _other_row(path: Path) -> None:
    """The outcome of one row stands, by its address, in the row below."""
    down = cell_xml(OUTCOME).replace(cell_of(OUTCOME).encode(), cell_of(OTHER_OUTCOME).encode())
    workbook(path, {SHEET: with_cell(OUTCOME, down.decode())})


@FILES.file("size-of-the-sheet-that-lies", Must.RIGHT)
def _dimension(path: Path) -> None:
    sheet = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>', part(SHEET))
    assert sheet != part(SHEET)
    workbook(path, {SHEET: sheet})


for _size in ("", "A0", "A1:XFD1048576", "A1:ZZZZ9999999999"):

    def _odd_dimension(path: Path, size: str = _size) -> None:
        new = f'<dimension ref="{size}"/>'.encode()
        workbook(path, {SHEET: re.sub(rb'<dimension ref="[^"]*"/>', new, part(SHEET))})

    FILES.add(
        f"size-of-the-sheet-{_size.replace(':', '-') or 'empty'}", Must.HONEST, _odd_dimension
    )


@FILES.file("rows-out-of-order", Must.HONEST)
def _row_order(path: Path) -> None:
    data = part(SHEET)
    rows = re.findall(rb"<row .*?</row>", data, re.DOTALL)
    body = b"".join(rows)
    assert body in data
    workbook(path, {SHEET: data.replace(body, b"".join(reversed(rows)))})


@FILES.file("cells-out-of-order", Must.HONEST)
def _cell_order(path: Path) -> None:
    def reverse(row: re.Match[bytes]) -> bytes:
        cells = re.findall(rb"<c [^>]*/>|<c .*?</c>", row.group(2), re.DOTALL)
        return row.group(1) + b"".join(reversed(cells)) + b"</row>"

    sheet = re.sub(rb"(<row [^>]*>)(.*?)</row>", reverse, part(SHEET), flags=re.DOTALL)
    workbook(path, {SHEET: sheet})


@FILES.file("rows-and-cells-without-addresses", Must.HONEST)
def _no_addresses(path: Path) -> None:
    """Legal: a row follows the last one, a cell the one before it; here none is left out."""
    sheet = re.sub(rb'<row r="\d+"', b"<row", part(SHEET))
    workbook(path, {SHEET: re.sub(rb'<c r="[A-Z]+\d+"', b"<c", sheet)})


for _serial, _expected in {
    "0": DOUBTFUL,
    "1": DOUBTFUL,
    "59": DOUBTFUL,
    "60": DOUBTFUL,
    "61": DOUBTFUL,
    "-1": DOUBTFUL,
    "2958466": DOUBTFUL,
    "1e300": DOUBTFUL,
    "46188.75": FILLED[DONE_ON],
    "46188": FILLED[DONE_ON],
}.items():

    def _serial_date(path: Path, serial: str = _serial) -> None:
        name = "xl/worksheets/sheet4.xml"
        old = b"<v>46188</v>"
        workbook(path, {name: changed(part(name), old, f"<v>{serial}</v>".encode())})

    FILES.add(
        f"date-of-the-number-{_serial}", Must.HONEST, _serial_date, filled={DONE_ON: _expected}
    )


@FILES.file("dates-from-1904", Must.HONEST, filled={DONE_ON: dt.date(2030, 6, 16)})
def _from_1904(path: Path) -> None:
    """The same number is four years and a day later where the workbook counts from 1904."""
    old = b"<workbookPr"
    workbook(path, {WORKBOOK: changed(part(WORKBOOK), old, b'<workbookPr date1904="1"')})
