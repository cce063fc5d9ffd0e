"""The public answers and the confidential ones as one intake, for an internal build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from vpreport.findings import Finding, in_order
from vpreport.intake.types import Intake, Submission
from vpreport.plan.types import Plan
from vpreport.plan.wording import row_names


def put_together(public: Intake, confidential: Intake) -> Intake:
    """Return one intake under the marked plan.

    The findings about confidential cells are told by place and rule: what stands on a screen or
    in a log is seen by others than those whom the report is for.
    """
    names = dict(zip(row_names(confidential.plan), row_names(public.plan), strict=True))
    quiet = tuple(_told_quietly(finding, names) for finding in confidential.findings)
    return replace(
        confidential,
        submissions=_joined(confidential.plan, public, confidential),
        sources=(*public.sources, *confidential.sources),
        findings=in_order((*public.findings, *quiet)),
    )


def _told_quietly(finding: Finding, names: Mapping[str, str]) -> Finding:
    if not finding.place.sheet:
        return finding  # about a file as a whole: its code, its format, its department
    place = replace(finding.place, item=names.get(finding.place.item, ""))
    return replace(finding.without_content(), place=place)


def _joined(plan: Plan, *intakes: Intake) -> tuple[Submission, ...]:
    """Return one submission a department; each answer keeps the cell that it came from."""
    joined: dict[str, Submission] = {}
    for submission in (one for intake in intakes for one in intake.submissions):
        first = joined.setdefault(submission.department, submission)
        answers = {**first.answers, **submission.answers}
        joined[submission.department] = replace(first, answers=answers)
    return tuple(joined[d.id] for d in plan.departments if d.id in joined)
