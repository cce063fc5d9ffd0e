"""Where each of the sixteen channels of the threat model is closed, and what is tested of it.

A value that is marked confidential could reach somebody by any of these ways. The first column of
tests would fail if the protection were taken away (each has been tried so). In the second are the
channels in which `vpreport leaks` finds a planted value, by their names in `leaky`.

| channel | closed by, tested in | planted |
|---|---|---|
| T1 all public bytes | two inboxes that differ only there: `noninterference` t1_* | |
| T2 hidden sheets, rows, columns, formats | `gate` REFUSED, `internal` t2_and_t5 | T2 |
| T3 chart caches, embedded workbooks, pivots | `gate` REFUSED and workbook_inside_a_chart | T3 |
| T4 names, validations, comments, shared texts | `gate` REFUSED | T4 |
| T5 properties of the file | `gate` REFUSED, `internal` t2_and_t5 | T5 |
| T6 hidden and deleted text, fields, objects in Word | `gate` REFUSED | T6 |
| T7 what is worked out: counts, shares, roll-ups | `noninterference` t7, t1_* | |
| T8 earlier checkpoints; nothing of them is read or kept | `checkpoints` t8_* | T8 |
| T9 screen, log, errors | `plan`, `intake` t9_*, `internal` quotes_nothing | T9 |
| T10 files left behind | `killed` t10 | T10 |
| T11 names and order of files, sheets, parts; sizes | `noninterference` t11, hash_size | T11 |
| T12 a name that is secret too | `noninterference` t12 | |
| T13 what one department is sent | `plan` t13_* | T13 |
| T14 a template that says the row is public | `intake` t14 | |
| T15 pasted into a public text | `internal` t15, `leaks_cli` internal_build_stops | T15 |
| T16 what lies in the repository | t16 below | T16 |

`gate` is test_leaks_gate.py, `noninterference` test_secrecy_noninterference.py and so on. In
`leaks_channels` every planted leak is found and told by its place.
"""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest
from leaky import CHANNELS

REPOSITORY = Path(__file__).parents[1]
WORKED_OUT = {"T1", "T7", "T12", "T14"}  # nothing that can be planted in a file


def test_every_channel_that_is_a_place_in_a_file_has_a_planted_leak() -> None:
    places = {f"T{number}" for number in range(1, 17)} - WORKED_OUT
    assert {name.split()[0] for name in CHANNELS} == places | {"OpenDocument"}


@pytest.mark.skipif(not (REPOSITORY / ".git").exists(), reason="not in a checkout")
def test_t16_nothing_in_the_repository_is_marked_confidential_but_the_invented_example() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    files = [REPOSITORY / name for name in filter(None, listed.split("\0"))]
    named = {path.name for path in files if "secret.toml" in path.name or "SEKRETESS" in path.name}
    assert named <= {"plan.secret.toml"}
    office = [path for path in files if path.suffix in (".xlsx", ".docx", ".ods")]
    assert [path for path in office if _is_marked(path)] == []
    assert len(office) > 10


def _is_marked(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.endswith(("core.xml", "meta.xml"))]
        return any(b"SEKRETESS" in package.read(name) for name in parts)
