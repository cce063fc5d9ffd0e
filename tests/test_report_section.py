"""The Word section: what a reader would miss, what Word would refuse, what must never happen.

`tests/golden/section-*.txt` hold the whole text of the small plan's section, one line a paragraph
or row. After an intended change run `VPREPORT_UPDATE_GOLDEN=1 pytest tests/test_report_section.py`
and read the difference before it is committed.
"""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from accessibility import faults
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from sample import (
    AR,
    DECEMBER,
    DELAR,
    NOT_APPLICABLE,
    NOT_MEASURED,
    REFUSED,
    answered,
    plain,
    small_plan,
    target,
    with_indicator,
)
from section_sample import follow_up, written
from word_file import DOCUMENT, STYLES, W, WordFile, attribute, text_of

import vpreport as vp
from vpreport.plan.types import TargetBasis
from vpreport.report.section.blocks import Cell, Column, Table, TableReference
from vpreport.report.section.fragments import MAX_BOOKMARK, bookmark_name
from vpreport.report.section.layout import Layout
from vpreport.report.section.looks import STYLES as OUR_STYLES
from vpreport.report.section.ooxml import one_line, w
from vpreport.report.section.rendering import render
from vpreport.report.section.tables import table
from vpreport.report.section.writing import section_blocks
from vpreport.texts import section as texts
from vpreport.texts import section_brief as brief_texts
from vpreport.texts import section_summary as summaries
from vpreport.texts.numbers import unbroken

ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ODF_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
GOLDEN = Path(__file__).with_name("golden")
EXAMPLE = Path(__file__).parents[1] / "examples" / "hedemora" / "plan.toml"

# Order of children in ISO/IEC 29500-1, for those that we use. Word refuses a file in disorder.
ORDER = {
    "pPr": "pStyle keepNext keepLines numPr pBdr tabs suppressAutoHyphens spacing ind "
    "contextualSpacing jc outlineLvl",
    "rPr": "rStyle rFonts b bCs color sz szCs lang",
    "tblPr": "tblStyle tblStyleRowBandSize tblW tblInd tblBorders tblLayout tblCellMar tblLook "
    "tblCaption tblDescription",
    "tcPr": "tcW tcBorders shd textDirection vAlign",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "style": "name basedOn uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
    "tblStylePr": "rPr tcPr",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr",
    "numbering": "abstractNum num",
    "sectPr": "footerReference pgSz pgMar cols docGrid",
    "settings": "defaultTabStop autoHyphenation consecutiveHyphenLimit characterSpacingControl "
    "compat themeFontLang decimalSymbol listSeparator",
}

NOTE = OUR_STYLES.note
LAYOUT = Layout(styles=OUR_STYLES, width=9072, label="Tabell", chart_label="Diagram")


@pytest.fixture
def section(tmp_path):
    return WordFile(written(tmp_path / "avsnitt.docx"))


def styled(file, style):
    """Return the texts of the paragraphs in the style with that id."""
    return [text_of(p) for p in file.paragraphs if file.style_of(p) == style]


@pytest.mark.parametrize("checkpoint", [DELAR, AR])
def test_the_text_is_as_agreed(tmp_path, checkpoint):
    shown = WordFile(written(tmp_path / "avsnitt.docx", checkpoint)).dump()
    golden = GOLDEN / f"section-{checkpoint}.txt"
    if os.environ.get("VPREPORT_UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("plan", [small_plan(), vp.read_plan(EXAMPLE)], ids=["small", "example"])
def test_everything_in_the_plan_is_there_when_nobody_has_answered(tmp_path, plan):
    path = vp.write_section(vp.merge(plan, answered(plan, DELAR, {})), tmp_path / "a.docx")
    shown = WordFile(path).dump()
    names = [f"{goal.number} {goal.title}" for goal in plan.goals]
    rows = [f"{row.number} {row.text}" for row in (*plan.indicators, *plan.activities)]
    missing = [name for name in (*names, *rows) if one_line(name) not in shown]
    assert missing == []
    assert faults(path) == []


def test_forecast_and_outcome_are_kept_apart_before_the_end_of_the_year(section):
    summary = styled(section, "Normal")[:2]
    assert summary == [
        (
            "Utfall till och med den 31\u00a0augusti 2026: Av planens sex mål bedöms ett som "
            "uppfyllt och ett som delvis uppfyllt. Fyra mål har inte kunnat bedömas."
        ),
        (
            "Prognos för helåret 2026: Av planens sex mål bedöms ett bli uppfyllt och ett bli "
            "delvis uppfyllt. Prognosen är osäker för ett mål. Prognos saknas för tre mål."
        ),
    ]


def test_the_annual_section_has_no_forecast(tmp_path):
    shown = WordFile(written(tmp_path / "avsnitt.docx", AR)).dump()
    before_the_rules = shown.partition(f"[heading 2] {texts.RULES}")[0]
    assert "rognos" not in before_the_rules


def test_a_persons_judgement_stands_beside_the_computed_one(tmp_path):
    shown = WordFile(written(tmp_path / "avsnitt.docx", AR)).dump()
    assert (
        "[Normal] Status: ●\u00a0Uppfyllt, enligt egen bedömning av Ledningsstaben.\n"
        "[Normal] Motivering: Det som återstår är formellt.\n"
        "[Normal] Enligt reglerna: ◐\u00a0Delvis uppfyllt. "
    ) in shown


@pytest.mark.parametrize(
    ("typed", "shown", "status"),
    [
        (0, "0\u00a0st", "○\u00a0Ej uppfylld"),
        (None, "Ej redovisat", "Ej redovisad"),
        (NOT_MEASURED, "Ej mätt", "Ej mätt"),
        (NOT_APPLICABLE, "Ej aktuellt", "Ej aktuell"),
        (REFUSED, "Kan inte användas: «ca 12»", "Kan inte bedömas"),
    ],
)
def test_zero_blank_and_the_two_words_for_no_value_stay_different(tmp_path, typed, shown, status):
    answers = {"ledning": {("indicators", "granskade-planer", "outcome"): typed}}
    plan = small_plan()
    followup = vp.merge(plan, answered(plan, AR, answers))
    path = vp.write_section(followup, tmp_path / "avsnitt.docx")
    rows = [row for row in WordFile(path).body.iter(W + "tr") if "1.1.1 " in text_of(row)]
    cells = [text_of(cell.find(W + "p")) for cell in rows[0].iter(W + "tc")]
    assert cells[2:] == [shown, status]


def test_a_confidential_value_reaches_no_part_of_the_file(tmp_path):
    """Even if it had come through the reading and the merging, which it cannot."""
    followup = follow_up()
    strategic = followup.strategic_goals[1]
    goal = next(g for g in strategic.goals if g.goal.id == "sakerhet")
    answer = replace(followup.indicators[0].outcome, raw="HEMLIGT")
    leaking = replace(
        goal.indicators[0],
        outcome=answer,
        forecast=answer,
        judgement=replace(goal.indicators[0].judgement, explanation="HEMLIGT", reason="HEMLIGT"),
    )
    goals = tuple(replace(g, indicators=(leaking,)) if g is goal else g for g in strategic.goals)
    followup = replace(
        followup,
        strategic_goals=(followup.strategic_goals[0], replace(strategic, goals=goals)),
    )
    path = vp.write_section(followup, tmp_path / "avsnitt.docx")
    with zipfile.ZipFile(path) as package:
        assert not any(b"HEMLIGT" in package.read(name) for name in package.namelist())
    said = f"Uppgiften omfattas av sekretess ({unbroken('18 kap. 13 § OSL')})."
    assert said in WordFile(path).dump()


def test_captions_are_numbered_in_order_and_references_find_them(section):
    marks = {
        attribute(m, "name"): attribute(m, "id") for m in section.body.iter(W + "bookmarkStart")
    }
    captions = styled(section, OUR_STYLES.caption)
    numbers = [caption.split(". ")[0] for caption in captions]
    drawn = ["Diagram 1"]
    tables = [f"Tabell {number}" for number in range(1, len(section.tables) + 1)]
    assert [n for n in numbers if n not in drawn] == tables
    assert [n for n in numbers if n in drawn] == drawn
    assert len(set(marks.values())) == len(marks)
    references = [f for f in section.body.iter(W + "fldSimple") if "REF" in attribute(f, "instr")]
    assert [text_of(reference) for reference in references] == [
        "Tabell 1",
        "Tabell 2",
        "Tabell 4",
        "Diagram 1",
    ]
    assert all(attribute(r, "instr").split()[1] in marks for r in references)


def test_a_bookmark_keeps_within_what_word_allows():
    long = "goals_" + "mycket-langt-namn-" * 5
    names = [bookmark_name(TableReference(key)) for key in (f"{long}a", f"{long}b", "prognos")]
    assert len(set(names)) == 3
    assert all(re.fullmatch(r"_[A-Za-z0-9_]+", name) for name in names)
    assert max(map(len, names)) <= MAX_BOOKMARK


def test_lists_that_people_typed_become_lists(section):
    assert "fyra planer är granskade" in styled(section, OUR_STYLES.bullet)
    assert styled(section, OUR_STYLES.number) == ["Kartlägg.", "Utbilda."]


def test_a_typed_list_keeps_its_numbers(tmp_path):
    typed = "Först:\n1. ett\n2. två\nSedan:\n7) sju\n8) åtta"
    path = written(tmp_path / "avsnitt.docx", analysis=typed)
    document = WordFile(path)
    numbers = [
        attribute(p.find(f"{W}pPr/{W}numPr/{W}numId"))
        for p in document.paragraphs
        if document.style_of(p) == OUR_STYLES.number
    ]
    starts = {
        attribute(num, "numId"): attribute(num.find(f"{W}lvlOverride/{W}startOverride"))
        for num in document.part("word/numbering.xml").iter(W + "num")
    }
    # The analysis stands both in the evaluation and under its goal; each list begins anew.
    assert numbers == ["2", "2", "3", "3", "4", "4", "5", "5", "6", "6"]
    assert starts == {"1": "", "2": "1", "3": "7", "4": "1", "5": "7", "6": "1"}


TYPED = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\n\r\t\v\f\x00\x1b\u2028\ufffe\ud800<>&\"'{}[]-–•1. "),
    ),
    max_size=60,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(analysis=TYPED, deviation=TYPED)
def test_no_text_that_people_type_can_break_the_file(tmp_path, analysis, deviation):
    path = written(tmp_path / "avsnitt.docx", analysis=analysis, deviation=deviation)
    assert faults(path) == []
    shown = "".join(text_of(WordFile(path).body).split())
    assert all(sign in shown for sign in analysis + deviation if sign.isalpha())


def test_the_same_follow_up_gives_the_same_bytes(tmp_path):
    first = written(tmp_path / "ett.docx").read_bytes()
    again = written(tmp_path / "ett.docx").read_bytes()
    assert first == again == written(tmp_path / "två.docx").read_bytes()


def test_a_file_that_somebody_has_saved_is_not_written_over(tmp_path):
    path = written(tmp_path / "avsnitt.docx")
    document = docx.Document(str(path))
    document.core_properties.last_modified_by = "En skribent"
    document.core_properties.modified = document.core_properties.created.replace(year=2027)
    document.save(str(path))
    saved = path.read_bytes()
    with pytest.raises(vp.OutputError) as refused:
        written(path)
    assert [finding.code for finding in refused.value.findings] == [vp.Code.WRITTEN_BY_A_PERSON]
    assert path.read_bytes() == saved


def test_another_program_opens_it_and_finds_its_properties(tmp_path):
    document = docx.Document(str(written(tmp_path / "avsnitt.docx")))
    properties = document.core_properties
    assert properties.title == (
        "Uppföljning av verksamhetsplanen – Delårsrapport 2026, Kommunstyrelsen, "
        "Exempelköpings kommun"
    )
    assert (properties.author, properties.language) == ("vpreport", "sv-SE")
    assert properties.created == properties.modified
    assert properties.created.date().isoformat() == "2026-08-31"
    assert [document.styles[name].type is not None for name in ("Heading 1", "List Bullet")]
    assert len(document.tables) == 15
    assert round(document.sections[0].page_width.cm, 1) == 21.0


def test_the_elements_stand_in_the_order_of_the_schema(section):
    for name in (DOCUMENT, STYLES, "word/numbering.xml", "word/settings.xml", "word/footer1.xml"):
        for parent in section.part(name).iter():
            order = ORDER.get(parent.tag.removeprefix(W))
            if order:
                places = [order.split().index(child.tag.removeprefix(W)) for child in parent]
                assert places == sorted(places), parent.tag


def test_the_section_can_be_put_into_a_document_with_its_own_styles_and_numbers():
    styles = replace(OUR_STYLES, headings=("A", "B", "C", "D"), caption="Bildtext", table="Egen")
    layout = Layout(
        styles=styles,
        width=7000,
        label="Tab",
        chart_label="Fig",
        heading_offset=1,
        first_table=7,
        first_chart=3,
        first_bookmark=50,
    )
    body = w("body", *render(section_blocks(follow_up()), layout))
    used = {attribute(style) for style in body.iter(W + "pStyle")}
    assert {"B", "C", "D", "Bildtext"} <= used
    assert "A" not in used
    captions = [
        text_of(f) for f in body.iter(W + "fldSimple") if "SEQ Tab " in attribute(f, "instr")
    ]
    assert captions == [str(number) for number in range(7, 7 + len(captions))]
    marks = [int(attribute(mark, "id")) for mark in body.iter(W + "bookmarkStart")]
    assert marks == list(range(50, 50 + len(marks)))
    for grid in body.iter(W + "tbl"):
        assert sum(int(attribute(column, "w")) for column in grid.iter(W + "gridCol")) == 7000


def test_a_long_table_may_be_divided_but_leaves_neither_header_nor_source_alone():
    """Where the first row is kept with the second, LibreOffice 7.4 can lose the rows after them."""
    rows = tuple((Cell(f"Rad {number}"),) for number in range(40))
    columns = (Column(title="Namn", share=1),)
    block = Table(key="lang", caption="L", description="L", columns=columns, rows=rows)
    head, *others = table(block, LAYOUT).iter(W + "tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert kept([head, *others]) == [0, 39, 40]  # with what follows: a row, or the source
    tall = (Cell("Lång text " * 400),)
    _, *divided = table(replace(block, rows=(tall, *rows, tall)), LAYOUT).iter(W + "tr")
    assert kept(divided) == [41]
    short = table(replace(block, rows=rows[:3]), LAYOUT)
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in short.iter(W + "p"))


def test_what_a_department_judges_before_the_date_is_told_beside_what_the_rules_say(tmp_path):
    plan = with_indicator(
        small_plan(),
        "kartlaggning",
        targets=(target(DECEMBER, "klart", basis=TargetBasis.ANSWER),),
        source="Kvalitetsrådets enkät",
    )
    said = {
        ("indicators", "kartlaggning", "assessment"): "partly",
        ("indicators", "kartlaggning", "reason"): "Hälften är kartlagda.",
    }
    followup = vp.merge(plan, answered(plan, DELAR, {"ledning": said}))
    shown = WordFile(vp.write_section(followup, tmp_path / "a.docx")).dump().replace("\u00a0", " ")
    assert (
        "Indikatorn bedöms inte ännu; det första målvärdet är avdelningens bedömning (december "
        "2026). / Egen bedömning: Delvis uppfylld. Enligt reglerna: ◌ Mäts senare. / Motivering: "
        "Hälften är kartlagda."
    ) in shown
    assert "Källa: svar från Ledningsstaben. Underlag: Kvalitetsrådets enkät." in shown


def kept(rows):
    """Return the places of the rows that stay on the page of what follows them."""
    return [i for i, row in enumerate(rows) if next(row.iter(W + "keepNext"), None) is not None]


def test_what_many_have_left_out_is_counted_by_department_and_still_stands_in_its_table(tmp_path):
    plan = vp.read_plan(EXAMPLE)
    path = vp.write_section(vp.merge(plan, answered(plan, AR, {})), tmp_path / "avsnitt.docx")
    shown = WordFile(path).dump().replace("\u00a0", " ")
    _, gaps = shown.split(f"[heading 2] {texts.NOT_REPORTED}\n")
    assert (
        "[Listinledning] 72 åtgärder är ej redovisade. Alla finns med under sina mål. Det som "
        "flera avdelningar delar räknas hos var och en av dem. Antalet för varje avdelning är:\n"
        "[List Bullet] Ledningsstöd: 28\n"
    ) in gaps
    assert "[Listinledning] Fem uppdrag från fullmäktige är ej redovisade:\n" in gaps
    rows = [line.strip() for line in shown.splitlines() if line.startswith("    | ")]
    for activity in plan.activities:
        (row,) = [row for row in rows if row.startswith(f"| {activity.number} ")]
        assert "Ej redovisad" in row


def test_the_summary_answers_how_it_goes_what_it_costs_where_the_risk_is_and_what_is_left(tmp_path):
    plan = vp.read_plan(EXAMPLE)
    inbox = EXAMPLE.with_name("inbox")
    followup = vp.merge(plan, vp.read_submissions(plan, inbox, checkpoint=DELAR))
    shown = WordFile(vp.write_section(followup, tmp_path / "a.docx")).dump().replace("\u00a0", " ")
    _, after = shown.split("[heading 1] Sammanfattning\n")
    summary = after.partition("[heading 1]")[0]
    assert [line[12:] for line in summary.splitlines() if line.startswith("[heading 2] ")] == [
        "Hur går det?",
        "Vad kostar det?",
        "Var finns riskerna?",
        "Vad återstår att göra?",
    ]
    for said in (
        "Ej uppfyllda mål: 3.6 Upphandling av banktjänster; 3.7 Övergripande analysgrupp.",
        "Driftbudget: Prognosen för 2026 är −124,6 mkr. Det är ett underskott på 0,8 mkr",
        "K26.2 Informationssäkerhet, 12 (sannolikhet: möjlig, konsekvens: allvarlig).",
        "Större avvikelser i den interna kontrollen: K26.4 Delegationsbeslut.",
        "Mål med osäker prognos: 3.5 Avtal om finansiella tjänster; 4.4 Styrdokument för krisber",
        "U3 Se över riktlinjen för representation (exempel); U4",
        "Det som saknas står i avsnittet «Det som inte har redovisats».",
    ):
        assert said in summary
    assert "K26.6" not in summary  # it is confidential


def test_what_is_said_below_a_number_stands_as_far_to_the_right_as_the_number():
    columns = (Column(title="Post", share=1), Column(title="Budget", share=1, is_count=True))
    row = (Cell("Summa", notes=("Alla",)), Cell("−83,5", notes=("7 av 8 poster",)))
    block = Table(key="t", caption="", description="", columns=columns, rows=(row,))
    _, written = table(block, LAYOUT).iter(W + "tr")
    notes = [p for p in written.iter(W + "p") if p.find(f"{W}pPr/{W}pStyle").get(W + "val") == NOTE]
    assert [p.find(f"{W}pPr/{W}jc") is not None for p in notes] == [False, True]


def test_a_long_enumeration_ends_with_how_many_are_left():
    assert brief_texts.named(("a", "b")) == "a; b."
    assert brief_texts.named(tuple("abcdefghi")) == "a; b; c; d; e; f; g; h; i."
    assert brief_texts.named(tuple("abcdefghij")) == "a; b; c; d; e; f; g; h; och ytterligare 2."


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            (17, 4, 2, 1, 1),
            (
                "Av planens 25 mål bedöms 17 som uppfyllda, 4 som delvis uppfyllda och "
                "2 som ej uppfyllda. Ett mål har inte kunnat bedömas. Ett mål har inget målvärde "
                "som gäller ännu och bedöms senare."
            ),
        ),
        (
            (1, 1, 0, 0, 0),
            "Av planens två mål bedöms ett som uppfyllt och ett som delvis uppfyllt.",
        ),
        ((2, 0, 0, 0, 0), "Planens båda mål bedöms som uppfyllda."),
        ((0, 0, 3, 0, 0), "Planens alla tre mål bedöms som ej uppfyllda."),
        ((1, 0, 0, 0, 0), "Planens enda mål bedöms som uppfyllt."),
        ((0, 0, 0, 1, 0), "Ett mål har inte kunnat bedömas."),
        ((0, 0, 0, 4, 0), "Inget av planens fyra mål har kunnat bedömas."),
        (
            (0, 0, 0, 14, 1),
            (
                "Inget av planens 15 mål har bedömts. 14 mål har inte kunnat bedömas. "
                "Ett mål har inget målvärde som gäller ännu och bedöms senare."
            ),
        ),
    ],
)
def test_the_summary_has_the_right_number(counts, sentence):
    names = ("met", "partly", "not_met", "not_judged", "not_due")
    shown = summaries.attainment(dict(zip(names, counts, strict=True)), whose=summaries.OF_THE_PLAN)
    assert shown == sentence


def test_that_no_goal_is_expected_to_be_met_cannot_be_read_as_that_some_are():
    counts = dict.fromkeys(texts.FORECAST_COUNTS, 0) | {"will_not_be_met": 3}
    shown = summaries.forecast(counts, whose=summaries.OF_THE_PLAN)
    assert shown == "Inget av planens tre mål bedöms bli uppfyllt."


@pytest.mark.parametrize(
    ("asked", "missing", "sentence"),
    [
        (7, ("IT",), "Sex av sju avdelningar har svarat. Svar saknas från IT."),
        (3, ("IT", "HR"), "En av tre avdelningar har svarat. Svar saknas från IT och HR."),
        (3, (), "Alla tre avdelningar som skulle redovisa har svarat."),
        (2, (), "Båda avdelningarna som skulle redovisa har svarat."),
        (2, ("IT", "HR"), "Ingen av de två avdelningar som skulle redovisa har svarat."),
        (1, (), "Den avdelning som skulle redovisa har svarat."),
        (1, ("IT",), "Den avdelning som skulle redovisa har inte svarat."),
        (0, (), "Ingen avdelning hade något att redovisa vid uppföljningen."),
    ],
)
def test_how_many_have_answered_is_said_in_the_right_number(asked, missing, sentence):
    assert summaries.answered(asked, missing) == sentence


def test_an_own_assessment_that_cannot_be_used_is_said(tmp_path):
    answers = {("goals", "planer", "assessment"): REFUSED, ("indicators", "roller", "outcome"): 30}
    refused = answers | {("indicators", "roller", "assessment"): REFUSED}
    plan = small_plan()
    followup = vp.merge(plan, answered(plan, DELAR, {"ledning": refused}))
    lines = plain(WordFile(vp.write_section(followup, tmp_path / "a.docx")).dump()).splitlines()
    said = (
        "Avdelningens egen bedömning kan inte användas. Därför gäller bedömningen enligt reglerna."
    )
    assert f"[Normal] {said}" in lines
    assert [line for line in lines if line.startswith("    | ") and said in line]


@pytest.mark.libreoffice
def test_libreoffice_understands_headings_header_rows_and_numbers(office, section, tmp_path):
    read = office.convert(section.path, tmp_path / "avsnitt.odt")
    with zipfile.ZipFile(read) as package:
        content = etree.fromstring(package.read("content.xml"))
    found = [
        (int(heading.get(f"{ODF_TEXT}outline-level")), "".join(heading.itertext()))
        for heading in content.iter(f"{ODF_TEXT}h")
    ]
    ours = [
        (file_level, text_of(p))
        for p in section.paragraphs
        if (file_level := section.heading_level(p))
    ]
    assert found == ours
    assert len(list(content.iter(f"{ODF_TABLE}table-header-rows"))) == len(section.tables)
    numbers = [
        number.text
        for number in content.iter(f"{ODF_TEXT}sequence")
        if number.get(f"{ODF_TEXT}name") == "Tabell"
    ]
    assert numbers == [str(number) for number in range(1, len(section.tables) + 1)]
