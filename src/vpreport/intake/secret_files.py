"""Telling a confidential workbook from an ordinary one before anything in it is read."""

from __future__ import annotations

import re
from typing import Final

from vpreport.intake.opening.package import Package
from vpreport.template.code import parse_code
from vpreport.template.edition import Edition
from vpreport.template.layout import KEY_ROW_MARK
from vpreport.texts import template as texts

_PREFIX: Final = Edition.CONFIDENTIAL.value
_LABEL: Final = texts.CODE.partition("{")[0]
# A code in a comment says nothing of the file; on a key row or after the label it does.
_ON_A_SHEET: Final = re.compile(rf"(?:{KEY_ROW_MARK} |{_LABEL}){_PREFIX}-".encode())
_CODE: Final = re.compile(rf"{_PREFIX}(?:-[0-9A-Z]+){{4}}".encode())
_XML: Final = ".xml"
_ABOUT_THE_FILE: Final = ("docProps/", "xl/workbook.xml", "meta.xml", "styles.xml")


def is_secret_workbook(package: Package) -> bool:
    """Return whether anything that carries a template's code carries a confidential one's."""
    names = (name for name in package.names if name.casefold().endswith(_XML))
    return any(_carries(name, package.read(name)) for name in names)


def _carries(name: str, content: bytes) -> bool:
    if _ON_A_SHEET.search(content):
        return True
    codes = _CODE.findall(content) if name.startswith(_ABOUT_THE_FILE) else ()
    return any(parse_code(code.decode(), Edition.CONFIDENTIAL) for code in codes)
