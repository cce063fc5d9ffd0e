"""`vpreport check --returns`: what is sent back to the departments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import vpreport as vp
from vpreport.cli.showing import Screen
from vpreport.texts import returns as texts

if TYPE_CHECKING:
    from vpreport.intake.types import Intake


def write_returns(intake: Intake, folder: Path, screen: Screen) -> None:
    """Write the returns and name them."""
    with screen.working(texts.WRITING):
        written = vp.write_returns(intake, folder=folder)
    screen.line(texts.written(len(written), str(folder)))
    for path in written:
        screen.line(f"  {path.name}")
    screen.line()
