"""Where somebody has written otherwise than we did, paragraph by paragraph and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from vpreport.report.inplace.projection import Unit
from vpreport.report.inplace.results import UnitChange

Units = tuple[Unit, ...]


def changes(wrote: Units, stands: Units, would_write: Units | None) -> tuple[UnitChange, ...]:
    """Return each place where what stands is not what we wrote, in order.

    `would_write` None: nobody has asked what would be written now.
    """
    now = None if would_write is None else _counterparts(wrote, would_write)
    return tuple(
        UnitChange(
            row=(ours or theirs or _NOTHING).row,
            column=(ours or theirs or _NOTHING).column,
            wrote=ours.shown if ours else "",
            stands=theirs.shown if theirs else "",
            would_write=None if now is None else now.get(place, ""),
        )
        for place, ours, theirs in _differing(wrote, stands)
    )


_NOTHING = Unit(text="")


def _differing(wrote: Units, stands: Units) -> Iterator[tuple[int, Unit | None, Unit | None]]:
    """Yield the place in what we wrote (-1: none), our unit and theirs."""
    for kind, a, b, c, d in _steps(wrote, stands):
        if kind == "equal":
            continue
        for step in range(max(b - a, d - c)):
            ours = wrote[a + step] if a + step < b else None
            theirs = stands[c + step] if c + step < d else None
            yield (a + step if ours else -1, ours, theirs)


def _counterparts(wrote: Units, new: Units) -> dict[int, str]:
    """Return what would be written in place of each unit that we wrote."""
    found: dict[int, str] = {}
    for _, a, b, c, d in _steps(wrote, new):
        for step in range(b - a):
            found[a + step] = new[c + step].shown if c + step < d else ""
    return found


def _steps(a: Units, b: Units) -> list[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(
        None, [(u.text, u.style) for u in a], [(u.text, u.style) for u in b], autojunk=False
    )
    return list(matcher.get_opcodes())
