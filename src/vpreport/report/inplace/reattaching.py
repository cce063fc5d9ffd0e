"""Finding our blocks again in a document that LibreOffice has saved, which loses their tags.

A block is known by its words: it is marked again where exactly these stand in one place only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import quoteattr

from vpreport.findings import Code
from vpreport.report.inplace.assessing import Standing, assess
from vpreport.report.inplace.building import GALLERY, Ids
from vpreport.report.inplace.chart_parts import words_in_document
from vpreport.report.inplace.document import Document, open_document, whole_or_refused
from vpreport.report.inplace.found import TAG, whole_children
from vpreport.report.inplace.manifest import Manifest, put_manifest, read_manifest
from vpreport.report.inplace.projection import Unit, project
from vpreport.report.inplace.results import Action, BlockOutcome, BlockState, DocumentOutcome
from vpreport.report.inplace.saving import save
from vpreport.report.inplace.scanning import scan
from vpreport.report.inplace.slots import finding
from vpreport.report.inplace.styles import style_names
from vpreport.report.inplace.unwrapping import unwrapped
from vpreport.report.section.ooxml import WORD

_LIBREOFFICES = ("jc=left", "jc=start", "alt=")
_PREFIX = "vpw"  # of our own, as the document may use "w" for something else


@dataclass(frozen=True, slots=True, kw_only=True)
class _Child:
    """A child of the body that is in no block of ours, with its words."""

    start: int
    end: int
    units: tuple[Unit, ...]


def reattach_document(path: str | Path) -> DocumentOutcome:
    """Mark the blocks again whose words stand in the document, each in one place and unchanged.

    The old file is kept beside it. Raises as `update_document` does.
    """
    with whole_or_refused(Path(path)):
        return _reattached(open_document(Path(path)))


def _reattached(document: Document) -> DocumentOutcome:
    manifest = read_manifest(document.draft, document.main)
    styles = style_names(document.draft.read(document.related("styles")))
    gone = [each for each in assess(document, manifest, styles).values() if each.control is None]
    untagged = [control for control in document.found.controls if not control.is_tagged]
    bare = unwrapped(document, untagged)
    again = replace(document, content=bare, found=scan(bare))
    found = _found(again, manifest, styles, gone)
    if found:
        document.draft.put(document.main, _wrapped(again, found))
        words = {key: _recorded(manifest.blocks[key], run) for key, run in found.items()}
        renewed = Manifest(anchors=manifest.anchors, blocks={**manifest.blocks, **words})
        put_manifest(document.draft, document.main, renewed)
    missing = [each.key for each in gone if each.key not in found]
    saved = save(document)
    return DocumentOutcome(
        path=saved.path,
        backup=saved.backup,
        blocks=tuple(
            BlockOutcome(
                key=each.key,
                state=BlockState.UNTAGGED,
                action=Action.REPLACED if each.key in found else Action.KEPT,
            )
            for each in gone
        ),
        findings=tuple(finding(document, Code.BLOCK_UNTAGGED, key) for key in missing),
    )


def _found(
    document: Document, manifest: Manifest, styles: Mapping[str, str], gone: list[Standing]
) -> dict[str, list[_Child]]:
    """Return the children of the body that each block that is gone consists of."""
    ours = {control.start for control in document.found.controls}
    words = words_in_document(document)
    children = [
        _Child(
            start=start,
            end=end,
            units=project(document.elements(start, end), styles, words).units,
        )
        for start, end in whole_children(document.content, document.found)
        if start not in ours
    ]
    found: dict[str, list[_Child]] = {}
    taken: set[int] = set()
    for each in gone:
        runs = _runs(children, [unit.words for unit in manifest.blocks[each.key]])
        if len(runs) == 1 and not any(child.start in taken for child in runs[0]):
            found[each.key] = runs[0]
            taken.update(child.start for child in runs[0])
    return found


def _recorded(wrote: tuple[Unit, ...], run: list[_Child]) -> tuple[Unit, ...]:
    """Return the words as they stand; how they are set only where LibreOffice has set it so."""
    return tuple(
        unit if _set(unit) == _set(ours) else replace(unit, look=ours.look)
        for ours, unit in zip(wrote, (u for child in run for u in child.units), strict=True)
    )


def _set(unit: Unit) -> set[str]:
    """Return how a unit is set, but for what LibreOffice (7.4) adds and takes away itself."""
    return {each for each in unit.look.split() if not each.startswith(_LIBREOFFICES)}


def _runs(children: list[_Child], wanted: list[str]) -> list[list[_Child]]:
    """Return each run of children that stand together and have just these words."""
    runs = []
    for first, child in enumerate(children):
        run: list[_Child] = []
        words: list[str] = []
        for follower in children[first:]:
            run.append(follower)
            words += [unit.words for unit in follower.units]
            if words != wanted[: len(words)]:
                break
            if len(words) == len(wanted):
                if child.units:
                    runs.append(run)
                break
    return runs


def _wrapped(document: Document, found: Mapping[str, list[_Child]]) -> bytes:
    ids = Ids(bookmark=0, drawing=0, controls=set(document.found.control_ids))
    pieces, at = [], 0
    for key, run in sorted(found.items(), key=lambda item: item[1][0].start):
        start, end = run[0].start, run[-1].end
        before, after = _control(key, ids.control(key))
        pieces += [document.content[at:start], before, document.content[start:end], after]
        at = end
    return b"".join((*pieces, document.content[at:]))


def _control(key: str, number: int) -> tuple[bytes, bytes]:
    """Return what stands before and after the content of a control."""
    p = _PREFIX
    before = (
        f'<{p}:sdt xmlns:{p}="{WORD}"><{p}:sdtPr><{p}:alias {p}:val={quoteattr(f"{TAG} {key}")}/>'
        f'<{p}:tag {p}:val={quoteattr(TAG + key)}/><{p}:id {p}:val="{number}"/>'
        f"<{p}:docPartObj><{p}:docPartGallery {p}:val={quoteattr(GALLERY)}/></{p}:docPartObj>"
        f"</{p}:sdtPr>"
        f"<{p}:sdtContent>"
    )
    return before.encode(), f"</{p}:sdtContent></{p}:sdt>".encode()
