"""Time the quarter: reading fifty filled-in workbooks, merging, writing both reports.

Ratios from alternating rounds in one run, so that they mean something on any machine; absolute
times are shown only to be looked at. Needs Linux or macOS, which tell what each process used.

    python benchmarks/quarter.py [--departments 50] [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from inputs import big_plan, write_inbox

OURS = "ours"
OTHERS = {
    "script": "pandas + openpyxl script (workbook only, no checks)",
    "bare": "bare library calls (read every cell, write the same cells)",
}
KIB_PER_UNIT = 1 if sys.platform == "linux" else 1 / 1024  # macOS counts memory in bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What one process used: CPU seconds and peak MiB."""

    cpu: float
    peak: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--departments", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_inbox(big_plan(arguments.departments), folder / "inbox")
        run(OURS, folder)
        run("keep_content", folder)
        rounds = [
            {contender: run(contender, folder) for contender in (OURS, *OTHERS)}
            for _ in range(arguments.rounds)
        ]
    show(rounds, arguments.departments)


def run(contender: str, folder: Path) -> Use:
    """Run one contender in a process of its own, start-up included."""
    program = Path(__file__).with_name("contenders.py")
    process = subprocess.Popen([sys.executable, str(program), contender, str(folder)])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{contender} failed")
    return Use(cpu=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss * KIB_PER_UNIT / 1024)


def show(rounds: list[dict[str, Use]], departments: int) -> None:
    ours = [one[OURS] for one in rounds]
    print(f"{departments} workbooks, {len(rounds)} rounds")
    print(
        f"ours: {median(u.cpu for u in ours):.2f} CPU s, peak {max(u.peak for u in ours):.0f} MiB"
    )
    for contender, label in OTHERS.items():
        ratios = [one[OURS].cpu / one[contender].cpu for one in rounds]
        memory = [one[OURS].peak / one[contender].peak for one in rounds]
        print(
            f"ours / {label}: CPU {median(ratios):.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f}), peak memory {median(memory):.2f}"
        )


if __name__ == "__main__":
    main()
