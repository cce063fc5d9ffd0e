"""What stands where in the main part of a document, in bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from vpreport.report.target.thinning import Run, paragraphs_in

TAG: Final = "vpreport:"
ANCHOR: Final = re.compile(r"\[\[\s*vpreport:\s*([^\[\]]*?)\s*\]\]")

_TAG_END: Final = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")


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
            whole.append((start, end_of(content, start, last)))
    return whole


def end_of(content: bytes, start: int, last: int) -> int:
    """Return where an element ends; expat tells where its last tag begins, if it has two."""
    first = tag_end(content, start)
    if content[first - 2 : first] == b"/>":
        return first
    return content.index(b">", last) + 1
