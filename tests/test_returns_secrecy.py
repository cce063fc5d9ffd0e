"""What a return workbook may hold: nothing of another department's, nothing confidential."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from sample import AR, DELAR
from sample_secrecy import (
    CANARY,
    STAMP,
    confidential,
    holding,
    ordinary,
    plan_with_secrets,
    secret_plan,
)
from workbooks import Workbook

import vpreport as vp
from vpreport.cli import main
from vpreport.findings import Code, OutputError
from vpreport.intake.types import Intake


def public(folder: Path) -> Intake:
    return vp.read_submissions(plan_with_secrets(), folder, checkpoint=DELAR)


def ordinary_return(folder: Path, secret: object) -> Path:
    """Return what is sent back for an ordinary workbook with something on a confidential row."""
    workbook = ordinary(folder / "mallar")
    workbook.type("indicators", "atgarder", "outcome", secret)
    workbook.type("indicators", "edala", "outcome", "ca 2")
    intake = public(workbook.save(folder / "in"))
    (path,) = vp.write_returns(intake, folder=folder / "ut")
    return path


def internal(folder: Path) -> Intake:
    workbook = ordinary(folder / "mallar")
    workbook.type("indicators", "edala", "outcome", "ca 2")
    secret = confidential(folder / "hemligt")
    secret.type("indicators", "atgarder", "outcome", f"ca {CANARY}")
    secret.type("activities", "ova", "status", "Pågår")
    return vp.read_submissions(
        plan_with_secrets(),
        workbook.save(folder / "inbox"),
        checkpoint=DELAR,
        secret=secret_plan(folder / "plan"),
        secret_folder=secret.save(folder / "sekretess", "it SEKRETESS.xlsx"),
    )


def test_what_stood_on_a_confidential_row_is_nowhere_in_the_return(tmp_path):
    path = ordinary_return(tmp_path, CANARY)
    assert holding(path, CANARY) == []
    sheet = openpyxl.load_workbook(path)["Att rätta"]
    words = [str(cell.value) for line in sheet.iter_rows() for cell in line]
    assert "2.3.1 Genomförda säkerhetsåtgärder" in words
    assert (
        "På raden, som omfattas av sekretess, stod något annat än i mallen. Det har inte tagits "
        "med."
    ) in words
    assert "Lämna raden som den är här. Svaret lämnas i mallen märkt SEKRETESS." in words
    assert CANARY not in words


def test_the_return_is_the_same_whatever_stood_on_the_confidential_row(tmp_path):
    one = ordinary_return(tmp_path / "ett", CANARY)
    other = ordinary_return(tmp_path / "två", 17)
    assert one.read_bytes() == other.read_bytes()


def test_the_correction_replaces_also_a_file_that_held_something_confidential(tmp_path):
    path = ordinary_return(tmp_path, CANARY)
    workbook = Workbook.opened(path)
    workbook.type("indicators", "edala", "outcome", 2)
    intake = public(workbook.save(tmp_path / "in", "rättad.xlsx"))
    assert [submission.source.file for submission in intake.submissions] == ["rättad.xlsx"]
    codes = [finding.code for finding in intake.findings]
    assert Code.CORRECTED in codes
    # The file of before is still there, and still has to be destroyed.
    assert Code.CONFIDENTIAL_ANSWER in codes
    (withheld,) = (source for source in intake.sources if source.file == "svar.xlsx")
    assert withheld.sha256 == ""


def test_an_internal_build_gives_the_confidential_returns_only_marked_as_such(tmp_path):
    (path,) = vp.write_returns(internal(tmp_path), folder=tmp_path / "ut")
    assert path.name == f"{DELAR}-it-retur SEKRETESS.xlsx"
    book = openpyxl.load_workbook(path)
    assert book["Att rätta"]["B1"].value == STAMP
    assert book["Att rätta"]["B2"].value == "SEKRETESS: Att rätta – IT-avdelningen"
    assert holding(path, f"«ca {CANARY}» är varken ett tal")
    assert holding(path, "edala") == []
    for sheet in book.worksheets:
        assert "SEKRETESS" in str(sheet.oddHeader.center.text), sheet.title


def test_a_confidential_return_is_read_back_as_a_confidential_workbook(tmp_path):
    vp.write_returns(internal(tmp_path), folder=tmp_path / "ut")
    again = vp.read_submissions(
        plan_with_secrets(),
        tmp_path / "inbox",
        checkpoint=DELAR,
        secret=secret_plan(tmp_path / "plan"),
        secret_folder=tmp_path / "ut",
    )
    (submission,) = again.submissions
    assert submission.answer("activities", "ova", "status").text == "ongoing"
    (line,) = (f for f in again.findings if f.place.file.endswith("SEKRETESS.xlsx"))
    assert line.withheld
    assert [f.code for f in public(tmp_path / "ut").findings] == [Code.SECRET_WORKBOOK]


def test_an_internal_intake_shows_nothing_of_what_is_carried_when_it_is_printed(tmp_path):
    printed = repr(internal(tmp_path).carried), repr(internal(tmp_path))
    assert CANARY in printed[0]
    assert "carried" not in printed[1]


def test_also_of_a_workbook_from_an_earlier_checkpoint_nothing_confidential_comes_along(tmp_path):
    workbook = ordinary(tmp_path / "mallar")
    workbook.type("indicators", "atgarder", "outcome", CANARY)
    workbook.type("indicators", "edala", "outcome", 2)
    folder = workbook.save(tmp_path / "in")
    intake = vp.read_submissions(plan_with_secrets(), folder, checkpoint=AR)
    assert CANARY not in repr(intake)
    assert intake.sources[0].sha256 == ""
    (path,) = vp.write_returns(intake, folder=tmp_path / "ut")
    assert holding(path, CANARY) == []
    assert holding(path, "Då svarade ni «2».")


def test_a_confidential_workbook_from_an_earlier_checkpoint_comes_back_as_a_confidential_one(
    tmp_path,
):
    secret = confidential(tmp_path / "hemligt")
    secret.type("indicators", "atgarder", "outcome", 58)
    (tmp_path / "inbox").mkdir()
    intake = vp.read_submissions(
        plan_with_secrets(),
        tmp_path / "inbox",
        checkpoint=AR,
        secret=secret_plan(tmp_path / "plan"),
        secret_folder=secret.save(tmp_path / "sekretess", "it SEKRETESS.xlsx"),
    )
    (path,) = vp.write_returns(intake, folder=tmp_path / "ut")
    assert path.name == f"{AR}-it-retur SEKRETESS.xlsx"
    workbook = Workbook.opened(path)
    assert workbook.cell("indicators", "atgarder", "outcome").value is None
    note = workbook.cell("indicators", "atgarder", "outcome").comment.text
    assert "Då svarade ni «58»." in note


def test_confidential_returns_are_not_written_among_public_files_nor_the_other_way(tmp_path):
    ordinary_return(tmp_path / "öppet", 17)
    with pytest.raises(OutputError) as raised:
        vp.write_returns(internal(tmp_path), folder=tmp_path / "öppet" / "ut")
    assert [finding.code for finding in raised.value.findings] == [Code.PUBLIC_FILES_HERE]
    vp.write_returns(internal(tmp_path), folder=tmp_path / "hemlig retur")
    with pytest.raises(OutputError) as raised:
        vp.write_returns(public(tmp_path / "öppet" / "in"), folder=tmp_path / "hemlig retur")
    assert [finding.code for finding in raised.value.findings] == [Code.SECRET_FILES_HERE]


def test_the_command_line_does_not_take_a_public_folder_for_them(tmp_path, capsys):
    for name in ("plan.toml", "plan.secret.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    for name in ("inbox", "hemligt"):
        (tmp_path / name).mkdir()
    with pytest.raises(SystemExit):
        main(
            [
                "check",
                str(tmp_path / "plan.toml"),
                str(tmp_path / "inbox"),
                "--checkpoint",
                DELAR,
                "--internal",
                "--secret",
                str(tmp_path / "plan.secret.toml"),
                "--secret-inbox",
                str(tmp_path / "hemligt"),
                "--returns",
                str(tmp_path / "inbox" / "retur"),
            ]
        )
    assert "ligger bland det som är öppet" in capsys.readouterr().err


def test_a_department_gets_nothing_of_what_another_has_written(tmp_path):
    for department, row in (("it", "edala"), ("ekonomi", "rutiner"), ("ledning", "roller")):
        workbook = ordinary(tmp_path / "mallar", department)
        workbook.type("indicators", row, "outcome", f"kanske {CANARY} {department}")
        workbook.type("indicators", row, "comment", f"Kommentar {CANARY} {department}")
        workbook.type("indicators", "utbildade", "comment", f"Gemensam {CANARY} {department}")
        workbook.save(tmp_path / "in", f"{department}.xlsx")
    paths = vp.write_returns(public(tmp_path / "in"), folder=tmp_path / "ut")
    assert len(paths) == 3
    for path in paths:
        own = path.name.removeprefix(f"{DELAR}-").removesuffix("-retur.xlsx")
        assert holding(path, f"{CANARY} {own}")
        for other in {"it", "ekonomi", "ledning"} - {own}:
            assert holding(path, f"{CANARY} {other}") == []
