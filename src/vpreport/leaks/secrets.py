"""What is searched for: one confidential value or text, and the row that it belongs to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from vpreport.leaks.numerals import numbers_in, sole_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """One confidential value. `row` is the id by which a hit is told; it must itself be public.

    The value is left out of `repr`, so that no traceback or log shows it.
    """

    row: str
    value: Decimal | dt.date | str = field(repr=False)


def secrets_in(row: str, text: str) -> tuple[Secret, ...]:
    """Return a text as what it says: a number where it is no more than one (">= 8 st").

    "1.234" can be read as two numbers, so there may be several; a dash says nothing at all.
    """
    if not any(map(str.isalnum, text)):
        return ()
    digits = sole_number(text)
    values = dict.fromkeys(numbers_in(digits)) if digits else (text,)
    return tuple(Secret(row=row, value=value) for value in values)
