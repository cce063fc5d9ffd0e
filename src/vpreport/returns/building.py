"""From what is carried over of a department's files to the cells and lines of its return."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from vpreport.findings import Code, Finding, Place, Severity
from vpreport.intake.opening import limits
from vpreport.intake.types import BLANK, Answer, AnswerKey, AnswerState, Carried, CellRef
from vpreport.plan.types import Checkpoint, Plan
from vpreport.returns.noting import Notes
from vpreport.returns.prefilling import (
    Content,
    chosen_label,
    content_for,
    fits,
    still_refused,
)
from vpreport.template.declared import rows_by_table
from vpreport.template.fields import Field
from vpreport.template.returned import Correction, Filled, Mark, Returned
from vpreport.texts import returns as texts
from vpreport.texts.cli import severity_counts
from vpreport.texts.messages import what_and_remedy

WEIGHT: Final = {severity: weight for weight, severity in enumerate(Severity)}
_MARKS: Final = {
    Severity.STOP: Mark.WRONG,
    Severity.ERROR: Mark.WRONG,
    Severity.WARNING: Mark.DOUBTFUL,
}


def asks_something(carried: Carried) -> bool:
    """Return whether anything that is said about the files wants the department to act."""
    return any(finding.severity is not Severity.INFO for finding in carried.findings)


def build(plan: Plan, checkpoint: Checkpoint, carried: Carried) -> Returned:
    """Return what the department's fresh template is to hold."""
    return _Building.of(plan, checkpoint, carried).build()


@dataclass(slots=True, kw_only=True)
class _Building:
    """`fields` are the open cells of the fresh template in its order, `names` its rows by name."""

    carried: Carried
    fields: dict[AnswerKey, Field]
    names: dict[str, list[tuple[str, str]]]
    notes: Notes
    contents: dict[AnswerKey, Content] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)

    @classmethod
    def of(cls, plan: Plan, checkpoint: Checkpoint, carried: Carried) -> _Building:
        fields: dict[AnswerKey, Field] = {}
        names: dict[str, list[tuple[str, str]]] = {}
        declared = rows_by_table(plan, checkpoint, carried.department, carried.edition)
        for table, rows in declared:
            for row in rows:
                names.setdefault(row.name, []).append((table.key, row.id))
                for column in table.columns_at(checkpoint.kind):
                    if column.key in row.fields:
                        fields[table.key, row.id, column.key] = row.fields[column.key]
        return cls(carried=carried, fields=fields, names=names, notes=Notes())

    def build(self) -> Returned:
        for finding in self.carried.findings:
            self._tell(finding)
        for key, declared in self.fields.items():
            self._fill(key, declared, self.carried.answers.get(key, BLANK))
        for key, typed in self.carried.hints.items():
            self.notes.hint(key, typed, self.carried.earlier)
        lead = texts.LEAD
        if self.carried.earlier:
            lead = texts.LEAD_EARLIER.format(checkpoint=self.carried.earlier)
        corrections = self._in_order()
        counted = Counter(correction.severity for correction in corrections)
        return Returned(
            cells=self._cells(),
            corrections=corrections,
            counts=severity_counts({s.value: counted[s] for s in Severity}),
            lead=lead,
            replaces=self.carried.replaces,
        )

    def _tell(self, finding: Finding) -> None:
        """List the finding, and note it at the cell that it is about."""
        place = finding.place
        ref = CellRef(file=place.file, sheet=place.sheet, cell=place.cell)
        key = self.carried.places.get(ref)
        key = key if key in self.fields else None
        row = key[:2] if key else self._row(place)
        answer = self.carried.answers.get(key, BLANK) if key else BLANK
        typed = answer.raw or _typed_elsewhere(finding)
        what, remedy = what_and_remedy(finding, texts.MESSAGES.get(finding.code))
        mark = Mark.EARLIER if finding.code is Code.FROM_EARLIER else _MARKS.get(finding.severity)
        self.corrections.append(
            Correction(
                severity=finding.severity,
                code=finding.number,
                what=what,
                remedy=remedy,
                item=place.item if row else _in_old_file(place),
                typed=texts.quoted(typed),
                row=row,
                column=key[2] if key else None,
                mark=mark,
            )
        )
        if mark is not None:
            self.notes.add(key or row, mark, finding.code, typed, f"{what} {remedy}".strip())

    def _row(self, place: Place) -> tuple[str, str] | None:
        """Return the row with that name, None where there is none or several."""
        found = self.names.get(place.item, []) if place.item else []
        return found[0] if len(found) == 1 else None

    def _fill(self, key: AnswerKey, declared: Field, answer: Answer) -> None:
        if answer.state is AnswerState.REFUSED:
            self.notes.refused(key, answer.raw)
            needs_reason = Code.ASSESSMENT_WITHOUT_REASON in self.notes.codes(key)
            keep = chosen_label if needs_reason else still_refused
            content: Content | None = keep(declared, answer)
        else:
            content = content_for(declared, answer)
        if content is not None:
            self.contents[key] = content
        elif answer.state not in (AnswerState.BLANK, AnswerState.REFUSED):
            self._tell(self._left_out(key, answer))

    def _left_out(self, key: AnswerKey, answer: Answer) -> Finding:
        """Return the finding about an answer that the fresh template cannot hold."""
        why = texts.NO_LONGER_FITS
        if not fits(answer.text):
            why = texts.too_long(Decimal(len(answer.text)), Decimal(limits.MAX_CELL_TEXT))
        item = next(name for name, rows in self.names.items() if key[:2] in rows)
        ref = answer.ref
        place = Place(item=item)
        if ref is not None:
            place = Place(file=ref.file, sheet=ref.sheet, cell=ref.cell, item=item)
        return Finding(
            code=Code.NOT_PREFILLED, place=place, params={"value": answer.raw, "why": why}
        )

    def _cells(self) -> dict[AnswerKey, Filled]:
        cells = {}
        for key in self.fields:
            mark, note = self.notes.at(key)
            if key in self.contents or note:
                cells[key] = Filled(value=self.contents.get(key), mark=mark, note=note)
        return cells

    def _in_order(self) -> tuple[Correction, ...]:
        """Return the lines, the gravest first, those about whole files before those about rows."""
        rows = {row: place for place, row in enumerate(dict.fromkeys(k[:2] for k in self.fields))}
        columns = {key: place for place, key in enumerate(self.fields)}

        def order(line: Correction) -> tuple[int, int, int]:
            row = rows.get(line.row, len(rows)) if line.row else -1
            cell = columns[(*line.row, line.column)] if line.row and line.column else -1
            return (WEIGHT[line.severity], row, cell)

        return tuple(sorted(dict.fromkeys(self.corrections), key=order))


def _typed_elsewhere(finding: Finding) -> str:
    """Return what a finding quotes from a place that has no cell in the fresh template."""
    value = finding.params.get("value", "")
    return value if isinstance(value, str) and finding.place.cell else ""


def _in_old_file(place: Place) -> str:
    where = ", ".join(
        part for part in (texts.on_sheet(place.sheet), place.cell, place.item) if part
    )
    return texts.IN_YOUR_FILE.format(place=where) if where else ""
