"""Filling in a template by writing the XML of its cells, as Excel would, with shared strings.

openpyxl would build the whole workbook anew; here everything else stays as the template has it.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from xml.sax.saxutils import escape

import openpyxl

AnswerKey = tuple[str, str, str]  # table, row id, column key
Address = tuple[str, str]  # the sheet's name, the cell as A1
Typed = str | Decimal | dt.date

STRINGS = "xl/sharedStrings.xml"
EPOCH = dt.date(1899, 12, 30)
KEY_ROW, FIRST_ROW = 4, 6


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def addresses_in(template: bytes) -> dict[AnswerKey, Address]:
    """Return sheet and cell of everything in the tables of an untouched template."""
    found = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(template)).worksheets:
        mark = str(sheet.cell(KEY_ROW, 1).value or "")
        if not mark.startswith("#vpr1"):
            continue
        keys = {cell.column: str(cell.value) for cell in sheet[KEY_ROW] if cell.value}
        for row in sheet.iter_rows(min_row=FIRST_ROW):
            for cell in row[2:]:
                key = (mark.rsplit(maxsplit=1)[-1], str(row[0].value), keys.get(cell.column, ""))
                found[key] = (sheet.title, cell.coordinate)
    return found


def sheet_parts(template: bytes) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name; they are numbered in their order."""
    names = openpyxl.load_workbook(io.BytesIO(template)).sheetnames
    return {name: f"xl/worksheets/sheet{n}.xml" for n, name in enumerate(names, start=1)}


def filled_parts(template: bytes, typed: Mapping[AnswerKey, Typed]) -> dict[str, bytes]:
    """Return the parts of the template with the answers in their cells."""
    parts = parts_of(template)
    addresses, sheets = addresses_in(template), sheet_parts(template)
    strings = StringTable(parts[STRINGS])
    for key, value in typed.items():
        sheet, cell = addresses[key]
        name = sheets[sheet]
        parts[name] = with_content(parts[name], cell, _content(value, strings))
    parts[STRINGS] = strings.data
    return parts


def with_content(sheet: bytes, cell: str, content: tuple[str, str]) -> bytes:
    """Return the sheet with attributes and children in a cell that stands there empty."""
    attributes, children = content
    pattern = rb'<c r="%s"( s="\d+")?/>' % cell.encode()
    new = f'<c r="{cell}"\\1{attributes}>{children}</c>'.encode()
    filled, times = re.subn(pattern, new, sheet)
    assert times == 1, cell
    return filled


class StringTable:
    """The shared strings of a workbook, to which texts are added."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.count = data.count(b"<si>")

    def index(self, text: str) -> int:
        new = f'<si><t xml:space="preserve">{escape(text)}</t></si></sst>'.encode()
        self.data = self.data.replace(b"</sst>", new)
        self.count += 1
        self.data = re.sub(
            rb'(unique)?[cC]ount="\d+"',
            lambda m: re.sub(rb"\d+", str(self.count).encode(), m.group(0)),
            self.data,
        )
        return self.count - 1


def _content(value: Typed, strings: StringTable) -> tuple[str, str]:
    match value:
        case str():
            return ' t="s"', f"<v>{strings.index(value)}</v>"
        case dt.date():
            return "", f"<v>{(value - EPOCH).days}</v>"
        case _:
            return "", f"<v>{value}</v>"
