"""How each block of ours stands in the document, compared with what we wrote there last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from vpreport.report.inplace.chart_parts import words_in_document
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.found import Control, Mark, Spot
from vpreport.report.inplace.manifest import Manifest
from vpreport.report.inplace.projection import Projection, Unit, project
from vpreport.report.inplace.results import BlockState
from vpreport.report.section.ooxml import Element

# Ranges of these kinds may lie over our edge: their ends are carried over.
_ACROSS: Final = frozenset({"bookmark", "commentRange", "perm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A block as it stands: what it holds, `units` its words; `control` None where it is gone."""

    key: str
    state: BlockState
    control: Control | None = None
    elements: tuple[Element, ...] = ()
    units: tuple[Unit, ...] = ()
    copies: int = 1
    reason: str = ""  # the key of what entangles it


def assess(
    document: Document, manifest: Manifest, styles: Mapping[str, str]
) -> dict[str, Standing]:
    """Return every block that is in the document or was once, by its key, in document order."""
    found: dict[str, list[Control]] = {}
    for control in sorted(document.found.controls, key=lambda each: each.start):
        if control.is_tagged and not is_anchor(document, control, manifest):
            found.setdefault(control.key, []).append(control)
    chart = words_in_document(document)
    marks = [mark for mark in document.found.marks if mark.kind not in _ACROSS]
    standing = {}
    for key, controls in found.items():
        elements = tuple(document.inside(controls[0]))
        told = project(elements, styles, chart)
        assessed = _standing(manifest, key, controls, told, marks)
        standing[key] = replace(assessed, elements=elements)
    gone = BlockState.UNTAGGED if saved_by_libreoffice(document) else BlockState.REMOVED
    for key in manifest.blocks:
        if key not in standing:
            standing[key] = Standing(key=key, state=gone)
    return standing


def is_anchor(document: Document, control: Control, manifest: Manifest) -> bool:
    """Return whether a content control with our tag is a place that somebody has made for a block.

    It then has never been filled in: it holds nothing, or only what Word shows in an empty one.
    """
    if control.key in manifest.blocks or not control.is_tagged:
        return False
    if control.is_placeholder:
        return True
    inside = [a for a in document.found.anchors if control.start <= a.start < control.end]
    if inside:
        return len(inside) == 1 and inside[0].is_alone
    elements = document.inside(control)
    units = project(elements, {}, lambda _: "").units
    return not any(unit.text.strip() for unit in units)


def saved_by_libreoffice(document: Document) -> bool:
    """Return whether LibreOffice saved the document last: it loses the tags of controls."""
    return b"<Application>LibreOffice" in document.draft.read("docProps/app.xml")


def _is_torn(control: Control, marks: list[Mark]) -> bool:
    """Return whether one of the marks stands in the control and its other end outside."""
    inside = {_pair(m) for m in marks if control.content_start <= m.start < control.content_end}
    outside = {_pair(m) for m in marks if not control.start <= m.start < control.end}
    return not inside.isdisjoint(outside)


def _pair(mark: Mark) -> tuple[str, str]:
    return (mark.kind, mark.id)


def _standing(
    manifest: Manifest,
    key: str,
    controls: list[Control],
    told: Projection,
    marks: list[Mark],
) -> Standing:
    control = controls[0]
    state = _state(manifest, control, told.units)
    reason = ""
    if len(controls) > 1:
        state = BlockState.DUPLICATED
    elif told.is_tracked:
        state = BlockState.TRACKED
    elif not told.is_whole:
        state, reason = BlockState.ENTANGLED, "field"
    elif told.has_section:
        state, reason = BlockState.ENTANGLED, "section"
    elif _is_torn(control, marks):
        state, reason = BlockState.ENTANGLED, "range"
    return Standing(
        key=key,
        state=state,
        control=control,
        units=told.units,
        copies=len(controls),
        reason=reason,
    )


def _state(manifest: Manifest, control: Control, units: tuple[Unit, ...]) -> BlockState:
    if control.spot is not Spot.BODY:
        return BlockState.MISPLACED
    wrote = manifest.blocks.get(control.key)
    if wrote is None:
        return BlockState.NO_BASELINE
    if _said(wrote) != _said(units):
        return BlockState.EDITED
    if [unit.look for unit in wrote] != [unit.look for unit in units]:
        return BlockState.RESTYLED
    return BlockState.PRISTINE


def _said(units: Iterable[Unit]) -> list[tuple[str, str, int, int]]:
    return [unit.said for unit in units]
