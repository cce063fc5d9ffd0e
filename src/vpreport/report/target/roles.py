"""Which part each style plays, and which styles may play it when the document says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from vpreport.plan.types import Plan
from vpreport.report.section.blocks import (
    Block,
    Chart,
    Contents,
    Heading,
    Item,
    Paragraph,
    Role,
    Span,
    Table,
)
from vpreport.report.target.style_sheet import CHARACTER, PARAGRAPH, TABLE
from vpreport.texts import word_styles as texts

DEEPEST: Final = 9  # the levels of headings that Word has


class Part(Enum):
    """What a style is for. The value is its key in [word.styles] of a plan, and in the texts."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    CONTENTS_TITLE = "contents_title"
    CONTENTS_1 = "contents_1"
    CONTENTS_2 = "contents_2"
    BODY = "body"
    LEAD_IN = "lead_in"
    SOURCE = "source"
    BULLET = "bullet"
    NUMBER = "number"
    STRONG = "strong"
    CAPTION = "caption"
    TABLE = "table"
    CELL = "cell"
    COUNT = "count"
    NOTE = "note"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    HEADING_5 = "heading_5"
    HEADING_6 = "heading_6"
    HEADING_7 = "heading_7"
    HEADING_8 = "heading_8"
    HEADING_9 = "heading_9"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """`names` are looked for in order, `then` is the part whose style is taken after that.

    Where neither gives a style, a minimal one with the first name is added to the document.
    """

    names: tuple[str, ...]
    kind: str = PARAGRAPH
    then: Part | None = None


CHAINS: Final[Mapping[Part, Chain]] = MappingProxyType(
    {
        Part.TITLE: Chain(names=("Title",)),
        Part.SUBTITLE: Chain(names=("Subtitle",), then=Part.BODY),
        Part.CONTENTS_TITLE: Chain(names=("TOC Heading",)),
        Part.CONTENTS_1: Chain(names=("toc 1",)),
        Part.CONTENTS_2: Chain(names=("toc 2",)),
        Part.BODY: Chain(names=("Normal",)),
        Part.LEAD_IN: Chain(names=texts.OWN_LEAD_IN, then=Part.BODY),
        Part.SOURCE: Chain(names=texts.OWN_SOURCE, then=Part.BODY),
        Part.BULLET: Chain(names=("List Bullet",), then=Part.BODY),
        Part.NUMBER: Chain(names=("List Number",), then=Part.BODY),
        Part.STRONG: Chain(names=("Strong",), kind=CHARACTER),
        Part.CAPTION: Chain(names=("caption",)),
        Part.TABLE: Chain(names=("Table Grid",), kind=TABLE),
        Part.CELL: Chain(names=texts.OWN_CELL, then=Part.BODY),
        Part.COUNT: Chain(names=texts.OWN_COUNT, then=Part.CELL),
        Part.NOTE: Chain(names=texts.OWN_NOTE, then=Part.CELL),
        **{
            Part(f"heading_{level}"): Chain(names=(f"heading {level}",))
            for level in range(1, DEEPEST + 1)
        },
    }
)

_OF_ROLE: Final = {
    Role.TITLE: Part.TITLE,
    Role.SUBTITLE: Part.SUBTITLE,
    Role.CONTENTS_TITLE: Part.CONTENTS_TITLE,
    Role.BODY: Part.BODY,
    Role.LEAD_IN: Part.LEAD_IN,
    Role.SOURCE: Part.SOURCE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What is going to be written: which parts, and how many levels of headings.

    `numbered` are the levels with headings that have numbers in the plan.
    """

    parts: frozenset[Part]
    depth: int
    numbered: frozenset[int] = frozenset()


StyleNames = Mapping[Part, str]
"""The name of the style for each part that a municipality has said itself."""


def names_in(plan: Plan) -> StyleNames:
    """Return the styles that the plan names under [word.styles]."""
    return {Part(each.role): each.style for each in plan.word_styles}


def heading_part(level: int) -> Part:
    return Part(f"heading_{level}")


def needs_of(blocks: Iterable[Block]) -> Needs:
    """Return what the blocks need of a document, so that nothing is said or added in vain."""
    parts: set[Part] = {Part.BODY}
    depth = 0
    numbered: set[int] = set()
    for block in blocks:
        parts |= _parts(block)
        if isinstance(block, Heading):
            depth = max(depth, block.level)
            numbered |= {block.level} if block.number else set()
    return Needs(parts=frozenset(parts), depth=depth, numbered=frozenset(numbered))


def _parts(block: Block) -> set[Part]:
    match block:
        case Heading():
            return set()
        case Paragraph():
            strong = any(isinstance(part, Span) and part.strong for part in block.parts)
            return {_OF_ROLE[block.role]} | ({Part.STRONG} if strong else set())
        case Item():
            return {Part.BULLET if block.number is None else Part.NUMBER}
        case Contents():
            return {Part.CONTENTS_1, Part.CONTENTS_2}
        case Table():
            notes = any(cell.notes for row in block.rows for cell in row)
            return {Part.CAPTION, Part.TABLE, Part.CELL, Part.COUNT} | (
                {Part.NOTE} if notes else set()
            )
        case Chart():
            return {Part.CAPTION}


EVERYTHING: Final = Needs(
    parts=frozenset(
        set(CHAINS)
        - {Part.TITLE, Part.SUBTITLE, Part.CONTENTS_TITLE, Part.CONTENTS_1, Part.CONTENTS_2}
        - set(map(heading_part, range(1, DEEPEST + 1)))
    ),
    depth=3,
)
"""What a whole section needs inside somebody else's report."""
