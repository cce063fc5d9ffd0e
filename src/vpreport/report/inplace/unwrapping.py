"""Taking content controls away and leaving what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree

from vpreport.report.inplace.document import Document
from vpreport.report.inplace.found import Control
from vpreport.report.section.ooxml import RELATIONS, WORD

_DECLARED: Final = re.compile(rb"""xmlns:(w|r)\s*=\s*["']([^"']*)["']""")
_NEEDED: Final = {b"w": WORD.encode(), b"r": RELATIONS.encode()}


def unwrapped(document: Document, controls: Iterable[Control]) -> bytes:
    """Return the main part without these controls, their contents in their places."""
    content = document.content
    cuts: list[tuple[int, int, bytes]] = []
    needs_names = dict(_DECLARED.findall(document.found.root + document.found.body)) != _NEEDED
    for control in controls:
        if needs_names and control.content_start < control.content_end:
            # The prefixes of what is inside were declared on the control itself.
            elements = document.inside(control)
            inside = b"".join(etree.tostring(each) for each in elements)
            cuts.append((control.start, control.end, inside))
        else:
            cuts.append((control.start, control.content_start, b""))
            cuts.append((control.content_end, control.end, b""))
    pieces, at = [], 0
    for start, end, instead in sorted(cuts):
        if start >= at:
            pieces += [content[at:start], instead]
            at = end
    return b"".join((*pieces, content[at:]))
