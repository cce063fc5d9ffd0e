"""Making a document ready to be published: without our controls and without our record."""

from __future__ import annotations

from pathlib import Path

from vpreport.findings import Code
from vpreport.report.inplace.document import Document, open_document, refused, whole_or_refused
from vpreport.report.inplace.manifest import read_manifest, remove_manifest
from vpreport.report.inplace.results import Action, BlockOutcome, BlockState, DocumentOutcome
from vpreport.report.inplace.saving import save
from vpreport.report.inplace.unwrapping import unwrapped
from vpreport.texts import inplace_blocks, inplace_messages
from vpreport.texts.message import Phrase


def clean_document(path: str | Path) -> DocumentOutcome:
    """Take our content controls and the record of what we wrote out of a document.

    The words, tables and charts stay where they are; the document can then not be brought up to
    date any longer. The old file is kept beside it. Raises as `update_document` does.
    """
    with whole_or_refused(Path(path)):
        return _cleaned(open_document(Path(path)))


def _cleaned(document: Document) -> DocumentOutcome:
    controls = sorted(document.found.controls, key=lambda control: control.start)
    has_record = bool(read_manifest(document.draft, document.main).blocks)
    if not controls and not has_record:
        anchor = Phrase(inplace_messages.anchor(inplace_blocks.ATTAINMENT))
        raise refused(Code.WORD_NOTHING_OURS, document.path, anchor=anchor)
    document.draft.put(document.main, unwrapped(document, controls))
    remove_manifest(document.draft, document.main)
    saved = save(document)
    return DocumentOutcome(
        path=saved.path,
        backup=saved.backup,
        blocks=tuple(
            BlockOutcome(key=key, state=BlockState.PRISTINE, action=Action.UNCHANGED)
            for key in dict.fromkeys(control.key for control in controls)
        ),
        findings=(),
    )
