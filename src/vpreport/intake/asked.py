"""What was sent out, and so what can come in: one edition of a plan's templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from vpreport.intake.parsing.cleaning import one_line
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.code import TemplateCode, code_of
from vpreport.template.declared import TableRows, rows_by_table
from vpreport.template.edition import Edition
from vpreport.template.table import Row


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The templates of one edition at one checkpoint. What they hold is worked out once a run.

    `witness`: every cell must be read alike by a second reader.
    """

    plan: Plan
    checkpoint: Checkpoint
    edition: Edition = Edition.ORDINARY
    witness: bool = False

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """Ids of the departments that have a template, in the plan's order."""
        return tuple(department for department, tables in self._tables.items() if tables)

    def tables(self, department: str) -> TableRows:
        """Return the tables of the department's template with their rows."""
        return self._tables[department]

    @cached_property
    def _tables(self) -> dict[str, TableRows]:
        return {
            department.id: rows_by_table(self.plan, self.checkpoint, department.id, self.edition)
            for department in self.plan.departments
        }

    @cached_property
    def closed_rows(self) -> Mapping[tuple[str, str], Row]:
        """The confidential rows of all departments by table key and row id."""
        return {
            (table.key, row.id): row
            for tables in self._tables.values()
            for table, rows in tables
            for row in rows
            if row.confidential and not row.fields
        }

    @cached_property
    def open_names(self) -> frozenset[str]:
        """All that the other rows of all departments are called and show."""
        return frozenset(
            one_line(text)
            for tables in self._tables.values()
            for table, rows in tables
            for row in rows
            if (table.key, row.id) not in self.closed_rows
            for text in (row.label, *row.shown.values())
        )

    def code(self, department: str) -> TemplateCode:
        return self._codes[department]

    @cached_property
    def _codes(self) -> dict[str, TemplateCode]:
        return {
            department: code_of(self.plan, self.checkpoint, department, self.edition, tables)
            for department, tables in self._tables.items()
        }
