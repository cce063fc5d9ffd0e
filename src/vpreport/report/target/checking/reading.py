"""A document as the rules read it: its body, its styles, and what text and ground look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.body import style_of, text_of
from vpreport.report.target.parsing import find, value, w_name
from vpreport.report.target.style_sheet import PARAGRAPH, StyleSheet

P: Final = w_name("p")
R: Final = w_name("r")
T: Final = w_name("t")
TBL: Final = w_name("tbl")
TR: Final = w_name("tr")
TC: Final = w_name("tc")
SDT: Final = w_name("sdt")
PLACED: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE: Final = (w_name("del"), w_name("moveFrom"), _FALLBACK)
_RGB: Final = re.compile("[0-9A-Fa-f]{6}")
_INK: Final = "000000"
_GROUND: Final = "FFFFFF"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """`settings` and `core` None: the document has no such part. `title` is that of the core.

    What the styles say is looked up once for each style, as a document has few of them.
    """

    body: Element
    sheet: StyleSheet
    settings: Element | None
    title: str
    default_colour: str = ""

    def all(self, *names: str) -> Iterator[Element]:
        """Yield the elements with those full names that a reader meets: none that is deleted."""
        if self._is_whole:
            yield from self.body.iter(*names)
            return
        for element in self.body.iter(*names):
            if next(element.iterancestors(*_GONE), None) is None:
                yield element

    def paragraphs(self) -> Iterator[Element]:
        """Yield all paragraphs outside tables."""
        return (p for p in self.all(P) if next(p.iterancestors(TBL), None) is None)

    def style(self, paragraph: Element) -> str:
        """Return the id of the style of a paragraph, also where it names none."""
        return style_of(paragraph) or self._default

    def level(self, paragraph: Element) -> int:
        """Return the level of a heading, 0 for what is none."""
        own = value(find(paragraph, "pPr/outlineLvl"))
        if own.isdecimal():
            return int(own) + 1 if int(own) < 9 else 0
        style = self.style(paragraph)
        if style not in self._levels:
            self._levels[style] = self.sheet.outline(style)
        return self._levels[style]

    def inherited(self, style: str, path: str) -> Element | None:
        """Return the nearest element at the path among the style and those it is based on."""
        if (style, path) not in self._inherited:
            found = (find(each.element, path) for each in self.sheet.lineage(style))
            nearest = next((element for element in found if element is not None), None)
            self._inherited[style, path] = nearest
        return self._inherited[style, path]

    def heading_above(self, element: Element) -> str:
        """Return the text of the nearest heading before the element, empty without any."""
        passed: list[Element] = []
        found, node = "", element
        while not found and node is not self.body and node not in self._above:
            passed.append(node)
            before = node.getprevious()
            found = "" if before is None else self._last_heading(before)
            parent = node.getparent()
            if parent is None:
                break
            node = parent if before is None else before
        found = found or self._above.get(node, "")
        self._above.update(dict.fromkeys(passed, found))
        return found

    def _last_heading(self, element: Element) -> str:
        for paragraph in reversed(list(_outside_tables(element))):
            if self.level(paragraph) and (text := text_of(paragraph).strip()):
                return text
        return ""

    def ink(self, run: Element) -> str:
        """Return the colour of the letters as RGB, empty where it is one of a theme."""
        paragraph = next(run.iterancestors(P), None)
        style = "" if paragraph is None else self.style(paragraph)
        found = (
            find(run, "rPr/color"),
            self.inherited(value(find(run, "rPr/rStyle")), "rPr/color"),
            self.inherited(style, "rPr/color"),
            self._in_table_style(run, "rPr/color"),
        )
        colour = next((each for each in found if each is not None), None)
        return self.default_colour or _INK if colour is None else _rgb(colour, "val", _INK)

    def ground(self, run: Element) -> str:
        """Return the colour behind the letters as RGB, empty where it is one of a theme."""
        cell = next(run.iterancestors(TC), None)
        paragraph = next(run.iterancestors(P), None)
        found = (
            find(run, "rPr/shd"),
            None if paragraph is None else find(paragraph, "pPr/shd"),
            None if cell is None else find(cell, "tcPr/shd"),
            self._in_table_style(run, "tcPr/shd"),
        )
        shade = next((each for each in found if each is not None), None)
        return _GROUND if shade is None else _rgb(shade, "fill", _GROUND)

    def _in_table_style(self, run: Element, path: str) -> Element | None:
        """Return how the table's style dresses the row that the run stands in."""
        table, row = next(run.iterancestors(TBL), None), next(run.iterancestors(TR), None)
        if table is None or row is None:
            return None
        style = value(find(table, "tblPr/tblStyle"))
        key = (style, path, row is table.find(TR))
        if key not in self._dressed:
            self._dressed[key] = self._dress(*key)
        return self._dressed[key]

    def _dress(self, style: str, path: str, is_head: bool) -> Element | None:  # noqa: FBT001
        for each in self.sheet.lineage(style):
            head = self._head(each.element) if is_head else None
            for part in (head, each.element):
                found = None if part is None else find(part, path)
                if found is not None:
                    return found
        return None

    @cached_property
    def _is_whole(self) -> bool:
        return next(self.body.iter(*_GONE), None) is None

    @cached_property
    def _default(self) -> str:
        default = self.sheet.default(PARAGRAPH)
        return default.id if default else ""

    @cached_property
    def _above(self) -> dict[Element, str]:
        """The headings that have been looked up, so that none is looked for twice."""
        return {}

    @cached_property
    def _levels(self) -> dict[str, int]:
        return {}

    @cached_property
    def _inherited(self) -> dict[tuple[str, str], Element | None]:
        return {}

    @cached_property
    def _dressed(self) -> dict[tuple[str, str, bool], Element | None]:
        return {}

    @staticmethod
    def _head(style: Element) -> Element | None:
        parts = style.iter(w_name("tblStylePr"))
        return next((part for part in parts if value(part, "type") == "firstRow"), None)


def _outside_tables(element: Element) -> Iterator[Element]:
    return iter(()) if element.tag == TBL else element.iter(P)


def _rgb(element: Element, name: str, automatic: str) -> str:
    """Return the RGB of a colour; a theme's colour is not known here."""
    if any("heme" in attribute for attribute in map(str, element.attrib)):
        return ""
    written = value(element, name)
    return written.upper() if _RGB.fullmatch(written) else automatic
