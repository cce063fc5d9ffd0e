"""The words of budgets: amounts, deviations in words, headings and sentences of the reports."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from vpreport.texts.numbers import number, with_unit

PLACES: Final = 1  # as budgets are printed


def amount(value: Decimal, unit: str) -> str:
    """Return "−123,7 mkr"."""
    return with_unit(value, unit, places=PLACES)


def figure(value: Decimal) -> str:
    """Return "−123,7"."""
    return number(value, places=PLACES)
