"""Writing one workbook a department from the declared tables."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

from vpreport.atomic import write_atomically
from vpreport.plan.types import Checkpoint, Plan
from vpreport.spreadsheet import GrowingWorksheet, new_workbook
from vpreport.template.carriers import write_info_sheet, write_lists, write_properties
from vpreport.template.code import code_for
from vpreport.template.declared import reporting_departments, rows_by_table
from vpreport.template.formats import Formats
from vpreport.template.readme_sheet import ReadmeSheet
from vpreport.template.sheet import DataSheet, draw
from vpreport.texts import numbers
from vpreport.texts import template as texts


def write_templates(plan: Plan, *, checkpoint: str, folder: str | Path) -> tuple[Path, ...]:
    """Write one template for each department that has something to report; return their paths.

    The files are named "<checkpoint>-<department>.xlsx" and are the same bytes for the same plan.
    Raises UsageError for a checkpoint that the plan does not have, and OutputError where a file
    of that name has been saved by a person (it is left as it is).
    """
    at = plan.checkpoint(checkpoint)
    return tuple(
        write_template(plan, at, department, Path(folder) / f"{at.id}-{department}.xlsx")
        for department in reporting_departments(plan, at)
    )


def write_template(plan: Plan, checkpoint: Checkpoint, department: str, path: Path) -> Path:
    """Write the template of one department."""
    return write_atomically(path, lambda file: _write(plan, checkpoint, department, file))


def _write(plan: Plan, checkpoint: Checkpoint, department: str, path: Path) -> None:
    with new_workbook(path) as book:
        _fill(book, plan, checkpoint, department)


def _fill(book: Workbook, plan: Plan, checkpoint: Checkpoint, department: str) -> None:
    name = plan.department(department).name
    code = str(code_for(plan, checkpoint, department))
    formats = Formats.of(book)
    write_properties(book, plan, checkpoint, name, code)
    readme = book.add_worksheet(texts.README_SHEET, GrowingWorksheet)
    sheets = _data_sheets(plan, checkpoint, department, code)
    for sheet in sheets:
        worksheet = book.add_worksheet(sheet.table.words.sheet, GrowingWorksheet)
        draw(worksheet, sheet, formats)
    ReadmeSheet(readme, formats).draw(
        title=texts.README_TITLE.format(checkpoint=checkpoint.label, department=name),
        subtitle=texts.README_SUBTITLE.format(
            plan=plan.title, board=plan.board, organisation=plan.organisation
        ),
        code=code,
        steps=_steps(plan, checkpoint),
        sheets=sheets,
    )
    write_lists(book, tuple(row for sheet in sheets for row in sheet.rows), formats)
    write_info_sheet(book, plan, checkpoint, department, code, formats)
    readme.activate()


def _data_sheets(
    plan: Plan, checkpoint: Checkpoint, department: str, code: str
) -> tuple[DataSheet, ...]:
    name = plan.department(department).name
    context = texts.CONTEXT.format(
        organisation=plan.organisation,
        checkpoint=checkpoint.label,
        date=numbers.long_date(checkpoint.date),
    )
    return tuple(
        DataSheet(
            table=table,
            columns=table.columns_at(checkpoint.kind),
            rows=rows,
            code=code,
            title=texts.TITLE.format(sheet=table.words.sheet, department=name),
            context=context,
        )
        for table, rows in rows_by_table(plan, checkpoint, department)
    )


def _steps(plan: Plan, checkpoint: Checkpoint) -> tuple[str, ...]:
    date = numbers.long_date(checkpoint.date)
    steps = tuple(step.format(date=date) for step in texts.STEPS)
    parts = (plan.contact.role, plan.contact.email, plan.contact.phone)
    contact = ", ".join(part for part in parts if part)
    return (*steps, texts.CONTACT.format(contact=contact)) if contact else steps
