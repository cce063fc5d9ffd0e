"""What holds for all of the code: where Swedish stands, what imports what, and every message."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from vpreport.findings import Code
from vpreport.texts.messages import MESSAGES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "vpreport"
MODULES = sorted(PACKAGE.rglob("*.py"))
OUTSIDE_TEXTS = [path for path in MODULES if path.parent.name != "texts"]

LAYERS = ("texts", "leaks", "plan", "template", "intake", "returns", "followup", "report", "cli")


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


@pytest.mark.parametrize("path", OUTSIDE_TEXTS, ids=module_name)
def test_swedish_stands_only_in_texts(path: Path) -> None:
    texts = (text.replace("a-zåäö", "") for text in string_literals(path))  # letters of a pattern
    assert [text for text in texts if re.search("[åäöÅÄÖ]", text)] == []


def string_literals(path: Path) -> Iterator[str]:
    """Yield the strings of a module except its docstrings, which quote examples."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_imports_only_from_its_own_layer_and_those_below(path: Path) -> None:
    layer = path.relative_to(PACKAGE).parts[0]
    if layer not in LAYERS:
        return
    above = LAYERS[LAYERS.index(layer) + 1 :]
    assert [name for name in imported(path) if name in above] == []


def imported(path: Path) -> Iterator[str]:
    """Yield the parts of vpreport that a module imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vpreport."):
            yield (node.module or "").split(".")[1]


def test_only_the_command_line_prints_exits_or_reads_the_clock() -> None:
    forbidden = re.compile(r"\bprint\(|\bsys\.exit\(|\.now\(|\.today\(|\btime\.time\(")
    library = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] != "cli"]
    programs = ("__main__.py", "apart_process.py")  # a process has to end somewhere
    found = {
        module_name(path)
        for path in library
        if path.name not in programs and forbidden.search(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.skipif(find_spec("importlinter") is None, reason="import-linter is not installed")
def test_the_import_contract_is_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as m; m()"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_code_has_a_message_and_its_own_number() -> None:
    assert set(MESSAGES) == set(Code)
    assert len({code.number for code in Code}) == len(Code)


@pytest.mark.parametrize("code", Code, ids=lambda code: code.number)
def test_a_message_is_whole_sentences_with_plainly_named_parameters(code: Code) -> None:
    message = MESSAGES[code]
    for part in message.parts:
        is_given_whole = re.fullmatch("{[a-z]+}", part)
        assert part.endswith((".", "?")) or is_given_whole, part
        assert part[0].isupper() or part[0] in "«{", part
        assert "!" not in part
        for _, name, spec, conversion in string.Formatter().parse(part):
            assert name is None or re.fullmatch("[a-z_]+", name), part
            assert not spec
            assert not conversion


@pytest.mark.parametrize("code", Code, ids=lambda code: code.number)
def test_every_code_is_made_somewhere(code: Code) -> None:
    pattern = re.compile(rf"\bCode\.{code.name}\b")
    makers = [
        path
        for path in OUTSIDE_TEXTS
        if path.name != "findings.py" and pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert makers
