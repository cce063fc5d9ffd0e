"""What the README tells people to type works."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from example import FOLDER as EXAMPLE

import vpreport
from vpreport.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")

BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.strip()
    for _, language, text in BLOCK.findall(README)
    if not language
    for line in text.splitlines()
]
MAIN_JOB = "pip install . && vpreport demo"
TESTS = 'pip install -e ".[test]" && pytest'


@pytest.fixture
def quarter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like the one that the README speaks of: a plan, an inbox, and the examples."""
    shutil.copyfile(EXAMPLE / "plan.toml", tmp_path / "plan.toml")
    shutil.copytree(EXAMPLE / "inbox", tmp_path / "inbox")
    shutil.copytree(EXAMPLE, tmp_path / "examples" / "hedemora")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_readme_sets_everything_up_with_two_commands() -> None:
    assert [command for command in COMMANDS if "pip" in command] == [MAIN_JOB, TESTS]
    assert {command.split()[0] for command in COMMANDS} == {"pip", "vpreport"}


def test_the_continuous_integration_runs_the_test_command_of_the_readme_last() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == TESTS


@pytest.mark.parametrize(
    "command", [command for command in COMMANDS if command.startswith("vpreport")]
)
def test_every_command_of_the_readme_works(quarter: Path, command: str) -> None:
    arguments = shlex.split(command)[1:]
    faults_in_the_example = 1 if arguments[0] in {"check", "report"} else 0
    assert main(arguments) == faults_in_the_example


def test_the_main_job_writes_what_the_readme_says(quarter: Path) -> None:
    assert main(shlex.split(MAIN_JOB.rpartition("&&")[2])[1:]) == 0
    named = re.findall(r"`(output/[\w.-]+\.\w+)`", README)
    assert len(named) == 2
    assert [name for name in named if not (quarter / name).is_file()] == []


def test_the_python_of_the_readme_runs_and_is_about_a_dozen_lines(quarter: Path) -> None:
    (code,) = (text for _, language, text in BLOCK.findall(README) if language == "python")
    assert len(code.splitlines()) <= 12
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nprint(len(frame))"],
        env={"PYTHONPATH": str(Path(vpreport.__file__).parents[1]), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "47"
    names = {node.attr for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Attribute)}
    assert set(vpreport.__all__) & names == {
        "describe",
        "merge",
        "read_plan",
        "read_submissions",
        "write_section",
        "write_templates",
        "write_workbook",
    }
    written = {
        path.name for folder in ("output", "input_templates") for path in Path(folder).iterdir()
    }
    assert {"uppfoljning-2026-delar.xlsx", "avsnitt-2026-delar.docx"} < written


def test_every_file_that_the_documents_point_to_exists() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")]
    broken = [
        (document.name, target)
        for document in documents
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
        if not target.startswith("http") and not (document.parent / target).exists()
    ]
    assert broken == []
