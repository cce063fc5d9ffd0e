"""The ledger of what is expected of files: refusals, what a library cannot open, differences.

What is not in it must be read and be the same to every library that reads the format. A change
either way is a fault, also for the better: then the ledger is wrong and is put right by hand.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from differential import LIBRARIES, Report

PATH = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """By file name: the code of a refusal, differences by library, libraries that cannot open it.

    Every line has its reason, a word that `why` explains.
    """

    refused: Mapping[str, Mapping[str, Any]]
    differs: Mapping[str, Mapping[str, Any]]
    unread: Mapping[str, Mapping[str, Any]]
    why: Mapping[str, str]

    @property
    def lines(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for table in (self.refused, self.differs, self.unread):
            yield from table.items()


def read_ledger(part: str) -> Ledger:
    """Return the part of the ledger about "own" files, or those of the "corpus"."""
    content = tomllib.loads(PATH.read_text(encoding="utf-8"))
    tables = {name: content[part].get(name, {}) for name in ("refused", "differs", "unread")}
    return Ledger(**tables, why=content["why"])


def faults(reports: Sequence[Report], ledger: Ledger) -> list[str]:
    """Return a line for everything that is not as the ledger says."""
    found = [line for report in reports for line in _faults_of(report, ledger)]
    names = {report["name"] for report in reports}
    for name, line in ledger.lines:
        if name not in names:
            found.append(f"{name}: in the ledger, but not among the files")
        if line["why"] not in ledger.why:
            found.append(f"{name}: nothing explains {line['why']!r}")
    return found


def _faults_of(report: Report, ledger: Ledger) -> Iterator[str]:
    name = report["name"]
    expected = ledger.refused.get(name, {}).get("code", "")
    if report["outcome"] == "ended":
        yield f"{name}: the reading ended: {report['why']}"
        return
    if report["code"] != expected:
        now = f"refused, {report['code']} ({report['why']})" if report["code"] else "read"
        yield f"{name}: {now}; expected {expected or 'to be read'}"
    unread = sorted(library for library, seen in report["libraries"].items() if "unread" in seen)
    if unread != sorted(ledger.unread.get(name, {}).get("libraries", ())):
        whys = [report["libraries"][library]["unread"] for library in unread]
        yield f"{name}: cannot be opened by {unread or 'none'} {whys}, not as the ledger says"
    differs = ledger.differs.get(name, {})
    for library in LIBRARIES:
        lines = report["libraries"].get(library, {}).get("differences", ())
        if len(lines) != differs.get(library, 0):
            many = f"{len(lines)} differences, {differs.get(library, 0)} expected"
            yield "\n    ".join((f"{name}, {library}: {many}", *lines[:5]))


def summary(reports: Sequence[Report]) -> str:
    """Return the counts of a run, for people."""
    refusals = Counter(report["code"] for report in reports if report["code"])
    read = sum(report["outcome"] == "read" for report in reports)
    lines = [f"{len(reports)} files, {read} read, refused: {dict(sorted(refusals.items()))}"]
    for library in LIBRARIES:
        seen = [r["libraries"][library] for r in reports if library in r["libraries"]]
        rules: Counter[str] = Counter()
        for one in seen:
            rules.update(one["rules"])
        cells = sum(one["cells"] for one in seen)
        unread = sum("unread" in one for one in seen)
        differing = sum(len(one["differences"]) for one in seen)
        lines.append(
            f"{library}: {len(seen)} files, {unread} it cannot open, {cells} cells compared, "
            f"{differing} differences no rule explains; by rule {dict(sorted(rules.items()))}"
        )
    return "\n".join(lines)
