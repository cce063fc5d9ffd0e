"""A plain second reading of a workbook's cells, for tests alone: address to text, nothing else.

It shares no code with the library. It says what stands at an address of a file whose XML is
whole, so that a test can tell content that was changed from content that was read wrongly.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

Contents = Mapping[tuple[str, str], str]
"""What stands at (sheet, cell): a mark of its kind and the text."""

SAFE = {"resolve_entities": False, "no_network": True, "huge_tree": False}


def contents(parts: Mapping[str, bytes]) -> Contents | None:
    """Return the contents; None where the file is not whole enough to be read so plainly."""
    try:
        if "content.xml" in parts:
            return dict(_of_ods(_parsed(parts["content.xml"])))
        return dict(_of_xlsx(parts))
    except (etree.XMLSyntaxError, LookupError, ValueError, TypeError):
        return None


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(**SAFE))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if _local(element) == name)


def _attribute(element: etree._Element, name: str) -> str:
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name:
            return str(value)
    return ""


def _of_xlsx(parts: Mapping[str, bytes]) -> Iterator[tuple[tuple[str, str], str]]:
    strings = [
        "".join(text.text or "" for text in _all(item, "t"))
        for item in _all(_parsed(parts["xl/sharedStrings.xml"]), "si")
    ]
    targets = {
        line.get("Id"): posixpath.normpath(posixpath.join("/xl", line.get("Target", "")))[1:]
        for line in _parsed(parts["xl/_rels/workbook.xml.rels"])
    }
    for sheet in _all(_parsed(parts["xl/workbook.xml"]), "sheet"):
        part = _parsed(parts[targets[_attribute(sheet, "id")]])
        for cell in _all(part, "c"):
            address = (sheet.get("name", ""), cell.get("r", ""))
            yield address, _cell(cell, strings)


def _cell(cell: etree._Element, strings: list[str]) -> str:
    value = "".join("".join(v.itertext()) for v in cell if _local(v) == "v")
    kind = cell.get("t", "n")
    if kind == "s":
        known = value.isdecimal() and int(value) < len(strings)
        return f"s:{strings[int(value)]}" if known else f"?:{value}" if value else ""
    if kind == "inlineStr":
        return f"s:{''.join(t.text or '' for t in _all(cell, 't'))}"
    return f"{kind}:{value}" if value else ""


def _of_ods(root: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    for sheet in _all(root, "table"):
        number = 0
        for row in _all(sheet, "table-row"):
            times = int(_attribute(row, "number-rows-repeated") or 1)
            for n in range(number + 1, number + 1 + min(times, 20)):
                for column, text in _row(row):
                    yield (_attribute(sheet, "name"), f"{_letters(column)}{n}"), text
            number += times


def _row(row: etree._Element) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        times = int(_attribute(cell, "number-columns-repeated") or 1)
        kind = _attribute(cell, "value-type")
        attributes = "".join(
            _attribute(cell, name)
            for name in ("value", "date-value", "string-value", "boolean-value")
        )
        text = "".join("".join(p.itertext()) for p in _all(cell, "p"))
        for number in range(column + 1, column + 1 + min(times, 20)):
            yield number, f"{kind}:{attributes}:{text}" if kind or text else ""
        column += times


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
