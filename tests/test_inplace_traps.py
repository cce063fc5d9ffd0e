"""The traps that a document of somebody else's sets, each with the test that walks into it.

Ids of styles are in the language of the program:
    test_styles_are_found_by_name_whatever_their_ids
Upper and lower case of names vary:
    test_upper_and_lower_case_in_names_are_not_told_apart
Two styles with the same name:
    test_of_two_styles_with_the_same_name_the_one_in_use_is_taken
A style is known by an alias:
    test_a_style_is_known_by_its_other_names_too
A style never used is only latent:
    test_a_style_that_word_only_knows_of_is_added_in_its_plainest_form
The municipality has styles of its own:
    test_own_styles_in_use_nearby_are_taken_before_words_own
The plan names the style:
    test_the_plan_decides_over_what_stands_nearby
The level of headings follows the place:
    test_headings_stand_one_level_below_the_one_before
Headings are numbered:
    test_numbered_headings_get_no_number_of_ours
Lists need numberings of the document:
    test_a_document_without_bullets_gets_one_list_of_them_and_keeps_its_own
Looking up cells takes the square of the time:
    test_a_table_of_twice_the_rows_takes_twice_the_work
    test_scanning_twice_the_document_takes_twice_the_work
    test_reading_the_conventions_of_twice_the_document_takes_twice_the_work
    test_an_update_of_twice_the_document_takes_twice_the_work
Words have no room in narrow columns:
    test_no_word_of_a_head_is_divided_in_the_wide_letters_of_the_house
Clocks and order make saving uncertain:
    test_the_same_document_and_data_give_the_same_bytes_elsewhere
Parts that nothing points at are lost:
    test_parts_that_nothing_points_at_are_kept
Comments name styles that are not there:
    test_a_comment_names_no_style_and_no_clock
updateFields and dirty make Word ask:
    test_word_is_not_asked_to_update_anything
Cached numbers of captions:
    test_captions_go_on_from_theirs_and_later_ones_are_said_to_be_stale
Numbers of captions by chapter:
    test_captions_go_on_within_the_chapter_as_theirs_do
The label decides the list of tables:
    test_english_labels_are_taken_over
The sign after the number:
    test_the_sign_after_the_number_is_that_of_the_nearest_caption
A field that is updated looks like an edit:
    test_updating_the_fields_in_word_changes_nothing
    test_what_programs_change_at_a_save_is_nobodys_change
Bold words are no change of the words:
    test_letters_set_by_hand_are_kept_though_the_words_are_ours
    test_the_smallest_thing_that_a_person_does_is_seen_and_kept
A section of the document ends in a block:
    test_a_section_that_ends_in_a_block_is_not_lost_even_when_it_is_overwritten
The place is in a field that is counted anew:
    test_an_anchor_in_a_field_would_be_lost_when_the_field_is_updated
Ids are drawn by lot up to the last one:
    test_ids_at_the_very_end_leave_room_for_ours
Kinds of content are told in other ways:
    test_the_record_is_told_to_be_xml_where_xml_is_told_to_be_a_document
    test_relations_are_told_what_they_are_where_it_is_told_for_each
LibreOffice loses the tags:
    test_every_block_is_found_again_after_libreoffice_has_saved
Blocks without tags are told apart:
    test_blocks_that_libreoffice_has_untagged_are_left_and_the_way_back_is_told
LibreOffice loses the words for those who do not see:
    test_what_libreoffice_takes_from_tables_and_charts_stands_in_words_as_well
Google Docs loses references and styles:
    test_the_guide_says_that_google_docs_cannot_be_used
A comma in a chart follows the reader's program:
    test_the_numbers_of_a_chart_stand_in_its_table
Moves in tracked changes are fragile:
    test_nothing_is_tracked_as_moved_and_ids_are_unique
Two tables end to end become one:
    test_a_table_of_ours_never_touches_another
The anchor is split over runs:
    test_nothing_outside_our_blocks_changes_at_any_update
Blanks between elements:
    test_any_document_keeps_its_own_bytes
500 pages:
    test_a_report_of_500_pages_keeps_its_own_bytes
Pictures, notes, landscape, marks, captions, controls:
    test_the_houses_own_report_keeps_its_own_bytes

The states of a block, in the same way:

Pristine, with other data and with the same:
    test_a_block_that_nobody_has_changed_is_written_anew
    test_the_same_data_again_leaves_the_file_as_it_is
Edited:
    test_what_a_person_has_changed_is_kept
    test_the_report_says_what_was_written_what_stands_and_what_would_be_written
Tracked:
    test_tracked_changes_are_left_for_a_person_to_accept
No baseline:
    test_nothing_is_written_over_when_the_record_is_gone
Duplicated:
    test_a_copied_block_is_left_alone_in_both_places
Removed:
    test_a_block_that_somebody_took_away_does_not_come_back
Saved by LibreOffice:
    test_reattaching_finds_the_blocks_by_their_words
    test_reattaching_does_not_guess_between_two_places
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from annual_report import (
    MAIN,
    OVERLAPPING,
    THEIR_CONTROL,
    Report,
    anchor,
    caption,
    outside,
    paragraph,
    part,
    parts,
    raw_members,
    rewritten,
    typical,
)
from house_report import ANCHOR, HouseReport, picture, their_table
from lxml import etree
from sample import AR
from section_sample import follow_up
from word_file import W, text_of

import vpreport as vp
from vpreport.report.section.blocks import Cell, Chart, Column, Table
from vpreport.report.section.rendering import render
from vpreport.report.section.writing import section_blocks
from vpreport.report.target.conventions import read_conventions

EXTENDED = {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels", "word/styles.xml"}
NUMBERING = "word/numbering.xml"
VAL = W + "val"


def our_controls(path: Path) -> list[etree._Element]:
    root = etree.fromstring(part(path))
    tags = ((each, each.find(f"{W}sdtPr/{W}tag")) for each in root.iter(W + "sdt"))
    return [
        each for each, tag in tags if tag is not None and tag.get(VAL, "").startswith("vpreport:")
    ]


def in_ours(path: Path, name: str) -> list[etree._Element]:
    return [each for control in our_controls(path) for each in control.iter(W + name)]


def keeps_its_own_bytes(path: Path, mark: str) -> None:
    """Insert, update with other data, and the same again; all that is theirs stays as it was."""
    theirs = part(path).replace(mark.encode(), b"")
    before = raw_members(path)
    lists = parts(path).get(NUMBERING, b"")
    for answers in (follow_up(), follow_up(AR, analysis="Ny analys.")):
        assert vp.update_document(answers, path).is_written
        assert outside(path) == theirs
        after = raw_members(path)
        assert {n for n in before if after[n] != before[n]} <= EXTENDED | {NUMBERING}
        assert without_our_list(path) == lists
    assert not vp.update_document(follow_up(AR, analysis="Ny analys."), path).is_written
    docx.Document(str(path))


def without_our_list(path: Path) -> bytes:
    """The numberings without the definition of bullets and the numbering that we have put in."""
    ours = rb'<w:(abstractNum|num) xmlns:w="[^"]*" .*?</w:\1>'
    return re.sub(ours, b"", parts(path).get(NUMBERING, b""))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return HouseReport().written(tmp_path / "rapport.docx")


def test_the_table_of_traps_names_tests_that_there_are() -> None:
    named = re.findall(r"\b(test_\w+)$", __doc__ or "", flags=re.MULTILINE)
    files = Path(__file__).parent.glob("test_*.py")
    there = {n for f in files for n in re.findall(r"def (test_\w+)", f.read_text("utf-8"))}
    assert len(named) > 30
    assert set(named) <= there


# Whole reports


def test_the_houses_own_report_keeps_its_own_bytes(house: Path) -> None:
    own = HouseReport()
    every = own.after + OVERLAPPING + THEIR_CONTROL + picture(42)
    path = HouseReport(after=every).written(house)
    keeps_its_own_bytes(path, ANCHOR)
    ids = Counter(
        each.get("id")
        for each in etree.fromstring(part(path)).iter("{*}docPr")  # theirs has 41 and 42
    )
    assert set(ids.values()) == {1}
    assert docx.Document(str(path)).part.package.image_parts


def test_a_report_of_500_pages_keeps_its_own_bytes(tmp_path: Path) -> None:
    page = (
        paragraph("Verksamhet", "Rubrik2")
        + paragraph("Verksamheten har fortsatt som planerat under hela året. " * 8, "Brdtext")
        + caption("Nyckeltal", 1)
        + their_table()
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    )
    report = HouseReport(
        before=paragraph("Årsredovisning", "Rubrik1") + page * 250, after=page * 250
    )
    path = report.written(tmp_path / "rapport.docx")
    assert part(path).count(b'w:type="page"') == 500
    keeps_its_own_bytes(path, ANCHOR)
    assert "Tabell 251. Måluppfyllelse" in text_of(etree.fromstring(part(path)))


# Headings and lists


def test_numbered_headings_get_no_number_of_ours(house: Path) -> None:
    # Anchored under a heading of the first level, goals are on level 4, which the house numbers.
    path = HouseReport(before=paragraph("Målen", "Rubrik1")).written(house)
    outcome = vp.update_document(follow_up(), path)
    assert vp.Code.HEADINGS_NUMBERED in {each.code for each in outcome.findings}
    headings = [
        text_of(each)
        for each in in_ours(path, "p")
        if (style := each.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(VAL, "").startswith("Rubrik")
    ]
    assert "Aktuella detaljplaner" in headings
    assert not [text for text in headings if text[0].isdigit()]
    assert not [each for each in in_ours(path, "numPr") if _style_of(each).startswith("Rubrik")]


def test_a_heading_that_the_house_does_not_number_says_what_its_number_is_of(house: Path) -> None:
    vp.update_document(follow_up(), house)  # goals are on level 5, which the document lacked
    assert "Mål 1.1: Aktuella detaljplaner" in text_of(etree.fromstring(part(house)))


def _style_of(numbered: etree._Element) -> str:
    properties = numbered.getparent()
    style = None if properties is None else properties.find(f"{W}pStyle")
    return "" if style is None else style.get(VAL, "")


@pytest.mark.parametrize(
    ("report", "part_name"),
    [(HouseReport(), NUMBERING), (typical(), "word/vpnumbering1.xml")],
    ids=["numberings", "none"],
)
def test_a_document_without_bullets_gets_one_list_of_them_and_keeps_its_own(
    tmp_path: Path, report: Report, part_name: str
) -> None:
    path = report.written(tmp_path / "rapport.docx")
    before = parts(path).get(part_name, b"")
    outcome = vp.update_document(follow_up(), path)
    assert vp.Code.BULLETS_ADDED in {finding.code for finding in outcome.findings}
    root = etree.fromstring(parts(path)[part_name])
    order = [etree.QName(each).localname for each in root]
    assert order == sorted(order)  # definitions before numberings
    numbers = [each.get(f"{W}numId") for each in root.iter(f"{W}num")]
    assert len(set(numbers)) == len(numbers)
    assert {each.get(VAL, "") for each in in_ours(path, "numId")} == {numbers[-1]}
    assert len(numbers) == len(re.findall(rb"<w:num ", before)) + 1
    again = vp.update_document(follow_up(AR), path)
    assert vp.Code.BULLETS_ADDED not in {finding.code for finding in again.findings}
    assert len(list(etree.fromstring(parts(path)[part_name]).iter(f"{W}num"))) == len(numbers)


@pytest.mark.parametrize(
    ("numbering", "order"),
    [
        (f"<x:numbering xmlns:x='{W[1:-1]}' />", ["abstractNum", "num"]),
        (
            (
                f"<x:numbering xmlns:x='{W[1:-1]}'><x:num x:numId='7'/><x:numIdMacAtCleanup "
                "x:val='9'/></x:numbering>\n"
            ),
            ["abstractNum", "num", "num", "numIdMacAtCleanup"],
        ),
    ],
)
def test_a_list_is_put_in_where_the_schema_has_it(
    house: Path, numbering: str, order: list[str]
) -> None:
    rewritten(house, lambda _: numbering, NUMBERING)
    vp.update_document(follow_up(), house)
    assert [etree.QName(each).localname for each in etree.fromstring(parts(house)[NUMBERING])] == (
        order
    )


# Tables


def calls_of_a_table(rows: int) -> int:
    """How many calls it takes to write a table of so many rows."""
    cells = tuple(Cell(f"Rad {n}") for n in range(8))
    table = Table(
        key="t",
        caption="Stor tabell",
        description="Många rader.",
        columns=tuple(Column(title=f"Kolumn {n}", share=1) for n in range(8)),
        rows=(cells,) * rows,
    )
    main = b'<w:document xmlns:w="%s"><w:body></w:body></w:document>' % W[1:-1].encode()
    layout = read_conventions({"word/document.xml": main}, main.index(b"</w:body>")).layout
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        (_, written) = render((table,), layout)
    finally:
        sys.setprofile(before)
    assert len(written.findall(W + "tr")) == rows + 1
    return calls


def test_a_table_of_twice_the_rows_takes_twice_the_work() -> None:
    assert calls_of_a_table(200) < 2.1 * calls_of_a_table(100)


def verdana_bold(word: str) -> int:
    """The width of a word in thousandths of the size of its letters, by the font's own measures."""
    narrow = {"f": 422, "i": 342, "j": 403, "l": 342, "r": 497, "s": 593, "t": 455, "c": 588}
    wide = {"m": 1058, "w": 979, "M": 948, "I": 546}
    return sum({**narrow, **wide}.get(sign, 850 if sign.isupper() else 690) for sign in word)


def test_no_word_of_a_head_is_divided_in_the_wide_letters_of_the_house(house: Path) -> None:
    vp.update_document(follow_up(), house)
    tables = in_ours(house, "tbl")
    assert len(tables) > 8
    for table in tables:
        air = table.find(f"{W}tblPr/{W}tblCellMar/{W}left")
        beside = 2 * (108 if air is None else int(air.get(W + "w", "")))
        for cell in table.iterfind(f"{W}tr[1]/{W}tc"):
            size = next((int(each.get(VAL, "")) for each in cell.iter(W + "sz")), 18)
            width = int(next(cell.iter(W + "tcW")).get(W + "w", "")) - beside
            longest = max(map(verdana_bold, text_of(cell).split()))
            assert longest * size * 10 <= 1000 * width, text_of(cell)


def test_a_table_of_ours_never_touches_another(tmp_path: Path) -> None:
    """A paragraph with words stands between, so that no program makes one table of two."""
    path = HouseReport(after=their_table()).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    body = etree.fromstring(part(path)).find(W + "body")
    assert body is not None
    flow = [
        each
        for child in body
        for each in (child.iterfind(f"{W}sdtContent/*") if child.tag == W + "sdt" else (child,))
    ]
    tables = [place for place, each in enumerate(flow) if each.tag == W + "tbl"]
    ours = tables[1:-1]  # their own stand first and last
    assert len(ours) > 8
    for place in ours:
        assert flow[place + 1].tag == W + "p"
        assert text_of(flow[place + 1]).strip()


# What other programs do


def test_parts_that_nothing_points_at_are_kept(tmp_path: Path) -> None:
    more = {"word/glomd.xml": b"<a/>", "custom/bild.bin": bytes(range(256))}
    path = typical(more=more).written(tmp_path / "rapport.docx")
    before = raw_members(path)
    vp.update_document(follow_up(), path)
    after = raw_members(path)
    assert {name: after[name] for name in more} == {name: before[name] for name in more}


def test_a_comment_names_no_style_and_no_clock(tmp_path: Path) -> None:
    path = typical(anchors=anchor("mal-planer")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    rewritten(path, lambda xml: xml.replace("Ansvarig: ", "Ansvariga: "))
    vp.update_document(follow_up(), path, as_comments=["mal-planer"])
    root = etree.fromstring(part(path, "word/comments.xml"))
    (comment,) = (each for each in root if each.get(W + "author") == "vpreport")
    assert text_of(comment)
    assert not list(comment.iter(W + "pStyle", W + "rStyle"))
    mine = [
        each.getparent()
        for each in in_ours(path, "commentReference")
        if each.get(W + "id") == comment.get(W + "id")
    ]
    assert [[each.tag for each in run] for run in mine if run is not None] == [
        [W + "commentReference"]  # nor does the sign in the text
    ]
    # The day of the data, whatever the clock says; no other time stands in it.
    assert comment.get(W + "date") == "2026-08-31T00:00:00Z"
    assert re.findall(rb"\d{4}-\d\d-\d\dT[^\"]*", etree.tostring(comment)) == [
        b"2026-08-31T00:00:00Z"
    ]


def test_word_is_not_asked_to_update_anything(house: Path) -> None:
    vp.update_document(follow_up(), house)
    settings = part(house, "word/settings.xml")
    assert b"updateFields" not in settings
    assert b"w:dirty" not in part(house)
    numbers = [
        int(found)
        for each in in_ours(house, "p")
        if "SEQ Tabell" in "".join(each.itertext())
        for found in re.findall(r"^Tabell (\d+)\.", text_of(each))
    ]
    assert numbers == list(range(2, len(numbers) + 2))  # theirs before has number 1


def test_nothing_is_tracked_as_moved_and_ids_are_unique(tmp_path: Path) -> None:
    path = typical(anchors=anchor("mal-planer")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(analysis="Ett.\nTvå.\nTre."), path)
    keys = [block.key for block in vp.document_status(path).blocks]
    vp.update_document(follow_up(analysis="Tre.\nEtt.\nTvå."), path, as_tracked_changes=keys)
    root = etree.fromstring(part(path))
    assert in_ours(path, "ins")
    assert in_ours(path, "del")
    assert not [each for each in root.iter() if "move" in etree.QName(each).localname]
    marks = ("ins", "del", "rPrChange", "pPrChange", "tcPrChange", "trPrChange")
    ids = Counter(each.get(W + "id") for each in root.iter(*(W + mark for mark in marks)))
    assert set(ids.values()) == {1}


def test_the_numbers_of_a_chart_stand_in_its_table() -> None:
    blocks = section_blocks(follow_up())
    tables = {block.key: block for block in blocks if isinstance(block, Table)}
    charts = [block for block in blocks if isinstance(block, Chart)]
    assert charts
    for chart in charts:
        shown = [cell.text for row in tables[chart.table].rows for cell in row]
        values = (value for series in chart.series for value in series.values)
        assert {str(value) for value in values if value} <= set(shown)


def test_the_guide_says_that_google_docs_cannot_be_used() -> None:
    guide = Path(__file__).parents[1] / "docs" / "arsredovisning.md"
    assert "Google Dokument tar bort korsreferenser" in guide.read_text("utf-8")


@pytest.mark.libreoffice
def test_what_libreoffice_takes_from_tables_and_charts_stands_in_words_as_well(office, house):
    """It drops the title of a table and the alternative text of a chart: both are captions too."""
    vp.update_document(follow_up(), house)
    titles = [each.get(VAL, "") for each in in_ours(house, "tblCaption")]
    assert titles
    saved = office.convert(house, house.with_name("sparad.docx"))
    said = text_of(etree.fromstring(part(saved)))
    assert [title for title in titles if title not in said] == []
    blocks = section_blocks(follow_up())
    assert all(block.caption in said for block in blocks if isinstance(block, Chart))
    with zipfile.ZipFile(saved) as package:
        assert package.testzip() is None
