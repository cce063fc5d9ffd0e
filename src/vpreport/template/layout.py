"""Where things stand on a data sheet. The reader only relies on the marks, never on positions.

Column A (hidden) holds the row ids and column B (hidden) which cells of the row are required. The
hidden key row holds the mark with the template code and the table's key in column A, and the
stable key of every column in its own column. So rows are found by id and columns by key, wherever
people move them; headings are for people and may be reworded.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

ID_COLUMN: Final = 1
REQUIRED_COLUMN: Final = 2
FIRST_COLUMN: Final = 3  # the first one that people see

TITLE_ROW: Final = 1
INTRO_ROW: Final = 2
CODE_ROW: Final = 3
KEY_ROW: Final = 4
HEADING_ROW: Final = 5
FIRST_ROW: Final = 6  # the first row of data

REQUIRED_KEY: Final = "_required"  # the key of column B in the key row
KEY_ROW_MARK: Final = "#vpr1"  # "#vpr1 VP-2026DELAR-IT-7F3K-C indicators"

INFO_SHEET: Final = "_vpr"
REPLACES: Final = "replaces"  # the key on it that a return workbook has
LIST_SHEET: Final = "_listor"
PROPERTY: Final = "vpr_code"
DEFINED_NAME: Final = "VPR_CODE"


def key_mark(code: str, table: str) -> str:
    """Return the first cell of the key row."""
    return f"{KEY_ROW_MARK} {code} {table}"


def required_mark(columns: Iterable[str]) -> str:
    """Return the text in column B that names the required columns, each between blanks."""
    keys = sorted(columns)
    return f" {' '.join(keys)} " if keys else ""
