"""The gate of accessibility: no block is written with a fault, whatever people have typed.

The checklist is that of `vpreport word check`. One thing is excused: a list that the document has
no list of its own for is typed, and that is said (W938).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
from annual_report import BARE, ENGLISH, Report, part, typical
from example import FOLDER
from foreign_word import NORMAL, NORMAL_TABLE, numbering, outlined, style, styles
from house_report import HouseReport
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from section_sample import follow_up
from word_file import W, text_of

import vpreport as vp
from vpreport import Code
from vpreport.followup.types import FollowUp
from vpreport.intake.types import Answer, AnswerState, Intake
from vpreport.plan.types import Plan
from vpreport.report.inplace.document import open_document
from vpreport.report.section.layout import Lists
from vpreport.report.target.checking.checklist import faults_in_blocks
from vpreport.report.target.checking.rules import Fault, Rule
from vpreport.report.target.style_sheet import read_styles

NUMBERED = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
WITH_BULLETS = styles(
    NORMAL,
    NORMAL_TABLE,
    *(style(f"Rubrik{n}", f"heading {n}", inner=outlined(n), based="Normal") for n in (1, 2, 3)),
    style("Beskrivning", "caption", based="Normal"),
    style("Tabellrutnt", "Table Grid", "table", based="Normaltabell"),
    style("Stark", "Strong", "character", "<w:rPr><w:b/></w:rPr>"),
    style("Punktlista", "List Bullet", inner=NUMBERED.format(3), based="Normal"),
    style("Numreradlista", "List Number", inner=NUMBERED.format(4), based="Normal"),
)
DOCUMENTS = {
    "house": HouseReport,
    "typical": typical,
    "bare": lambda: Report(styles=BARE),
    "english": lambda: Report(styles=ENGLISH),
    "lists": lambda: HouseReport(
        more={
            "word/styles.xml": WITH_BULLETS,
            "word/numbering.xml": numbering(n3="bullet", n4="decimal"),
        }
    ),
}
FREE = frozenset(
    ("comment", "analysis", "text", "corrective_action", "deviation", "explanation", "reason")
) | {"finding"}

HOSTILE = (
    "- punkt ett\n- punkt två",
    "1. Ett\n2. Två\n\n\n3) Tre",
    "Allt   är\t\tbra\tnu",
    "HELA TEXTEN MED VERSALER",
    "https://www.hedemora.se/a?b=c",
    "• x\n\n\n\n• y\n· z",
    "Detta är\n   indraget\n\n\t\ttext",
    "Superlångtordutanmellanslag" * 12,
    "* stjärna\n- - dubbelt",
    "☃ ✓ ✗ → 50 %",
    "läs mer",
    "Rubrikliknande",
    "    ",
    "\u00a0\u00a0\u00a0x\u2003\u2003y",
    "12. december var det klart.",
    "–\n-\n– ",
    "3.\n1. \n- \n2) ",
    "a\u200b\u2028\u2028x",
    "<b>fet</b> **fet**",
    "- 200 tkr",
    "x" * 3000,
)
_PIECES = st.sampled_from(
    (
        *("- ", "– ", "• ", "* ", "· ", "1. ", "2) ", "12. ", "   ", "\t", "\n", "\n\n\n", " "),
        *("ord", "VERSALER", "https://x.se/y", "här", "☃", "✓", "50 %", "\u00a0", "\u2003", "-5"),
        *("ettmycketlångtordutanslut" * 4, "\u200b", "\u2028", "\x07", "<w:p/>", "]]>", "&amp;"),
    )
)
TEXTS = st.lists(
    st.lists(_PIECES, min_size=1, max_size=8).map("".join), min_size=1, max_size=5
).map(tuple)


@cache
def asked() -> tuple[Plan, Intake]:
    plan = vp.read_plan(FOLDER / "plan.toml")
    return plan, vp.read_submissions(plan, FOLDER / "inbox", checkpoint="2026-delar")


def typed(texts_: tuple[str, ...]) -> FollowUp:
    """The example, with these texts in turn in every cell where people write freely."""
    plan, intake = asked()
    next_ = cycle(texts_)

    def answer(column: str, old: Answer) -> Answer:
        is_free = old.state is AnswerState.BLANK or isinstance(old.value, str)
        if column not in FREE or not is_free:
            return old
        text = next(next_)
        return replace(old, state=AnswerState.VALUE, value=text, raw=text)

    submissions = tuple(
        replace(each, answers={key: answer(key[-1], old) for key, old in each.answers.items()})
        for each in intake.submissions
    )
    return vp.merge(plan, replace(intake, submissions=submissions))


def said_to_be_typed(outcome: vp.DocumentOutcome) -> Lists:
    """Which lists the findings say are typed."""
    return Lists(are_numbers_typed=any(f.code is Code.LISTS_TYPED for f in outcome.findings))


def faults(path: Path, lists: Lists) -> list[tuple[str, Rule, str]]:
    """What is wrong with the blocks as they stand in the file."""
    document = open_document(path)
    sheet = read_styles(document.draft.read(document.related("styles")))

    def shown(fault: Fault) -> str:
        return "" if fault.element is None else text_of(fault.element)[:60]

    return [
        (control.key, fault.rule, shown(fault))
        for control in document.found.controls
        for fault in faults_in_blocks(document.inside(control), sheet, lists=lists)
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_people_type_never_makes_a_block_hard_to_read(tmp_path: Path, name: str) -> None:
    path = DOCUMENTS[name]().written(tmp_path / "rapport.docx")
    outcome = vp.update_document(typed(HOSTILE), path)
    assert len(outcome.blocks) > 100
    assert faults(path, said_to_be_typed(outcome)) == []


@pytest.mark.parametrize("name", ["lists", "bare"])
@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.generate),  # to shrink the texts takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(texts_=("- a\n1. b", "• 1. - ", "- \u00a0- "))
@given(texts_=TEXTS)
def test_any_texts_pass_the_gate(tmp_path: Path, name: str, texts_: tuple[str, ...]) -> None:
    path = DOCUMENTS[name]().written(tmp_path / "rapport.docx")
    outcome = vp.update_document(typed(texts_), path)
    assert faults(path, said_to_be_typed(outcome)) == []


def test_the_gate_excuses_only_lists_that_are_said_to_be_typed(tmp_path: Path) -> None:
    texts_ = follow_up(analysis="Läget:\n- fyra\n- fem", deviation="1. Ett.\n2. Två.")
    path = typical().written(tmp_path / "rapport.docx")
    outcome = vp.update_document(texts_, path)
    assert said_to_be_typed(outcome) == Lists(are_numbers_typed=True)
    told = faults(path, Lists())
    assert {rule for _, rule, _ in told} == {Rule.LIST_TYPED}
    assert {"1. Ett.", "2. Två."} <= {text for _, _, text in told}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_bullets_are_real_and_numbers_are_typed(tmp_path: Path, name: str) -> None:
    """A list of ours in its numbered style would go on from one of theirs, so it is typed."""
    path = DOCUMENTS[name]().written(tmp_path / "rapport.docx")
    outcome = vp.update_document(typed(("- ett\n- två", "1. ett\n2. två")), path)
    assert said_to_be_typed(outcome) == Lists(are_numbers_typed=True)
    told = faults(path, Lists())
    assert told
    assert {text for _, _, text in told} == {"1. ett", "2. två"}


def paragraphs(path: Path, *, in_cells: bool) -> list[str]:
    found = etree.fromstring(part(path)).iter(W + "p")
    return [
        text_of(each)
        for each in found
        if (next(each.iterancestors(W + "tc"), None) is not None) is in_cells
    ]


def test_signs_of_items_are_left_out_of_cells_and_all_words_stay(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    vp.update_document(typed(("Läget:\n- fyra klara\n1. en kvar",)), path)
    cells = paragraphs(path, in_cells=True)
    assert {"fyra klara", "1.\u00a0en kvar"} <= set(cells)
    assert not [text for text in cells if text.startswith("- ")]


def test_a_minus_before_a_number_is_no_sign_of_a_list(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(analysis="Jämfört med budget:\n- 200 tkr"), path)
    assert "-\u00a0200\u00a0tkr" in paragraphs(path, in_cells=False)
    vp.update_document(follow_up(analysis="Klara:\n- 5 planer\n- 3 samråd"), path)
    assert {"5 planer", "3 samråd"} <= set(paragraphs(path, in_cells=False))
