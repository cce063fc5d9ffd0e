"""Writing what was planned: new bytes for our blocks, every other byte as it was."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from vpreport.findings import Code, Finding, Place
from vpreport.report.inplace.building import Figures, Ids, as_bytes, control_of
from vpreport.report.inplace.carrying import carry_over
from vpreport.report.inplace.chapters import Chapters
from vpreport.report.inplace.chart_parts import put_chart, take_chart
from vpreport.report.inplace.commenting import commented
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.found import Sequence
from vpreport.report.inplace.headings import Stop
from vpreport.report.inplace.jobs import Job, Planned
from vpreport.report.inplace.numbering import Figure, called, counted
from vpreport.report.inplace.results import Action
from vpreport.report.inplace.tracking import track
from vpreport.report.section.blocks import Chart, Heading, Table
from vpreport.report.section.drawingml import CHART
from vpreport.report.section.fragments import heading_style
from vpreport.report.section.layout import ByChapter, Layout
from vpreport.report.section.ooxml import RELATIONS, WORD
from vpreport.report.target.roles import DEEPEST

_CHAPTER: Final = b"STYLEREF"
_Placed = TypeVar("_Placed", Sequence, Stop)


def write(document: Document, planned: Planned, date: dt.date) -> tuple[Finding, ...]:
    """Put the jobs into the draft of the document and return what there is to say of it.

    `date` is that of the data, for what is signed with a date.
    """
    jobs = sorted(planned.jobs, key=lambda job: (job.start, job.end, job.order))
    if not jobs:
        return ()
    remaining = list(_outside(document.found.sequences, jobs))
    standing = _standing_figures(document.content, planned, remaining)
    taken = {figure.at for figure in standing}
    theirs = [sequence for sequence in remaining if sequence.at not in taken]
    headings = _headings(planned.chapters, jobs)
    ours = (*standing, *_new_figures(jobs))
    numbers = counted(theirs, ours, headings)
    figures = Figures(captions=called(ours, numbers.figures, planned.chapters, headings))
    ids = Ids(
        bookmark=document.found.highest_mark + 1,
        drawing=document.found.highest_drawing + 1,
        controls=set(document.found.control_ids),
        revision=document.found.highest_revision + 1,
    )
    pieces: list[bytes] = []
    at = 0
    for job in jobs:
        pieces += (document.content[at : job.start], _bytes(document, job, figures, ids, date))
        at = job.end
    document.draft.put(document.main, b"".join((*pieces, document.content[at:])))
    kept = {figure.at: numbers.figures[figure.key] for figure in standing}
    return tuple(_stale(document, planned.chapters, {**numbers.sequences, **kept}))


def _outside(things: Iterable[_Placed], jobs: list[Job]) -> Iterator[_Placed]:
    """Yield those that stand in no block that is written anew; `jobs` are in order."""
    starts = [job.start for job in jobs]
    for thing in things:
        before = bisect_right(starts, thing.at)
        if before == 0 or jobs[before - 1].end <= thing.at:
            yield thing


def _bytes(document: Document, job: Job, figures: Figures, ids: Ids, date: dt.date) -> bytes:
    made = job.made
    if made is None:
        if relation := _relation(job):
            take_chart(document, relation)
        return b""
    control = job.standing.control if job.standing else None
    if job.how is Action.COMMENTED and control is not None:
        told = commented(document, control, made.units, date)
        return document.content[job.start : job.end] if told is None else as_bytes(told)
    relation = ""
    for chart in made.piece.charts:
        relation = put_chart(document, chart, made.layout, reused=_relation(job))
    block = control_of(
        made,
        figures,
        ids,
        control_id=control.id if control and control.id else ids.control(job.key),
        chart_relation=relation,
    )
    if job.how is Action.TRACKED and job.standing is not None:
        track(job.standing.elements, block[-1], first_id=ids.revision, date=date)
        ids.revision += sum(1 for _ in block.iter(f"{{{WORD}}}*"))  # no fewer than were used
    elif job.standing is not None:
        carry_over(job.standing.elements, block[-1])
    return as_bytes(block)


def _relation(job: Job) -> str:
    """Return the relation of the chart that stands in the block now, empty where there is none."""
    charts = (
        chart.get(f"{{{RELATIONS}}}id", "")
        for element in (job.standing.elements if job.standing else ())
        for chart in element.iter(f"{{{CHART}}}chart")
    )
    return next(charts, "")


def _standing_figures(
    content: bytes, planned: Planned, remaining: list[Sequence]
) -> tuple[Figure, ...]:
    """Return the tables and charts of the blocks that are left as they stand."""
    found = []
    for made, control in planned.left:
        inside = [each for each in remaining if control.start <= each.at < control.end]
        has_chapter = content.find(_CHAPTER, control.start, control.end) >= 0
        found += [
            Figure(
                key=figure.key,
                label=sequence.label,
                at=sequence.at,
                order=0,
                by=replace(
                    _made_up(figure, made.layout) if has_chapter else ByChapter(),
                    level=sequence.by_heading or 0,
                ),
            )
            for figure, sequence in zip(made.piece.figures, inside, strict=False)
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


def _stale(
    document: Document, chapters: Chapters | None, numbers: Mapping[int, int]
) -> Iterator[Finding]:
    """Say that captions that stay as they are have other numbers now, where there are any."""
    before = counted(document.found.sequences, (), chapters.stops if chapters else ()).sequences
    if any(before[at] != number for at, number in numbers.items()):
        yield Finding(code=Code.CAPTIONS_STALE, place=Place(file=str(document.path)))
