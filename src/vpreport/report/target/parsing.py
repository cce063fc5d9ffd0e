"""Parts of a Word document as trees, with marks at places that are known by their bytes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from lxml import etree

from vpreport.report.section.ooxml import WORD, Element
from vpreport.report.target.thinning import Run

_MARK: Final = "vpreport-at"
_PARAGRAPHS: Final = "vpreport-paragraphs"
_TABLES: Final = "vpreport-tables"


class BrokenPartError(Exception):
    """A part is not XML as office programs write it; the argument is the key of the reason."""


def w_name(tag: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{tag}"


def value(element: Element | None, name: str = "val") -> str:
    """Return the attribute w:name, empty where the element or the attribute is missing."""
    return "" if element is None else element.get(_full(name), "")


def is_on(element: Element | None) -> bool:
    """Return whether an on/off property is there and not switched off (17.17.4)."""
    return element is not None and value(element) not in ("0", "false", "off")


def find(element: Element, path: str) -> Element | None:
    """Return the first element at a path of names without prefix: "pPr/pStyle"."""
    return element.find(_full(path))


@cache
def _full(path: str) -> str:
    return "/".join(map(w_name, path.split("/")))


def parsed(part: bytes) -> Element:
    """Return the root of a part. Raises BrokenPartError for a DOCTYPE or what is no XML."""
    if b"<!DOCTYPE" in part:  # as text it is written &lt;!DOCTYPE
        raise BrokenPartError("doctype")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenPartError("xml") from error


def parsed_with_marks(part: bytes, places: Sequence[int], left_out: Sequence[Run] = ()) -> Element:
    """Return the root with a processing instruction at each of `places`, in order of the bytes.

    `places` are offsets between two elements that are children of the same one. lxml keeps no
    offsets, and a pass of our own over a large document takes ten times as long. Instead of each
    run of `left_out` stands one that says how many paragraphs, or that a table, has stood there;
    none of `places` is inside any.
    """
    marks = [(at, at, f"<?{_MARK} {number}?>") for number, at in enumerate(places)]
    for run in left_out:
        target = _TABLES if run.is_table else _PARAGRAPHS
        marks.append((run.start, run.end, f"<?{target} {run.count}?>"))
    pieces: list[bytes] = []
    after = 0
    for start, end, mark in sorted(marks):
        pieces += (part[after:start], mark.encode())
        after = end
    return parsed(b"".join((*pieces, part[after:])))


def mark_in(node: Element) -> int | None:
    """Return which mark the node is, None where it is none."""
    return _said_in(node, _MARK)


def paragraphs_left_out(node: Element) -> int:
    """Return how many paragraphs have been left out where the node stands."""
    return _said_in(node, _PARAGRAPHS) or 0


def tables_left_out(node: Element) -> int:
    """Return how many tables have been left out where the node stands."""
    return _said_in(node, _TABLES) or 0


def _said_in(node: Element, target: str) -> int | None:
    if isinstance(node, etree._ProcessingInstruction) and node.target == target:  # noqa: SLF001
        return int(node.text or 0)
    return None
