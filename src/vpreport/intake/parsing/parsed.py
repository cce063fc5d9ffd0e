"""What came of reading one cell, before it is known where the cell stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from vpreport.findings import Code
from vpreport.intake.types import AnswerState


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding without its place."""

    code: Code
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """`value` is None unless `state` is VALUE; see `Answer`."""

    state: AnswerState
    value: Decimal | str | dt.date | None = None
    remarks: tuple[Remark, ...] = ()


def value_of(value: Decimal | str | dt.date, *remarks: Remark) -> Parsed:
    return Parsed(state=AnswerState.VALUE, value=value, remarks=remarks)


def refuse(code: Code, **params: object) -> Parsed:
    """Return an answer that cannot be used, with its reason."""
    return Parsed(state=AnswerState.REFUSED, remarks=(Remark(code=code, params=params),))


def remark(code: Code, **params: object) -> Remark:
    return Remark(code=code, params=params)
