"""Blocks as WordprocessingML, with the numbers of captions and lists put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from vpreport.report.section import charts, fragments
from vpreport.report.section import tables as table_fragments
from vpreport.report.section.blocks import Block, Chart, Contents, Heading, Item, Paragraph, Table
from vpreport.report.section.layout import Called, Layout
from vpreport.report.section.ooxml import Element, in_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What counts through a whole document.

    `captions` has what each table and chart is called. `bookmarks` has the id of each bookmark by
    its name.
    """

    headings: tuple[Heading, ...]
    captions: Mapping[str, Called]
    bookmarks: Mapping[str, int]

    def called(self, key: str) -> str:
        """Return what a table or chart is called: "Tabell 3"."""
        return str(self.captions[key])

    def bookmark(self, block: Heading | Table | Chart) -> int:
        """Return the id of the bookmark round a heading or the number of a caption."""
        return self.bookmarks[fragments.bookmark_name(block)]


def render(blocks: tuple[Block, ...], layout: Layout) -> tuple[Element, ...]:
    """Return the paragraphs and tables, in order, ready to stand in a document's body.

    A chart only names its part: the parts themselves are `charts.chart_parts` of the same blocks.
    """
    tables = [block.key for block in blocks if isinstance(block, Table)]
    drawn = [block.key for block in blocks if isinstance(block, Chart)]
    marked = [fragments.bookmark_name(b) for b in blocks if isinstance(b, Heading | Table | Chart)]
    numbers = Numbers(
        headings=tuple(block for block in blocks if isinstance(block, Heading)),
        captions={
            **{key: Called(layout.label, n) for n, key in enumerate(tables, layout.first_table)},
            **{
                key: Called(layout.chart_label, n)
                for n, key in enumerate(drawn, layout.first_chart)
            },
        },
        bookmarks=dict(zip(marked, count(layout.first_bookmark), strict=False)),
    )
    return render_numbered(blocks, layout, numbers)


def render_numbered(
    blocks: tuple[Block, ...],
    layout: Layout,
    numbers: Numbers,
    *,
    made: Mapping[str, Element] = MappingProxyType({}),
) -> tuple[Element, ...]:
    """Return the paragraphs and tables of blocks that are a part of what `numbers` counts.

    `made` has tables that have been rendered with the same layout before, by their keys: nothing
    in a table itself is counted. They stand in what is returned.
    """
    return tuple(
        element
        for (block, numbering), after in zip(
            _with_numbering(blocks, layout.first_numbering), (*blocks[1:], None), strict=False
        )
        for element in _elements(block, layout, numbers, numbering, after, made)
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
    block: Block,
    layout: Layout,
    numbers: Numbers,
    numbering: int | None,
    after: Block | None,
    made: Mapping[str, Element],
) -> Iterator[Element]:
    language = layout.language
    if isinstance(block, Table):
        yield in_language(_caption(block, layout, numbers), language)
        table = made.get(block.key)
        if table is None:
            table = in_language(table_fragments.table(block, layout), language)
        yield table
        return
    for element in _paragraphs(block, layout, numbers, numbering, after):
        yield in_language(element, language)


def _paragraphs(
    block: Heading | Paragraph | Item | Contents | Chart,
    layout: Layout,
    numbers: Numbers,
    numbering: int | None,
    after: Block | None,
) -> tuple[Element, ...]:
    match block:
        case Heading():
            return (fragments.heading(block, layout, numbers.bookmark(block)),)
        case Paragraph():
            return (fragments.paragraph(block, layout, numbers.called),)
        case Item():
            is_last = not isinstance(after, Item)
            return (fragments.item(block, layout, numbering, is_last=is_last),)
        case Contents():
            return fragments.contents(numbers.headings, block.levels, layout)
        case Chart():
            number = numbers.captions[block.key].number
            described = numbers.called(block.table)
            drawing = charts.drawing(block, layout, number=number, table=described)
            return (_caption(block, layout, numbers), drawing)


def _caption(block: Table | Chart, layout: Layout, numbers: Numbers) -> Element:
    called, bookmark = numbers.captions[block.key], numbers.bookmark(block)
    return fragments.caption(block, layout, called=called, bookmark=bookmark)
