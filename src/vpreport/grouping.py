"""Findings that say the same of several cells as one entry: "samma fel i E7–E19"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from vpreport.findings import Code, Finding, Severity

_A1: Final = re.compile("([A-Z]{1,3})([1-9][0-9]*)")
_RANGE: Final = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """One or more findings with the same code, file, sheet and sentence, in their order.

    Only findings on a sheet are put together; any other is a group of its own.
    """

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that stands for all of them: they differ only in cell, row and row name."""
        return self.findings[0]

    @property
    def code(self) -> Code:
        return self.first.code

    @property
    def severity(self) -> Severity:
        return self.first.severity

    @property
    def number(self) -> str:
        return self.first.number

    @property
    def count(self) -> int:
        return len(self.findings)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells column by column, those below each other as a range: ("E7–E9", "E12")."""
        return tuple(_ranges({finding.place.cell for finding in self.findings} - {""}))

    @property
    def items(self) -> tuple[str, ...]:
        """The names of the rows, each once, in the order of the findings."""
        return tuple(dict.fromkeys(f.place.item for f in self.findings if f.place.item))


def group_findings(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Return the findings with repeats put together, each group where its first finding stood.

    Every finding is in exactly one group.
    """
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        groups.setdefault(_same(finding) or number, []).append(finding)
    return tuple(FindingGroup(findings=tuple(members)) for members in groups.values())


def _same(finding: Finding) -> tuple[object, ...] | None:
    """Return what two findings must share to be told as one; None for one that stands alone."""
    place = finding.place
    if not (place.file and place.sheet):
        return None
    params = tuple(sorted((name, str(value)) for name, value in finding.params.items()))
    return (finding.code, place.file, place.sheet, finding.withheld, params)


def _ranges(cells: Iterable[str]) -> Iterator[str]:
    addresses, others = [], []
    for cell in cells:
        found = _A1.fullmatch(cell)
        if found is None:
            others.append(cell)
        else:
            addresses.append((len(found[1]), found[1], int(found[2])))
    for (_, column), below in groupby(sorted(addresses), key=lambda at: at[:2]):
        for first, last in _runs([row for _, _, row in below]):
            start, end = f"{column}{first}", f"{column}{last}"
            yield start if first == last else f"{start}{_RANGE}{end}"
    yield from sorted(others)


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of rows that follow upon each other."""
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        numbers = [row for _, row in run]
        yield numbers[0], numbers[-1]
