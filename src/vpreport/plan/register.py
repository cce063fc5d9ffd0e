"""The ids of one kind of table: well formed, each once, and distinct in a template's code."""

from __future__ import annotations

from vpreport.findings import Code
from vpreport.plan.identifiers import compact, is_identifier, nearest_identifier
from vpreport.plan.ladder import Table
from vpreport.texts.plan_wanted import ID_EXAMPLE


class Register:
    """The ids met so far. `in_codes`: they stand in template codes, without their hyphens."""

    def __init__(self, *, in_codes: bool = False) -> None:
        self._in_codes = in_codes
        self._first: dict[str, str] = {}

    def identifier(self, table: Table) -> str:
        """Return the id of `table`, noting it if it is malformed or taken."""
        value = table.text("id")
        if value in self._first:
            table.note(Code.DUPLICATE_ID, "id", value=value, first=self._first[value])
        elif value:
            self._check(table, value)
            self._first[value] = table.place("id").key
        return value

    def _check(self, table: Table, value: str) -> None:
        if not is_identifier(value):
            near = nearest_identifier(value) or ID_EXAMPLE
            table.note(Code.BAD_ID, "id", value=value, suggestion=near)
        elif self._in_codes:
            code = compact(value)
            for other in (known for known in self._first if compact(known) == code):
                table.note(Code.SAME_TEMPLATE_CODE, "id", value=value, other=other, shared=code)
