"""The sheet of findings: what is missing or must be checked, the weightiest first."""

from __future__ import annotations

from typing import Final

from vpreport.findings import Finding, Severity, in_order
from vpreport.followup.answers import is_confidential
from vpreport.followup.types import FollowUp
from vpreport.report.style import SEVERITY_COLOURS
from vpreport.report.workbook.declared import Column, Look, Marked, Sheet, Table, Value
from vpreport.texts import labels
from vpreport.texts import workbook as texts
from vpreport.texts.messages import sentence
from vpreport.texts.numbers import joined

_COLUMNS: Final = (
    Column(title=texts.SEVERITY, width=14),
    Column(title=texts.FILE, width=28, look=Look.STRONG),
    Column(title=texts.SHEET, width=14),
    Column(title=texts.CELL, width=8),
    Column(title=texts.ITEM, width=36),
    Column(title=texts.FINDING, width=72),
    Column(title=texts.CODE, width=8, look=Look.QUIET),
)
_WEIGHT: Final = {severity: weight for weight, severity in enumerate(Severity)}


def to_follow_up_sheet(followup: FollowUp) -> Sheet:
    """Return the sheet."""
    secret = frozenset(
        f"{result.indicator.number} {result.indicator.text}"
        for result in followup.indicators
        if is_confidential(result.indicator)
    )
    findings = sorted(in_order(followup.findings), key=lambda f: _WEIGHT[f.severity])
    return Sheet(
        name=texts.TO_FOLLOW_UP,
        contents=texts.CONTENTS[texts.TO_FOLLOW_UP],
        title=texts.TO_FOLLOW_UP,
        lead=(_who_is_missing(followup), texts.TO_FOLLOW_UP_LEAD),
        blocks=(
            Table(
                name="VPR_ATT_FOLJA_UPP",
                description=texts.CONTENTS[texts.TO_FOLLOW_UP],
                columns=_COLUMNS,
                rows=tuple(_row(finding, secret) for finding in findings),
                empty=texts.NO_FINDINGS,
            ),
        ),
    )


def _who_is_missing(followup: FollowUp) -> str:
    names = [followup.plan.department(d).name for d in followup.missing_departments]
    return texts.MISSING.format(departments=joined(names)) if names else texts.NOBODY_MISSING


def _row(finding: Finding, secret: frozenset[str]) -> tuple[Value, ...]:
    """Return one finding; about a confidential indicator nothing that was typed is quoted."""
    place = finding.place
    return (
        Marked(
            text=labels.SEVERITY[finding.severity.value],
            colour=SEVERITY_COLOURS[finding.severity.value],
        ),
        place.file or texts.NOTHING,
        place.sheet or texts.NOTHING,
        place.cell or texts.NOTHING,
        place.item or texts.NOTHING,
        texts.CONFIDENTIAL_FINDING if place.item in secret else sentence(finding),
        finding.number,
    )
