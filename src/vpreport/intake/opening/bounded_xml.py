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
from vpreport.intake.refusal import FileRefusedError, refused
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
    elements are only counted. When a start is acted on, `depth` is the number of open elements with
    that one.
    All character data is gathered from one `collect` to the next.
    """

    budget: Budget
    starts: Mapping[str, OnStart]
    ends: Mapping[str, OnEnd] = field(default_factory=dict)
    depth: int = 0
    _gathered: list[str] = field(init=False, default_factory=list)

    def walk(self, content: bytes) -> None:
        """Go through the part from its first sign to its last.

        Raises FileRefusedError where it is no well-formed XML, has a DOCTYPE, is nested deeper
        or has more elements than any honest workbook.
        """
        parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._handlers()
        parser.CharacterDataHandler = self._gathered.append
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            # ValueError and LookupError: an encoding that Python does not know, or knows in part.
            reason = words.UNREADABLE_CONTENT
            raise refused(Code.DAMAGED, self.budget.file, reason=reason) from error

    def _handlers(self) -> tuple[Callable[[str, Attributes], None], Callable[[str], None]]:
        """Return what expat calls: closures, as they are called twice for every element."""
        act_on_start, act_on_end = self.starts.get, self.ends.get
        budget, depth = self.budget, 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            budget.elements -= 1
            if depth > limits.MAX_DEPTH or budget.elements < 0:
                raise self._too_large(depth)
            act = act_on_start(name)
            if act is not None:
                self.depth = depth
                act(attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            act = act_on_end(name)
            if act is not None:
                act()

        return start, end

    def collect(self) -> None:
        """Forget the character data up to here, so that `collected` returns what follows."""
        self._gathered.clear()

    def collected(self) -> str:
        """Return the character data since `collect`."""
        return "".join(self._gathered)

    def _too_large(self, depth: int) -> FileRefusedError:
        what = words.NESTED if depth > limits.MAX_DEPTH else words.ELEMENTS
        return refused(Code.TOO_LARGE, self.budget.file, what=what)

    def _doctype(self, *_: object) -> None:
        raise refused(Code.DAMAGED, self.budget.file, reason=words.DOCTYPE)


def named(namespaces: Iterable[str], acts: Mapping[str, _Act]) -> dict[str, _Act]:
    """Return the acts by full name, in each of the namespaces that mean the same."""
    return {f"{uri}{SEPARATOR}{name}": act for uri in namespaces for name, act in acts.items()}
