"""What is noted of the elements of the main part as they begin and end.

Each recorder knows one thing. It names the elements that it wants to be told of: `on_start` gets
their attributes, `on_end` the byte at which they began.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from vpreport.report.inplace.fields import field_name
from vpreport.report.inplace.found import (
    ANCHOR,
    TAG,
    Anchor,
    Control,
    Mark,
    Scan,
    Sequence,
    Spot,
    tag_end,
)
from vpreport.report.inplace.open_elements import CONTENT, OpenElements, in_word

_DRAWN: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_COMPATIBLE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RANGES: Final = (
    "bookmark",
    "commentRange",
    "perm",
    "moveFromRange",
    "moveToRange",
    "customXmlInsRange",
    "customXmlDelRange",
    "customXmlMoveFromRange",
    "customXmlMoveToRange",
)
_REVISIONS: Final = (
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
    *("tcPrChange", "trPrChange"),
)
# Ids go up to 2**31 - 1, and some programs draw them by lot: those near the end are not gone on
# from, so that there is room for ours.
_LAST_ID: Final = 2**31 - 2**24
_OFF: Final = ("0", "false", "off")

OnStart = Mapping[str, Callable[[dict[str, str]], None]]
OnEnd = Mapping[str, Callable[[int], None]]


@dataclass(slots=True, kw_only=True)
class _OpenControl:
    start: int
    spot: Spot
    tag: str = ""
    alias: str = ""
    id: int = 0
    content_start: int = 0
    content_end: int = 0
    is_placeholder: bool = False


class Controls:
    """Content controls: those of ours, and the ids of all."""

    def __init__(self, open_: OpenElements, found: Scan) -> None:
        self._open = open_
        self._found = found
        self._controls: list[_OpenControl] = []
        self.on_start: OnStart = {
            in_word("sdt"): self._start_control,
            in_word("tag"): self._tag,
            in_word("alias"): self._alias,
            in_word("id"): self._id,
            in_word("showingPlcHdr"): self._placeholder,
            CONTENT: self._start_content,
        }
        self.on_end: OnEnd = {in_word("sdt"): self._end_control, CONTENT: self._end_content}

    def _start_control(self, _: dict[str, str]) -> None:
        self._controls.append(_OpenControl(start=self._open.starts[-1], spot=self._open.spot()))

    def _of_control(self) -> bool:
        """Return whether the element is a property of the innermost control itself."""
        return len(self._open.names) > 2 and self._open.names[-2:-1] == [in_word("sdtPr")]

    def _tag(self, attributes: dict[str, str]) -> None:
        if self._of_control():
            self._controls[-1].tag = attributes.get(in_word("val"), "")

    def _alias(self, attributes: dict[str, str]) -> None:
        if self._of_control():
            self._controls[-1].alias = attributes.get(in_word("val"), "")

    def _id(self, attributes: dict[str, str]) -> None:
        if self._of_control():
            self._controls[-1].id = _number(attributes.get(in_word("val"), ""))

    def _placeholder(self, attributes: dict[str, str]) -> None:
        if self._of_control():
            self._controls[-1].is_placeholder = attributes.get(in_word("val"), "1") not in _OFF

    def _start_content(self, _: dict[str, str]) -> None:
        if self._controls:
            self._controls[-1].content_start = tag_end(self._open.content, self._open.starts[-1])

    def _end_content(self, start: int) -> None:
        if self._controls:
            end = self._open.end_of(start)
            is_empty = end == self._controls[-1].content_start
            at = end if is_empty else self._open.at
            self._controls[-1].content_end = at

    def _end_control(self, start: int) -> None:
        open_ = self._controls.pop()
        self._found.control_ids.add(open_.id)
        is_tagged = open_.tag.startswith(TAG)
        named = open_.tag if is_tagged else open_.alias
        if not named.startswith(TAG):
            return
        self._found.controls.append(
            Control(
                key=named.removeprefix(TAG).strip(),
                id=open_.id,
                start=open_.start,
                content_start=open_.content_start,
                content_end=open_.content_end,
                end=self._open.end_of(start),
                spot=open_.spot,
                is_tagged=is_tagged,
                is_placeholder=open_.is_placeholder,
            )
        )


@dataclass(slots=True, kw_only=True)
class _OpenField:
    at: int
    paragraph: int
    instruction: list[str] = field(default_factory=list)
    is_told: bool = False


class Texts:
    """Paragraphs with the words of anchors, and fields that count."""

    def __init__(self, open_: OpenElements, found: Scan) -> None:
        self._open = open_
        self._found = found
        self._paragraphs: list[list[str]] = []  # the texts of those that are open
        self._begun = 0  # paragraphs so far
        self._fields: list[_OpenField] = []
        self._gathers = False
        self._fallbacks = 0
        self.on_start: OnStart = {
            in_word("p"): self._start_paragraph,
            in_word("t"): self._start_text,
            in_word("instrText"): self._start_text,
            in_word("fldChar"): self._field_mark,
            in_word("fldSimple"): self._simple_field,
            f"{_COMPATIBLE} Fallback": self._start_fallback,
        }
        self.on_end: OnEnd = {
            in_word("p"): self._end_paragraph,
            in_word("t"): self._end_text,
            in_word("instrText"): self._end_text,
            f"{_COMPATIBLE} Fallback": self._end_fallback,
        }

    def text(self, text: str) -> None:
        """Note text that stands in the element that is open."""
        if self._gathers:
            if self._open.names[-1] == in_word("t"):
                self._paragraphs[-1].append(text)
            elif self._fields:
                self._fields[-1].instruction.append(text)

    def _start_paragraph(self, _: dict[str, str]) -> None:
        self._begun += 1
        self._paragraphs.append([])

    def _end_paragraph(self, start: int) -> None:
        text = "".join(self._paragraphs.pop())
        for found in ANCHOR.finditer(text):
            is_alone = found[0] == text.strip()
            self._found.anchors.append(
                Anchor(
                    key=found[1].strip(),
                    start=start,
                    end=self._open.end_of(start),
                    spot=self._open.spot_inside(),
                    is_alone=is_alone,
                )
            )

    def _start_text(self, _: dict[str, str]) -> None:
        self._gathers = bool(self._paragraphs)

    def _end_text(self, _: int) -> None:
        self._gathers = False

    def _field_mark(self, attributes: dict[str, str]) -> None:
        kind = attributes.get(in_word("fldCharType"), "")
        if kind == "begin":
            self._fields.append(_OpenField(at=self._open.starts[-1], paragraph=self._begun))
        elif self._fields:
            open_ = self._fields[-1]
            if not open_.is_told:
                open_.is_told = True
                self._instruction("".join(open_.instruction), open_.at)
            if kind == "end":
                self._fields.pop()
                if open_.paragraph != self._begun:
                    self._found.fields.append((open_.at, self._open.starts[-1]))

    def _simple_field(self, attributes: dict[str, str]) -> None:
        self._instruction(attributes.get(in_word("instr"), ""), self._open.starts[-1])

    def _instruction(self, instruction: str, at: int) -> None:
        name, label, switches = field_name(instruction)
        if name != "SEQ" or self._fallbacks or "c" in switches:
            return
        reset = _number(switches["r"]) if "r" in switches else None
        by_heading = _number(switches["s"]) if "s" in switches else None
        self._found.sequences.append(
            Sequence(label=label, at=at, reset=reset, by_heading=by_heading)
        )

    def _start_fallback(self, _: dict[str, str]) -> None:
        self._fallbacks += 1

    def _end_fallback(self, _: int) -> None:
        self._fallbacks -= 1


class Marks:
    """The ends of ranges, and the highest ids of what has some."""

    def __init__(self, open_: OpenElements, found: Scan) -> None:
        self._open = open_
        self._found = found
        self.on_start: OnStart = {
            f"{_DRAWN} docPr": self._drawing,
            **{in_word(kind): self._revision for kind in _REVISIONS},
            **{
                in_word(f"{kind}{end}"): partial(self._mark, kind, end == "Start")
                for kind in _RANGES
                for end in ("Start", "End")
            },
        }
        self.on_end: OnEnd = {}

    def _mark(self, kind: str, is_start: bool, attributes: dict[str, str]) -> None:  # noqa: FBT001
        at = self._open.starts[-1]
        identifier = attributes.get(in_word("id"), "")
        if kind == "bookmark":
            self._found.highest_mark = max(self._found.highest_mark, _id(identifier))
        self._found.marks.append(
            Mark(
                kind=kind,
                id=identifier,
                name=attributes.get(in_word("name"), ""),
                is_start=is_start,
                start=at,
                end=tag_end(self._open.content, at),
            )
        )

    def _revision(self, attributes: dict[str, str]) -> None:
        number = _id(attributes.get(in_word("id"), ""))
        self._found.highest_revision = max(self._found.highest_revision, number)

    def _drawing(self, attributes: dict[str, str]) -> None:
        number = _id(attributes.get("id", ""))
        self._found.highest_drawing = max(self._found.highest_drawing, number)


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0


def _id(text: str) -> int:
    """Return an id to go on from, 0 where it is none."""
    number = _number(text)
    return number if number <= _LAST_ID else 0
