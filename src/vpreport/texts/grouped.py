"""Repeated findings in Swedish: one sentence, with all the cells and rows that it is about."""

from __future__ import annotations

from typing import Final

from vpreport.grouping import FindingGroup
from vpreport.texts.message import shortened, visible
from vpreport.texts.messages import Told, told
from vpreport.texts.numbers import plural

MAX_NAMED_ROWS: Final = 3  # more are told by their numbers alone, where the cells are not told

EXAMPLE: Final = "Exempel: {example}"


def line(group: FindingGroup) -> str:
    """Return the group in one line, without its file: "Blad › E7–E9 (3 celler): fel. (V502)"."""
    where = whereabouts(group)
    text = f"{whole(told(group.first))} ({group.number})"
    return f"{where}: {text}" if where else text


def whole(parts: Told) -> str:
    """Return what is wrong, what to do and an example, one after the other."""
    return " ".join(part for part in (parts.what, to_do(parts)) if part)


def to_do(parts: Told) -> str:
    """Return what to do and how it could look; empty where nothing need be done."""
    example = EXAMPLE.format(example=parts.example) if parts.example else ""
    return " ".join(part for part in (parts.remedy, example) if part)


def whereabouts(group: FindingGroup) -> str:
    """Return sheet, cells and rows, or the place in the plan; empty for a file as a whole."""
    where = group.first.place
    parts = tuple(filter(None, (where.sheet, ", ".join(group.cells) or where.key)))
    about = ": ".join(filter(None, (count(group), rows(group))))
    if not parts:
        return about
    text = visible(" › ".join(parts))
    return f"{text} ({about})" if about else text


def cells(group: FindingGroup) -> str:
    """Return sheet and cells: "Indikatorer E7–E9, E12"."""
    return visible(" ".join(filter(None, (group.first.place.sheet, ", ".join(group.cells)))))


def rows(group: FindingGroup) -> str:
    """Return the names of the rows where they are few, else their numbers if no cells tell."""
    items = tuple(shortened(item) for item in group.items)
    if len(items) <= MAX_NAMED_ROWS:
        return "; ".join(items)
    return "" if group.cells else ", ".join(_row_number(item) for item in items)


def count(group: FindingGroup) -> str:
    """Return "13 celler" or "5 rader"; empty for a single finding."""
    if group.count == 1:
        return ""
    one, many = ("cell", "celler") if group.cells else ("rad", "rader")
    return plural(group.count, one, many)


def _row_number(item: str) -> str:
    """Return the visible number of a row; its whole name where it has none."""
    first, _, rest = item.partition(" ")
    return first if rest and any(sign.isdigit() for sign in first) else item
