"""The code that says which template a workbook is: VP-2026DELAR-IT-7F3K-C.

Parts: vpreport and edition (VPS where the rows are confidential), checkpoint, department, version
(a hash of what the template asks), check character. The code holds nothing secret; it is printed
on every sheet so that people can quote it on the phone, and the check character catches most
slips when it is typed by hand.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from vpreport.plan.identifiers import compact
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.declared import TableRows, rows_by_table
from vpreport.template.edition import Edition

# No 0, 1, I, L, O or U: they are taken for each other, or make words. The number of signs is a
# prime, so that the weighted sum below catches a swap of two neighbours as well as a wrong sign.
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXY"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateCode:
    """`checkpoint` and `department` are compact: upper case, no hyphens."""

    checkpoint: str
    department: str
    version: str
    edition: Edition = Edition.ORDINARY

    def __str__(self) -> str:
        body = f"{self.edition.value}-{self.checkpoint}-{self.department}-{self.version}"
        return f"{body}-{_check_character(body)}"


def code_for(
    plan: Plan, checkpoint: Checkpoint, department: str, edition: Edition = Edition.ORDINARY
) -> TemplateCode:
    """Return the code of the template that the plan gives the department today."""
    tables = rows_by_table(plan, checkpoint, department, edition)
    return code_of(plan, checkpoint, department, edition, tables)


def code_of(
    plan: Plan, checkpoint: Checkpoint, department: str, edition: Edition, tables: TableRows
) -> TemplateCode:
    """Return the code of the template with these tables, which are those of `rows_by_table`."""
    return TemplateCode(
        checkpoint=compact(checkpoint.id),
        department=compact(department),
        version=_version(plan, checkpoint, edition, tables),
        edition=edition,
    )


def parse_code(text: str, edition: Edition = Edition.ORDINARY) -> TemplateCode | None:
    """Return the code in `text`, or None if it is no whole code with a right check character.

    A code of the other edition is none.
    """
    parts = text.strip().upper().split("-")
    if len(parts) != 5 or parts[0] != edition.value:
        return None
    code = TemplateCode(checkpoint=parts[1], department=parts[2], version=parts[3], edition=edition)
    return code if str(code) == "-".join(parts) else None


def _version(plan: Plan, checkpoint: Checkpoint, edition: Edition, tables: TableRows) -> str:
    """Return four signs that change whenever what the template asks or shows changes.

    Of confidential rows only the ids are in them: nobody must be able to guess a target and see
    whether the code comes out right.
    """
    asked = [plan.organisation, checkpoint.id, checkpoint.date.isoformat()]
    for table, rows in tables:
        asked += [table.key, *(column.key for column in table.columns_at(checkpoint.kind))]
        for row in rows:
            shown = () if edition is Edition.CONFIDENTIAL else (row.label, *row.shown.values())
            asked += [row.id, *shown, *sorted(row.fields)]
    digest = hashlib.sha256("\x1f".join(asked).encode()).digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:4])


def _check_character(body: str) -> str:
    total = sum(place * ord(sign) for place, sign in enumerate(body, start=1))
    return _ALPHABET[total % len(_ALPHABET)]
