"""A ready-made reply to each department, to be pasted into a mail.

A reply holds what concerns its department alone: the findings in its own files about its own
answers, never what another department has written. Nothing is made from an internal follow-up,
as a mail is no place for what is confidential.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from vpreport.atomic import write_atomically
from vpreport.findings import Code, Finding, Severity, UsageError
from vpreport.followup.types import FollowUp
from vpreport.grouping import FindingGroup, group_findings
from vpreport.intake.types import AnswerState, Intake
from vpreport.template.declared import reporting_departments, rows_by_table
from vpreport.template.placing import keep_apart
from vpreport.texts import replies as texts

# Findings about a file, its sheets, its values and what its rows say: all from one sender.
_OWN_KINDS: Final = ("F", "S", "V", "R")
_OWN_CODES: Final = (Code.EMPTY_SUBMISSION, Code.SIGN_UNLIKE_BUDGET)
_TO_CORRECT: Final = (Severity.STOP, Severity.ERROR)

Missing = tuple[str, tuple[tuple[str, tuple[str, ...]], ...], int]
"""Of a sheet: its name, the rows with unanswered columns, and how many rows it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """What was done: the files that were written, and those that a person has changed."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def write_replies(followup: FollowUp, intake: Intake, folder: str | Path) -> Replies:
    """Write one text for each department that was asked something; return what was done.

    The files are named "aterkoppling-<checkpoint>-<department>.txt" and are the same bytes for the
    same follow-up. One that a person has changed is left as it is and named in `kept`. `intake`
    is what the follow-up was merged from. Raises UsageError for an internal follow-up, and
    OutputError where a file cannot be written or confidential files lie.
    """
    if followup.internal is not None:
        raise UsageError(Finding(code=Code.REPLIES_NOT_INTERNAL))
    keep_apart(Path(folder), is_secret=False)
    written: list[Path] = []
    kept: list[Path] = []
    checkpoint = followup.checkpoint
    for department in reporting_departments(followup.plan, checkpoint):
        path = Path(folder) / f"{texts.FILE_PREFIX}-{checkpoint.id}-{department}.txt"
        if path.exists() and not is_untouched_reply(path):
            kept.append(path)
            continue
        content = _with_checksum(reply(followup, intake, department))
        write_atomically(path, partial(_write, content), untouched=is_untouched_reply)
        written.append(path)
    return Replies(written=tuple(written), kept=tuple(kept))


def is_untouched_reply(path: Path) -> bool:
    """Return whether `path` is a reply as vpreport wrote it: its checksum is that of its text."""
    try:
        content = path.read_bytes()
    except OSError:
        return False
    text, rule, _ = content.rpartition(f"\n{texts.RULE}\n".encode())
    return bool(rule) and _with_checksum(text.decode("utf-8", "replace")) == content


def files_of_nobody(intake: Intake) -> tuple[str, ...]:
    """Return the files whose department is not known: what is said of them is in no reply."""
    return tuple(source.file for source in intake.sources if source.department is None)


def reply(followup: FollowUp, intake: Intake, department: str) -> str:
    """Return the text to one department: a reminder where nothing has come that can be read."""
    files = tuple(source.file for source in intake.sources if source.department == department)
    groups = group_findings(_told_to(followup, files))
    missing = tuple(_missing(followup, intake, department))
    body = (
        tuple(_after_receiving(followup, department, files, groups, missing))
        if files
        else (texts.RECEIVED_NOTHING, texts.FILL_IN)
    )
    name = followup.plan.department(department).name
    about = _about(groups, missing) if files else texts.REMINDER
    contact = followup.plan.contact
    ways = ", ".join(filter(None, (contact.role, contact.email, contact.phone)))
    sender = contact.role or followup.plan.board
    paragraphs = (
        texts.subject(followup.checkpoint.label, about, name),
        texts.GREETING,
        *body,
        texts.answers_apply_to(followup.checkpoint.date) if about != texts.DONE else "",
        texts.questions(ways) if ways else "",
        f"{texts.CLOSING}\n{sender}\n{followup.plan.organisation}",
    )
    return "\n\n".join(filter(None, paragraphs))


def _told_to(followup: FollowUp, files: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the findings that the sender of the files may see, and can do something about."""
    for finding in followup.findings:
        is_own = finding.number[0] in _OWN_KINDS or finding.code in _OWN_CODES
        if is_own and finding.place.file in files:
            yield finding


def _missing(followup: FollowUp, intake: Intake, department: str) -> Iterator[Missing]:
    """Yield what the department has left empty of what must be answered, sheet by sheet."""
    submission = next((s for s in intake.submissions if s.department == department), None)
    if submission is None:
        return
    for table, rows in rows_by_table(followup.plan, followup.checkpoint, department):
        empty = [
            (row.name, titles)
            for row in rows
            if (
                titles := tuple(
                    column.words.title
                    for column in table.columns
                    if column.key in row.required
                    and submission.answer(table.key, row.id, column.key).state is AnswerState.BLANK
                )
            )
        ]
        if empty:
            yield table.words.sheet, tuple(empty), sum(bool(row.required) for row in rows)


def _after_receiving(
    followup: FollowUp,
    department: str,
    files: tuple[str, ...],
    groups: tuple[FindingGroup, ...],
    missing: tuple[Missing, ...],
) -> Iterator[str]:
    own = [one for one in followup.completeness if one.department == department]
    asked, answered, refused = (
        sum(getattr(one, name) for one in own) for name in ("asked", "answered", "refused")
    )
    is_used = any(one.submitted for one in own)
    count = texts.answered(answered, asked, refused) if is_used else texts.NOTHING_USED
    yield f"{texts.received(followup.checkpoint.label, files)} {count}"
    to_correct = [group for group in groups if group.severity in _TO_CORRECT]
    to_check = [group for group in groups if group.severity is Severity.WARNING]
    read = [group for group in groups if group.severity is Severity.INFO]
    yield _section(texts.MUST_CORRECT, [texts.finding(group) for group in to_correct])
    yield _section(texts.SHOULD_CHECK, [texts.finding(group) for group in to_check])
    yield _section(texts.MISSING, [texts.missing(*one) for one in missing if is_used])
    yield _section(texts.INTERPRETED, [texts.interpretation(group) for group in read])
    yield texts.ONLY_IF_WRONG if read else ""
    about = _about(groups, missing)
    yield texts.NOTHING_LEFT if about == texts.DONE else texts.SEND_AGAIN


def _section(title: str, entries: list[str]) -> str:
    """Return a heading and its entries, one a line; nothing where there are none."""
    return "\n".join((f"{title}:", *(f"- {entry}" for entry in entries))) if entries else ""


def _about(groups: tuple[FindingGroup, ...], missing: tuple[Missing, ...]) -> str:
    severities = {group.severity for group in groups}
    if severities & set(_TO_CORRECT):
        return texts.CORRECTION
    if missing:
        return texts.SUPPLEMENT
    return texts.CHECK if Severity.WARNING in severities else texts.DONE


def _with_checksum(text: str) -> bytes:
    checksum = hashlib.sha256(text.encode()).hexdigest()[:16]
    return f"{text}\n{texts.RULE}\n{texts.FOOT.format(checksum=checksum)}\n".encode()


def _write(content: bytes, path: Path) -> None:
    path.write_bytes(content)
