"""The section in the municipality's own report: only our blocks change, and nothing else at all."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from annual_report import (
    BARE,
    COMMENTED,
    ENGLISH,
    KINDS,
    LANDSCAPE,
    MAIN,
    OVERLAPPING,
    PORTRAIT,
    SWEDISH,
    THEIR_CONTROL,
    TRACKED,
    Report,
    anchor,
    caption,
    control,
    outside,
    paragraph,
    part,
    parts,
    raw_members,
    rewritten,
    typical,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from sample import AR
from section_sample import follow_up
from word_file import W, text_of

import vpreport as vp
from vpreport.report.inplace.package import RawPackage
from vpreport.report.inplace.pieces import pieces_of
from vpreport.report.inplace.registry import entries
from vpreport.report.inplace.wanted import Wanted
from vpreport.report.section.blocks import Heading, Paragraph, TableReference
from vpreport.report.section.writing import section_blocks

ADDED = {
    *("customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels"),
    "word/vpnumbering1.xml",  # a list of bullets
}
EXTENDED = {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"}


def actions(outcome: vp.DocumentOutcome) -> set[vp.Action]:
    return {block.action for block in outcome.blocks}


def text(path: Path) -> str:
    return text_of(etree.fromstring(part(path)))


# The bytes


@pytest.mark.parametrize(
    "report",
    [
        typical(),
        typical(styles=ENGLISH),
        typical(styles=BARE),
        Report(),
        Report(before=OVERLAPPING + TRACKED + COMMENTED, after=THEIR_CONTROL),
        typical(main_kind=f"{KINDS}.template.main+xml"),
        typical(main_kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
    ],
    ids=["swedish", "english", "latent", "empty", "marks", "dotx", "docm"],
)
def test_nothing_outside_our_blocks_changes_at_any_update(tmp_path: Path, report: Report) -> None:
    path = report.written(tmp_path / "rapport.docx")
    theirs = part(path).replace(anchor().encode(), b"")
    before = raw_members(path)
    for answers in (follow_up(), follow_up(analysis="Ny analys."), follow_up(AR)):
        outcome = vp.update_document(answers, path)
        assert outcome.is_written
        assert outside(path) == theirs
        after = raw_members(path)
        assert list(after)[: len(before)] == list(before)
        for name in before.keys() - EXTENDED - {"word/styles.xml"}:
            assert after[name] == before[name]
        added = after.keys() - before.keys()
        assert {name for name in added if not re.match("word/(charts|embed)", name)} == ADDED
    assert zipfile.ZipFile(path).testzip() is None
    assert zipfile.ZipFile(path).comment == b"kommunens"


def test_the_same_data_again_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    first = vp.update_document(follow_up(), path)
    assert actions(first) == {vp.Action.INSERTED}
    once = path.read_bytes()
    stamp = path.stat().st_mtime_ns
    again = vp.update_document(follow_up(), path)
    assert actions(again) == {vp.Action.UNCHANGED}
    assert not again.is_written
    assert again.findings == ()
    assert path.read_bytes() == once
    assert path.stat().st_mtime_ns == stamp
    assert [p.name for p in sorted(tmp_path.iterdir())] == ["rapport.bak.docx", "rapport.docx"]


def test_how_running_text_is_set_is_taken_from_theirs_however_much_of_ours_stands_between(
    tmp_path: Path,
) -> None:
    long = "Verksamheten har fortsatt som planerat under hela året. " * 2
    after = paragraph(long) * 75 + paragraph(long, "Punktlista") * 500
    for number, one in enumerate((anchor(), anchor() + anchor("bedomning"))):
        path = Report(anchors=one, after=after).written(tmp_path / f"rapport{number}.docx")
        vp.update_document(follow_up(), path)
        assert control(path, "mal-planer").count('w:val="Punktlista"') > 0
        assert not vp.update_document(follow_up(), path).is_written


def test_the_same_document_and_data_give_the_same_bytes_elsewhere(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        vp.update_document(follow_up(), typical().written(tmp_path / name / "rapport.docx"))
    a, b = (tmp_path / name / "rapport.docx" for name in ("a", "b"))
    assert a.read_bytes() == b.read_bytes()


def test_what_is_ours_in_relations_and_kinds_is_added_before_the_end(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    before = parts(path)
    vp.update_document(follow_up(), path)
    after = parts(path)
    for name in EXTENDED - {MAIN}:
        closing = before[name].rfind(b"</")
        assert after[name].startswith(before[name][:closing])
        assert after[name].endswith(before[name][closing:])


def test_an_independent_reader_opens_the_result(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    document = docx.Document(str(path))
    captions = [text_of(p) for p in document.element.body.iter(W + "p") if "SEQ" in raw(p)]
    assert captions[1].startswith("Tabell 2. ")
    ids = [e.get(W + "id") for e in document.element.iter(W + "bookmarkStart")]
    assert len(ids) == len(set(ids))


def raw(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode")


def test_chart_and_workbook_are_in_the_package_and_kept_when_the_chart_is_renewed(
    tmp_path: Path,
) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    charts = [name for name in parts(path) if name.startswith("word/charts/v")]
    assert charts == ["word/charts/vpreport1.xml"]
    # Word gives the parts other names and the relations other ids.
    renamed = {
        "word/charts/vpreport1.xml": "word/charts/chart7.xml",
        "word/charts/_rels/vpreport1.xml.rels": "word/charts/_rels/chart7.xml.rels",
        "word/embeddings/vpreport1.xlsx": "word/embeddings/Blad.xlsx",
    }
    members = {renamed.get(name, name): content for name, content in parts(path).items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            for old, new in (("vpreport1.xml", "chart7.xml"), ("vpreport1.xlsx", "Blad.xlsx")):
                content = content.replace(old.encode(), new.encode())  # noqa: PLW2901
            package.writestr(name, content.replace(b"vpChart1", b"rId99"))
    before = part(path, "word/charts/chart7.xml")
    changed = follow_up()
    none_late = vp.merge(changed.plan, _without_activities(changed))
    outcome = vp.update_document(none_late, path)
    assert "atgarder.diagram-atgarder-diagram" in {
        block.key for block in outcome.blocks if block.action is vp.Action.REPLACED
    }
    after = parts(path)
    assert after["word/charts/chart7.xml"] != before
    assert [name for name in after if name.startswith("word/charts/")] == [
        "word/charts/chart7.xml",
        "word/charts/_rels/chart7.xml.rels",
    ]
    assert b'r:id="rId99"' in control(path, "atgarder.diagram-atgarder-diagram").encode()
    assert zipfile.is_zipfile(io.BytesIO(after["word/embeddings/Blad.xlsx"]))


def _without_activities(followup: vp.FollowUp) -> vp.Intake:
    from sample import DELAR, answered

    return answered(followup.plan, DELAR, {"it": {("activities", "portal", "status"): "done"}})


def test_the_old_document_is_kept_beside_and_never_written_over(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    original = path.read_bytes()
    kept = vp.update_document(follow_up(), path).backup
    second = path.read_bytes()
    again = vp.update_document(follow_up(analysis="Ny."), path).backup
    assert (kept, again) == (tmp_path / "rapport.bak.docx", tmp_path / "rapport.bak2.docx")
    assert kept is not None
    assert again is not None
    assert (kept.read_bytes(), again.read_bytes()) == (original, second)
    # Neither is another name of the new one: who writes in that does not write in the old ones.
    assert [each.stat().st_nlink for each in (path, kept, again)] == [1, 1, 1]


def test_the_old_document_is_kept_where_a_file_can_have_only_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    original = path.read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    kept = vp.update_document(follow_up(), path).backup
    assert kept is not None
    assert kept.read_bytes() == original != path.read_bytes()


def test_who_may_read_the_document_may_go_on_doing_so(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    path.chmod(0o660)
    vp.update_document(follow_up(), path)
    assert path.stat().st_mode & 0o777 == 0o660


def test_a_document_without_a_styles_part_gets_one(tmp_path: Path) -> None:
    path = Report().written(tmp_path / "rapport.docx")
    members = {name: content for name, content in parts(path).items() if "styles" not in name}
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    members[rels] = re.sub(rb"<Relationship [^>]*styles.xml\"/>", b"", members[rels])
    members[types] = re.sub(rb"<Override [^>]*styles[^>]*/>", b"", members[types])
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    vp.update_document(follow_up(), path)
    assert not vp.update_document(follow_up(), path).is_written
    docx.Document(str(path))


def test_a_mark_of_byte_order_and_signs_in_attributes_do_not_shift_the_places(
    tmp_path: Path,
) -> None:
    path = typical(
        before=paragraph("Å ä ö – €") + '<w:p w:rsidR="a&gt;b" w14:textId="x>y"/>'
    ).written(tmp_path / "rapport.docx")
    rewritten(path, lambda xml: "\ufeff" + xml)
    theirs = part(path).replace(anchor().encode(), b"")
    vp.update_document(follow_up(), path)
    assert outside(path) == theirs


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    before=st.lists(
        st.sampled_from(
            (
                paragraph("Text."),
                paragraph("Rubrik", "Rubrik2"),
                caption("Deras", 1),
                OVERLAPPING,
                TRACKED,
                COMMENTED,
                THEIR_CONTROL,
                LANDSCAPE,
                "<!-- en anmärkning -->",
                "<w:p/>",
                "\n\t ",
            )
        ),
        max_size=6,
    ),
    after=st.lists(st.sampled_from((paragraph("Slut."), THEIR_CONTROL, "<w:p/>")), max_size=3),
    key=st.sampled_from(("maluppfyllelse", "mal-planer", "bedomning", "ej-redovisat")),
)
def test_any_document_keeps_its_own_bytes(
    tmp_path: Path, before: list[str], after: list[str], key: str
) -> None:
    report = Report(anchors=anchor(key), before="".join(before), after="".join(after))
    path = report.written(tmp_path / "rapport.docx")
    theirs = part(path).replace(anchor(key).encode(), b"")
    vp.update_document(follow_up(), path)
    assert outside(path) == theirs
    vp.update_document(follow_up(AR, analysis="Ny."), path)
    assert outside(path) == theirs
    once = path.read_bytes()
    assert not vp.update_document(follow_up(AR, analysis="Ny."), path).is_written
    assert path.read_bytes() == once
    for extra in tmp_path.glob("*.bak*"):
        extra.unlink()


def test_members_are_found_whatever_stands_before_the_archive(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    package = RawPackage(b"MZ" * 50 + path.read_bytes())
    again = b"".join(package.with_parts({"ny/åäö.xml": b"<a/>"}, without=["word/comments.xml"]))
    assert again.startswith(b"MZ" * 50 + b"PK")
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[-1] == "ny/åäö.xml"
        assert "word/comments.xml" not in archive.namelist()
        assert archive.read(MAIN) == part(path)


# Numbers, levels and what blocks there are


def test_captions_go_on_from_theirs_and_later_ones_are_said_to_be_stale(tmp_path: Path) -> None:
    path = typical(before=caption("Första", 1) + caption("Andra", 2)).written(tmp_path / "r.docx")
    outcome = vp.update_document(follow_up(), path)
    assert [f.code for f in outcome.findings if f.code is vp.Code.CAPTIONS_STALE]
    assert "Tabell 3. Måluppfyllelse för varje inriktningsmål" in text(path)
    assert "Tabell 3 visar hur målen fördelar sig" in text(path)
    assert "Diagram 1. " in text(path)


def test_blocks_in_two_places_are_numbered_in_the_order_they_stand(tmp_path: Path) -> None:
    both = anchor("mal-digital") + caption("Emellan", 9) + anchor("mal-planer")
    path = typical(before="", anchors=both).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    said = text(path)
    assert "Tabell 1. Indikatorer för mål 1.2" in said
    assert "Tabell 4. Indikatorer för mål 1.1" in said


def test_headings_stand_one_level_below_the_one_before(tmp_path: Path) -> None:
    path = typical(before=paragraph("Kapitel", "Rubrik1")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    assert '<w:pStyle w:val="Rubrik2"/>' in control(path, "maluppfyllelse-oversikt")
    assert '<w:pStyle w:val="Rubrik4"/>' in control(path, "mal-planer")


@pytest.mark.parametrize("styles", [SWEDISH, ENGLISH, BARE], ids=["sv", "en", "bare"])
def test_what_we_write_can_be_read_by_everyone(tmp_path: Path, styles: object) -> None:
    path = typical(styles=styles).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    said = [vp.describe(finding) for finding in vp.check_document(path).ours]
    # This document has no list for us to use, so the signs of lists are typed; nothing else is.
    assert [line for line in said if "men är ingen lista" not in line] == []


def test_the_whole_section_is_all_that_a_section_of_its_own_has() -> None:
    followup = follow_up()
    (whole,) = Wanted(followup).groups(["hela-avsnittet"])
    blocks = tuple(block for piece in whole.pieces for block in piece.blocks)
    assert blocks == section_blocks(followup)


def test_every_block_has_a_key_of_its_own_that_fits_in_a_tag() -> None:
    followup = follow_up()
    (whole,) = Wanted(followup).groups(["hela-avsnittet"])
    keys = [piece.key for piece in whole.pieces]
    assert len(keys) == len(set(keys))
    assert all(len(f"vpreport:{key}") <= 64 for key in keys)
    assert all(len(piece.figures) <= 1 for piece in whole.pieces)


def test_a_key_that_is_too_long_for_a_tag_is_cut_and_is_still_its_own() -> None:
    heading = (Heading(key="h", level=1, text="Mål"),)
    keys = {p.key for end in "12" for p in pieces_of(f"mal-{'e' * 90}{end}", heading)}
    assert len(keys) == 2
    assert {len(f"vpreport:{key}") for key in keys} == {64}


def test_a_leaf_refers_only_to_tables_of_its_own() -> None:
    followup = follow_up()
    for entry in entries(followup.plan):
        if entry.write:
            pieces = pieces_of(entry.key, entry.write(followup))
            tables = {figure.key for piece in pieces for figure in piece.figures}
            named = {
                part.key
                for piece in pieces
                for block in piece.blocks
                if isinstance(block, Paragraph)
                for part in block.parts
                if isinstance(part, TableReference)
            }
            assert named <= tables


def test_a_part_is_in_the_document_once_though_two_anchors_ask_for_it(tmp_path: Path) -> None:
    path = typical(anchors=anchor("mal-planer") + anchor("maluppfyllelse")).written(
        tmp_path / "rapport.docx"
    )
    outcome = vp.update_document(follow_up(), path)
    keys = [block.key for block in outcome.blocks]
    assert keys.count("mal-planer") == 1
    assert part(path).count(b'"vpreport:mal-planer"') == 1
    assert not vp.update_document(follow_up(), path).is_written


def test_a_content_control_with_our_tag_is_a_place_as_well(tmp_path: Path) -> None:
    empty = (
        '<w:sdt><w:sdtPr><w:tag w:val="vpreport:mal-planer"/><w:id w:val="5"/><w:showingPlcHdr/>'
        "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Klicka här.</w:t></w:r></w:p></w:sdtContent>"
        "</w:sdt>"
    )
    path = typical(anchors=empty).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    assert "Klicka här." not in text(path)
    assert "Aktuella detaljplaner" in control(path, "mal-planer")


def test_the_width_of_a_table_is_that_of_the_pages_it_stands_on(tmp_path: Path) -> None:
    path = Report(after=LANDSCAPE).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    table = control(path, "maluppfyllelse-oversikt.tabell-maluppfyllelse")
    assert f'<w:tblW w:w="{16838 - 2000}" w:type="dxa"/>' in table
    assert PORTRAIT


def test_inserting_leaves_the_blocks_that_are_there_alone(tmp_path: Path) -> None:
    path = typical(anchors=anchor("mal-planer")).written(tmp_path / "rapport.docx")
    vp.insert_blocks(follow_up(), path)
    before = control(path, "mal-planer")
    rewritten(
        path,
        lambda xml: xml.replace("<w:sectPr w:rsidR", f"{anchor('mal-digital')}<w:sectPr w:rsidR"),
    )
    outcome = vp.insert_blocks(follow_up(AR), path)
    assert {block.action for block in outcome.blocks} == {vp.Action.INSERTED}
    assert control(path, "mal-planer") == before
    assert "Enkla digitala" in control(path, "mal-digital")
