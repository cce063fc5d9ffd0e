"""Writing what was planned: new bytes for our blocks, every other byte as it was."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from vpreport.findings import Code, Finding, Place
from vpreport.report.inplace.building import Figures, Ids, as_bytes, control_of
from vpreport.report.inplace.carrying import carry_over
from vpreport.report.inplace.chart_parts import put_chart, take_chart
from vpreport.report.inplace.commenting import commented
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.numbering import Figure, numbered
from vpreport.report.inplace.planning import Job, Planned
from vpreport.report.inplace.results import Action
from vpreport.report.inplace.scanning import Sequence
from vpreport.report.inplace.tracking import track
from vpreport.report.section.blocks import Table
from vpreport.report.section.drawingml import CHART
from vpreport.report.section.ooxml import RELATIONS, WORD


def write(document: Document, planned: Planned, date: dt.date) -> tuple[Finding, ...]:
    """Put the jobs into the draft of the document and return what there is to say of it.

    `date` is that of the data, for what is signed with a date.
    """
    jobs = sorted(planned.jobs, key=lambda job: (job.start, job.end, job.order))
    if not jobs:
        return ()
    remaining = list(_remaining(document.found.sequences, jobs))
    standing = _standing_figures(planned, remaining)
    taken = {figure.at for figure in standing}
    theirs = [sequence for sequence in remaining if sequence.at not in taken]
    figures = Figures(captions=numbered(theirs, (*standing, *_new_figures(jobs))))
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
    return tuple(_stale(document, jobs, remaining))


def _remaining(sequences: list[Sequence], jobs: list[Job]) -> Iterator[Sequence]:
    """Yield those that stand in no block that is written anew; `jobs` are in order."""
    starts = [job.start for job in jobs]
    for sequence in sequences:
        before = bisect_right(starts, sequence.at)
        if before == 0 or jobs[before - 1].end <= sequence.at:
            yield sequence


def _bytes(document: Document, job: Job, figures: Figures, ids: Ids, date: dt.date) -> bytes:
    made = job.made
    if made is None:
        if relation := _relation(document, job):
            take_chart(document, relation)
        return b""
    control = job.standing.control if job.standing else None
    if job.how is Action.COMMENTED and control is not None:
        told = commented(document, control, made.units, date)
        return document.content[job.start : job.end] if told is None else as_bytes(told)
    relation = ""
    for chart in made.piece.charts:
        relation = put_chart(document, chart, made.layout, reused=_relation(document, job))
    block = control_of(
        made,
        figures,
        ids,
        control_id=control.id if control and control.id else ids.control(job.key),
        chart_relation=relation,
    )
    if job.how is Action.TRACKED and control is not None:
        old = document.inside(control)
        track(old, block[-1], first_id=ids.revision, date=date)
        ids.revision += sum(1 for _ in block.iter(f"{{{WORD}}}*"))  # no fewer than were used
    elif control is not None:
        carry_over(document.inside(control), block[-1])
    return as_bytes(block)


def _relation(document: Document, job: Job) -> str:
    """Return the relation of the chart that stands in the block now, empty where there is none."""
    control = job.standing.control if job.standing else None
    if control is None:
        return ""
    charts = (
        chart.get(f"{{{RELATIONS}}}id", "")
        for element in document.inside(control)
        for chart in element.iter(f"{{{CHART}}}chart")
    )
    return next(charts, "")


def _standing_figures(planned: Planned, remaining: list[Sequence]) -> tuple[Figure, ...]:
    """Return the tables and charts of the blocks that are left as they stand."""
    found = []
    for piece, control in planned.left:
        inside = [each for each in remaining if control.start <= each.at < control.end]
        found += [
            Figure(key=figure.key, label=sequence.label, at=sequence.at)
            for figure, sequence in zip(piece.figures, inside, strict=False)
        ]
    return tuple(found)


def _new_figures(jobs: list[Job]) -> Iterator[Figure]:
    for job in jobs:
        if job.made is None:
            continue
        layout = job.made.layout
        for figure in job.made.piece.figures:
            label = layout.label if isinstance(figure, Table) else layout.chart_label
            yield Figure(key=figure.key, label=label, at=job.start, order=job.order)


def _stale(document: Document, jobs: list[Job], remaining: list[Sequence]) -> Iterator[Finding]:
    """Say that captions further on have other numbers now, where there are any."""
    at = sorted(sequence.at for sequence in document.found.sequences)
    changed = [
        job.start
        for job in jobs
        if bisect_left(at, job.end) - bisect_left(at, job.start)
        != (len(job.piece.figures) if job.piece else 0)
    ]
    if changed and any(sequence.at > min(changed) for sequence in remaining):
        yield Finding(code=Code.CAPTIONS_STALE, place=Place(file=str(document.path)))
