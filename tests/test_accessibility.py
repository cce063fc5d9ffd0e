"""The checklist: it finds nothing in our section, and each rule finds what it is for."""

from __future__ import annotations

import pytest
from accessibility import contrast, faults
from lxml import etree
from section_sample import written
from word_file import (
    CORE,
    CORE_PROPERTIES,
    DOCUMENT,
    PLACED,
    SETTINGS,
    STYLES,
    W,
    attribute,
    edited,
)

from vpreport.report.target.checking.reading import CHART
from vpreport.report.target.checking.rules import Rule
from vpreport.texts.checklist import TOLD


@pytest.fixture(scope="module")
def section(tmp_path_factory):
    return written(tmp_path_factory.mktemp("section") / "avsnitt.docx")


def test_the_section_has_no_fault(section):
    assert faults(section) == []


def test_contrast_is_that_of_the_standard():
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def element(tag, *children, **attributes):
    new = etree.Element(tag if tag.startswith("{") else W + tag)
    for name, value in attributes.items():
        new.set(W + name, value)
    new.extend(children)
    return new


def text(words):
    content = element("t")
    content.text = words
    return element("r", content)


def first(tree, tag):
    return next(tree.iter(W + tag))


def remove(*tags):
    def edit(tree):
        for tag in tags:
            for found in list(tree.iter(W + tag)):
                found.getparent().remove(found)

    return edit


def setting(tag, name, value):
    return lambda tree: first(tree, tag).set(W + name, value)


def put_first(*blocks):
    def edit(tree):
        body = tree.find(W + "body")
        for block in reversed(blocks):
            body.insert(0, block)

    return edit


def inside(tag, child):
    return lambda tree: first(tree, tag).append(child)


def clear_title(tree):
    tree.find("dc:title", CORE).text = " "


def skip_a_level(tree):
    styles = [style for style in tree.iter(W + "pStyle") if attribute(style) == "Rubrik2"]
    for style in styles:
        style.set(W + "val", "Rubrik3")


def fake_a_heading(tree):
    run = text("Bara fetstil")
    run.insert(0, element("rPr", element("b")))
    tree.find(W + "body").insert(0, element("p", run))


def empty_a_cell(tree):
    cell = first(tree, "tc")
    for content in list(cell.iter(W + "t")):
        content.text = " "


def only_colour(tree):
    cell = next(shade for shade in tree.iter(W + "shd")).getparent().getparent()
    for content in list(cell.iter(W + "t")):
        content.text = "●"


def pale_text(tree):
    first(tree, "r").insert(0, element("rPr", element("color", val="BBBBBB")))


def wrong_number(tree):
    counted = next(f for f in tree.iter(W + "fldSimple") if "SEQ" in attribute(f, "instr"))
    first(counted, "t").text = "9"


def move_the_caption(tree):
    table = first(tree, "tbl")
    table.addprevious(element("p", text("Något annat")))


def second_header_row(tree):
    rows = list(first(tree, "tbl").iter(W + "tr"))
    rows[-1].find(W + "trPr").append(element("tblHeader"))


def without_headings(tree):
    for style in list(tree.iter(W + "pStyle")):
        if attribute(style).startswith("Rubrik"):
            style.getparent().remove(style)


def empty_a_heading(tree):
    heading = next(s for s in tree.iter(W + "pStyle") if attribute(s) == "Rubrik1")
    for content in heading.getparent().getparent().iter(W + "t"):
        content.text = ""


def described_as(words):
    return lambda tree: next(tree.iter(PLACED + "docPr")).set("descr", words)


def move_the_chart(tree):
    chart = next(tree.iter(CHART))
    paragraph = next(chart.iterancestors(W + "p"))
    tree.find(W + "body").insert(0, paragraph)


BROKEN = [
    ("no_title", CORE_PROPERTIES, clear_title),
    ("not_swedish", STYLES, setting("lang", "val", "en-US")),
    ("style_missing", DOCUMENT, setting("pStyle", "val", "Finns-inte")),
    ("style_missing", DOCUMENT, setting("tblStyle", "val", "Finns-inte")),
    ("level_skipped", DOCUMENT, skip_a_level),
    ("no_heading", DOCUMENT, without_headings),
    ("heading_empty", DOCUMENT, empty_a_heading),
    ("heading_faked", DOCUMENT, fake_a_heading),
    ("list_typed", DOCUMENT, put_first(element("p", text("- en punkt")))),
    ("list_typed", DOCUMENT, put_first(element("p", text("1. en punkt")))),
    ("no_header_row", DOCUMENT, remove("tblHeader")),
    ("header_rows_apart", DOCUMENT, second_header_row),
    ("header_not_said", DOCUMENT, setting("tblLook", "firstRow", "0")),
    ("merged", DOCUMENT, inside("tcPr", element("gridSpan", val="2"))),
    ("merged", DOCUMENT, inside("tcPr", element("vMerge"))),
    ("nested", DOCUMENT, inside("tc", element("tbl"))),
    ("floating_table", DOCUMENT, inside("tblPr", element("tblpPr"))),
    ("row_split", DOCUMENT, remove("cantSplit")),
    ("cell_empty", DOCUMENT, empty_a_cell),
    ("table_not_described", DOCUMENT, remove("tblCaption")),
    ("table_not_described", DOCUMENT, setting("tblDescription", "val", "")),
    ("no_caption", DOCUMENT, move_the_caption),
    ("number_stale", DOCUMENT, wrong_number),
    ("not_described", DOCUMENT, put_first(element("p", element(PLACED + "docPr")))),
    ("floating", DOCUMENT, put_first(element("p", element(PLACED + "anchor")))),
    ("described_by_file", DOCUMENT, described_as("Bild1.png")),
    ("description_long", DOCUMENT, described_as("x" * 251)),
    ("chart_alone", DOCUMENT, move_the_chart),
    ("blanks", DOCUMENT, put_first(element("p", element("r", element("tab"))))),
    ("colour_alone", DOCUMENT, only_colour),
    ("contrast", DOCUMENT, pale_text),
    ("empty_paragraphs", DOCUMENT, put_first(element("p"), element("p"))),
    ("blanks", DOCUMENT, put_first(element("p", text("två  blanksteg")))),
    ("link_unclear", DOCUMENT, put_first(element("p", element("hyperlink", text("läs mer"))))),
    (
        "protected",
        SETTINGS,
        inside("settings", element("documentProtection", enforcement="1")),
    ),
    ("asks_for_update", SETTINGS, inside("settings", element("updateFields"))),
    ("asks_for_update", DOCUMENT, setting("fldSimple", "dirty", "1")),
    ("control_unnamed", DOCUMENT, put_first(element("sdt", element("sdtPr")))),
]


@pytest.mark.parametrize(("rule", "part", "edit"), BROKEN)
def test_a_broken_file_is_caught(section, tmp_path, rule, part, edit):
    broken = edited(section, tmp_path / "trasig.docx", part, edit)
    assert rule in {fault.partition(":")[0] for fault in faults(broken)}


def test_every_rule_has_a_broken_file_and_words():
    rules = {rule.value for rule in Rule}
    assert rules == {rule for rule, _, _ in BROKEN}
    assert rules == set(TOLD)
