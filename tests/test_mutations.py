"""Whatever is done to the XML and the bytes of a workbook: the same value, or a finding."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import mutations
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vpreport.texts.messages import describe

EXAMPLES = {".xlsx": 1500, ".ods": 700}


def hold(number: int, suffix: str, folder: Path) -> None:
    one = mutations.mutant(number, suffix=suffix)
    intake = mutations.read(one, folder)
    for finding in intake.findings:
        assert finding.place.file == one.file
        assert describe(finding)
    assert mutations.judge(one, intake) == [], one.operators


@pytest.mark.parametrize("suffix", EXAMPLES)
def test_a_mutant_gives_the_same_values_or_findings(suffix):
    with tempfile.TemporaryDirectory() as folder:

        @settings(
            max_examples=EXAMPLES[suffix],
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(number=st.integers(0, 2**40))
        def holds(number: int) -> None:
            hold(number, suffix, Path(folder))

        holds()


@pytest.mark.parametrize("suffix", EXAMPLES)
@pytest.mark.parametrize("department", mutations.DEPARTMENTS)
def test_the_honest_workbooks_are_read_without_a_remark(suffix, department, tmp_path):
    """Else the mutants would prove nothing."""
    for number in range(mutations.SEEDS_EACH):
        honest = mutations.seed(department, number, suffix)
        one = mutations.Mutant(
            number=number,
            seed=honest,
            operators=(),
            data=mutations.packed(honest.parts),
            parts=honest.parts,
            can_change_content=False,
        )
        intake = mutations.read(one, tmp_path)
        (submission,) = intake.submissions
        values = {key: a.value for key, a in submission.answers.items() if a.is_value}
        assert values == honest.filled


def test_every_operator_does_something_to_some_workbook():
    done: Counter[str] = Counter()
    for number in range(1500):
        one = mutations.mutant(number)
        if len(one.operators) == 1 and one.data != mutations.packed(one.seed.parts):
            done[one.operators[0]] += 1
    assert set(mutations.XLSX) | set(mutations.BOTH) == set(done)
