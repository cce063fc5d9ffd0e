"""Findings in Swedish: place, what is wrong with the value as typed, what to do, and the code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.texts import (
    assignments,
    budget_messages,
    checklist,
    controls,
    inplace_messages,
    intake_messages,
    leaks,
    merge_messages,
    plan_messages,
    secrecy,
    system,
    target,
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
    **inplace_messages.MESSAGES,
    **target.MESSAGES,
    **checklist.MESSAGES,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding in Swedish, part by part; `remedy` and `example` are empty where there is none."""

    what: str
    remedy: str
    example: str


def told(finding: Finding, *, to_sender: bool = False) -> Told:
    """Return what is wrong, what to do and how it could look, each for itself.

    `to_sender`: what to do is said to the one who sent the file, not to the one who collects.
    """
    message, words = MESSAGES[finding.code], _words(finding)
    remedy = (to_sender and message.to_sender) or message.remedy
    if finding.withheld:
        return Told(
            what=secrecy.without_content(Message(what=message.what), words),
            remedy=secrecy.without_gaps(remedy, words),
            example=message.shown_example,
        )
    return Told(
        what=message.what.format_map(words),
        remedy=remedy.format_map(words),
        example=message.shown_example,
    )


def what_and_remedy(finding: Finding, message: Message | None) -> tuple[str, str]:
    """Return what the sender of a file is told is wrong, and to do; the second can be empty.

    `message` takes the place of the code's own, for those who are told it in another way.
    """
    if message is None or finding.withheld:
        said = told(finding, to_sender=True)
        return said.what, said.remedy
    words = {"file": finding.place.file, **_words(finding)}
    return message.what.format_map(words), message.remedy.format_map(words)


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
