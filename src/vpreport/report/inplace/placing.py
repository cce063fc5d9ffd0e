"""How the document is written at each place where a block of ours stands or will stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from vpreport.findings import Finding
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.provisional import Conventions, read_conventions
from vpreport.report.section.layout import Layout


class Places:
    """Asks once for each stretch of our blocks that nothing of theirs stands between."""

    def __init__(self, document: Document) -> None:
        self._parts = _Parts(document)
        ours = {control.start for control in document.found.controls}
        self._theirs = [start for start, _ in document.found.children if start not in ours]
        self._asked: dict[int, Conventions] = {}

    def layout_at(self, at: int) -> Layout:
        """Return the layout for a block at that byte."""
        stretch = bisect_left(self._theirs, at)
        if stretch not in self._asked:
            self._asked[stretch] = read_conventions(self._parts, at)
        return self._asked[stretch].layout

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What there is to say of the places that have been asked about, each thing once."""
        remarks = [remark for each in self._asked.values() for remark in each.remarks]
        return tuple(one for place, one in enumerate(remarks) if one not in remarks[:place])


class _Parts(Mapping[str, bytes]):
    """The parts of the document by name, inflated when they are asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __getitem__(self, name: str) -> bytes:
        if name == self._document.main:
            return self._document.content
        if not self._document.draft.package.has(name):
            raise KeyError(name)
        return self._document.draft.package.read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._document.draft.package.names)

    def __len__(self) -> int:
        return len(self._document.draft.package.names)
