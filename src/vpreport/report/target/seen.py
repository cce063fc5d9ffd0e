"""What has been seen in the body of a document, in order, and what is asked about it.

Blocks of our own are told apart: a document must not be taught by what we wrote in it last time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from operator import itemgetter
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.fields import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place that was asked about."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`style` empty: the document's default. `level` 0: no heading. `text` of headings only.

    `length` is the number of signs. `caption` is the paragraph itself where it is a caption.
    """

    style: str
    level: int
    length: int
    is_ours: bool
    is_list: bool
    text: str = ""
    sequences: tuple[Sequence, ...] = ()
    caption: Element | None = None
    has_drawing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSeen:
    """`style` empty: it has none.

    `cell_style` is that of most paragraphs, empty: the default, or nobody asks of a block of ours.
    """

    style: str
    cell_style: str
    is_ours: bool
    sequences: tuple[Sequence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEnd:
    """The properties of all that stands before it, back to the section before."""

    properties: Element


Seen = Mark | Paragraph | TableSeen | SectionEnd

_first: Final = itemgetter(0)


def _is_theirs(one: Seen) -> bool:
    return isinstance(one, SectionEnd) or not (isinstance(one, Mark) or one.is_ours)


# Stands for each plain paragraph that is too far away to show anything.
FAR: Final = Paragraph(style="", level=0, length=0, is_ours=False, is_list=False)
FAR_TABLE: Final = TableSeen(style="", cell_style="", is_ours=False)


@dataclass(frozen=True, kw_only=True)
class Body:
    """`uses` counts how many times the document uses each style, by id."""

    seen: tuple[Seen, ...]
    uses: Counter[str]

    def landmarks(self, place: int) -> tuple[tuple[Paragraph | TableSeen, ...], ...]:
        """Return the document's own headings, captions and tables before a place, and after it.

        Those before it come in reverse, so that both begin with the nearest.
        """
        cut = bisect_left(self._landmarks, place, key=_first)
        before, after = self._landmarks[:cut][::-1], self._landmarks[cut:]
        return tuple(one for _, one in before), tuple(one for _, one in after)

    def theirs(self, place: int, count: int) -> Iterator[Seen]:
        """Yield what is the document's own nearest before a place and after it, `count` each way.

        It is the same whatever has been written of ours between.
        """
        for way in (range(place - 1, -1, -1), range(place, len(self.seen))):
            yield from islice(filter(_is_theirs, map(self.seen.__getitem__, way)), count)

    def before(self, place: int) -> tuple[Seen, ...]:
        """Return what stands before a place, without what is too far away to show anything."""
        return tuple(one for _, one in self.told[: bisect_left(self.told, place, key=_first)])

    def after(self, place: int) -> tuple[Seen, ...]:
        """Return what stands at a place and after it, without what is too far away."""
        return tuple(one for _, one in self.told[bisect_left(self.told, place, key=_first) :])

    @cached_property
    def told(self) -> list[tuple[int, Seen]]:
        """What is not too far away to show anything, and where in `seen` it is."""
        return [(at, one) for at, one in enumerate(self.seen) if one is not FAR]

    @cached_property
    def _landmarks(self) -> list[tuple[int, Paragraph | TableSeen]]:
        return [
            (at, one)
            for at, one in self.told
            if not isinstance(one, Mark | SectionEnd)
            and not one.is_ours
            and (isinstance(one, TableSeen) or one.level or one.sequences)
        ]

    @cached_property
    def has_caption_above_table(self) -> bool:
        """Whether a caption of the document's own stands right above one of its tables."""
        return any(
            isinstance(one, Paragraph)
            and isinstance(after, TableSeen)
            and one.sequences
            and place == at + 1
            and not (one.is_ours or after.is_ours)
            for (at, one), (place, after) in pairwise(self.told)
        )

    def place_of(self, mark: int) -> int:
        """Return where in `seen` the mark is. Raises ValueError where it is not in the body."""
        for place, one in self.told:
            if isinstance(one, Mark) and one.number == mark:
                return place
        raise ValueError(mark)
