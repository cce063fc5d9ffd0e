"""Every code is explained, in full, on the screen and on the page."""

from __future__ import annotations

import runpy
import string
import subprocess
import sys
from pathlib import Path

import pytest

import vpreport as vp
from vpreport.cli import main
from vpreport.findings import Code, Severity
from vpreport.texts.explaining import explain, explanation, page
from vpreport.texts.messages import MESSAGES
from vpreport.texts.placeholders import WORDS

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "docs" / "make_findings_page.py"

by_number = pytest.mark.parametrize("code", Code, ids=lambda code: code.number)


@by_number
def test_a_code_says_what_to_do_unless_nothing_need_be_done(code: Code) -> None:
    message = MESSAGES[code]
    if code.severity is not Severity.INFO:
        assert message.remedy
    assert message.example == message.example.strip()
    assert "{example}" not in message.example
    if message.to_sender:
        assert message.to_sender.endswith(".")
        assert message.to_sender != message.remedy
        assert "avdelningen" not in message.to_sender.lower()


@by_number
def test_an_example_is_never_given_twice(code: Code) -> None:
    message = MESSAGES[code]
    has_its_own = "till exempel" in message.remedy or "{example}" in message.remedy
    assert not (has_its_own and message.shown_example)


@by_number
def test_every_parameter_has_words_for_when_there_is_no_finding(code: Code) -> None:
    message = MESSAGES[code]
    names = {
        name
        for text in (*message.parts, message.to_sender)
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }
    assert names - WORDS.keys() == set(), "write them in texts/placeholders.py"


@by_number
def test_an_explanation_is_whole_and_says_what_becomes_of_the_answer(code: Code) -> None:
    told = explanation(code)
    assert told.meaning.endswith(".")
    assert "{" not in f"{told.what}{told.remedy}"
    lines = explain(code).splitlines()
    assert lines[0].startswith(f"{code.number} ")
    assert [line.partition(":")[0].strip() for line in lines[1:4]] == [
        "Meddelande",
        "Betyder",
        "Gör så här",
    ]


def test_a_code_is_explained_without_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--explain", "v514"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.splitlines() == [
        "V514 Fel (värden i celler)",
        "  Meddelande: «[det som står där]» är inte ett helt datum.",
        "  Betyder: Svaret används inte förrän det är rättat. Resten av filen läses.",
        "  Gör så här: Skriv år, månad och dag: ÅÅÅÅ-MM-DD.",
        "  Exempel: 2026-06-12",
    ]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("S502", "koden «S502» finns inte. Menade du V502?"),
        ("502", "koden «502» finns inte. Menade du V502?"),
        ("V50", "koden «V50» finns inte. Menade du V501, V502 eller V503?"),
        ("R999", "koden «R999» finns inte. Menade du R631, R605 eller R604?"),
        ("hej", "koden «hej» finns inte."),
    ],
)
def test_an_unknown_code_is_wrong_usage_and_gets_a_suggestion(
    capsys: pytest.CaptureFixture[str], typed: str, answer: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--explain", typed])
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1] == f"vpreport check: --explain: {answer}"


def test_the_page_of_all_codes_is_as_the_messages_are_now() -> None:
    made = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert made == page(), "docs/findings.md is stale: run python docs/make_findings_page.py"


def test_the_page_has_every_code_once_in_the_order_of_its_number() -> None:
    headings = [line.split()[1] for line in page().splitlines() if line.startswith("### ")]
    assert sorted(headings) == sorted(code.number for code in Code)
    letters = [line[3] for line in page().splitlines() if line.startswith("## ")]
    assert letters == list("PLFSVRMUW")
    for letter in letters:
        mine = [number for number in headings if number[0] == letter]
        assert mine == sorted(mine)


def test_the_script_writes_the_page_beside_itself(tmp_path: Path) -> None:
    copied = tmp_path / SCRIPT.name
    copied.write_text(SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
    runpy.run_path(str(copied), run_name="__main__")
    assert (tmp_path / "findings.md").read_bytes() == page().encode()


def test_explaining_loads_no_heavy_library() -> None:
    code = (
        "import sys; from vpreport.cli import main\n"
        "try: main(['check', '--explain', 'V502'])\n"
        "except SystemExit: print('LOADED', *{'openpyxl', 'pandas', 'rich', 'lxml'} "
        "& set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_a_code_is_explained_from_python_too() -> None:
    assert vp.explain(Code.NOT_A_DATE).startswith("V514 Fel")
