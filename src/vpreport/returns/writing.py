"""Writing the return workbooks of an intake."""

from __future__ import annotations

from pathlib import Path

from vpreport.findings import Finding, OutputError
from vpreport.intake.types import Carried, Intake
from vpreport.returns.building import asks_something, build
from vpreport.template.edition import Edition
from vpreport.template.placing import keep_apart
from vpreport.template.writing import write_template
from vpreport.texts import returns as texts
from vpreport.texts import secrecy


def write_returns(intake: Intake, *, folder: str | Path) -> tuple[Path, ...]:
    """Write a fresh template for each department that has something to correct; return the paths.

    Its accepted answers are in their cells, what was refused or is doubtful is marked and noted,
    and a sheet lists every finding. It is the template of the intake's checkpoint, so it is read
    back like any other, and replaces the files that it is about. A department whose only file is
    from an earlier checkpoint gets one too. The intake of an internal build gives the returns of
    the confidential workbooks, that of a public one those of the ordinary.

    The files are named "<checkpoint>-<department>-retur.xlsx" and are the same bytes for the same
    intake. Raises OutputError, when all others are written, for files that a person has saved
    (they are left as they are), and before any is written where files of the other kind lie.
    """
    is_secret = intake.plan.marking is not None
    keep_apart(Path(folder), is_secret=is_secret)
    written: list[Path] = []
    failures: list[Finding] = []
    for carried in intake.carried:
        if asks_something(carried):
            try:
                written.append(_write(intake, carried, Path(folder)))
            except OutputError as error:
                failures += error.findings
    if failures:
        raise OutputError(*failures)
    return tuple(written)


def _write(intake: Intake, carried: Carried, folder: Path) -> Path:
    checkpoint = intake.plan.checkpoint(intake.checkpoint)
    mark = secrecy.FILE_SUFFIX if carried.edition is Edition.CONFIDENTIAL else ""
    name = f"{checkpoint.id}-{carried.department}{texts.FILE_SUFFIX}{mark}.xlsx"
    return write_template(
        intake.plan,
        checkpoint,
        carried.department,
        folder / name,
        carried.edition,
        build(intake.plan, checkpoint, carried),
    )
