"""Writing one workbook a department from the declared tables."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

from vpreport.atomic import write_atomically
from vpreport.plan.secret import SecretPlan, internal_plan
from vpreport.plan.types import Checkpoint, Plan
from vpreport.plan.wording import marking_text
from vpreport.spreadsheet import GrowingWorksheet, new_workbook
from vpreport.template.carriers import write_info_sheet, write_lists, write_properties
from vpreport.template.code import code_for
from vpreport.template.correction_sheet import CorrectionSheet
from vpreport.template.declared import reporting_departments, rows_by_table
from vpreport.template.edition import Edition
from vpreport.template.formats import Formats
from vpreport.template.layout import REPLACES
from vpreport.template.placing import keep_apart
from vpreport.template.readme_sheet import ReadmeSheet
from vpreport.template.returned import Returned
from vpreport.template.sheet import DataSheet, draw, head_and_foot
from vpreport.texts import numbers, returns, secrecy
from vpreport.texts import template as texts


def write_templates(plan: Plan, *, checkpoint: str, folder: str | Path) -> tuple[Path, ...]:
    """Write one template for each department that has something to report; return their paths.

    The files are named "<checkpoint>-<department>.xlsx" and are the same bytes for the same plan.
    Raises UsageError for a checkpoint that the plan does not have, and OutputError where a file
    of that name has been saved by a person (it is left as it is) or confidential files lie.
    """
    at = plan.checkpoint(checkpoint)
    keep_apart(Path(folder), is_secret=False)
    return tuple(
        write_template(plan, at, department, Path(folder) / f"{at.id}-{department}.xlsx")
        for department in reporting_departments(plan, at)
    )


def write_secret_templates(
    plan: Plan, secret: SecretPlan, *, checkpoint: str, folder: str | Path
) -> tuple[Path, ...]:
    """Write one template of confidential rows for each department that has any.

    The files are named "<checkpoint>-<department> SEKRETESS.xlsx" and marked on every sheet,
    page and in the properties. Raises as `write_templates`, and OutputError where public files
    lie: these are kept and sent apart.
    """
    at = plan.checkpoint(checkpoint)
    keep_apart(Path(folder), is_secret=True)
    marked = internal_plan(plan, secret)
    return tuple(
        write_template(
            marked,
            at,
            department,
            Path(folder) / f"{at.id}-{department}{secrecy.FILE_SUFFIX}.xlsx",
            Edition.CONFIDENTIAL,
        )
        for department in reporting_departments(marked, at, Edition.CONFIDENTIAL)
    )


def write_template(
    plan: Plan,
    checkpoint: Checkpoint,
    department: str,
    path: Path,
    edition: Edition = Edition.ORDINARY,
    returned: Returned | None = None,
) -> Path:
    """Write the template of one department in one edition; with `returned`, sent back to it."""

    def write(file: Path) -> None:
        with new_workbook(file) as book:
            _fill(book, plan, checkpoint, department, edition, returned)

    return write_atomically(path, write)


def _fill(
    book: Workbook,
    plan: Plan,
    checkpoint: Checkpoint,
    department: str,
    edition: Edition,
    returned: Returned | None,
) -> None:
    name = plan.department(department).name
    code = str(code_for(plan, checkpoint, department, edition))
    marking = marking_text(plan.marking) if edition is Edition.CONFIDENTIAL else ""
    formats = Formats.of(book)
    write_properties(book, plan, checkpoint, name, code, marking)
    readme = book.add_worksheet(texts.README_SHEET, GrowingWorksheet)
    sheets = _data_sheets(plan, checkpoint, department, code, edition, returned)
    if returned is not None:
        corrections = book.add_worksheet(returns.SHEET, GrowingWorksheet)
        title = returns.TITLE.format(department=name)
        CorrectionSheet(corrections, formats, sheets).draw(
            returned, title=secrecy.marked(title) if marking else title, code=code, marking=marking
        )
    for sheet in sheets:
        worksheet = book.add_worksheet(sheet.table.words.sheet, GrowingWorksheet)
        draw(worksheet, sheet, formats)
    title = texts.README_TITLE.format(checkpoint=checkpoint.label, department=name)
    ReadmeSheet(readme, formats).draw(
        title=secrecy.marked(title) if marking else title,
        subtitle=texts.README_SUBTITLE.format(
            plan=plan.title, board=plan.board, organisation=plan.organisation
        ),
        code=code,
        steps=(*(returns.STEPS if returned else ()), *_steps(plan, checkpoint, edition)),
        sheets=sheets,
        marking=marking,
        is_return=returned is not None,
    )
    write_lists(book, tuple(row for sheet in sheets for row in sheet.rows), formats)
    info = {REPLACES: " ".join(returned.replaces)} if returned and returned.replaces else {}
    if marking:
        info["marking"] = marking
    write_info_sheet(book, plan, checkpoint, department, code, formats, info)
    if marking:
        for worksheet in book.worksheets():
            worksheet.set_header(f"&C&9{head_and_foot(marking)}")
    readme.activate()


def _data_sheets(
    plan: Plan,
    checkpoint: Checkpoint,
    department: str,
    code: str,
    edition: Edition,
    returned: Returned | None,
) -> tuple[DataSheet, ...]:
    name = plan.department(department).name
    marking = marking_text(plan.marking) if edition is Edition.CONFIDENTIAL else ""
    context = texts.CONTEXT.format(
        organisation=plan.organisation,
        checkpoint=checkpoint.label,
        date=numbers.long_date(checkpoint.date),
    )
    return tuple(
        DataSheet(
            table=table.at(checkpoint.kind),
            columns=table.columns_at(checkpoint.kind),
            rows=rows,
            code=code,
            title=_title(table.words.sheet, name, marking),
            context=context,
            marking=marking,
            cells=returned.cells if returned else {},
        )
        for table, rows in rows_by_table(plan, checkpoint, department, edition)
    )


def _title(sheet: str, department: str, marking: str) -> str:
    title = texts.TITLE.format(sheet=sheet, department=department)
    return secrecy.marked(title) if marking else title


def _steps(plan: Plan, checkpoint: Checkpoint, edition: Edition) -> tuple[str, ...]:
    date = numbers.long_date(checkpoint.date)
    words = secrecy.STEPS if edition is Edition.CONFIDENTIAL else texts.STEPS
    steps = tuple(step.format(date=date) for step in words)
    parts = (plan.contact.role, plan.contact.email, plan.contact.phone)
    contact = ", ".join(part for part in parts if part)
    return (*steps, texts.CONTACT.format(contact=contact)) if contact else steps
