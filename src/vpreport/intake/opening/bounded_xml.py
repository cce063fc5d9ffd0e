"""One pass over an XML part that is guard and reader at once.

expat tells of each element as it comes; nothing is built that is not asked for. What no office
program writes (a DOCTYPE, a thousand levels) refuses the file at the place where it stands, and
so does XML that is not well formed to its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar
from xml.parsers import expat

from vpreport.findings import Code
from vpreport.intake.opening import limits
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

Attributes = dict[str, str]
OnStart = Callable[[Attributes], None]
OnEnd = Callable[[], None]

_Act = TypeVar("_Act")

SEPARATOR: Final = " "  # between namespace and name; neither can have a blank


@dataclass(slots=True, kw_only=True)
class Budget:
    """What may still be read of one workbook. `file` is its name, for refusals."""

    file: str
    elements: int = limits.MAX_ELEMENTS
    cells: int = limits.MAX_CELLS

    def spend_cells(self, count: int = 1) -> None:
        """Count cells with content; raises FileRefusedError where there are too many."""
        self.cells -= count
        if self.cells < 0:
            what = words.CELLS.format(limit=limits.MAX_CELLS)
            raise refused(Code.TOO_LARGE, self.file, what=what)


@dataclass(slots=True, kw_only=True)
class Pass:
    """A bounded pass over one part.

    `starts` and `ends` have what to do by the element's full name (`named` makes these); other
    elements are only counted. `depth` is the number of open elements, the current one included.
    Between `collect` and `collected` all character data is gathered.
    """

    budget: Budget
    starts: Mapping[str, OnStart]
    ends: Mapping[str, OnEnd] = field(default_factory=dict)
    depth: int = 0
    _parser: expat.XMLParserType = field(init=False)
    _gathered: list[str] = field(init=False, default_factory=list)

    def walk(self, content: bytes) -> None:
        """Go through the part from its first sign to its last.

        Raises FileRefusedError where it is no well-formed XML, has a DOCTYPE, is nested deeper
        or has more elements than any honest workbook.
        """
        parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            # ValueError and LookupError: an encoding that Python does not know, or knows in part.
            reason = words.UNREADABLE_CONTENT
            raise refused(Code.DAMAGED, self.budget.file, reason=reason) from error

    def collect(self) -> None:
        """Gather the character data that follows."""
        self._gathered.clear()
        self._parser.CharacterDataHandler = self._gathered.append

    def collected(self) -> str:
        """Return what has been gathered since `collect` and stop gathering."""
        self._parser.CharacterDataHandler = None
        return "".join(self._gathered)

    def _start(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        self.budget.elements -= 1
        if self.depth > limits.MAX_DEPTH or self.budget.elements < 0:
            self._refuse_size()
        act = self.starts.get(name)
        if act is not None:
            act(attributes)

    def _end(self, name: str) -> None:
        act = self.ends.get(name)
        if act is not None:
            act()
        self.depth -= 1

    def _refuse_size(self) -> None:
        what = words.NESTED if self.depth > limits.MAX_DEPTH else words.ELEMENTS
        raise refused(Code.TOO_LARGE, self.budget.file, what=what)

    def _doctype(self, *_: object) -> None:
        raise refused(Code.DAMAGED, self.budget.file, reason=words.DOCTYPE)


def named(namespaces: Iterable[str], acts: Mapping[str, _Act]) -> dict[str, _Act]:
    """Return the acts by full name, in each of the namespaces that mean the same."""
    return {f"{uri}{SEPARATOR}{name}": act for uri in namespaces for name, act in acts.items()}
