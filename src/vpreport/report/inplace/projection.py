"""The words of a block, paragraph by paragraph: what a person can have changed.

Word writes the XML of a block anew at every save, so XML is never compared. What is: the text of
each paragraph and cell with the name of its style, and the numbers of a chart. What programs count
out (numbers of captions, pages, references) is left out; which field stands there is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from vpreport.report.inplace import dressing
from vpreport.report.inplace.fields import COUNTED, field_name
from vpreport.report.section.drawingml import CHART
from vpreport.report.section.ooxml import RELATIONS, WORD, Element

# Signs of no script, which stand round the name of a field whose result is left out.
_OPEN, _CLOSE = "\ue000", "\ue001"
_FIELD: Final = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}")
_OBJECT: Final = "\ufffc"
_CONTROL: Final = "control"  # the look of what stands in a content control of somebody's
_OBJECTS: Final = frozenset(
    (
        *("drawing", "pict", "object", "footnoteReference", "endnoteReference", "sym", "ruby"),
        "AlternateContent",
    )
)
_WHOLE: Final = ("oMathPara", "oMath", "altChunk")  # what can stand among paragraphs
_BLANKS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_PREFIX: Final = f"{{{WORD}}}"
TRACKED: Final = tuple(
    f"{_PREFIX}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "sectPrChange", "numberingChange"),
        *("tblPrChange", "tblPrExChange", "tblGridChange", "tcPrChange", "trPrChange"),
        *("moveFromRangeStart", "moveToRangeStart", "customXmlInsRangeStart"),
        *("customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart"),
    )
)
_VALUE: Final = f"{_PREFIX}val"
_PROPERTIES: Final = f"{_PREFIX}pPr"
_STYLE: Final = f"{_PREFIX}pStyle"
_SECTION: Final = f"{_PREFIX}sectPr"
_TABLE: Final = f"{_PREFIX}tblPr/{_PREFIX}tbl"  # and what of its properties
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph: its text, the name of its style in lower case, and what is set by hand.

    `row` and `column` count from 1 in a table and are 0 elsewhere. A chart is a unit of its own
    without style: its series and their values.
    """

    text: str
    style: str = ""
    row: int = 0
    column: int = 0
    look: str = ""

    @property
    def shown(self) -> str:
        """The text as it is shown to a person: without the names of fields."""
        return _FIELD.sub("…", self.text)

    @property
    def words(self) -> str:
        """The text without fields, to be recognised where a program has renamed these."""
        return " ".join(_FIELD.sub("", self.text).split())

    @property
    def said(self) -> tuple[str, str, int, int]:
        """What is compared: all but what is set by hand."""
        return (self.text, self.style, self.row, self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """`is_tracked`: holds tracked changes. `is_whole`: every field that begins in it ends in it.

    `has_section`: a section of the document ends in it.
    """

    units: tuple[Unit, ...]
    is_tracked: bool
    is_whole: bool
    has_section: bool


def project(
    elements: Iterable[Element],
    styles: Mapping[str, str],
    chart: Callable[[str], str],
) -> Projection:
    """Return the words of some elements of a body.

    `styles` has the names of styles by their ids, and that of the default one by the empty id.
    `chart` gives the words of the chart with that relation, empty where there is none.
    """
    reader = _Reader(styles=styles, chart=chart)
    tracked = has_section = False
    for element in elements:
        reader.read(element)
        tracked = tracked or next(element.iter(*TRACKED), None) is not None
        has_section = has_section or next(element.iter(_SECTION), None) is not None
    return Projection(
        units=tuple(reader.units),
        is_tracked=tracked,
        is_whole=not reader.fields and not reader.is_torn,
        has_section=has_section,
    )


@dataclass(slots=True, kw_only=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    is_result: bool = False
    is_counted: bool = False


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Goes through elements in their order; fields can go over more than one paragraph."""

    styles: Mapping[str, str]
    chart: Callable[[str], str]
    units: list[Unit] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    is_torn: bool = False

    def read(self, element: Element, row: int = 0, column: int = 0) -> None:
        """Read a paragraph, a table, or what is in anything else that can stand in a body."""
        name = _local(element)
        if name == "p":
            self._paragraph(element, row, column)
        elif name == "tbl":
            before = len(self.units)
            for number, line in enumerate(_found(element, "tr"), start=1):
                for place, cell in enumerate(_found(line, "tc"), start=1):
                    for child in cell:
                        self.read(child, number, place)
            self._dress(self.units[before : before + 1], before, _told_of(element))
        elif name in _WHOLE:
            self.units.append(Unit(text=_OBJECT, row=row, column=column))
        elif name not in ("sdtPr", "sdtEndPr"):
            before = len(self.units)
            for child in element:
                self.read(child, row, column)
            if name == "sdt":
                self._dress(self.units[before:], before, _CONTROL)

    def _dress(self, units: list[Unit], at: int, look: str) -> None:
        """Note of some units, which begin at a place, how they are set besides."""
        for place, unit in enumerate(units, start=at):
            self.units[place] = replace(unit, look=f"{unit.look} {look}".strip())

    def _paragraph(self, paragraph: Element, row: int, column: int) -> None:
        pieces: list[str] = []
        looks: dict[str, int] = {}
        charts: list[Unit] = []
        self._walk(paragraph, pieces, looks, charts)
        named = ""
        properties = paragraph.find(_PROPERTIES)
        if properties is not None:
            style = properties.find(_STYLE)
            named = "" if style is None else style.get(_VALUE, "")
            for told in dressing.of_paragraph(properties):
                looks[told] = 0
        cell = paragraph.getparent()
        if row and cell is not None:
            for told in dressing.of_cell(cell):
                looks[told] = 0
        unit = Unit(
            text="".join(pieces),
            style=self.styles.get(named, self.styles.get("", "")),
            row=row,
            column=column,
            look=" ".join(f"{each}:{n}" if n else each for each, n in sorted(looks.items())),
        )
        if unit.text or not charts:
            self.units.append(unit)
        self.units += charts

    def _walk(
        self, element: Element, pieces: list[str], looks: dict[str, int], charts: list[Unit]
    ) -> None:
        for child in element:
            name = _local(child)
            if name == "r":
                self._run(child, pieces, looks, charts)
            elif name == "fldSimple":
                self._simple(child, pieces, looks, charts)
            elif name in ("hyperlink", "sdt"):
                self._walk(child, pieces, looks, charts)
                looks.setdefault("link" if name == "hyperlink" else _CONTROL, 0)
            elif name not in ("pPr", "del", "moveFrom", "sdtPr"):
                self._walk(child, pieces, looks, charts)

    def _simple(
        self, element: Element, pieces: list[str], looks: dict[str, int], charts: list[Unit]
    ) -> None:
        name, about, _ = field_name(element.get(f"{_PREFIX}instr", ""))
        pieces.append(f"{_OPEN}{name} {about}{_CLOSE}")
        if name not in COUNTED:
            self._walk(element, pieces, looks, charts)

    def _run(
        self, run: Element, pieces: list[str], looks: dict[str, int], charts: list[Unit]
    ) -> None:
        written: list[str] = []
        put = 0  # as many of them are in `pieces`
        properties: Element | None = None
        for child in run:
            name = _local(child)
            if name == "t" and not self.fields:
                written.append(child.text or "")
            elif name == "rPr":
                properties = child if properties is None else properties
            elif name == "fldChar":
                pieces += written[put:]
                put = len(written)
                self._mark(child, pieces)
            elif name == "instrText" and self.fields:
                self.fields[-1].instruction.append(child.text or "")
            elif not (self.fields and self._is_left_out()):
                self._content(child, name, written, charts)
        pieces += written[put:]
        # Blanks look the same either way.
        if properties is not None and (signs := sum(map(len, "".join(written).split()))):
            for told in dressing.of_letters(properties, self.styles):
                looks[told] = looks.get(told, 0) + signs

    def _is_left_out(self) -> bool:
        """Return whether what stands here is an instruction, or counted out by programs."""
        return any(each.is_counted or not each.is_result for each in self.fields)

    def _content(self, child: Element, name: str, pieces: list[str], charts: list[Unit]) -> None:
        if name == "t":
            pieces.append(child.text or "")
        elif name in _BLANKS:
            pieces.append(_BLANKS[name])
        elif drawn := list(child.iter(f"{{{CHART}}}chart")):
            told = dressing.of_words_for_the_blind(
                *(e.get("descr", "") for e in child.iter(_DRAWN))
            )
            words = (self.chart(each.get(f"{{{RELATIONS}}}id", "")) or _OBJECT for each in drawn)
            charts += [Unit(text=each, look=told) for each in words]
        elif name in _OBJECTS:
            pieces.append(_OBJECT)

    def _mark(self, mark: Element, pieces: list[str]) -> None:
        kind = mark.get(f"{_PREFIX}fldCharType", "")
        if kind == "begin":
            self.fields.append(_Field())
        elif not self.fields:
            self.is_torn = True
        elif kind == "separate":
            self._begin_result(pieces)
        else:
            if not self.fields[-1].is_result:
                self._begin_result(pieces)
            self.fields.pop()

    def _begin_result(self, pieces: list[str]) -> None:
        open_ = self.fields[-1]
        name, about, _ = field_name("".join(open_.instruction))
        open_.is_result, open_.is_counted = True, name in COUNTED
        pieces.append(f"{_OPEN}{name} {about}{_CLOSE}")


def _told_of(table: Element) -> str:
    said = (table.find(f"{_TABLE}{name}") for name in ("Caption", "Description"))
    return dressing.of_words_for_the_blind(
        *("" if each is None else each.get(_VALUE, "") for each in said)
    )


def _found(element: Element, name: str) -> Iterator[Element]:
    """Yield the children with that name, also those wrapped in controls and other markup."""
    for child in element:
        local = _local(child)
        if local == name:
            yield child
        elif local in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _found(child, name)


def _local(element: Element) -> str:
    tag = element.tag
    return _after_brace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=512)
def _after_brace(tag: str) -> str:
    return tag.rpartition("}")[2]
