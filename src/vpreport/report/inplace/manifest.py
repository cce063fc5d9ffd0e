"""What we wrote last, kept in the document itself: a part of custom XML that travels with it.

Programs rename such parts and their files, so it is known by the namespace of its root alone. It
holds the same words as the blocks and nothing else.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from vpreport.report.inplace.draft import Draft
from vpreport.report.inplace.projection import Unit
from vpreport.report.inplace.relations import UnsafeXmlError, tree_of

NAMESPACE: Final = "urn:vpreport:inplace:1"

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_KIND: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ID: Final = str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper()
_PROPERTIES: Final = (
    f'{_HEAD}<ds:datastoreItem ds:itemID="{{{_ID}}}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The words of each block by its key, and the keys of the anchors that were filled in."""

    anchors: tuple[str, ...] = ()
    blocks: Mapping[str, tuple[Unit, ...]] = field(default_factory=dict)


def digest(units: tuple[Unit, ...]) -> str:
    """Return a sum over the words, which tells whether the record itself is whole."""
    told = "\x1e".join("\x1f".join((*map(str, unit.said), unit.look)) for unit in units)
    return hashlib.sha256(told.encode()).hexdigest()


def manifest_part(draft: Draft, main: str) -> str:
    """Return the name of the part that holds the manifest, empty where there is none."""
    for relation in draft.relations(main):
        if relation.is_a("customXml") and NAMESPACE.encode() in draft.read(relation.target):
            try:
                root = tree_of(draft.read(relation.target))
            except (etree.XMLSyntaxError, UnsafeXmlError):
                continue
            if root.tag == f"{{{NAMESPACE}}}manifest":
                return relation.target
    return ""


def read_manifest(draft: Draft, main: str) -> Manifest:
    """Return what we wrote last, an empty one where there is none.

    The record of a block whose sum does not fit is left out: it is as good as none.
    """
    part = manifest_part(draft, main)
    if not part:
        return Manifest()
    root = tree_of(draft.read(part))
    blocks = {}
    for block in root.iter(f"{{{NAMESPACE}}}block"):
        try:
            units = tuple(_unit(each) for each in block.iter(f"{{{NAMESPACE}}}unit"))
        except ValueError:
            continue
        if block.get("hash") == digest(units):
            blocks[block.get("key", "")] = units
    anchors = (each.get("key", "") for each in root.iter(f"{{{NAMESPACE}}}anchor"))
    return Manifest(anchors=tuple(anchors), blocks=blocks)


def _unit(element: etree._Element) -> Unit:
    return Unit(
        text=element.text or "",
        style=element.get("style", ""),
        row=int(element.get("row", "0")),
        column=int(element.get("column", "0")),
        look=element.get("look", ""),
    )


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the part as bytes, the same every time."""
    lines = [f'{_HEAD}<manifest xmlns="{NAMESPACE}">']
    lines += [f"<anchor key={quoteattr(key)}/>" for key in manifest.anchors]
    for key, units in sorted(manifest.blocks.items()):
        lines.append(f'<block key={quoteattr(key)} hash="{digest(units)}">')
        lines += [_line(unit) for unit in units]
        lines.append("</block>")
    return ("\n".join(lines) + "\n</manifest>\n").encode()


def _line(unit: Unit) -> str:
    given: dict[str, object] = {
        "style": unit.style,
        "row": unit.row,
        "column": unit.column,
        "look": unit.look,
    }
    attributes = "".join(
        f" {name}={quoteattr(str(value))}" for name, value in given.items() if value
    )
    return f"<unit{attributes}>{escape(unit.text)}</unit>"


def put_manifest(draft: Draft, main: str, manifest: Manifest) -> None:
    """Put the manifest into its part, or into a new one that the main part is related to."""
    content = manifest_bytes(manifest)
    part = manifest_part(draft, main)
    if part:
        draft.put(part, content)
        return
    item = draft.free_name("customXml/item{}.xml")
    properties = draft.free_name("customXml/itemProps{}.xml")
    draft.put(item, content)
    draft.put(properties, _PROPERTIES.encode())
    draft.declare(item, "application/xml")
    draft.declare(properties, _PROPERTIES_KIND)
    draft.relate(main, "customXml", item)
    draft.relate(item, "customXmlProps", properties)


def remove_manifest(draft: Draft, main: str) -> None:
    """Take the manifest out of the package, with its properties and what relates them."""
    part = manifest_part(draft, main)
    if not part:
        return
    properties = [r.target for r in draft.relations(part) if r.is_a("customXmlProps")]
    draft.unrelate(main, part)
    draft.remove(part, *properties)
