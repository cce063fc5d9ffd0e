"""Where the tables and charts of the document as it will be stand, and what they are called."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from vpreport.report.inplace.chapters import Chapters
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.found import Sequence
from vpreport.report.inplace.headings import Stop
from vpreport.report.inplace.jobs import Job, Planned
from vpreport.report.inplace.numbering import Counted, Figure, called, counted
from vpreport.report.section.blocks import Chart, Heading, Table
from vpreport.report.section.fragments import heading_style
from vpreport.report.section.layout import ByChapter, Called, Layout
from vpreport.report.target.roles import DEEPEST

_CHAPTER: Final = b"STYLEREF"
_Placed = TypeVar("_Placed", Sequence, Stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What tables and charts of ours will be called, and how numbers change.

    `called` and `renumbered` by the keys of the figures: those that had another number before.
    `are_stale`: captions that nobody writes anew have another number than before.
    """

    called: Mapping[str, Called]
    renumbered: frozenset[str]
    are_stale: bool


def numbers_of(document: Document, planned: Planned) -> Numbers:
    """Return the numbers in the document as it will be when all jobs are done."""
    jobs = sorted(planned.jobs, key=lambda job: job.place)
    found, chapters = document.found.sequences, planned.chapters
    remaining = list(_outside(found, jobs))
    standing = _standing_figures(document.content, planned.left, remaining)
    taken = {figure.at for figure in standing}
    headings = _headings(chapters, jobs)
    ours = (*standing, *_new_figures(jobs))
    after = counted((each for each in remaining if each.at not in taken), ours, headings)
    before = counted(found, (), chapters.stops if chapters else ()).sequences
    was = {
        **{figure.key: before[figure.at] for figure in standing},
        **{key: before[at] for key, at in _replaced(found, jobs)},
    }
    return Numbers(
        called=called(ours, after.figures, chapters, headings),
        renumbered=frozenset(key for key, number in was.items() if after.figures[key] != number),
        are_stale=_are_stale(before, after, standing),
    )


def _are_stale(before: Mapping[int, int], after: Counted, standing: Iterable[Figure]) -> bool:
    numbers = {**after.sequences, **{each.at: after.figures[each.key] for each in standing}}
    return any(before[at] != number for at, number in numbers.items())


def _replaced(sequences: Iterable[Sequence], jobs: list[Job]) -> Iterator[tuple[str, int]]:
    """Yield the figures that are written anew, with the bytes at which their numbers stand now."""
    ordered = sorted(each.at for each in sequences)
    for job in jobs:
        if job.standing is not None and job.made is not None:
            inside = ordered[bisect_left(ordered, job.start) : bisect_left(ordered, job.end)]
            for figure, at in zip(job.made.piece.figures, inside, strict=False):
                yield figure.key, at


def _outside(things: Iterable[_Placed], jobs: list[Job]) -> Iterator[_Placed]:
    """Yield those that stand in no block that is written anew; `jobs` are in order."""
    starts = [job.start for job in jobs]
    for thing in things:
        before = bisect_right(starts, thing.at)
        if before == 0 or jobs[before - 1].end <= thing.at:
            yield thing


def _standing_figures(
    content: bytes, left: Iterable[Job], remaining: list[Sequence]
) -> tuple[Figure, ...]:
    """Return the tables and charts of the blocks that are left as they stand."""
    found = []
    for job in left:
        if job.made is None or not job.made.piece.figures:
            continue
        layout = job.made.layout
        inside = [each for each in remaining if job.start <= each.at < job.end]
        has_chapter = content.find(_CHAPTER, job.start, job.end) >= 0
        found += [
            Figure(
                key=figure.key,
                label=sequence.label,
                at=sequence.at,
                order=0,
                by=replace(
                    _made_up(figure, layout) if has_chapter else ByChapter(),
                    level=sequence.by_heading or 0,
                ),
            )
            for figure, sequence in zip(job.made.piece.figures, inside, strict=False)
        ]
    return tuple(found)


def _new_figures(jobs: list[Job]) -> Iterator[Figure]:
    for job in jobs:
        if job.made is None:
            continue
        layout = job.made.layout
        for figure in job.made.piece.figures:
            label = layout.label if isinstance(figure, Table) else layout.chart_label
            by = _made_up(figure, layout)
            yield Figure(key=figure.key, label=label, at=job.start, order=job.order, by=by)


def _made_up(figure: Table | Chart, layout: Layout) -> ByChapter:
    return layout.by_chapter if isinstance(figure, Table) else layout.charts_by_chapter


def _headings(chapters: Chapters | None, jobs: list[Job]) -> tuple[Stop, ...]:
    """Return the headings of the document as it will be, where numbers go by them."""
    if chapters is None:
        return ()
    return (*_outside(chapters.stops, jobs), *_new_headings(chapters, jobs))


def _new_headings(chapters: Chapters, jobs: list[Job]) -> Iterator[Stop]:
    for job in jobs:
        if job.made is None:
            continue
        layout = job.made.layout
        for block in (each for each in job.made.piece.blocks if isinstance(each, Heading)):
            level = min(block.level + layout.heading_offset, DEEPEST)
            style = heading_style(block, layout)
            yield chapters.heading(style, level, job.start, job.order)
