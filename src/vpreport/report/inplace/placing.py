"""How the document is written at each place where a block of ours stands or will stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Final

from lxml import etree

from vpreport.findings import Code, Finding
from vpreport.report.inplace.bullets import add_bullets
from vpreport.report.inplace.chapters import Chapters, by_chapter, read_chapters
from vpreport.report.inplace.document import Document, refused
from vpreport.report.inplace.relations import with_elements
from vpreport.report.section.layout import ByChapter, Layout
from vpreport.report.section.ooxml import WORD
from vpreport.report.target.conventions import (
    DOCUMENT,
    NUMBERING,
    STYLES,
    THEME,
    Conventions,
    read_all_conventions,
)
from vpreport.report.target.minimal import whole_part
from vpreport.report.target.parsing import BrokenPartError, find, value
from vpreport.report.target.roles import Needs, StyleNames

_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_ID: Final = f"{{{WORD}}}styleId"


class Places:
    """The conventions of each stretch of our blocks that nothing of theirs stands between.

    Two blocks in the same stretch are written alike, whatever has been written of it before.
    """

    def __init__(
        self,
        document: Document,
        asked: Iterable[int],
        *,
        slots: Iterable[int],
        needs: Needs,
        names: StyleNames,
    ) -> None:
        """Read the conventions at the bytes that are asked for; at `slots` anchors begin."""
        self._document = document
        ours = {*slots, *(control.start for control in document.found.controls)}
        self._children = document.found.children
        self._ours = sorted(start for start in ours if self._is_child(start))
        first: dict[int, int] = {}
        for at in sorted(asked):
            first.setdefault(self._stretch(at), at)
        try:
            read = read_all_conventions(
                _parts(document),
                dict.fromkeys(first.values(), needs),
                names=names,
                plain=document.found.plain,
            )
        except BrokenPartError as error:
            raise refused(Code.WORD_DAMAGED, document.path) from error
        self.chapters = self._read_chapters(read.values())
        self._known: dict[int, Conventions] = {
            stretch: by_chapter(read[at], self.chapters, at, needs) for stretch, at in first.items()
        }

    def _read_chapters(self, read: Iterable[Conventions]) -> Chapters | None:
        """Return the chapters of a document that counts anything by them, None of any other."""
        made = (
            by for each in read for by in (each.layout.by_chapter, each.layout.charts_by_chapter)
        )
        return read_chapters(self._document) if any(by != ByChapter() for by in made) else None

    def layout_at(self, at: int) -> Layout:
        """Return the layout for a block at a byte that was asked for, or in the same stretch."""
        return self._known[self._stretch(at)].layout

    def remarks(self, written: Iterable[int]) -> tuple[Finding, ...]:
        """Return what there is to say of the places that are written at, each thing once."""
        remarks = (
            remark
            for stretch in self._stretches(written)
            for remark in self._known[stretch].remarks
        )
        found: list[Finding] = []
        for remark in remarks:
            if remark not in found:
                found.append(remark)
        return tuple(found)

    @property
    def names_of_added(self) -> Mapping[str, str]:
        """The names in lower case of the styles that the document may get, by their ids."""
        added = (s for each in self._known.values() for s in each.styles_to_add)
        return {
            style.get(_ID, ""): value(find(style, "name")).casefold()
            for style in map(etree.fromstring, added)
        }

    def add_bullets(self, written: Iterable[int]) -> None:
        """Put a list of bullets in where one is counted on that the document lacks."""
        known = (self._known[stretch].layout.lists for stretch in self._stretches(written))
        if any(lists.are_bullets_new for lists in known):
            add_bullets(self._document)

    def add_styles(self, written: Iterable[int]) -> None:
        """Put the styles that the document lacks last among its own."""
        added = {
            etree.fromstring(style).get(_ID, ""): style
            for stretch in self._stretches(written)
            for style in self._known[stretch].styles_to_add
        }
        if not added:
            return
        document, draft = self._document, self._document.draft
        styles = tuple(added.values())
        part = document.related("styles")
        if standing := draft.read(part):
            draft.put(part, with_elements(standing, b"".join(styles)))
            return
        document.put_related("styles", "vpstyles", whole_part(styles), _KIND)

    def _stretch(self, at: int) -> int:
        """Return how many children of the body that are theirs begin before a byte."""
        return self._child(at) - bisect_left(self._ours, at)

    def _child(self, at: int) -> int:
        return bisect_left(self._children, at, key=itemgetter(0))

    def _is_child(self, at: int) -> bool:
        place = self._child(at)
        return place < len(self._children) and self._children[place][0] == at

    def _stretches(self, written: Iterable[int]) -> list[int]:
        return sorted({self._stretch(at) for at in written})


def _parts(document: Document) -> Mapping[str, bytes]:
    parts = {DOCUMENT: document.content}
    for key, kind in ((STYLES, "styles"), (NUMBERING, "numbering"), (THEME, "theme")):
        if part := document.related(kind):
            parts[key] = document.draft.read(part)
    return parts
