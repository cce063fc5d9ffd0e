"""Several files from one department: which one is used, and what is said about the others.

1. The file that a person has pointed out is used, whatever the others say.
2. The correction of a file is used in its place, and what it changes is shown.
3. Files that say the same are one.
4. Where the plan wants it, the one saved last is used, if the files say which that is.
5. Otherwise none is used.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from example import INBOX, PLAN
from plan_text import SMALL, faults_in, plan_from, spoilt
from sample import DELAR, small_plan
from workbooks import Workbook, codes, found, lines, ods_template, repacked, template

import vpreport as vp
from vpreport.cli import main
from vpreport.findings import Code, Severity, UsageError
from vpreport.intake.saved import NewestUnknownError, saved_last
from vpreport.intake.types import AnswerState, Intake, Source, Submission
from vpreport.plan.types import SeveralAnswers

OUTCOME = ("indicators", "edala", "outcome")
COMMENT = ("indicators", "edala", "comment")
EDALA = "1.2.2 Placering i jämförelsen eDala"
MORNING = dt.datetime(2026, 9, 7, 8, 0)  # noqa: DTZ001 - openpyxl takes moments without a zone
NOON = dt.datetime(2026, 9, 7, 12, 0)  # noqa: DTZ001


def filled(
    folder: Path, name: str, outcome: object, comment: str = "", saved: dt.datetime | None = None
) -> Path:
    workbook = Workbook("it")
    workbook.type(*OUTCOME, outcome)
    if comment:
        workbook.type(*COMMENT, comment)
    path = workbook.save(folder, name) / name
    if saved is not None:
        _set_modified(path, saved)
    return path


def _set_modified(path: Path, saved: dt.datetime) -> None:
    """Write the moment that openpyxl puts its own in place of."""
    with zipfile.ZipFile(path) as package:
        core = package.read("docProps/core.xml")
    moment = f"{saved.isoformat()}Z".encode()
    changed = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment, core)
    path.write_bytes(repacked(path.read_bytes(), {"docProps/core.xml": changed}))


def read(folder: Path, *use: str, newest: bool = False) -> Intake:
    wanted = SeveralAnswers.NEWEST if newest else SeveralAnswers.NONE
    plan = replace(small_plan(), several_answers=wanted)
    return vp.read_submissions(plan, folder, checkpoint=DELAR, use=use)


def used(intake: Intake) -> str:
    (submission,) = intake.submissions
    return submission.source.file


def corrected(folder: Path, **typed: object) -> Path:
    """Write the return of what lies in the folder, correct it and put it there."""
    (path,) = vp.write_returns(read(folder), folder=folder.parent / "returer")
    workbook = Workbook.opened(path)
    for column, value in typed.items():
        workbook.type("indicators", "edala", column, value)
    return workbook.save(folder, "rättad.xlsx") / "rättad.xlsx"


def test_1_the_file_that_is_pointed_out_is_used_and_the_difference_shown(tmp_path):
    filled(tmp_path, "a.xlsx", 2, "Andra plats.")
    filled(tmp_path, "b.xlsx", 3)
    intake = read(tmp_path, "b.xlsx")
    assert used(intake) == "b.xlsx"
    assert {s.file: s.status for s in intake.sources} == {"a.xlsx": "replaced", "b.xlsx": "used"}
    assert lines(intake) == [
        (
            "a.xlsx: Filen används inte, eftersom b.xlsx har valts med --use. Svaren skiljer "
            "sig i 2\u00a0celler. (F373)"
        ),
        (
            f"b.xlsx › Indikatorer › I7 ({EDALA}): Utfall: här står «3», men i a.xlsx står «2». "
            "Det som står här används. (F371)"
        ),
        (
            f"b.xlsx › Indikatorer › N7 ({EDALA}): Kommentar: här är cellen tom, men i a.xlsx "
            "står «Andra plats.». Det som står här används. (F371)"
        ),
    ]


def test_1_also_a_file_in_the_way_of_a_correction_can_be_pointed_out(tmp_path):
    filled(tmp_path / "in", "a.xlsx", "ca 2")
    corrected(tmp_path / "in", outcome=2)
    assert used(read(tmp_path / "in", "a.xlsx")) == "a.xlsx"


def test_1_the_faults_of_the_other_file_are_no_longer_faults(tmp_path):
    filled(tmp_path, "a.xlsx", "ca 2")
    filled(tmp_path, "b.xlsx", 3)
    assert Code.NOT_A_NUMBER not in codes(read(tmp_path, "b.xlsx"))
    assert Code.NOT_A_NUMBER in codes(read(tmp_path, "a.xlsx"))


def test_1_a_file_may_be_given_with_its_folder_or_alone(tmp_path):
    filled(tmp_path, "a.xlsx", 2)
    path = filled(tmp_path, "b.xlsx", 3)
    intake = vp.read_submissions(small_plan(), tmp_path, checkpoint=DELAR, use=path)
    assert used(intake) == "b.xlsx"


def test_1_a_file_that_is_not_there_is_wrong_usage(tmp_path):
    filled(tmp_path, "a.xlsx", 2)
    with pytest.raises(UsageError) as raised:
        read(tmp_path, "c.xlsx")
    assert [vp.describe(finding) for finding in raised.value.findings] == [
        (
            "Filen «c.xlsx», som har valts med --use, finns inte bland svaren. Skriv filens namn "
            "som det står i mappen med svaren. (U861)"
        )
    ]


def test_1_two_files_of_one_department_cannot_both_be_pointed_out(tmp_path):
    filled(tmp_path, "a.xlsx", 2)
    filled(tmp_path, "b.xlsx", 3)
    with pytest.raises(UsageError) as raised:
        read(tmp_path, "a.xlsx", "b.xlsx")
    assert [vp.describe(finding) for finding in raised.value.findings] == [
        (
            "Flera filer från IT-avdelningen har valts med --use: a.xlsx, b.xlsx. Välj en fil för "
            "varje avdelning. (U862)"
        )
    ]


def test_1_a_file_that_cannot_be_used_does_not_become_usable_by_being_pointed_out(tmp_path):
    filled(tmp_path, "a.xlsx", 2)
    (tmp_path / "b.xlsx").write_bytes(b"%PDF-1.7")
    intake = read(tmp_path, "b.xlsx")
    assert used(intake) == "a.xlsx"
    assert lines(intake)[-1] == (
        "b.xlsx: Filen har valts med --use men kan inte användas. Rätta det som sägs om filen, "
        "eller välj en annan. (F376)"
    )


def test_2_a_correction_replaces_what_it_corrects_and_the_change_is_shown(tmp_path):
    filled(tmp_path / "in", "a.xlsx", "ca 2", "Andra plats.")
    corrected(tmp_path / "in", outcome=2)
    intake = read(tmp_path / "in")
    assert used(intake) == "rättad.xlsx"
    assert intake.submissions[0].answers[OUTCOME].value == 2
    assert intake.submissions[0].answers[COMMENT].value == "Andra plats."
    assert [source.status for source in intake.sources] == ["replaced", "used"]
    assert lines(intake) == [
        (
            "a.xlsx: Filen är ersatt av rättad.xlsx, där avdelningen har rättat den. "
            "Svaren skiljer sig i 1\u00a0cell. (F372)"
        ),
        (
            f"rättad.xlsx › Indikatorer › I7 ({EDALA}): Utfall: här står «2», men i a.xlsx står "
            "«ca 2». Det som står här används. (F371)"
        ),
    ]


def test_2_a_correction_of_a_correction_replaces_both(tmp_path):
    filled(tmp_path / "in", "a.xlsx", "ca 2")
    corrected(tmp_path / "in", outcome="ungefär 2").rename(tmp_path / "in" / "b.xlsx")
    assert used(read(tmp_path / "in")) == "b.xlsx"
    (tmp_path / "returer" / f"{DELAR}-it-retur.xlsx").unlink()
    corrected(tmp_path / "in", outcome=2)
    assert used(read(tmp_path / "in")) == "rättad.xlsx"
    (tmp_path / "in" / "b.xlsx").unlink()  # the one between need not be there
    assert used(read(tmp_path / "in")) == "rättad.xlsx"


def test_2_the_file_is_known_again_although_somebody_has_opened_and_saved_it(tmp_path):
    path = filled(tmp_path / "in", "a.xlsx", "ca 2")
    corrected(tmp_path / "in", outcome=2)
    Workbook.opened(path).save(tmp_path / "in", "a.xlsx")
    assert used(read(tmp_path / "in")) == "rättad.xlsx"


def test_2_a_file_that_the_correction_does_not_know_is_still_a_rival(tmp_path):
    filled(tmp_path / "in", "a.xlsx", "ca 2")
    corrected(tmp_path / "in", outcome=2)
    filled(tmp_path / "in", "annan.xlsx", 4)
    intake = read(tmp_path / "in")
    assert intake.submissions == ()
    assert {s.file: s.status for s in intake.sources} == {
        "a.xlsx": "replaced",
        "annan.xlsx": "refused",
        "rättad.xlsx": "refused",
    }
    assert len(found(intake, Code.TWO_ANSWERS)) == 1


def test_2_two_corrections_of_one_file_that_differ_are_both_left_out(tmp_path):
    filled(tmp_path / "in", "a.xlsx", "ca 2")
    corrected(tmp_path / "in", outcome=2).rename(tmp_path / "in" / "b.xlsx")
    workbook = Workbook.opened(tmp_path / "in" / "b.xlsx")
    workbook.type(*OUTCOME, 3)
    workbook.save(tmp_path / "in", "c.xlsx")
    intake = read(tmp_path / "in")
    assert intake.submissions == ()
    assert [source.status for source in intake.sources] == ["replaced", "refused", "refused"]


def test_2_without_its_hidden_sheet_a_correction_is_a_rival_like_any_other(tmp_path):
    filled(tmp_path / "in", "a.xlsx", "ca 2")
    path = corrected(tmp_path / "in", outcome=2)
    workbook = Workbook.opened(path)
    del workbook.book["_vpr"]
    workbook.save(tmp_path / "in", path.name)
    intake = read(tmp_path / "in")
    assert intake.submissions == ()
    assert Code.TWO_ANSWERS in codes(intake)


def test_2_the_correction_of_two_different_files_replaces_both(tmp_path):
    filled(tmp_path / "in", "a.xlsx", 2, "Andra plats.")
    filled(tmp_path / "in", "b.xlsx", 3, "Andra plats.")
    corrected(tmp_path / "in", outcome=3)
    intake = read(tmp_path / "in")
    assert used(intake) == "rättad.xlsx"
    assert [source.status for source in intake.sources] == ["replaced", "replaced", "used"]
    assert intake.submissions[0].answers[COMMENT].value == "Andra plats."
    assert {finding.severity for finding in intake.findings} == {Severity.INFO}


def test_3_mind_the_words_for_no_value_but_not_how_they_are_written(tmp_path):
    filled(tmp_path, "a.xlsx", "ej mätt")
    filled(tmp_path, "b.xlsx", "Ej mätt")
    intake = read(tmp_path)
    assert used(intake) == "a.xlsx"
    assert intake.submissions[0].answers[OUTCOME].state is AnswerState.NOT_MEASURED


def test_4_the_file_saved_last_is_used_where_the_plan_wants_it(tmp_path):
    filled(tmp_path, "a.xlsx", 2, saved=NOON)
    filled(tmp_path, "b.xlsx", 3, saved=MORNING)
    intake = read(tmp_path, newest=True)
    assert used(intake) == "a.xlsx"
    assert lines(intake) == [
        (
            f"a.xlsx › Indikatorer › I7 ({EDALA}): Utfall: här står «2», men i b.xlsx står «3». "
            "Det som står här används. (F371)"
        ),
        (
            "b.xlsx: Filen används inte, eftersom a.xlsx från samma avdelning är sparad senare "
            "(2026-09-07 12:00, den här 2026-09-07 08:00). Svaren skiljer sig i 1\u00a0cell. "
            "Välj den här med --use om det ändå är den som gäller. (F374)"
        ),
    ]


def test_4_a_file_is_not_newer_because_it_lay_later_on_the_disk(tmp_path):
    old = filled(tmp_path, "a.xlsx", 2, saved=MORNING)
    filled(tmp_path, "b.xlsx", 3, saved=NOON)
    os.utime(old, (2_000_000_000, 2_000_000_000))
    assert used(read(tmp_path, newest=True)) == "b.xlsx"


NO_NEWEST = (
    "b.{suffix}: Planen säger att den fil som är sparad sist ska användas, men det går inte att "
    "avgöra vilken det är: {why}. Välj med --use vilken fil som ska användas. (F375)"
)


def test_4_files_saved_at_the_same_moment_are_both_left_out(tmp_path):
    filled(tmp_path, "a.xlsx", 2, saved=NOON)
    filled(tmp_path, "b.xlsx", 3, saved=NOON)
    intake = read(tmp_path, newest=True)
    assert intake.submissions == ()
    assert NO_NEWEST.format(suffix="xlsx", why="flera är sparade samtidigt") in lines(intake)
    assert Code.TWO_ANSWERS in codes(intake)


def test_4_a_file_without_a_moment_leaves_it_open(tmp_path):
    filled(tmp_path, "a.xlsx", 2, saved=NOON)
    number = '<table:table-cell office:value-type="float" office:value="3"/>'
    ods_template(tmp_path / "b.ods", "it", {OUTCOME: number})
    intake = read(tmp_path, newest=True)
    assert intake.submissions == ()
    assert NO_NEWEST.format(suffix="ods", why="tiden saknas i minst en av filerna") in lines(intake)


@pytest.mark.parametrize(
    ("local", "is_known"), [("2026-09-08T09:00:00", False), ("2026-09-09T09:00:00", True)]
)
def test_4_a_moment_without_a_zone_is_only_compared_when_no_zone_could_matter(local, is_known):
    def saved(at: str) -> Submission:
        source = Source(
            file=at, sha256="", size=0, format="", program=None, saved_at=at, code=None,
            department="it", status="used",
        )  # fmt: skip
        return Submission(department="it", source=source, answers={})

    files = (saved("2026-09-07T12:00:00Z"), saved(local))
    if is_known:
        assert saved_last(files).source.file == local
    else:
        with pytest.raises(NewestUnknownError, match="ligger för nära varandra"):
            saved_last(files)


YEARS = "years = [2026, 2027]"


def test_4_the_plan_says_it_in_one_word(tmp_path):
    assert plan_from(tmp_path, SMALL).several_answers is SeveralAnswers.NONE
    newest = spoilt(YEARS, f'{YEARS}\nseveral_answers = "newest"')
    assert plan_from(tmp_path, newest).several_answers is SeveralAnswers.NEWEST
    (fault,) = faults_in(tmp_path, spoilt(YEARS, f'{YEARS}\nseveral_answers = "last"'))
    assert fault.startswith("plan.several_answers: «last»")
    assert "none" in fault
    assert "newest" in fault


def test_5_an_empty_template_is_used_only_when_pointed_out(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(template("it"))
    filled(tmp_path, "b.xlsx", 3)
    assert used(read(tmp_path)) == "b.xlsx"
    assert used(read(tmp_path, "a.xlsx")) == "a.xlsx"


def test_the_command_line_takes_the_choice(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    shutil.copy(f"{INBOX}/2026-delar-ledningsstod.xlsx", tmp_path / "in" / "a.xlsx")
    workbook = Workbook.opened(tmp_path / "in" / "a.xlsx")
    goals = vp.read_plan(PLAN).goals
    goal = next(goal for goal in goals if "ledningsstod" in goal.departments)
    workbook.type("goals", goal.id, "analysis", "En ny analys.")
    workbook.save(tmp_path / "in", "b.xlsx")
    for verb in (["check"], ["report", "--folder", str(tmp_path / "ut")]):
        arguments = [*verb, PLAN, str(tmp_path / "in"), "--checkpoint", DELAR]
        assert main(arguments) == 1
        assert "har skickat två filer" in capsys.readouterr().out
        assert main([*arguments, "--use", str(tmp_path / "in" / "b.xlsx")]) == 0
        assert "har skickat två filer" not in capsys.readouterr().out
    assert main([*arguments, "--use", "saknas.xlsx"]) == 2
    assert "Filen «saknas.xlsx», som har valts med --use, finns inte" in capsys.readouterr().err
