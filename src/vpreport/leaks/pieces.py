"""The pieces of a file that the scanner looks at: a text, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class Kind(Enum):
    """How a number in a piece is to be taken."""

    VALUE = "value"  # the whole of a cell, a field, a paragraph, a property
    TEXT = "text"  # a stretch of something longer
    TECHNICAL = "technical"  # lengths, colours and numbers of parts, or no text at all
    WHOLE = "whole"  # all of a part at once: numbers that come together by chance are none


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Spot:
    """Where in a part: a cell ("E7"), or a paragraph or line counted from 1; 0 or "" where not."""

    cell: str = ""
    paragraph: int = 0
    line: int = 0


NOWHERE = Spot()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`parts` leads from the outermost package to the part: empty for a file that is no package.

    `is_name`: the text is the name of the part (or the file) itself, so naming it would tell.
    """

    text: str
    kind: Kind = Kind.TEXT
    parts: tuple[str, ...] = ()
    spot: Spot = NOWHERE
    is_name: bool = False

    def inside(self, part: str) -> Piece:
        """Return the piece as it is seen from the package that holds its part."""
        return replace(self, parts=(part, *self.parts))
