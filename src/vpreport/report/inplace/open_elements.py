"""The elements that are open at a place in the main part, while it is gone through."""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

from vpreport.report.inplace.found import Spot, end_of
from vpreport.report.inplace.relations import UnsafeXmlError
from vpreport.report.section.ooxml import WORD

_DEEPEST: Final = 2048  # elements in each other: more than other readers of XML take
IN_BODY: Final = 2  # elements that are open above a child of the body


def in_word(name: str) -> str:
    """Return the name of an element or attribute of WordprocessingML as expat tells it."""
    return f"{WORD} {name}"


BODY: Final = in_word("body")
CONTENT: Final = in_word("sdtContent")


class OpenElements:
    """`names` are those of the open elements, `starts` where they begin, the outermost first."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.names: list[str] = []
        self.starts: list[int] = []

    @property
    def at(self) -> int:
        """The byte at which what expat tells of begins."""
        return self.parser.CurrentByteIndex

    @property
    def are_body(self) -> bool:
        """Whether what begins or has ended now is a child of the body."""
        return len(self.names) == IN_BODY and self.names[-1] == BODY

    def end_of(self, start: int) -> int:
        """Return where the element that ends now, and began at `start`, ends."""
        return end_of(self.content, start, self.at)

    def spot(self) -> Spot:
        """Return where the element stands that has just begun."""
        return _spot_under(self.names[:-1])

    def spot_inside(self) -> Spot:
        """Return where the element stood that has just ended."""
        return _spot_under(self.names)


def _spot_under(above: list[str]) -> Spot:
    if len(above) > _DEEPEST:
        raise UnsafeXmlError("shape")
    if any(name == in_word("txbxContent") for name in above):
        return Spot.TEXT_BOX
    if any(name == in_word("tc") for name in above):
        return Spot.CELL
    if any(name == CONTENT for name in above):
        return Spot.CONTROL
    return Spot.BODY if len(above) == IN_BODY and above[-1] == BODY else Spot.ELSEWHERE
