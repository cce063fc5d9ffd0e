"""Telling a confidential workbook from an ordinary one before anything of it is used."""

from __future__ import annotations

import re
from typing import Final

from vpreport.intake.grid import Grid
from vpreport.intake.opening.package import Package
from vpreport.intake.opening.sniffing import FLAT_PART
from vpreport.template.code import parse_code
from vpreport.template.edition import Edition
from vpreport.template.layout import KEY_ROW_MARK
from vpreport.texts import template as texts

_PREFIX: Final = Edition.CONFIDENTIAL.value
_LABEL: Final = texts.CODE.partition("{")[0]
# A code in a comment says nothing of the file; on a key row or after the label it does.
_ON_A_SHEET: Final = (f"{KEY_ROW_MARK} {_PREFIX}-", f"{_LABEL}{_PREFIX}-")
_CODE: Final = re.compile(rf"{_PREFIX}(?:-[0-9A-Z]+){{4}}".encode())
_XML: Final = ".xml"
_ABOUT_THE_FILE: Final = ("docProps/", "xl/workbook.xml", "meta.xml", "styles.xml", FLAT_PART)


def is_secret_workbook(package: Package) -> bool:
    """Return whether anything that carries a template's code carries a confidential one's."""
    names = (name for name in package.names if name.casefold().endswith(_XML))
    return any(_carries(name, package.read(name)) for name in names)


def is_secret_grid(grid: Grid) -> bool:
    """Return whether any cell or property of the workbook carries a confidential code."""
    cells = (cell.text for sheet in grid.sheets for cell in sheet.cells.values())
    if any(mark in text for text in cells for mark in _ON_A_SHEET):
        return True
    feet = (sheet.footer for sheet in grid.sheets)
    about = (*grid.properties.values(), *grid.names.values(), *feet)
    codes = (code for text in about for code in _CODE.findall(text.encode(errors="replace")))
    return any(parse_code(code.decode(), Edition.CONFIDENTIAL) for code in codes)


def _carries(name: str, content: bytes) -> bool:
    if any(mark.encode() in content for mark in _ON_A_SHEET):
        return True
    codes = _CODE.findall(content) if name.startswith(_ABOUT_THE_FILE) else ()
    return any(parse_code(code.decode(), Edition.CONFIDENTIAL) for code in codes)
