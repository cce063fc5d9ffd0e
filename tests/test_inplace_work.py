"""How the work grows with the document: twice as much of it takes twice the work, never the square.

Work is counted in calls, also of functions that are written in C, so no clock is looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from annual_report import COMMENTED, OVERLAPPING, THEIR_CONTROL, TRACKED, caption, paragraph, part
from house_report import ANCHOR, HouseReport, their_table
from section_sample import follow_up
from test_inplace_chapters import caption as caption_by_chapter

import vpreport as vp
from vpreport.report.inplace.document import Document, open_document
from vpreport.report.inplace.headings import read_stops
from vpreport.report.inplace.scanning import scan
from vpreport.report.target.conventions import DOCUMENT, STYLES, read_all_conventions
from vpreport.report.target.list_numbers import read_list_numberings
from vpreport.report.target.roles import EVERYTHING
from vpreport.report.target.style_sheet import read_styles

PLAIN = paragraph("Verksamheten har fortsatt som planerat. " * 4, "Brdtext") * 3
KINDS = {
    "text": PLAIN,
    "headings": paragraph("Verksamhet", "Rubrik2") + PLAIN,
    "captions": caption("Nyckeltal", 1) + their_table() + PLAIN,
    "marks": OVERLAPPING + COMMENTED + TRACKED,
    "controls": THEIR_CONTROL,
    "chapters": paragraph("Kapitel", "Rubrik1") + caption_by_chapter("1", 1) + their_table(),
}
FEW = 60


def calls(act: Callable[[], object]) -> int:
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return counted


def report(path: Path, kind: str, times: int) -> Path:
    return HouseReport(before=KINDS[kind] * times, after=KINDS[kind] * times).written(path)


def grows_by(work: Callable[[int], int]) -> float:
    """What two parts more cost, in what one part more did: 2 where each costs the same, else 3 up.

    So what every document costs, however small it is, does not count.
    """
    work(1)  # what is only done the first time
    few, more, most = work(FEW), work(2 * FEW), work(4 * FEW)
    assert few < more < most
    return (most - more) / (more - few)


@pytest.mark.parametrize("kind", KINDS)
def test_scanning_twice_the_document_takes_twice_the_work(tmp_path: Path, kind: str) -> None:
    def work(times: int) -> int:
        content = part(report(tmp_path / f"{times}.docx", kind, times))
        return calls(lambda: scan(content))

    assert grows_by(work) < 2.1


@pytest.mark.parametrize("kind", KINDS)
def test_reading_the_conventions_of_twice_the_document_takes_twice_the_work(
    tmp_path: Path, kind: str
) -> None:
    def work(times: int) -> int:
        path = report(tmp_path / f"{times}.docx", kind, times)
        content = part(path)
        parts = {DOCUMENT: content, STYLES: part(path, "word/styles.xml")}
        at = content.index(ANCHOR.encode())
        return calls(lambda: read_all_conventions(parts, {at: EVERYTHING}))

    assert grows_by(work) < 2.1


def test_counting_the_chapters_of_twice_the_document_takes_twice_the_work(tmp_path: Path) -> None:
    def of(document: Document) -> int:
        sheet = read_styles(document.draft.read("word/styles.xml"))
        numberings = read_list_numberings(document.draft.read("word/numbering.xml"))
        return calls(lambda: read_stops(document, sheet, numberings))

    def work(times: int) -> int:
        return of(open_document(report(tmp_path / f"{times}.docx", "chapters", times)))

    assert grows_by(work) < 2.1


@pytest.mark.parametrize("kind", ["captions", "chapters"])
def test_an_update_of_twice_the_document_takes_twice_the_work(tmp_path: Path, kind: str) -> None:
    answers, others = follow_up(), follow_up(analysis="Ny analys.")

    def work(times: int) -> int:
        path = report(tmp_path / f"{times}.docx", kind, times)
        vp.update_document(answers, path)
        return calls(lambda: vp.update_document(others, path))

    assert grows_by(work) < 2.1
