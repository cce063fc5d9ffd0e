"""What is searched for: one confidential value or text, and the row that it belongs to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """One confidential value. `row` is the id by which a hit is told; it must itself be public.

    The value is left out of `repr`, so that no traceback or log shows it.
    """

    row: str
    value: Decimal | dt.date | str = field(repr=False)
