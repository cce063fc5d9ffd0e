"""Hostile containers: bombs, lies in the zip's own fields, parts that leave the package."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import raw_zip
from hostile import (
    RELATIONS,
    SHEET,
    Collection,
    Must,
    changed,
    part,
    parts,
    workbook,
    workbook_with,
)
from raw_filling import STRINGS
from raw_zip import MEBIBYTE, about, entry, lying, repeated

FILES = Collection()

# As many mebibytes as an entry without the fields for large files can declare.
FOUR_GIBIBYTES = 4095
HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/'
    b'spreadsheetml/2006/main"><sheetData>'
)
TAIL = b"</sheetData></worksheet>"
STRINGS_HEAD = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
STYLES = "xl/styles.xml"
STYLES_HEAD = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
)

BOMBS = {
    "sheet-of-white-space": (SHEET, HEAD, b" " * MEBIBYTE, TAIL),
    "one-cell": (
        SHEET,
        HEAD + b'<row r="1"><c r="A1" t="str"><v>',
        b"x" * MEBIBYTE,
        b"</v></c></row>" + TAIL,
    ),
    "one-shared-string": (STRINGS, STRINGS_HEAD + b"<si><t>", b"x" * MEBIBYTE, b"</t></si></sst>"),
    "shared-strings": (STRINGS, STRINGS_HEAD, about(b"<si><t>x</t></si>"), b"</sst>"),
    "cells": (SHEET, HEAD + b'<row r="1">', about(b"<c><v>1</v></c>"), b"</row>" + TAIL),
    "rows": (SHEET, HEAD, about(b"<row/>"), TAIL),
    "styles": (STYLES, STYLES_HEAD, about(b"<xf/>"), b"</cellXfs></styleSheet>"),
    "comment": (SHEET, HEAD + b"<!--", b"x" * MEBIBYTE, b"-->" + TAIL),
    "one-attribute": (SHEET, HEAD + b'<row r="', b"1" * MEBIBYTE, b'"/>' + TAIL),
    "one-element-name": (SHEET, HEAD + b"<", b"x" * MEBIBYTE, b"/>" + TAIL),
    "processing-instruction": (SHEET, HEAD + b"<?x ", b"x" * MEBIBYTE, b"?>" + TAIL),
}


def _bomb(kind: str, times: int, path: Path) -> None:
    name, head, block, tail = BOMBS[kind]
    workbook_with(path, repeated(name, head, block, times, tail))


def _small_bomb(kind: str, path: Path) -> None:
    """Make a part just below the limits of size and of ratio, which a guard of XML must catch."""
    name, head, block, tail = BOMBS[kind]
    times = 40 * MEBIBYTE // len(block)
    noise = b"<!--" + os.urandom(MEBIBYTE // 4).hex().encode() + b"-->"
    start = head.find(b"?>") + 2 if head.startswith(b"<?xml") else 0
    noisy = head[:start] + noise + head[start:]
    workbook_with(path, repeated(name, noisy, block, times, tail))


def _lying_bomb(kind: str, path: Path) -> None:
    name, head, block, tail = BOMBS[kind]
    honest = repeated(name, head, block, 256, tail)
    workbook_with(path, lying(honest, size=100, local_size=100))


for _kind in BOMBS:
    FILES.add(f"4-gib-{_kind}", Must.REFUSED, lambda path, k=_kind: _bomb(k, FOUR_GIBIBYTES, path))
    FILES.add(f"40-mib-{_kind}", Must.HONEST, lambda path, k=_kind: _small_bomb(k, path))
for _kind in ("sheet-of-white-space", "shared-strings"):
    FILES.add(
        f"256-mib-said-to-be-100-bytes-{_kind}",
        Must.REFUSED,
        lambda path, k=_kind: _lying_bomb(k, path),
    )


@FILES.file("4-gib-part-that-nothing-points-at", Must.HONEST)
def _unused(path: Path) -> None:
    workbook_with(path, repeated("xl/media/x.bin", b"", b"\0" * MEBIBYTE, FOUR_GIBIBYTES, b""))


@FILES.file("many-parts-of-60-mib", Must.REFUSED)
def _total(path: Path) -> None:
    parts_ = (repeated(f"xl/{n}.xml", b"<a>", b" " * MEBIBYTE, 60, b"</a>") for n in range(40))
    workbook_with(path, *parts_)


@FILES.file("70000-entries", Must.REFUSED)
def _entries(path: Path) -> None:
    empty = entry("x", b"", method=raw_zip.STORED)
    workbook_with(path, *(lying(empty, name=f"x/{n}".encode()) for n in range(70_000)))


@FILES.file("entry-said-to-be-4-gib", Must.REFUSED)
def _large_claim(path: Path) -> None:
    workbook_with(path, lying(entry(SHEET, part(SHEET)), size=0xFFFFFFF0, local_size=0xFFFFFFF0))


@FILES.file("size-too-large-by-one", Must.HONEST)
def _one_too_many(path: Path) -> None:
    size = len(part(SHEET)) + 1
    workbook_with(path, lying(entry(SHEET, part(SHEET)), size=size, local_size=size))


@FILES.file("packed-size-beyond-the-file", Must.HONEST)
def _packed_claim(path: Path) -> None:
    workbook_with(path, lying(entry(SHEET, part(SHEET)), packed_size=0x7FFFFFFF))


@FILES.file("entry-that-starts-beyond-the-file", Must.REFUSED)
def _far_offset(path: Path) -> None:
    workbook_with(path, lying(entry(SHEET, part(SHEET)), offset=0x7FFFFFFF))


@FILES.file("entries-that-overlap", Must.REFUSED)
def _overlap(path: Path) -> None:
    """Many names for the same packed bytes, as in the bombs of David Fifield."""
    first = repeated("x/0.xml", b"<a>", b" " * MEBIBYTE, 30, b"</a>")
    raw_zip.write(path, (first, *raw_zip.of_parts(parts())))
    names = [lying(first, name=f"x/{n}.xml".encode(), packed=(), offset=0) for n in range(200)]
    shared = [
        lying(one, packed_size=first.real_packed_size, local_name=b"y", local_size=0)
        for one in names
    ]
    raw_zip.write(path, (first, *shared, *raw_zip.of_parts(parts())))


@FILES.file("checksum-that-does-not-hold", Must.REFUSED)
def _crc(path: Path) -> None:
    honest = entry(SHEET, part(SHEET))
    workbook_with(path, lying(honest, crc=honest.crc ^ 1))


@FILES.file("stored-checksum-that-does-not-hold", Must.REFUSED)
def _stored_crc(path: Path) -> None:
    """One digit of an answer is another one, and only the checksum tells."""
    honest = entry(SHEET, part(SHEET), method=raw_zip.STORED)
    other = changed(part(SHEET), b"<v>42</v>", b"<v>43</v>")
    workbook_with(path, lying(honest, packed=((other, 1),)))


@FILES.file("same-part-twice", Must.REFUSED)
def _twice(path: Path) -> None:
    other = changed(part(SHEET), b"<v>42</v>", b"<v>43</v>")
    raw_zip.write(path, (*raw_zip.of_parts(parts()), entry(SHEET, other)))


@FILES.file("same-part-in-another-case", Must.REFUSED)
def _case(path: Path) -> None:
    other = changed(part(SHEET), b"<v>42</v>", b"<v>43</v>")
    raw_zip.write(path, (*raw_zip.of_parts(parts()), entry(SHEET.upper(), other)))


@FILES.file("same-part-with-backslashes", Must.REFUSED)
def _backslash(path: Path) -> None:
    other = changed(part(SHEET), b"<v>42</v>", b"<v>43</v>")
    raw_zip.write(path, (*raw_zip.of_parts(parts()), entry(SHEET.replace("/", "\\"), other)))


def _strange_name(name: str, path: Path) -> None:
    workbook_with(path, entry(name, b"<a/>"))


for _label, _name in {
    "climbs-out": "../../etc/passwd",
    "climbs-out-with-backslashes": "..\\..\\autoexec.bat",
    "climbs-out-from-within": "xl/../../ut.xml",
    "is-absolute": "/etc/passwd",
    "has-a-drive": "C:/windows/system.ini",
    "is-on-a-server": "\\\\server\\share\\x.xml",
}.items():
    FILES.add(
        f"part-name-that-{_label}", Must.REFUSED, lambda path, n=_name: _strange_name(n, path)
    )


@FILES.file("part-name-with-a-zero-byte", Must.HONEST)
def _zero_name(path: Path) -> None:
    strange = lying(entry(SHEET, part(SHEET)), name=SHEET.encode() + b"\0.xml")
    workbook_with(path, strange, without=(SHEET,))


@FILES.file("part-name-of-60000-letters", Must.HONEST)
def _long_name(path: Path) -> None:
    _strange_name("x" * 60_000, path)


@FILES.file("name-beside-the-data-differs", Must.REFUSED)
def _local_name(path: Path) -> None:
    workbook_with(path, lying(entry(SHEET, part(SHEET)), local_name=b"xl/worksheets/sheet9.xml"))


def _truncated(tenths: int, path: Path) -> None:
    workbook(path, {})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * tenths // 10])


for _tenths in range(1, 10):
    FILES.add(
        f"cut-after-{_tenths}-tenths", Must.REFUSED, lambda path, t=_tenths: _truncated(t, path)
    )


@FILES.file("cut-one-byte-before-the-end", Must.REFUSED)
def _cut_last(path: Path) -> None:
    workbook(path, {})
    path.write_bytes(path.read_bytes()[:-1])


@FILES.file("end-that-claims-no-entries", Must.HONEST)
def _no_entries(path: Path) -> None:
    raw_zip.write(path, raw_zip.of_parts(parts()), count=0)


@FILES.file("rubbish-before-the-zip", Must.HONEST)
def _prefix(path: Path) -> None:
    workbook(path, {})
    path.write_bytes(b"MZ" + os.urandom(5000) + path.read_bytes())


@FILES.file("remark-of-64-kib-after-the-zip", Must.HONEST)
def _remark(path: Path) -> None:
    raw_zip.write(path, raw_zip.of_parts(parts()), comment=b"PK\x05\x06" * 16_000)


@FILES.file("encrypted-part", Must.REFUSED)
def _encrypted(path: Path) -> None:
    workbook_with(path, lying(entry(SHEET, part(SHEET)), flags=0x801))


for _method in (1, 9, 12, 14, 93, 99):

    def _unknown_method(path: Path, method: int = _method) -> None:
        workbook_with(path, lying(entry(SHEET, part(SHEET)), method=method))

    FILES.add(f"packed-by-method-{_method}", Must.REFUSED, _unknown_method)


@FILES.file("large-file-fields-that-lie", Must.HONEST)
def _zip64(path: Path) -> None:
    extra = struct.pack("<HHQQ", 1, 16, 2**63, 2**62)
    large = lying(entry(SHEET, part(SHEET)), size=0xFFFFFFFF, packed_size=0xFFFFFFFF, extra=extra)
    workbook_with(path, large)


@FILES.file("zip-in-a-zip", Must.REFUSED)
def _nested(path: Path) -> None:
    workbook(path, {})
    raw_zip.write(path, (entry("svar.xlsx", path.read_bytes()),))


@FILES.file("deflate-that-never-ends", Must.REFUSED)
def _endless(path: Path) -> None:
    """A stream of empty stored blocks: five bytes each that inflate to nothing."""
    honest = entry(SHEET, part(SHEET))
    empty = b"\x00\x00\x00\xff\xff" * 200_000
    workbook_with(path, lying(honest, packed=((empty, 20),)))


def _target(target: str, mode: str, path: Path) -> None:
    old = b'Target="worksheets/sheet2.xml"'
    new = f'Target="{target}"{mode}'.encode()
    workbook(path, {RELATIONS: changed(part(RELATIONS), old, new)})


for _label, _to, _mode in (
    ("a-file", "file:///etc/passwd", ' TargetMode="External"'),
    ("the-net", "http://127.0.0.1:9/sheet2.xml", ' TargetMode="External"'),
    ("the-net-unmarked", "http://127.0.0.1:9/sheet2.xml", ""),
    ("outside", "../../../../etc/passwd", ""),
    ("nowhere", "worksheets/sheet99.xml", ""),
    ("its-own-workbook", "workbook.xml", ""),
    ("nothing", "", ""),
    ("another-sheet", "worksheets/sheet3.xml", ""),
):

    def _relation(path: Path, to: str = _to, mode: str = _mode) -> None:
        _target(to, mode, path)

    FILES.add(f"sheet-that-is-{_label}", Must.HONEST, _relation)


@FILES.file("relations-that-go-in-a-circle", Must.HONEST)
def _circle(path: Path) -> None:
    circle = changed(part("_rels/.rels"), b'Target="xl/workbook.xml"', b'Target="_rels/.rels"')
    workbook(path, {"_rels/.rels": circle})


def _without(name: str, path: Path) -> None:
    workbook(path, {name: None})


for _name in (SHEET, STRINGS, "xl/styles.xml", "xl/workbook.xml", RELATIONS, "_rels/.rels"):
    FILES.add(
        f"without-{_name.strip('_').replace('/', '-')}",
        Must.HONEST,
        lambda path, n=_name: _without(n, path),
    )
FILES.add("without-content-types", Must.REFUSED, lambda path: _without("[Content_Types].xml", path))


def _emptied(name: str, path: Path) -> None:
    workbook(path, {name: b""})


for _name in (SHEET, STRINGS, "xl/styles.xml", "xl/workbook.xml", RELATIONS):
    FILES.add(
        f"empty-{_name.replace('/', '-')}", Must.HONEST, lambda path, n=_name: _emptied(n, path)
    )
