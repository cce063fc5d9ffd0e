"""The numberings of a document: which of them are bullets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import find, parsed, value, w_name

BULLET: Final = "bullet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numberings:
    """The formats of the levels by the id of the numbering: {1: {0: "bullet", 1: "bullet"}}."""

    formats: Mapping[int, Mapping[int, str]]

    def format(self, numbering: tuple[int, int] | None) -> str:
        """Return "bullet", "decimal" …; empty where there is no such numbering."""
        if numbering is None:
            return ""
        number, level = numbering
        return self.formats.get(number, {}).get(level, "")

    def has_numbers(self, numbering: tuple[int, int] | None) -> bool:
        """Return whether what is in that numbering is shown with a number or a letter."""
        return self.format(numbering) not in ("", BULLET, "none")

    @property
    def bullets(self) -> tuple[int, ...]:
        """The numberings whose first level is a bullet."""
        return tuple(number for number, levels in self.formats.items() if levels.get(0) == BULLET)


def read_numberings(part: bytes | None) -> Numberings:
    """Return the numberings in a numbering part; None: the document has no such part."""
    if not part:
        return Numberings(formats={})
    root = parsed(part)
    abstract = {
        value(each, "abstractNumId"): _levels(each) for each in root.iter(w_name("abstractNum"))
    }
    formats: dict[int, Mapping[int, str]] = {}
    for each in root.iter(w_name("num")):
        levels = abstract.get(value(find(each, "abstractNumId")), {})
        overridden = {
            level: shape
            for override in each.iter(w_name("lvlOverride"))
            for level, shape in _levels(override).items()
        }
        if value(each, "numId").isdecimal():
            formats[int(value(each, "numId"))] = {**levels, **overridden}
    return Numberings(formats=formats)


def _levels(element: Element) -> dict[int, str]:
    return {
        int(value(level, "ilvl")): value(find(level, "numFmt"))
        for level in element.iter(w_name("lvl"))
        if value(level, "ilvl").isdecimal()
    }
