"""What intake gives: one submission a department, with an answer for every cell asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum

from vpreport.findings import Finding
from vpreport.plan.types import Plan
from vpreport.template.edition import Edition


class AnswerState(Enum):
    """Blank, 0, "ej mätt" and "ej aktuellt" are different things all the way to the report."""

    VALUE = "value"
    BLANK = "blank"
    NOT_MEASURED = "not_measured"  # "ej mätt", "uppgift saknas", "–"
    NOT_APPLICABLE = "not_applicable"  # "ej aktuellt"
    REFUSED = "refused"  # something stands there that cannot be used; a finding says why


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRef:
    """Where a value came from: file name, sheet as the user sees it, cell as A1."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.file}, {self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one input cell says.

    `value` is Decimal for a number, date for a date, str for a text, and the stable value of
    the choice (never its Swedish word) for a list; None unless `state` is VALUE. `raw` is what
    stood in the cell, as typed. `ref` is None only where the row or column was not found.
    """

    state: AnswerState
    value: Decimal | str | dt.date | None = None
    raw: str = ""
    ref: CellRef | None = None

    @property
    def is_value(self) -> bool:
        return self.state is AnswerState.VALUE

    @property
    def text(self) -> str:
        """The value as a text, empty where there is none. Meant for text and choice columns."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def number(self) -> Decimal | None:
        return self.value if isinstance(self.value, Decimal) else None

    @property
    def date(self) -> dt.date | None:
        return self.value if isinstance(self.value, dt.date) else None


BLANK = Answer(state=AnswerState.BLANK)

AnswerKey = tuple[str, str, str]
"""(table key, row id, column key): ("indicators", "loa3", "outcome")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that was received.

    `status` is "used", "same" (says what one used says), "replaced" (another file of the
    department is used in its place) or "refused".

    `department` and `code` are None where the file could not be identified. `withheld`: it holds
    something confidential, so neither hash nor size (both follow from the content) is kept.
    """

    file: str
    sha256: str
    size: int
    format: str
    program: str | None
    saved_at: str | None
    code: str | None
    department: str | None
    status: str
    withheld: bool = False

    def without_traces(self) -> Source:
        """Return the source without what could tell one content from another."""
        return replace(self, sha256="", size=0, withheld=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One department's answers. Cells that were asked for and left empty are BLANK answers.

    `replaces` are the marks of the files that it corrects; see `intake.replacing`.
    """

    department: str
    source: Source
    answers: Mapping[AnswerKey, Answer]
    replaces: frozenset[str] = frozenset()

    @property
    def is_blank(self) -> bool:
        """Whether the template came back with nothing in it."""
        return all(answer.state is AnswerState.BLANK for answer in self.answers.values())

    def answer(self, table: str, row_id: str, column: str) -> Answer:
        """Return the answer, BLANK where the cell was not asked for or not found."""
        return self.answers.get((table, row_id, column), BLANK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What of one department's files goes on into a fresh template for it.

    `answers` are those of the file that is used; of several that differ, what they all say; of a
    file from an earlier checkpoint, what is as true now. `hints` are the other answers of such a
    file, as typed. `findings` are all that is said about the files and about what has no place in
    the new template, in fixed order. `places` tells which answer stood where in which file.
    `replaces` are the marks of the files. `earlier` is the label of the earlier checkpoint.
    """

    department: str
    edition: Edition
    answers: Mapping[AnswerKey, Answer]
    findings: tuple[Finding, ...]
    places: Mapping[CellRef, AnswerKey]
    replaces: tuple[str, ...]
    hints: Mapping[AnswerKey, str] = field(default_factory=dict)
    earlier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """All that came in for one checkpoint; `findings` in fixed order.

    `carried` is what `write_returns` needs: of the ordinary workbooks, or, in the intake of an
    internal build, of the confidential ones.
    """

    plan: Plan
    checkpoint: str
    submissions: tuple[Submission, ...] = ()
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = field(default_factory=tuple)
    carried: tuple[Carried, ...] = field(default=(), repr=False)
