"""Blocks as WordprocessingML, with the numbers of captions and lists put in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from vpreport.report.section import fragments
from vpreport.report.section.blocks import Block, Heading, Item, Paragraph, Table
from vpreport.report.section.layout import Layout
from vpreport.report.section.ooxml import Element


def render(blocks: tuple[Block, ...], layout: Layout) -> tuple[Element, ...]:
    """Return the paragraphs and tables, in order, ready to stand in a document's body."""
    keys = (block.key for block in blocks if isinstance(block, Table))
    tables = dict(zip(keys, count(layout.first_table)))
    return tuple(
        element
        for block, numbering in _with_numbering(blocks, layout.first_numbering)
        for element in _elements(block, layout, tables, numbering)
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
    block: Block, layout: Layout, tables: dict[str, int], numbering: int | None
) -> tuple[Element, ...]:
    match block:
        case Heading():
            return (fragments.heading(block, layout),)
        case Paragraph():
            return (fragments.paragraph(block, layout, tables),)
        case Item():
            return (fragments.item(block, layout, numbering),)
        case Table():
            number = tables[block.key]
            bookmark = layout.first_bookmark + number - layout.first_table
            head = fragments.caption(block, layout, number=number, bookmark=bookmark)
            return (head, fragments.table(block, layout))
