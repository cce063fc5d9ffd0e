"""Lists of our own among the numberings of a template: in a new document they are ours to make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from vpreport.report.section.ooxml import Element, w
from vpreport.report.section.package import list_definition
from vpreport.report.target.numbering import BULLET, free_id
from vpreport.report.target.parsing import parsed, w_name

_SIGN: Final = "•"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLists:
    """`content` is the numbering part; `bullets` the numbering of ours that has bullets."""

    content: bytes
    bullets: int
    first_number: int


def with_lists(part: bytes | None, list_starts: tuple[int, ...]) -> OwnLists:
    """Return the numberings with bullets, and one numbering for each numbered list, put in.

    `part` is the numbering part of the template, None where it has none.
    """
    root = parsed(part) if part else w("numbering")
    abstract, number = free_id(root, "abstractNum"), free_id(root, "num")
    definition, numbering = bullets(abstract, number)
    _add(root, "abstractNum", (definition, list_definition(abstract + 1, "decimal", "%1.", "")))
    lists = (
        w(
            "num",
            w("abstractNumId", val=abstract + 1),
            w("lvlOverride", w("startOverride", val=start), ilvl=0),
            numId=number + place,
        )
        for place, start in enumerate(list_starts, start=1)
    )
    _add(root, "num", (numbering, *lists))
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return OwnLists(content=content, bullets=number, first_number=number + 1)


def bullets(abstract: int, number: int) -> tuple[Element, Element]:
    """Return a definition of bullets with that id, and a numbering of it with another."""
    numbering = w("num", w("abstractNumId", val=abstract), numId=number)
    return list_definition(abstract, BULLET, _SIGN, ""), numbering


def _add(root: Element, tag: str, elements: tuple[Element, ...]) -> None:
    """Put the elements after the last of their kind, as the schema has them (17.9)."""
    order = ("numPicBullet", "abstractNum", "num")
    before = {w_name(each) for each in order[: order.index(tag) + 1]}
    place = sum(child.tag in before for child in root)
    for element in reversed(elements):
        root.insert(place, element)
