"""What people typed in a cell, as the paragraphs and lists that they meant."""

from __future__ import annotations

import re
from typing import Final

from vpreport.report.section.blocks import Block, Item, Paragraph, Role, Span, paragraph
from vpreport.report.section.ooxml import one_line
from vpreport.texts.numbers import NBSP

_BULLET: Final = re.compile(r"(?:[-–•*·] \s*)+(?=\S)")
_MINUS: Final = re.compile(r"[-–] (?=\d)")
_NUMBER: Final = re.compile(r"(\d{1,2})[.)] \s*(?=\S)")


def blocks_of(text: str, *, label: str) -> tuple[Block, ...]:
    """Return a paragraph for each line of `text`, and items where the line begins like one.

    `label` ("Analys") stands first in the first paragraph, and on a line of its own before a
    list. Nothing is returned for a text that is empty or blank.
    """
    blocks = unlabelled(text)
    if not blocks:
        return ()
    if isinstance(blocks[0], Paragraph):
        first = Paragraph(parts=(Span(f"{label}: ", strong=True), *blocks[0].parts))
        return (first, *blocks[1:])
    return (paragraph(f"{label}:", role=Role.LEAD_IN), *blocks)


def unlabelled(text: str) -> tuple[Block, ...]:
    """Return the same without a label."""
    lines = lines_of(text)
    in_list = sum(_end(line) > 0 for line in lines) > 1
    return tuple(_block(line, in_list=in_list) for line in lines)


def in_cell(line: str) -> str:
    """Return a line as it stands in a cell, where each is a paragraph and none an item of a list.

    So the sign of an item is left out; before a number it may be a minus, which stays by it. A
    number is text that says what it is by itself, and stays by its words.
    """
    if _MINUS.match(line):
        return line.replace(" ", NBSP, 1)
    words = line[_end(line) :]
    return words.replace(" ", NBSP, 1) if _NUMBER.match(words) else words


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that hold anything, without blanks at the ends."""
    lines = (one_line(line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def has_text(text: str) -> bool:
    return bool(lines_of(text))


def _end(line: str) -> int:
    """Return where the signs of an item end, 0 where it has none."""
    found = _BULLET.match(line)
    return found.end() if found else 0


def _block(line: str, *, in_list: bool) -> Item | Paragraph:
    if not in_list and _MINUS.match(line):
        return paragraph(line.replace(" ", NBSP, 1))
    if end := _end(line):
        return Item(text=line[end:])
    if number := _NUMBER.match(line):
        return Item(text=line[number.end() :], number=int(number[1]))
    return paragraph(line)
