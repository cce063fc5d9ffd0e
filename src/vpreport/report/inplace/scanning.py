"""One pass over the main part: where our controls, anchors, captions and marks stand, in bytes.

expat tells at which byte each element begins and ends, so that what is ours can be cut out and
put in without a single other byte being written anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from typing import Final
from xml.parsers import expat

from vpreport.report.inplace.fields import field_name
from vpreport.report.inplace.relations import UnsafeXmlError
from vpreport.report.section.ooxml import WORD
from vpreport.report.target.thinning import Run, Thinned, paragraphs_in, thinned

TAG: Final = "vpreport:"
ANCHOR: Final = re.compile(r"\[\[\s*vpreport:\s*([^\[\]]*?)\s*\]\]")

_TAG_END: Final = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
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
_IN_BODY: Final = 2  # elements that are open above a child of the body
_DEEPEST: Final = 2048  # elements in each other: more than other readers of XML take
# Ids go up to 2**31 - 1, and some programs draw them by lot: those near the end are not gone on
# from, so that there is room for ours.
_LAST_ID: Final = 2**31 - 2**24


class Spot(Enum):
    """What something stands in: only what stands in the body itself can be a block of ours."""

    BODY = "body"
    CELL = "cell"
    TEXT_BOX = "text_box"
    CONTROL = "control"  # a content control that is not ours
    ELSEWHERE = "elsewhere"  # inside a paragraph, or in markup of another kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A content control with a tag or alias of ours. The offsets are in bytes, ends exclusive.

    `key` is what follows "vpreport:", by the alias where LibreOffice has lost the tag.
    """

    key: str
    id: int
    start: int
    content_start: int
    content_end: int
    end: int
    spot: Spot
    is_tagged: bool
    is_placeholder: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A paragraph that holds the words of an anchor; `is_alone`: and nothing else."""

    key: str
    start: int
    end: int
    spot: Spot
    is_alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """The field that counts in a caption; `reset` None where it goes on from the one before.

    `by_heading` is the level of the headings that it begins anew after, None: of no heading.
    """

    label: str
    at: int
    reset: int | None = None
    by_heading: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One end of a range (bookmark, comment, permission, move), which can lie over other things."""

    kind: str
    id: str
    name: str
    is_start: bool
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class Scan:
    """What stands where in the main part. `root` and `body` are the start tags of these.

    `children` are those of the body: where each begins and where its last tag does, or a byte in
    that. The runs of plain paragraphs among them, `plain`, stand there as one child each.
    `fields` are those that go on from one paragraph into another: where their first and last marks
    begin.
    """

    root: bytes = b""
    body: bytes = b""
    controls: list[Control] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    sequences: list[Sequence] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    children: list[tuple[int, int]] = field(default_factory=list)
    plain: list[Run] = field(default_factory=list, compare=False)
    fields: list[tuple[int, int]] = field(default_factory=list)
    control_ids: set[int] = field(default_factory=set)
    highest_mark: int = 0
    highest_drawing: int = 0
    highest_revision: int = 0


def scan(content: bytes) -> Scan:
    """Return what stands where; raises ExpatError or UnsafeXmlError for what is no XML."""
    _refuse_broken(content)
    thin = thinned(content)
    if thin is None:
        return _Pass(content).run()
    try:
        found = _Pass(thin.content, thin).run()
    except expat.ExpatError:  # the tags stand otherwise than in any document of Word's
        return _Pass(content).run()
    return _in_whole(found, thin)


def _refuse_broken(content: bytes) -> None:
    """Raise for what is no XML; without other handlers, which is ten times as fast."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(content, True)


def _refuse_doctype(*_: object) -> None:
    raise UnsafeXmlError("doctype")


def _in_whole(found: Scan, thin: Thinned) -> Scan:
    """Return the same with the offsets of the whole; those of plain paragraphs have them."""
    at = thin.whole
    return replace(
        found,
        controls=[_control_in_whole(each, thin) for each in found.controls],
        anchors=[replace(each, start=at(each.start), end=at(each.end)) for each in found.anchors],
        sequences=[replace(each, at=at(each.at)) for each in found.sequences],
        marks=[replace(each, start=at(each.start), end=at(each.end)) for each in found.marks],
        fields=[(at(start), at(end)) for start, end in found.fields],
    )


def _control_in_whole(control: Control, thin: Thinned) -> Control:
    at = thin.whole
    return replace(
        control,
        start=at(control.start),
        content_start=at(control.content_start),
        content_end=at(control.content_end),
        end=at(control.end),
    )


def tag_end(content: bytes, at: int) -> int:
    """Return where the tag that begins at `at` ends (exclusive)."""
    found = _TAG_END.match(content, at)
    return found.end() if found else len(content)


def whole_children(content: bytes, found: Scan) -> list[tuple[int, int]]:
    """Return where the children of the body begin and end (exclusive), each plain one too."""
    paragraphs = {run.start: run.end for run in found.plain if not run.is_table}
    whole: list[tuple[int, int]] = []
    for start, last in found.children:
        if start in paragraphs:
            whole += paragraphs_in(content, start, paragraphs[start])
        else:
            whole.append((start, _end(content, start, last)))
    return whole


def _end(content: bytes, start: int, last: int) -> int:
    """Return where an element ends; expat tells where its last tag begins, if it has two."""
    first = tag_end(content, start)
    if content[first - 2 : first] == b"/>":
        return first
    return content.index(b">", last) + 1


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


@dataclass(slots=True, kw_only=True)
class _OpenField:
    at: int
    paragraph: int
    instruction: list[str] = field(default_factory=list)
    is_told: bool = False


def _w(name: str) -> str:
    return f"{WORD} {name}"


_BODY: Final = _w("body")
_CONTENT: Final = _w("sdtContent")


class _Pass:
    """The handlers of one pass; they are called for every element, so they do as little as can."""

    def __init__(self, content: bytes, thin: Thinned | None = None) -> None:
        self._content = content
        self._thin = thin
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._names: list[str] = []
        self._starts: list[int] = []
        self._controls: list[_OpenControl] = []
        self._paragraphs: list[list[str]] = []  # the texts of those that are open
        self._begun = 0  # paragraphs so far
        self._fields: list[_OpenField] = []
        self._gathers = False
        self._fallbacks = 0
        self._root = 0
        self._found = Scan()
        self._on_start: dict[str, Callable[[dict[str, str]], None]] = {
            _w("sdt"): self._start_control,
            _w("tag"): self._tag,
            _w("alias"): self._alias,
            _w("id"): self._id,
            _w("showingPlcHdr"): self._placeholder,
            _CONTENT: self._start_content,
            _BODY: self._start_body,
            _w("p"): self._start_paragraph,
            _w("t"): self._start_text,
            _w("instrText"): self._start_text,
            _w("fldChar"): self._field_mark,
            _w("fldSimple"): self._simple_field,
            f"{_DRAWN} docPr": self._drawing,
            f"{_COMPATIBLE} Fallback": self._start_fallback,
            **{_w(kind): self._revision for kind in _REVISIONS},
            **{
                _w(f"{kind}{end}"): partial(self._mark, kind, end == "Start")
                for kind in _RANGES
                for end in ("Start", "End")
            },
        }
        self._on_end: dict[str, Callable[[int], None]] = {
            _w("sdt"): self._end_control,
            _CONTENT: self._end_content,
            _w("p"): self._end_paragraph,
            _w("t"): self._end_text,
            _w("instrText"): self._end_text,
            f"{_COMPATIBLE} Fallback": self._end_fallback,
        }

    def run(self) -> Scan:
        parser = self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._handlers()
        parser.CharacterDataHandler = self._text
        if self._thin is not None:
            parser.ProcessingInstructionHandler = partial(self._plain, self._thin)
        parser.Parse(self._content, True)
        root = self._content.index(b"<", self._root)
        self._found.root = self._content[root : tag_end(self._content, root)]
        return self._found

    def _handlers(self) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
        """Return what expat calls: closures, as they are called twice for every element."""
        parser, names, starts = self._parser, self._names, self._starts
        act_on_start, act_on_end = self._on_start.get, self._on_end.get
        push, push_start, pop, pop_start = names.append, starts.append, names.pop, starts.pop
        children = self._found.children
        whole = int if self._thin is None else self._thin.whole

        def start(name: str, attributes: dict[str, str]) -> None:
            push(name)
            push_start(parser.CurrentByteIndex)
            act = act_on_start(name)
            if act is not None:
                act(attributes)

        def end(name: str) -> None:
            pop()
            begun = pop_start()
            act = act_on_end(name)
            if act is not None:
                act(begun)
            if len(names) == _IN_BODY and names[-1] == _BODY:
                children.append((whole(begun), whole(parser.CurrentByteIndex)))
            elif not names:
                self._root = begun

        return start, end

    def _end_of(self, start: int) -> int:
        """Return where the element that ends now, and began at `start`, ends."""
        return _end(self._content, start, self._parser.CurrentByteIndex)

    def _text(self, text: str) -> None:
        if self._gathers:
            if self._names[-1] == _w("t"):
                self._paragraphs[-1].append(text)
            elif self._fields:
                self._fields[-1].instruction.append(text)

    def _plain(self, thin: Thinned, *_: object) -> None:
        """Note the paragraphs that have been left out here."""
        if len(self._names) == _IN_BODY and self._names[-1] == _BODY:
            run = thin.run_at(self._parser.CurrentByteIndex)
            self._found.children.append((run.start, run.end - 1))
            self._found.plain.append(run)

    def _start_body(self, _: dict[str, str]) -> None:
        if len(self._names) == _IN_BODY:
            at = self._starts[-1]
            self._found.body = self._content[at : tag_end(self._content, at)]

    # Where something stands

    def _spot(self) -> Spot:
        """Return where the element that has just begun (or ended) stands."""
        above = self._names[:-1] if len(self._names) else []
        return self._spot_under(above)

    @staticmethod
    def _spot_under(above: list[str]) -> Spot:
        if len(above) > _DEEPEST:
            raise UnsafeXmlError("shape")
        if any(name == _w("txbxContent") for name in above):
            return Spot.TEXT_BOX
        if any(name == _w("tc") for name in above):
            return Spot.CELL
        if any(name == _CONTENT for name in above):
            return Spot.CONTROL
        return Spot.BODY if len(above) == 2 and above[-1] == _BODY else Spot.ELSEWHERE

    # Content controls

    def _start_control(self, _: dict[str, str]) -> None:
        self._controls.append(_OpenControl(start=self._starts[-1], spot=self._spot()))

    def _of_control(self) -> bool:
        """Return whether the element is a property of the innermost control itself."""
        return len(self._names) > 2 and self._names[-2:-1] == [_w("sdtPr")]

    def _tag(self, attributes: dict[str, str]) -> None:
        if self._of_control():
            self._controls[-1].tag = attributes.get(_w("val"), "")

    def _alias(self, attributes: dict[str, str]) -> None:
        if self._of_control():
            self._controls[-1].alias = attributes.get(_w("val"), "")

    def _id(self, attributes: dict[str, str]) -> None:
        if self._of_control():
            self._controls[-1].id = _number(attributes.get(_w("val"), ""))

    def _placeholder(self, attributes: dict[str, str]) -> None:
        if self._of_control():
            self._controls[-1].is_placeholder = attributes.get(_w("val"), "1") not in _OFF

    def _start_content(self, _: dict[str, str]) -> None:
        if self._controls:
            self._controls[-1].content_start = tag_end(self._content, self._starts[-1])

    def _end_content(self, start: int) -> None:
        if self._controls:
            end = self._end_of(start)
            is_empty = end == self._controls[-1].content_start
            at = end if is_empty else self._parser.CurrentByteIndex
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
                end=self._end_of(start),
                spot=open_.spot,
                is_tagged=is_tagged,
                is_placeholder=open_.is_placeholder,
            )
        )

    # Paragraphs and their text

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
                    end=self._end_of(start),
                    spot=self._spot_under(self._names),
                    is_alone=is_alone,
                )
            )

    def _start_text(self, _: dict[str, str]) -> None:
        self._gathers = bool(self._paragraphs)

    def _end_text(self, _: int) -> None:
        self._gathers = False

    # Fields

    def _field_mark(self, attributes: dict[str, str]) -> None:
        kind = attributes.get(_w("fldCharType"), "")
        if kind == "begin":
            self._fields.append(_OpenField(at=self._starts[-1], paragraph=self._begun))
        elif self._fields:
            open_ = self._fields[-1]
            if not open_.is_told:
                open_.is_told = True
                self._instruction("".join(open_.instruction), open_.at)
            if kind == "end":
                self._fields.pop()
                if open_.paragraph != self._begun:
                    self._found.fields.append((open_.at, self._starts[-1]))

    def _simple_field(self, attributes: dict[str, str]) -> None:
        self._instruction(attributes.get(_w("instr"), ""), self._starts[-1])

    def _instruction(self, instruction: str, at: int) -> None:
        name, label, switches = field_name(instruction)
        if name != "SEQ" or self._fallbacks or "c" in switches:
            return
        reset = _number(switches["r"]) if "r" in switches else None
        by_heading = _number(switches["s"]) if "s" in switches else None
        self._found.sequences.append(
            Sequence(label=label, at=at, reset=reset, by_heading=by_heading)
        )

    # The rest

    def _mark(self, kind: str, is_start: bool, attributes: dict[str, str]) -> None:  # noqa: FBT001
        at = self._starts[-1]
        identifier = attributes.get(_w("id"), "")
        if kind == "bookmark":
            self._found.highest_mark = max(self._found.highest_mark, _id(identifier))
        self._found.marks.append(
            Mark(
                kind=kind,
                id=identifier,
                name=attributes.get(_w("name"), ""),
                is_start=is_start,
                start=at,
                end=tag_end(self._content, at),
            )
        )

    def _revision(self, attributes: dict[str, str]) -> None:
        number = _id(attributes.get(_w("id"), ""))
        self._found.highest_revision = max(self._found.highest_revision, number)

    def _drawing(self, attributes: dict[str, str]) -> None:
        number = _id(attributes.get("id", ""))
        self._found.highest_drawing = max(self._found.highest_drawing, number)

    def _start_fallback(self, _: dict[str, str]) -> None:
        self._fallbacks += 1

    def _end_fallback(self, _: int) -> None:
        self._fallbacks -= 1


_OFF: Final = ("0", "false", "off")


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0


def _id(text: str) -> int:
    """Return an id to go on from, 0 where it is none."""
    number = _number(text)
    return number if number <= _LAST_ID else 0
