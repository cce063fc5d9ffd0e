"""A note of secrecy on every page of a document whose headers are somebody else's."""

from __future__ import annotations

from typing import Final

from lxml import etree

from vpreport.report.section.ooxml import Element, text_run, w
from vpreport.report.target.parsing import find, is_on, parsed, value, w_name

_REFERENCE: Final = w_name("headerReference")


def marked_header(content: bytes, marking: str) -> bytes:
    """Return a header with the note first in it, in bold letters."""
    root = parsed(content)
    root.insert(0, _line(marking))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def new_header(marking: str) -> bytes:
    """Return a header with nothing but the note."""
    root = w("hdr", _line(marking))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def missing_headers(section: Element, settings: bytes) -> tuple[str, ...]:
    """Return the kinds of pages ("default", "first", "even") that have no header to mark."""
    has = {value(each, "type") or "default" for each in section.iter(_REFERENCE)}
    wanted = ["default"]
    if is_on(find(section, "titlePg")):
        wanted.append("first")
    if is_on(find(parsed(settings), "evenAndOddHeaders")):
        wanted.append("even")
    return tuple(kind for kind in wanted if kind not in has)


def _line(marking: str) -> Element:
    run = text_run(marking)
    run.insert(0, w("rPr", w("b"), w("bCs")))
    return w("p", run)
