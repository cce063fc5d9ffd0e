"""Parts of a Word document as trees, with marks at places that are known by their bytes."""

from __future__ import annotations

from functools import cache
from typing import Final

from lxml import etree

from vpreport.report.section.ooxml import WORD, Element

_MARK: Final = "vpreport-at"


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


def parsed_with_marks(part: bytes, places: tuple[int, ...]) -> Element:
    """Return the root with a processing instruction at each of `places`, in order of the bytes.

    `places` are offsets between two elements that are children of the same one. lxml keeps no
    offsets, and a pass of our own over a large document takes ten times as long.
    """
    ends = (*places[1:], len(part))
    pieces = [part[: places[0]]] if places else [part]
    for number, (start, end) in enumerate(zip(places, ends, strict=False)):
        pieces += [f"<?{_MARK} {number}?>".encode(), part[start:end]]
    return parsed(b"".join(pieces))


def mark_in(node: Element) -> int | None:
    """Return which mark the node is, None where it is none."""
    if isinstance(node, etree._ProcessingInstruction) and node.target == _MARK:  # noqa: SLF001
        return int(node.text or 0)
    return None
