"""What is typed about something confidential changes nothing that an ordinary reader can see.

Two inboxes that differ only in *what* stands on the confidential rows give the same follow-up,
the same files to the last byte and the same lines on the screen (T1, T7, T11, T12).
"""

from __future__ import annotations

import hashlib
import os
from contextlib import chdir
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sample import DELAR
from sample_secrecy import (
    CANARY,
    CONFIDENTIAL_PART,
    PROVISION,
    OdsInbox,
    Place,
    XlsxInbox,
    confidential,
    holding,
    lines,
    ods_formula,
    ods_note,
    ods_number,
    ordinary,
    plan_with_secrets,
    secret_plan,
    xlsx_formula,
    xlsx_number,
    xlsx_text,
)
from workbooks import ods_text

import vpreport as vp
from vpreport.cli import main
from vpreport.findings import Code
from vpreport.followup.types import FollowUp, IndicatorStatus
from vpreport.intake.types import Answer, AnswerState

# 20 000 before a release: about 25 minutes.
PAIRS = int(os.environ.get("VPREPORT_PAIRS", "1000"))
MANY = settings(
    max_examples=PAIRS,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking files takes very long
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
FEWER = settings(MANY, max_examples=PAIRS // 10)
FEW = settings(MANY, max_examples=PAIRS // 20)

# What a person, or a program on its own, can put into a cell. None of it is blank or what the
# template already has there.
WORDS = st.one_of(
    st.text("abcåäö 0123456789,.-%=+@<&>«»'\"\n\u00a0\u200b§", min_size=1).map(lambda t: f"x{t}"),
    st.sampled_from(
        [
            CANARY,
            "12 st",
            "ca 12",
            "ej mätt",
            "Ej aktuellt",
            "Uppfyllt",
            "Genomförd",
            "Mallkod: VP-2026DELAR-IT-2222-2",
            "Mallkod: hemlig",
            "#vpr1 VP-2026DELAR-IT-2222-2 indicators",
            "granskade-planer",
            "2.2.2",
            "#DIV/0!",
            "2026-13-45",
        ]
    ),
)
NUMBERS = st.decimals(-(10**9), 10**9, places=3)
ODS_CELLS = st.one_of(
    WORDS.map(ods_text),
    NUMBERS.map(ods_number),
    WORDS.map(lambda shown: ods_formula("SUM(A1:A9)", shown)),
    WORDS.map(ods_note),
    st.dates().map(
        lambda day: f'<table:table-cell office:value-type="date" office:date-value="{day}"/>'
    ),
    st.booleans().map(
        lambda yes: (
            '<table:table-cell office:value-type="boolean" '
            f'office:boolean-value="{str(yes).lower()}"/>'
        )
    ),
)
XLSX_CELLS = st.one_of(
    WORDS.map(xlsx_text),
    NUMBERS.map(xlsx_number),
    WORDS.map(lambda shown: xlsx_formula("SUM(A1:A9)", shown)),
    st.just(xlsx_formula("SUM(A1:A9)", None)),
    st.sampled_from(["#DIV/0!", "#REF!", "#NAME?"]).map(lambda e: f' t="e"><v>{e}</v></c>'),
    st.booleans().map(lambda yes: f' t="b"><v>{int(yes)}</v></c>'),
)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> OdsInbox:
    return OdsInbox(tmp_path_factory.mktemp("mallar"))


@pytest.fixture(scope="module")
def xlsx_inbox(tmp_path_factory: pytest.TempPathFactory) -> XlsxInbox:
    return XlsxInbox(tmp_path_factory.mktemp("mallar"))


@st.composite
def typed(
    draw: st.DrawFn, places: tuple[Place, ...], cells: st.SearchStrategy[str] = ODS_CELLS
) -> dict[Place, str]:
    """Return something in at least one cell of each confidential row."""
    rows = sorted({place[:2] for place in places})
    found: dict[Place, str] = {}
    for row in rows:
        there = [place for place in places if place[:2] == row]
        for place in draw(st.lists(st.sampled_from(there), min_size=1, max_size=4, unique=True)):
            found[place] = draw(cells)
    return found


def follow_up(folder: Path) -> FollowUp:
    plan = plan_with_secrets()
    return vp.merge(plan, vp.read_submissions(plan, folder, checkpoint=DELAR))


@MANY
@given(data=st.data())
def test_t1_what_is_typed_on_a_confidential_row_changes_nothing_public(
    inbox: OdsInbox, data: st.DataObject, tmp_path: Path
) -> None:
    same_follow_up(inbox, typed(inbox.confidential, ODS_CELLS), data, tmp_path)


@FEWER
@given(data=st.data())
def test_t1_nor_does_it_in_an_xlsx_workbook(
    xlsx_inbox: XlsxInbox, data: st.DataObject, tmp_path: Path
) -> None:
    same_follow_up(xlsx_inbox, typed(xlsx_inbox.confidential, XLSX_CELLS), data, tmp_path)


def same_follow_up(
    inbox: OdsInbox | XlsxInbox,
    answers: st.SearchStrategy[dict[Place, str]],
    data: st.DataObject,
    folder: Path,
) -> None:
    """Assert that two inboxes give equal follow-ups, and that all three kinds of row are told."""
    found = []
    for _ in range(2):
        inbox.write(folder / f"it{inbox.suffix}", data.draw(answers))
        found.append(follow_up(folder))
    assert found[0] == found[1]
    assert lines(found[0].findings) == lines(found[1].findings)
    told = [f for f in found[0].findings if f.code is Code.CONFIDENTIAL_ANSWER]
    assert [finding.place.item for finding in told] == [
        "2.3.1 Genomförda säkerhetsåtgärder",
        "K26.4 Skydd",
        "2.3.a Öva på incidenter",
    ]


@FEW
@given(data=st.data())
def test_t1_files_and_screen_are_the_same_to_the_last_byte(
    inbox: OdsInbox,
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    plan_file: Path,
) -> None:
    seen = []
    for _ in range(2):
        folder = tmp_path_factory.mktemp("korning")
        (folder / "inbox").mkdir()
        inbox.write(folder / "inbox" / "it.ods", data.draw(typed(inbox.confidential)))
        with chdir(folder):
            status = main(["report", str(plan_file), "inbox", "--checkpoint", DELAR])
        files = {path.name: path.read_bytes() for path in sorted((folder / "output").iterdir())}
        seen.append((status, capsys.readouterr(), files))
    assert seen[0] == seen[1]
    assert list(seen[0][2]) == [f"avsnitt-{DELAR}.docx", f"uppfoljning-{DELAR}.xlsx"]


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plan file whose parts have the ids, numbers and names of the sample's."""
    path = tmp_path_factory.mktemp("plan") / "plan.toml"
    path.write_text(PLAN_TOML, encoding="utf-8")
    return path


PLAN_TOML = f"""\
format = 1
[plan]
organisation = "Exempelköpings kommun"
board = "Kommunstyrelsen"
title = "Verksamhetsplan 2026–2027"
years = [2026, 2027]
[[department]]
id = "it"
name = "IT-avdelningen"
head = "IT-chef"
[[checkpoint]]
id = "{DELAR}"
label = "Delårsrapport 2026"
date = 2026-08-31
kind = "interim"
[[strategic_goal]]
id = "trygg"
title = "Trygg kommun"
text = "Alla ska vara trygga."
[[goal]]
id = "sakerhet"
title = "Säker information"
text = "Informationen ska vara säker."
strategic_goal = "trygg"
departments = ["it"]
[[goal.indicator]]
id = "atgarder"
text = "Genomförda säkerhetsåtgärder"
kind = "confidential"
confidential = "{PROVISION}"
[[goal.activity]]
id = "ova"
text = "Öva på incidenter"
due = "augusti 2026"
confidential = "{PROVISION}"
[[control_plan]]
year = 2026
status = "adopted"
perspectives = ["Ekonomi"]
likelihood = ["Osannolik", "Mindre sannolik", "Möjlig", "Sannolik"]
impact = ["Försumbar", "Lindrig", "Kännbar", "Allvarlig"]
[[control_plan.control]]
id = "skydd"
title = "Skydd"
control = "Prov"
departments = ["it"]
confidential = "{PROVISION}"
"""


def test_t1_also_a_missing_answer_only_takes_away_that_something_was_typed(
    inbox: OdsInbox, tmp_path: Path
) -> None:
    with_secret, without = tmp_path / "med", tmp_path / "utan"
    for folder, cells in ((with_secret, {inbox.confidential[0]: ods_text(CANARY)}), (without, {})):
        folder.mkdir()
        inbox.write(folder / "it.ods", cells)
    ours, theirs = follow_up(with_secret), follow_up(without)
    assert (ours.goals, ours.completeness) == (theirs.goals, theirs.completeness)
    assert CANARY not in repr(ours)


def test_t7_no_count_share_or_roll_up_depends_on_a_confidential_answer(tmp_path: Path) -> None:
    """Compare with the plan in which the confidential rows do not exist at all."""
    plan = plan_with_secrets()
    workbook = ordinary(tmp_path / "mallar")
    workbook.save(tmp_path / "inbox")
    found = vp.merge(plan, vp.read_submissions(plan, tmp_path / "inbox", checkpoint=DELAR))
    (goal,) = (result for result in found.goals if result.goal.id == "sakerhet")
    assert goal.explanation == ("Målet bedöms inte, eftersom en indikator omfattas av sekretess.")
    (indicator,) = goal.indicators
    assert indicator.status is IndicatorStatus.CONFIDENTIAL
    assert (indicator.target, indicator.target_level, indicator.baseline) == (None, None, None)
    (activity,) = goal.activities
    assert (activity.overdue, activity.done_on, activity.comment) == (False, None, "")
    asked = sum(each.asked for each in found.completeness)
    bare = replace(
        plan,
        goals=tuple(
            replace(g, indicators=(), activities=()) if g.id == "sakerhet" else g
            for g in plan.goals
        ),
    )
    without = vp.merge(bare, vp.read_submissions(bare, tmp_path / "inbox", checkpoint=DELAR))
    assert asked == sum(each.asked for each in without.completeness)


def test_t11_names_and_order_of_files_sheets_and_parts_say_nothing(tmp_path: Path) -> None:
    names = []
    for value in (4711, "HEMLIGT"):
        folder = tmp_path / str(value)
        workbook = ordinary(folder / "mallar")
        workbook.type("indicators", "atgarder", "outcome", value)
        followup = follow_up(workbook.save(folder / "inbox"))
        files = (
            vp.write_workbook(followup, folder / "ut" / "u.xlsx"),
            vp.write_section(followup, folder / "ut" / "a.docx"),
        )
        names.append([(path.name, path.stat().st_size, holding(path, "")) for path in files])
    assert names[0] == names[1]


def test_t12_where_the_name_is_secret_too_the_public_files_only_know_the_neutral_one(
    tmp_path: Path,
) -> None:
    named = CONFIDENTIAL_PART.replace(
        'id = "atgarder"', f'id = "atgarder"\ntext = "{CANARY} i nätet"'
    )
    secret = secret_plan(tmp_path / "plan", named)
    plan = plan_with_secrets()
    workbook = confidential(tmp_path / "hemligt", text=named)
    assert CANARY in str(workbook.cell("indicators", "atgarder", "indicator").value)
    vp.write_templates(plan, checkpoint=DELAR, folder=tmp_path / "mallar")
    followup = follow_up(ordinary(tmp_path / "m2").save(tmp_path / "inbox"))
    vp.write_workbook(followup, tmp_path / "ut" / "u.xlsx")
    vp.write_section(followup, tmp_path / "ut" / "a.docx")
    files = [*(tmp_path / "mallar").iterdir(), *(tmp_path / "ut").iterdir()]
    assert [path.name for path in files if holding(path, CANARY)] == []
    workbook.type("indicators", "atgarder", "outcome", "ca 12")
    internal = vp.merge(
        plan,
        vp.read_submissions(
            plan,
            tmp_path / "inbox",
            checkpoint=DELAR,
            secret=secret,
            secret_folder=workbook.save(tmp_path / "sekretess", "a SEKRETESS.xlsx"),
        ),
    )
    assert any(CANARY in result.indicator.text for result in internal.indicators)
    assert CANARY not in "\n".join(lines(internal.findings))


def test_hash_size_and_date_of_a_file_with_a_secret_are_not_kept(tmp_path: Path) -> None:
    workbook = ordinary(tmp_path / "mallar")
    workbook.type("activities", "ova", "comment", CANARY)
    followup = follow_up(workbook.save(tmp_path / "inbox"))
    (source,) = followup.sources
    assert (source.sha256, source.size, source.withheld) == ("", 0, True)
    path = vp.write_workbook(followup, tmp_path / "ut" / "u.xlsx")
    sha = hashlib.sha256((tmp_path / "inbox" / "svar.xlsx").read_bytes()).hexdigest()
    assert (holding(path, sha), holding(path, CANARY)) == ([], [])


def test_an_answer_that_another_program_lets_in_stops_before_the_follow_up(
    tmp_path: Path,
) -> None:
    plan = plan_with_secrets()
    intake = vp.read_submissions(
        plan, ordinary(tmp_path / "mallar").save(tmp_path / "inbox"), checkpoint=DELAR
    )
    (submission,) = intake.submissions
    answer = Answer(state=AnswerState.VALUE, value=Decimal(4711), raw=CANARY)
    rows = {
        ("indicators", "atgarder"): ("outcome", "forecast", "comment"),
        ("activities", "ova"): ("status", "comment"),
        ("controls", "skydd"): ("performed", "result"),
    }
    let_in = {(*row, column): answer for row, columns in rows.items() for column in columns}
    smuggled = replace(submission, answers={**submission.answers, **let_in})
    followup = vp.merge(plan, replace(intake, submissions=(smuggled,)))
    assert CANARY not in repr(followup)
    assert followup == vp.merge(plan, intake)
