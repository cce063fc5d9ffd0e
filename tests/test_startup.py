"""A command pays only for what it uses: seen in what is loaded, not in milliseconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from example import PLAN

HEAVY = ("openpyxl", "pandas", "numpy", "xlsxwriter", "docx", "lxml", "rich")

PROBE = """
import sys
from vpreport.cli import main
try:
    main(sys.argv[2:])
except SystemExit:
    pass
loaded = sorted(set(sys.argv[1].split(",")) & set(sys.modules))
print("LOADED:", *loaded)
"""


def loaded_after(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, ",".join(HEAVY), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.rpartition("LOADED:")[2].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["report", "--help"], ["fel"]])
def test_help_version_and_wrong_usage_load_no_heavy_library(arguments: list[str]) -> None:
    assert loaded_after(*arguments) == set()


def test_checking_the_plan_loads_no_library_for_workbooks_or_documents() -> None:
    assert loaded_after("plan", "check", PLAN) == set()


def test_templates_are_written_without_the_libraries_that_read_or_make_documents(
    tmp_path: Path,
) -> None:
    loaded = loaded_after(
        "templates", PLAN, "--checkpoint", "2026-delar", "--folder", str(tmp_path)
    )
    assert loaded == {"xlsxwriter"}


def test_the_version_is_told_without_the_slow_parts_of_the_standard_library() -> None:
    slow = {"dataclasses", "decimal", "inspect", "pathlib", "tomllib", "typing", "zipfile"}
    code = (
        "import sys; from vpreport.cli import main\n"
        "try: main(['--version'])\n"
        f"except SystemExit: print(*sorted({slow!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["vpreport 0.1.0", ""]


def test_importing_vpreport_loads_no_heavy_library() -> None:
    code = f"import sys, vpreport; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
