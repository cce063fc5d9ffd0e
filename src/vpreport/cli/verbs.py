"""The verbs: each takes its steps, says what to do next and returns the exit status."""

from __future__ import annotations

import sys
from pathlib import Path

import vpreport as vp
from vpreport.cli import steps
from vpreport.cli.arguments import JSON, OUTPUT_FOLDER, TEXT, Arguments
from vpreport.cli.inputs import Inputs
from vpreport.cli.leaks import search_public
from vpreport.cli.listing import list_findings, must_correct
from vpreport.cli.replying import write_replies
from vpreport.cli.returning import write_returns
from vpreport.cli.showing import Screen, screen_for
from vpreport.findings import Severity
from vpreport.plan.types import Plan
from vpreport.texts import cli as texts


def check_plan(arguments: Arguments, screen: Screen) -> int:
    """Say what the plan holds, to be ticked off against the document, and what is unclear."""
    plan = steps.read_plan(arguments.plan, screen)
    steps.show_summary(plan, screen)
    remarks = vp.lint(plan)
    screen.line()
    list_findings(screen, remarks)
    screen.line()
    screen.line(texts.plan_is_usable(len(remarks)))
    if plan.checkpoints:
        screen.line(texts.next_after_plan(str(arguments.plan), plan.checkpoints[0].id))
    return 0


def write_templates(arguments: Arguments, screen: Screen) -> int:
    """Write one template a department and say what to do with them."""
    plan = steps.read_plan(arguments.plan, screen)
    if arguments.secret:
        return _write_secret_templates(arguments, plan, arguments.secret, screen)
    steps.write_templates(
        plan, checkpoint=arguments.checkpoint, folder=arguments.folder, screen=screen
    )
    screen.line()
    screen.line(texts.next_after_templates(str(arguments.plan), arguments.checkpoint))
    return 0


def _write_secret_templates(arguments: Arguments, plan: Plan, secret: Path, screen: Screen) -> int:
    steps.write_secret_templates(
        plan, secret, checkpoint=arguments.checkpoint, folder=arguments.folder, screen=screen
    )
    screen.line()
    screen.line(texts.NEXT_AFTER_CONFIDENTIAL)
    return 0


def check_answers(arguments: Arguments, screen: Screen) -> int:
    """Say who has answered and what must be corrected; write only what is asked for."""
    plan = steps.read_plan(arguments.plan, screen)
    intake, followup = steps.read_answers(plan, steps.meant(arguments), screen)
    wrong = must_correct(followup.findings)
    if arguments.format == JSON:
        screen.raw(vp.findings_as_json(followup))
    else:
        steps.show_completeness(followup, screen)
        screen.line()
        list_findings(screen, followup.findings)
        screen.line()
    is_kept = False
    said = screen if arguments.format == TEXT else screen_for(sys.stderr)
    if arguments.returns:
        write_returns(intake, arguments.returns, said)
    if arguments.replies:
        is_kept = write_replies(followup, intake, arguments.replies, said)
    if arguments.format == TEXT:
        screen.line(
            texts.next_after_check(
                str(arguments.plan),
                str(arguments.inbox),
                arguments.checkpoint,
                must_correct=wrong,
            )
        )
    return 1 if wrong or is_kept else 0


def write_reports(arguments: Arguments, screen: Screen) -> int:
    """Write both reports, whatever is missing, and say what must be corrected."""
    files = (arguments.plan, arguments.secret)
    folders = (arguments.inbox, arguments.secret_inbox)
    inputs = Inputs(files=filter(None, files), folders=filter(None, folders))
    plan = steps.read_plan(arguments.plan, screen)
    _, followup = steps.read_answers(plan, steps.meant(arguments), screen)
    steps.show_completeness(followup, screen)
    screen.line()
    list_findings(screen, followup.findings, down_to=Severity.WARNING)
    screen.line()
    if status := _leaks_of_public(arguments, screen):
        return status
    if arguments.template:
        steps.show_template(followup, arguments.template, screen)
    steps.write_reports(
        followup,
        arguments.folder,
        screen,
        template=arguments.template,
        last_check=inputs.refuse_changed,
    )
    screen.line(texts.NEXT_AFTER_INTERNAL if followup.internal else texts.NEXT_AFTER_REPORT)
    return 1 if must_correct(followup.findings) else 0


def _leaks_of_public(arguments: Arguments, screen: Screen) -> int:
    """Return 3 if what an internal build knows stands in the public reports; 0 in a public one."""
    if arguments.secret is None or arguments.secret_inbox is None:
        return 0
    return search_public(
        arguments.public or Path(OUTPUT_FOLDER),
        arguments.checkpoint,
        (arguments.secret, arguments.secret_inbox),
        screen,
    )
