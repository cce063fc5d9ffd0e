"""Small XML parts of a package (properties, styles), read without ever fetching anything."""

from __future__ import annotations

from typing import Final, TypedDict

from lxml import etree


class SafeOptions(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool


SAFE: Final[SafeOptions] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}


def parse_part(data: bytes) -> etree._Element | None:
    """Return the root of a part, or None where it is missing or no XML: it only adds witnesses."""
    try:
        return etree.fromstring(data, etree.XMLParser(**SAFE)) if data else None
    except etree.XMLSyntaxError:
        return None


def local_name(element: etree._Element) -> str:
    """Return the element's name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: etree._Element) -> str:
    """Return all text inside the element."""
    return "".join(str(part) for part in element.itertext()).strip()


def texts_by_name(root: etree._Element | None) -> dict[str, str]:
    """Return the text of each child of `root` by its local name in lower case."""
    if root is None:
        return {}
    return {local_name(child).lower(): text_of(child) for child in root if local_name(child)}
