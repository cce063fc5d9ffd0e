"""The checklist itself: it finds nothing in our section, and each rule finds what it is for."""

from __future__ import annotations

import pytest
from accessibility import RULES, contrast, faults
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


BROKEN = [
    ("has_title", CORE_PROPERTIES, clear_title),
    ("is_in_swedish", STYLES, setting("lang", "val", "en-US")),
    ("styles_exist", DOCUMENT, setting("pStyle", "val", "Finns-inte")),
    ("styles_exist", DOCUMENT, setting("tblStyle", "val", "Finns-inte")),
    ("headings_are_whole", DOCUMENT, skip_a_level),
    ("headings_are_whole", STYLES, remove("outlineLvl")),
    ("no_heading_is_faked", DOCUMENT, fake_a_heading),
    ("lists_are_real", DOCUMENT, put_first(element("p", text("- en punkt")))),
    ("lists_are_real", DOCUMENT, put_first(element("p", text("1. en punkt")))),
    ("tables_have_a_header_row", DOCUMENT, remove("tblHeader")),
    ("tables_have_a_header_row", DOCUMENT, second_header_row),
    ("tables_have_a_header_row", DOCUMENT, setting("tblLook", "firstRow", "0")),
    ("tables_are_simple", DOCUMENT, inside("tcPr", element("gridSpan", val="2"))),
    ("tables_are_simple", DOCUMENT, inside("tcPr", element("vMerge"))),
    ("tables_are_simple", DOCUMENT, inside("tc", element("tbl"))),
    ("tables_are_simple", DOCUMENT, inside("tblPr", element("tblpPr"))),
    ("rows_are_not_split", DOCUMENT, remove("cantSplit")),
    ("no_cell_is_empty", DOCUMENT, empty_a_cell),
    ("tables_are_described", DOCUMENT, remove("tblCaption")),
    ("tables_are_described", DOCUMENT, setting("tblDescription", "val", "")),
    ("tables_are_described", DOCUMENT, move_the_caption),
    ("captions_count_right", DOCUMENT, wrong_number),
    ("pictures_are_described", DOCUMENT, put_first(element("p", element(PLACED + "docPr")))),
    ("objects_are_inline", DOCUMENT, put_first(element("p", element(PLACED + "anchor")))),
    ("colour_is_not_alone", DOCUMENT, only_colour),
    ("text_stands_out", DOCUMENT, pale_text),
    ("blanks_are_no_layout", DOCUMENT, put_first(element("p"), element("p"))),
    ("blanks_are_no_layout", DOCUMENT, put_first(element("p", text("två  blanksteg")))),
    ("links_say_where", DOCUMENT, put_first(element("p", element("hyperlink", text("läs mer"))))),
    (
        "is_not_protected",
        SETTINGS,
        inside("settings", element("documentProtection", enforcement="1")),
    ),
    ("asks_for_no_updating", SETTINGS, inside("settings", element("updateFields"))),
    ("asks_for_no_updating", DOCUMENT, setting("fldSimple", "dirty", "1")),
    ("controls_are_named", DOCUMENT, put_first(element("sdt", element("sdtPr")))),
]


@pytest.mark.parametrize(("rule", "part", "edit"), BROKEN)
def test_a_broken_file_is_caught(section, tmp_path, rule, part, edit):
    broken = edited(section, tmp_path / "trasig.docx", part, edit)
    assert rule in {fault.partition(":")[0] for fault in faults(broken)}


def test_every_rule_has_a_broken_file():
    assert {rule.__name__ for rule in RULES} == {rule for rule, _, _ in BROKEN}
