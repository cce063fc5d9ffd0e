"""Writing what was planned: new bytes for our blocks, every other byte as it was."""

from __future__ import annotations

import datetime as dt

from vpreport.findings import Code, Finding, Place
from vpreport.report.inplace.building import Figures, Ids, as_bytes, control_of
from vpreport.report.inplace.carrying import carry_over
from vpreport.report.inplace.chart_parts import put_chart, take_chart
from vpreport.report.inplace.commenting import commented
from vpreport.report.inplace.counting import numbers_of
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.jobs import Job, Planned
from vpreport.report.inplace.results import Action
from vpreport.report.inplace.tracking import track
from vpreport.report.section.drawingml import CHART
from vpreport.report.section.ooxml import RELATIONS, WORD


def write(document: Document, planned: Planned, date: dt.date) -> tuple[Finding, ...]:
    """Put the jobs into the draft of the document and return what there is to say of it.

    `date` is that of the data, for what is signed with a date.
    """
    if not planned.jobs:
        return ()
    numbers = numbers_of(document, planned)
    figures = Figures(captions=numbers.called)
    ids = Ids(
        bookmark=document.found.highest_mark + 1,
        drawing=document.found.highest_drawing + 1,
        controls=set(document.found.control_ids),
        revision=document.found.highest_revision + 1,
    )
    pieces: list[bytes] = []
    at = 0
    for job in sorted(planned.jobs, key=lambda job: job.place):
        pieces += (document.content[at : job.start], _bytes(document, job, figures, ids, date))
        at = job.end
    document.draft.put(document.main, b"".join((*pieces, document.content[at:])))
    if not numbers.are_stale:
        return ()
    return (Finding(code=Code.CAPTIONS_STALE, place=Place(file=str(document.path))),)


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
