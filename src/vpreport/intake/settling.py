"""What comes of all files of one department: the answers used, and what a fresh template gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vpreport.findings import Code, Finding, in_order
from vpreport.intake.asked import Asked
from vpreport.intake.choosing import Choice, choose
from vpreport.intake.comparing import agreed
from vpreport.intake.earlier import Earlier, carried_over
from vpreport.intake.replacing import all_marks
from vpreport.intake.sharing import AnswerPlaces
from vpreport.intake.types import Carried, Source, Submission

# Of a file that another one replaces, only this still has to be said: it must be destroyed.
_ALWAYS_SAID = frozenset({Code.CONFIDENTIAL_ANSWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """What came of one file. `submission` None: it could not be used.

    `leftovers` are about answers that have no place in the template as it is now; they are told
    in a return workbook only. `earlier` is there for a file from an earlier checkpoint.
    """

    source: Source | None
    submission: Submission | None
    findings: tuple[Finding, ...]
    leftovers: tuple[Finding, ...] = ()
    earlier: Earlier | None = None

    @property
    def department(self) -> str | None:
        if self.submission is not None:
            return self.submission.department
        return self.earlier.submission.department if self.earlier else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is decided about one department. `status` has that of each of its files."""

    used: Submission | None
    carried: Carried
    status: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def settle(asked: Asked, readings: Sequence[FileReading], use: frozenset[str]) -> Settled:
    """Return what is decided; the readings are all of one department."""
    received = [reading.submission for reading in readings if reading.submission is not None]
    if not received:
        earlier = [reading.earlier for reading in readings if reading.earlier is not None]
        return Settled(used=None, carried=carried_over(asked, earlier))
    choice = choose(asked, received, use)
    return Settled(
        used=choice.used,
        carried=_carried(asked, choice, readings),
        status=choice.status,
        findings=choice.findings,
    )


def still_true(findings: Iterable[Finding], replaced: frozenset[str]) -> Iterable[Finding]:
    """Return the findings without those about files that are replaced by others."""
    return (f for f in findings if f.place.file not in replaced or f.code in _ALWAYS_SAID)


def _carried(asked: Asked, choice: Choice, readings: Sequence[FileReading]) -> Carried:
    files = {rival.source.file for rival in choice.rivals}
    told = [
        finding
        for reading in readings
        if reading.source is not None and reading.source.file in files
        for finding in (*reading.findings, *reading.leftovers)
    ]
    told += (f for f in choice.findings if f.place.file in files and f.code in _ABOUT_RIVALS)
    return Carried(
        department=choice.rivals[0].department,
        edition=asked.edition,
        answers=agreed(choice.rivals),
        findings=in_order(tuple(told)),
        places=AnswerPlaces(choice.rivals),
        replaces=tuple(sorted({mark for rival in choice.rivals for mark in all_marks(rival)})),
    )


# What a department is told about its own files; the rest is between those who collect them.
_ABOUT_RIVALS = frozenset({Code.TWO_ANSWERS, Code.DIFFERING_CELL})
