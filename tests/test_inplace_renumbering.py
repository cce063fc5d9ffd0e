"""A table that comes to the text moves the numbers of ours that stand after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from annual_report import anchor, caption, control, paragraph, part, rewritten, typical
from lxml import etree
from sample import plain
from section_sample import follow_up
from word_file import text_of

import vpreport as vp
from vpreport.texts import inplace as texts

HERE = paragraph("Här ska något in senare.")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report with one goal, written by us."""
    path = typical(
        before=paragraph("Mål", "Rubrik1") + HERE, anchors=anchor("mal-planer"), after=""
    ).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    assert "Tabell 1. Indikatorer för mål 1.1" in _text(path)
    rewritten(path, lambda xml: xml.replace(HERE, anchor("mal-digital")))
    return path


def _text(path: Path) -> str:
    return text_of(etree.fromstring(part(path)))


def _renumbered(outcome: vp.DocumentOutcome) -> set[str]:
    return {b.key for b in outcome.blocks if b.action is vp.Action.RENUMBERED}


def test_our_later_tables_get_the_numbers_that_word_will_count_to(report: Path) -> None:
    outcome = vp.update_document(follow_up(), report)
    moved = _renumbered(outcome)
    assert moved
    assert all(key.startswith("mal-planer.tabell") for key in moved)
    assert "Tabell 1. Indikatorer för mål 1.2" in _text(report)
    assert "Tabell 3. Indikatorer för mål 1.1" in _text(report)
    assert vp.Code.CAPTIONS_STALE not in {finding.code for finding in outcome.findings}


def test_the_same_data_again_then_leaves_the_file_as_it_is(report: Path) -> None:
    vp.update_document(follow_up(), report)
    before = report.read_bytes()
    assert not vp.update_document(follow_up(), report).is_written
    assert report.read_bytes() == before


def test_the_status_says_it_beforehand(report: Path) -> None:
    told = vp.document_status(report, follow_up())
    assert _renumbered(told) == _renumbered(vp.update_document(follow_up(), report))


def test_a_table_that_somebody_has_changed_keeps_its_number_and_that_is_said(report: Path) -> None:
    rewritten(report, lambda xml: xml.replace("Indikatorer för mål 1.1", "Våra mått"))
    outcome = vp.update_document(follow_up(), report)
    assert "Tabell 1. Våra mått" in _text(report)
    assert vp.Code.CAPTIONS_STALE in {finding.code for finding in outcome.findings}


def test_what_others_have_put_into_the_block_stays_in_it(report: Path) -> None:
    key = min(_renumbered(vp.document_status(report, follow_up())))

    def refer(xml: str) -> str:
        at = xml.index("<w:r>", xml.index(f'w:val="vpreport:{key}"'))
        end = xml.index("</w:p>", at)
        started = f'{xml[:at]}<w:bookmarkStart w:id="900" w:name="_Ref900"/>{xml[at:end]}'
        return f'{started}<w:bookmarkEnd w:id="900"/>{xml[end:]}'

    rewritten(report, refer)
    assert key in _renumbered(vp.update_document(follow_up(), report))
    assert "_Ref900" in control(report, key)


def test_their_later_captions_are_said_to_be_stale(tmp_path: Path) -> None:
    path = typical(before=HERE, anchors=anchor("mal-planer"), after=caption("Efter", 4)).written(
        tmp_path / "rapport.docx"
    )
    vp.update_document(follow_up(), path)
    rewritten(path, lambda xml: xml.replace(HERE, anchor("mal-digital")))
    outcome = vp.update_document(follow_up(), path)
    assert _renumbered(outcome)
    assert vp.Code.CAPTIONS_STALE in {finding.code for finding in outcome.findings}


def test_the_renumbered_blocks_are_counted_for_the_reader() -> None:
    counts = {"inserted": 4, "renumbered": 1, "unchanged": 3}
    assert plain(texts.done(counts)) == (
        "4 block har satts in, 1 block har fått nya nummer på tabeller och diagram och 3 block är "
        "redan som de ska vara."
    )
    assert plain(texts.done({"renumbered": 2}, is_done=False)) == (
        "2 block skulle få nya nummer på tabeller och diagram."
    )
