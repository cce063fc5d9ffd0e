"""The checklist of the library, as tests ask it: every fault of a file as one line."""

from __future__ import annotations

from pathlib import Path

from vpreport.report.target.checking.checklist import EVERY_CHECK, read_document
from vpreport.report.target.checking.contrast import contrast
from vpreport.report.target.checking.of_text import CONTRAST_MIN

__all__ = ["CONTRAST_MIN", "contrast", "faults"]


def faults(path: Path) -> list[str]:
    """Return every fault as "rule: what", none for a good file."""
    reading = read_document(path)
    return [
        f"{fault.rule.value}: {dict(fault.params)}"
        for check in EVERY_CHECK
        for fault in check(reading)
    ]
