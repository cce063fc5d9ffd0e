"""Tracked changes: accepting all gives the new words, rejecting all gives back what stood there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from annual_report import TRACKED, anchor, part, rewritten, typical
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from sample import AR
from section_sample import follow_up
from word_file import W

import vpreport as vp
from vpreport.report.inplace.document import open_document
from vpreport.report.inplace.manifest import read_manifest

TEXT = "mal-planer"
TABLE = "mal-planer.tabell-indicators-planer"
AFTER = "mal-planer.efter-indicators-planer"
COMES, GOES = ("ins", "del"), ("del", "ins")


def settled(xml: bytes, keep: str, drop: str) -> bytes:
    """Accept (keep "ins", drop "del") or reject every tracked change of vpreport, as Word does."""
    root = etree.fromstring(xml)
    for tag, path in (("tr", "trPr"), ("p", "pPr/rPr")):
        for element in list(root.iter(W + tag)):
            mark = element.find("/".join(W + step for step in f"{path}/{drop}".split("/")))
            if mark is not None and _ours(mark):
                assert not element.findall(W + keep), "what stays may not lose its paragraph"
                element.getparent().remove(element)
    for mark in [e for e in root.iter(W + drop) if _ours(e)]:
        mark.getparent().remove(mark)
    for mark in [e for e in root.iter(W + keep) if _ours(e)]:
        parent, at = mark.getparent(), mark.getparent().index(mark)
        parent[at : at + 1] = list(mark)
    _settle_properties(root, is_new=keep == "ins")
    if keep == "del":
        for old, new in (("delText", "t"), ("delInstrText", "instrText")):
            for element in root.iter(W + old):
                element.tag = W + new
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _settle_properties(root: etree._Element, *, is_new: bool) -> None:
    for change in [e for e in root.iter(W + "pPrChange", W + "tcPrChange") if _ours(e)]:
        properties = change.getparent()
        if is_new:
            properties.remove(change)
        else:
            properties.getparent().replace(properties, change[0])


def _ours(element: etree._Element) -> bool:
    return element.get(W + "author") == "vpreport"


def as_word_settles(path: Path, to: Path, how: tuple[str, str]) -> Path:
    to.write_bytes(path.read_bytes())
    return rewritten(to, lambda xml: settled(xml.encode(), *how).decode())


def words(path: Path) -> dict[str, list[tuple[str, str, int, int]]]:
    """The words of our blocks as they stand in the document."""
    from vpreport.report.inplace.assessing import assess
    from vpreport.report.inplace.updating import _styles

    document = open_document(path)
    manifest = read_manifest(document.draft, document.main)
    found = assess(document, manifest, _styles(document))
    return {key: [unit.said for unit in each.units] for key, each in found.items()}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = typical(anchors=anchor(TEXT)).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    return path


NEW = ("2026-ar", {"analysis": "Ny analys.\nTvå stycken.\n- och en punkt", "deviation": ""})


@pytest.mark.parametrize("key", [TEXT, AFTER])
def test_accepting_gives_the_new_words_and_rejecting_the_old(report: Path, key: str) -> None:
    before = words(report)
    plain = report.with_name("plain.docx")
    plain.write_bytes(report.read_bytes())
    vp.update_document(follow_up(NEW[0], **NEW[1]), plain)
    outcome = vp.update_document(follow_up(NEW[0], **NEW[1]), report, as_tracked_changes=[key])
    (block,) = (each for each in outcome.blocks if each.key == key)
    assert block.action is vp.Action.TRACKED
    assert state(report, key) is vp.BlockState.TRACKED
    accepted = as_word_settles(report, report.with_name("godtagen.docx"), COMES)
    rejected = as_word_settles(report, report.with_name("avvisad.docx"), GOES)
    assert words(accepted)[key] == words(plain)[key]
    assert words(rejected)[key] == before[key]
    assert state(accepted, key) is vp.BlockState.PRISTINE
    assert state(rejected, key) is vp.BlockState.EDITED


def state(path: Path, key: str) -> vp.BlockState:
    (found,) = (each for each in vp.document_status(path).blocks if each.key == key)
    return found.state


def test_what_a_person_wrote_is_what_rejecting_gives_back(report: Path) -> None:
    rewritten(report, lambda xml: xml.replace("Ansvarig: ", "Ansvariga: "))
    edited = words(report)
    vp.update_document(follow_up(), report, as_tracked_changes=[TEXT])
    marked = part(report)
    assert re.search(rb"<w:delText[^>]*>Ansvariga: <", marked)
    rejected = as_word_settles(report, report.with_name("avvisad.docx"), GOES)
    assert words(rejected)[TEXT] == edited[TEXT]
    accepted = as_word_settles(report, report.with_name("godtagen.docx"), COMES)
    assert state(accepted, TEXT) is vp.BlockState.PRISTINE


def edited_table(xml: str) -> str:
    """A cell changed, a row taken away and another one put in."""
    at = xml.index("vpreport:" + TABLE)
    before, mine, after = xml[:at], xml[at : xml.index("</w:tbl>", at)], ""
    after = xml[at + len(mine) :]
    rows = re.findall(r"<w:tr>.*?</w:tr>", mine)
    mine = mine.replace(">5\u00a0st<", ">6 st<").replace(rows[-1], "")
    return before + mine + rows[1] + rows[1] + after


def test_a_table_that_a_person_has_changed_can_be_accepted_and_rejected(report: Path) -> None:
    ours = words(report)[TABLE]
    rewritten(report, edited_table)
    theirs = words(report)[TABLE]
    assert ours != theirs
    outcome = vp.update_document(follow_up(), report, as_tracked_changes=[TABLE])
    (block,) = (each for each in outcome.blocks if each.key == TABLE)
    assert block.action is vp.Action.TRACKED
    accepted = as_word_settles(report, report.with_name("godtagen.docx"), COMES)
    rejected = as_word_settles(report, report.with_name("avvisad.docx"), GOES)
    assert words(accepted)[TABLE] == ours
    assert state(accepted, TABLE) is vp.BlockState.PRISTINE
    assert words(rejected)[TABLE] == theirs


def test_the_municipalitys_own_tracked_changes_stay_as_they_are(report: Path) -> None:
    vp.update_document(follow_up(AR), report, as_tracked_changes=[TEXT, TABLE, AFTER])
    assert TRACKED.encode() in part(report)
    root = etree.fromstring(part(report))
    revisions = [e.get(W + "id") for e in root.iter(W + "ins", W + "del", W + "tcPrChange")]
    assert len(revisions) == len(set(revisions))
    bookmarks = [e.get(W + "name") for e in root.iter(W + "bookmarkStart")]
    assert len(bookmarks) == len(set(bookmarks))
    dates = {e.get(W + "date") for e in root.iter(W + "ins") if _ours(e)}
    assert dates == {"2026-12-31T00:00:00Z"}


def test_only_what_differs_is_marked(report: Path) -> None:
    vp.update_document(follow_up(deviation="Två är sena."), report, as_tracked_changes=[AFTER])
    marked = etree.fromstring(part(report))
    gone = ["".join(e.itertext()) for e in marked.iter(W + "del") if _ours(e)]
    assert gone == ["Avvikelse: ", "Ett samråd är försenat."]


def test_a_chart_cannot_be_tracked_and_is_kept_if_somebody_has_changed_it(tmp_path: Path) -> None:
    key = "atgarder.diagram-atgarder-diagram"
    path = typical(anchors=anchor("atgarder")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    chart = "word/charts/vpreport1.xml"
    rewritten(path, lambda xml: xml.replace("<c:v>2</c:v>", "<c:v>3</c:v>"), name=chart)
    outcome = vp.update_document(follow_up(), path, as_tracked_changes=[key])
    (block,) = (each for each in outcome.blocks if each.key == key)
    assert block.action is vp.Action.KEPT
    assert [f.code for f in outcome.findings] == [vp.Code.BLOCK_NOT_TRACKABLE]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    old=st.lists(st.sampled_from(("Ett.", "Två.", "Tre.", "- punkt", "1. nummer")), max_size=5),
    new=st.lists(st.sampled_from(("Ett.", "Två.", "Fyra.", "- punkt", "2. nummer")), max_size=5),
)
def test_any_text_can_be_accepted_and_rejected(
    tmp_path: Path, old: list[str], new: list[str]
) -> None:
    path = typical(anchors=anchor(TEXT)).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(analysis="\n".join(old)), path)
    before = words(path)[AFTER]
    if not vp.update_document(
        follow_up(analysis="\n".join(new)), path, as_tracked_changes=[AFTER]
    ).is_written:
        return
    accepted = as_word_settles(path, tmp_path / "godtagen.docx", COMES)
    rejected = as_word_settles(path, tmp_path / "avvisad.docx", GOES)
    assert state(accepted, AFTER) is vp.BlockState.PRISTINE
    assert words(rejected)[AFTER] == before
