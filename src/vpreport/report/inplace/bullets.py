"""A list of bullets put into the numberings of a document that has none.

Definitions stand before numberings (ISO/IEC 29500-1, 17.9), so two places are needed; every other
byte of the part stays as it is.
"""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

from lxml import etree

from vpreport.report.inplace.document import Document
from vpreport.report.inplace.open_elements import in_word
from vpreport.report.inplace.relations import with_closing_tag
from vpreport.report.section.ooxml import w
from vpreport.report.target.numbering import read_numberings
from vpreport.report.target.own_lists import bullets

_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_NUMBERING: Final = in_word("num")
_LAST: Final = in_word("numIdMacAtCleanup")  # what stands after the numberings


def add_bullets(document: Document) -> None:
    """Put a definition of bullets in and the numbering that conventions have counted on."""
    standing = document.draft.read(document.related("numbering"))
    free = read_numberings(standing)
    definition, numbering = bullets(free.free_abstract, free.free_number)
    if not standing:
        whole = w("numbering", definition, numbering)
        content = etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)
        document.put_related("numbering", "vpnumbering", content, _KIND)
        return
    content, end = with_closing_tag(standing)
    begins = _begins(content)
    after = begins.get(_LAST, end)
    before = begins.get(_NUMBERING, after)
    document.draft.put(
        document.related("numbering"),
        b"".join(
            (
                content[:before],
                etree.tostring(definition),
                content[before:after],
                etree.tostring(numbering),
                content[after:],
            )
        ),
    )


def _begins(content: bytes) -> dict[str, int]:
    """Return at which byte the first of each kind of child of the root begins."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: dict[str, int] = {}
    depth = 0

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal depth
        if depth == 1:
            found.setdefault(name, parser.CurrentByteIndex)
        depth += 1

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)
    return found
