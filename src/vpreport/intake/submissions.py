"""Reading all files of a folder into submissions and findings, one file at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from vpreport.findings import Code, Finding, Place, in_order
from vpreport.intake.answering import TableReader
from vpreport.intake.areas import Area, find_areas
from vpreport.intake.comparing import not_the_same, same_twice, say_the_same
from vpreport.intake.files import Received, is_lock_file, list_files, receive
from vpreport.intake.grid import Grid
from vpreport.intake.identify import Identity, identify
from vpreport.intake.ods import read_ods
from vpreport.intake.refusal import FileRefusedError
from vpreport.intake.rules import check_rows
from vpreport.intake.sniffing import Format, sniff
from vpreport.intake.strays import extra_sheets
from vpreport.intake.types import Answer, AnswerKey, Intake, Source, Submission
from vpreport.intake.xlsx import read_xlsx
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.declared import rows_by_table

_READERS = {Format.XLSX: read_xlsx, Format.ODS: read_ods}


@dataclass(frozen=True, slots=True, kw_only=True)
class _FileReading:
    """What came of one file. `submission` None: it could not be used."""

    source: Source | None
    submission: Submission | None
    findings: tuple[Finding, ...]


def read_submissions(plan: Plan, folder: str | Path, *, checkpoint: str) -> Intake:
    """Return the answers of every department whose file in `folder` could be read.

    A cell that cannot be used never discards its file, and a file never stops the run: both give
    findings. Two files of one department that differ are both left out. Raises UsageError for a
    checkpoint that the plan does not have and a folder that does not exist.
    """
    at = plan.checkpoint(checkpoint)
    paths = list_files(Path(folder))
    readings = [_read_file(plan, at, path) for path in paths]
    findings = [finding for reading in readings for finding in reading.findings]
    if not any(reading.source for reading in readings):
        findings.append(Finding(code=Code.NO_FILES, place=Place(file=Path(folder).name)))
    submissions, sources, about_several = _one_a_department(plan, at, readings)
    return Intake(
        plan=plan,
        checkpoint=checkpoint,
        submissions=submissions,
        sources=sources,
        findings=in_order((*findings, *about_several)),
    )


def _read_file(plan: Plan, checkpoint: Checkpoint, path: Path) -> _FileReading:
    if is_lock_file(path):
        lock = Finding(code=Code.LOCK_FILE, place=Place(file=path.name))
        return _FileReading(source=None, submission=None, findings=(lock,))
    try:
        received = receive(path)
    except FileRefusedError as error:
        source = _unread_source(path)
        return _FileReading(source=source, submission=None, findings=error.findings)
    source = _source(received)
    try:
        return _read_received(plan, checkpoint, received, source)
    except FileRefusedError as error:
        return _FileReading(source=source, submission=None, findings=error.findings)


def _read_received(
    plan: Plan, checkpoint: Checkpoint, received: Received, source: Source
) -> _FileReading:
    form, package = sniff(received)
    grid = _READERS[form](received, package)
    identity = identify(grid, plan, checkpoint, received.name)
    answers, findings = _answers(plan, checkpoint, grid, identity, received.name)
    source = replace(
        source,
        format=form.value,
        program=grid.program,
        saved_at=grid.saved_at,
        code=str(identity.code) if identity.code else None,
        department=identity.department,
        status="used",
    )
    submission = Submission(department=identity.department, source=source, answers=answers)
    about_file = (*_about_file(received, form, grid), *identity.findings)
    return _FileReading(source=source, submission=submission, findings=(*about_file, *findings))


def _about_file(received: Received, form: Format, grid: Grid) -> tuple[Finding, ...]:
    place = Place(file=received.name)
    findings = []
    if received.suffix not in form.suffixes:
        params = {"suffix": received.suffix, "format": form.suffixes[0]}
        findings.append(Finding(code=Code.WRONG_EXTENSION, place=place, params=params))
    if grid.has_macros:
        findings.append(Finding(code=Code.MACROS, place=place))
    return tuple(findings)


def _answers(
    plan: Plan, checkpoint: Checkpoint, grid: Grid, identity: Identity, file: str
) -> tuple[dict[AnswerKey, Answer], tuple[Finding, ...]]:
    declared = rows_by_table(plan, checkpoint, identity.department)
    areas = find_areas(grid, (table for table, _ in declared))
    answers: dict[AnswerKey, Answer] = {}
    findings: list[Finding] = list(extra_sheets(grid, areas, file))
    for table, rows in declared:
        reader = TableReader(
            file=file,
            kind=checkpoint.kind,
            epoch=grid.epoch,
            table=table,
            rows=rows,
            areas=_visible_first(area for area in areas if area.table is table),
            is_current=identity.is_current,
        )
        reader.read()
        findings += reader.findings
        findings += check_rows(table, rows, reader.answers, reader.places)
        answers |= reader.answers
    return answers, tuple(findings)


def _visible_first(areas: Iterable[Area]) -> tuple[Area, ...]:
    return tuple(sorted(areas, key=lambda area: area.sheet.is_hidden))


def _one_a_department(
    plan: Plan, checkpoint: Checkpoint, readings: Iterable[_FileReading]
) -> tuple[tuple[Submission, ...], tuple[Source, ...], tuple[Finding, ...]]:
    """Return one submission a department, every source with its final status, and the findings."""
    by_department: dict[str, list[Submission]] = {}
    sources = {r.source.file: r.source for r in readings if r.source is not None}
    for reading in readings:
        if reading.submission is not None:
            by_department.setdefault(reading.submission.department, []).append(reading.submission)
    used: list[Submission] = []
    findings: list[Finding] = []
    for department in (d.id for d in plan.departments if d.id in by_department):
        first, *others = by_department[department]
        different = [other for other in others if not say_the_same(first, other)]
        if different:
            for other in different:
                findings += not_the_same(plan, checkpoint, first, other)
            for submission in (first, *others):
                file = submission.source.file
                sources[file] = replace(sources[file], status="refused")
            continue
        used.append(first)
        for other in others:
            findings.append(same_twice(first, other))
            sources[other.source.file] = replace(other.source, status="same")
    return tuple(used), tuple(sources.values()), tuple(findings)


def _source(received: Received) -> Source:
    return Source(
        file=received.name,
        sha256=received.sha256,
        size=len(received.data),
        format=received.suffix.lstrip("."),
        program=None,
        saved_at=None,
        code=None,
        department=None,
        status="refused",
    )


def _unread_source(path: Path) -> Source:
    """Return the source of a file whose content was not taken in: it has no hash."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return replace(_source(Received(name=path.name, data=b"", sha256="")), size=size)
