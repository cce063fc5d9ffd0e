"""`vpreport check --replies`: a text to each department, and what became of the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import vpreport as vp
from vpreport.cli.showing import Screen
from vpreport.texts import replies as texts

if TYPE_CHECKING:
    from vpreport.followup.types import FollowUp
    from vpreport.intake.types import Intake


def write_replies(followup: FollowUp, intake: Intake, folder: Path, screen: Screen) -> bool:
    """Write the replies and say so; return whether one that a person has changed was left."""
    from vpreport.report.replies import files_of_nobody

    with screen.working(texts.WRITING):
        replies = vp.write_replies(followup, intake, folder)
    screen.line(texts.written(len(replies.written), str(folder)))
    if replies.kept:
        screen.line(texts.kept(tuple(path.name for path in replies.kept)))
    if unknown := files_of_nobody(intake):
        screen.line(texts.of_no_department(unknown))
    screen.line()
    return bool(replies.kept)
