"""A minimal .xlsb by hand, as no library for Python and no LibreOffice writes that format.

Records: [MS-XLSB] 2.1.4. A type and a size of up to four 7-bit bytes each, then the content.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

Value = str | float | bool | None

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.'
    'binary.macroEnabled.main"/></Types>'
)
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def xlsb(sheets: Mapping[str, Sequence[Sequence[Value]]]) -> bytes:
    """Return a workbook of these sheets, row by row."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _linked(("r1", "officeDocument", "xl/workbook.bin")))
        links = []
        bundle = b""
        for number, (name, rows) in enumerate(sheets.items(), start=1):
            links.append((f"r{number}", "worksheet", f"worksheets/sheet{number}.bin"))
            bundle += _record(
                156, struct.pack("<II", 0, number) + _text(f"r{number}") + _text(name)
            )
            package.writestr(f"xl/worksheets/sheet{number}.bin", _sheet(rows))
        book = _record(131) + _record(143) + bundle + _record(144) + _record(132)
        package.writestr("xl/workbook.bin", book)
        package.writestr("xl/_rels/workbook.bin.rels", _linked(*links))
    return stream.getvalue()


def _linked(*links: tuple[str, str, str]) -> str:
    return _RELATIONSHIPS.format(
        "".join(
            f'<Relationship Id="{id_}" Type="{_OFFICE}{kind}" Target="{target}"/>'
            for id_, kind, target in links
        )
    )


def _sheet(rows: Sequence[Sequence[Value]]) -> bytes:
    width = max(len(row) for row in rows)
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)
    content = b"".join(
        _record(0, struct.pack("<I", number) + bytes(13)) + _cells(row)
        for number, row in enumerate(rows)
    )
    return _record(129) + _record(148, size) + _record(145) + content + _record(146) + _record(130)


def _cells(row: Sequence[Value]) -> bytes:
    return b"".join(
        _cell(struct.pack("<II", column, 0), value)
        for column, value in enumerate(row)
        if value is not None
    )


def _cell(head: bytes, value: Value) -> bytes:
    match value:
        case bool():
            return _record(4, head + bytes([value]))
        case str():
            return _record(6, head + _text(value))
        case _:
            return _record(5, head + struct.pack("<d", value))


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while True:
        byte, length = length & 0x7F, length >> 7
        size += bytes([byte | 0x80 if length else byte])
        if not length:
            return head + size + content
