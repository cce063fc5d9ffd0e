"""Bringing the municipality's own document up to date, and nothing in it but our blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from vpreport.findings import Code, Finding, Place, UsageError
from vpreport.followup.types import FollowUp
from vpreport.report.inplace.assessing import assess
from vpreport.report.inplace.document import (
    Document,
    open_document,
    refused,
    whole_or_refused,
)
from vpreport.report.inplace.jobs import Choices, Planned
from vpreport.report.inplace.keeping import differences, kept
from vpreport.report.inplace.manifest import Manifest, put_manifest, read_manifest
from vpreport.report.inplace.planning import Planner
from vpreport.report.inplace.renumbering import renumber
from vpreport.report.inplace.results import Action, BlockOutcome, BlockState, DocumentOutcome
from vpreport.report.inplace.saving import save
from vpreport.report.inplace.styles import style_names
from vpreport.report.inplace.wanted import Wanted
from vpreport.report.inplace.writing import write
from vpreport.report.target.roles import names_in
from vpreport.template.placing import keep_apart
from vpreport.texts import inplace_blocks, inplace_messages
from vpreport.texts.message import Phrase


def update_document(
    followup: FollowUp,
    path: str | Path,
    *,
    overwrite: Iterable[str] = (),
    as_comments: Iterable[str] = (),
    as_tracked_changes: Iterable[str] = (),
) -> DocumentOutcome:
    """Bring our blocks in a Word document up to date, fill its anchors, and say what was done.

    Only blocks that nobody has changed are replaced; `overwrite` has the keys of those that are
    replaced all the same, `as_comments` of those that stay and get what would be written as a
    comment, `as_tracked_changes` of those that get it as tracked changes (a chart cannot).
    What stands outside our blocks stays byte for byte, and where nothing new is to be said the
    file is not written. The old file is kept beside it otherwise.

    Raises DocumentError where the document may not be written in (encrypted, signed, protected,
    damaged, not Word, or nothing of ours in it) or the follow-up is an internal one, UsageError
    where a key names what is not there, OutputError where it cannot be written.
    """
    choices = Choices(
        overwrite=frozenset(overwrite),
        as_comments=frozenset(as_comments),
        as_tracked_changes=frozenset(as_tracked_changes),
    )
    with whole_or_refused(Path(path)):
        return _write(followup, Path(path), choices, only_new=False)


def insert_blocks(followup: FollowUp, path: str | Path) -> DocumentOutcome:
    """Fill the anchors of a Word document and leave the blocks that are there as they are.

    Raises as `update_document` does.
    """
    with whole_or_refused(Path(path)):
        return _write(followup, Path(path), Choices(), only_new=True)


def document_status(path: str | Path, followup: FollowUp | None = None) -> DocumentOutcome:
    """Return how each block of ours stands in a document; nothing is written.

    With a follow-up, what `update_document` would do. Raises DocumentError as that does.
    """
    with whole_or_refused(Path(path)):
        return _status(open_document(Path(path)), followup)


def _status(document: Document, followup: FollowUp | None) -> DocumentOutcome:
    manifest = _manifest(document)
    if followup is not None:
        planned = _planned(followup, document, manifest, Choices(), only_new=False)
        outcomes, findings = tuple(planned.outcomes), tuple(planned.findings)
    else:
        outcomes, findings = _standing(document, manifest)
    return DocumentOutcome(
        path=document.path,
        backup=None,
        blocks=outcomes,
        findings=(*_open_in_word(document), *findings),
    )


def _write(followup: FollowUp, path: Path, choices: Choices, *, only_new: bool) -> DocumentOutcome:
    if followup.internal is not None:
        raise refused(Code.WORD_INTERNAL, path)
    keep_apart(path.parent, is_secret=False)
    document = open_document(path)
    manifest = _manifest(document)
    planned = _planned(followup, document, manifest, choices, only_new=only_new)
    if not (planned.outcomes or planned.findings or planned.has_blocks):
        anchor = Phrase(inplace_messages.anchor(inplace_blocks.ATTAINMENT))
        raise refused(Code.WORD_NOTHING_OURS, path, anchor=anchor)
    written = write(document, planned, followup.checkpoint.date)
    words = {**manifest.blocks, **planned.words}
    renewed = Manifest(
        anchors=tuple(planned.anchors),
        blocks={key: units for key, units in words.items() if key not in planned.withdrawn},
    )
    if renewed != replace(manifest, blocks=dict(manifest.blocks)):
        put_manifest(document.draft, document.main, renewed)
    saved = save(document)
    return DocumentOutcome(
        path=saved.path,
        backup=saved.backup,
        blocks=tuple(planned.outcomes),
        findings=(*_open_in_word(document), *planned.findings, *written),
    )


def _planned(
    followup: FollowUp,
    document: Document,
    manifest: Manifest,
    choices: Choices,
    *,
    only_new: bool,
) -> Planned:
    names = names_in(followup.plan)
    planner = Planner(document, Wanted(followup), manifest, _styles(document), names)
    for key in sorted(choices.keys):
        if key not in planner.standing:
            place = Place(file=str(document.path))
            raise UsageError(
                Finding(code=Code.WORD_UNKNOWN_BLOCK, place=place, params={"value": key})
            )
    planned = planner.plan(choices, only_new=only_new)
    renumber(document, planned)
    starts = [
        job.start
        for job in planned.jobs
        if job.piece is not None and job.how is not Action.COMMENTED
    ]
    planned.findings += [
        replace(remark, place=replace(remark.place, file=str(document.path)))
        for remark in planner.places.remarks(starts)
    ]
    planner.places.add_styles(starts)
    planner.places.add_bullets(starts)
    return planned


def _standing(
    document: Document, manifest: Manifest
) -> tuple[tuple[BlockOutcome, ...], tuple[Finding, ...]]:
    standing = assess(document, manifest, _styles(document)).values()
    outcomes = tuple(
        BlockOutcome(
            key=found.key,
            state=found.state,
            action=Action.UNCHANGED if found.state is BlockState.PRISTINE else Action.KEPT,
            changes=differences(found, manifest, None),
        )
        for found in standing
    )
    return outcomes, tuple(
        kept(document, found) for found in standing if found.state is not BlockState.PRISTINE
    )


def _manifest(document: Document) -> Manifest:
    return read_manifest(document.draft, document.main)


def _styles(document: Document) -> Mapping[str, str]:
    return style_names(document.draft.read(document.related("styles")))


def _open_in_word(document: Document) -> tuple[Finding, ...]:
    """Return a warning where Word's mark of an open file lies beside the document."""
    path = document.path
    # Word leaves out the first two letters of a name that has more than eight.
    for name in (f"~${path.name}", f"~${path.name[1:]}", f"~${path.name[2:]}"):
        if path.with_name(name).exists():
            place = Place(file=str(path))
            return (Finding(code=Code.WORD_OPEN, place=place, params={"value": name}),)
    return ()
