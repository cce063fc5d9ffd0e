"""Old and other formats that lie, and files that are no workbooks at all."""

from __future__ import annotations

import os
import random
import struct
from pathlib import Path

import raw_zip
from hostile import Collection, Must
from raw_zip import entry

FILES = Collection()

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(
    fat: list[int],
    directory: list[bytes],
    *,
    first_difat: int = END,
    difat_count: int = 0,
    fat_count: int = 1,
    directory_at: int = 1,
    shift: int = 9,
    sectors: bytes = b"",
) -> bytes:
    """Return an OLE file: head, allocation table in sector 0, directory in sector 1, the rest."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, shift, 6) + bytes(6)
    head += struct.pack(
        "<IIIIIIIII", 0, fat_count, directory_at, 0, 4096, END, 0, first_difat, difat_count
    )
    head += struct.pack("<109I", 0, *([FREE] * 108))
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
    names = b"".join(directory).ljust(SECTOR, b"\0")
    return head + table + names + sectors


def stream(
    name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE
) -> bytes:
    """Return an entry of the directory."""
    coded = name.encode("utf-16-le") + b"\0\0"
    return (
        coded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(coded), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


ROOT = stream("Root Entry", 5, END, 0, child=1)


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


BOF = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
EOF = record(0x0A, b"")


def _xls(name: str, data: bytes) -> None:
    FILES.add(f"xls-{name}", Must.REFUSED, lambda path: path.write_bytes(data), suffix=".xls")


def with_workbook(
    content: bytes, *, size: int | None = None, embedded: tuple[bytes, ...] = ()
) -> bytes:
    count = -(-len(content) // SECTOR)
    chain = [*range(3, 2 + count), END] if count else []
    right = 2 if embedded else FREE  # the entry at the root that comes after the workbook's
    length = max(4096, len(content)) if size is None else size
    book = stream("Workbook", 2, 2, length, right=right)
    sectors = content.ljust(count * SECTOR, b"\0")
    return ole([FAT, END, *chain], [ROOT, book, *embedded], sectors=sectors)


def _sheet_at(offset: int) -> bytes:
    return record(0x85, struct.pack("<IHBB", offset, 0, 4, 0) + b"Blad")


_LOOP = [ROOT, stream("Workbook", 2, 2, 2**31 - 1)]
_xls("table-that-loops", ole([FAT, END, 2], _LOOP, sectors=bytes(SECTOR)))
_xls("table-that-loops-over-two", ole([FAT, END, 3, 2], _LOOP, sectors=bytes(2 * SECTOR)))
_xls("directory-that-loops", ole([FAT, 1, END], _LOOP, sectors=bytes(SECTOR)))
_xls(
    "list-of-tables-that-loops",
    ole(
        [FAT, END, END],
        _LOOP,
        first_difat=2,
        difat_count=0xFFFFFFF,
        sectors=struct.pack("<128I", *([0] * 127), 2),
    ),
)
_xls("table-count-that-lies", ole([FAT, END, END], _LOOP, fat_count=0x7FFFFFFF))
_xls("directory-beyond-the-file", ole([FAT, END], _LOOP, directory_at=0x7FFFFFF0))
_xls("sector-size-of-2-gib", ole([FAT, END, END], _LOOP, shift=31))
_xls("sector-size-of-1-byte", ole([FAT, END, END], _LOOP, shift=0))
_xls("chain-that-leaves-the-file", ole([FAT, END, 0x7FFFFF], _LOOP, sectors=bytes(SECTOR)))
_xls(
    "names-that-are-their-own-children", ole([FAT, END], [stream("Root Entry", 5, END, 0, child=0)])
)
_xls("head-alone", ole([FAT], [])[:SECTOR])
_xls("head-cut", ole([FAT], [])[:100])
_xls("empty-workbook", with_workbook(b"\0" * 4096))
_xls("workbook-without-end", with_workbook((BOF + _sheet_at(0)).ljust(4096, b"\0")))
_xls("sheet-that-is-the-workbook", with_workbook((BOF + _sheet_at(0) + EOF).ljust(4096, b"\0")))
_xls(
    "sheet-beyond-the-workbook",
    with_workbook((BOF + _sheet_at(0x7FFFFFF0) + EOF).ljust(4096, b"\0")),
)
_xls(
    "strings-said-to-be-a-billion",
    with_workbook(
        (BOF + record(0xFC, struct.pack("<II", 10**9, 10**9)) + _sheet_at(0) + EOF).ljust(
            4096, b"\0"
        )
    ),
)
_xls(
    "records-of-nothing",
    with_workbook((BOF + record(0x3C, b"") * 30_000).ljust(4096, b"\0")),
)
_RANDOM = random.Random(4)  # noqa: S311 - the same rubbish every time
_xls("rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _RANDOM.randbytes(20_000))
_xls("rubbish-in-the-workbook", with_workbook(BOF + _RANDOM.randbytes(8_000)))

BINARY = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    b'PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.'
    b'macroEnabled.main"/></Types>'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
BINARY_ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{KIND}officeDocument" Target="xl/workbook.bin"/>'
    "</Relationships>"
).encode()
BINARY_SHEETS = BINARY_ROOT.replace(b"officeDocument", b"worksheet").replace(
    b"xl/workbook.bin", b"worksheets/sheet1.bin"
)


def small(number: int) -> bytes:
    """Return a number as the binary format packs it: seven bits a byte, the low ones first."""
    packed = b""
    while True:
        number, bits = number >> 7, number & 0x7F
        packed += bytes([bits | (0x80 if number else 0)])
        if not number:
            return packed


def binary_record(kind: int, data: bytes, *, length: int | None = None) -> bytes:
    code = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 0x7F else bytes([kind])
    return code + small(len(data) if length is None else length) + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


SHEETS = (
    binary_record(131, b"")
    + binary_record(143, b"")
    + binary_record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Blad"))
    + binary_record(144, b"")
    + binary_record(132, b"")
)


def _xlsb(name: str, sheet: bytes, *, book: bytes = SHEETS, strings: bytes = b"") -> None:
    def make(path: Path) -> None:
        parts = {
            "[Content_Types].xml": BINARY,
            "_rels/.rels": BINARY_ROOT,
            "xl/_rels/workbook.bin.rels": BINARY_SHEETS,
            "xl/workbook.bin": book,
            "xl/worksheets/sheet1.bin": sheet,
            "xl/sharedStrings.bin": strings,
        }
        raw_zip.write(path, raw_zip.of_parts({n: d for n, d in parts.items() if d}))

    FILES.add(f"xlsb-{name}", Must.REFUSED, make, suffix=".xlsb")


def _dimension(last_row: int, last_column: int) -> bytes:
    return binary_record(148, struct.pack("<IIII", 0, last_row, 0, last_column))


_BEGIN = binary_record(129, b"") + _dimension(1_048_575, 16_383) + binary_record(145, b"")
_CELL = binary_record(5, struct.pack("<IId", 0, 0, 42.0))
_END = binary_record(146, b"") + binary_record(130, b"")
_xlsb("of-no-template", _BEGIN + binary_record(0, struct.pack("<I", 0) + bytes(13)) + _CELL + _END)
_xlsb(
    "cells-in-two-corners",
    _BEGIN
    + binary_record(0, struct.pack("<I", 0) + bytes(13))
    + _CELL
    + binary_record(0, struct.pack("<I", 1_048_575) + bytes(13))
    + binary_record(5, struct.pack("<IId", 16_383, 0, 42.0))
    + _END,
)
_xlsb("rubbish", _RANDOM.randbytes(5_000))
_xlsb("book-of-rubbish", _BEGIN + _END, book=_RANDOM.randbytes(5_000))
_xlsb("record-longer-than-the-part", _BEGIN + binary_record(5, b"", length=0xFFFFFFF))
_xlsb("cut", (_BEGIN + _CELL)[:-3])
_xlsb(
    "strings-said-to-be-a-billion",
    _BEGIN + _END,
    strings=binary_record(159, struct.pack("<II", 10**9, 10**9)),
)
_xlsb("text-of-4-gib", _BEGIN + binary_record(6, struct.pack("<III", 0, 0, 0xFFFFFFF0)) + _END)

OTHERS: dict[str, tuple[str, bytes]] = {
    "nothing": (".xlsx", b""),
    "one-byte": (".xlsx", b"P"),
    "only-the-mark-of-a-zip": (".xlsx", b"PK\x03\x04"),
    "only-the-end-of-a-zip": (".xlsx", b"PK\x05\x06" + bytes(18)),
    "csv-as-xlsx": (".xlsx", b"Nr;Utfall\n1.2.3;42\n"),
    "csv-as-xls": (".xls", "Nr;Utfall\n1.2.3;42\n".encode("cp1252")),
    "web-page-as-xls": (".xls", b"<html><table><tr><td>42</td></tr></table></html>"),
    "pdf-as-xlsx": (".xlsx", b"%PDF-1.7\n1 0 obj\n"),
    "picture": (".xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "noughts": (".xlsx", bytes(100_000)),
    "noise": (".xlsx", _RANDOM.randbytes(100_000)),
    "line-without-end": (".csv", b"a" * 5_000_000),
    "flat-ods-cut": (".fods", b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:'),
    "flat-ods-with-laughs": (
        ".fods",
        (
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
            b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">&b;'
            b"</office:document>"
        ),
    ),
    "xml-of-excel-2003": (
        ".xml",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ),
    "gzip-as-xlsx": (".xlsx", b"\x1f\x8b\x08\0\0\0\0\0" + bytes(50)),
}
for _name, (_suffix, _data) in OTHERS.items():

    def _other(path: Path, data: bytes = _data) -> None:
        path.write_bytes(data)

    FILES.add(_name, Must.REFUSED, _other, suffix=_suffix)


@FILES.file("larger-than-25-mib", Must.REFUSED)
def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(26 * 1024 * 1024)


@FILES.file("larger-than-the-disk", Must.REFUSED)
def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        os.truncate(file.fileno(), 200 * 1024**3)


@FILES.file("text-document", Must.REFUSED, suffix=".docx")
def _docx(path: Path) -> None:
    types = b'<Types><Override ContentType="application/vnd.x.wordprocessingml.document"/></Types>'
    raw_zip.write(path, (entry("[Content_Types].xml", types), entry("word/document.xml", b"<a/>")))
