"""Very many files: all are read and said, and what they share is kept once."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from sample import DELAR, small_plan
from workbooks import Workbook

import vpreport as vp
from vpreport.findings import Code

OUTCOME = ("indicators", "edala", "outcome")


def copies(folder: Path, count: int) -> Path:
    """Write the same answers under many names, and one other answer among them."""
    folder.mkdir()
    workbook = Workbook("it")
    workbook.type(*OUTCOME, 2)
    same = workbook.data()
    for number in range(count):
        (folder / f"svar {number:04}.xlsx").write_bytes(same)
    workbook.type(*OUTCOME, 3)
    (folder / f"svar {count:04}.xlsx").write_bytes(workbook.data())
    return folder


def test_each_of_many_files_of_one_department_is_read_counted_and_said(tmp_path):
    seen = []
    folder = copies(tmp_path / "in", 30)
    intake = vp.read_submissions(
        small_plan(), folder, checkpoint=DELAR, progress=lambda *so_far: seen.append(so_far)
    )
    assert seen == [(number, 31) for number in range(1, 32)]
    assert len(intake.sources) == 31
    codes = [finding.code for finding in intake.findings]
    assert codes.count(Code.SAME_AS_UNUSED) == 29
    assert codes.count(Code.TWO_ANSWERS) == 1


def test_a_file_that_shares_its_answers_with_another_is_still_where_they_came_from(tmp_path):
    folder = copies(tmp_path / "in", 3)
    chosen = "svar 0002.xlsx"
    intake = vp.read_submissions(small_plan(), folder, checkpoint=DELAR, use=chosen)
    (submission,) = intake.submissions
    alone = tmp_path / "ensam"
    alone.mkdir()
    (alone / chosen).write_bytes((folder / chosen).read_bytes())
    (by_itself,) = vp.read_submissions(small_plan(), alone, checkpoint=DELAR).submissions
    assert dict(submission.answers) == by_itself.answers


def test_a_further_file_that_says_the_same_needs_little_memory(tmp_path):
    def kept(count: int) -> int:
        folder = copies(tmp_path / str(count), count)
        tracemalloc.start()
        intake = vp.read_submissions(small_plan(), folder, checkpoint=DELAR)
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(intake.sources) == count + 1
        return size

    few, many = kept(5), kept(105)
    assert (many - few) / 100 < 6_000  # bytes; its answers alone would be some 15 000
