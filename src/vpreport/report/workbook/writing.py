"""From a follow-up to a workbook on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from vpreport.atomic import MADE_BY, Output, write_together
from vpreport.followup.types import FollowUp
from vpreport.plan.wording import marking_text
from vpreport.report.placing import report_output
from vpreport.report.workbook.activities import activities_sheet
from vpreport.report.workbook.assignments import assignments_sheet
from vpreport.report.workbook.budget import economy_sheet, investments_sheet
from vpreport.report.workbook.controls import controls_sheet, risk_sheet
from vpreport.report.workbook.core_mandate import core_mandate_sheet
from vpreport.report.workbook.coverage import coverage_sheet
from vpreport.report.workbook.declared import Sheet
from vpreport.report.workbook.deviations import deviations_sheet
from vpreport.report.workbook.drawing import draw_sheet
from vpreport.report.workbook.formats import Formats
from vpreport.report.workbook.goals import goals_sheet
from vpreport.report.workbook.indicators import indicators_sheet
from vpreport.report.workbook.judging import judging_sheet
from vpreport.report.workbook.overview import context, overview_sheet
from vpreport.report.workbook.sound_management import sound_management_sheet
from vpreport.report.workbook.sources import sources_sheet
from vpreport.report.workbook.staff import staff_sheet
from vpreport.report.workbook.to_follow_up import to_follow_up_sheet
from vpreport.spreadsheet import new_workbook
from vpreport.texts import secrecy
from vpreport.texts import workbook as texts
from vpreport.texts.numbers import long_date

LANGUAGE: Final = "sv-SE"

_SHEETS: Final[tuple[Callable[[FollowUp], Sheet | None], ...]] = (
    goals_sheet,
    indicators_sheet,
    activities_sheet,
    sound_management_sheet,
    economy_sheet,
    investments_sheet,
    staff_sheet,
    core_mandate_sheet,
    controls_sheet,
    risk_sheet,
    assignments_sheet,
    deviations_sheet,
    to_follow_up_sheet,
    coverage_sheet,
    sources_sheet,
    judging_sheet,
)
"""What can follow the overview, in order; None where the plan has nothing of the kind."""


def write_workbook(followup: FollowUp, path: str | Path) -> Path:
    """Write the combined workbook and return its path; the same follow-up gives the same bytes.

    An output of vpreport that nobody has saved since is replaced. The workbook of an internal
    build is marked on every sheet, every page and in its name and properties. Raises OutputError
    if `path` holds what a person has saved, or cannot be written, or if public and confidential
    files would lie together; an older file is then left whole.
    """
    return write_together((workbook_output(followup, path),))[0]


def workbook_output(followup: FollowUp, path: str | Path) -> Output:
    """Return the workbook as an output, to be written together with the section."""
    return report_output(followup, path, lambda temporary: _write(followup, temporary))


def _write(followup: FollowUp, path: Path) -> None:
    try:
        with new_workbook(path) as book:
            _describe(book, followup)
            formats = Formats(book)
            marking = marking_text(followup.internal)
            for sheet in _sheets(followup):
                draw_sheet(book, formats, sheet, context(followup), marking=marking)
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _sheets(followup: FollowUp) -> tuple[Sheet, ...]:
    others = tuple(sheet for declare in _SHEETS if (sheet := declare(followup)))
    return (overview_sheet(followup, others), *others)


def _describe(book: Workbook, followup: FollowUp) -> None:
    plan, checkpoint = followup.plan, followup.checkpoint
    marking = marking_text(followup.internal)
    title = texts.TITLE.format(plan=plan.title)
    book.set_properties(
        {
            "title": secrecy.marked(title) if marking else title,
            "subject": texts.SUBJECT.format(
                checkpoint=checkpoint.label, date=long_date(checkpoint.date)
            ),
            "author": MADE_BY,
            "company": plan.organisation,
            "created": dt.datetime.combine(checkpoint.date, dt.time()),
            **({"category": marking} if marking else {}),
        }
    )
    if marking:
        book.set_custom_property(secrecy.PROPERTY, marking, "text")
    book.set_custom_property(texts.LANGUAGE, LANGUAGE, "text")
    book.set_size(1600, 1000)
