"""The core mandate: headings from the plan, a text from every department, and silence named."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import load_workbook
from plan_text import SMALL, faults_in, plan_from
from sample import DELAR, answered, plain, small_plan
from sample_core_mandate import WRITTEN, mandate_follow_up, mandate_plan
from word_file import WordFile

import vpreport as vp
from vpreport.findings import Code
from vpreport.followup.merging import merge
from vpreport.plan.core_mandate import MandateKind
from vpreport.plan.linter import lint
from vpreport.template.core_mandate import CORE_MANDATE
from vpreport.template.declared import reporting_departments

HEADING = """
[[core_mandate]]
id = "gjort"
title = "Det här har vi gjort"
help = "Det viktigaste i verksamheten."
kind = "done"
"""


# The plan.


def test_headings_are_numbered_in_order(tmp_path):
    second = HEADING.replace('"gjort"', '"utveckling"').replace('"done"', '"development"')
    headings = plan_from(tmp_path, SMALL + HEADING + second).core_mandate
    assert [(h.number, h.id, h.kind) for h in headings] == [
        ("G1", "gjort", MandateKind.DONE),
        ("G2", "utveckling", MandateKind.DEVELOPMENT),
    ]


def test_every_fault_of_a_heading_is_named_with_its_key(tmp_path):
    text = HEADING.replace('kind = "done"', 'kind = "don"\nhint = "x"') + HEADING
    assert faults_in(tmp_path, SMALL + text) == [
        (
            "core_mandate[0].kind (Det här har vi gjort): «don» går inte att välja här. Menade du "
            "«done»? (P106)"
        ),
        (
            "core_mandate[0].hint (Det här har vi gjort): Nyckeln «hint» används inte här. Här kan "
            "stå id, title, help eller kind. (P104)"
        ),
        (
            "core_mandate[1].id (Det här har vi gjort): «gjort» finns redan (core_mandate[0].id). "
            "Behåll det på ett ställe och ändra det andra. (P108)"
        ),
    ]


# The template.


def test_departments_without_goals_get_a_template_too():
    plan = replace(mandate_plan(), goals=small_plan().goals[:1])
    departments = reporting_departments(plan, plan.checkpoint(DELAR))
    assert departments == ("ledning", "it", "ekonomi")
    assert Code.DEPARTMENT_WITHOUT_GOAL not in {finding.code for finding in lint(plan)}


def test_only_what_every_department_has_to_tell_of_is_required():
    plan = mandate_plan()
    rows = CORE_MANDATE.rows(plan, plan.checkpoint(DELAR), "it")
    assert [row.id for row in rows if row.required] == ["gjort", "utveckling"]


def test_what_is_typed_in_the_template_comes_into_the_follow_up(tmp_path):
    plan = mandate_plan()
    vp.write_templates(plan, checkpoint=DELAR, folder=tmp_path)
    path = tmp_path / f"{DELAR}-it.xlsx"
    book = load_workbook(path)
    book["Grunduppdrag"]["F6"] = "Alla servrar är flyttade."
    book.save(path)
    (tmp_path / "in").mkdir()
    path.rename(tmp_path / "in" / "it.xlsx")
    followup = merge(plan, vp.read_submissions(plan, tmp_path / "in", checkpoint=DELAR))
    (text,) = (each for each in followup.core_mandate if each.text)
    assert (text.department, text.heading.id) == ("it", "gjort")
    assert text.text == "Alla servrar är flyttade."
    assert str(text.answer.ref) == "it.xlsx, Grunduppdrag!F6"


# The follow-up.


def test_every_department_has_every_heading_written_or_not():
    texts = mandate_follow_up().core_mandate
    assert [(t.department, t.heading.id) for t in texts][:5] == [
        ("ledning", "gjort"),
        ("ledning", "handelser"),
        ("ledning", "avvikelser"),
        ("ledning", "utveckling"),
        ("it", "gjort"),
    ]
    assert [t.department for t in texts if t.is_missed] == ["it", "ekonomi", "ekonomi"]
    assert [t.submitted for t in texts if t.department == "ekonomi"] == [False] * 4


def test_blanks_alone_are_nothing_written():
    followup = mandate_follow_up({"it": {("core_mandate", "gjort", "text"): " \n "}})
    assert not any(text.text for text in followup.core_mandate)


def test_the_frame_has_every_text_with_its_cell():
    frame = mandate_follow_up().core_mandate_frame().set_index(["department", "heading"])
    assert len(frame) == 12
    assert frame.loc[("it", "gjort"), "text"] == "Alla servrar är flyttade."
    assert frame.loc[("it", "gjort"), "file"] == "it.xlsx"
    assert frame.loc[("it", "utveckling"), "is_missed"]


# The reports.


def test_the_sheet_tells_silence_from_absence(tmp_path):
    path = vp.write_workbook(mandate_follow_up(), tmp_path / "b.xlsx")
    sheet = load_workbook(path)["Grunduppdrag"]
    rows = {(line[0].value, line[1].value): line[3].value for line in sheet.iter_rows()}
    assert rows["Ledningsstaben", "G1"] == "Staben har tagit fram ett nytt reglemente."
    assert rows["IT-avdelningen", "G2"] == "–"
    assert rows["IT-avdelningen", "G4"] == "Ej redovisat"
    assert rows["Ekonomiavdelningen", "G1"] == "Avdelningen har inte svarat"


def test_events_and_expectations_stand_under_the_headings_of_the_management_report(tmp_path):
    lines = _section(tmp_path, mandate_follow_up())
    events = lines.index("[heading 1] Händelser av väsentlig betydelse")
    assert lines[events + 1 : events + 4] == [
        "[Normal] Avdelningarna har redovisat följande händelser av väsentlig betydelse.",
        "[Normal] Ledningsstaben: Kommunen fick en ny kommundirektör i mars.",
        (
            "[Normal] IT-avdelningen har inte redovisat någon händelse av väsentlig betydelse. "
            "Svar saknas från Ekonomiavdelningen."
        ),
    ]
    development = lines.index("[heading 1] Förväntad utveckling")
    assert lines[development + 2 :] == [
        "[Normal] Ledningsstaben: Ett nytt reglemente börjar gälla vid årsskiftet.",
        (
            "[Normal] IT-avdelningen har inte beskrivit den förväntade utvecklingen. Svar saknas "
            "från Ekonomiavdelningen."
        ),
    ]


def test_what_was_done_and_what_deviated_stand_department_by_department(tmp_path):
    lines = _section(tmp_path, mandate_follow_up())
    start = lines.index("[heading 2] Uppföljning av grunduppdraget")
    assert lines[start + 1 : start + 9] == [
        "[Normal] Svar saknas från Ekonomiavdelningen.",
        "[heading 3] Ledningsstaben",
        "[Normal] Det här har vi gjort: Staben har tagit fram ett nytt reglemente.",
        "[Normal] Avvikelser och åtgärder: Rekryteringen drog ut.",
        "[List Bullet] Ny annons i maj",
        "[heading 3] IT-avdelningen",
        "[Normal] Det här har vi gjort: Alla servrar är flyttade.",
        "[Normal] Avvikelser och åtgärder: Inget är redovisat.",
    ]


def test_when_nobody_has_written_it_is_said_once(tmp_path):
    activities = {"ledning": "inventera", "it": "portal", "ekonomi": "upphandla"}
    said = {who: {("activities", what, "status"): "ongoing"} for who, what in activities.items()}
    lines = _section(tmp_path, mandate_follow_up(said))
    assert "[Normal] Ingen avdelning har skrivit om sitt grunduppdrag." in lines
    assert "[Normal] Ingen avdelning har redovisat någon händelse av väsentlig betydelse." in lines


def test_missing_texts_are_among_what_has_not_been_reported(tmp_path):
    lines = _section(tmp_path, mandate_follow_up())
    both = "(IT-avdelningen och Ekonomiavdelningen)"
    assert "[List Bullet] G1 Det här har vi gjort (Ekonomiavdelningen)" in lines
    assert f"[List Bullet] G4 Förväntad utveckling {both}" in lines


def test_a_plan_without_headings_has_no_trace_of_them(tmp_path):
    plan = small_plan()
    followup = merge(plan, answered(plan, DELAR, {"it": {}}))
    assert "Grunduppdrag" not in load_workbook(vp.write_workbook(followup, tmp_path / "b.xlsx"))
    assert "grunduppdrag" not in "\n".join(_section(tmp_path, followup)).lower()


def test_two_headings_of_a_kind_are_told_apart_by_their_titles(tmp_path):
    plan = mandate_plan()
    events = plan.core_mandate[1]
    second = replace(events, id="arendena", number="G5", title="Stora ärenden")
    plan = replace(plan, core_mandate=(*plan.core_mandate, second))
    said = {"ledning": WRITTEN["ledning"] | {("core_mandate", "arendena", "text"): "Ett ärende."}}
    lines = _section(tmp_path, merge(plan, answered(plan, DELAR, said)))
    assert "[Normal] Ledningsstaben, Stora ärenden: Ett ärende." in lines


def _section(folder, followup) -> list[str]:
    dump = WordFile(vp.write_section(followup, folder / "a.docx")).dump()
    return plain(dump).splitlines()
