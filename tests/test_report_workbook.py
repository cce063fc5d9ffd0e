"""The combined workbook: what a reader would miss, what a spreadsheet would misread.

`tests/golden/workbook-*.txt` hold every cell of the small plan's workbook, one line a row. After an
intended change run `VPREPORT_UPDATE_GOLDEN=1 pytest tests/test_report_workbook.py` and read the
difference before it is committed.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from accessibility import CONTRAST_MIN, contrast
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from libreoffice import Job, has_measures_of_calibri
from lxml import etree
from openpyxl.utils import range_boundaries
from sample import AR, DELAR, answered, small_plan
from section_sample import follow_up

import vpreport as vp
from vpreport.atomic import MADE_BY
from vpreport.findings import Code, Finding, OutputError, Place
from vpreport.followup.types import FollowUp, IndicatorStatus
from vpreport.intake.opening.limits import MAX_CELL_TEXT
from vpreport.intake.types import Answer, AnswerState, CellRef
from vpreport.report.style import SEVERITY_COLOURS, STATUS_COLOURS
from vpreport.report.workbook.cells import clean
from vpreport.spreadsheet import MAX_HEIGHT
from vpreport.template.fields import MAX_TEXT as MAX_ANSWER
from vpreport.texts import labels

GOLDEN = Path(__file__).with_name("golden")
EXAMPLE = vp.read_plan(Path(__file__).parents[1] / "examples" / "hedemora" / "plan.toml")

SHEETS = [
    "Översikt",
    "Mål",
    "Indikatorer",
    "Åtgärder",
    "God ekonomisk hushållning",
    "Avvikelser",
    "Att följa upp",
    "Förvaltningsberättelsen",
    "Källor",
    "Så bedöms målen",
]
DATA_SHEETS = SHEETS[1:9]
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workbook")
    return vp.write_workbook(follow_up(), folder / "uppfoljning.xlsx")


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def opened(followup: FollowUp, folder: Path):
    return openpyxl.load_workbook(vp.write_workbook(followup, folder / "uppfoljning.xlsx"))


def records(sheet) -> list[dict[str, object]]:
    """Return the rows of the first table of a sheet by the headings of its columns."""
    first = next(iter(sheet.tables.values()))
    head, *rows = sheet[first.ref]
    titles = [cell.value for cell in head]
    return [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in rows]


def record(book, sheet: str, number: str) -> dict[str, object]:
    return next(row for row in records(book[sheet]) if row["Nr"] == number)


def table_cell(sheet, table: str, row_name: str, title: str):
    left, top, right, bottom = range_boundaries(sheet.tables[table].ref)
    column = next(c for c in range(left, right + 1) if sheet.cell(top, c).value == title)
    row = next(r for r in range(top, bottom + 2) if sheet.cell(r, left).value == row_name)
    return sheet.cell(row, column)


def every_text(path: Path) -> str:
    """Return all parts of the file, one after the other."""
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8") for name in package.namelist())


def dump(book) -> str:
    lines = []
    for sheet in book.worksheets:
        lines.append(f"== {sheet.title}")
        for row in sheet.iter_rows():
            cells = [f"{c.coordinate}: {c.value!r}" for c in row if c.value is not None]
            lines += [" | ".join(cells)] if cells else []
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("checkpoint", [DELAR, AR])
def test_every_cell_is_as_agreed(tmp_path, checkpoint):
    shown = dump(opened(follow_up(checkpoint), tmp_path))
    golden = GOLDEN / f"workbook-{checkpoint}.txt"
    if os.environ.get("VPREPORT_UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


# Nothing disappears.


@pytest.mark.parametrize("plan", [small_plan(), EXAMPLE], ids=["small", "example"])
def test_everything_in_the_plan_is_there_when_nobody_has_answered(tmp_path, plan):
    book = opened(vp.merge(plan, answered(plan, DELAR, {})), tmp_path)
    goals = [(row["Nr"], row["Mål"], row["Målet i sin helhet"]) for row in records(book["Mål"])]
    assert goals == [(goal.number, goal.title, goal.text) for goal in plan.goals]
    indicators = [(row["Nr"], row["Indikator"]) for row in records(book["Indikatorer"])]
    assert indicators == [(i.number, i.text) for i in plan.indicators]
    activities = [(row["Nr"], row["Åtgärd"]) for row in records(book["Åtgärder"])]
    assert activities == [(a.number, a.text) for a in plan.activities]


def test_the_sheets_come_in_order_and_the_first_is_open_at_its_first_cell(book):
    assert book.sheetnames == SHEETS
    assert book.active.title == "Översikt"
    for sheet in book.worksheets:
        view = sheet.sheet_view
        active = [s for s in view.selection if s.pane == view.pane.activePane]
        assert [s.activeCell for s in active] == ["A1"]
        assert sheet.sheet_state == "visible"


def test_a_status_is_shown_in_words_with_a_symbol_and_a_colour(book):
    cell = table_cell(book["Mål"], "VPR_MAL", "1.1", "Status")
    assert cell.value == "● Uppfyllt"
    assert cell.fill.fgColor.rgb == f"FF{STATUS_COLOURS['met'].fill}"
    assert cell.font.color.rgb == f"FF{STATUS_COLOURS['met'].text}"


def test_computed_and_chosen_status_are_both_shown_with_the_reason(book):
    row = record(book, "Indikatorer", "1.1.2")
    assert row["Status"] == "● Uppfylld"
    assert row["Beräknad status"] == "◐ Delvis uppfylld"
    assert row["Egen bedömning"] == "● Uppfylld"
    assert row["Motivering"] == "Mätningen gjordes före rekryteringen."
    assert row["Så kom statusen till"]


def test_an_outcome_in_words_is_said_in_the_words_of_its_own_list(tmp_path):
    plan = small_plan()
    typed = {
        "ledning": {
            ("indicators", "kartlaggning", "assessment"): "partly",
            ("indicators", "kartlaggning", "reason"): "Hälften är klart.",
        },
        "ekonomi": {("indicators", "rutiner", "outcome"): "partly"},
    }
    book = opened(vp.merge(plan, answered(plan, DELAR, typed)), tmp_path)
    assert record(book, "Indikatorer", "2.1.1")["Utfall"] == "Delvis"
    assert record(book, "Indikatorer", "2.2.1")["Utfall"] == "Delvis uppfyllt"


def test_numbers_are_numbers_shown_with_their_decimals(tmp_path):
    typed = {("indicators", "roller", "outcome"): Decimal("1072.5")}
    plan = small_plan()
    sheet = opened(vp.merge(plan, answered(plan, DELAR, {"ledning": typed})), tmp_path)
    cell = table_cell(sheet["Indikatorer"], "VPR_INDIKATORER", "1.1.2", "Utfall")
    assert cell.value == 1072.5
    assert cell.number_format == "#,##0.0"
    assert record(sheet, "Indikatorer", "1.1.2")["Enhet"] == "%"


def test_dates_are_dates(book):
    assert record(book, "Åtgärder", "1.1.a")["Klar den"] == dt.datetime(2026, 6, 12)  # noqa: DTZ001
    cell = table_cell(book["Indikatorer"], "VPR_INDIKATORER", "1.1.1", "Måldatum")
    assert cell.is_date
    assert cell.number_format == "yyyy-mm-dd"


def test_blank_zero_not_measured_and_not_applicable_differ(tmp_path):
    plan = small_plan()
    typed = {
        ("indicators", "e-tjanster", "outcome"): 0,
        ("indicators", "edala", "outcome"): Answer(state=AnswerState.NOT_MEASURED),
        ("indicators", "e-legitimation", "outcome"): Answer(state=AnswerState.NOT_APPLICABLE),
    }
    book = opened(vp.merge(plan, answered(plan, DELAR, {"it": typed})), tmp_path)
    outcomes = {row["Nr"]: row["Utfall"] for row in records(book["Indikatorer"])}
    assert outcomes["1.2.1"] == 0
    assert outcomes["1.2.2"] == "Ej mätt"
    assert outcomes["1.1.1"] == "Ej redovisat"
    assert "IT-avdelningen: ej aktuellt" in record(book, "Indikatorer", "1.2.3")["Avdelning"]


def test_a_refused_answer_is_quoted(tmp_path):
    plan = small_plan()
    typed = {
        ("indicators", "granskade-planer", "outcome"): Answer(
            state=AnswerState.REFUSED, raw="ca 12"
        )
    }
    book = opened(vp.merge(plan, answered(plan, DELAR, {"ledning": typed})), tmp_path)
    assert record(book, "Indikatorer", "1.1.1")["Utfall"] == "Kan inte användas: «ca 12»"


def test_every_value_says_where_it_comes_from(book):
    source = record(book, "Indikatorer", "1.1.1")["Hämtat från"]
    assert source == "ledning.xlsx › Indikatorer!G6 (utfall), I6 (prognos), L6 (kommentar)"
    assert record(book, "Mål", "1.1")["Hämtat från"].startswith("ledning.xlsx › Mål!")
    assert record(book, "Åtgärder", "1.1.a")["Hämtat från"] == "ledning.xlsx › Åtgärder!F6 (status)"


def test_several_departments_are_told_apart(book):
    row = record(book, "Indikatorer", "2.2.2")
    assert row["Avdelning"].splitlines() == [
        "Ledningsstaben: 12\u00a0personer",
        "IT-avdelningen: 20\u00a0personer",
        "Ekonomiavdelningen: ej redovisat",
    ]


def test_deviations_carry_the_departments_own_words(book):
    rows = {row["Nr"]: row for row in records(book["Avvikelser"])}
    assert rows["1.1"]["Avdelningens beskrivning"] == "Ett samråd är försenat."
    assert rows["1.1"]["Åtgärd vid avvikelse"] == "Planchefen lämnar ny tidsplan i oktober."
    assert rows["1.1"]["Varför den är med"] == "Avdelningen har beskrivit en avvikelse."
    assert rows["2.2.a"]["Avdelningens beskrivning"] == "Kursledaren slutade i maj."
    assert "1.1.1" not in rows


def test_without_deviations_and_findings_the_sheets_say_so(tmp_path):
    plan = replace(small_plan(), goals=())
    followup = replace(vp.merge(plan, answered(plan, DELAR, {})), findings=())
    book = opened(followup, tmp_path)
    assert "Inga avvikelser har redovisats." in dump(book)
    assert "Inget att följa upp." in dump(book)
    assert "Inga arbetsböcker har kommit in." in dump(book)


def test_the_weightiest_finding_stands_first_and_who_is_missing_above(tmp_path):
    stop = Finding(code=Code.EMPTY_FILE, place=Place(file="z.xlsx"))
    book = opened(replace(follow_up(), findings=(*follow_up().findings, stop)), tmp_path)
    rows = records(book["Att följa upp"])
    assert rows[0]["Arbetsbok"] == "z.xlsx"
    assert [row["Vikt"] for row in rows] == sorted(
        (row["Vikt"] for row in rows), key=list(labels.SEVERITY.values()).index
    )
    assert book["Att följa upp"]["A2"].value == "Svar saknas från Ekonomiavdelningen."


def test_sources_show_checksum_size_and_program(book):
    assert records(book["Källor"])[0] == {
        "Arbetsbok": "it.xlsx",
        "Avdelning": "IT-avdelningen",
        "Läsning": "Använd",
        "Format": "xlsx",
        "Sparad med": "LibreOffice",
        "Sparad": "2026-09-07 09:30",
        "Storlek (byte)": 12345,
        "Mallkod": "–",
        "Kontrollsumma (SHA-256)": follow_up().sources[0].sha256,
    }


# Översikt.


def test_counts_are_numbers_with_a_total_and_agree_with_the_follow_up(book):
    followup, sheet = follow_up(), book["Översikt"]
    for status, word in labels.GOAL_STATUS.items():
        title = labels.with_symbol(status, labels.GOAL_STATUS)
        total = table_cell(sheet, "VPR_ANTAL_MAL", "Hela planen", title).value
        assert total == sum(goal.status.value == status for goal in followup.goals), word
    assert table_cell(sheet, "VPR_ANTAL_MAL", "Hela planen", "Totalt").value == 6


def test_forecasts_have_their_own_table_and_none_at_the_end_of_the_year(book, tmp_path):
    assert "VPR_ANTAL_PROGNOSER" in book["Översikt"].tables
    annual = opened(follow_up(AR), tmp_path)
    assert "VPR_ANTAL_PROGNOSER" not in annual["Översikt"].tables
    for name, titles in {
        "Mål": {"Prognos helår"},
        "Indikatorer": {"Prognos", "Prognosen innebär"},
        "Avvikelser": {"Prognos helår"},
    }.items():
        assert titles <= set(records(book[name])[0])
        assert not titles & set(records(annual[name])[0])
    assert "Bedöms bli uppfyllt" not in dump(annual)


def test_completeness_is_said_in_words(book):
    sheet = book["Översikt"]
    assert re.fullmatch(
        r"\d+ av \d+", table_cell(sheet, "VPR_SVAR", "Ledningsstaben", "Indikatorer").value
    )
    missing = table_cell(sheet, "VPR_SVAR", "Ekonomiavdelningen", "Mål")
    assert missing.value == "har inte svarat"


def test_a_department_without_a_part_in_the_plan_has_nothing_to_report(tmp_path):
    plan = small_plan()
    plan = replace(plan, departments=(*plan.departments, replace(plan.departments[0], id="x")))
    sheet = opened(vp.merge(plan, answered(plan, DELAR, {})), tmp_path)["Översikt"]
    bottom = range_boundaries(sheet.tables["VPR_SVAR"].ref)[3]
    assert [sheet.cell(bottom, c).value for c in (2, 3, 4)] == ["inget att redovisa"] * 3


def test_links_lead_only_to_our_own_sheets(book):
    links = [cell.hyperlink for row in book["Översikt"].iter_rows() for cell in row]
    targets = [(link.target, link.location) for link in links if link]
    assert targets == [(None, f"'{name}'!A1") for name in SHEETS[1:]]
    assert all(not sheet._hyperlinks for sheet in book.worksheets[1:])


def test_charts_have_title_and_alternative_text_and_their_numbers_in_cells(path, book):
    with zipfile.ZipFile(path) as package:
        drawing = etree.fromstring(package.read("xl/drawings/drawing1.xml"))
        charts = [
            etree.fromstring(package.read(name))
            for name in sorted(package.namelist())
            if name.startswith("xl/charts/chart")
        ]
    described = [item.get("descr") for item in drawing.iter(f"{DRAWING}cNvPr")]
    assert len(charts) == len(described) == 3
    assert all("Trygg kommun" in text and "Siffrorna står" in text for text in described)
    for chart in charts:
        assert "".join(chart.find(f"{CHART}chart/{CHART}title").itertext()).strip()
        for numbers in chart.iter(f"{CHART}numRef"):
            cells = book["Översikt"][numbers.findtext(f"{CHART}f").split("!")[1].replace("$", "")]
            shown = [float(v.text) for v in numbers.iter(f"{CHART}v")]
            assert shown == [row[0].value for row in cells]


def test_every_colour_pair_can_be_read():
    pairs = [*STATUS_COLOURS.values(), *SEVERITY_COLOURS.values()]
    assert set(STATUS_COLOURS) == set(labels.SYMBOLS)
    assert all(contrast(pair.fill, pair.text) >= CONTRAST_MIN for pair in pairs)
    assert all(contrast(pair.strong, "FFFFFF") >= CONTRAST_MIN for pair in pairs)


# Tables, view and print.


def test_each_data_sheet_is_a_table_with_filters_and_frozen_headings(book):
    for name in DATA_SHEETS:
        (table,) = book[name].tables.values()
        head = range_boundaries(table.ref)[1]
        assert table.autoFilter.ref == table.ref
        assert int(re.sub(r"\D", "", book[name].freeze_panes)) == head + 1
        assert book[name].print_title_rows == f"${head}:${head}"
    names = [table.name for sheet in book.worksheets for table in sheet.tables.values()]
    assert len(names) == len(set(names))


def test_every_table_has_an_alternative_text(path):
    with zipfile.ZipFile(path) as package:
        tables = [package.read(n) for n in package.namelist() if n.startswith("xl/tables/")]
    assert len(tables) == 17
    assert all(b"altTextSummary=" in table for table in tables)


def test_no_cell_of_a_table_is_blank(tmp_path):
    book = opened(vp.merge(EXAMPLE, answered(EXAMPLE, DELAR, {})), tmp_path)
    blank = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book.worksheets
        for table in sheet.tables.values()
        for row in sheet[table.ref]
        for cell in row
        if cell.value in (None, "")
    ]
    assert blank == []


@pytest.mark.parametrize("plan", [small_plan(), EXAMPLE], ids=["small", "example"])
def test_every_sheet_prints_one_page_wide_in_a_size_that_can_be_read(tmp_path, plan):
    book = opened(vp.merge(plan, answered(plan, DELAR, {})), tmp_path)
    for sheet in book.worksheets:
        columns = sheet.column_dimensions.values()
        dots = sum(int(c.width * 7) * (c.max - c.min + 1) for c in columns)
        inches = {8: 16.54, 9: 11.69}[int(sheet.page_setup.paperSize)]
        margins = sheet.page_margins.left + sheet.page_margins.right
        assert sheet.page_setup.fitToWidth in (None, 1)  # one page is also what nothing means
        assert 10 * (inches - margins) * 96 / dots > 6.5, sheet.title  # text of 10 points


def test_a_page_begins_with_a_table_or_with_its_headings(tmp_path):
    book = opened(vp.merge(EXAMPLE, answered(EXAMPLE, DELAR, {})), tmp_path)
    breaks = {sheet.title: [b.id for b in sheet.row_breaks.brk] for sheet in book.worksheets}
    assert len(breaks["Åtgärder"]) > 1
    for sheet in book.worksheets:
        (*others, last) = (range_boundaries(t.ref) for t in sheet.tables.values())
        assert sheet.print_title_rows == f"${last[1]}:${last[1]}"
        for above in breaks[sheet.title]:
            assert above > last[1] or not any(head <= above < end for _, head, _, end in others)


def test_every_sheet_prints_landscape_with_title_and_page_number(book):
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.oddHeader.left.text == sheet["A1"].value
        assert sheet.oddFooter.right.text == "Sida &P av &N"


def test_signs_that_mean_something_in_a_header_are_only_signs(tmp_path):
    plan = replace(small_plan(), title="10 & 20", organisation="2 A&B")
    path = vp.write_workbook(vp.merge(plan, answered(plan, DELAR, {})), tmp_path / "a.xlsx")
    shown = every_text(path)
    assert '&amp;9&amp;"Calibri,Regular"Uppföljning av 10 &amp;&amp; 20<' in shown
    assert '&amp;9&amp;"Calibri,Regular"2 A&amp;&amp;B · Kommunstyrelsen' in shown


def test_there_are_no_merged_cells_hidden_parts_or_formulas(path, book):
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert not any(d.hidden for d in (*sheet.row_dimensions.values(),))
        assert not any(d.hidden for d in (*sheet.column_dimensions.values(),))
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert not list(etree.fromstring(package.read(name)).iter(f"{SHEET}f"))


def test_properties_say_what_it_is_and_who_made_it(book):
    properties = book.properties
    assert properties.title == "Uppföljning av Verksamhetsplan 2026–2027"
    assert properties.subject == "Delårsrapport 2026, läget den 31\u00a0augusti 2026"
    assert properties.creator == MADE_BY
    assert properties.created == properties.modified == dt.datetime(2026, 8, 31)  # noqa: DTZ001
    assert book.custom_doc_props["Språk"].value == "sv-SE"


# What must never happen.


def test_the_same_follow_up_gives_the_same_bytes(path, tmp_path):
    again = vp.write_workbook(follow_up(), tmp_path / "annat namn.xlsx")
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "{=1+1}", "@x", "+46 225 123 45", "-1", "http://example.se", "mailto:a@b.se", "3,5"],
)
def test_what_people_wrote_stays_text(tmp_path, typed):
    book = opened(follow_up(analysis=typed, deviation=typed), tmp_path)
    cell = table_cell(book["Mål"], "VPR_MAL", "1.1", "Analys")
    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=60))
def test_no_text_breaks_the_file(tmp_path, text):
    path = vp.write_workbook(follow_up(analysis=text), tmp_path / "uppfoljning.xlsx")
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so():
    assert clean("a" * MAX_CELL_TEXT) == "a" * MAX_CELL_TEXT
    assert clean("a" * (MAX_CELL_TEXT + 1)).endswith("aaa … (förkortad)")
    assert len(clean("🙂" * MAX_CELL_TEXT).encode("utf-16-le")) <= 2 * MAX_CELL_TEXT


def test_the_longest_answer_is_seen_whole(tmp_path):
    words = ("Arbetet följer tidsplanen. " * 100)[:MAX_ANSWER]
    sheet = opened(follow_up(analysis=words, deviation=words), tmp_path)["Mål"]
    row = table_cell(sheet, "VPR_MAL", "1.1", "Analys").row
    assert sheet.row_dimensions[row].height < MAX_HEIGHT


def test_nothing_about_a_confidential_indicator_but_the_provision(tmp_path, path):
    followup = follow_up()
    secret = Answer(
        state=AnswerState.VALUE,
        value=Decimal(4711),
        raw="4711",
        ref=CellRef(file="hemlig.xlsx", sheet="Blad", cell="A4711"),
    )
    row = record(openpyxl.load_workbook(path), "Indikatorer", "2.3.1")
    assert row == {
        **dict.fromkeys(row, "–"),
        "Nr": "2.3.1",
        "Indikator": "Genomförda säkerhetsåtgärder",
        "Mål": "2.3 Säker information",
        "Status": "§ Sekretess",
        "Avdelning": "IT-avdelningen",
        "Så kom statusen till": (
            "Uppgiften omfattas av sekretess (18 kap. 13 § OSL). Indikatorn räknas inte med när "
            "målet bedöms."
        ),
    }
    leaking = replace(followup, strategic_goals=_with(followup, secret))
    assert "4711" not in every_text(vp.write_workbook(leaking, tmp_path / "a.xlsx"))


def _with(followup: FollowUp, secret: Answer):
    """Return the strategic goals as if a confidential value had come all the way here."""

    def told(result):
        if not result.indicator.confidential:
            return result
        answers = tuple(
            replace(a, outcome=secret, comment=replace(secret, value="4711"))
            for a in result.answers
        )
        judgement = replace(result.judgement, explanation="4711", reason="4711")
        return replace(
            result,
            outcome=secret,
            forecast=secret,
            baseline=Decimal(4711),
            forecast_status=IndicatorStatus.NOT_MET,
            judgement=judgement,
            answers=answers,
        )

    return tuple(
        replace(
            strategic,
            goals=tuple(
                replace(goal, indicators=tuple(told(i) for i in goal.indicators))
                for goal in strategic.goals
            ),
        )
        for strategic in followup.strategic_goals
    )


def test_a_finding_about_a_confidential_indicator_quotes_nothing(tmp_path):
    place = Place(
        file="it.xlsx", sheet="Indikatorer", cell="G9", item="2.3.1 Genomförda säkerhetsåtgärder"
    )
    finding = Finding(code=Code.NOT_A_NUMBER, place=place, params={"value": "4711"})
    followup = replace(follow_up(), findings=(finding,))
    path = vp.write_workbook(followup, tmp_path / "a.xlsx")
    assert "4711" not in every_text(path)


def test_a_workbook_that_somebody_has_saved_is_not_overwritten(tmp_path):
    path = vp.write_workbook(follow_up(), tmp_path / "uppfoljning.xlsx")
    vp.write_workbook(follow_up(AR), path)
    edited = openpyxl.load_workbook(path)
    edited["Översikt"]["A1"] = "Min egen rubrik"
    edited.save(path)
    before = path.read_bytes()
    with pytest.raises(OutputError) as caught:
        vp.write_workbook(follow_up(), path)
    assert caught.value.findings[0].code is Code.WRITTEN_BY_A_PERSON
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_in_is_named(tmp_path):
    (tmp_path / "fil").write_text("inte en mapp", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        vp.write_workbook(follow_up(), tmp_path / "fil" / "uppfoljning.xlsx")
    assert caught.value.findings[0].code is Code.CANNOT_WRITE


@pytest.mark.libreoffice
@pytest.mark.skipif(not has_measures_of_calibri(), reason="other fonts have other measures")
def test_no_text_is_cut_in_libreoffice(office, tmp_path):
    plan = EXAMPLE
    path = vp.write_workbook(vp.merge(plan, answered(plan, DELAR, {})), tmp_path / "a.xlsx")
    job = Job(path, tmp_path / "fitted.xlsx")
    for name in SHEETS:
        job.do("fit_rows", name)
    office.run([job])
    ours, fitted = (openpyxl.load_workbook(file) for file in (path, job.target))
    too_low = [
        (name, row)
        for name in SHEETS
        for row, look in fitted[name].row_dimensions.items()
        if (look.height or 0) > (ours[name].row_dimensions[row].height or MAX_HEIGHT)
    ]
    assert too_low == []
