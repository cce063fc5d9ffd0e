"""How surely it is known whose template a file is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

from vpreport.findings import Code, Finding


class Recognition(Enum):
    """The four ways in which the vote on a file's identity can end."""

    EXACT = "exact"  # all that is left of the carriers agrees on a template of the plan as it is
    DEGRADED = "degraded"  # read, but something that should say whose it is does not
    CONFLICT = "conflict"  # it says that it belongs elsewhere, or two things at once: refused
    UNKNOWN = "unknown"  # nothing in it says that it is a template of the plan: refused


_DEGRADED: Final = frozenset(
    {
        Code.OTHER_PLAN_VERSION,
        Code.CODE_DAMAGED,
        Code.RECOGNISED_BY_ROWS,
        Code.RECOGNISED_BY_LABELS,
    }
)
_CONFLICT: Final = frozenset(
    {
        Code.CARRIERS_DISAGREE,
        Code.WRONG_CHECKPOINT,
        Code.WRONG_ORGANISATION,
        Code.UNKNOWN_DEPARTMENT,
    }
)


def recognition(findings: Iterable[Finding]) -> Recognition:
    """Return how the vote ended, by what was found about one file."""
    codes = {finding.code for finding in findings}
    if Code.NOT_OUR_TEMPLATE in codes:
        return Recognition.UNKNOWN
    if codes & _CONFLICT:
        return Recognition.CONFLICT
    return Recognition.DEGRADED if codes & _DEGRADED else Recognition.EXACT
