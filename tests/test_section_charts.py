"""Charts in the Word section: the same numbers everywhere, and nothing that only colour says."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import docx
import openpyxl
import pytest
from accessibility import CONTRAST_MIN, contrast, faults
from lxml import etree
from section_sample import written
from word_file import PLACED, W, WordFile, attribute, text_of

from vpreport.report import style
from vpreport.report.section.blocks import Chart, Series
from vpreport.report.section.charts import chart_parts, drawing
from vpreport.report.section.layout import Layout
from vpreport.report.section.looks import STYLES
from vpreport.texts import budget_report as budget_texts

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LAYOUT = Layout(styles=STYLES, width=9072, label="Tabell", chart_label="Diagram", first_chart=4)
BUDGET = Chart(
    key="drift",
    caption="Budget och prognos",
    description="Prognosen är sämre än budgeten.",
    table="drift_tabell",
    categories=("IT-avdelningen", 'A & B <"C">'),
    series=(
        Series(name="Budget", values=(Decimal("-12.5"), Decimal("3.0"))),
        Series(name="Prognos", values=(Decimal("-13.1"), None)),
    ),
    places=1,
)


@pytest.fixture
def section(tmp_path):
    return WordFile(written(tmp_path / "avsnitt.docx"))


def parts_of(chart):
    return chart_parts((chart,), LAYOUT)[0]


def part(chart):
    return etree.fromstring(parts_of(chart).drawing)


def sheet_of(data):
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data))["Data"].values]


def shown(series):
    """Return the name and the values of a series as the chart has them in store."""
    name = series.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v")
    points = series.findall(f"{C}val/{C}numRef/{C}numCache/{C}pt")
    return name, {int(p.get("idx")): p.findtext(C + "v") for p in points}


def test_the_section_shows_activities_by_status_as_a_chart_with_its_numbers_in_a_table(section):
    chart = section.part("word/charts/vpreport1.xml")
    series = dict(shown(each) for each in chart.iter(C + "ser"))
    table = next(t for t in section.tables if "Genomförda" in text_of(t))
    head, *rows = [[text_of(c) for c in row.iter(W + "tc")] for row in table.iter(W + "tr")]
    titles = {"● Genomförd": "Genomförda", "◐ Pågår": "Pågår", "▲ Försenad": "Försenade"}
    titles["□ Ej redovisad"] = "Ej redovisade"
    assert series.keys() == titles.keys()
    for name, values in series.items():
        column = head.index(titles[name])
        assert [values[i] for i in range(len(rows) - 1)] == [row[column] for row in rows[:-1]]


def test_a_chart_says_in_words_what_it_shows_and_where_its_numbers_stand(section):
    picture = next(section.body.iter(PLACED + "docPr"))
    captions = [text_of(p) for p in section.paragraphs if section.style_of(p) == STYLES.caption]
    table = next(c for c in captions if c.endswith("Åtgärderna för varje inriktningsmål"))
    assert picture.get("name") == "Diagram 1"
    assert picture.get("descr") == (
        "En liggande stapel för varje inriktningsmål, delad efter hur många åtgärder som har varje "
        f"status. Siffrorna står i {table.split('. ')[0]}."
    )
    paragraph = next(p for p in section.paragraphs if p.find(f".//{PLACED}docPr") is not None)
    above = paragraph.getprevious()
    assert text_of(above) == "Diagram 1. Åtgärdernas status för varje inriktningsmål"
    field = next(above.iter(W + "fldSimple"))
    assert attribute(field, "instr") == r" SEQ Diagram \* ARABIC "


def test_the_workbook_in_a_chart_has_what_the_chart_shows():
    assert sheet_of(parts_of(BUDGET).workbook) == [
        [None, "Budget", "Prognos"],
        ["IT-avdelningen", -12.5, -13.1],
        ['A & B <"C">', 3, None],
    ]
    assert [shown(series) for series in part(BUDGET).iter(C + "ser")] == [
        ("Budget", {0: "-12.5", 1: "3.0"}),
        ("Prognos", {0: "-13.1"}),
    ]
    places = [f.text for f in part(BUDGET).iter(C + "f")]
    assert places == [
        "Data!$B$1",
        "Data!$A$2:$A$3",
        "Data!$B$2:$B$3",
        "Data!$C$1",
        "Data!$A$2:$A$3",
        "Data!$C$2:$C$3",
    ]


def test_every_bar_has_its_number_with_the_decimals_asked_for():
    labels = list(part(BUDGET).iter(C + "dLbls"))
    assert [each.find(C + "showVal").get("val") for each in labels] == ["1", "1"]
    assert labels[0].find(C + "numFmt").get("formatCode") == '#,##0.0;"−"#,##0.0;#,##0.0'


def test_a_part_of_a_stacked_bar_that_is_too_short_for_its_number_has_its_symbol_or_nothing():
    series = (
        Series(name="Pågår", values=(100, 4), symbol="◐"),
        Series(name="Klar", values=(4, 1), symbol="●"),
    )
    chart = replace(BUDGET, series=series, is_stacked=True, places=0)
    labels = [
        {
            each.find(C + "idx").get("val"): each.find(C + "numFmt").get("formatCode")
            if each.find(C + "delete") is None
            else None
            for each in bars.iter(C + "dLbl")
        }
        for bars in part(chart).iter(C + "dLbls")
    ]
    # The width is 304 points for 104, so 4 is 12 points wide: the symbol, but not the number.
    assert labels == [{"1": '"◐"'}, {"0": '"●"', "1": None}]


def test_a_chart_of_a_budget_says_what_more_means_for_its_kind():
    said = budget_texts.chart_described(2, 7, "operating", is_final=False)
    assert said == "Prognosen är sämre än budgeten för 2 av 7\u00a0poster som har båda beloppen."
    said = budget_texts.chart_described(1, 3, "investment", is_final=True)
    assert said == "Utfallet är högre än budgeten för 1 av 3\u00a0poster som har båda beloppen."


def test_the_number_beyond_the_longest_bar_has_room_before_the_names():
    scaling = part(BUDGET).find(f".//{C}valAx/{C}scaling")
    assert [child.tag.removeprefix(C) for child in scaling] == ["orientation", "max", "min"]
    assert float(scaling.find(C + "max").get("val")) > 3
    assert float(scaling.find(C + "min").get("val")) < -13.1


def test_long_names_of_categories_push_the_bars_to_the_right_but_not_past_the_middle():
    names = ("IT", "Näringsliv och samhällsutveckling", "Näringsliv och samhällsutveckling " * 3)
    begins = [
        float(
            part(replace(BUDGET, categories=(name, "IT")))
            .find(f".//{C}manualLayout/{C}x")
            .get("val")
        )
        for name in names
    ]
    assert begins[0] == 0.3
    assert 0.3 < begins[1] < begins[2] == 0.5


def test_letters_on_bars_stand_out_and_bars_from_their_neighbours():
    first, second, third = style.SERIES_COLOURS
    assert contrast(first, second) >= 3
    assert contrast(second, third) >= 2  # and every bar has an outline in the first colour
    assert contrast(first, style.WHITE) >= 3
    for colour in style.STATUS_COLOURS.values():
        assert contrast(colour.strong, style.WHITE) >= CONTRAST_MIN


def test_a_chart_takes_the_names_that_the_document_gives_it():
    made = chart_parts((BUDGET,), LAYOUT)[0]
    paragraph = drawing(BUDGET, LAYOUT, number=4, table="Tabell 9")
    reference = next(paragraph.iter(C + "chart"))
    assert set(reference.attrib.values()) == {made.relation}
    assert made.name == "vpreport4"
    assert next(paragraph.iter(PLACED + "docPr")).get("descr").endswith("står i Tabell 9.")


def test_the_package_names_every_part_of_a_chart(section):
    with zipfile.ZipFile(section.path) as package:
        names = set(package.namelist())
        types = package.read("[Content_Types].xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
    assert {
        "word/charts/vpreport1.xml",
        "word/charts/_rels/vpreport1.xml.rels",
        "word/embeddings/vpreport1.xlsx",
    } <= names
    assert 'PartName="/word/charts/vpreport1.xml"' in types
    assert 'Id="vpChart1"' in relations
    document = docx.Document(str(section.path))
    assert any(
        str(p.partname) == "/word/charts/vpreport1.xml" for p in document.part.package.iter_parts()
    )


def test_a_chart_is_the_same_bytes_every_time():
    assert parts_of(BUDGET) == parts_of(BUDGET)


def test_a_section_with_a_chart_is_accessible(section):
    assert faults(section.path) == []
