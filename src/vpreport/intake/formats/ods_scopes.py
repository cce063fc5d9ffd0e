"""A bounded pass over OpenDocument in which the same element means different things.

text:p is a cell's text, a note's or a drawing's, and table:table is a sheet, a table in a cell or
the data of a diagram. So the acts belong to a scope: entering one sets its acts in place of those
outside, and the end of the element that opened it brings the outer ones back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.intake.opening.bounded_xml import Attributes, Budget, OnEnd, OnStart, Pass
from vpreport.intake.refusal import FileRefusedError, refused
from vpreport.texts import intake_words as words

SCOPE_COST: Final = 10  # what entering a scope takes of the budget, as long as so many elements

MAX_DIGITS: Final = 12  # of a count; the limit of any sheet has seven

_COUNT: Final = re.compile(r" *\+?([0-9]+) *")


class Scopes:
    """Goes through the parts of one workbook, one after the other, within one budget."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        # The acts of the scope that is open; the pass looks into these for every element.
        self._starts: dict[str, OnStart] = {}
        self._ends: dict[str, OnEnd] = {}
        self._pass = Pass(budget=budget, starts=self._starts, ends=self._ends)

    def read(self, content: bytes, starts: Mapping[str, OnStart]) -> None:
        """Go through a part; raises FileRefusedError as `Pass.walk` does."""
        self._set(starts, {})
        self._pass = Pass(budget=self.budget, starts=self._starts, ends=self._ends)
        self._pass.walk(content)

    def enter(
        self,
        name: str,
        *,
        starts: Mapping[str, OnStart],
        ends: Mapping[str, OnEnd],
        done: OnEnd | None = None,
    ) -> None:
        """Use these acts inside the element `name`, which has just begun; `done` at its end.

        If `starts` has an act for another element of that name, the act has to enter it.
        """
        self.budget.elements -= SCOPE_COST
        outer = self._starts.copy(), self._ends.copy()
        inside = 0

        def begin_again(_: Attributes) -> None:
            nonlocal inside
            inside += 1

        def leave() -> None:
            nonlocal inside
            if inside:
                inside -= 1
                return
            self._set(*outer)
            if done is not None:
                done()

        self._set({name: begin_again, **starts}, {**ends, name: leave})

    def _set(self, starts: Mapping[str, OnStart], ends: Mapping[str, OnEnd]) -> None:
        self._starts.clear()
        self._starts.update(starts)
        self._ends.clear()
        self._ends.update(ends)

    def pass_over(self, name: str, done: OnEnd | None = None) -> None:
        """Only count what is inside the element `name`, which has just begun."""
        self.enter(name, starts={}, ends={}, done=done)

    def passing_over(self, *names: str) -> dict[str, OnStart]:
        """Return acts that pass over each of these elements."""
        return {name: _passing(self.pass_over, name) for name in names}

    def count(self, attributes: Attributes, name: str) -> int:
        """Return a number of times, at least 1 and 1 where it is not given; huge ones are cut.

        Raises FileRefusedError for anything else: what follows would be put in the wrong place.
        """
        text = attributes.get(name)
        if text is None:
            return 1
        found = _COUNT.fullmatch(text)
        if found is None:
            raise self.damaged()
        return max(1, int(found.group(1)[:MAX_DIGITS]))

    def damaged(self) -> FileRefusedError:
        """Return the exception to raise where the XML is no workbook's."""
        return refused(Code.DAMAGED, self.budget.file, reason=words.UNREADABLE_CONTENT)

    def collect(self) -> None:
        """Gather the character data that follows."""
        self._pass.collect()

    def collected(self) -> str:
        """Return what has been gathered since `collect` and stop gathering."""
        return self._pass.collected()


def _passing(pass_over: Callable[[str], None], name: str) -> OnStart:
    return lambda _: pass_over(name)
