"""The steps that several verbs take: a library call with its sign of work and its lines."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

import vpreport as vp
from vpreport.atomic import is_untouched
from vpreport.cli.showing import Screen
from vpreport.findings import Code, Finding, OutputError, Place
from vpreport.texts import cli as texts

if TYPE_CHECKING:
    from vpreport.followup.types import FollowUp
    from vpreport.intake.types import Intake
    from vpreport.plan.types import Plan


def read_plan(path: Path, screen: Screen) -> Plan:
    with screen.working(texts.READING_PLAN):
        return vp.read_plan(path)


def show_size(plan: Plan, screen: Screen) -> None:
    screen.line(texts.plan_size(len(plan.goals), len(plan.indicators), len(plan.activities)))


def show_summary(plan: Plan, screen: Screen) -> None:
    """Show what the plan holds, so that a person can tick it off against the document."""
    from vpreport.plan.summary import summarise
    from vpreport.texts import assignments, budget, core_mandate, staff

    summary = summarise(plan)
    screen.heading(f"{plan.organisation}, {plan.title}")
    goals = [(f"{goal.number} {goal.title}", goal.counts) for goal in summary.strategic_goals]
    screen.counts(
        texts.SUMMARY_HEADS,
        [
            (name, *(str(count) for count in astuple(counts)))
            for name, counts in (*goals, (texts.TOTAL, summary.total))
        ],
    )
    kinds = tuple((kind.value, count) for kind, count in summary.kinds)
    screen.line(texts.departments(summary.departments))
    screen.line(texts.roles(summary.roles))
    screen.line(texts.kinds(kinds))
    if summary.budgets:
        screen.line(budget.plan_size(summary.budgets))
    if summary.staff_groups:
        screen.line(staff.plan_size(summary.staff_groups, summary.full_time_equivalents))
    if summary.mandate_headings:
        screen.line(core_mandate.plan_size(summary.mandate_headings))
    if plan.assignments:
        screen.line(assignments.plan_size(summary.assignments, summary.motions))
    screen.line(texts.checkpoints(tuple((c.id, c.label) for c in plan.checkpoints)))


def write_secret_templates(
    plan: Plan, secret: Path, *, checkpoint: str, folder: Path, screen: Screen
) -> None:
    """Write the templates of confidential rows and name them."""
    plan.checkpoint(checkpoint)
    confidential = vp.read_secret_plan(plan, secret)
    with screen.working(texts.WRITING_TEMPLATES):
        written = vp.write_secret_templates(
            plan, confidential, checkpoint=checkpoint, folder=folder
        )
    screen.line(texts.templates_written(len(written), str(folder)))
    for path in written:
        screen.line(f"  {path.name}")


def write_templates(plan: Plan, *, checkpoint: str, folder: Path, screen: Screen) -> None:
    """Write the templates, name them, and name the departments that get none."""
    plan.checkpoint(checkpoint)
    with screen.working(texts.WRITING_TEMPLATES):
        written = vp.write_templates(plan, checkpoint=checkpoint, folder=folder)
    screen.line(texts.templates_written(len(written), str(folder)))
    for path in written:
        screen.line(f"  {path.name}")
    without = _departments_without_template(plan, checkpoint)
    if without:
        screen.line(texts.nothing_to_report(without))


def follow_up(
    plan: Plan,
    *,
    inbox: Path,
    checkpoint: str,
    screen: Screen,
    secret: Path | None = None,
    secret_inbox: Path | None = None,
) -> FollowUp:
    """Read the answers in `inbox` and merge them with the plan.

    With `secret`, the plan's confidential part, it is an internal follow-up.
    """
    return read_answers(
        plan,
        inbox=inbox,
        checkpoint=checkpoint,
        screen=screen,
        secret=secret,
        secret_inbox=secret_inbox,
    )[1]


def read_answers(
    plan: Plan,
    *,
    inbox: Path,
    checkpoint: str,
    screen: Screen,
    secret: Path | None = None,
    secret_inbox: Path | None = None,
) -> tuple[Intake, FollowUp]:
    """Return what came in as it was read, and merged with the plan."""
    plan.checkpoint(checkpoint)
    confidential = vp.read_secret_plan(plan, secret) if secret else None
    with screen.working(texts.READING_ANSWERS):
        intake = vp.read_submissions(
            plan, inbox, checkpoint=checkpoint, secret=confidential, secret_folder=secret_inbox
        )
        return intake, vp.merge(plan, intake)


def show_completeness(followup: FollowUp, screen: Screen) -> None:
    """Show how much of what was asked each department has answered."""
    rows = _completeness_rows(followup)
    silent = followup.missing_departments
    screen.line(texts.answered(len(rows) - len(silent), len(rows)))
    screen.counts((texts.DEPARTMENT, texts.ASKED, texts.ANSWERED, texts.REFUSED), rows)
    if silent:
        screen.line(
            texts.not_answered(tuple(followup.plan.department(name).name for name in silent))
        )


def show_template(followup: FollowUp, template: Path, screen: Screen) -> None:
    """Say what the section needs that the municipality's template does not have.

    Raises UsageError, before anything is written, if the template cannot be used.
    """
    from vpreport.cli.listing import list_findings
    from vpreport.report.section.writing import template_remarks

    if remarks := template_remarks(followup, template):
        list_findings(screen, remarks)
        screen.line()


def write_reports(
    followup: FollowUp, folder: Path, screen: Screen, *, template: Path | None = None
) -> None:
    """Write the workbook and the section and say where they are.

    Raises OutputError before either is written if a person has saved one of them since, or if
    public and confidential files would lie together.
    """
    from vpreport.followup.coverage import counted, coverage
    from vpreport.template.placing import settled
    from vpreport.texts.coverage import report_line

    is_secret = followup.internal is not None
    name = followup.checkpoint.id
    workbook = settled(folder / f"uppfoljning-{name}.xlsx", is_secret=is_secret)
    section = settled(folder / f"avsnitt-{name}.docx", is_secret=is_secret)
    _leave_alone_what_people_saved(workbook, section)
    with screen.working(texts.WRITING_WORKBOOK):
        vp.write_workbook(followup, workbook)
    with screen.working(texts.WRITING_SECTION):
        vp.write_section(followup, section, template=template)
    screen.line(f"{texts.WORKBOOK}: {workbook}")
    screen.line(f"{texts.SECTION}: {section}")
    screen.line(report_line(counted(coverage(followup))))


def _departments_without_template(plan: Plan, checkpoint: str) -> tuple[str, ...]:
    from vpreport.template.declared import reporting_departments

    asked = reporting_departments(plan, plan.checkpoint(checkpoint))
    return tuple(department.name for department in plan.departments if department.id not in asked)


def _completeness_rows(followup: FollowUp) -> list[tuple[str, str, str, str]]:
    totals = {
        department.id: [c for c in followup.completeness if c.department == department.id]
        for department in followup.plan.departments
    }
    return [
        (
            followup.plan.department(department).name,
            str(sum(table.asked for table in tables)),
            str(sum(table.answered for table in tables)),
            str(sum(table.refused for table in tables)),
        )
        for department, tables in totals.items()
        if any(table.rows for table in tables)
    ]


def _leave_alone_what_people_saved(*paths: Path) -> None:
    saved = tuple(path for path in paths if path.exists() and not is_untouched(path))
    if saved:
        raise OutputError(
            *(Finding(code=Code.WRITTEN_BY_A_PERSON, place=Place(file=str(p))) for p in saved)
        )
