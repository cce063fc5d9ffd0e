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


def test_a_whole_report_is_made_without_anything_that_speaks_over_a_network(
    tmp_path: Path,
) -> None:
    inbox = str(Path(PLAN).with_name("inbox"))
    command = ["report", str(PLAN), inbox, "--checkpoint", "2026-delar", "--folder", "ut"]
    code = (
        f"import sys; from vpreport.cli import main; main({command!r})\n"
        "print('LOADED:', *({'ssl', 'http.client', 'urllib.request'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.rpartition("LOADED:")[2].split() == []
    assert len(list((tmp_path / "ut").iterdir())) == 2


# Each of these takes a tenth of a bare start of Python, or more.
SLOW = {
    *("concurrent.futures", "dataclasses", "decimal", "importlib.metadata", "inspect", "logging"),
    *("pathlib", "shutil", "tomllib", "typing", "xml.etree.ElementTree", "zipfile"),
}
FOR_VERSION = {"vpreport", "vpreport.cli"}
FOR_HELP = FOR_VERSION | {
    *("vpreport.cli.arguments", "vpreport.cli.internal_arguments"),
    *("vpreport.texts", "vpreport.texts.cli_help"),
}


@pytest.mark.parametrize(
    ("arguments", "slow", "ours"),
    [
        (["--version"], {*SLOW, "argparse", "gettext"}, FOR_VERSION),
        (["--help"], SLOW, FOR_HELP),
        (["report", "--help"], SLOW, FOR_HELP | {"vpreport.cli.return_arguments"}),
    ],
)
def test_version_and_help_load_what_they_say_and_no_more(
    arguments: list[str], slow: set[str], ours: set[str]
) -> None:
    code = (
        "import sys; from vpreport.cli import main\n"
        f"try: main({arguments!r})\n"
        f"except SystemExit: print('LOADED:', *({slow!r} & set(sys.modules)), "
        "*(name for name in sys.modules if name.startswith('vpreport')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert set(done.stdout.rpartition("LOADED:")[2].split()) == ours


def test_the_version_is_the_same_in_all_ways_to_ask_for_it() -> None:
    asked = (["--version"], ["--version", "report"])
    said = [
        subprocess.run(
            [sys.executable, "-m", "vpreport", *arguments],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for arguments in asked
    ]
    assert said == ["vpreport 0.1.0\n"] * 2


def test_importing_vpreport_loads_no_heavy_library() -> None:
    code = f"import sys, vpreport; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
