"""How the parts of an Office Open XML package point to each other (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from vpreport.intake.opening.bounded_xml import Attributes, Budget, Pass, named
from vpreport.intake.opening.package import Package

# Transitional, as every program writes by default, and Strict, as ISO/IEC 29500 would have it.
MAIN: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
RELATIONSHIP_ID: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
_PACKAGE: Final = ("http://schemas.openxmlformats.org/package/2006/relationships",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """`kind` is the last word of its type ("worksheet"), `target` the name of a part."""

    id: str
    kind: str
    target: str


def relationships(package: Package, part: str, budget: Budget) -> tuple[Relationship, ...]:
    """Return where `part` points inside the package; "" is the package itself.

    Links to the outside are left out, as nothing is ever fetched; a path that climbs out of the
    package leads nowhere.
    """
    folder, _, name = part.rpartition("/")
    content = package.read(f"{folder}/_rels/{name}.rels".lstrip("/"))
    found: list[Relationship] = []

    def take(attributes: Attributes) -> None:
        if attributes.get("TargetMode") != "External":
            found.append(_relationship(attributes, folder))

    if content:
        starts = named(_PACKAGE, {"Relationship": take})
        Pass(budget=budget, starts=starts).walk(content)
    return tuple(found)


def _relationship(attributes: Attributes, folder: str) -> Relationship:
    target = attributes.get("Target", "").replace("\\", "/")
    path = target if target.startswith("/") else f"/{folder}/{target}"
    inside = "" if _climbs_out(path) else posixpath.normpath(path).lstrip("/")
    kind = attributes.get("Type", "").rpartition("/")[2]
    return Relationship(id=attributes.get("Id", ""), kind=kind, target=inside)


def _climbs_out(path: str) -> bool:
    depth = 0
    for step in path.split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(step, 1)
        if depth < 0:
            return True
    return False


def of_kind(found: Iterable[Relationship], kind: str) -> Iterator[str]:
    """Yield the targets of one kind."""
    return (relationship.target for relationship in found if relationship.kind == kind)


def relationship_id(attributes: Attributes) -> str | None:
    """Return the r:id of an element, None where it has none."""
    return next((attributes[name] for name in RELATIONSHIP_ID if name in attributes), None)


def is_on(value: str | None) -> bool:
    """Return whether an xsd:boolean attribute is true."""
    return value in ("1", "true", "on")
