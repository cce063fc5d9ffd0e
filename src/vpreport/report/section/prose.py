"""What people typed in a cell, as the paragraphs and lists that they meant."""

from __future__ import annotations

import re
from typing import Final

from vpreport.report.section.blocks import Block, Item, Paragraph, Role, Span, paragraph
from vpreport.report.section.ooxml import one_line

_BULLET: Final = re.compile(r"[-–•*·] (?=\S)")
_NUMBER: Final = re.compile(r"(\d{1,2})[.)] (?=\S)")


def blocks_of(text: str, *, label: str) -> tuple[Block, ...]:
    """Return a paragraph for each line of `text`, and items where the line begins like one.

    `label` ("Analys") stands first in the first paragraph, and on a line of its own before a
    list. Nothing is returned for a text that is empty or blank.
    """
    blocks = [_block(line) for line in lines_of(text)]
    if not blocks:
        return ()
    if isinstance(blocks[0], Paragraph):
        first = Paragraph(parts=(Span(f"{label}: ", strong=True), *blocks[0].parts))
        return (first, *blocks[1:])
    return (paragraph(f"{label}:", role=Role.LEAD_IN), *blocks)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that hold anything, without blanks at the ends."""
    lines = (one_line(line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def has_text(text: str) -> bool:
    return bool(lines_of(text))


def _block(line: str) -> Item | Paragraph:
    if bullet := _BULLET.match(line):
        return Item(text=line[bullet.end() :])
    if number := _NUMBER.match(line):
        return Item(text=line[number.end() :], number=int(number[1]))
    return paragraph(line)
