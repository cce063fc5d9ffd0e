"""What stands in the body of a document, in order, as far as it says how the document is written.

Blocks of our own (content controls with our tag) are told apart: a document must not be taught
by what we wrote in it the last time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise, repeat
from operator import itemgetter
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.fields import FIELDS, Sequence, sequences_in
from vpreport.report.target.parsing import (
    find,
    mark_in,
    paragraphs_left_out,
    tables_left_out,
    value,
    w_name,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place that was asked about."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`style` empty: the document's default. `level` 0: no heading. `text` of headings only.

    `length` is the number of signs. `caption` is the paragraph itself where it is a caption.
    """

    style: str
    level: int
    length: int
    is_ours: bool
    is_list: bool
    text: str = ""
    sequences: tuple[Sequence, ...] = ()
    caption: Element | None = None
    has_drawing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSeen:
    """`style` empty: it has none.

    `cell_style` is that of most paragraphs, empty: the default, or nobody asks of a block of ours.
    """

    style: str
    cell_style: str
    is_ours: bool
    sequences: tuple[Sequence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEnd:
    """The properties of all that stands before it, back to the section before."""

    properties: Element


Seen = Mark | Paragraph | TableSeen | SectionEnd

_first: Final = itemgetter(0)


def _is_theirs(one: Seen) -> bool:
    return isinstance(one, SectionEnd) or not (isinstance(one, Mark) or one.is_ours)


# Stands for each plain paragraph that is too far away to show anything.
_FAR: Final = Paragraph(style="", level=0, length=0, is_ours=False, is_list=False)
_FAR_TABLE: Final = TableSeen(style="", cell_style="", is_ours=False)


@dataclass(frozen=True, kw_only=True)
class Body:
    """`uses` counts how many times the document uses each style, by id."""

    seen: tuple[Seen, ...]
    uses: Counter[str]

    def landmarks(self, place: int) -> tuple[tuple[Paragraph | TableSeen, ...], ...]:
        """Return the document's own headings, captions and tables before a place, and after it.

        Those before it come in reverse, so that both begin with the nearest.
        """
        cut = bisect_left(self._landmarks, place, key=_first)
        before, after = self._landmarks[:cut][::-1], self._landmarks[cut:]
        return tuple(one for _, one in before), tuple(one for _, one in after)

    def theirs(self, place: int, count: int) -> Iterator[Seen]:
        """Yield what is the document's own nearest before a place and after it, `count` each way.

        It is the same whatever has been written of ours between.
        """
        for way in (range(place - 1, -1, -1), range(place, len(self.seen))):
            yield from islice(filter(_is_theirs, map(self.seen.__getitem__, way)), count)

    def before(self, place: int) -> tuple[Seen, ...]:
        """Return what stands before a place, without what is too far away to show anything."""
        return tuple(one for _, one in self.told[: bisect_left(self.told, place, key=_first)])

    def after(self, place: int) -> tuple[Seen, ...]:
        """Return what stands at a place and after it, without what is too far away."""
        return tuple(one for _, one in self.told[bisect_left(self.told, place, key=_first) :])

    @cached_property
    def told(self) -> list[tuple[int, Seen]]:
        """What is not too far away to show anything, and where in `seen` it is."""
        return [(at, one) for at, one in enumerate(self.seen) if one is not _FAR]

    @cached_property
    def _landmarks(self) -> list[tuple[int, Paragraph | TableSeen]]:
        return [
            (at, one)
            for at, one in self.told
            if not isinstance(one, Mark | SectionEnd)
            and not one.is_ours
            and (isinstance(one, TableSeen) or one.level or one.sequences)
        ]

    @cached_property
    def has_caption_above_table(self) -> bool:
        """Whether a caption of the document's own stands right above one of its tables."""
        return any(
            isinstance(one, Paragraph)
            and isinstance(after, TableSeen)
            and one.sequences
            and place == at + 1
            and not (one.is_ours or after.is_ours)
            for (at, one), (place, after) in pairwise(self.told)
        )

    def place_of(self, mark: int) -> int:
        """Return where in `seen` the mark is. Raises ValueError where it is not in the body."""
        for place, one in self.told:
            if isinstance(one, Mark) and one.number == mark:
                return place
        raise ValueError(mark)


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
                seen += repeat(_FAR, paragraphs_left_out(child))
                seen += repeat(_FAR_TABLE, tables_left_out(child))
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
