"""Findings as a list: how many first, then file by file, the worst first, repeats as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from vpreport.cli.showing import Screen
from vpreport.findings import Finding, Severity
from vpreport.grouping import FindingGroup, group_findings
from vpreport.texts import cli as texts
from vpreport.texts.message import visible

_WEIGHT: Final = {severity: weight for weight, severity in enumerate(Severity)}


def list_findings(
    screen: Screen, findings: Iterable[Finding], *, down_to: Severity = Severity.INFO
) -> None:
    """Show counts of all findings, and those that weigh at least as much as `down_to`."""
    found = tuple(findings)
    shown = tuple(f for f in found if _WEIGHT[f.severity] <= _WEIGHT[down_to])
    groups = group_findings(shown)
    screen.line(texts.counted(severity_counts(found), collapsed=len(groups) < len(shown)))
    for file, members in _by_file(groups):
        screen.line()
        screen.heading(file)
        screen.findings(members)
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


def _by_file(groups: tuple[FindingGroup, ...]) -> list[tuple[str, list[FindingGroup]]]:
    files: dict[str, list[FindingGroup]] = {}
    for group in groups:
        files.setdefault(_file(group.first), []).append(group)
    for members in files.values():
        members.sort(key=_weight)  # a stable sort keeps sheet and row order within a severity
    return sorted(files.items(), key=lambda file: (_weight(file[1][0]), file[0]))


def _weight(group: FindingGroup) -> int:
    return _WEIGHT[group.severity]


def _file(finding: Finding) -> str:
    if finding.place.file:
        return visible(finding.place.file)
    return texts.GROUP_PLAN if finding.place.key else texts.GROUP_WHOLE
