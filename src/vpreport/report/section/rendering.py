"""Blocks as WordprocessingML, with the numbers of captions and lists put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from vpreport.report.section import fragments
from vpreport.report.section import tables as table_fragments
from vpreport.report.section.blocks import Block, Contents, Heading, Item, Paragraph, Table
from vpreport.report.section.layout import Layout
from vpreport.report.section.ooxml import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """What counts through the whole section: tables and bookmarks, by the key of their block."""

    headings: tuple[Heading, ...]
    tables: Mapping[str, int]
    bookmarks: Mapping[str, int]


def render(blocks: tuple[Block, ...], layout: Layout) -> tuple[Element, ...]:
    """Return the paragraphs and tables, in order, ready to stand in a document's body."""
    tables = [block.key for block in blocks if isinstance(block, Table)]
    marked = [block.key for block in blocks if isinstance(block, Heading | Table)]
    numbers = _Numbers(
        headings=tuple(block for block in blocks if isinstance(block, Heading)),
        tables=dict(zip(tables, count(layout.first_table), strict=False)),
        bookmarks=dict(zip(marked, count(layout.first_bookmark), strict=False)),
    )
    return tuple(
        element
        for block, numbering in _with_numbering(blocks, layout.first_numbering)
        for element in _elements(block, layout, numbers, numbering)
    )


def list_starts(blocks: tuple[Block, ...]) -> tuple[int, ...]:
    """Return the number that each numbered list begins with, in order."""
    return tuple(
        block.number
        for before, block in zip((None, *blocks), blocks, strict=False)
        if isinstance(block, Item) and block.number is not None and _begins_list(before, block)
    )


def _with_numbering(blocks: tuple[Block, ...], first: int) -> Iterator[tuple[Block, int | None]]:
    numbering = first - 1
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Item) and block.number is not None:
            numbering += _begins_list(before, block)
            yield block, numbering
        else:
            yield block, None
        before = block


def _begins_list(before: Block | None, item: Item) -> bool:
    if not isinstance(before, Item) or before.number is None:
        return True
    return item.number != before.number + 1


def _elements(
    block: Block, layout: Layout, numbers: _Numbers, numbering: int | None
) -> tuple[Element, ...]:
    match block:
        case Heading():
            return (fragments.heading(block, layout, numbers.bookmarks[block.key]),)
        case Paragraph():
            return (fragments.paragraph(block, layout, numbers.tables),)
        case Item():
            return (fragments.item(block, layout, numbering),)
        case Contents():
            return fragments.contents(numbers.headings, layout.styles.contents[: block.levels])
        case Table():
            caption = table_fragments.caption(
                block,
                layout,
                number=numbers.tables[block.key],
                bookmark=numbers.bookmarks[block.key],
            )
            return (caption, table_fragments.table(block, layout))
