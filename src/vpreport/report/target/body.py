"""Reading the body of a document, as far as it says how the document is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.fields import FIELDS, sequences_in
from vpreport.report.target.parsing import (
    find,
    mark_in,
    paragraphs_left_out,
    tables_left_out,
    value,
    w_name,
)
from vpreport.report.target.seen import (
    FAR,
    FAR_TABLE,
    Body,
    Mark,
    Paragraph,
    SectionEnd,
    Seen,
    TableSeen,
)
from vpreport.report.target.style_sheet import BODY_LEVEL, PARAGRAPH, StyleSheet, numbering_in

_ANCHOR: Final = "[["  # begins the place of a block
OURS: Final = "vpreport:"  # begins the tag and the alias of every content control of ours

_P: Final = w_name("p")
_T: Final = w_name("t")
_RUN: Final = w_name("r")
_TBL: Final = w_name("tbl")
_SDT: Final = w_name("sdt")
_SECTION: Final = w_name("sectPr")
_PROPERTIES: Final = w_name("pPr")
_NAMED: Final = w_name("pStyle")
_OUTLINE: Final = w_name("outlineLvl")
_NUMBERING: Final = w_name("numPr")
_DRAWING: Final = w_name("drawing")
_STYLE: Final = w_name("pPr") + "/" + w_name("pStyle")
_STYLED: Final = tuple(map(w_name, ("pStyle", "rStyle", "tblStyle")))
_SPECIAL: Final = (_DRAWING, *FIELDS)
_VAL: Final = w_name("val")
_HOLDERS: Final = frozenset(
    map(w_name, ("sdtContent", "customXml", "ins", "moveTo", "smartTag", "body"))
)


def read_body(root: Element, sheet: StyleSheet) -> Body:
    """Return what stands in the body of a main part."""
    body = find(root, "body")
    if body is None:
        return Body(seen=(), uses=Counter())
    ours = [each for each in body.iter(_SDT) if is_our_control(each)]
    outermost = [each for each in ours if not _is_ours_inside(each)]
    uses = _uses(body) - sum(map(_uses, outermost), Counter())
    return Body(seen=tuple(_Reader(sheet, body).walk(body, is_ours=False)), uses=uses)


def _uses(element: Element) -> Counter[str]:
    return Counter(each.get(_VAL, "") for each in element.iter(*_STYLED))


def is_our_control(control: Element) -> bool:
    """Return whether a content control (w:sdt) is one that vpreport has made.

    LibreOffice loses the tag and keeps the alias.
    """
    names = (value(find(control, "sdtPr/tag")), value(find(control, "sdtPr/alias")))
    return any(name.startswith(OURS) for name in names)


def style_of(paragraph: Element) -> str:
    return value(paragraph.find(_STYLE))


def text_of(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(_T))


def _length(paragraph: Element) -> int:
    """Return the number of signs; most paragraphs are a single run with a single text."""
    first, run = paragraph[0], paragraph[-1]
    is_single = len(paragraph) == 1 + (first.tag == _PROPERTIES)
    if is_single and run.tag == _RUN and len(run) == 1 and run[0].tag == _T:
        return len(run[0].text or "")
    return len(text_of(paragraph))


def _is_anchor(paragraph: Element) -> bool:
    """Return whether the paragraph asks for a block, which will come in its place."""
    return text_of(paragraph).lstrip().startswith(_ANCHOR)


def _is_ours_inside(element: Element) -> bool:
    return any(is_our_control(control) for control in element.iterancestors(_SDT))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the styles say of paragraphs in one of them."""

    level: int
    is_list: bool


class _Reader:
    """Goes through a body; a document has many paragraphs in few styles."""

    def __init__(self, sheet: StyleSheet, body: Element) -> None:
        default = sheet.default(PARAGRAPH)
        self._sheet = sheet
        self._default = default.id if default else ""
        self._known: dict[str, _Known] = {}
        self._alike: dict[tuple[str, int, bool], Paragraph] = {}
        # Found once for all, as to look in each paragraph takes longer.
        self._special = {
            paragraph for each in body.iter(*_SPECIAL) for paragraph in each.iterancestors(_P)
        }

    def walk(self, holder: Element, *, is_ours: bool) -> list[Seen]:
        seen: list[Seen] = []
        for child in holder:
            tag = child.tag
            if tag == _P:
                is_mine = is_ours or _is_anchor(child)
                plain = self._plain(child, is_ours=is_mine)
                seen += (plain,) if plain else self._paragraph(child, is_ours=is_mine)
            elif (number := mark_in(child)) is not None:
                seen.append(Mark(number=number))
            elif tag == _TBL:
                seen.append(_table(child, is_ours=is_ours))
            elif tag == _SECTION:
                seen.append(SectionEnd(properties=child))
            elif tag == _SDT:
                content = find(child, "sdtContent")
                if content is not None:
                    seen += self.walk(content, is_ours=is_ours or is_our_control(child))
            elif tag in _HOLDERS:
                seen += self.walk(child, is_ours=is_ours)
            else:
                seen += repeat(FAR, paragraphs_left_out(child))
                seen += repeat(FAR_TABLE, tables_left_out(child))
        return seen

    def _paragraph(self, element: Element, *, is_ours: bool) -> Iterator[Seen]:
        own = element.find(_PROPERTIES)
        said = {} if own is None else {child.tag: child for child in own}
        style, text = value(said.get(_NAMED)), text_of(element)
        known = self._of(style)
        level = _own_level(said.get(_OUTLINE), known.level)
        is_special = element in self._special
        sequences = sequences_in(element) if is_special else ()
        yield Paragraph(
            style=style,
            level=level,
            length=len(text),
            is_ours=is_ours,
            is_list=_own_list(said.get(_NUMBERING), is_list=known.is_list),
            text=text if level else "",
            sequences=sequences,
            caption=element if sequences else None,
            has_drawing=is_special and next(element.iter(_DRAWING), None) is not None,
        )
        section = said.get(_SECTION)
        if section is not None:
            yield SectionEnd(properties=section)

    def _plain(self, element: Element, *, is_ours: bool) -> Paragraph | None:
        """Return a paragraph of text that says nothing but its style; those alike are the same."""
        if not len(element):
            return None
        own, style = element[0], ""
        if own.tag == _PROPERTIES:
            if len(own) != 1 or own[0].tag != _NAMED:
                return None
            style = own[0].get(_VAL, "")
        elif own.tag != _RUN:  # the properties may come later
            return None
        if element in self._special or self._of(style).level:
            return None
        length = _length(element)
        key = (style, length, is_ours)
        if key not in self._alike:
            self._alike[key] = Paragraph(
                style=style,
                level=0,
                length=length,
                is_ours=is_ours,
                is_list=self._of(style).is_list,
            )
        return self._alike[key]

    def _of(self, style: str) -> _Known:
        if style not in self._known:
            known = style or self._default
            is_list = self._sheet.numbering(known) is not None
            self._known[style] = _Known(self._sheet.outline(known), is_list)
        return self._known[style]


def _own_level(outline: Element | None, otherwise: int) -> int:
    written = value(outline)
    if written.isdecimal():
        return int(written) + 1 if int(written) < BODY_LEVEL else 0
    return otherwise


def _own_list(numbering: Element | None, *, is_list: bool) -> bool:
    own = None if numbering is None else numbering_in(numbering)
    return is_list if own is None else own[0] != 0


def _table(element: Element, *, is_ours: bool) -> TableSeen:
    return TableSeen(
        style=value(find(element, "tblPr/tblStyle")),
        cell_style="" if is_ours else _cell_style(element),
        is_ours=is_ours,
        sequences=sequences_in(element),
    )


def _cell_style(table: Element) -> str:
    cells = Counter(
        style_of(paragraph)
        for row in list(table.iter(w_name("tr")))[1:]  # the head may have a style of its own
        for paragraph in row.iter(_P)
    )
    return cells.most_common(1)[0][0] if cells else ""
