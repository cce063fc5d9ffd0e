"""Hostile OpenDocument workbooks: repeats without end, cut content, values that lie."""

from __future__ import annotations

import io
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import raw_zip
from hostile import (
    COMMENT,
    DEPARTMENT,
    DONE_ON,
    FILLED,
    OUTCOME,
    STATUS,
    Collection,
    Must,
    addresses,
    templates,
)
from oracle import Unknown
from raw_zip import MEBIBYTE, about, entry, lying, repeated

FILES = Collection()
DOUBTFUL = Unknown.DOUBTFUL
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
CONTENT = "content.xml"
NAMES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
HEAD = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}><office:body>'
HEAD += "<office:spreadsheet>"
TAIL = "</office:spreadsheet></office:body></office:document-content>"
CELL = "table:table-cell"
ROW = "table:table-row"


def text_cell(text: str) -> str:
    return f'<{CELL} office:value-type="string"><text:p>{escape(text)}</text:p></{CELL}>'


def number_cell(value: object) -> str:
    return f'<{CELL} office:value-type="float" office:value="{value}"/>'


@cache
def sheets() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return name and rows of each sheet of the filled template."""
    book = openpyxl.load_workbook(io.BytesIO(templates()[DEPARTMENT]))
    filled = {addresses()[key]: value for key, value in FILLED.items()}
    filled[addresses()[STATUS]] = "Genomförd"
    result = []
    for sheet in book.worksheets:
        rows = []
        for line in sheet.iter_rows():
            cells = (_cell(filled.get((sheet.title, c.coordinate), c.value)) for c in line)
            rows.append(f"<{ROW}>{''.join(cells)}</{ROW}>")
        result.append((sheet.title, tuple(rows)))
    return tuple(result)


def _cell(value: object) -> str:
    if value is None:
        return f"<{CELL}/>"
    if isinstance(value, Decimal | int | float):
        return number_cell(value)
    if isinstance(value, str):
        return text_cell(value)
    return f'<{CELL} office:value-type="date" office:date-value="{value}"/>'


def content(rows_after: str = "", sheet: str = "Indikatorer") -> str:
    """Return the content with rows added after those of a sheet."""
    body = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(rows)}'
        f"{rows_after if name == sheet else ''}</table:table>"
        for name, rows in sheets()
    )
    return HEAD + body + TAIL


def with_answer(old: str, new: str) -> str:
    """Return the content with one cell exchanged; it must be there once."""
    whole = content()
    assert whole.count(old) == 1, old
    return whole.replace(old, new)


def workbook(path: Path, xml: str | bytes) -> Path:
    data = xml.encode() if isinstance(xml, str) else xml
    return package(path, entry(CONTENT, data))


def package(path: Path, *entries: raw_zip.Entry) -> Path:
    mimetype = entry("mimetype", MIMETYPE.encode(), method=raw_zip.STORED)
    return raw_zip.write(path, (mimetype, *entries))


def _add(name: str, must: Must, make: object, **filled: object) -> None:
    changed = {key: value for key, value in ((OUTCOME, filled.get("outcome")),) if value}
    FILES.add(f"ods-{name}", must, make, suffix=".ods", filled=changed)  # type: ignore[arg-type]


def _rows(name: str, must: Must, rows: str) -> None:
    _add(name, must, lambda path: workbook(path, content(rows)))


_add("that-is-right", Must.RIGHT, lambda path: workbook(path, content()))

ONE = number_cell(1)
REPEATED = 'table:number-rows-repeated="{}"'
ACROSS = 'table:number-columns-repeated="{}"'


def _times(rows: int, columns: int, cell: str = ONE) -> str:
    wide = cell.replace(f"<{CELL}", f"<{CELL} {ACROSS.format(columns)}", 1)
    return f"<{ROW} {REPEATED.format(rows)}>{wide}</{ROW}>"


_rows("10-million-rows-repeated", Must.HONEST, _times(10_000_000, 1))
_rows("4-billion-rows-repeated", Must.HONEST, _times(4_000_000_000, 1))
_rows("10-million-empty-rows-repeated", Must.HONEST, _times(10_000_000, 16_384, f"<{CELL}/>"))
_rows("a-million-rows-of-16000-columns", Must.HONEST, _times(1_000_000, 16_000))
_rows("a-billion-columns", Must.HONEST, _times(1, 1_000_000_000))
_rows("90-million-cells-repeated", Must.HONEST, _times(90_000, 1_000))
_rows("rows-repeated-without-end", Must.HONEST, _times(10**40, 1))
_rows("rows-repeated-less-than-never", Must.HONEST, _times(-5, 1))
_rows("rows-repeated-by-a-word", Must.HONEST, _times(1, 1).replace('"1"', '"många"', 1))
_rows("many-small-repeats", Must.HONEST, _times(1, 16_384) * 2_000)
_rows(
    "a-text-repeated-100000-times",
    Must.HONEST,
    _times(100, 1000, text_cell("x" * 30_000)),
)
_rows(
    "a-billion-blanks",
    Must.HONEST,
    f'<{ROW}><{CELL} office:value-type="string"><text:p>a<text:s text:c="1000000000"/></text:p>'
    f"</{CELL}></{ROW}>",
)
_rows(
    "many-times-30000-blanks",
    Must.HONEST,
    (
        f'<{ROW}><{CELL} office:value-type="string"><text:p>a<text:s text:c="30000"/></text:p>'
        f"</{CELL}></{ROW}>"
    )
    * 10_000,
)
_rows(
    "merged-over-the-whole-sheet",
    Must.HONEST,
    f'<{ROW}><{CELL} table:number-rows-spanned="1048576" table:number-columns-spanned="16384"/>'
    f"</{ROW}>",
)
_rows("a-million-rows", Must.HONEST, f"<{ROW}/>" * 1_000_000)
_rows(
    "a-table-in-a-cell-1000-deep",
    Must.HONEST,
    f"<{ROW}><{CELL}><table:table>" * 1000 + f"</table:table></{CELL}></{ROW}>" * 1000,
)


def _cut(path: Path, after: str) -> None:
    whole = content()
    workbook(path, whole[: whole.index(after, len(whole) // 3) + len(after)])


_add("cut-between-rows", Must.REFUSED, lambda path: _cut(path, f"</{ROW}>"))
_add("cut-between-sheets", Must.REFUSED, lambda path: _cut(path, "</table:table>"))
_add("cut-in-a-tag", Must.REFUSED, lambda path: _cut(path, f"<{CELL}"))
_add("empty-content", Must.REFUSED, lambda path: workbook(path, ""))
_add("without-content", Must.REFUSED, package)
_add("without-sheets", Must.REFUSED, lambda path: workbook(path, HEAD + TAIL))
_add(
    "4-gib-of-white-space",
    Must.REFUSED,
    lambda path: package(
        path, repeated(CONTENT, HEAD.encode(), b" " * MEBIBYTE, 4095, TAIL.encode())
    ),
)
_add(
    "4-gib-of-rows",
    Must.REFUSED,
    lambda path: package(
        path, repeated(CONTENT, HEAD.encode(), about(f"<{ROW}/>".encode()), 4095, TAIL.encode())
    ),
)
_add(
    "a-million-deep",
    Must.REFUSED,
    lambda path: package(
        path,
        repeated(
            CONTENT, HEAD.encode(), about(b"<a>", 3_000_000), 1, b"</a>" * 1_000_000 + TAIL.encode()
        ),
    ),
)
_add(
    "doctype",
    Must.REFUSED,
    lambda path: workbook(
        path,
        content()
        .replace("?>", '?><!DOCTYPE x [<!ENTITY a "4">]>', 1)
        .replace('office:value="42"', 'office:value="&a;2"'),
    ),
)
_add(
    "doctype-in-utf-16",
    Must.REFUSED,
    lambda path: workbook(
        path,
        content()
        .replace('"UTF-8"?>', '"UTF-16"?><!DOCTYPE x [<!ENTITY a "4">]>', 1)
        .encode("utf-16"),
    ),
)
_add(
    "in-utf-16",
    Must.HONEST,
    lambda path: workbook(path, content().replace("UTF-8", "UTF-16", 1).encode("utf-16")),
)
_add(
    "checksum-that-does-not-hold",
    Must.REFUSED,
    lambda path: package(path, lying(entry(CONTENT, content().encode()), crc=1)),
)
_add(
    "encrypted-by-its-list",
    Must.REFUSED,
    lambda path: package(
        path,
        entry(CONTENT, content().encode()),
        entry("META-INF/manifest.xml", b"<m><encryption-data/></m>"),
    ),
)
_add(
    "that-says-it-is-a-text",
    Must.HONEST,
    lambda path: raw_zip.write(
        path,
        (
            entry("mimetype", b"application/vnd.oasis.opendocument.text", method=raw_zip.STORED),
            entry(CONTENT, content().encode()),
        ),
    ),
)

OLD = number_cell(42)
NUMBERS: dict[str, tuple[str, object]] = {
    "between-blanks": (number_cell(" 42 "), Decimal(42)),
    "in-character-references": (number_cell("&#52;&#50;"), Decimal(42)),
    "with-an-underscore": (number_cell("1_000"), DOUBTFUL),
    "in-arabic-digits": (number_cell("٤٢"), DOUBTFUL),
    "that-is-no-number": (number_cell("NaN"), DOUBTFUL),
    "beyond-floats": (number_cell("1e999"), DOUBTFUL),
    "with-an-exponent-of-a-billion": (number_cell("1e1000000000"), DOUBTFUL),
    "with-a-decimal-comma": (number_cell("4,2"), DOUBTFUL),
    "without-value": (f'<{CELL} office:value-type="float"/>', DOUBTFUL),
    "with-a-text-only": (
        f'<{CELL} office:value-type="float"><text:p>42</text:p></{CELL}>',
        DOUBTFUL,
    ),
    "with-another-text": (
        f'<{CELL} office:value-type="float" office:value="42"><text:p>43</text:p></{CELL}>',
        Decimal(42),
    ),
    "of-an-unknown-type": (f'<{CELL} office:value-type="x" office:value="42"/>', DOUBTFUL),
    "without-a-type": (f'<{CELL} office:value="42"/>', DOUBTFUL),
    "that-is-an-error": (
        (
            f'<{CELL} table:formula="of:=1/0" office:value-type="string" office:string-value="" '
            f'calcext:value-type="error"><text:p>#DIV/0!</text:p></{CELL}>'
        ),
        DOUBTFUL,
    ),
    "that-is-a-boolean": (
        f'<{CELL} office:value-type="boolean" office:boolean-value="true"/>',
        DOUBTFUL,
    ),
    "that-is-a-duration": (
        f'<{CELL} office:value-type="time" office:time-value="PT60H00M00S"/>',
        DOUBTFUL,
    ),
    "that-is-a-formula-without-result": (f'<{CELL} table:formula="of:=41+1"/>', DOUBTFUL),
}
for _name, (_xml, _right) in NUMBERS.items():

    def _number(path: Path, xml: str = _xml) -> None:
        workbook(path, with_answer(OLD, xml))

    _add(f"number-{_name}", Must.HONEST, _number, outcome=_right)


@FILES.file("ods-answer-row-repeated", Must.HONEST, suffix=".ods")
def _repeated_answers(path: Path) -> None:
    """The row of an answer, with its id, stands there twice with the same content."""
    row = next(r for name, rows in sheets() for r in rows if OLD in r)
    twice = row.replace(f"<{ROW}>", f"<{ROW} {REPEATED.format(2)}>", 1)
    workbook(path, with_answer(row, twice))


@FILES.file("ods-text-with-a-comment-inside", Must.HONEST, suffix=".ods")
def _comment(path: Path) -> None:
    old = text_cell(str(FILLED[COMMENT]))
    workbook(path, with_answer(old, old.replace("gjordes", "gj<!-- inte -->ordes")))


for _day in ("2026-06-31", "0000-00-00", "99999-01-01", "2026-06-15T25:00:00", "15/6 2026", ""):

    def _date(path: Path, day: str = _day) -> None:
        old = f'office:date-value="{FILLED[DONE_ON]}"'
        workbook(path, with_answer(old, f'office:date-value="{day}"'))

    FILES.add(
        f"ods-date-{_day.replace('/', '-').replace(' ', '-') or 'empty'}",
        Must.HONEST,
        _date,
        suffix=".ods",
        filled={DONE_ON: DOUBTFUL},
    )
