"""Files that are text as they stand: JSON, CSV, logs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from vpreport.leaks.pieces import Kind, Piece, Spot


def lines(text: str) -> Iterator[Piece]:
    """Yield the whole text, for what stands on several lines, and each line with its number."""
    yield Piece(text=text, kind=Kind.WHOLE)
    for number, line in enumerate(text.splitlines(), start=1):
        yield Piece(text=line, kind=Kind.VALUE, spot=Spot(line=number))


def table(text: str) -> Iterator[Piece]:
    """Yield the fields of a CSV file, whichever of semicolon, tab and comma parts them."""
    first_line = text.partition("\n")[0]
    delimiter = next((sign for sign in ";\t," if sign in first_line), ";")
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
        for value in row:
            yield Piece(text=value, kind=Kind.VALUE, spot=Spot(line=number))
    yield Piece(text=text, kind=Kind.WHOLE)


def scalars(text: str) -> Iterator[Piece]:
    """Yield the keys, texts and numbers of a JSON file; nothing where it is none."""
    try:
        pending: list[object] = [json.loads(text, parse_float=str, parse_int=str)]
    except (ValueError, RecursionError):
        return
    while pending:
        match pending.pop():
            case dict() as mapping:
                pending += [*mapping, *mapping.values()]
            case list() as values:
                pending += values
            case str() as value:
                yield Piece(text=value, kind=Kind.VALUE)
            case _:
                pass  # true, false and null give nothing away
