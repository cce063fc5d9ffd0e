"""The numbers of captions in the document as it will be: theirs and ours, in the order they stand.

A caption's number is a field that Word counts; what is written is the number it will count to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vpreport.report.inplace.chapters import ChapterNumbers, Chapters
from vpreport.report.inplace.found import Sequence
from vpreport.report.inplace.headings import Stop
from vpreport.report.section.layout import ByChapter, Called
from vpreport.report.target import fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A table or chart of ours: at which byte (and in which order there) it stands or will."""

    key: str
    label: str
    at: int
    order: int
    by: ByChapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The numbers of the figures by their keys, and of the sequences by their bytes."""

    figures: Mapping[str, int]
    sequences: Mapping[int, int]


def counted(
    sequences: Iterable[Sequence], figures: Iterable[Figure], headings: Iterable[Stop]
) -> Counted:
    """Return the number that each field gets.

    `sequences` are those that will still be in the document besides the figures; `headings` matter
    where numbers begin anew after them.
    """
    counter = fields.Counter()
    numbers: dict[str, int] = {}
    theirs: dict[int, int] = {}
    stops: list[tuple[int, int, Sequence | Figure | Stop]] = [
        *((each.at, -1, each) for each in sequences),
        *((each.at, each.order, each) for each in figures),
        *((each.at, each.order, each) for each in headings if each.level),
    ]
    for _, _, stop in sorted(stops, key=lambda each: each[:2]):
        if isinstance(stop, Stop):
            counter.heading(stop.level)
        elif isinstance(stop, Figure):
            numbers[stop.key] = counter.count(_field(stop.label, by_heading=stop.by.level or None))
        else:
            theirs[stop.at] = counter.count(
                _field(stop.label, reset=stop.reset, by_heading=stop.by_heading)
            )
    return Counted(figures=numbers, sequences=theirs)


def called(
    figures: Iterable[Figure],
    numbers: Mapping[str, int],
    chapters: Chapters | None,
    headings: Iterable[Stop],
) -> Mapping[str, Called]:
    """Return what each figure is called, with the number of the chapter where captions have it.

    `numbers` are those of the figures by their keys.
    """
    fetched: dict[ByChapter, ChapterNumbers] = {}
    found: dict[str, Called] = {}
    for figure in figures:
        by, chapter = figure.by, ""
        if chapters is not None and by.reference:
            if by not in fetched:
                fetched[by] = chapters.numbers(by, headings)
            chapter = fetched[by].at(figure.at, figure.order).number
        found[figure.key] = Called(figure.label, numbers[figure.key], chapter, by.sign)
    return found


def _field(
    label: str, *, reset: int | None = None, by_heading: int | None = None
) -> fields.Sequence:
    return fields.Sequence(label=label, shown="", reset=reset, by_heading=by_heading)
