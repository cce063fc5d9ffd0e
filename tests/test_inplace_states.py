"""What people do with our blocks between two updates, and what is done about it.

The states are those of a table in the documentation; each row has its tests here.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from annual_report import (
    anchor,
    control,
    part,
    parts,
    rewritten,
    typical,
)
from sample import AR, DELAR, answered
from section_sample import follow_up

import vpreport as vp

KEY = "mal-planer"
TABLE = "mal-planer.tabell-indicators-planer"
SENTENCE = "Ansvarig: "


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = typical(anchors=anchor(KEY)).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    return path


def edited(path: Path, key: str, old: str, new: str) -> None:
    """Change something in one of our blocks, as a person does in Word."""

    def edit(xml: str) -> str:
        mine = control(path, key)
        assert old in mine
        return xml.replace(mine, mine.replace(old, new, 1))

    rewritten(path, edit)


def outcome_of(outcome: vp.DocumentOutcome, key: str) -> vp.BlockOutcome:
    (found,) = (block for block in outcome.blocks if block.key == key)
    return found


def seen(path: Path, key: str = KEY) -> vp.BlockState:
    return outcome_of(vp.document_status(path), key).state


def codes(outcome: vp.DocumentOutcome) -> set[vp.Code]:
    return {finding.code for finding in outcome.findings}


def kept(path: Path, key: str, state: vp.BlockState, code: vp.Code) -> vp.BlockOutcome:
    """Update with other data, and make sure that this block is left and spoken of."""
    before = part(path)
    outcome = vp.update_document(follow_up(AR, analysis="Ny analys."), path)
    found = outcome_of(outcome, key)
    assert (found.state, found.action) == (state, vp.Action.KEPT)
    assert code in codes(outcome)
    for mine in re.findall(rb"<w:sdt xmlns.*?</w:sdt>", before, re.DOTALL):
        if f'"vpreport:{key}"'.encode() in mine:
            assert mine in part(path)
    return found


# Pristine


def test_a_block_that_nobody_has_changed_is_written_anew(report: Path) -> None:
    assert seen(report) is vp.BlockState.PRISTINE
    outcome = vp.update_document(follow_up(AR), report)
    assert outcome_of(outcome, KEY).action is vp.Action.REPLACED
    assert "Prognos" not in control(report, KEY)


def word_saves(xml: str) -> str:
    """What Word does with a block at every save: ids, split runs, proofing marks, namespaces."""
    xml = re.sub(r' xmlns:[wr]="[^"]*"(?=[^<]*><w:sdtPr)', "", xml)
    xml = xml.replace("<w:sdtPr><w:alias", "<w:sdtPr><w:rPr/><w:alias").replace("<w:rPr/>", "")
    xml = re.sub(r"<w:p>", '<w:p w:rsidR="00AB12CD" w14:paraId="1234ABCD">', xml)
    xml = re.sub(
        r'<w:r><w:t xml:space="preserve">(\w+) ([^<]*)</w:t></w:r>',
        r'<w:proofErr w:type="gramStart"/><w:r w:rsidRPr="00AA"><w:t xml:space="preserve">\1'
        r' </w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">\2</w:t></w:r>',
        xml,
    )
    return xml.replace("<w:sdtContent>", "<w:sdtContent>\n  ")


def test_word_saving_the_document_changes_nothing(report: Path) -> None:
    rewritten(report, word_saves)
    assert {block.state for block in vp.document_status(report).blocks} == {vp.BlockState.PRISTINE}
    outcome = vp.update_document(follow_up(), report)
    assert {block.action for block in outcome.blocks} == {vp.Action.UNCHANGED}
    assert not outcome.is_written


def test_updating_the_fields_in_word_changes_nothing(report: Path) -> None:
    rewritten(report, lambda xml: re.sub(r"<w:t(?: [^>]*)?>2</w:t>", "<w:t>14</w:t>", xml))
    assert {block.state for block in vp.document_status(report).blocks} == {vp.BlockState.PRISTINE}
    assert not vp.update_document(follow_up(), report).is_written


# Edited


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        (KEY, SENTENCE, "Ansvarig i kommunen: "),
        (TABLE, ">5\u00a0st<", ">6 st<"),
        (
            KEY,
            "</w:p></w:sdtContent>",
            "</w:p><w:p><w:r><w:t>Nytt.</w:t></w:r></w:p></w:sdtContent>",
        ),
        (TABLE, "<w:tr>", "<w:tr><w:tc><w:p/></w:tc></w:tr><w:tr>"),
        (KEY, 'w:val="Rubrik3"', 'w:val="Rubrik4"'),
        (KEY, "</w:r></w:p>", '</w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'),
    ],
    ids=["word", "cell", "paragraph", "row", "style", "note"],
)
def test_what_a_person_has_changed_is_kept(report: Path, key: str, old: str, new: str) -> None:
    edited(report, key, old, new)
    kept(report, key, vp.BlockState.EDITED, vp.Code.BLOCK_EDITED)


def test_one_changed_sentence_does_not_keep_the_tables_from_being_renewed(report: Path) -> None:
    edited(report, KEY, SENTENCE, "Ansvariga: ")
    outcome = vp.update_document(follow_up(AR), report)
    assert outcome_of(outcome, KEY).action is vp.Action.KEPT
    assert outcome_of(outcome, TABLE).action is vp.Action.REPLACED


def test_the_report_says_what_was_written_what_stands_and_what_would_be_written(
    report: Path,
) -> None:
    edited(report, "mal-planer.efter-indicators-planer", "Ett samråd är försenat.", "Två är sena.")
    (change,) = kept_changes(report, follow_up(deviation="Inget är försenat."))
    assert change == vp.UnitChange(
        row=0,
        column=0,
        wrote="Avvikelse: Ett samråd är försenat.",
        stands="Avvikelse: Två är sena.",
        would_write="Avvikelse: Inget är försenat.",
    )


def kept_changes(path: Path, followup: vp.FollowUp) -> tuple[vp.UnitChange, ...]:
    outcome = vp.update_document(followup, path)
    return outcome_of(outcome, "mal-planer.efter-indicators-planer").changes


def test_a_changed_cell_is_told_with_its_row_and_column(report: Path) -> None:
    edited(report, TABLE, ">5\u00a0st<", ">6 st<")
    (change,) = outcome_of(vp.update_document(follow_up(), report), TABLE).changes
    assert (change.row, change.column) == (2, 3)
    told = (change.wrote, change.stands, change.would_write)
    assert told == ("5\u00a0st", "6 st", "5\u00a0st")


def test_a_person_who_has_written_what_we_would_write_has_brought_it_up_to_date(
    report: Path,
) -> None:
    key = "mal-planer.efter-indicators-planer"
    edited(report, key, "Ett samråd är försenat.", "Inget är försenat.")
    outcome = vp.update_document(follow_up(deviation="Inget är försenat."), report)
    assert outcome_of(outcome, key).action is vp.Action.UNCHANGED
    assert seen(report, key) is vp.BlockState.PRISTINE


def test_overwriting_is_for_the_block_that_is_named_and_keeps_the_old_document(
    report: Path,
) -> None:
    edited(report, KEY, SENTENCE, "Ansvariga: ")
    edited(report, TABLE, ">5\u00a0st<", ">6 st<")
    outcome = vp.update_document(follow_up(), report, overwrite=[KEY])
    assert outcome_of(outcome, KEY).action is vp.Action.REPLACED
    assert outcome_of(outcome, TABLE).action is vp.Action.KEPT
    assert SENTENCE in control(report, KEY)
    assert outcome.backup is not None
    assert b"Ansvariga: " in part(outcome.backup)


def test_what_would_be_written_can_be_put_there_as_a_comment(report: Path) -> None:
    edited(report, TABLE, ">5\u00a0st<", ">6 st<")
    before = [block.key for block in vp.document_status(report).blocks]
    outcome = vp.update_document(follow_up(), report, as_comments=[TABLE])
    found = outcome_of(outcome, TABLE)
    assert (found.state, found.action) == (vp.BlockState.EDITED, vp.Action.COMMENTED)
    document = docx.Document(str(report))
    comments = {comment.author: comment for comment in document.comments}
    assert set(comments) == {"Revisorn", "vpreport"}
    lines = comments["vpreport"].text.splitlines()
    assert lines[0] == "Enligt uppföljningen skulle det stå så här:"
    assert lines[1].startswith("Tabell …. Indikatorer för mål 1.1")
    assert any(line.startswith("1.1.1 ") and " | 5\u00a0st | " in line for line in lines)
    assert b">6 st<" in part(report)
    assert [block.key for block in vp.document_status(report).blocks] == before
    assert seen(report, TABLE) is vp.BlockState.EDITED
    again = vp.update_document(follow_up(), report, as_comments=[TABLE])
    assert not again.is_written
    assert again.findings == ()


def test_a_document_without_comments_gets_a_part_for_them(tmp_path: Path) -> None:
    path = typical(anchors=anchor(KEY), before="").written(tmp_path / "rapport.docx")
    members = {name: c for name, c in parts(path).items() if name != "word/comments.xml"}
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    members[rels] = re.sub(rb'<Relationship [^>]*comments.xml"/>', b"", members[rels])
    members[types] = re.sub(rb"<Override [^>]*comments[^>]*/>", b"", members[types])
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    vp.update_document(follow_up(), path)
    edited(path, KEY, SENTENCE, "Ansvariga: ")
    vp.update_document(follow_up(), path, as_comments=[KEY])
    (comment,) = docx.Document(str(path)).comments
    assert "Ansvarig: " in comment.text


def test_overwriting_what_is_not_there_is_wrong_usage(report: Path) -> None:
    with pytest.raises(vp.UsageError) as error:
        vp.update_document(follow_up(), report, overwrite=["mal-plane"])
    assert error.value.findings[0].code is vp.Code.WORD_UNKNOWN_BLOCK


def test_numbers_changed_in_a_chart_are_a_persons(tmp_path: Path) -> None:
    path = typical(anchors=anchor("atgarder")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    chart = "word/charts/vpreport1.xml"
    rewritten(path, lambda xml: xml.replace("<c:v>2</c:v>", "<c:v>3</c:v>"), name=chart)
    assert seen(path, "atgarder.diagram-atgarder-diagram") is vp.BlockState.EDITED


# Restyled


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        (KEY, "<w:r><w:t xml", "<w:r><w:rPr><w:b/></w:rPr><w:t xml"),
        (TABLE, 'w:fill="', 'w:fill="FF'),
    ],
    ids=["bold", "shading"],
)
def test_letters_set_by_hand_are_kept_though_the_words_are_ours(
    report: Path, key: str, old: str, new: str
) -> None:
    edited(report, key, old, new)
    assert seen(report, key) is vp.BlockState.RESTYLED
    again = vp.update_document(follow_up(), report)  # with nothing new to say there
    assert outcome_of(again, key).action is vp.Action.UNCHANGED


def test_what_is_set_by_hand_is_not_lost_when_there_are_other_words_to_write(report: Path) -> None:
    edited(report, KEY, "<w:r><w:t xml", "<w:r><w:rPr><w:b/></w:rPr><w:t xml")
    kept(report, KEY, vp.BlockState.RESTYLED, vp.Code.BLOCK_RESTYLED)


@pytest.mark.parametrize("typed", ["", "Ansvarig: "], ids=["words as they were", "words as ours"])
def test_what_is_set_by_hand_is_not_lost_later_on_either(report: Path, typed: str) -> None:
    if typed:  # somebody changes the words, and somebody else back again
        edited(report, KEY, SENTENCE, "Ansvariga: ")
        vp.update_document(follow_up(), report)
        edited(report, KEY, "Ansvariga: ", typed)
    edited(report, KEY, "<w:r><w:t xml", "<w:r><w:rPr><w:b/></w:rPr><w:t xml")
    assert not vp.update_document(follow_up(), report).is_written  # with nothing new to say
    kept(report, KEY, vp.BlockState.RESTYLED, vp.Code.BLOCK_RESTYLED)


def test_what_a_person_has_written_as_we_would_is_ours_and_its_looks_are_not(report: Path) -> None:
    edited(report, KEY, SENTENCE, "Ansvariga: ")
    edited(report, KEY, "<w:r><w:t xml", "<w:r><w:rPr><w:b/></w:rPr><w:t xml")
    record = next(n for n, c in parts(report).items() if b"urn:vpreport:inplace" in c)
    before = parts(report)[record]
    edited(report, KEY, "Ansvariga: ", SENTENCE)
    vp.update_document(follow_up(), report)
    assert parts(report)[record] == before
    kept(report, KEY, vp.BlockState.RESTYLED, vp.Code.BLOCK_RESTYLED)


def test_overwriting_takes_away_what_is_set_by_hand_though_the_words_are_the_same(
    report: Path,
) -> None:
    mine = control(report, KEY)
    edited(report, KEY, "<w:r><w:t xml", "<w:r><w:rPr><w:b/></w:rPr><w:t xml")
    outcome = vp.update_document(follow_up(), report, overwrite=[KEY])
    assert outcome_of(outcome, KEY).action is vp.Action.REPLACED
    assert without_ids(control(report, KEY).encode()) == without_ids(mine.encode())
    assert seen(report) is vp.BlockState.PRISTINE


# Tracked


@pytest.mark.parametrize(
    "markup",
    [
        '<w:ins w:id="91" w:author="A"><w:r><w:t>in</w:t></w:r></w:ins></w:p>',
        '<w:del w:id="91" w:author="A"><w:r><w:delText>ut</w:delText></w:r></w:del></w:p>',
        '<w:moveTo w:id="91" w:author="A"><w:r><w:t>in</w:t></w:r></w:moveTo></w:p>',
    ],
)
def test_tracked_changes_are_left_for_a_person_to_accept(report: Path, markup: str) -> None:
    edited(report, KEY, "</w:p>", markup)
    kept(report, KEY, vp.BlockState.TRACKED, vp.Code.BLOCK_TRACKED)


# No baseline


def without_manifest(path: Path) -> None:
    members = parts(path)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            if not name.startswith("customXml/"):
                kept_content = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", content)
                package.writestr(name, kept_content if name.endswith(".rels") else content)


def test_nothing_is_written_over_when_the_record_is_gone(report: Path) -> None:
    without_manifest(report)
    assert {block.state for block in vp.document_status(report).blocks} == {
        vp.BlockState.NO_BASELINE
    }
    before = part(report)
    outcome = vp.update_document(follow_up(AR), report)
    assert codes(outcome) == {vp.Code.BLOCK_NO_BASELINE}
    assert part(report) == before


def test_a_record_that_somebody_has_changed_counts_as_none(report: Path) -> None:
    (name,) = (name for name in parts(report) if name == "customXml/item1.xml")
    rewritten(report, lambda xml: xml.replace(SENTENCE, "Ansvariga: "), name=name)
    assert seen(report) is vp.BlockState.NO_BASELINE


def test_the_record_is_found_whatever_the_program_names_it(report: Path) -> None:
    members = {
        name.replace("item1", "item42").replace("itemProps1", "itemProps42"): content.replace(
            b"item1.xml", b"item42.xml"
        ).replace(b"itemProps1.xml", b"itemProps42.xml")
        for name, content in parts(report).items()
    }
    with zipfile.ZipFile(report, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    assert seen(report) is vp.BlockState.PRISTINE


# Duplicated, removed, misplaced, entangled


def test_a_copied_block_is_left_alone_in_both_places(report: Path) -> None:
    mine = control(report, KEY)
    rewritten(report, lambda xml: xml.replace(mine, mine + mine))
    outcome = vp.update_document(follow_up(AR, analysis="Ny."), report)
    found = outcome_of(outcome, KEY)
    assert (found.state, found.action) == (vp.BlockState.DUPLICATED, vp.Action.KEPT)
    assert part(report).count(mine.encode()) == 2


@pytest.mark.parametrize("how", ["deleted", "unwrapped"])
def test_a_block_that_somebody_took_away_does_not_come_back(report: Path, how: str) -> None:
    mine = control(report, KEY)
    inside = re.sub(r"^.*<w:sdtContent>|</w:sdtContent></w:sdt>$", "", mine, flags=re.DOTALL)
    rewritten(report, lambda xml: xml.replace(mine, inside if how == "unwrapped" else ""))
    for _ in range(2):
        outcome = vp.update_document(follow_up(AR, analysis="Ny."), report)
        found = outcome_of(outcome, KEY)
        assert (found.state, found.action) == (vp.BlockState.REMOVED, vp.Action.KEPT)
        assert b'"vpreport:mal-planer"' not in part(report)


def test_an_anchor_brings_back_a_block_that_was_taken_away(report: Path) -> None:
    mine = control(report, TABLE)
    rewritten(report, lambda xml: xml.replace(mine, ""))
    assert seen(report, TABLE) is vp.BlockState.REMOVED
    rewritten(
        report,
        lambda xml: xml.replace(
            '<w:sectPr w:rsidR="00AA1"', anchor(TABLE) + '<w:sectPr w:rsidR="00AA1"'
        ),
    )
    outcome = vp.update_document(follow_up(), report)
    assert outcome_of(outcome, TABLE).action is vp.Action.INSERTED
    assert seen(report, TABLE) is vp.BlockState.PRISTINE
    assert not vp.update_document(follow_up(), report).is_written


def test_a_sentence_does_not_point_at_a_table_that_was_taken_away(tmp_path: Path) -> None:
    path = typical(anchors=anchor("maluppfyllelse-oversikt")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    table = control(path, "maluppfyllelse-oversikt.tabell-maluppfyllelse")
    rewritten(path, lambda xml: xml.replace(table, ""))
    vp.update_document(follow_up(), path)
    text = control(path, "maluppfyllelse-oversikt")
    assert "REF _vpT_maluppfyllelse " not in text
    assert "Tabellen</w:t>" in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"),
        (
            '<w:sdt><w:sdtPr><w:tag w:val="deras"/></w:sdtPr><w:sdtContent>',
            "</w:sdtContent></w:sdt>",
        ),
    ],
    ids=["cell", "control"],
)
def test_a_block_that_was_moved_out_of_the_running_text_is_left(
    report: Path, before: str, after: str
) -> None:
    mine = control(report, KEY)
    rewritten(report, lambda xml: xml.replace(mine, before + mine + after))
    kept(report, KEY, vp.BlockState.MISPLACED, vp.Code.BLOCK_MISPLACED)


def test_a_field_that_goes_over_the_edge_of_a_block_is_not_torn(report: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p></w:sdtContent>'
    edited(report, KEY, "</w:p></w:sdtContent>", begin)
    kept(report, KEY, vp.BlockState.ENTANGLED, vp.Code.BLOCK_ENTANGLED)


def test_a_move_that_ends_in_a_block_and_begins_outside_it_is_not_torn(report: Path) -> None:
    end = '<w:moveFromRangeEnd w:id="71"/>'
    start = '<w:p><w:moveFromRangeStart w:id="71" w:author="A" w:name="m"/></w:p>'
    edited(report, KEY, "</w:p></w:sdtContent>", f"{end}</w:p></w:sdtContent>")
    rewritten(report, lambda xml: xml.replace(" <w:body>", f" <w:body>{start}"))
    kept(report, KEY, vp.BlockState.ENTANGLED, vp.Code.BLOCK_ENTANGLED)


# What comes and goes with the data


def test_a_table_that_the_year_does_not_have_is_taken_out_and_comes_back(tmp_path: Path) -> None:
    path = typical(anchors=anchor("maluppfyllelse-oversikt")).written(tmp_path / "rapport.docx")
    key = "maluppfyllelse-oversikt.tabell-prognos"
    vp.update_document(follow_up(), path)
    first = part(path)
    outcome = vp.update_document(follow_up(AR), path)
    assert outcome_of(outcome, key).action is vp.Action.WITHDRAWN
    assert key.encode() not in part(path)
    outcome = vp.update_document(follow_up(), path)
    assert outcome_of(outcome, key).action is vp.Action.INSERTED
    assert without_ids(part(path)) == without_ids(first)


def test_a_chart_that_is_taken_out_leaves_nothing_of_itself_in_the_package(tmp_path: Path) -> None:
    path = typical(anchors=anchor("atgarder")).written(tmp_path / "rapport.docx")
    before = set(parts(path))
    vp.update_document(follow_up(), path)
    plan = follow_up().plan
    plan = replace(plan, goals=tuple(replace(goal, activities=()) for goal in plan.goals))
    outcome = vp.update_document(vp.merge(plan, answered(plan, DELAR, {})), path)
    assert outcome_of(outcome, "atgarder.diagram-atgarder-diagram").action is vp.Action.WITHDRAWN
    assert {name for name in set(parts(path)) - before if not name.startswith("customXml")} == set()
    assert b"vpreport1" not in parts(path)["[Content_Types].xml"]
    assert b"vpChart" not in parts(path)["word/_rels/document.xml.rels"]
    docx.Document(str(path))


def without_ids(xml: bytes) -> bytes:
    return re.sub(rb'w:id="-?\d+"', b"", xml)


def test_a_table_that_a_person_has_changed_is_not_taken_out(tmp_path: Path) -> None:
    path = typical(anchors=anchor("maluppfyllelse-oversikt")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    key = "maluppfyllelse-oversikt.tabell-prognos"
    edited(path, key, "Osäker prognos", "Osäkert")
    kept(path, key, vp.BlockState.EDITED, vp.Code.BLOCK_EDITED)


def test_another_plan_takes_nothing_out(report: Path) -> None:
    followup = follow_up()
    goals = tuple(g for g in followup.plan.goals if g.id != "planer")
    other = replace(followup, plan=replace(followup.plan, goals=goals))
    before = part(report)
    outcome = vp.update_document(other, report)
    assert vp.Code.BLOCK_NOT_IN_PLAN in codes(outcome)
    assert part(report) == before


def test_a_new_block_with_nothing_left_to_stand_after_asks_for_a_place(tmp_path: Path) -> None:
    path = typical(anchors=anchor("maluppfyllelse-oversikt")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(AR), path)
    whole = re.compile(r"<w:sdt xmlns:w=.*</w:sdt>(?=<w:p w14)", re.DOTALL)
    rewritten(path, lambda xml: whole.sub("", xml))
    outcome = vp.update_document(follow_up(), path)
    assert vp.Code.BLOCK_WITHOUT_PLACE in codes(outcome)


# LibreOffice


def libreoffice_saves(path: Path, change: Callable[[str], str] = lambda xml: xml) -> None:
    """What LibreOffice does: tags gone, a control shrunk to its first paragraph, other ids."""

    def edit(xml: str) -> str:
        xml = re.sub(r"<w:tag [^>]*/>", "", xml)
        xml = re.sub(
            r"(<w:sdt xmlns:w=.*?<w:sdtContent>.*?</w:p>)(.*?)</w:sdtContent></w:sdt>",
            r"\1</w:sdtContent></w:sdt>\2",
            xml,
            flags=re.DOTALL,
        )
        return change(xml.replace("<w:p>", '<w:p w:rsidR="0">'))

    rewritten(path, edit)
    members = parts(path)
    members["docProps/app.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-'
        b'properties"><Application>LibreOffice/7.4$Linux</Application></Properties>'
    )
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)


def test_blocks_that_libreoffice_has_untagged_are_left_and_the_way_back_is_told(
    report: Path,
) -> None:
    libreoffice_saves(report)
    before = part(report)
    outcome = vp.update_document(follow_up(AR), report)
    assert {block.state for block in outcome.blocks} == {vp.BlockState.UNTAGGED}
    assert codes(outcome) == {vp.Code.BLOCK_UNTAGGED}
    assert part(report) == before


def test_reattaching_finds_the_blocks_by_their_words(report: Path) -> None:
    libreoffice_saves(report)
    outcome = vp.reattach_document(report)
    assert {block.action for block in outcome.blocks} == {vp.Action.REPLACED}
    assert outcome.findings == ()
    assert {block.state for block in vp.document_status(report).blocks} == {vp.BlockState.PRISTINE}
    updated = vp.update_document(follow_up(AR), report)
    assert vp.Action.KEPT not in {block.action for block in updated.blocks}


def test_reattaching_leaves_a_block_that_a_person_has_changed(report: Path) -> None:
    libreoffice_saves(
        report, lambda xml: xml.replace(">5\u00a0st<", ">6 st<").replace(">5\u00a0st<", ">6 st<")
    )
    outcome = vp.reattach_document(report)
    assert outcome_of(outcome, TABLE).action is vp.Action.KEPT
    assert outcome_of(outcome, KEY).action is vp.Action.REPLACED
    assert codes(outcome) == {vp.Code.BLOCK_UNTAGGED}


def test_what_somebody_has_set_by_hand_in_libreoffice_is_kept_after_reattaching(
    report: Path,
) -> None:
    def bold(xml: str) -> str:
        at = xml.index("Ansvarig: ")
        run = xml.rindex("<w:r>", 0, at)
        return xml[:run] + xml[run:].replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1)

    def left(xml: str) -> str:  # as it says of every paragraph that says nothing
        return xml.replace("<w:pPr>", '<w:pPr><w:jc w:val="left"/>')

    libreoffice_saves(report, lambda xml: left(bold(xml)))
    vp.reattach_document(report)
    states = {block.key: block.state for block in vp.document_status(report).blocks}
    assert states.pop(KEY) is vp.BlockState.RESTYLED
    assert set(states.values()) == {vp.BlockState.PRISTINE}


def test_reattaching_does_not_guess_between_two_places(tmp_path: Path) -> None:
    path = typical(anchors=anchor("bedomning")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    libreoffice_saves(path, lambda xml: xml)
    body = re.sub(r"^.*<w:body>|<w:sectPr w:rsidR=.*$", "", part(path).decode(), flags=re.DOTALL)
    rewritten(path, lambda xml: xml.replace(body, body + body))
    outcome = vp.reattach_document(path)
    assert {block.action for block in outcome.blocks} == {vp.Action.KEPT}


# Before it is published


def test_cleaning_leaves_the_words_and_takes_the_marks_and_the_record(report: Path) -> None:
    before = re.sub(rb"<[^>]*>", b"", part(report))
    outcome = vp.clean_document(report)
    assert outcome.is_written
    assert re.sub(rb"<[^>]*>", b"", part(report)) == before
    assert b"vpreport:" not in part(report)
    assert not [name for name in parts(report) if name.startswith("customXml")]
    assert b"customXml" not in parts(report)["word/_rels/document.xml.rels"]
    assert b"customXml" not in parts(report)["[Content_Types].xml"]
    assert vp.document_status(report).blocks == ()


def test_a_document_that_is_cleaned_can_be_read_though_the_prefixes_were_ours(
    tmp_path: Path,
) -> None:
    path = typical(anchors=anchor("atgarder")).written(tmp_path / "rapport.docx")
    rewritten(path, lambda xml: xml.replace("xmlns:r=", "xmlns:rel="))
    vp.update_document(follow_up(), path)
    vp.clean_document(path)
    assert vp.document_status(path).blocks == ()
    docx.Document(str(path))
