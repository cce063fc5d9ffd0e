"""Which headings of the management report a follow-up fills: computed, never promised."""

from __future__ import annotations

import openpyxl
from sample import AR, DELAR, answered, small_plan
from sample_assignments import followed_up
from section_sample import follow_up

import vpreport as vp
from vpreport.followup.coverage import Coverage, coverage
from vpreport.texts import coverage as words


def found(followup):
    return {heading.key: heading.coverage for heading in coverage(followup)}


def nothing(checkpoint=DELAR):
    plan = small_plan()
    return vp.merge(plan, answered(plan, checkpoint, {}))


def test_every_heading_and_part_has_its_words():
    headings = coverage(nothing())
    assert [heading.key for heading in headings] == list(words.HEADINGS) == list(words.REST)
    assert set(words.COVERAGE) == {each.value for each in Coverage}


def test_what_no_part_of_the_follow_up_is_about_is_written_elsewhere():
    elsewhere = {"overview", "group", "conditions", "balance"}
    assert {k for k, v in found(follow_up()).items() if v is Coverage.ELSEWHERE} == elsewhere


def test_a_heading_that_nothing_has_come_in_for_is_empty():
    empty = found(nothing())
    assert {empty[key] for key in ("events", "sound_management", "staff", "development")} == {
        Coverage.EMPTY
    }


def test_a_heading_with_some_of_its_parts_is_partly_filled():
    partly = found(follow_up())
    assert partly["sound_management"] is Coverage.PARTLY
    assert partly["development"] is Coverage.PARTLY


def test_governance_is_whole_with_the_plan_alone_but_not_with_open_questions_about_assignments():
    assert found(nothing())["governance"] is Coverage.FILLED
    assert found(followed_up())["governance"] is Coverage.PARTLY


def test_forecasts_are_no_part_of_an_annual_report():
    (development,) = (h for h in coverage(nothing(AR)) if h.key == "development")
    assert development.parts == ()


def test_the_sheet_counts_and_names_the_parts(tmp_path):
    book = openpyxl.load_workbook(vp.write_workbook(followed_up(), tmp_path / "bok.xlsx"))
    sheet = book["Förvaltningsberättelsen"]
    assert sheet["A2"].value == (
        "Förvaltningsberättelsens nio rubriker: 1 har en del av underlaget, 4 saknar underlag och "
        "4 skrivs helt av ekonomiavdelningen."
    )
    rows = {row[0]: row[1:3] for row in sheet.iter_rows(6, values_only=True)}
    assert rows["Styrning och uppföljning av den kommunala verksamheten"] == (
        "◐ Har en del av underlaget",
        "Planens mål och hur de följs upp\nUppdrag och motioner: 5 av 7",
    )
    assert rows["Balanskravsresultat"] == ("– Skrivs av ekonomiavdelningen", "–")
    assert rows["Väsentliga personalförhållanden"] == (
        "○ Saknar underlag",
        "Planen har inget som följs upp under rubriken.",
    )
