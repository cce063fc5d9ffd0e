"""XML and web pages: every text, attribute and comment, runs joined as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from vpreport.leaks.pieces import Kind, Piece, Spot

Element = etree._Element  # noqa: SLF001  (lxml has no public name for it)

# One reader's text each, whatever pieces the program has cut it into.
BLOCKS: Final = frozenset(
    {"p", "h", "si", "is", "text", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_GAPS: Final = BLOCKS | {"tab", "br", "cr", "s", "line-break", "tc"}
_PARAGRAPHS: Final = frozenset({"p", "h", "li"})
_DRAWN: Final = frozenset({"chartSpace", "wsDr"})  # where nobody counts paragraphs

# Elements whose text is a position or a number of the program, never a value.
_TECHNICAL: Final = frozenset({"col", "colOff", "row", "rowOff", "posOffset", "AppVersion", "f"})
# Attributes that hold a value though most attributes of their kind hold a length or a number.
_VALUES: Final = frozenset({"v", "value", "content", "date-value", "time-value", "string-value"})
_VALUES_OF: Final = frozenset(
    (element, "val")
    for element in ("cfvo", "customFilter", "filter", "top10", "docVar", "max", "min", "majorUnit")
)

# Attributes that a person can have written, or that name something after what it holds.
_PROSE: Final = re.compile(
    "name|displayName|descr|title|alt|altText|altTextSummary|tooltip|display|displayText|prompt|"
    "promptTitle|error|errorTitle|author|userId|href|src|Target|location|comment|description|"
    "instr|codeName"
)


def pieces(data: bytes, *, is_html: bool = False) -> Iterator[Piece] | None:
    """Return the pieces of an XML part or a web page, or None where it is neither."""
    root = _parsed(data, is_html=is_html)
    return None if root is None else _walk(root)


def parse(data: bytes) -> Element | None:
    """Return the root of an XML part, or None where it is none; nothing is ever fetched."""
    return _parsed(data, is_html=False)


def _parsed(data: bytes, *, is_html: bool) -> Element | None:
    try:
        if is_html:
            page = html.HTMLParser(no_network=True, encoding="utf-8")
            return html.document_fromstring(data, parser=page)
        safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(data, safe)
    except (etree.LxmlError, ValueError):
        return None


def local(name: object) -> str:
    """Return a tag or an attribute's name without its namespace; empty for a comment."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def joined(block: Element) -> str:
    """Return all text in the element, with a space where a reader sees one."""
    texts: list[str] = []
    for event, element in etree.iterwalk(block, events=("start", "end", "comment", "pi")):
        if event == "start":
            texts.append(" " if local(element.tag) in _GAPS else "")
            texts.append(element.text or "")
        elif element is not block:
            texts.append(element.tail or "")
    return "".join(texts).strip()


def _walk(root: Element) -> Iterator[Piece]:
    paragraph = 0
    is_drawn = local(root.tag) in _DRAWN
    technical: set[str] = set()  # thousands of attributes have but a hundred values
    for element in root.iter():
        name = local(element.tag)
        paragraph += name in _PARAGRAPHS and not is_drawn
        spot = Spot(paragraph=paragraph)
        yield from _texts(element, name, spot)
        for attribute, value in element.items():
            kind = _kind_of_attribute(name, local(attribute), str(value))
            if kind is Kind.TECHNICAL:
                technical.add(str(value))
            else:
                yield Piece(text=str(value), kind=kind, spot=spot)
    yield from (Piece(text=value, kind=Kind.TECHNICAL) for value in sorted(technical))
    yield Piece(text=joined(root), kind=Kind.WHOLE)


def _texts(element: Element, name: str, spot: Spot) -> Iterator[Piece]:
    if _is_cell_value(element, name):
        return
    if name in BLOCKS:
        yield Piece(text=joined(element), kind=Kind.VALUE, spot=spot)
    kind = Kind.TECHNICAL if name in _TECHNICAL else _kind_of_run(element)
    if element.text and element.text.strip():
        yield Piece(text=element.text, kind=kind, spot=spot)
    if element.tail and element.tail.strip():
        yield Piece(text=element.tail, spot=spot)


def _is_cell_value(element: Element, name: str) -> bool:
    """Return whether the text may be the number of a shared text, which `cells` looks up."""
    above = element.getparent()
    return name == "v" and above is not None and local(above.tag) == "c"


def _kind_of_run(element: Element) -> Kind:
    """Return VALUE for an element that holds its text alone and is no run of something longer."""
    is_run = any(local(above.tag) in BLOCKS for above in element.iterancestors())
    return Kind.TEXT if is_run or len(element) else Kind.VALUE


def _kind_of_attribute(element: str, attribute: str, value: str) -> Kind:
    if attribute in _VALUES or (element, attribute) in _VALUES_OF:
        return Kind.VALUE
    is_prose = " " in value.strip() and any(map(str.isalpha, value))
    return Kind.TEXT if is_prose or _PROSE.fullmatch(attribute) else Kind.TECHNICAL
