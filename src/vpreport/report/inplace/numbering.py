"""The numbers of captions in the document as it will be: theirs and ours, in the order they stand.

A caption's number is a field that Word counts; what is written is the number it will count to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vpreport.report.inplace.scanning import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A table or chart of ours: at which byte (and in which order there) it stands or will."""

    key: str
    label: str
    at: int
    order: int = 0


@dataclass(slots=True, kw_only=True)
class _Counter:
    numbers: dict[str, int] = field(default_factory=dict)

    def count(self, label: str, reset: int | None = None) -> int:
        key = label.casefold()  # Word does not tell capitals apart here
        self.numbers[key] = self.numbers.get(key, 0) + 1 if reset is None else reset
        return self.numbers[key]


def numbered(
    sequences: Iterable[Sequence], figures: Iterable[Figure]
) -> Mapping[str, tuple[str, int]]:
    """Return the label and number of each figure by its key.

    `sequences` are those that will still be in the document besides the figures.
    """
    counter = _Counter()
    captions: dict[str, tuple[str, int]] = {}
    stops: list[tuple[int, int, Sequence | Figure]] = [
        *((each.at, -1, each) for each in sequences),
        *((each.at, each.order, each) for each in figures),
    ]
    for _, _, stop in sorted(stops, key=lambda each: each[:2]):
        if isinstance(stop, Figure):
            captions[stop.key] = (stop.label, counter.count(stop.label))
        else:
            counter.count(stop.label, stop.reset)
    return captions
