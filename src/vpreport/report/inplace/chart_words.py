"""The words of a chart: what a person can have changed in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from vpreport.report.section.drawingml import CHART, DRAWING
from vpreport.report.section.ooxml import Element

_WRITTEN: Final = f"{{{DRAWING}}}t"


def chart_words(root: Element) -> str:
    """Return the series of a chart part with their values, and what has been written in it."""
    series = (
        " · ".join((*_points(each, "tx"), *_points(each, "cat"), *_points(each, "val")))
        for each in root.iter(f"{{{CHART}}}ser")
    )
    return "\n".join((*series, *(each.text or "" for each in root.iter(_WRITTEN))))


def _points(series: Element, part: str) -> Iterator[str]:
    for value in series.iterfind(f"{{{CHART}}}{part}//{{{CHART}}}v"):
        yield _plain_number(value.text or "") if part == "val" else value.text or ""


def _plain_number(text: str) -> str:
    """Return a number as it is written the shortest way: programs differ in how they write it."""
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text
