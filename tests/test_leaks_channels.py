"""A leak in any of the channels is found, told by its place and row and never by its value.

The channels are those of a threat model: T2 hidden cells, T3 caches and embedded workbooks, T4
what goes with a sheet, T5 properties, T6 what goes with a document, T8 history, T9 logs, T10 files
left behind, T11 names, T13 messages to one department, T15 public free text, T16 exports. T1, T7,
T12 and T14 are about what is worked out from a secret; they are tested where reports are made.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from leaky import CHANNELS, document, leaky, with_parts, workbook
from section_sample import follow_up

import vpreport as vp
from vpreport.findings import Code, UsageError
from vpreport.leaks.scanning import scan
from vpreport.leaks.secrets import Secret
from vpreport.texts.messages import describe

NUMBER = Secret(row="atgarder", value=Decimal("-4711.25"))
TEXT = Secret(row="brister", value="Brandlarmet saknar stöd & service.")
# A sheet's name has at most 31 signs.
SHORT = Secret(row="brister", value="Larmet saknar stöd & service")


def put(folder: Path, channel: str, leak: str) -> Path:
    name, content = leaky(channel, leak)
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_planted_number_is_found_and_not_told(tmp_path: Path, channel: str) -> None:
    put(tmp_path, channel, "4\u00a0711,25")
    hits = scan([tmp_path], [NUMBER, TEXT])
    assert {hit.row for hit in hits} == {"atgarder"}
    assert "711,25" not in repr(hits)


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_planted_text_is_found_and_not_told(tmp_path: Path, channel: str) -> None:
    put(tmp_path, channel, "LARMET  saknar\u00a0stöd & service")
    hits = scan([tmp_path], [NUMBER, SHORT])
    assert {hit.row for hit in hits} == {"brister"}
    assert "saknar" not in repr(hits)


@pytest.mark.parametrize("channel", CHANNELS)
def test_the_same_files_without_a_leak_are_clean(tmp_path: Path, channel: str) -> None:
    put(tmp_path, channel, "Ett vanligt ord")
    assert scan([tmp_path], [NUMBER, TEXT, SHORT]) == ()


def test_a_hit_names_the_cell_or_the_paragraph(tmp_path: Path) -> None:
    book = put(tmp_path, "T2 hidden sheet", "4711,25")
    (cell, *_) = [hit for hit in scan([book], [NUMBER]) if hit.spot.cell]
    assert (cell.parts, cell.spot.cell) == (("xl/worksheets/sheet2.xml",), "C4")
    page = put(tmp_path, "T3 workbook in a document", "4711,25")
    (inner, *_) = [hit for hit in scan([page], [NUMBER]) if hit.spot.cell]
    assert inner.parts == (
        "word/embeddings/Microsoft_Excel_Sheet1.xlsx",
        "xl/worksheets/sheet1.xml",
    )
    text = put(tmp_path, "T6 hidden text", "4711,25")
    (hit,) = scan([text], [NUMBER])
    assert (hit.parts, hit.spot.paragraph) == (("word/document.xml",), 1)


def test_a_name_that_gives_the_value_away_is_left_out_of_the_hit(tmp_path: Path) -> None:
    path = put(tmp_path, "T11 name of a part", "4711,25")
    (hit,) = scan([path], [NUMBER])
    assert hit.parts == ("(namnet visas inte)",)
    path = put(tmp_path, "T11 name of a file", "4711,25")
    (hit,) = scan([path], [NUMBER])
    assert hit.file == str(tmp_path / "(namnet visas inte)")


def test_a_long_text_is_found_by_one_of_its_sentences(tmp_path: Path) -> None:
    secret = Secret(
        row="x", value="Larmet är ur drift.\nReservkraften räcker bara i två timmar. Åtgärdas."
    )
    put(tmp_path, "T6 table", "Det är så att reservkraften räcker bara i två timmar. Tyvärr.")
    assert [hit.row for hit in scan([tmp_path], [secret])] == ["x"]


def test_a_date_is_found_as_people_and_programs_write_it(tmp_path: Path) -> None:
    secret = Secret(row="x", value=dt.date(2026, 6, 12))
    for number, shown in enumerate(
        ("2026-06-12", "12 juni 2026", "12/6 2026", "12.6.2026", "20260612", "46185")
    ):
        (tmp_path / f"{number}.txt").write_text(f"Det blev klart {shown}.", encoding="utf-8")
    (tmp_path / "clean.txt").write_text("112/6 2026 och 2026-06-11", encoding="utf-8")
    hits = scan([tmp_path], [secret])
    assert [Path(hit.file).stem for hit in hits] == ["0", "1", "2", "3", "4", "5"]


def test_the_public_reports_of_the_small_plan_are_clean(tmp_path: Path) -> None:
    followup = follow_up()
    vp.write_workbook(followup, tmp_path / "a.xlsx")
    vp.write_section(followup, tmp_path / "a.docx")
    followup.frame().to_csv(tmp_path / "a.csv", sep=";")
    dated = Secret(row="klar", value=dt.date(2026, 3, 17))
    assert scan([tmp_path], [NUMBER, TEXT, SHORT, dated]) == ()


def test_what_the_public_reports_do_hold_is_found_in_them(tmp_path: Path) -> None:
    vp.write_workbook(follow_up(), tmp_path / "a.xlsx")
    public = Secret(row="x", value="Två planer väntar på samråd.")
    assert {hit.row for hit in scan([tmp_path], [public])} == {"x"}


def test_a_file_that_cannot_be_looked_through_is_never_taken_for_clean(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    (tmp_path / "b.docx").write_bytes(document() + b"PK\x05\x06" + bytes(18))
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    nested = workbook(lambda *_: None)
    for _ in range(8):
        nested = with_parts(workbook(lambda *_: None), {"xl/embeddings/a.xlsx": nested})
    (tmp_path / "d.xlsx").write_bytes(nested)
    with pytest.raises(UsageError) as stopped:
        scan([tmp_path], [NUMBER])
    findings = stopped.value.findings
    assert {finding.code for finding in findings} == {Code.NOT_SEARCHABLE}
    assert describe(findings[0]) == (
        f"{tmp_path / 'a.xlsx'}: Filen kan inte genomsökas: den är krypterad eller i ett format "
        "som inte går att läsa. Kontrollera den för hand, eller ta bort den och kör kommandot "
        "igen. (U842)"
    )
    assert [Path(finding.place.file).name for finding in findings] == [
        "a.xlsx",
        "b.docx",
        "c.pdf",
        "d.xlsx",
    ]
