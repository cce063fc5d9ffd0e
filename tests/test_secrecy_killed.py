"""What a run leaves behind when it is killed at any point (T10).

Fifty points spread over the run, and each moment at which a file or a folder is changed.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import openpyxl
import pytest
from killed import Killed
from sample import DELAR
from sample_secrecy import CANARY, CONFIDENTIAL_PART, secret_file
from test_secrecy_noninterference import PLAN_TOML

import vpreport as vp
from vpreport.cli import main
from vpreport.cli.folder_lock import LOCK
from vpreport.leaks.scanning import scan
from vpreport.leaks.secrets import Secret

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")

POINTS = 50
SECRETS = (Secret(row="atgarder", value=CANARY), Secret(row="ova", value=f"Om {CANARY}"))
REPORT = ["report", "plan.toml", "inbox", "--checkpoint", DELAR]
INTERNAL = ["--internal", "--secret", "plan.secret.toml", "--secret-inbox", "svar"]
BUILDS = {"output": REPORT, "internt": [*REPORT, *INTERNAL, "--folder", "internt"]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a plan, answers of both kinds, and the reports of an earlier run.

    The ordinary answers have something confidential on a confidential row too.
    """
    monkeypatch.chdir(tmp_path)
    Path("plan.toml").write_text(PLAN_TOML, encoding="utf-8")
    secret_file(tmp_path, CONFIDENTIAL_PART)
    plan = vp.read_plan("plan.toml")
    secret = vp.read_secret_plan(plan, "plan.secret.toml")
    (ordinary,) = vp.write_templates(plan, checkpoint=DELAR, folder="inbox")
    (marked,) = vp.write_secret_templates(plan, secret, checkpoint=DELAR, folder="svar")
    for command in BUILDS.values():
        main(command)
    answer(ordinary, "Mål", "analysis", "Arbetet går framåt.")
    answer(ordinary, "Åtgärder", "comment", f"Om {CANARY}")
    answer(marked, "Indikatorer", "comment", CANARY)
    return tmp_path


def answer(path: Path, sheet_name: str, column: str, text: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book[sheet_name]
    columns = {cell.value: cell.column for cell in sheet[4]}
    sheet.cell(row=6, column=columns[column]).value = text
    book.save(path)


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def restore(folder: Path, before: dict[Path, bytes]) -> None:
    for path in contents(folder).keys() - before.keys():
        path.unlink()
    for path, data in before.items():
        path.write_bytes(data)


def readable(data: bytes) -> bytes:
    """Return the bytes and all that can be inflated in them, also where a package is cut off."""
    found = [data]
    for start in data.split(b"PK\x03\x04")[1:]:
        head = 26 + int.from_bytes(start[22:24], "little") + int.from_bytes(start[24:26], "little")
        try:
            found.append(zlib.decompressobj(-15).decompress(start[head:]))
        except zlib.error:
            continue
    return b"".join(found)


@pytest.mark.parametrize("build", BUILDS)
def test_t10_a_run_that_is_killed_leaves_nothing_confidential_and_nothing_half_written(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, build: str
) -> None:
    temporary = tmp_path_factory.mktemp("tmp")
    before = contents(folder)
    kills = 0
    with Killed(BUILDS[build], folder, temporary, POINTS) as killed:
        after = contents(folder)
        made = {path for path in after if after[path] != before.get(path)}
        assert [path.parent.name for path in made] == [build] * 2
        restore(folder, before)
        for point in killed.kills():
            kills += 1
            assert contents(temporary) == {}, point
            now = contents(folder)
            assert before.keys() <= now.keys(), point
            for path, data in now.items():
                if path in made:
                    assert data in (before[path], after[path]), point
                elif path in before:
                    assert data == before[path], point
                else:
                    assert path.parent.name == build, point
                    assert path.name.startswith((".vpreport-", LOCK)), point
                    assert build == "internt" or CANARY.encode() not in readable(data), point
    assert kills > 2 * POINTS
    assert contents(folder) == after
    assert scan([folder / "output"], SECRETS) == ()
    assert build == "output" or scan([folder / "internt"], SECRETS) != ()
