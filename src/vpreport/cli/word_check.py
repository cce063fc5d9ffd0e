"""The verb `word check`: what in a Word document can be hard to read for somebody."""

from __future__ import annotations

import vpreport as vp
from vpreport.cli.arguments import Arguments
from vpreport.cli.listing import list_findings
from vpreport.cli.showing import Screen
from vpreport.texts import checklist as texts


def check_word(arguments: Arguments, screen: Screen) -> int:
    """Show the advice; return 1 if something is wrong in what vpreport itself has written."""
    with screen.working(texts.CHECKING):
        checked = vp.check_document(arguments.document)
    for heading, findings in ((texts.OURS, checked.ours), (texts.THEIRS, checked.theirs)):
        if findings:
            screen.line(heading)
            list_findings(screen, findings)
            screen.line()
    if not (checked.ours or checked.theirs):
        screen.line(texts.NOTHING)
    screen.line(texts.NOT_JUDGED)
    return 1 if checked.ours else 0
