"""OpenDocument files that are damaged or made to do harm: refused in words, never misread."""

from __future__ import annotations

import pytest
from workbooks import (
    fods_file,
    lines,
    ods_file,
    ods_sheet,
    ods_template,
    ods_text,
    read,
    repacked,
)

from vpreport.intake.formats.ods import read_ods
from vpreport.intake.opening import limits
from vpreport.intake.opening.files import receive
from vpreport.intake.opening.sniffing import sniff

ROW = f"<table:table-row>{ods_text('x')}</table:table-row>"
DAMAGED = (
    "a.ods: Filen kan inte läsas: innehållet går inte att läsa. Öppna originalet, spara det på "
    "nytt och skicka det igen. (F306)"
)
REPEATED = "Filen upprepar sitt innehåll över orimligt många celler"


def only_line(folder) -> str:
    (line,) = lines(read(folder))
    return line


def row(attributes: str, cells: str) -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def number(attributes: str = "") -> str:
    return f'<table:table-cell {attributes} office:value-type="float" office:value="1"/>'


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.999])
def test_content_that_ends_too_early_is_damaged_wherever_it_was_cut(tmp_path, cut):
    path = ods_template(tmp_path / "a.ods", "it", {})
    flat = ods_template(tmp_path / "b.fods", "it", {}).read_bytes()
    (tmp_path / "b.fods").unlink()
    part = flat[: int(len(flat) * cut)]
    path.write_bytes(repacked(path.read_bytes(), {"content.xml": part}))
    assert only_line(tmp_path) == DAMAGED


def test_content_cut_between_two_rows_is_damaged(tmp_path):
    path = ods_file(tmp_path / "a.ods", ods_sheet("Blad", [ROW, ROW]))
    content = repacked(path.read_bytes(), {})
    flat = fods_file(tmp_path / "b.xml", ods_sheet("Blad", [ROW, ROW])).read_bytes()
    (tmp_path / "b.xml").unlink()
    first, _, _ = flat.rpartition(b"<table:table-row>")
    path.write_bytes(repacked(content, {"content.xml": first}))
    assert only_line(tmp_path) == DAMAGED


@pytest.mark.parametrize("part", ["meta.xml", "styles.xml", "content.xml"])
@pytest.mark.parametrize("content", [b"<a>", b"<a></b>", b"<a/>x", b"\x00\x01", b"<a b=1/>"])
def test_a_part_that_is_no_xml_is_damaged(tmp_path, part, content):
    path = ods_file(tmp_path / "a.ods", ods_sheet("Blad", [ROW]))
    path.write_bytes(repacked(path.read_bytes(), {part: content}))
    assert only_line(tmp_path) == DAMAGED


def test_a_workbook_without_its_content_is_damaged(tmp_path):
    path = ods_file(tmp_path / "a.ods", ods_sheet("Blad", [ROW]))
    path.write_bytes(repacked(path.read_bytes(), {"content.xml": None}))
    assert only_line(tmp_path) == DAMAGED


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x"> %b;]>',
    ],
)
@pytest.mark.parametrize("write", [ods_file, fods_file])
def test_a_doctype_is_refused_in_a_packed_and_in_a_flat_file(tmp_path, doctype, write):
    flat = fods_file(tmp_path / "a.ods", ods_sheet("Blad", [ROW])).read_text(encoding="utf-8")
    flat = flat.replace("?>\n", f"?>\n{doctype}")
    path = tmp_path / "a.ods"
    if write is fods_file:
        path.write_text(flat, encoding="utf-8")
    else:
        ods_file(path, "")
        path.write_bytes(repacked(path.read_bytes(), {"content.xml": flat.encode()}))
    assert "den innehåller en DOCTYPE" in only_line(tmp_path)


@pytest.mark.parametrize(
    "inside",
    [
        "<text:span>" * 100 + "</text:span>" * 100,
        "<draw:g>" * 100 + "</draw:g>" * 100,
        "<table:table>" * 100 + "</table:table>" * 100,
    ],
    ids=["spans", "drawings", "tables"],
)
def test_deep_nesting_is_refused_wherever_it_stands(tmp_path, inside):
    cell = f'<table:table-cell office:value-type="string"><text:p>{inside}</text:p>'
    ods_file(tmp_path / "a.ods", ods_sheet("Blad", [row("", f"{cell}</table:table-cell>")]))
    assert only_line(tmp_path) == (
        "a.ods: Filen är uppbyggd i orimligt många nivåer och läses därför inte. Hämta en ny mall "
        "och flytta över svaren dit. (F317)"
    )


def test_a_million_levels_are_refused_in_a_flat_file(tmp_path):
    levels = "<draw:g>" * 1_000_000 + "</draw:g>" * 1_000_000
    fods_file(tmp_path / "a.fods", ods_sheet("Blad", [levels]))
    assert "är uppbyggd i orimligt många nivåer" in only_line(tmp_path)


def test_a_million_drawings_are_refused_before_they_take_time(tmp_path):
    fods_file(tmp_path / "a.fods", ods_sheet("Blad", ["<draw:g/>" * 1_000_000]))
    assert "innehåller orimligt många rader och celler" in only_line(tmp_path)


@pytest.mark.parametrize(
    "rows",
    [
        row('table:number-rows-repeated="10000000"', number()),
        row('table:number-rows-repeated="4000000000"', number()),
        row(
            'table:number-rows-repeated="1048576"', number('table:number-columns-repeated="16384"')
        ),
        row("", number('table:number-columns-repeated="1000000000"')),
        row('table:number-rows-repeated="9000"', number('table:number-columns-repeated="10000"')),
        row('table:number-rows-repeated="' + "9" * 5000 + '"', number()),
        row('table:number-rows-repeated="1048576"', "<table:table-cell/>") + row("", number()),
        row("", '<table:table-cell table:number-columns-repeated="16384"/>' + number()),
        row("", number('table:number-columns-repeated="10000"')) * 11,
    ],
)
def test_repeats_beyond_the_sheet_or_the_memory_are_refused(tmp_path, rows):
    ods_file(tmp_path / "a.ods", ods_sheet("Blad", [rows]))
    assert REPEATED in only_line(tmp_path)


def test_the_last_cell_of_a_sheet_is_read_at_its_place(tmp_path):
    rows = (
        row('table:number-rows-repeated="1048575"', "<table:table-cell/>"),
        row("", '<table:table-cell table:number-columns-repeated="16383"/>' + number()),
    )
    received = receive(ods_file(tmp_path / "a.ods", ods_sheet("Blad", rows)))
    (sheet,) = read_ods(received, sniff(received)[1]).sheets
    assert set(sheet.cells) == {(limits.MAX_ROW, limits.MAX_COLUMN)}


@pytest.mark.parametrize("count", ["-1", "x", "", "1.5", "1e3", "٣", "0x2"])
@pytest.mark.parametrize("what", ["columns", "rows"])
def test_a_repeat_that_is_no_number_is_damaged_as_places_would_be_wrong(tmp_path, count, what):
    repeated = f'table:number-{what}-repeated="{count}"'
    is_row = what == "rows"
    rows = row(repeated if is_row else "", number("" if is_row else repeated))
    ods_file(tmp_path / "a.ods", ods_sheet("Blad", [rows]))
    assert only_line(tmp_path) == DAMAGED


def test_blanks_beyond_reason_are_cut_in_one_go_and_refused_in_all(tmp_path):
    text = '<text:s text:c="1000000000"/>' * 1_001
    cell = f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
    ods_file(tmp_path / "a.ods", ods_sheet("Blad", [row("", f"{cell}</table:table-cell>")]))
    assert REPEATED in only_line(tmp_path)


def test_more_cells_with_content_than_any_template_has_are_refused(tmp_path):
    ods_file(tmp_path / "a.ods", ods_sheet("Blad", [row("", number() * 10_001) * 10]))
    assert "har fler än 100000 ifyllda celler" in only_line(tmp_path)


def test_more_sheets_than_any_workbook_has_are_refused(tmp_path):
    ods_file(tmp_path / "a.ods", ods_sheet("Blad", [ROW]) * 201)
    assert "har fler än 200 blad" in only_line(tmp_path)


@pytest.mark.parametrize(
    "rows",
    [
        row("", number('table:number-columns-spanned="1000000"')),
        row("", number('table:number-rows-spanned="1048577"')),
        row("", number('table:number-rows-spanned="1048576" table:number-columns-spanned="5"')),
        row("", number('table:number-columns-spanned="2"')) * 10_001,
    ],
)
def test_merged_ranges_beyond_reason_are_refused(tmp_path, rows):
    ods_file(tmp_path / "a.ods", ods_sheet("Blad", [rows]))
    assert "har orimligt stora sammanslagna områden" in only_line(tmp_path)


@pytest.mark.parametrize(
    "rows",
    [
        ods_text("utan rad"),
        row("", row("", number())),
        row("", f"<table:table-cell>{number()}</table:table-cell>"),
        row("", f"<table:table-cell><text:p>{row('', number())}</text:p></table:table-cell>"),
    ],
)
def test_rows_and_cells_in_the_wrong_places_are_damaged(tmp_path, rows):
    ods_file(tmp_path / "a.ods", ods_sheet("Blad", [rows]))
    assert only_line(tmp_path) == DAMAGED


@pytest.mark.parametrize("coding", ["utf-16", "iso-8859-1"])
def test_other_encodings_are_read_as_they_say(tmp_path, coding):
    flat = fods_file(tmp_path / "a.ods", ods_sheet("Blad å", [ROW])).read_text(encoding="utf-8")
    ods_file(tmp_path / "a.ods", "")
    content = flat.replace("UTF-8", coding).encode(coding)
    data = repacked((tmp_path / "a.ods").read_bytes(), {"content.xml": content})
    (tmp_path / "a.ods").write_bytes(data)
    received = receive(tmp_path / "a.ods")
    (sheet,) = read_ods(received, sniff(received)[1]).sheets
    assert (sheet.name, [cell.text for cell in sheet.cells.values()]) == ("Blad å", ["x"])


def test_an_unknown_encoding_is_damaged(tmp_path):
    ods_file(tmp_path / "a.ods", "")
    content = b'<?xml version="1.0" encoding="klingon"?><a/>'
    data = repacked((tmp_path / "a.ods").read_bytes(), {"content.xml": content})
    (tmp_path / "a.ods").write_bytes(data)
    assert only_line(tmp_path) == DAMAGED


@pytest.mark.parametrize(
    "inside",
    [
        " " * 3_000_000,
        ("\n" + " " * 50) * 60_000,
        "a" * 3_000_000 + "<draw:a/>" * 100_000,
        "<text:s/>" * 200_000,
        "<text:span/>" * 200_000,
    ],
    ids=["blanks", "lines", "drawings", "single blanks", "spans"],
)
def test_a_text_made_to_take_time_takes_little(tmp_path, inside):
    cell = f'<table:table-cell office:value-type="string"><text:p>{inside}x</text:p>'
    body = ods_sheet("Blad", [row("", f"{cell}</table:table-cell>")])
    received = receive(fods_file(tmp_path / "a.fods", body))
    (sheet,) = read_ods(received, sniff(received)[1]).sheets
    assert sheet.cells[1, 1].text.endswith("x")
