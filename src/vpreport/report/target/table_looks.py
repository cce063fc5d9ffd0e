"""How the tables of a document are set: the letters of head and text, and which rows stand out.

What a paragraph style says of letters goes before the table style, which goes before the defaults
of the document (ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vpreport.report.section.letters import SMALLEST, TableLetters, letters_of
from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import find, is_on, value, w_name
from vpreport.report.target.style_sheet import TABLE, StyleSheet, is_bold

HEAD: Final = "firstRow"
TOTAL: Final = "lastRow"
_NOTES: Final = 2  # half-points that text below in a cell is smaller, where no style is made for it
_NO_FILL: Final = ("", "auto", "FFFFFF")


def letters_in_table(
    sheet: StyleSheet, *, cell: str, note: str, table: str, size: int
) -> TableLetters:
    """Return the letters of a table; `size` is the one that they are to be set in, 0: as it is.

    Heads count as bold: most are, and those that no style sets apart are made so.
    """
    text_size = size or _size(sheet, cell, table, "")
    text = letters_of(
        _font(sheet, cell, table, ""),
        text_size,
        is_bold=is_bold(sheet, cell),
        is_said=not size,
    )
    head = letters_of(
        _font(sheet, cell, table, HEAD),
        size or _size(sheet, cell, table, HEAD),
        is_bold=True,
        is_said=not size,
    )
    if note != cell:
        own = letters_of(sheet.font(note), _size(sheet, note, table, ""), is_said=not size)
        return TableLetters(head=head, text=text, note=own)
    smaller = min(text_size, max(SMALLEST, text_size - _NOTES))
    below = letters_of(_font(sheet, cell, table, ""), smaller, is_said=smaller == text_size)
    return TableLetters(head=head, text=text, note=below)


def sets_apart(sheet: StyleSheet, table: str, row: str) -> bool:
    """Return whether a table style gives its first or last row bold letters or a colour."""
    return any(
        is_on(find(each, "rPr/b")) or value(find(each, "tcPr/shd"), "fill") not in _NO_FILL
        for each in _conditional(sheet, table, row)
    )


def fill_of_head(sheet: StyleSheet, table: str) -> str:
    """Return the colour behind the head of a table as RGB, empty where it has none."""
    fills = (value(find(e, "tcPr/shd"), "fill") for e in _conditional(sheet, table, HEAD))
    return next((fill for fill in fills if fill not in _NO_FILL), "")


def _size(sheet: StyleSheet, paragraph: str, table: str, row: str) -> int:
    said = (value(find(each, "rPr/sz")) for each in _speakers(sheet, paragraph, table, row))
    return next((int(size) for size in said if size.isdecimal()), sheet.default_size)


def _font(sheet: StyleSheet, paragraph: str, table: str, row: str) -> str:
    said = (find(each, "rPr/rFonts") for each in _speakers(sheet, paragraph, table, row))
    fonts = (sheet.theme.font(each) for each in said if each is not None)
    return next(filter(None, fonts), sheet.default_font)


def _speakers(sheet: StyleSheet, paragraph: str, table: str, row: str) -> Iterator[Element]:
    """Yield what says how letters are, the strongest first."""
    yield from (each.element for each in sheet.lineage(paragraph))
    if row:
        yield from _conditional(sheet, table, row)
    yield from (each.element for each in sheet.lineage(table))


def _conditional(sheet: StyleSheet, table: str, row: str) -> Iterator[Element]:
    """Yield what a table style and those that it is based on say of the first or last row."""
    lineage = [*sheet.lineage(table)]
    default = sheet.default(TABLE)
    for style in lineage or ([default] if default else []):
        for each in style.element.iterchildren(w_name("tblStylePr")):
            if value(each, "type") == row:
                yield each
