"""The cells of a workbook with the texts they point at, so that a hit can name its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from vpreport.leaks import markup
from vpreport.leaks.pieces import Kind, Piece, Spot

SHARED: Final = "xl/sharedStrings.xml"


def is_sheet(data: bytes) -> bool:
    """Return whether a part holds cells, wherever in the package it lies."""
    return b"sheetData" in data


def shared_texts(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the texts that cells point at by number; empty where the workbook has none."""
    root = markup.parse(parts.get(SHARED, b""))
    return () if root is None else tuple(markup.joined(item) for item in root)


def pieces(data: bytes, shared: tuple[str, ...]) -> Iterator[Piece]:
    """Yield each cell's text or number, and its formula."""
    root = markup.parse(data)
    for cell in () if root is None else root.iter("{*}c"):
        spot = Spot(cell=cell.get("r", ""))
        for child in cell:
            match markup.local(child.tag):
                case "v" if cell.get("t") == "s":
                    text = _pointed_at(child.text or "", shared)
                    yield Piece(text=text, kind=Kind.VALUE, spot=spot)
                case "f":
                    yield Piece(text=child.text or "", spot=spot)
                case _:
                    yield Piece(text=markup.joined(child), kind=Kind.VALUE, spot=spot)


def _pointed_at(number: str, shared: tuple[str, ...]) -> str:
    is_there = number.isdecimal() and int(number) < len(shared)
    return shared[int(number)] if is_there else ""
