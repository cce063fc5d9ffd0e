"""What was sent out, and so what can come in: one edition of a plan's templates."""

from __future__ import annotations

from dataclasses import dataclass

from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.code import TemplateCode, code_for
from vpreport.template.declared import reporting_departments, rows_by_table
from vpreport.template.edition import Edition
from vpreport.template.table import Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The templates of one edition at one checkpoint."""

    plan: Plan
    checkpoint: Checkpoint
    edition: Edition = Edition.ORDINARY

    @property
    def departments(self) -> tuple[str, ...]:
        """Ids of the departments that have a template, in the plan's order."""
        return reporting_departments(self.plan, self.checkpoint, self.edition)

    def tables(self, department: str) -> tuple[tuple[Table, tuple[Row, ...]], ...]:
        """Return the tables of the department's template with their rows."""
        return rows_by_table(self.plan, self.checkpoint, department, self.edition)

    def code(self, department: str) -> TemplateCode:
        return code_for(self.plan, self.checkpoint, department, self.edition)
