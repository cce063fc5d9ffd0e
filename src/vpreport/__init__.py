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
        DocumentError,
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
    from vpreport.report.inplace.cleaning import clean_document
    from vpreport.report.inplace.listing import document_blocks
    from vpreport.report.inplace.reattaching import reattach_document
    from vpreport.report.inplace.results import (
        Action,
        BlockOutcome,
        BlockState,
        DocumentOutcome,
        UnitChange,
    )
    from vpreport.report.inplace.updating import (
        document_status,
        insert_blocks,
        update_document,
    )
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
    "Action": "report.inplace.results",
    "BlockOutcome": "report.inplace.results",
    "BlockState": "report.inplace.results",
    "Checked": "report.target.checking.checklist",
    "Code": "findings",
    "DocumentError": "findings",
    "DocumentOutcome": "report.inplace.results",
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
    "UnitChange": "report.inplace.results",
    "UsageError": "findings",
    "VpreportError": "findings",
    "clean_document": "report.inplace.cleaning",
    "check_document": "report.target.checking.checklist",
    "describe": "texts.messages",
    "document_blocks": "report.inplace.listing",
    "document_status": "report.inplace.updating",
    "explain": "texts.explaining",
    "findings_as_json": "report.findings_json",
    "group_findings": "grouping",
    "insert_blocks": "report.inplace.updating",
    "lint": "plan.linter",
    "merge": "followup.merging",
    "read_plan": "plan.reading",
    "read_secret_plan": "plan.secret_reading",
    "read_submissions": "intake.submissions",
    "reattach_document": "report.inplace.reattaching",
    "update_document": "report.inplace.updating",
    "write_replies": "report.replies",
    "write_returns": "returns.writing",
    "write_secret_templates": "template.writing",
    "write_section": "report.section",
    "write_templates": "template.writing",
    "write_workbook": "report.workbook",
}

__all__ = [
    "Action",
    "BlockOutcome",
    "BlockState",
    "Checked",
    "Code",
    "DocumentError",
    "DocumentOutcome",
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
    "UnitChange",
    "UsageError",
    "VpreportError",
    "__version__",
    "check_document",
    "clean_document",
    "describe",
    "document_blocks",
    "document_status",
    "explain",
    "findings_as_json",
    "group_findings",
    "insert_blocks",
    "lint",
    "merge",
    "read_plan",
    "read_secret_plan",
    "read_submissions",
    "reattach_document",
    "update_document",
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
