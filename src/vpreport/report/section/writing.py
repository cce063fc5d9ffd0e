"""Writing the section as a document of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from vpreport.atomic import Output, write_together
from vpreport.findings import Finding, Place
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
from vpreport.report.section.zipping import write_zip
from vpreport.texts import section as texts


def write_section(
    followup: FollowUp, path: str | Path, *, template: str | Path | None = None
) -> Path:
    """Write the follow-up as a Word document for the management report, and return its path.

    `template` is a Word template or document of the municipality's own (.dotx, .docx): the section
    gets its styles, headers, footers and pages. None: the looks of vpreport's own.
    The same follow-up gives the same bytes. The document of an internal build is marked on every
    page and in its name and properties. Raises OutputError if `path` holds what a person has
    written or saved, or cannot be written, or if public and confidential files would lie
    together; an older file is whole in either case. Raises UsageError if the template cannot be
    used.
    """
    return write_together((section_output(followup, path, template=template),))[0]


def section_output(
    followup: FollowUp, path: str | Path, *, template: str | Path | None = None
) -> Output:
    """Return the document as an output, to be written together with the workbook."""
    if template is not None:
        return _in_template(followup, path, Path(template))
    blocks = _whole(followup)
    layout = Layout(
        styles=STYLES,
        width=TEXT_WIDTH,
        label=texts.TABLE,
        chart_label=texts.CHART,
        first_numbering=FIRST_NUMBERING,
    )
    properties = _properties(followup)
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


def template_remarks(followup: FollowUp, template: str | Path) -> tuple[Finding, ...]:
    """Return what the section needs that a template of the municipality's own does not have.

    Raises UsageError if the template cannot be used.
    """
    from vpreport.report.target.composing import conventions_for
    from vpreport.report.target.roles import names_in
    from vpreport.report.target.template import open_template

    opened = open_template(Path(template))
    found = conventions_for(opened, _whole(followup), names_in(followup.plan))
    place = Place(file=str(template))
    return tuple(replace(remark, place=place) for remark in found.remarks)


def _in_template(followup: FollowUp, path: str | Path, template: Path) -> Output:
    from vpreport.report.target.composing import compose
    from vpreport.report.target.roles import names_in
    from vpreport.report.target.template import open_template

    composed = compose(
        open_template(template), _whole(followup), _properties(followup), names_in(followup.plan)
    )
    return report_output(
        followup,
        path,
        lambda to: write_zip(to, composed.members),
        template=composed.theirs,
    )


def _whole(followup: FollowUp) -> tuple[Block, ...]:
    return (*overview.front(followup), *section_blocks(followup))


def _properties(followup: FollowUp) -> Properties:
    plan, label = followup.plan, followup.checkpoint.label
    owner = texts.owner(plan.board, plan.organisation)
    return Properties(
        title=texts.document_title(label, owner),
        footer=texts.subtitle(label, owner),
        date=followup.checkpoint.date,
        marking=marking_text(followup.internal),
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
