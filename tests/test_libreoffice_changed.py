"""What people do to the sheets in LibreOffice, and that every answer is found or missed by name.

Three sheets of a workbook at the end of the year (indicators, budget and staff of the example) are
filled in and go through everything in `CHANGES`, which is the expectation, to be read by a person.
After each change the workbook is saved in four formats. Every number and every text is another one
than all the others, so that none can take the place of another unseen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import libreoffice
import pytest
from libreoffice import Job
from openpyxl.utils import coordinate_to_tuple, get_column_letter

import vpreport as vp
from vpreport.findings import Finding
from vpreport.intake.types import AnswerKey, AnswerState, Intake
from vpreport.plan.types import Plan
from vpreport.template.declared import rows_by_table
from vpreport.template.fields import ChoiceField, DateField, Field, NumberField
from vpreport.template.table import Row

pytestmark = pytest.mark.libreoffice

DEPARTMENT = "ekonomi"
CHECKPOINT = "2026-ar"
FORMATS = ("xlsx", "ods", "fods", "xls")
TABLES = ("indicators", "budget", "staff")


def _plan() -> Plan:
    """Return the plan of the example, with all staff in the department that has the budget."""
    plan = vp.read_plan(Path(__file__).parents[1] / "examples" / "hedemora" / "plan.toml")
    groups = tuple(replace(group, department=DEPARTMENT) for group in plan.staff.groups)
    return replace(plan, staff=replace(plan.staff, groups=groups, sick_leave=DEPARTMENT))


PLAN = _plan()

Read = dict[AnswerKey, object]
"""What each answer is: its value, or its state where it has none."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet with an answer in every cell that asks for one. Rows and columns count from 1."""

    table: str
    title: str
    typed: dict[AnswerKey, str]
    answers: Read
    places: dict[AnswerKey, tuple[int, int]]
    numbers: dict[str, str]

    @property
    def rows(self) -> dict[str, int]:
        """The number of each row, by its id, from the top of the sheet."""
        return {key[1]: at[0] for key, at in sorted(self.places.items(), key=lambda item: item[1])}

    @property
    def column(self) -> str:
        """The key of the input that the most rows ask for."""
        keys = [key[2] for key in self.answers]
        return max(dict.fromkeys(keys), key=keys.count)

    @property
    def asked(self) -> list[AnswerKey]:
        """The answers in that column, from the top of the sheet."""
        keys = [key for key in self.answers if key[2] == self.column]
        return sorted(keys, key=lambda key: self.places[key])

    def cell(self, key: AnswerKey) -> str:
        row, column = self.places[key]
        return f"{get_column_letter(column)}{row}"

    @property
    def column_number(self) -> int:
        return self.places[self.asked[0]][1]

    @property
    def last_column(self) -> int:
        return max(column for _, column in self.places.values())

    def area(self, first: int, last: int | None = None) -> str:
        """Return the cells of all rows in these columns, as A6:N18."""
        rows = self.rows.values()
        left, right = get_column_letter(first), get_column_letter(last or self.last_column)
        return f"{left}{min(rows)}:{right}{max(rows)}"


# ── What is done ─────────────────────────────────────────────────────────────────────────────────

Expected = tuple[dict[AnswerKey, object], set[str]]
"""Which answers are other ones afterwards, and the numbers of all that is said."""
BLANK, REFUSED = AnswerState.BLANK, AnswerState.REFUSED


def nothing(sheet: Sheet, job: Job) -> Expected:
    return {}, set()


def rename_the_sheet(sheet: Sheet, job: Job) -> Expected:
    job.do("rename_sheet", sheet.title, f"Vårt blad {TABLES.index(sheet.table)}")
    return {}, set()


def sort_with_the_hidden_ids(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("sort", sheet.title, sheet.area(1), 3, False)
    return {}, set()


def sort_without_the_hidden_ids(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("sort", sheet.title, sheet.area(3), 0, False)
    rows = list(sheet.rows)
    now = sorted(rows, key=lambda row: sheet.numbers[row], reverse=True)
    moved = {row for row, other in zip(rows, now, strict=True) if row != other}
    return {key: REFUSED for key in sheet.answers if key[1] in moved}, {"S407"}


def insert_empty_rows(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("insert_rows", sheet.title, max(sheet.rows.values()), 2)
    return {}, set()


def insert_rows_at_the_top(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("insert_rows", sheet.title, 1, 3)
    return {}, set()


def write_a_row_of_their_own(sheet: Sheet, job: Job) -> Expected:
    own = max(sheet.rows.values())
    job.do("unprotect", sheet.title)
    job.do("insert_rows", sheet.title, own, 1)
    job.type((sheet.title, f"D{own}"), "Något eget")
    job.type((sheet.title, f"{get_column_letter(sheet.column_number)}{own}"), "88")
    return {}, {"S404"}


def move_a_column(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("move_column", sheet.title, sheet.column_number - 1, 2)
    return {}, set()


def delete_a_row(sheet: Sheet, job: Job) -> Expected:
    gone = list(sheet.rows)[1]
    job.do("unprotect", sheet.title)
    job.do("delete_row", sheet.title, sheet.rows[gone])
    return {key: BLANK for key in sheet.answers if key[1] == gone}, {"S402"}


def delete_a_column(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("delete_column", sheet.title, sheet.column_number)
    return dict.fromkeys(sheet.asked, BLANK), {"S405"}


def delete_the_hidden_ids(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("delete_column", sheet.title, 1)
    return {}, {"S422"}


def delete_the_hidden_keys(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("delete_row", sheet.title, min(sheet.rows.values()) - 2)
    return {}, {"S422"}


def delete_the_sheet(sheet: Sheet, job: Job) -> Expected:
    job.do("delete_sheet", sheet.title)
    return dict.fromkeys(sheet.answers, BLANK), {"S401"}


def cut_an_answer_to_another_row(sheet: Sheet, job: Job) -> Expected:
    """E4 to E7: the file holds no more of what stood there, so it is read as it now looks."""
    source, *_, target = sheet.asked
    job.do("unprotect", sheet.title)
    job.do("cut", sheet.title, sheet.cell(source), sheet.cell(target))
    return {source: BLANK, target: sheet.answers[source]}, set()


def cut_an_answer_out_of_the_table(sheet: Sheet, job: Job) -> Expected:
    source, *_ = sheet.asked
    below = f"{get_column_letter(sheet.column_number)}{max(sheet.rows.values()) + 3}"
    job.do("unprotect", sheet.title)
    job.do("cut", sheet.title, sheet.cell(source), below)
    return {source: BLANK}, {"S404"}


def merge_two_answers(sheet: Sheet, job: Job) -> Expected:
    first, second, *_ = sheet.asked
    job.do("unprotect", sheet.title)
    job.do("merge", sheet.title, f"{sheet.cell(first)}:{sheet.cell(second)}")
    return {first: REFUSED, second: REFUSED}, {"S409"}


def _copy(sheet: Sheet) -> str:
    return f"{sheet.title}_2"


def copy_the_sheet(sheet: Sheet, job: Job) -> Expected:
    job.do("copy_sheet", sheet.title, _copy(sheet))
    return {}, set()


def copy_the_sheet_and_change_an_answer(sheet: Sheet, job: Job) -> Expected:
    changed, *_ = sheet.asked
    job.do("copy_sheet", sheet.title, _copy(sheet))
    job.type((_copy(sheet), sheet.cell(changed)), "77")
    return {key: REFUSED for key in sheet.answers if key[1] == changed[1]}, {"S406"}


def hide_rows(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("hide_rows", sheet.title, min(sheet.rows.values()), min(sheet.rows.values()) + 1)
    return {}, {"S411"}


def hide_a_column(sheet: Sheet, job: Job) -> Expected:
    job.do("unprotect", sheet.title)
    job.do("hide_column", sheet.title, sheet.column_number)
    return {}, {"S411"}


def hide_the_sheet(sheet: Sheet, job: Job) -> Expected:
    job.do("hide_sheet", sheet.title)
    return {}, {"S411"}


CHANGES: tuple[Callable[[Sheet, Job], Expected], ...] = (
    nothing,
    rename_the_sheet,
    sort_with_the_hidden_ids,
    sort_without_the_hidden_ids,
    insert_empty_rows,
    insert_rows_at_the_top,
    write_a_row_of_their_own,
    move_a_column,
    delete_a_row,
    delete_a_column,
    delete_the_hidden_ids,
    delete_the_hidden_keys,
    delete_the_sheet,
    cut_an_answer_to_another_row,
    cut_an_answer_out_of_the_table,
    merge_two_answers,
    copy_the_sheet,
    copy_the_sheet_and_change_an_answer,
    hide_rows,
    hide_a_column,
    hide_the_sheet,
)
MOVED = (  # the answers are found in other cells than where they were typed
    rename_the_sheet,
    sort_with_the_hidden_ids,
    insert_empty_rows,
    insert_rows_at_the_top,
    write_a_row_of_their_own,
    move_a_column,
    delete_a_row,
    delete_a_column,
    delete_the_hidden_ids,
    delete_the_hidden_keys,
)
ALWAYS_SAID = {"xls": {"F341"}}  # that formulas cannot be seen in it


# ── Filling in, changing and reading ─────────────────────────────────────────────────────────────


def _answer(field: Field, turn: int) -> tuple[str, object]:
    """Return what to type and what to read; another answer each turn, but for choices."""
    match field:
        case NumberField():
            return str(turn + 1), Decimal(turn + 1)
        case DateField():
            day = dt.date(2026, 1, 1) + dt.timedelta(turn)
            return day.isoformat(), day
        case ChoiceField():
            value, word = field.choices.labels[turn % len(field.choices.labels)]
            return word, value
        case _:
            return f"Svar {turn}", f"Svar {turn}"


def _declared(table: str) -> tuple[Row, ...]:
    tables = rows_by_table(PLAN, PLAN.checkpoint(CHECKPOINT), DEPARTMENT)
    return next(rows for declared, rows in tables if declared.key == table)


def _sheet(table: str, template: Path) -> Sheet:
    every = libreoffice.addresses(template)
    places = {key: address for key, address in every.items() if key[0] == table}
    rows = _declared(table)
    fields = {
        key: field
        for row in rows
        for column, field in row.fields.items()
        if (key := (table, row.id, column)) in places  # some are not asked for at the year's end
    }
    first = 100 * TABLES.index(table) if table != "staff" else 0
    given = {key: _answer(field, first + turn) for turn, (key, field) in enumerate(fields.items())}
    return Sheet(
        table=table,
        title=next(iter(places.values()))[0],
        typed={key: text for key, (text, _) in given.items()},
        answers={key: value for key, (_, value) in given.items()},
        places={key: coordinate_to_tuple(cell) for key, (_, cell) in places.items()},
        numbers={row.id: row.number for row in rows},
    )


@dataclass(frozen=True, kw_only=True)
class Changed:
    """The workbook after one change: where its files are, and what should be read of each."""

    sheets: tuple[Sheet, ...]
    folder: Path
    answers: Read
    said: set[str]

    def read(self, form: str) -> Intake:
        return vp.read_submissions(PLAN, self.folder / form, checkpoint=CHECKPOINT)


@pytest.fixture(scope="module")
def changed(office, tmp_path_factory) -> dict[str, Changed]:
    """The workbook after every change, by the name of the change."""
    folder = tmp_path_factory.mktemp("changed")
    paths = vp.write_templates(PLAN, checkpoint=CHECKPOINT, folder=folder)
    (template,) = [path for path in paths if path.stem == f"{CHECKPOINT}-{DEPARTMENT}"]
    sheets = tuple(_sheet(table, template) for table in TABLES)
    filled = Job(template, folder / "ifylld.xlsx")
    for sheet in sheets:
        for key, text in sheet.typed.items():
            filled.type((sheet.title, sheet.cell(key)), text)
    found, jobs = {}, [filled]
    for change in CHANGES:
        job = _job(filled.target, folder / change.__name__)
        answers, said = {}, set()
        for sheet in sheets:
            others, codes = change(sheet, job)
            answers |= sheet.answers | others
            said |= codes
        found[change.__name__] = Changed(
            sheets=sheets, folder=folder / change.__name__, answers=answers, said=said
        )
        jobs.append(job)
    office.run(jobs)
    return found


def _job(source: Path, folder: Path) -> Job:
    first, *others = (folder / form / f"svar.{form}" for form in FORMATS)
    for path in (first, *others):
        path.parent.mkdir(parents=True)
    return Job(source, first, copies=tuple(others))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("change", [change.__name__ for change in CHANGES])
def test_every_answer_is_found_or_missed_by_name(changed, change, form):
    after = changed[change]
    intake = after.read(form)
    assert _read(intake) == after.answers
    said = [finding for finding in intake.findings if finding.number[0] in "FSV"]
    assert {finding.number for finding in said} == after.said | ALWAYS_SAID.get(form, set())
    for sheet in after.sheets:
        assert _is_moved(sheet, intake) == (change in {moved.__name__ for moved in MOVED})
        for key in sheet.answers:
            is_lost = after.answers[key] in (BLANK, REFUSED) and after.said
            assert not is_lost or any(_is_about(finding, key, intake, sheet) for finding in said)


def _read(intake: Intake) -> Read:
    (submission,) = intake.submissions
    return {
        key: answer.value if answer.state is AnswerState.VALUE else answer.state
        for key, answer in submission.answers.items()
        if key[0] in TABLES
    }


def _is_moved(sheet: Sheet, intake: Intake) -> bool:
    """Return whether any answer that was found stands in another cell than where it was typed."""
    answers = intake.submissions[0].answers
    return any(
        (ref.sheet, ref.cell) != (sheet.title, sheet.cell(key))
        for key in sheet.answers
        if (ref := answers[key].ref) is not None
    )


def _is_about(finding: Finding, key: AnswerKey, intake: Intake, sheet: Sheet) -> bool:
    """Return whether the finding names the cell, its row, its column or its sheet."""
    name = next(row.name for row in _declared(sheet.table) if row.id == key[1])
    place, answer = finding.place, intake.submissions[0].answers[key]
    if finding.number == "S401":
        return finding.params["sheet"] == sheet.title
    if place.sheet not in (sheet.title, _copy(sheet)):
        return False
    if finding.number in ("S404", "S405"):  # what stands in no row of the plan; a whole column
        return True
    return place.item == name or (answer.ref is not None and answer.ref.cell == place.cell)
