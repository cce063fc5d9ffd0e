"""The steps that several verbs take: a library call with its sign of work and its lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import vpreport as vp
from vpreport.atomic import Output, write_together
from vpreport.cli.showing import Screen
from vpreport.findings import Code, Finding, Place
from vpreport.texts import cli as texts
from vpreport.texts.messages import describe

if TYPE_CHECKING:
    from vpreport.cli.arguments import Arguments
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Which answers are meant, and how they are to be read.

    `secret` and `secret_folder` are given for an internal build. `use` has the files that count
    although others of the department say something else. `witness`: compare two readers.
    """

    folder: Path
    checkpoint: str
    secret: Path | None = None
    secret_folder: Path | None = None
    use: tuple[str, ...] = ()
    witness: bool = False


def meant(arguments: Arguments) -> Answers:
    """Return the answers that the command line points to."""
    return Answers(
        folder=arguments.inbox,
        checkpoint=arguments.checkpoint,
        secret=arguments.secret,
        secret_folder=arguments.secret_inbox,
        use=tuple(arguments.use),
        witness=arguments.witness,
    )


def read_answers(plan: Plan, answers: Answers, screen: Screen) -> tuple[Intake, FollowUp]:
    """Return what came in as it was read, and merged with the plan."""
    plan.checkpoint(answers.checkpoint)
    confidential = vp.read_secret_plan(plan, answers.secret) if answers.secret else None
    with screen.counting(texts.READING_ANSWERS) as progress:
        intake = vp.read_submissions(
            plan,
            answers.folder,
            checkpoint=answers.checkpoint,
            secret=confidential,
            secret_folder=answers.secret_folder,
            use=answers.use,
            witness=answers.witness,
            progress=progress,
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
    followup: FollowUp,
    folder: Path,
    screen: Screen,
    *,
    template: Path | None = None,
    last_check: Callable[[], None] = lambda: None,
) -> None:
    """Write the workbook and the section, both or neither, and say where they are.

    `last_check` is called before they are put in place. Raises OutputError before either is
    written if a person has saved one of them since, or if public and confidential files would
    lie together.
    """
    from vpreport.followup.coverage import counted, coverage
    from vpreport.report.section import section_output
    from vpreport.report.workbook import workbook_output
    from vpreport.texts.coverage import report_line

    name = followup.checkpoint.id
    outputs = (
        _shown(
            workbook_output(followup, folder / f"uppfoljning-{name}.xlsx"),
            texts.WRITING_WORKBOOK,
            screen,
        ),
        _shown(
            section_output(followup, folder / f"avsnitt-{name}.docx", template=template),
            texts.WRITING_SECTION,
            screen,
        ),
    )
    workbook, section = write_together(outputs, last_check=last_check)
    say_what_lies_beside(tuple(output.path for output in outputs), (workbook, section), screen)
    screen.line(f"{texts.WORKBOOK}: {workbook}")
    screen.line(f"{texts.SECTION}: {section}")
    screen.line(report_line(counted(coverage(followup))))


def say_what_lies_beside(wanted: Sequence[Path], places: Sequence[Path], screen: Screen) -> None:
    """Say which files could not be replaced, and what the new ones beside them are called."""
    for path, placed in zip(wanted, places, strict=True):
        if placed != path:
            params = {"value": placed.name}
            place = Place(file=str(path))
            beside = Finding(code=Code.WRITTEN_BESIDE, place=place, params=params)
            screen.line(describe(beside))


def _shown(output: Output, text: str, screen: Screen) -> Output:
    """Return the output with a sign of work while it is made."""

    def write(path: Path) -> None:
        with screen.working(text):
            output.write(path)

    return replace(output, write=write)


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
