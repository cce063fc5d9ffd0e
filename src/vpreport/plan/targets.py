"""Target expressions: ">= 8", "+10 %", "> baseline", "ja", read as the kind of indicator asks."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from vpreport.findings import Code
from vpreport.plan.types import Comparison, IndicatorKind, Target, TargetBasis
from vpreport.texts.targets import TYPED_ANSWER

PERCENT: Final = "%"
POINTS: Final = "pp"
_BASELINE: Final = "baseline"
_SIGNS: Final = str.maketrans({"≥": ">=", "≤": "<=", "−": "-", "–": "-"})
_COMPARISON: Final = r"(?P<comparison>>=|<=|<|>|=) ?"
_NUMBER: Final = (
    r"(?P<number>[0-9]{1,3}(?: [0-9]{3}){1,3}|[0-9]{1,12})(?P<decimals>[.,][0-9]{1,6})?"
)
_SUFFIX: Final = r" ?(?P<suffix>[^0-9.,+\- ].*)?"
_LEVEL: Final = re.compile(rf"{_COMPARISON}(?P<sign>[+\-]?) ?{_NUMBER}{_SUFFIX}")
_CHANGE: Final = re.compile(rf"(?P<sign>[+\-]) ?{_NUMBER}{_SUFFIX}")
_FROM_BASELINE: Final = re.compile(rf"{_COMPARISON}{_BASELINE}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expression:
    """What was typed, before we ask if it suits the kind; `suffix` is what follows a number."""

    basis: TargetBasis
    comparison: Comparison
    value: Decimal | None = None
    suffix: str = ""
    answers: IndicatorKind | None = None


def read_target(
    text: str, *, kind: IndicatorKind, unit: str, due: dt.date, when: str
) -> Target | Code:
    """Return the target that `text` states for an indicator of that kind and unit.

    A code instead says why not: BAD_TARGET (not understood), TARGET_AND_KIND (understood, but
    another kind's or another unit's) or OUT_OF_RANGE (a share outside 0-100, a place below 1).
    """
    expression = _read(" ".join(text.translate(_SIGNS).split()))
    if expression is None:
        return Code.BAD_TARGET
    if not _suits(expression, kind, unit):
        return Code.TARGET_AND_KIND
    if expression.value is not None and not _in_range(expression.value, kind):
        return Code.OUT_OF_RANGE
    return Target(
        due=due,
        when=when,
        text=text,
        comparison=expression.comparison,
        basis=_basis(expression),
        value=expression.value,
    )


def _read(text: str) -> _Expression | None:
    for kind, word in TYPED_ANSWER.items():
        if text.lower() == word:
            return _Expression(
                basis=TargetBasis.ANSWER,
                comparison=Comparison.EQUAL,
                answers=IndicatorKind(kind),
            )
    if match := _FROM_BASELINE.fullmatch(text):
        return _Expression(basis=TargetBasis.BASELINE, comparison=Comparison(match["comparison"]))
    if match := _LEVEL.fullmatch(text):
        return _Expression(
            basis=TargetBasis.LEVEL,
            comparison=Comparison(match["comparison"]),
            value=_value(match),
            suffix=match["suffix"] or "",
        )
    return _change(text)


def _change(text: str) -> _Expression | None:
    match = _CHANGE.fullmatch(text)
    if match is None or not (value := _value(match)):
        return None  # a change by nothing is "= baseline", and should be written so
    return _Expression(
        basis=TargetBasis.POINT_CHANGE,
        comparison=Comparison.AT_LEAST if value > 0 else Comparison.AT_MOST,
        value=value,
        suffix=match["suffix"] or "",
    )


def _value(match: re.Match[str]) -> Decimal:
    sign = match["sign"].replace("+", "")
    digits = match["number"].replace(" ", "") + (match["decimals"] or "").replace(",", ".")
    return Decimal(sign + digits)


def _basis(expression: _Expression) -> TargetBasis:
    if expression.basis is TargetBasis.POINT_CHANGE and expression.suffix == PERCENT:
        return TargetBasis.PERCENT_CHANGE
    return expression.basis


def _suits(expression: _Expression, kind: IndicatorKind, unit: str) -> bool:
    match expression.basis:
        case TargetBasis.ANSWER:
            return expression.answers is kind
        case TargetBasis.BASELINE:
            return kind is IndicatorKind.CHANGE
        case TargetBasis.POINT_CHANGE | TargetBasis.PERCENT_CHANGE:
            return kind is IndicatorKind.CHANGE and _change_suits(expression.suffix, unit)
        case TargetBasis.LEVEL:
            return _level_suits(expression.suffix, kind, unit)


def _change_suits(suffix: str, unit: str) -> bool:
    """Tell percent from points: a bare "+2" of an indicator in percent would be a guess."""
    if unit == PERCENT:
        return suffix in (PERCENT, POINTS)
    return suffix in (PERCENT, "", unit)


def _level_suits(suffix: str, kind: IndicatorKind, unit: str) -> bool:
    match kind:
        case IndicatorKind.NUMBER:
            return suffix in ("", unit)
        case IndicatorKind.SHARE:
            return suffix in ("", PERCENT)
        case IndicatorKind.RANK:
            return not suffix
        case _:
            return False


def _in_range(value: Decimal, kind: IndicatorKind) -> bool:
    match kind:
        case IndicatorKind.SHARE:
            return 0 <= value <= 100
        case IndicatorKind.RANK:
            return value >= 1 and value == value.to_integral_value()
        case _:
            return True
