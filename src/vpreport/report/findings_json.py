"""The findings of a follow-up as JSON, for other programs. The form: docs/check-json.md."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from typing import Any, Final

from vpreport.findings import Finding, Severity
from vpreport.followup.types import Completeness, FollowUp
from vpreport.grouping import FindingGroup, group_findings
from vpreport.texts.messages import sentence, told

FORMAT: Final = 1  # raised when a key is taken away or means something else, not when one is added


def findings_as_json(followup: FollowUp) -> str:
    """Return all findings with their counts and the departments' completeness, as JSON text.

    Only ASCII signs, so that no console or redirection can garble it; the same text for the same
    follow-up. A finding about something confidential has no params, and its sentence no values.
    """
    plan, checkpoint = followup.plan, followup.checkpoint
    groups = group_findings(followup.findings)
    said = {
        "format": FORMAT,
        "organisation": plan.organisation,
        "plan": plan.title,
        "checkpoint": {
            "id": checkpoint.id,
            "label": checkpoint.label,
            "date": checkpoint.date.isoformat(),
        },
        "counts": _counts(followup.findings),
        "departments": _departments(followup),
        "findings": [_finding(finding) for finding in followup.findings],
        "groups": _groups(followup.findings, groups),
    }
    return json.dumps(said, indent=2) + "\n"


def _counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in findings)
    return {severity.value: counted[severity] for severity in Severity} | {"all": len(findings)}


def _departments(followup: FollowUp) -> list[dict[str, Any]]:
    """Return every department that was asked something, in the plan's order."""
    tables: dict[str, list[Completeness]] = {}
    for one in followup.completeness:
        if one.rows:
            tables.setdefault(one.department, []).append(one)
    return [
        {
            "id": department,
            "name": followup.plan.department(department).name,
            "submitted": any(one.submitted for one in ones),
            **_sums(*ones),
            "tables": [{"table": one.table, **_sums(one)} for one in ones],
        }
        for department, ones in tables.items()
    ]


def _sums(*ones: Completeness) -> dict[str, int]:
    asked, answered, refused = (
        sum(getattr(one, name) for one in ones) for name in ("asked", "answered", "refused")
    )
    missing = asked - answered - refused
    return {"asked": asked, "answered": answered, "refused": refused, "missing": missing}


def _finding(finding: Finding) -> dict[str, Any]:
    place, parts = finding.place, told(finding)
    return {
        "code": finding.code.name,
        "number": finding.number,
        "severity": finding.severity.value,
        "file": place.file or None,
        "sheet": place.sheet or None,
        "cell": place.cell or None,
        "row": place.row or None,
        "item": place.item or None,
        "key": place.key or None,
        "sentence": sentence(finding),
        "what": parts.what,
        "remedy": parts.remedy or None,
        "example": parts.example or None,
        "params": {name: _text(value) for name, value in sorted(finding.params.items())},
        "withheld": finding.withheld,
    }


def _text(value: object) -> str:
    """Return a value as a text that programs read: point as decimal sign, ISO dates."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return str(value)


def _groups(
    findings: tuple[Finding, ...], groups: tuple[FindingGroup, ...]
) -> list[dict[str, Any]]:
    """Return the repeats: for each group the places of its findings in the list, from 0."""
    place = {id(finding): number for number, finding in enumerate(findings)}
    return [
        {
            "number": group.number,
            "count": group.count,
            "cells": list(group.cells),
            "items": list(group.items),
            "findings": [place[id(finding)] for finding in group.findings],
        }
        for group in groups
    ]
