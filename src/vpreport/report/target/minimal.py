"""The plainest form of a style that a document lacks, as the last resort.

Each has the name that Word knows, so that Word, the table of contents and the screen reader treat
it as what it is, and takes its looks from what the document has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from vpreport.report.section.ooxml import Element, w
from vpreport.report.target.parsing import parsed
from vpreport.report.target.style_sheet import PARAGRAPH, TABLE, Style, StyleSheet

AIR: Final = 85  # twentieths of a point, on each side of the text in a cell of an added table
_HEADING: Final = re.compile(r"heading ([1-9])")
_CONTENTS: Final = re.compile(r"toc ([1-9])")
_SMALLER: Final = 4  # half-points, for each level
# Half-points, where the document has no heading to be like.
_SIZES: Final = {1: 32, 2: 28, 3: 24}
_LEAST: Final = 22
_INDENT: Final = 220  # a level of the contents, in twentieths of a point
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def free_id(name: str, sheet: StyleSheet, taken: Collection[str]) -> str:
    """Return an id for the style: "Heading3", with a number after it if that is taken."""
    stem = "".join(word[:1].upper() + word[1:] for word in name.split())
    number = 1
    candidate = stem
    while not sheet.is_free(candidate) or candidate in taken:
        number += 1
        candidate = f"{stem}v{number}"
    return candidate


def minimal_style(name: str, style: str, sheet: StyleSheet, *, kind: str) -> bytes:
    """Return the style with that name and id as XML that can stand in any styles part."""
    if kind == TABLE:
        element = _table(name, style, sheet)
    elif heading := _HEADING.fullmatch(name):
        element = _heading(name, style, sheet, int(heading[1]))
    else:
        element = _paragraph(name, style, sheet)
    return etree.tostring(element)


def with_styles(part: bytes, styles: tuple[bytes, ...]) -> bytes:
    """Return a styles part with more styles last in it; `part` is empty where there is none."""
    if part and not styles:
        return part
    root = parsed(part) if part else w("styles")
    root.extend(parsed(style) for style in styles)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def whole_part(styles: tuple[bytes, ...]) -> bytes:
    """Return a styles part for a document that has none."""
    return with_styles(b"", styles)


def _heading(name: str, style: str, sheet: StyleSheet, level: int) -> Element:
    """Return a heading that looks like the nearest one above it, only lower and without number."""
    above = next(_headings_above(sheet, level), None)
    is_numbered = above is not None and sheet.numbering(above[1].id) is not None
    properties = w(
        "pPr",
        w("keepNext"),
        w("keepLines"),
        w("numPr", w("numId", val=0)) if is_numbered else None,
        None if above else w("spacing", before=240, after=80),
        w("outlineLvl", val=level - 1),
    )
    if above is None:
        looks = [w("b"), w("bCs"), *_size(_SIZES.get(level, _LEAST))]
        return _style(name, style, sheet.default(PARAGRAPH), properties, w("rPr", *looks))
    looks = _lower(sheet, above[1], level - above[0])
    return _style(name, style, above[1], properties, w("rPr", *looks))


def _headings_above(sheet: StyleSheet, level: int) -> Iterator[tuple[int, Style]]:
    for each in range(level - 1, 0, -1):
        if found := sheet.find(f"heading {each}", PARAGRAPH, {}):
            yield each, found


def _lower(sheet: StyleSheet, above: Style, levels: int) -> list[Element]:
    """Return the letters of a heading so many levels below: smaller, at last slanting.

    A heading is never smaller than running text.
    """
    default = sheet.default(PARAGRAPH)
    size = sheet.size(above.id)
    least = min(size, sheet.size(default.id)) if default else size
    smaller = size - _SMALLER * levels
    if smaller > least:
        return _size(smaller)
    return [w("i"), w("iCs"), *(_size(least) if least < size else ())]


def _size(half_points: int) -> list[Element]:
    return [w("sz", val=half_points), w("szCs", val=half_points)]


def _paragraph(name: str, style: str, sheet: StyleSheet) -> Element:
    contents = _CONTENTS.fullmatch(name)
    size, *space = {
        "Title": (40, 0, 120),
        "TOC Heading": (28, 0, 80),
        "caption": (0, 160, 80),
    }.get(name, (0, 0, 0))
    before, after = space
    is_head = name in ("Title", "TOC Heading", "caption")
    properties = w(
        "pPr",
        w("keepNext") if is_head else None,
        w("spacing", before=before, after=after) if after else None,
        w("ind", left=_INDENT * (int(contents[1]) - 1)) if contents else None,
        w("outlineLvl", val=9) if name == "TOC Heading" else None,
    )
    letters = w(
        "rPr",
        *((w("b"), w("bCs")) if is_head else ()),
        *((w("sz", val=size), w("szCs", val=size)) if size else ()),
    )
    return _style(
        name,
        style,
        sheet.default(PARAGRAPH),
        properties if len(properties) else None,
        letters if len(letters) else None,
    )


def _table(name: str, style: str, sheet: StyleSheet) -> Element:
    borders = (w(edge, val="single", sz=4, space=0, color="auto") for edge in _EDGES)
    margins = (w(edge, w=AIR, type="dxa") for edge in ("left", "right"))
    properties = w("tblPr", w("tblBorders", *borders), w("tblCellMar", *margins))
    bold = w("tblStylePr", w("rPr", w("b"), w("bCs")), type="firstRow")
    close = w("pPr", w("spacing", before=40, after=40, line=240, lineRule="auto"))
    return _style(name, style, sheet.default(TABLE), close, properties, bold, kind=TABLE)


def _style(
    name: str,
    style: str,
    based_on: Style | None,
    *parts: Element | None,
    kind: str = PARAGRAPH,
) -> Element:
    element = w(
        "style",
        w("name", val=name),
        w("basedOn", val=based_on.id) if based_on else None,
        w("qFormat"),
        *parts,
        type=kind,
        styleId=style,
    )
    if name == "Normal":
        element.set(element.tag.replace("}style", "}default"), "1")
    return element
