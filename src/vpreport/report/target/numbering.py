"""The numberings of a document: which of them are bullets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.list_numbers import read_list_numberings
from vpreport.report.target.parsing import parsed, value, w_name

BULLET: Final = "bullet"
_IDS: Final = {"num": "numId", "abstractNum": "abstractNumId"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numberings:
    """The formats of the levels by the id of the numbering: {1: {0: "bullet", 1: "bullet"}}.

    `free_number` and `free_abstract` are ids that no numbering and no definition of one has.
    """

    formats: Mapping[int, Mapping[int, str]]
    free_number: int = 1
    free_abstract: int = 1

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
    return Numberings(
        formats={
            number: {level: each.format for level, each in one.levels.items()}
            for number, one in read_list_numberings(part).items()
        },
        free_number=free_id(root, "num"),
        free_abstract=free_id(root, "abstractNum"),
    )


def free_id(root: Element, tag: str) -> int:
    """Return an id that no numbering (`num`) or no definition (`abstractNum`) has."""
    taken = (value(each, _IDS[tag]) for each in root.findall(w_name(tag)))
    return max((int(each) for each in taken if each.isdecimal()), default=0) + 1
