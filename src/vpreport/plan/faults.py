"""Collecting faults, so that one run names all of them."""

from __future__ import annotations

import difflib

from vpreport.findings import Code, Finding, Place


class Faults:
    """Every fault, in the order in which they were met."""

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def add(self, code: Code, place: Place, **params: object) -> None:
        self._found.append(Finding(code=code, place=place, params=params))

    def all(self) -> tuple[Finding, ...]:
        return tuple(self._found)


def nearest(value: str, known: tuple[str, ...]) -> str | None:
    """Return the known word nearest to what was typed, or None if nothing is near."""
    near = difflib.get_close_matches(value.lower(), known, n=1, cutoff=0.7)
    return near[0] if near else None
