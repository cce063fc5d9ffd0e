"""What may stand in an input cell. Writer, reader, instruction and messages all read this."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from vpreport.texts import labels

MAX_TEXT: Final = 2000  # longer comments are kept whole, but said to be long


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A list to pick from. `labels` pairs the stable value with its Swedish word, in order.

    `name` is the defined name of its range in the workbook.
    """

    name: str
    labels: tuple[tuple[str, str], ...]

    def label(self, value: str) -> str:
        return dict(self.labels)[value]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberField:
    """A number in `unit`; percent is typed plainly (70 is 70 %). Bounds are inclusive.

    `usual` is the size that the target suggests, None where there is none to go by; a much
    smaller answer in percent (0.5 for 50) is doubtful.
    """

    unit: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    usual: Decimal | None = None
    may_be_missing: bool = False

    @property
    def is_percent(self) -> bool:
        return self.unit == "%"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField:
    choices: Choices
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField:
    """A date in the window `earliest` to `latest`, both included.

    `expected_by` is the last day that can have happened yet (None: any); later ones are doubtful.
    """

    earliest: dt.date
    latest: dt.date
    expected_by: dt.date | None = None
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    max_length: int = MAX_TEXT
    may_be_missing: bool = False


Field = NumberField | ChoiceField | DateField | TextField
"""`may_be_missing`: "ej mätt" and "ej aktuellt" are answers of their own in this cell."""


def _choices(name: str, words: dict[str, str]) -> Choices:
    return Choices(name=name, labels=tuple(words.items()))


YES_NO: Final = _choices("VPR_JA_NEJ", labels.YES_NO)
ASSESSMENT: Final = _choices("VPR_BEDOMNING", labels.ASSESSMENT)
FORECAST: Final = _choices("VPR_PROGNOS", labels.FORECAST)
ACTIVITY_STATUS: Final = _choices("VPR_STATUS", labels.ACTIVITY_STATUS)
