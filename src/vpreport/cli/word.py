"""`vpreport word`: the section in the municipality's own Word document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import vpreport as vp
from vpreport.cli import steps
from vpreport.cli.arguments import Arguments
from vpreport.cli.listing import list_findings, must_correct
from vpreport.cli.showing import Screen
from vpreport.texts import inplace as texts

if TYPE_CHECKING:
    from vpreport.followup.types import FollowUp
    from vpreport.report.inplace.results import BlockOutcome, DocumentOutcome


def insert(arguments: Arguments, screen: Screen) -> int:
    """Fill the anchors of a document."""
    followup = _follow_up(arguments, screen)
    with screen.working(texts.WRITING):
        outcome = vp.insert_blocks(followup, arguments.document)
    if not outcome.blocks and not outcome.findings:
        screen.line(texts.NOTHING_TO_INSERT)
        return 0
    return _show(outcome, screen)


def update(arguments: Arguments, screen: Screen) -> int:
    """Bring the blocks of a document up to date, and fill its anchors."""
    followup = _follow_up(arguments, screen)
    with screen.working(texts.WRITING):
        outcome = vp.update_document(
            followup,
            arguments.document,
            overwrite=arguments.overwrite,
            as_comments=arguments.as_comment,
            as_tracked_changes=arguments.as_tracked_changes,
        )
    return _show(outcome, screen)


def status(arguments: Arguments, screen: Screen) -> int:
    """Say how the blocks of a document stand; nothing is written."""
    followup = _follow_up(arguments, screen) if arguments.checkpoint else None
    with screen.working(texts.READING):
        outcome = vp.document_status(arguments.document, followup)
    if followup is None:
        screen.line(texts.standing(Counter(block.state.value for block in outcome.blocks)))
    else:
        screen.line(_counts(outcome, is_done=False))
    return _show_details(outcome, screen)


def clean(arguments: Arguments, screen: Screen) -> int:
    """Take away the controls and the record, before the document is published."""
    with screen.working(texts.WRITING):
        outcome = vp.clean_document(arguments.document)
    screen.line(texts.cleaned(len(outcome.blocks)))
    return _show_end(outcome, screen)


def reattach(arguments: Arguments, screen: Screen) -> int:
    """Mark the blocks again in a document that LibreOffice has saved."""
    with screen.working(texts.WRITING):
        outcome = vp.reattach_document(arguments.document)
    found = sum(block.action is vp.Action.REPLACED for block in outcome.blocks)
    screen.line(texts.reattached(found))
    return _show_end(outcome, screen)


def blocks(arguments: Arguments, screen: Screen) -> int:
    """List the blocks that there are, with what to write where each is to stand."""
    plan = steps.read_plan(arguments.plan, screen)
    screen.line(texts.BLOCKS_LEAD)
    listed = [(texts.where_to_write(entry.key), entry.title) for entry in vp.document_blocks(plan)]
    width = max(len(anchor) for anchor, _ in listed)
    for anchor, title in listed:
        screen.line(f"  {anchor:<{width}}  {title}")
    return 0


def _follow_up(arguments: Arguments, screen: Screen) -> FollowUp:
    plan = steps.read_plan(arguments.plan, screen)
    return steps.read_answers(plan, steps.meant(arguments), screen)[1]


def _show(outcome: DocumentOutcome, screen: Screen) -> int:
    screen.line(_counts(outcome, is_done=True))
    code = _show_details(outcome, screen)
    screen.line()
    _show_end(outcome, screen, with_findings=False)
    return code


def _counts(outcome: DocumentOutcome, *, is_done: bool) -> str:
    return texts.done(Counter(block.action.value for block in outcome.blocks), is_done=is_done)


def _show_details(outcome: DocumentOutcome, screen: Screen) -> int:
    for block in outcome.blocks:
        if block.changes:
            _show_changes(block, screen)
    if outcome.findings:
        screen.line()
        list_findings(screen, outcome.findings)
    return _exit_status(outcome)


def _show_changes(block: BlockOutcome, screen: Screen) -> None:
    """Show what we wrote, what stands there and what would be written, place by place."""
    screen.line()
    screen.heading(texts.block(block.key, block.state.value))
    for change in block.changes:
        screen.line(f"  {texts.unit(change.row, change.column)}")
        told = [(texts.WROTE, change.wrote), (texts.STANDS, change.stands)]
        if change.would_write is not None:
            told.append((texts.WOULD_WRITE, change.would_write))
        for label, text in told:
            screen.line(f"    {label}: {texts.quoted(text)}")


def _show_end(outcome: DocumentOutcome, screen: Screen, *, with_findings: bool = True) -> int:
    if outcome.backup is None:
        screen.line(texts.NOT_WRITTEN)
    else:
        screen.line(texts.kept_at(str(outcome.backup), str(outcome.path)))
    if with_findings and outcome.findings:
        screen.line()
        list_findings(screen, outcome.findings)
    return _exit_status(outcome)


def _exit_status(outcome: DocumentOutcome) -> int:
    """Return 1 where a person has something to look at: a block was kept, or a place is wrong."""
    is_kept = any(
        block.action is vp.Action.KEPT and block.state is not vp.BlockState.REMOVED
        for block in outcome.blocks
    )
    return 1 if is_kept or must_correct(outcome.findings) else 0
