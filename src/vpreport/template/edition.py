"""The two editions of a department's templates: the ordinary one, and the confidential rows."""

from __future__ import annotations

from enum import Enum

from vpreport.template.table import Row


class Edition(Enum):
    """Which rows a template has. The value begins its code, so that neither is taken for the other.

    The ordinary edition has the confidential rows too, but closed: they ask for nothing.
    """

    ORDINARY = "VP"
    CONFIDENTIAL = "VPS"

    def holds(self, row: Row) -> bool:
        """Return whether the row belongs in it; an open confidential row is never ordinary."""
        is_open_secret = bool(row.confidential) and bool(row.fields)
        return is_open_secret is (self is Edition.CONFIDENTIAL)
