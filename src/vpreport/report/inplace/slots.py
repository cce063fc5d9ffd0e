"""Where in the document somebody has asked for a block, and why some such places will not do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.report.inplace.assessing import is_anchor
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.found import ANCHOR, Anchor, Control, Spot
from vpreport.report.inplace.manifest import Manifest
from vpreport.report.inplace.projection import TRACKED
from vpreport.report.section.ooxml import WORD, Element
from vpreport.texts import inplace_messages as texts
from vpreport.texts.message import Phrase

_W: Final = f"{{{WORD}}}"
_ALLOWED: Final = frozenset({f"{_W}pPr", f"{_W}r", f"{_W}proofErr"})
_IN_RUN: Final = frozenset({f"{_W}rPr", f"{_W}t", f"{_W}lastRenderedPageBreak"})
_LAST_EDIT: Final = "_GoBack"  # the bookmark that Word leaves where somebody wrote last
_REASONS: Final = {
    "bookmarkStart": "bookmark",
    "bookmarkEnd": "bookmark",
    "commentRangeStart": "comment",
    "commentRangeEnd": "comment",
    "ins": "tracked",
    "del": "tracked",
    "moveFrom": "tracked",
    "moveTo": "tracked",
}
_OTHER_PARTS: Final = {
    "header": "header",
    "footer": "header",
    "footnotes": "note",
    "endnotes": "note",
    "comments": "comment",
}
_FIELD: Final = "field"
_TAGS: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place to fill: what stands between the offsets is taken away."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """The places that can be filled, in document order, and what is wrong with the others."""

    slots: tuple[Slot, ...]
    findings: tuple[Finding, ...]


def find_slots(document: Document, manifest: Manifest, known: frozenset[str]) -> Slots:
    """Return the anchors of the document; `known` has the keys that one can ask for."""
    slots: list[Slot] = []
    findings: list[Finding] = []
    for asked in sorted(_asked(document, manifest), key=lambda each: each.start):
        fault = _fault(document, asked, known)
        if fault is None:
            slots.append(Slot(key=asked.key, start=asked.start, end=asked.end))
        else:
            findings.append(fault)
    findings += _in_other_parts(document)
    return Slots(slots=tuple(slots), findings=tuple(findings))


def finding(document: Document, code: Code, key: str, **params: object) -> Finding:
    """Return a finding about an anchor or a block."""
    given = {"value": key, "anchor": Phrase(texts.anchor(key)), **params}
    return Finding(code=code, place=Place(file=str(document.path), item=key), params=given)


def _asked(document: Document, manifest: Manifest) -> Iterator[Anchor | Control]:
    controls = document.found.controls
    yield from (control for control in controls if is_anchor(document, control, manifest))
    for anchor in document.found.anchors:
        if not any(control.start <= anchor.start < control.end for control in controls):
            yield anchor


def _fault(document: Document, asked: Anchor | Control, known: frozenset[str]) -> Finding | None:
    if asked.key not in known:
        near = tuple(get_close_matches(asked.key.casefold(), sorted(known), n=1, cutoff=0.7))
        hint = Phrase(texts.meant(tuple(texts.anchor(key) for key in near)))
        return finding(document, Code.ANCHOR_UNKNOWN, asked.key, hint=hint)
    spot = _spot(document, asked)
    if spot != Spot.BODY.value:
        where = Phrase(texts.SPOTS[spot])
        return finding(document, Code.ANCHOR_PLACE, asked.key, where=where)
    reason = _reason(document, asked)
    if reason:
        return finding(
            document, Code.ANCHOR_NOT_ALONE, asked.key, reason=Phrase(texts.ELSE[reason])
        )
    return None


def _spot(document: Document, asked: Anchor | Control) -> str:
    """Return what the place stands in: what stands in a field is lost when it is updated."""
    if any(start < asked.start < end for start, end in document.found.fields):
        return _FIELD
    return asked.spot.value


def _reason(document: Document, asked: Anchor | Control) -> str:
    """Return what else the place holds, empty where it can be filled."""
    (element,) = document.elements(asked.start, asked.end)
    if next(element.iter(f"{_W}sectPr"), None) is not None:
        return "section"
    if isinstance(asked, Control):
        return "" if len(list(element.iter(f"{_W}tbl"))) == 0 else "other"
    return _in_paragraph(element) or ("" if asked.is_alone else "text")


def _in_paragraph(paragraph: Element) -> str:
    last_edits = {
        each.get(f"{_W}id")
        for each in paragraph.iter(f"{_W}bookmarkStart")
        if each.get(f"{_W}name") == _LAST_EDIT
    }
    for child in paragraph:
        is_last_edit = "bookmark" in str(child.tag) and child.get(f"{_W}id") in last_edits
        if child.tag not in _ALLOWED and not is_last_edit:
            return _REASONS.get(str(child.tag).removeprefix(_W), "other")
        if child.tag == f"{_W}r" and any(each.tag not in _IN_RUN for each in child):
            return "other"
    if next(paragraph.iter(*TRACKED), None) is not None:
        return "tracked"
    return ""


def _in_other_parts(document: Document) -> Iterator[Finding]:
    for relation in document.draft.relations(document.main):
        where = _OTHER_PARTS.get(relation.kind.rpartition("/")[2])
        if where is None:
            continue
        text = _TAGS.sub("", document.draft.read(relation.target).decode("utf-8", "replace"))
        for found in ANCHOR.finditer(text):
            shown = Phrase(texts.SPOTS[where])
            yield finding(document, Code.ANCHOR_PLACE, found[1], where=shown)
