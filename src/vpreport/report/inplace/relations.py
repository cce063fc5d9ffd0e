"""Small parts of a package as trees: relations, kinds of content, and where a relation leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from vpreport.report.section.ooxml import RELATIONS, Element

CONTENT_TYPES: Final = "[Content_Types].xml"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTY: Final = _HEAD + f'<Relationships xmlns="{PACKAGE_RELATIONS}"></Relationships>'.encode()
_ROOTS: Final = rb"(?:numbering|Relationships|Types|styles|comments)"
_CLOSING: Final = re.compile(
    rb"</((?:[\w.-]+:)?)" + _ROOTS + rb"\s*>(?:\s|<!--.*?-->|<\?.*?\?>)*\Z", re.DOTALL
)
_ALONE: Final = re.compile(rb"<((?:[\w.-]+:)?" + _ROOTS + rb")\b([^>]*)/>\s*\Z")


class UnsafeXmlError(Exception):
    """A part is not written as office programs do; `reason` is the key of how not."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`target` is the name of a part in the package, or an address outside it."""

    id: str
    kind: str
    target: str

    def is_a(self, kind: str) -> bool:
        """Return whether it is of that kind, as "styles" or "customXml"."""
        return self.kind == f"{RELATIONS}/{kind}"


def tree_of(content: bytes) -> Element:
    """Return the root of a part; raises UnsafeXmlError or lxml's XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXmlError("doctype")
    return root


def relations_name(part: str) -> str:
    """Return where the relations of a part stand; those of the package for the empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_in(content: bytes, part: str) -> tuple[Relation, ...]:
    """Return the relations of a part, of which `content` is what its own part holds, in order."""
    if not content:
        return ()
    return tuple(
        Relation(
            id=each.get("Id", ""),
            kind=each.get("Type", ""),
            target=_target(part, each.get("Target", ""), each.get("TargetMode", "")),
        )
        for each in tree_of(content).iter(f"{{{PACKAGE_RELATIONS}}}Relationship")
    )


def _target(part: str, target: str, mode: str) -> str:
    if mode == "External":
        return target
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def path_from(part: str, target: str) -> str:
    """Return how the relations of `part` name another part."""
    return posixpath.relpath(target, posixpath.dirname(part) or ".")


def kind_of(types: bytes, part: str) -> str:
    """Return the kind of content that [Content_Types].xml gives a part, empty where it does not."""
    name, ending = f"/{part}".casefold(), part.rpartition(".")[2].casefold()
    root = tree_of(types)
    own = (e for e in root.iter(f"{{{TYPES}}}Override") if e.get("PartName", "").casefold() == name)
    by_ending = (
        e for e in root.iter(f"{{{TYPES}}}Default") if e.get("Extension", "").casefold() == ending
    )
    told = next(chain(own, by_ending), None)
    return "" if told is None else told.get("ContentType", "")


def with_relations(content: bytes, added: Iterable[tuple[str, str, str]]) -> bytes:
    """Return a part of relations with more of them (id, kind, target) before its closing tag."""
    lines = "".join(
        f"<Relationship Id={quoteattr(name)} Type={quoteattr(f'{RELATIONS}/{kind}')} "
        f"Target={quoteattr(target)}/>"
        for name, kind, target in added
    )
    return _inserted(content or _EMPTY, lines)


def with_overrides(content: bytes, added: Iterable[tuple[str, str]]) -> bytes:
    """Return [Content_Types].xml with the kinds of more parts (name, kind) before its closing."""
    lines = "".join(
        f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(kind)}/>"
        for name, kind in added
    )
    return _inserted(content, lines)


def _inserted(content: bytes, lines: str) -> bytes:
    """Put elements in the namespace of the root last in it."""
    if not lines:
        return content
    content, at, prefix = _closing(content)
    new = lines.encode()
    if prefix:
        new = new.replace(b"<", b"<" + prefix + b":")
    return content[:at] + new + content[at:]


def with_elements(content: bytes, elements: bytes) -> bytes:
    """Return a part with whole elements, their namespaces declared on them, last in its root."""
    content, at, _ = _closing(content)
    return content[:at] + elements + content[at:]


def without_elements(content: bytes, attribute: str, values: Iterable[str]) -> bytes:
    """Return a part of relations or kinds without the elements with these values."""
    for value in values:
        told = re.escape(attribute.encode()) + rb"\s*=\s*[\"']" + re.escape(value.encode())
        content = re.sub(
            rb"<[\w:.-]+\s[^<>]*?\b" + told + rb"[\"'][^<>]*(?:/>|(?<!/)>\s*</[\w:.-]+\s*>)",
            b"",
            content,
        )
    return content


def with_closing_tag(content: bytes) -> tuple[bytes, int]:
    """Return a part whose root has a closing tag of its own, and where that begins."""
    content, at, _ = _closing(content)
    return content, at


def _closing(content: bytes) -> tuple[bytes, int, bytes]:
    """Return the part with a closing tag of its own, where that begins, and its prefix.

    Raises UnsafeXmlError where something stands after it that no office program writes.
    """
    if alone := _ALONE.search(content):
        opened = b"<%s%s>" % (alone[1], alone[2])
        content = content[: alone.start()] + opened + b"</%s>" % alone[1]
    closing = _CLOSING.search(content)
    if closing is None:
        raise UnsafeXmlError("encoding" if b"\0" in content[:4] else "shape")
    return content, closing.start(), closing[1].rstrip(b":")
