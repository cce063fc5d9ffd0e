"""The package as it will be: the parts that change or are added lie over those of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from vpreport.report.inplace.package import RawPackage
from vpreport.report.inplace.relations import (
    CONTENT_TYPES,
    Relation,
    kind_of,
    path_from,
    relations_in,
    relations_name,
    with_overrides,
    with_relations,
    without_elements,
)

_RELATIONS: Final = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(slots=True, kw_only=True)
class Draft:
    """What is read here is what was put here, else what stands in the file."""

    package: RawPackage
    changed: dict[str, bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Return whether there is or will be such a part."""
        return name in self.changed or self.package.has(name)

    def read(self, name: str) -> bytes:
        """Return what a part holds or will hold, empty where there is none."""
        if name in self.changed:
            return self.changed[name]
        return self.package.read(name)

    def put(self, name: str, content: bytes) -> None:
        """Change or add a part; one that already holds this stays as it is."""
        if not self.has(name) or self.read(name) != content:
            self.changed[name] = content

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relations of a part in their order."""
        return relations_in(self.read(relations_name(part)), part)

    def relate(self, part: str, kind: str, target: str, *, prefix: str = "vp") -> str:
        """Add a relation from `part` to `target` and return its id, which is free until now."""
        taken = {relation.id for relation in self.relations(part)}
        name = next(name for n in count(1) if (name := f"{prefix}{n}") not in taken)
        where = relations_name(part)
        self.declare(where, _RELATIONS)
        self.put(where, with_relations(self.read(where), [(name, kind, path_from(part, target))]))
        return name

    def declare(self, part: str, kind: str) -> None:
        """Say what kind of content a part has, where its name does not say so already."""
        types = self.read(CONTENT_TYPES)
        if kind_of(types, part) != kind:
            self.put(CONTENT_TYPES, with_overrides(types, [(part, kind)]))

    def unrelate(self, part: str, target: str) -> None:
        """Take away the relations from `part` to `target`."""
        where = relations_name(part)
        gone = [relation.id for relation in self.relations(part) if relation.target == target]
        self.put(where, without_elements(self.read(where), "Id", gone))

    def remove(self, *parts: str) -> None:
        """Take parts out of the package, with their own relations and what is said of them."""
        gone = [name for part in parts for name in (part, relations_name(part))]
        named = [f"/{name}" for name in gone]
        types = without_elements(self.read(CONTENT_TYPES), "PartName", named)
        self.put(CONTENT_TYPES, types)
        self.removed.update(gone)

    def free_name(self, pattern: str) -> str:
        """Return the first name of the pattern ("word/charts/vpreport{}.xml") that is free.

        Some programs go on telling the kinds of parts that they have taken away.
        """
        told = self.read(CONTENT_TYPES).lower()
        names = (pattern.format(number) for number in count(1))
        return next(n for n in names if not self.has(n) and f"/{n}".lower().encode() not in told)

    def finished(self) -> Iterator[bytes | memoryview]:
        """Yield the file as it will be, piece by piece."""
        return self.package.with_parts(self.changed, without=self.removed)
