"""Doing to a filled-in workbook, at the level of XML and zip, what people and programs do to it.

`mutant` makes one from a number: a department's template with answers, then one to three
operators. The same number gives the same bytes. An operator either leaves every answer what it
was, so that each must be read right or be said, or is marked as one that can change content:
then `judge` asks a second reading of the file what stands in the cell now.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

import raw_zip
import witness
from oracle import Filled, Unknown, Value, silent_differences
from raw_filling import STRINGS, Address, AnswerKey, addresses_in, filled_parts, parts_of
from raw_zip import DEFLATED, STORED
from sample import DELAR, small_plan
from workbooks import template

import vpreport as vp
from vpreport.intake.types import Intake
from vpreport.plan.types import Plan
from vpreport.template.declared import rows_by_table
from vpreport.template.fields import ChoiceField, DateField, NumberField

DEPARTMENTS = ("ledning", "it", "ekonomi")
SEEDS_EACH = 10
WORDS = ("Vi väntar på besked", "2 av 5 klara < hälften", "=1+1", "Å, ä & ö", "ja", "–x", "12 st")


@dataclass(frozen=True, kw_only=True)
class Seed:
    """A workbook as it was honestly filled in."""

    department: str
    suffix: str
    parts: dict[str, bytes] = field(repr=False)
    filled: Filled
    addresses: dict[AnswerKey, Address] = field(repr=False)


@dataclass(kw_only=True)
class Draft:
    """A workbook while it is being spoilt. `after` are operators on the bytes of the file."""

    seed: Seed
    parts: dict[str, bytes]
    chance: random.Random
    method: int = DEFLATED
    after: list[Callable[[bytes, random.Random], bytes]] = field(default_factory=list)
    can_change_content: bool = False

    @property
    def sheets(self) -> list[str]:
        """The parts that hold tables."""
        if self.seed.suffix == ".ods":
            return ["content.xml"] if "content.xml" in self.parts else []
        marked = b"<sheetData>"
        return [n for n, d in self.parts.items() if "worksheets/sheet" in n and marked in d]

    def any_sheet(self) -> str | None:
        return self.chance.choice(self.sheets) if self.sheets else None


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A spoilt workbook, and what is needed to judge how it was read."""

    number: int
    seed: Seed
    operators: tuple[str, ...]
    data: bytes = field(repr=False)
    parts: dict[str, bytes] = field(repr=False)
    can_change_content: bool

    @property
    def file(self) -> str:
        return f"svar{self.seed.suffix}"


@cache
def plan() -> Plan:
    return small_plan()


@cache
def seed(department: str, number: int, suffix: str) -> Seed:
    """Return one of the honest workbooks."""
    chance = random.Random(f"{department} {number}")  # noqa: S311 - the same every time
    filled: dict[AnswerKey, Value] = {}
    typed: dict[AnswerKey, str | Decimal | dt.date] = {}
    for key, form in _fields(department).items():
        if chance.random() < 0.5:
            typed[key], filled[key] = _answer(form, chance)
    for table, row, column in tuple(filled):
        if column == "assessment":  # refused on purpose without its reason
            typed[table, row, "reason"] = filled[table, row, "reason"] = "Så bedömer vi det."
    data = template(department)
    parts = filled_parts(data, typed)
    if suffix == ".ods":
        parts = {"mimetype": parts_of_ods()["mimetype"], "content.xml": _as_ods(data, typed)}
    return Seed(
        department=department,
        suffix=suffix,
        parts=parts,
        filled=filled,
        addresses=addresses_in(data),
    )


def parts_of_ods() -> dict[str, bytes]:
    return {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}


@cache
def _fields(department: str) -> dict[AnswerKey, object]:
    declared = rows_by_table(plan(), plan().checkpoint(DELAR), department)
    return {
        (table.key, row.id, column): form
        for table, rows in declared
        for row in rows
        for column, form in row.fields.items()
    }


def _answer(form: object, chance: random.Random) -> tuple[str | Decimal | dt.date, Value]:
    match form:
        case NumberField():
            number = Decimal(chance.randint(100, 9000)) / 100
            return number.normalize() + 0, number
        case ChoiceField():
            value, label = chance.choice(form.choices.labels)
            return label, value
        case DateField():
            day = dt.date(2026, 1, 1) + dt.timedelta(days=chance.randint(0, 230))
            return day, day
    text = f"{chance.choice(WORDS)} {chance.randint(1, 99)}"
    return text, text


def _as_ods(data: bytes, typed: dict[AnswerKey, str | Decimal | dt.date]) -> bytes:
    import io

    import openpyxl
    from hostile_ods import CELL, HEAD, ROW, TAIL, number_cell, text_cell

    addresses = addresses_in(data)
    there = {addresses[key]: value for key, value in typed.items()}
    sheets = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        rows = []
        for line in sheet.iter_rows():
            cells = []
            for cell in line:
                value = there.get((sheet.title, cell.coordinate), cell.value)
                match value:
                    case None:
                        cells.append(f"<{CELL}/>")
                    case Decimal() | int() | float():
                        cells.append(number_cell(value))
                    case dt.date():
                        cells.append(
                            f'<{CELL} office:value-type="date" office:date-value="{value}"/>'
                        )
                    case _:
                        cells.append(text_cell(str(value)))
            rows.append(f"<{ROW}>{''.join(cells)}</{ROW}>")
        sheets.append(f'<table:table table:name="{sheet.title}">{"".join(rows)}</table:table>')
    return (HEAD + "".join(sheets) + TAIL).encode()


Operator = Callable[[Draft], None]
BOTH: dict[str, Operator] = {}
XLSX: dict[str, Operator] = {}
CHANGING: set[str] = set()
"""The operators after which other content can stand in a cell of an answer."""


def operator(*kinds: dict[str, Operator], changing: bool = False) -> Callable[[Operator], Operator]:
    def gather(function: Operator) -> Operator:
        for kind in kinds:
            kind[function.__name__] = function
        if changing:
            CHANGING.add(function.__name__)
        return function

    return gather


ROWS = {
    ".xlsx": re.compile(rb"<row [^>]*?(?:/>|>.*?</row>)", re.DOTALL),
    ".ods": re.compile(rb"<table:table-row[^>]*?(?:/>|>.*?</table:table-row>)", re.DOTALL),
}
CELLS = {
    ".xlsx": re.compile(rb"<c [^>]*?(?:/>|>.*?</c>)", re.DOTALL),
    ".ods": re.compile(rb"<table:table-cell[^>]*?(?:/>|>.*?</table:table-cell>)", re.DOTALL),
}


def _edit(draft: Draft, change: Callable[[bytes], bytes]) -> None:
    name = draft.any_sheet()
    if name is not None:
        draft.parts[name] = change(draft.parts[name])


def _one(pattern: re.Pattern[bytes], draft: Draft, make: Callable[[bytes], bytes]) -> None:
    """Change one match of the pattern in one sheet."""

    def change(data: bytes) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return data
        one = draft.chance.choice(found)
        return data[: one.start()] + make(one.group(0)) + data[one.end() :]

    _edit(draft, change)


def _renumbered(row: bytes, number: int) -> bytes:
    row = re.sub(rb'<row r="\d+"', b'<row r="%d"' % number, row, count=1)
    return re.sub(rb'(<c r="[A-Z]+)\d+"', rb'\g<1>%d"' % number, row)


def _number(row: bytes) -> int:
    found = re.search(rb'<row r="(\d+)"', row)
    return int(found.group(1)) if found else 0


def _rebuilt(draft: Draft, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Give the rows of a sheet, or for .ods of the first sheets, in another order or number."""
    pattern = ROWS[draft.seed.suffix]

    def rebuild(data: bytes) -> bytes:
        found = list(pattern.finditer(data))
        if len(found) < 2:
            return data
        if draft.seed.suffix == ".ods":  # only rows of one table, which stand together
            start = data.rfind(b"<table:table ", 0, draft.chance.choice(found).start())
            end = data.find(b"</table:table>", start)
            found = [one for one in found if start < one.start() < end]
            if not found:
                return data
        before, after = data[: found[0].start()], data[found[-1].end() :]
        return before + b"".join(change([one.group(0) for one in found])) + after

    _edit(draft, rebuild)


@operator(XLSX)
def write_rows_in_another_order(draft: Draft) -> None:
    """Only in the file; each keeps its number."""
    _rebuilt(draft, lambda rows: draft.chance.sample(rows, len(rows)))


@operator(XLSX)
def write_cells_in_another_order(draft: Draft) -> None:
    def shuffled(row: re.Match[bytes]) -> bytes:
        cells = CELLS[".xlsx"].findall(row.group(2))
        return row.group(1) + b"".join(draft.chance.sample(cells, len(cells))) + b"</row>"

    _edit(draft, lambda d: re.sub(rb"(<row [^>]*>)(.*?)</row>", shuffled, d, flags=re.DOTALL))


@operator(BOTH, XLSX)
def sort_rows(draft: Draft) -> None:
    def sort(rows: list[bytes]) -> list[bytes]:
        if draft.seed.suffix == ".ods":
            return draft.chance.sample(rows, len(rows))
        numbers = [_number(row) for row in rows]
        mixed = draft.chance.sample(rows, len(rows))
        return [_renumbered(row, number) for row, number in zip(mixed, numbers, strict=True)]

    _rebuilt(draft, sort)


@operator(BOTH, XLSX)
def insert_rows(draft: Draft) -> None:
    def insert(rows: list[bytes]) -> list[bytes]:
        at, more = draft.chance.randrange(len(rows)), draft.chance.randint(1, 5)
        if draft.seed.suffix == ".ods":
            return [*rows[:at], *[b"<table:table-row/>"] * more, *rows[at:]]
        moved = [_renumbered(row, _number(row) + more) for row in rows[at:]]
        return [*rows[:at], *moved]

    _rebuilt(draft, insert)


@operator(BOTH, XLSX)
def delete_row(draft: Draft) -> None:
    _one(ROWS[draft.seed.suffix], draft, lambda _: b"")


@operator(BOTH, XLSX)
def copy_row_to_the_end(draft: Draft) -> None:
    def copy(rows: list[bytes]) -> list[bytes]:
        one = draft.chance.choice(rows)
        last = max(_number(row) for row in rows) + 1
        return [*rows, one if draft.seed.suffix == ".ods" else _renumbered(one, last)]

    _rebuilt(draft, copy)


@operator(XLSX)
def sort_without_the_hidden_columns(draft: Draft) -> None:
    """What is seen moves and the ids stay: every value is then at the wrong id."""

    def halves(row: bytes) -> tuple[bytes, bytes]:
        split = re.search(rb'<c r="[C-Z]\d', row)
        at = split.start() if split else row.rfind(b"</row>")
        return row[:at], row[at:]

    def sort(rows: list[bytes]) -> list[bytes]:
        data = [row for row in rows if _number(row) >= 6 and row.endswith(b"</row>")]
        seen = [halves(row)[1] for row in data]
        mixed = dict(zip(data, draft.chance.sample(seen, len(seen)), strict=True))
        return [
            _renumbered(halves(row)[0] + mixed[row], _number(row)) if row in mixed else row
            for row in rows
        ]

    _rebuilt(draft, sort)


@operator(XLSX)
def swap_ids_of_two_rows(draft: Draft) -> None:
    def swap(data: bytes) -> bytes:
        ids = list(re.finditer(rb'(<c r="A(\d+)"[^>]*><v>)(\d+)(</v>)', data))
        ids = [m for m in ids if int(m.group(2)) >= 6]
        if len(ids) < 2:
            return data
        first, second = sorted(draft.chance.sample(ids, 2), key=lambda m: m.start())
        return (
            data[: first.start(3)]
            + second.group(3)
            + data[first.end(3) : second.start(3)]
            + first.group(3)
            + data[second.end(3) :]
        )

    _edit(draft, swap)


@operator(BOTH, XLSX, changing=True)
def delete_cell(draft: Draft) -> None:
    empty = b"<table:table-cell/>" if draft.seed.suffix == ".ods" else b""
    _one(CELLS[draft.seed.suffix], draft, lambda _: empty)


@operator(XLSX)
def repeat_cell_with_another_number(draft: Draft) -> None:
    """Two cells of one address, of which nobody knows which is meant."""
    _one(
        re.compile(rb'(<c r="[A-Z]+\d+")[^>]*><v>[^<]+</v></c>'),
        draft,
        lambda cell: cell + cell[: cell.index(b'"', 6) + 1] + b"><v>7</v></c>",
    )


@operator(XLSX, changing=True)
def retype_cell(draft: Draft) -> None:
    kind = draft.chance.choice((b"s", b"n", b"str", b"b", b"e", b"d", b"inlineStr", b"x"))

    def retype(cell: bytes) -> bytes:
        return re.sub(rb'(<c [^>]*?)( t="\w+")?(/?>)', rb'\1 t="' + kind + rb'"\3', cell, count=1)

    _one(CELLS[".xlsx"], draft, retype)


@operator(XLSX)
def reformat_cell(draft: Draft) -> None:
    style = b"%d" % draft.chance.choice((0, 1, 5, 14, 18, 20, 30, 999, 10**12))
    _one(
        CELLS[".xlsx"],
        draft,
        lambda cell: re.sub(rb' s="\d+"', b' s="' + style + b'"', cell, count=1),
    )


@operator(XLSX)
def reformat_the_workbook(draft: Draft) -> None:
    """Let every cell be a percentage, a date or a time."""
    number = b"%d" % draft.chance.choice((9, 10, 14, 20, 22, 46, 49))
    styles = draft.parts.get("xl/styles.xml", b"")
    draft.parts["xl/styles.xml"] = re.sub(rb'numFmtId="\d+"', b'numFmtId="' + number + b'"', styles)


@operator(XLSX)
def merge_cells(draft: Draft) -> None:
    column, row = draft.chance.choice("CFIKLMN"), draft.chance.randint(4, 9)
    down, across = draft.chance.randint(0, 3), draft.chance.randint(0, 3)
    ref = f"{column}{row}:{chr(ord(column) + across)}{row + down}"
    merged = f'</sheetData><mergeCells><mergeCell ref="{ref}"/></mergeCells>'.encode()
    _edit(draft, lambda data: data.replace(b"</sheetData>", merged, 1))


@operator(XLSX)
def hide_rows(draft: Draft) -> None:
    _one(re.compile(rb"<row "), draft, lambda _: b'<row hidden="1" ')


@operator(XLSX)
def show_everything(draft: Draft) -> None:
    for name in draft.sheets:
        draft.parts[name] = draft.parts[name].replace(b' hidden="1"', b"")


@operator(XLSX)
def hide_sheet(draft: Draft) -> None:
    state = draft.chance.choice((b"hidden", b"veryHidden", b"x"))
    _workbook(
        draft, lambda book: book.replace(b'" sheetId="', b'" state="%s" sheetId="' % state, 1)
    )


def _workbook(draft: Draft, change: Callable[[bytes], bytes]) -> None:
    if "xl/workbook.xml" in draft.parts:
        draft.parts["xl/workbook.xml"] = change(draft.parts["xl/workbook.xml"])


@operator(BOTH, XLSX)
def rename_sheets(draft: Draft) -> None:
    pattern = rb'(<sheet name|<table:table table:name)="[^"]*"'
    name = "content.xml" if draft.seed.suffix == ".ods" else "xl/workbook.xml"
    numbers = iter(draft.chance.sample(range(1000), 300))
    if name in draft.parts:
        draft.parts[name] = re.sub(
            pattern, lambda m: m.group(1) + b'="Blad %d"' % next(numbers), draft.parts[name]
        )


@operator(XLSX)
def put_sheets_in_another_order(draft: Draft) -> None:
    def mix(book: bytes) -> bytes:
        found = re.findall(rb"<sheet [^>]*/>", book)
        mixed = b"".join(draft.chance.sample(found, len(found)))
        return book.replace(b"".join(found), mixed, 1) if found else book

    _workbook(draft, mix)


@operator(XLSX)
def let_two_sheets_be_one_part(draft: Draft) -> None:
    relations = "xl/_rels/workbook.xml.rels"
    one, other = draft.chance.sample(range(1, 7), 2)
    if relations in draft.parts:
        draft.parts[relations] = draft.parts[relations].replace(
            b"sheet%d.xml" % one, b"sheet%d.xml" % other
        )


@operator(BOTH, XLSX)
def swap_two_parts(draft: Draft) -> None:
    one, other = draft.chance.sample(sorted(draft.parts), 2)
    draft.parts[one], draft.parts[other] = draft.parts[other], draft.parts[one]


@operator(BOTH, XLSX)
def delete_part(draft: Draft) -> None:
    del draft.parts[draft.chance.choice(sorted(draft.parts))]


@operator(BOTH, XLSX)
def empty_part(draft: Draft) -> None:
    draft.parts[draft.chance.choice(sorted(draft.parts))] = draft.chance.choice(
        (b"", b"<a/>", b"\0")
    )


@operator(BOTH, XLSX)
def cut_part(draft: Draft) -> None:
    name = draft.chance.choice(sorted(draft.parts))
    draft.parts[name] = draft.parts[name][: draft.chance.randrange(len(draft.parts[name]) + 1)]


@operator(BOTH, XLSX, changing=True)
def change_bytes_of_a_part(draft: Draft) -> None:
    """Change, add or take away some bytes, and let the checksum be right for them."""
    name = draft.chance.choice(draft.sheets or sorted(draft.parts))
    if draft.chance.random() < 0.3:
        name = draft.chance.choice(sorted(draft.parts))
    data = bytearray(draft.parts[name])
    for _ in range(draft.chance.randint(1, 4)):
        at = draft.chance.randrange(len(data) + 1)
        match draft.chance.randrange(3):
            case 0:
                data[at : at + 1] = bytes([draft.chance.choice(b'<>&"/=;#0123456789 acsvrt:')])
            case 1:
                data[at:at] = draft.chance.choice(
                    (b"<", b"<!--", b"&#0;", b"\xff", b"1", b" ", b"<v>")
                )
            case _:
                del data[at : at + draft.chance.randint(1, 30)]
    draft.parts[name] = bytes(data)


@operator(XLSX, changing=True)
def change_digits(draft: Draft) -> None:
    """Change a digit between tags: a row, an index of a text or a number."""
    digit = b"%d" % draft.chance.randrange(10)
    _one(re.compile(rb"(?<=[\"\d>])\d(?=[\"\d<])"), draft, lambda _: digit)


@operator(XLSX)
def cut_text_into_runs(draft: Draft) -> None:
    strings = draft.parts.get(STRINGS, b"")
    draft.parts[STRINGS] = re.sub(
        rb"<si><t[^>]*>(..)([^<&]{3,})</t></si>",
        rb'<si><r><t xml:space="preserve">\1</t></r><r><t xml:space="preserve">\2</t></r></si>',
        strings,
    )


@operator(XLSX)
def write_texts_into_the_cells(draft: Draft) -> None:
    strings = re.findall(rb"<si>(.*?)</si>", draft.parts.get(STRINGS, b""), re.DOTALL)

    def inline(cell: re.Match[bytes]) -> bytes:
        index = int(cell.group(2))
        if index >= len(strings):
            return cell.group(0)
        return cell.group(1) + b' t="inlineStr"><is>' + strings[index] + b"</is></c>"

    for name in draft.sheets:
        draft.parts[name] = re.sub(
            rb'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="s"><v>(\d+)</v></c>', inline, draft.parts[name]
        )


@operator(XLSX)
def lie_about_the_size(draft: Draft) -> None:
    size = draft.chance.choice((b"A1", b"", b"A1:XFD1048576", b"Q99"))
    _edit(draft, lambda d: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="%s"' % size, d))


@operator(XLSX)
def leave_out_addresses_of_rows(draft: Draft) -> None:
    _edit(draft, lambda data: re.sub(rb'<row r="\d+"', b"<row", data))


@operator(BOTH, XLSX)
def put_comments_and_blanks_between(draft: Draft) -> None:
    between = draft.chance.choice((b"><!-- x -->\n  <", b">\n\t<", b"><?x y?><"))
    pattern = rb"></(row|sheetData|table:table|table:table-row)>"
    _edit(draft, lambda d: re.sub(pattern, between[:-1] + rb"</\1>", d))


@operator(BOTH, XLSX)
def write_a_part_in_utf_16(draft: Draft) -> None:
    def coded(data: bytes) -> bytes:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return data
        return text.replace('encoding="UTF-8"', 'encoding="UTF-16"', 1).encode("utf-16")

    _edit(draft, coded)


@operator(XLSX)
def write_elements_with_a_prefix(draft: Draft) -> None:
    def prefixed(data: bytes) -> bytes:
        data = data.replace(b'<worksheet xmlns="', b'<worksheet xmlns:m="', 1)
        return re.sub(rb"<(/?)(?![?!])(\w+)(?=[ />])", rb"<\1m:\2", data)

    _edit(draft, prefixed)


@operator(XLSX)
def save_as_strict(draft: Draft) -> None:
    old = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    new = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    for name, data in draft.parts.items():
        draft.parts[name] = data.replace(old, new).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )


@operator(BOTH, XLSX)
def pack_without_packing(draft: Draft) -> None:
    draft.method = STORED


@operator(BOTH, XLSX)
def write_parts_in_another_order(draft: Draft) -> None:
    names = draft.chance.sample(sorted(draft.parts), len(draft.parts))
    draft.parts = {name: draft.parts[name] for name in names}


@operator(BOTH, XLSX)
def cut_the_file(draft: Draft) -> None:
    draft.after.append(lambda data, chance: data[: chance.randrange(len(data))])


@operator(BOTH, XLSX)
def flip_bits_of_the_file(draft: Draft) -> None:
    """As a bad disk does: the checksums are those of before."""

    def flip(data: bytes, chance: random.Random) -> bytes:
        flipped = bytearray(data)
        for _ in range(chance.randint(1, 5)):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        return bytes(flipped)

    draft.after.append(flip)


@operator(BOTH, XLSX)
def lose_a_piece_of_the_file(draft: Draft) -> None:
    def lose(data: bytes, chance: random.Random) -> bytes:
        at = chance.randrange(len(data))
        return data[:at] + data[at + chance.randint(1, 2000) :]

    draft.after.append(lose)


def mutant(number: int, *, suffix: str | None = None, given: Seed | None = None) -> Mutant:
    """Return the mutant of that number."""
    chance = random.Random(number)  # noqa: S311 - the same every time
    kind = suffix or chance.choice((".xlsx", ".xlsx", ".ods"))
    honest = given or seed(chance.choice(DEPARTMENTS), chance.randrange(SEEDS_EACH), kind)
    known = BOTH if honest.suffix == ".ods" else XLSX
    names = tuple(chance.choice(sorted(known)) for _ in range(chance.choice((1, 1, 2, 3))))
    draft = Draft(seed=honest, parts=dict(honest.parts), chance=chance)
    for name in names:
        if len(draft.parts) > 1:
            known[name](draft)
    data = packed(draft.parts, method=draft.method)
    for change in draft.after:
        data = change(data, chance) or b"P"
    return Mutant(
        number=number,
        seed=honest,
        operators=names,
        data=data,
        parts=draft.parts,
        can_change_content=bool(CHANGING.intersection(names)),
    )


def packed(parts: Mapping[str, bytes], *, method: int = DEFLATED) -> bytes:
    """Return the parts as a zip, the same bytes every time."""
    with tempfile.TemporaryDirectory() as folder:
        entries = (raw_zip.entry(name, data, method=method) for name, data in parts.items())
        return raw_zip.write(Path(folder) / "a", entries).read_bytes()


def read(one: Mutant, folder: Path) -> Intake:
    """Read the mutant as the only file of the folder."""
    path = folder / one.file
    path.write_bytes(one.data)
    try:
        return vp.read_submissions(plan(), folder, checkpoint=DELAR)
    finally:
        path.unlink()


def judge(one: Mutant, intake: Intake) -> list[str]:
    """Return what was read wrongly without being said; empty where the promise holds."""
    filled = dict(one.seed.filled)
    if one.can_change_content:
        filled.update(_changed(one, intake))
    return silent_differences(intake, one.file, filled)


def _changed(one: Mutant, intake: Intake) -> dict[AnswerKey, Unknown | Value]:
    """Return what is right now for answers in whose cells something else stands than before."""
    before, now = witness.contents(one.seed.parts), witness.contents(one.parts)
    if before is None or now is None:
        return {}
    changed: dict[AnswerKey, Unknown | Value] = {}
    for submission in intake.submissions:
        for key, answer in submission.answers.items():
            if answer.ref is None:
                continue
            there = now.get((answer.ref.sheet, answer.ref.cell), "")
            if there != before.get(one.seed.addresses.get(key, ("", "")), ""):
                is_number = isinstance(answer.value, Decimal)
                changed[key] = _meaning(there) if is_number else Unknown.ANY
    return changed


def _meaning(content: str) -> Unknown | Value:
    """Return the value that a plain number has whoever reads it; else nobody knows better."""
    number = re.fullmatch(r"n:(\d{1,15}(?:\.\d+)?)", content)
    return Decimal(number.group(1)) if number else Unknown.ANY


__all__ = ["Mutant", "Seed", "judge", "mutant", "packed", "parts_of", "plan", "read", "seed"]
