"""Findings in Swedish: place, what is wrong with the value as typed, what to do, and the code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.texts import (
    assignments,
    budget_messages,
    controls,
    intake_messages,
    leaks,
    merge_messages,
    plan_messages,
    secrecy,
    system,
    usage_messages,
)
from vpreport.texts.message import Message, Phrase, shortened, visible
from vpreport.texts.numbers import number

MESSAGES: Final[Mapping[Code, Message]] = {
    **usage_messages.MESSAGES,
    **plan_messages.MESSAGES,
    **intake_messages.MESSAGES,
    **merge_messages.MESSAGES,
    **assignments.MESSAGES,
    **budget_messages.MESSAGES,
    **controls.MESSAGES,
    **secrecy.MESSAGES,
    **leaks.MESSAGES,
}


def describe(finding: Finding) -> str:
    """Return the finding as one Swedish line: "fil › blad › E7 (3.1 Rad): fel. Råd. (V502)"."""
    where = place(finding.place)
    return (
        f"{where}: {sentence(finding)} ({finding.number})"
        if where
        else (f"{sentence(finding)} ({finding.number})")
    )


def sentence(finding: Finding) -> str:
    """Return what is wrong and what to do, without the place and the code."""
    message = MESSAGES[finding.code]
    if finding.withheld:
        return secrecy.without_content(message, _words(finding))
    return " ".join(part.format_map(_words(finding)) for part in message.parts)


def place(where: Place) -> str:
    """Return the place as a person looks it up: file, sheet, cell and row name, or plan key."""
    parts = [part for part in (where.file, where.sheet, where.cell or where.key) if part]
    text = visible(" › ".join(parts))
    return f"{text} ({shortened(where.item)})" if where.item and text else text or where.item


def _words(finding: Finding) -> dict[str, str]:
    words = {name: _word(value) for name, value in finding.params.items()}
    if "reason" in words:
        words["reason"] = system.reason(words["reason"])
    return words


def _word(value: object) -> str:
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)  # a list of choices is shown whole
    return value if isinstance(value, Phrase) else shortened(str(value))
