"""Fill in the example's inbox again: type the answers beside this file into fresh templates.

    PYTHONPATH=src:tests python examples/fill_inbox/fill.py

Needed when the templates have changed. The typing is done in a real LibreOffice, so that the
workbooks are just what people send in; what it takes stands in `tests/libreoffice.py`. Each TOML
file holds one department's answers by table, row and column, written as they are typed.
"""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

import libreoffice

import vpreport as vp

CHECKPOINT = "2026-delar"
HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "hedemora"


def job_for(answers: Path, templates: Path) -> libreoffice.Job:
    """Return the typing that gives a department's workbook."""
    content = tomllib.loads(answers.read_text(encoding="utf-8"))
    template = templates / f"{CHECKPOINT}-{answers.stem}.xlsx"
    addresses = libreoffice.addresses(template)
    job = libreoffice.Job(template, EXAMPLE / "inbox" / content.pop("save_as"))
    for table, rows in content.items():
        for row, columns in rows.items():
            for column, text in columns.items():
                job.type(addresses[table, row, column], text)
    return job


def fill_inbox() -> None:
    """Write every workbook of the inbox anew."""
    (EXAMPLE / "inbox").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        plan = vp.read_plan(EXAMPLE / "plan.toml")
        vp.write_templates(plan, checkpoint=CHECKPOINT, folder=work)
        with libreoffice.office(work) as office:
            office.run([job_for(answers, work) for answers in sorted(HERE.glob("*.toml"))])


if __name__ == "__main__":
    fill_inbox()
