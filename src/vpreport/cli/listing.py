"""Findings as a list: how many first, then file by file, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from vpreport.cli.showing import Screen
from vpreport.findings import Finding, Severity
from vpreport.texts import cli as texts
from vpreport.texts.message import visible
from vpreport.texts.messages import describe

_WEIGHT: Final = {severity: weight for weight, severity in enumerate(Severity)}


def list_findings(
    screen: Screen, findings: Iterable[Finding], *, down_to: Severity = Severity.INFO
) -> None:
    """Show counts of all findings, and each one that weighs at least as much as `down_to`."""
    found = tuple(findings)
    screen.line(severity_counts(found))
    shown = tuple(f for f in found if _WEIGHT[f.severity] <= _WEIGHT[down_to])
    for group, members in _by_file(shown):
        screen.line()
        screen.heading(group)
        for finding in members:
            screen.finding(finding.severity, _without_file(finding))
    if len(shown) < len(found):
        screen.line()
        screen.line(texts.more_findings(len(found) - len(shown)))


def severity_counts(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity, as "2 fel och 1 varning."."""
    counted = Counter(finding.severity for finding in findings)
    return texts.severity_counts({severity.value: counted[severity] for severity in Severity})


def must_correct(findings: Iterable[Finding]) -> bool:
    """Return whether any finding is so grave that the exit status should tell."""
    return any(finding.severity in (Severity.STOP, Severity.ERROR) for finding in findings)


def _by_file(findings: tuple[Finding, ...]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_group(finding), []).append(finding)
    for members in groups.values():
        members.sort(key=_weight)  # a stable sort keeps sheet and row order within a severity
    return sorted(groups.items(), key=lambda group: (_weight(group[1][0]), group[0]))


def _weight(finding: Finding) -> int:
    return _WEIGHT[finding.severity]


def _group(finding: Finding) -> str:
    if finding.place.file:
        return visible(finding.place.file)
    return texts.GROUP_PLAN if finding.place.key else texts.GROUP_WHOLE


def _without_file(finding: Finding) -> str:
    return describe(replace(finding, place=replace(finding.place, file="")))
