"""The confidential values of a plan's secret file, to be looked for in public files.

They are taken as they stand, without the plan and whatever is wrong with the file: what must not
leak does not depend on whether it can be used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from vpreport.findings import Code, PlanError
from vpreport.leaks.secrets import Secret, secrets_in
from vpreport.plan.toml_file import read_toml

_PARTS: Final = ("indicator", "activity", "control")
# What these say is words of ours or stands in the public plan too.
_OPEN: Final = frozenset({"id", "kind", "combine", "basis", "unit", "when"})


def secrets_of_plan(path: str | Path) -> tuple[Secret, ...]:
    """Return every confidential number, date and text in the file, by the id of its row.

    Raises PlanError, quoting nothing of the file, where it cannot be read.
    """
    try:
        content = read_toml(str(path))
    except PlanError as error:
        unquoted = (
            # Why a file cannot be opened is said in words of ours, and quotes nothing.
            fault if fault.code is Code.PLAN_UNREADABLE else fault.without_content()
            for fault in error.findings
        )
        raise PlanError(*unquoted) from None
    return tuple(
        secret
        for part in _PARTS
        for entry in _entries(content.get(part))
        for secret in _secrets(str(entry.get("id", part)), entry)
    )


def _entries(value: object) -> Iterator[Mapping[str, object]]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            yield entry


def _secrets(row: str, value: object) -> Iterator[Secret]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _secrets(row, inner) if key not in _OPEN else ()
    elif isinstance(value, list):
        for inner in value:
            yield from _secrets(row, inner)
    else:
        yield from _of_value(row, value)


def _of_value(row: str, value: object) -> Iterator[Secret]:
    match value:
        case dt.datetime():
            yield Secret(row=row, value=value.date())
        case dt.date():
            yield Secret(row=row, value=value)
        case int() | Decimal() if not isinstance(value, bool):
            yield Secret(row=row, value=Decimal(value))
        case str():
            yield from secrets_in(row, value)
        case _:
            return  # a yes, a no or a time of day gives nothing away
