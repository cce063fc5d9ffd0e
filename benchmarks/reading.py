"""Time the reading: from filled-in workbooks to checked and merged answers.

Against what merely reads the cells: calamine, pandas over calamine, openpyxl; all sheets.
All in one process in alternating rounds; what counts is the ratio of CPU time within a round.

    python benchmarks/reading.py [--departments 50] [--rounds 7]
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median

import openpyxl
import pandas as pd
from inputs import CHECKPOINT, big_plan, write_inbox
from python_calamine import CalamineWorkbook

import vpreport as vp
from vpreport.plan.types import Plan


def ours(plan: Plan, inbox: Path) -> None:
    vp.merge(plan, vp.read_submissions(plan, inbox, checkpoint=CHECKPOINT))


def calamine(_: Plan, inbox: Path) -> None:
    for path in sorted(inbox.iterdir()):
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def pandas_over_calamine(_: Plan, inbox: Path) -> None:
    for path in sorted(inbox.iterdir()):
        pd.read_excel(path, sheet_name=None, header=None, engine="calamine")


def openpyxl_values(_: Plan, inbox: Path) -> None:
    for path in sorted(inbox.iterdir()):
        openpyxl.load_workbook(path, data_only=True)


OTHERS: tuple[Callable[[Plan, Path], None], ...] = (calamine, pandas_over_calamine, openpyxl_values)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--departments", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")  # openpyxl's, of what it would not save again
    plan = big_plan(departments=arguments.departments)
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder)
        write_inbox(plan, inbox)
        rounds = [_round(plan, inbox) for _ in range(arguments.rounds + 1)][1:]
    files = arguments.departments
    print(f"ours: {1000 * median(times['ours'] for times in rounds) / files:.1f} ms CPU a workbook")
    for other in OTHERS:
        ratios = sorted(times["ours"] / times[other.__name__] for times in rounds)
        spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
        print(f"ours / {other.__name__}: {median(ratios):.2f} ({spread})")


def _round(plan: Plan, inbox: Path) -> dict[str, float]:
    times = {}
    for function in (ours, *OTHERS):
        started = time.process_time()
        function(plan, inbox)
        times[function.__name__] = time.process_time() - started
    return times


if __name__ == "__main__":
    main()
