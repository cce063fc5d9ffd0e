"""Blocks in which nothing but the numbers of tables and charts has changed.

A table that has come to or gone from the text moves the numbers of all that stand after it. Word
counts them anew when somebody asks it to; until then it shows what was written.
"""

from __future__ import annotations

from dataclasses import replace

from vpreport.report.inplace.counting import numbers_of
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.jobs import Job, Planned
from vpreport.report.inplace.results import Action, BlockState


def renumber(document: Document, planned: Planned) -> None:
    """Have the blocks written anew that nobody has changed and that show a number gone wrong."""
    if not planned.jobs:
        return
    changed = numbers_of(document, planned).renumbered
    moved = [job for job in planned.left if _is_as_written(job) and _shows(job, changed)]
    keys = {job.key for job in moved}
    planned.left = [job for job in planned.left if job.key not in keys]
    planned.jobs += [replace(job, how=Action.REPLACED) for job in moved]
    planned.outcomes = [
        replace(each, action=Action.RENUMBERED) if each.key in keys else each
        for each in planned.outcomes
    ]


def _is_as_written(job: Job) -> bool:
    is_pristine = job.standing is not None and job.standing.state is BlockState.PRISTINE
    return is_pristine and job.how is Action.UNCHANGED


def _shows(job: Job, changed: frozenset[str]) -> bool:
    return job.piece is not None and not job.piece.named.isdisjoint(changed)
