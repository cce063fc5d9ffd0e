"""The internal build: what it holds, how it is marked, and where it may be written."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import openpyxl
import pytest
from sample import DELAR
from sample_secrecy import (
    CANARY,
    CONFIDENTIAL_PART,
    PROVISION,
    STAMP,
    confidential,
    holding,
    ordinary,
    parts_of,
    plan_with_secrets,
    secret_file,
    secret_plan,
)
from test_secrecy_noninterference import PLAN_TOML

import vpreport as vp
from vpreport.cli import main
from vpreport.followup.types import ActivityStatus, FollowUp, IndicatorStatus
from vpreport.texts.numbers import unbroken


def internal(folder: Path) -> FollowUp:
    """Return the internal follow-up of one ordinary and one confidential workbook."""
    public = ordinary(folder / "mallar")
    public.type("activities", "portal", "status", "Pågår")
    public.save(folder / "inbox")
    secret = confidential(folder / "hemligt")
    secret.type("indicators", "atgarder", "outcome", 58)
    secret.type("indicators", "atgarder", "comment", CANARY)
    secret.type("activities", "ova", "status", "Genomförd")
    intake = vp.read_submissions(
        plan_with_secrets(),
        folder / "inbox",
        checkpoint=DELAR,
        secret=secret_plan(folder / "plan"),
        secret_folder=secret.save(folder / "sekretess", "it SEKRETESS.xlsx"),
    )
    return vp.merge(plan_with_secrets(), intake)


def public(folder: Path) -> FollowUp:
    intake = vp.read_submissions(
        plan_with_secrets(), ordinary(folder / "mallar").save(folder / "inbox"), checkpoint=DELAR
    )
    return vp.merge(plan_with_secrets(), intake)


def test_it_judges_the_confidential_rows_and_counts_them(tmp_path: Path) -> None:
    followup = internal(tmp_path)
    (goal,) = (result for result in followup.goals if result.goal.id == "sakerhet")
    assert goal.indicators[0].status is IndicatorStatus.PARTLY
    assert goal.indicators[0].answers[0].comment.text == CANARY
    assert goal.activities[0].status is ActivityStatus.DONE
    assert (
        goal.explanation == "Målets enda indikator är delvis uppfylld; enligt regeln «strikt» är "
        "målet delvis uppfyllt."
    )
    portal = next(a for a in followup.activities if a.activity.id == "portal")
    assert portal.status is ActivityStatus.ONGOING


def test_every_sheet_and_page_of_the_workbook_is_marked_and_its_name_and_properties(
    tmp_path: Path,
) -> None:
    path = vp.write_workbook(internal(tmp_path), tmp_path / "ut" / "uppfoljning.xlsx")
    assert path.name == "uppfoljning SEKRETESS.xlsx"
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        assert sheet["A1"].value == STAMP
        assert STAMP in str(sheet.oddHeader.right.text)
    assert book.properties.title == "SEKRETESS: Uppföljning av Verksamhetsplan 2026–2027"
    assert book.properties.category == STAMP
    assert book.custom_doc_props["Sekretess"].value == STAMP
    assert holding(path, CANARY)


def test_every_page_of_the_document_is_marked_and_its_name_and_properties(tmp_path: Path) -> None:
    path = vp.write_section(internal(tmp_path), tmp_path / "ut" / "avsnitt.docx")
    assert path.name == "avsnitt SEKRETESS.docx"
    parts = {name: data.decode("utf-8", "replace") for name, data in parts_of(path).items()}
    assert unbroken(STAMP) in parts["word/header1.xml"]
    assert '<w:headerReference w:type="default"' in parts["word/document.xml"]
    assert "<dc:title>SEKRETESS: " in parts["docProps/core.xml"]
    assert f"<cp:category>{STAMP}</cp:category>" in parts["docProps/core.xml"]
    text = re.sub("<[^>]+>", "", parts["word/document.xml"])
    assert text.strip().startswith(unbroken(STAMP))
    assert CANARY in text


def test_every_confidential_row_of_the_document_names_its_provision(tmp_path: Path) -> None:
    document = docx.Document(str(vp.write_section(internal(tmp_path), tmp_path / "ut" / "a.docx")))
    rows = {row.cells[0].text for table in document.tables for row in table.rows}
    for number in ("2.3.1 ", "2.3.a ", "K26.4 "):
        told = [text for text in rows if text.startswith(number) and "\n" in text]
        assert any(f"Uppgiften omfattas av sekretess ({unbroken(PROVISION)})." in t for t in told)


def test_every_sheet_and_page_of_a_confidential_template_is_marked(tmp_path: Path) -> None:
    book = confidential(tmp_path).book
    for sheet in book.worksheets:
        assert STAMP in str(sheet.oddHeader.center.text), sheet.title
        texts = [str(cell.value) for line in sheet.iter_rows(max_row=8) for cell in line]
        assert sheet.title == "_listor" or any(STAMP in text for text in texts), sheet.title
    for sheet in (book["Läs mig"], book["Indikatorer"], book["Åtgärder"]):
        assert STAMP in str(sheet.oddFooter.center.text)
    assert book.properties.title.startswith("SEKRETESS: ")
    assert book.properties.category == STAMP


def test_a_public_report_carries_no_marking(tmp_path: Path) -> None:
    path = vp.write_workbook(public(tmp_path), tmp_path / "ut" / "u.xlsx")
    section = vp.write_section(public(tmp_path), tmp_path / "ut" / "a.docx")
    assert (path.name, section.name) == ("u.xlsx", "a.docx")
    assert holding(path, "SEKRETESS") == holding(section, "SEKRETESS") == []


def test_an_internal_build_does_not_write_where_public_files_lie(tmp_path: Path) -> None:
    vp.write_workbook(public(tmp_path / "a"), tmp_path / "ut" / "u.xlsx")
    followup = internal(tmp_path / "b")
    for folder in (tmp_path / "ut", tmp_path / "ut" / "internt"):
        for write, name in ((vp.write_workbook, "i.xlsx"), (vp.write_section, "i.docx")):
            with pytest.raises(vp.OutputError) as caught:
                write(followup, folder / name)
            assert vp.describe(caught.value.findings[0]) == (
                f"{folder}: I mappen eller i den som den ligger i finns öppna filer från vpreport "
                "(u.xlsx). Handlingar med sekretess skrivs inte där. Välj en egen mapp som bara "
                "de behöriga kommer åt. (U831)"
            )
    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["u.xlsx"]


def test_a_public_build_does_not_write_where_confidential_files_lie(tmp_path: Path) -> None:
    written = vp.write_section(internal(tmp_path / "a"), tmp_path / "ut" / "i.docx")
    written.rename(tmp_path / "ut" / "annat namn.docx")
    followup = public(tmp_path / "b")
    for write, name in ((vp.write_workbook, "u.xlsx"), (vp.write_section, "a.docx")):
        with pytest.raises(vp.OutputError) as caught:
            write(followup, tmp_path / "ut" / name)
        assert vp.describe(caught.value.findings[0]) == (
            f"{tmp_path / 'ut'}: I mappen finns handlingar märkta SEKRETESS (annat namn.docx). "
            "Öppna filer skrivs inte där. Välj en annan mapp. (U832)"
        )
    with pytest.raises(vp.OutputError):
        vp.write_templates(plan_with_secrets(), checkpoint=DELAR, folder=tmp_path / "ut")


def test_confidential_templates_are_not_written_among_the_ordinary_ones(tmp_path: Path) -> None:
    vp.write_templates(plan_with_secrets(), checkpoint=DELAR, folder=tmp_path / "mallar")
    with pytest.raises(vp.OutputError):
        vp.write_secret_templates(
            plan_with_secrets(),
            secret_plan(tmp_path / "plan"),
            checkpoint=DELAR,
            folder=tmp_path / "mallar",
        )


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a plan, its confidential part and both inboxes, and go there."""
    (tmp_path / "plan.toml").write_text(PLAN_TOML, encoding="utf-8")
    secret_file(tmp_path, CONFIDENTIAL_PART)
    plan = vp.read_plan(tmp_path / "plan.toml")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "svar").mkdir()
    secret = vp.read_secret_plan(plan, tmp_path / "plan.secret.toml")
    vp.write_templates(plan, checkpoint=DELAR, folder=tmp_path / "inbox")
    (path,) = vp.write_secret_templates(plan, secret, checkpoint=DELAR, folder=tmp_path / "svar")
    book = openpyxl.load_workbook(path)
    sheet = book["Indikatorer"]
    columns = {cell.value: cell.column for cell in sheet[4]}
    sheet.cell(row=6, column=columns["outcome"]).value = f"ca 4711 {CANARY}"
    book.save(path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


INTERNAL = ("--internal", "--secret", "plan.secret.toml", "--secret-inbox", "svar")


def run(*arguments: str) -> int:
    return main([*arguments[:1], "plan.toml", "inbox", "--checkpoint", DELAR, *arguments[1:]])


def test_the_command_line_makes_the_internal_reports_and_quotes_nothing(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", *INTERNAL, "--folder", "internt") == 1  # an answer must be corrected
    shown = capsys.readouterr()
    assert CANARY not in shown.out + shown.err
    assert "4711" not in shown.out + shown.err
    assert "«…» är inte ett tal." in shown.out
    assert sorted(path.name for path in (files / "internt").iterdir()) == [
        f"avsnitt-{DELAR} SEKRETESS.docx",
        f"uppfoljning-{DELAR} SEKRETESS.xlsx",
    ]


def test_the_command_line_writes_the_confidential_templates_in_a_folder_of_their_own(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = ["templates", "plan.toml", "--checkpoint", DELAR]
    assert main([*template, "--secret", "plan.secret.toml"]) == 0
    assert [path.name for path in (files / "secret_templates").iterdir()] == [
        f"{DELAR}-it SEKRETESS.xlsx"
    ]
    assert "1\u00a0mall i mappen secret_templates:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--internal",), "--internal kräver --secret, --secret-inbox och --folder."),
        (INTERNAL, "--internal kräver --secret, --secret-inbox och --folder."),
        (INTERNAL[1:], "används bara tillsammans med --internal."),
        ((*INTERNAL, "--folder", "output"), "«output» ligger bland det som är öppet."),
        ((*INTERNAL, "--folder", "output/internt"), "ligger bland det som är öppet."),
        ((*INTERNAL, "--folder", "inbox"), "«inbox» ligger bland det som är öppet."),
    ],
)
def test_what_is_confidential_is_only_read_and_written_when_all_of_it_is_said(
    files: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        run("report", *arguments)
    assert caught.value.code == 2
    assert sentence in capsys.readouterr().err
    assert not (files / "output").exists()


def test_a_public_report_never_opens_the_confidential_files(files: Path) -> None:
    (files / "plan.secret.toml").write_bytes(b"\xff not even text")
    (files / "inbox" / "x SEKRETESS.xlsx").write_bytes(b"no workbook")
    assert run("report") == 1
    (workbook,) = (files / "output").glob("*.xlsx")
    assert holding(workbook, "x SEKRETESS.xlsx")


def test_t15_a_secret_pasted_into_a_public_text_stops_the_internal_build_without_quoting_it(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = (files / "inbox").iterdir()
    book = openpyxl.load_workbook(path)
    sheet = book["Mål"]
    columns = {cell.value: cell.column for cell in sheet[4]}
    sheet.cell(row=6, column=columns["analysis"]).value = f"Vi nådde ca 4711 {CANARY}."
    book.save(path)
    run("report")
    capsys.readouterr()
    assert run("report", *INTERNAL, "--folder", "internt") == 3
    shown = capsys.readouterr()
    assert CANARY not in shown.out + shown.err
    assert "4711" not in shown.out + shown.err
    assert not (files / "internt").exists()


def test_t2_and_t5_a_public_workbook_hides_nothing_and_says_nothing_of_its_maker(
    tmp_path: Path,
) -> None:
    followup = public(tmp_path)
    book = openpyxl.load_workbook(vp.write_workbook(followup, tmp_path / "ut" / "u.xlsx"))
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert [n for n, row in sheet.row_dimensions.items() if row.hidden] == []
        assert [n for n, column in sheet.column_dimensions.items() if column.hidden] == []
        formats = {cell.number_format for line in sheet.iter_rows() for cell in line}
        assert not [form for form in formats if ";;" in form]
