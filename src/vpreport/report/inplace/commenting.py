"""What we would write, as a comment on a block that somebody has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from lxml import etree

from vpreport.atomic import MADE_BY
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.found import Control
from vpreport.report.inplace.projection import Unit
from vpreport.report.inplace.relations import tree_of, with_elements
from vpreport.report.section.ooxml import WORD, Element, text_run, w
from vpreport.report.target.body import text_of
from vpreport.texts import inplace as texts

_W: Final = f"{{{WORD}}}"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CELLS: Final = " | "


def commented(
    document: Document, control: Control, new: tuple[Unit, ...], date: dt.date
) -> Element | None:
    """Return the block with a comment on its first paragraph; its words stay as they are.

    None where there already is a comment of ours that says the same.
    """
    (block,) = document.elements(control.start, control.end)
    first = next(block.iter(f"{_W}p"), None)
    lines = (texts.WOULD_BE_WRITTEN, *_lines(new))
    if first is None or "".join(lines) in _said_already(document, block):
        return None
    identifier = _add_comment(document, lines, date)
    has_properties = len(first) > 0 and first[0].tag == f"{_W}pPr"
    first.insert(int(has_properties), w("commentRangeStart", id=identifier))
    first.append(w("commentRangeEnd", id=identifier))
    first.append(w("r", w("commentReference", id=identifier)))
    block.tail = None
    return block


def _lines(units: tuple[Unit, ...]) -> Iterator[str]:
    """Yield a line for each paragraph and each row of a table."""
    for row, members in groupby(units, key=lambda unit: unit.row):
        words = [unit.shown for unit in members]
        yield from [_CELLS.join(words)] if row else words


def _said_already(document: Document, block: Element) -> set[str]:
    """Return what our own comments on the block say."""
    on_it = {each.get(f"{_W}id") for each in block.iter(f"{_W}commentReference")}
    part = document.related("comments")
    content = document.draft.read(part)
    if not on_it or not content:
        return set()
    return {
        text_of(comment)
        for comment in tree_of(content).iter(f"{_W}comment")
        if comment.get(f"{_W}id") in on_it and comment.get(f"{_W}author") == MADE_BY
    }


def _add_comment(document: Document, lines: tuple[str, ...], date: dt.date) -> int:
    """Put a comment last in the document's part of comments, and return its id."""
    draft, part = document.draft, document.related("comments")
    if not draft.read(part):
        empty = f'<w:comments xmlns:w="{WORD}"></w:comments>'.encode()
        part = document.put_related("comments", "vpcomments", empty, _KIND)
    content = draft.read(part)
    taken = (each.get(f"{_W}id", "") for each in tree_of(content).iter(f"{_W}comment"))
    identifier = max((int(each) for each in taken if each.isdecimal()), default=-1) + 1
    comment = w(
        "comment",
        *(w("p", text_run(line)) for line in lines),
        id=identifier,
        author=MADE_BY,
        date=f"{date.isoformat()}T00:00:00Z",  # the day of the data: the clock is not read
        initials=MADE_BY[:2],
    )
    draft.put(part, with_elements(content, etree.tostring(comment)))
    return identifier
