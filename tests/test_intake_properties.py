"""Whatever is done to a workbook: the same value, or a finding that names the place."""

from __future__ import annotations

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from sample import DELAR, small_plan
from workbooks import Workbook, ods_template, read

from vpreport.findings import Code, Finding, Severity
from vpreport.intake.formats.cells import number_cell, text_cell
from vpreport.intake.parsing.answers import parse
from vpreport.intake.types import AnswerState
from vpreport.template.declared import rows_by_table
from vpreport.template.fields import ChoiceField, DateField, NumberField, TextField
from vpreport.texts.messages import describe

SLOW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

DECLARED = rows_by_table(small_plan(), small_plan().checkpoint(DELAR), "it")
ASKED = {
    (table.key, row.id, column.key): row.fields[column.key]
    for table, rows in DECLARED
    for row in rows
    for column in table.columns
    if column.key in row.fields
}
NAMES = {(table.key, row.id): row.name for table, rows in DECLARED for row in rows}
TABLES = tuple(table.key for table, _ in DECLARED)
FIRST_ROW = 6
KEY_ROW = 4

# Said about a file, a sheet or a column, not about each of its cells.
ABOUT_MANY = {Code.SHEET_MISSING, Code.COLUMN_MISSING}

numbers = st.decimals(min_value=0, max_value=900, places=2, allow_nan=False)
words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=30)
days = st.dates(dt.date(2024, 1, 1), dt.date(2026, 8, 31))


@st.composite
def typed(draw, field):
    """Return what somebody types into a cell, and what it means."""
    match field:
        case NumberField():
            value = draw(numbers) + 1
            shown = f"{value:f}".replace(".", ",")
            forms = [float(value), shown, f" {shown}\u00a0", f"{shown} {field.unit}".strip()]
            return draw(st.sampled_from(forms)), value
        case ChoiceField():
            value, label = draw(st.sampled_from(field.choices.labels))
            return draw(st.sampled_from([label, label.upper(), f"{label}. "])), value
        case DateField():
            value = draw(days)
            forms = [value, value.isoformat(), f"{value.day}/{value.month} {value.year}"]
            return draw(st.sampled_from(forms)), value
        case TextField():
            value = draw(words)
            return value, value
    raise AssertionError(field)


@st.composite
def answers(draw):
    keys = draw(st.lists(st.sampled_from(sorted(ASKED)), max_size=8, unique=True))
    filled = {key: draw(typed(ASKED[key])) for key in keys}
    for table, row, _ in keys:  # an assessment without its reason is refused on purpose
        if (table, row, "assessment") in filled:
            filled.setdefault((table, row, "reason"), ("Skäl", "Skäl"))
    return filled


@st.composite
def damage(draw):
    """Return a function that does something to a table of a workbook."""
    table = draw(st.sampled_from(TABLES))
    kind = draw(st.sampled_from(sorted(DAMAGES)))
    seed = draw(st.randoms(use_true_random=False))
    return lambda workbook: DAMAGES[kind](workbook, table, seed)


def shuffled(seed, first: int, last: int) -> dict[int, int]:
    numbers = list(range(first, last + 1))
    new = numbers.copy()
    seed.shuffle(new)
    return dict(zip(numbers, new, strict=True))


def rename_sheet(workbook, table, seed):
    workbook.sheet(table).title = f"Blad {seed.randint(1, 10**9)}"


def sort_rows(workbook, table, seed):
    workbook.move(table, rows=shuffled(seed, FIRST_ROW, workbook.sheet(table).max_row))


def sort_everything(workbook, table, seed):
    workbook.move(table, rows=shuffled(seed, 1, workbook.sheet(table).max_row))


def move_columns(workbook, table, seed):
    workbook.move(table, columns=shuffled(seed, 1, workbook.sheet(table).max_column))


def insert_rows(workbook, table, seed):
    before = seed.randint(1, 12)
    last = workbook.sheet(table).max_row
    workbook.move(table, rows={row: row + 2 for row in range(before, last + 1)})


def delete_row(workbook, table, seed):
    sheet = workbook.sheet(table)
    row = seed.randint(1, sheet.max_row)
    for cell in sheet[row]:
        cell.value = None


def delete_column(workbook, table, seed):
    sheet = workbook.sheet(table)
    column = seed.randint(1, sheet.max_column)
    for row in range(1, sheet.max_row + 1):
        sheet.cell(row, column).value = None


def sort_without_ids(workbook, table, seed):
    """Sort what is seen from a column on, leaving the hidden columns where they are."""
    sheet = workbook.sheet(table)
    rows = shuffled(seed, FIRST_ROW, sheet.max_row)
    first = seed.choice([3, 4])
    old = {r: [sheet.cell(r, c).value for c in range(first, sheet.max_column + 1)] for r in rows}
    for row, new in rows.items():
        for offset, value in enumerate(old[row]):
            sheet.cell(new, first + offset).value = value


def copy_sheet(workbook, table, seed):
    workbook.book.copy_worksheet(workbook.sheet(table))


def copy_row(workbook, table, seed):
    sheet = workbook.sheet(table)
    source, target = seed.randint(FIRST_ROW, sheet.max_row), sheet.max_row + 1
    for cell in sheet[source]:
        sheet.cell(target, cell.column).value = cell.value


def merge_cells(workbook, table, seed):
    sheet = workbook.sheet(table)
    row, column = seed.randint(FIRST_ROW, sheet.max_row), seed.randint(3, sheet.max_column)
    letter = get_column_letter(column)
    sheet.merged_cells.add(f"{letter}{row}:{letter}{row + 1}")  # what it covers stays in the file


def retype_mark(workbook, table, seed):
    sheet = workbook.sheet(table)
    marks = [c for line in sheet.iter_rows() for c in line if str(c.value).startswith("#vpr1")]
    marks[0].value = seed.choice([None, "x", "#vpr1"])


def lose_ids(workbook, table, seed):
    sheet = workbook.sheet(table)
    for row in range(FIRST_ROW, sheet.max_row + 1):
        if seed.random() < 0.9:
            sheet.cell(row, 1).value = None


def lose_keys(workbook, table, seed):
    for cell in workbook.sheet(table)[KEY_ROW]:
        cell.value = None


def lose_all_that_is_hidden(workbook, table, seed):
    sheet = workbook.sheet(table)
    sheet.delete_cols(1, 2)
    sheet.delete_rows(KEY_ROW)


def copy_what_is_seen(workbook, table, seed):
    """Copy the sheet without its keys and ids, and empty a part of the original."""
    sheet = workbook.sheet(table)
    copy = workbook.book.copy_worksheet(sheet)
    copy.delete_cols(1, 2)
    copy.delete_rows(KEY_ROW)
    first = seed.randint(FIRST_ROW, sheet.max_row)
    for row in range(first, sheet.max_row + 1):
        for column in range(7, sheet.max_column + 1):
            if sheet.cell(row, column).protection.locked is False:
                sheet.cell(row, column).value = None


DAMAGES = {
    function.__name__: function
    for function in (
        rename_sheet,
        sort_rows,
        sort_everything,
        move_columns,
        insert_rows,
        delete_row,
        delete_column,
        sort_without_ids,
        copy_sheet,
        copy_row,
        merge_cells,
        retype_mark,
        lose_ids,
        lose_keys,
        lose_all_that_is_hidden,
        copy_what_is_seen,
    )
}


def damaged(filled, damages) -> Workbook:
    """A workbook with these answers, after what has been done to it."""
    workbook = Workbook("it")
    for key, (text, _) in filled.items():
        workbook.type(*key, text)
    for do in damages:
        try:
            do(workbook)
        except KeyError:  # an earlier one has taken the table away
            continue
    return workbook


@SLOW
@given(filled=answers(), damages=st.lists(damage(), max_size=3))
def test_a_damaged_workbook_gives_the_same_value_or_a_finding(filled, damages):
    workbook = damaged(filled, damages)
    with tempfile.TemporaryDirectory() as folder:
        intake = read(workbook.save(Path(folder)))
    for finding in intake.findings:
        assert finding.place.file
        assert describe(finding)
    if not intake.submissions:
        assert any(finding.severity is Severity.STOP for finding in intake.findings)
        return
    (submission,) = intake.submissions
    assert set(submission.answers) == set(ASKED)
    said = {finding.place.item for finding in intake.findings}
    about_many = any(finding.code in ABOUT_MANY for finding in intake.findings)
    for key, answer in submission.answers.items():
        expected = filled[key][1] if key in filled else None
        if answer.value != expected:
            # What was typed is gone or refused, and that is said; another value never stands.
            assert answer.value is None
            assert about_many or NAMES[key[:2]] in said


FIELDS = sorted({repr(field): field for field in ASKED.values()}.items())


@settings(max_examples=300, deadline=None)
@given(
    field=st.sampled_from([field for _, field in FIELDS]),
    text=st.one_of(
        st.text(max_size=40),
        st.text("0123456789 .,-–−%/:eEstkrJjNnaA\u00a0\u202f\u200b½²", max_size=12),
    ),
)
def test_any_text_in_any_cell_gives_a_value_a_blank_or_a_finding(field, text):
    parsed = parse(field, text_cell(text, formula=None, note=""))
    for remark in parsed.remarks:
        assert describe(Finding(code=remark.code, params=remark.params))
    match parsed.state:
        case AnswerState.VALUE:
            assert isinstance(parsed.value, Decimal | str | dt.date)
            is_same = str(parsed.value) == text.strip()
            is_label = (
                isinstance(field, ChoiceField) and (parsed.value, text) in field.choices.labels
            )
            is_text = isinstance(field, TextField)
            assert parsed.remarks or is_same or is_label or is_text
        case AnswerState.REFUSED:
            assert parsed.remarks[0].code.severity is Severity.ERROR
        case AnswerState.BLANK:
            assert parsed.remarks or not "".join(c for c in text if c.isprintable()).strip(
                "\u200b "
            )
        case _:
            assert field.may_be_missing


@settings(max_examples=300, deadline=None)
@given(
    field=st.sampled_from([field for _, field in FIELDS]),
    value=st.floats(),
    is_percent=st.booleans(),
)
def test_any_number_in_any_cell_gives_a_value_or_a_finding(field, value, is_percent):
    parsed = parse(field, number_cell(value, is_percent=is_percent, formula=None, note=""))
    if isinstance(field, NumberField) and not parsed.remarks:
        assert parsed.value == Decimal(f"{value:.15g}")
    else:
        assert parsed.remarks


@settings(max_examples=200, deadline=None)
@given(
    value=st.decimals(
        allow_nan=False, allow_infinity=False, places=3, max_value=10**11, min_value=-(10**11)
    )
)
def test_a_number_typed_with_a_decimal_comma_is_that_number(value):
    text = f"{value:f}".replace(".", ",")
    parsed = parse(NumberField(unit="st"), text_cell(text, formula=None, note=""))
    assert parsed.value == value


COMMENT = ("indicators", "edala", "comment")
printable = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n"
    ),
    max_size=60,
)


@settings(max_examples=12, deadline=None)
@given(text=printable)
def test_the_same_text_gives_the_same_answer_in_both_formats(text):
    read_back = []
    with tempfile.TemporaryDirectory() as folder:
        workbook = Workbook("it")
        workbook.type(*COMMENT, text)
        read_back.append(read(workbook.save(Path(folder) / "xlsx")))
        (Path(folder) / "ods").mkdir()
        attribute = escape(text, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
        xml = f'<table:table-cell office:value-type="string" office:string-value="{attribute}"/>'
        ods_template(Path(folder) / "ods" / "svar.ods", "it", {COMMENT: xml})
        read_back.append(read(Path(folder) / "ods"))
    first, second = (intake.submissions[0].answers[COMMENT] for intake in read_back)
    assert (first.state, first.value) == (second.state, second.value)
