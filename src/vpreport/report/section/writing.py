"""Writing the section as a document of its own."""

from __future__ import annotations

from pathlib import Path

from vpreport.atomic import Output, write_together
from vpreport.followup.types import FollowUp
from vpreport.plan.wording import marking_text
from vpreport.report.placing import report_output
from vpreport.report.section import (
    activities,
    assignments,
    brief,
    budget,
    controls,
    core_mandate,
    gaps,
    goals,
    overview,
    sound_management,
    staff,
)
from vpreport.report.section.blocks import Block
from vpreport.report.section.charts import chart_parts
from vpreport.report.section.layout import Layout
from vpreport.report.section.looks import STYLES
from vpreport.report.section.package import FIRST_NUMBERING, TEXT_WIDTH, Properties, write_package
from vpreport.report.section.rendering import list_starts, render
from vpreport.texts import section as texts


def write_section(followup: FollowUp, path: str | Path) -> Path:
    """Write the follow-up as a Word document for the management report, and return its path.

    The same follow-up gives the same bytes. The document of an internal build is marked on every
    page and in its name and properties. Raises OutputError if `path` holds what a person has
    written or saved, or cannot be written, or if public and confidential files would lie
    together; an older file is whole in either case.
    """
    return write_together((section_output(followup, path),))[0]


def section_output(followup: FollowUp, path: str | Path) -> Output:
    """Return the document as an output, to be written together with the workbook."""
    blocks = (*overview.front(followup), *section_blocks(followup))
    layout = Layout(
        styles=STYLES,
        width=TEXT_WIDTH,
        label=texts.TABLE,
        chart_label=texts.CHART,
        first_numbering=FIRST_NUMBERING,
    )
    plan, label = followup.plan, followup.checkpoint.label
    owner = texts.owner(plan.board, plan.organisation)
    properties = Properties(
        title=texts.document_title(label, owner),
        footer=texts.subtitle(label, owner),
        date=followup.checkpoint.date,
        marking=marking_text(followup.internal),
    )
    return report_output(
        followup,
        path,
        lambda to: write_package(
            to,
            render(blocks, layout),
            properties,
            list_starts=list_starts(blocks),
            charts=chart_parts(blocks, layout),
        ),
    )


def section_blocks(followup: FollowUp) -> tuple[Block, ...]:
    """Return the section without the title of a document: what another report takes in."""
    return (
        *brief.brief(followup),
        *core_mandate.events(followup),
        *overview.governance(followup),
        *core_mandate.mandate(followup),
        *controls.control_blocks(followup),
        *assignments.assignment_blocks(followup),
        *overview.attainment(followup),
        *sound_management.sound_management(followup),
        *activities.counted_activities(followup),
        *(
            block
            for result in followup.strategic_goals
            for block in goals.strategic_goal(followup, result)
        ),
        *budget.budget_blocks(followup),
        *gaps.gaps(followup),
        *gaps.rules(followup),
        *staff.staff_blocks(followup),
        *core_mandate.development(followup),
    )
