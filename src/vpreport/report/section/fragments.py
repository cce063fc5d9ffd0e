"""Word's own pieces: heading, paragraph, list item, caption, contents, each a pure function.

The order of the children follows the schema (ISO/IEC 29500-1, annex A).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Final

from vpreport.report.section.blocks import (
    Chart,
    Heading,
    Item,
    Paragraph,
    Role,
    Span,
    Table,
    TableReference,
)
from vpreport.report.section.layout import Called, Layout
from vpreport.report.section.ooxml import Element, field, text_run, w
from vpreport.texts import section as texts

MAX_BOOKMARK: Final = 40  # Word refuses a longer name
# A name that begins with _ is hidden in Word's list of bookmarks.
TABLE_BOOKMARK: Final = "_vpT_"
HEADING_BOOKMARK: Final = "_vpH_"
HYPHEN: Final = "\N{NON-BREAKING HYPHEN}"  # in Word an element of its own, w:noBreakHyphen
# What a paragraph gets as it stands where the document has no style for it, in twentieths of a
# point: a sign hangs to the left of its item, and a source does not touch the table above.
_INDENT: Final = 170
_HANGING: Final = 198
_BELOW_TABLE: Final = 80
_BETWEEN_ITEMS: Final = 40


def heading(block: Heading, layout: Layout, bookmark: int) -> Element:
    """Return the heading inside a hidden bookmark, which survives that it is worded anew."""
    run = text_run(_heading_text(block, layout))
    return w("p", styled(heading_style(block, layout)), *bookmarked(block, bookmark, run))


def heading_style(block: Heading, layout: Layout) -> str:
    """Return the id of the style that the heading gets where it is put."""
    styles = layout.styles.headings
    return styles[min(block.level + layout.heading_offset, len(styles)) - 1]


def _heading_text(block: Heading, layout: Layout) -> str:
    """Return the text, with the plan's number where it would not be a second one.

    Where others of the document's headings have numbers, that of the plan is told apart from them.
    """
    numbered = layout.styles.numbered
    if not block.number or heading_style(block, layout) in numbered:
        return block.text
    is_alone = not numbered
    return block.with_number if is_alone else texts.numbered_goal(block.number, block.text)


def contents(headings: tuple[Heading, ...], levels: int, layout: Layout) -> tuple[Element, ...]:
    r"""Return a table of contents of links, one style a level.

    It has no page numbers (the switch \n), so what is written here is right before any program
    has laid out the pages, and the file asks for no updating.
    """
    styles = layout.styles.contents[:levels]
    instruction = w("instrText")
    instruction.text = rf' TOC \o "1-{len(styles)}" \n \h \z '
    lines = [
        w(
            "p",
            styled(styles[block.level - 1]),
            w(
                "hyperlink",
                text_run(_heading_text(block, layout)),
                anchor=bookmark_name(block),
                history=1,
            ),
        )
        for block in headings
        if block.level <= len(styles)
    ]
    begin = (_field_mark("begin"), w("r", instruction), _field_mark("separate"))
    for place, mark in enumerate(begin, start=1):
        lines[0].insert(place, mark)
    lines[-1].append(_field_mark("end"))
    return tuple(lines)


def paragraph(block: Paragraph, layout: Layout, called: Callable[[str], str]) -> Element:
    """Return the paragraph; `called` says what the table or chart with a key is called."""
    runs = [_part(part, layout, called) for part in block.parts]
    names = layout.styles.paragraphs
    properties = styled(names[block.role])
    if block.role is Role.LEAD_IN and names[Role.LEAD_IN] == names[Role.BODY]:
        properties.append(w("keepNext"))
        properties.append(w("spacing", after=_BETWEEN_ITEMS))
    if block.role is Role.SOURCE:
        properties.append(w("keepLines"))  # two words of it alone on the next page say nothing
    if block.role is Role.SOURCE and names[Role.SOURCE] == names[Role.BODY]:
        after = {"after": layout.styles.source_after} if layout.styles.source_after else {}
        properties.append(w("spacing", before=_BELOW_TABLE, **after))
        for run in runs:
            _make_small(run, layout.styles.source_size)
    return w("p", properties, *runs)


def _make_small(run: Element, size: int) -> None:
    if size:
        run.insert(0, w("rPr", w("sz", val=size), w("szCs", val=size)))


def item(block: Item, layout: Layout, numbering: int | None, *, is_last: bool) -> Element:
    """Return one item of a list; `numbering` is the id of a numbered list, None for bullets.

    An item that is no list in the document is set as one would be: indented, and close to the next.
    """
    styles, lists = layout.styles, layout.lists
    is_bullet = numbering is None
    is_typed = not is_bullet and lists.are_numbers_typed
    style = styles.bullet if is_bullet else styles.number
    number = lists.bullet_numbering if is_bullet else numbering
    properties = styled(style)
    if number is not None and not is_typed:
        properties.append(w("numPr", w("ilvl", val=0), w("numId", val=number)))
    if not is_last and (is_typed or (is_bullet and style == styles.paragraphs[Role.BODY])):
        properties.append(w("spacing", after=_BETWEEN_ITEMS))
    if is_typed:
        properties.append(w("ind", left=_INDENT + _HANGING, hanging=_HANGING))
    return w("p", properties, text_run(f"{block.number}. {block.text}" if is_typed else block.text))


def caption(block: Table | Chart, layout: Layout, *, called: Called, bookmark: int) -> Element:
    """Return "Tabell 3. Indikatorer", the label and the number inside a hidden bookmark.

    The number is a SEQ field, and that of a chapter a STYLEREF field, whose results are already
    right; so the file needs no updating.
    """
    how = layout.by_chapter if isinstance(block, Table) else layout.charts_by_chapter
    anew = rf" \s {how.level}" if how.level else ""
    counted = (
        text_run(f"{called.label} "),
        *((field(how.reference, called.chapter), *_kept(how.sign)) if how.reference else ()),
        field(rf"SEQ {called.label} \* ARABIC{anew}", str(called.number)),
    )
    properties = styled(layout.styles.caption)
    properties.append(w("keepNext"))  # not every caption style stands above what it names
    if space := layout.styles.caption_space:
        properties.append(w("spacing", before=space[0], after=space[1]))
    return w(
        "p",
        properties,
        *bookmarked(block, bookmark, *counted),
        text_run(f"{layout.separator}{block.caption}"),
    )


def bookmarked(
    block: Heading | Table | Chart, bookmark: int, *runs: Element
) -> tuple[Element, ...]:
    """Return the runs between the marks of the block's bookmark."""
    return (
        w("bookmarkStart", id=bookmark, name=bookmark_name(block)),
        *runs,
        w("bookmarkEnd", id=bookmark),
    )


def bookmark_name(block: Heading | Table | Chart | TableReference) -> str:
    """Return a name of letters, digits and underscores, the same for the same key."""
    prefix = HEADING_BOOKMARK if isinstance(block, Heading) else TABLE_BOOKMARK
    name = prefix + re.sub(r"[^A-Za-z0-9]", "_", block.key)
    if len(name) <= MAX_BOOKMARK:
        return name
    digest = hashlib.sha256(block.key.encode()).hexdigest()[:8]
    return f"{name[: MAX_BOOKMARK - len(digest) - 1]}_{digest}"


def styled(style: str) -> Element:
    """Return the properties of a paragraph in the style with that id."""
    return w("pPr", w("pStyle", val=style))


def _part(part: Span | TableReference, layout: Layout, called: Callable[[str], str]) -> Element:
    if isinstance(part, TableReference):
        instruction = rf" REF {bookmark_name(part)} \h "
        return w("fldSimple", *_kept(called(part.key)), instr=instruction)
    run = text_run(part.text, layout.styles.strong if part.strong else "")
    if part.strong and not layout.styles.strong:
        run.insert(0, w("rPr", w("b"), w("bCs")))
    return run


def _kept(text: str) -> Iterator[Element]:
    """Yield runs with the text, its hyphens that divide no line as Word writes them."""
    for place, piece in enumerate(text.split(HYPHEN)):
        if place:
            yield w("r", w("noBreakHyphen"))
        if piece:
            yield text_run(piece)


def _field_mark(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))
