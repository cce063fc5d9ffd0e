"""Follow-up of a municipality's operations plan with spreadsheets.

Plan definition in, templates out; filled-in workbooks in, combined workbook and Word section out.
The names below are the public ones; they are imported when first used, so that a command pays
only for the libraries it needs.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing for it would double the time a command takes to start
if TYPE_CHECKING:
    from vpreport.findings import (
        Code,
        Finding,
        OutputError,
        PlanError,
        Severity,
        UsageError,
        VpreportError,
    )
    from vpreport.followup.merging import merge
    from vpreport.followup.types import FollowUp
    from vpreport.grouping import FindingGroup, group_findings
    from vpreport.intake.submissions import read_submissions
    from vpreport.intake.types import Intake, Submission
    from vpreport.plan.linter import lint
    from vpreport.plan.reading import read_plan
    from vpreport.plan.secret import SecretPlan
    from vpreport.plan.secret_reading import read_secret_plan
    from vpreport.plan.types import Plan
    from vpreport.report.findings_json import findings_as_json
    from vpreport.report.replies import Replies, write_replies
    from vpreport.report.section import write_section
    from vpreport.report.target.checking.checklist import Checked, check_document
    from vpreport.report.workbook import write_workbook
    from vpreport.returns.writing import write_returns
    from vpreport.template.writing import write_secret_templates, write_templates
    from vpreport.texts.explaining import explain
    from vpreport.texts.messages import describe

__version__ = "0.1.0"

_HOMES = {
    "Checked": "report.target.checking.checklist",
    "Code": "findings",
    "Finding": "findings",
    "FindingGroup": "grouping",
    "FollowUp": "followup.types",
    "Intake": "intake.types",
    "OutputError": "findings",
    "Plan": "plan.types",
    "PlanError": "findings",
    "Replies": "report.replies",
    "SecretPlan": "plan.secret",
    "Severity": "findings",
    "Submission": "intake.types",
    "UsageError": "findings",
    "VpreportError": "findings",
    "check_document": "report.target.checking.checklist",
    "describe": "texts.messages",
    "explain": "texts.explaining",
    "findings_as_json": "report.findings_json",
    "group_findings": "grouping",
    "lint": "plan.linter",
    "merge": "followup.merging",
    "read_plan": "plan.reading",
    "read_secret_plan": "plan.secret_reading",
    "read_submissions": "intake.submissions",
    "write_replies": "report.replies",
    "write_returns": "returns.writing",
    "write_secret_templates": "template.writing",
    "write_section": "report.section",
    "write_templates": "template.writing",
    "write_workbook": "report.workbook",
}

__all__ = [
    "Checked",
    "Code",
    "Finding",
    "FindingGroup",
    "FollowUp",
    "Intake",
    "OutputError",
    "Plan",
    "PlanError",
    "Replies",
    "SecretPlan",
    "Severity",
    "Submission",
    "UsageError",
    "VpreportError",
    "__version__",
    "check_document",
    "describe",
    "explain",
    "findings_as_json",
    "group_findings",
    "lint",
    "merge",
    "read_plan",
    "read_secret_plan",
    "read_submissions",
    "write_replies",
    "write_returns",
    "write_secret_templates",
    "write_section",
    "write_templates",
    "write_workbook",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'vpreport' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"vpreport.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
