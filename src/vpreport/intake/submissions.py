"""Reading all files of a folder into submissions and findings, one file at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from vpreport.findings import Code, Finding, Place, in_order
from vpreport.intake.answering import TableReader
from vpreport.intake.asked import Asked
from vpreport.intake.comparing import blank_beside, not_the_same, same_twice, say_the_same
from vpreport.intake.confidential import without_confidential
from vpreport.intake.formats.apart import read_xls, read_xlsb
from vpreport.intake.formats.ods import read_ods
from vpreport.intake.formats.witness import witnessed
from vpreport.intake.formats.xlsx import read_xlsx
from vpreport.intake.grid import Grid
from vpreport.intake.locating.areas import Area
from vpreport.intake.locating.identify import Identity, identify
from vpreport.intake.locating.rebuilt import locate
from vpreport.intake.locating.strays import extra_sheets
from vpreport.intake.opening.files import (
    Received,
    is_lock_file,
    list_files,
    list_subfolders,
    receive,
)
from vpreport.intake.opening.sniffing import Format, sniff
from vpreport.intake.refusal import FileRefusedError
from vpreport.intake.rules import check_rows
from vpreport.intake.secret_files import is_secret_grid, is_secret_workbook
from vpreport.intake.together import put_together
from vpreport.intake.types import Answer, AnswerKey, Intake, Source, Submission
from vpreport.plan.secret import SecretPlan, internal_plan
from vpreport.plan.types import Plan
from vpreport.template.edition import Edition
from vpreport.template.placing import is_named_secret
from vpreport.texts import intake_words as words

READERS = {
    Format.XLSX: read_xlsx,
    Format.ODS: read_ods,
    Format.FODS: read_ods,
    Format.XLS: read_xls,
    Format.XLSB: read_xlsb,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _FileReading:
    """What came of one file. `submission` None: it could not be used."""

    source: Source | None
    submission: Submission | None
    findings: tuple[Finding, ...]


def read_submissions(
    plan: Plan,
    folder: str | Path,
    *,
    checkpoint: str,
    secret: SecretPlan | None = None,
    secret_folder: str | Path | None = None,
    witness: bool = False,
) -> Intake:
    """Return the answers of every department whose file in `folder` could be read.

    A cell that cannot be used never discards its file, and a file never stops the run: both give
    findings. Two files of one department that differ are both left out. Nothing confidential is
    taken in, unless `secret` is given: then it is for an internal build, the intake's plan is
    marked, and the confidential workbooks in `secret_folder` are read too. With `witness` every
    cell must be the same to a second reader, or it is not used. Raises UsageError for
    a checkpoint that the plan does not have and a folder that does not exist.
    """
    at = plan.checkpoint(checkpoint)
    asked = Asked(plan=plan, checkpoint=at, witness=witness)
    public = _read_folder(asked, Path(folder))
    if secret is None:
        return public
    marked = internal_plan(plan, secret)
    if secret_folder is None:
        return replace(public, plan=marked)
    asked = replace(asked, plan=marked, edition=Edition.CONFIDENTIAL)
    return put_together(public, _read_folder(asked, Path(secret_folder)))


def _read_folder(asked: Asked, folder: Path) -> Intake:
    readings = [_read_file(asked, path) for path in list_files(folder)]
    findings = [finding for reading in readings for finding in reading.findings]
    findings += (
        Finding(code=Code.SUBFOLDER, place=Place(file=path.name))
        for path in list_subfolders(folder)
    )
    if not any(reading.source for reading in readings):
        findings.append(Finding(code=Code.NO_FILES, place=Place(file=folder.name)))
    submissions, sources, about_several = _one_a_department(asked, readings)
    return Intake(
        plan=asked.plan,
        checkpoint=asked.checkpoint.id,
        submissions=submissions,
        sources=sources,
        findings=in_order((*findings, *about_several)),
    )


def _read_file(asked: Asked, path: Path) -> _FileReading:
    if is_lock_file(path):
        lock = Finding(code=Code.LOCK_FILE, place=Place(file=path.name))
        return _FileReading(source=None, submission=None, findings=(lock,))
    if asked.edition is Edition.ORDINARY and is_named_secret(path.name):
        return _left_unread(_unread_source(path), Code.SECRET_WORKBOOK)
    try:
        received = receive(path)
    except FileRefusedError as error:
        source = _unread_source(path)
        return _FileReading(source=source, submission=None, findings=error.findings)
    try:
        return _read_received(asked, received)
    except FileRefusedError as error:
        source = _source(received)
        return _FileReading(source=source, submission=None, findings=error.findings)


def _read_received(asked: Asked, received: Received) -> _FileReading:
    source = _source(received)
    form, package = sniff(received)
    is_confidential = asked.edition is Edition.CONFIDENTIAL
    is_secret = is_secret_workbook(package)
    if is_secret and not is_confidential:
        return _left_unread(source, Code.SECRET_WORKBOOK)
    grid = READERS[form](received, package)
    # Not every format shows its codes before it has been read.
    if (is_secret or is_secret_grid(grid)) is not is_confidential:
        belongs = Code.NOT_SECRET_WORKBOOK if is_confidential else Code.SECRET_WORKBOOK
        return _left_unread(source, belongs)
    about = [*_about_file(received, form), *_about_format(received.name, form, grid)]
    if asked.witness and form is Format.XLSX:
        grid = witnessed(grid, received)
    elif asked.witness:
        params = {"format": form.suffixes[0]}
        place = Place(file=received.name)
        about.append(Finding(code=Code.UNWITNESSED, place=place, params=params))
    return _read_grid(asked, replace(source, format=form.value), grid, tuple(about))


def _left_unread(source: Source, code: Code) -> _FileReading:
    """Leave out a file that belongs elsewhere, before anything in it has been read."""
    finding = Finding(code=code, place=Place(file=source.file))
    return _FileReading(source=source.without_traces(), submission=None, findings=(finding,))


def _read_grid(
    asked: Asked, source: Source, whole: Grid, about_file: tuple[Finding, ...]
) -> _FileReading:
    grid, confidential = without_confidential(whole, asked, source.file)
    if confidential:
        source = source.without_traces()
    try:
        identity = identify(grid, asked, source.file)
    except FileRefusedError as error:
        return _FileReading(
            source=source, submission=None, findings=(*confidential, *error.findings)
        )
    answers, findings = _answers(asked, grid, identity, source.file)
    source = replace(
        source,
        program=grid.program,
        saved_at=grid.saved_at,
        code=str(identity.code) if identity.code else None,
        department=identity.department,
        status="used",
    )
    macros = (Finding(code=Code.MACROS, place=Place(file=source.file)),) if grid.has_macros else ()
    return _FileReading(
        source=source,
        submission=Submission(department=identity.department, source=source, answers=answers),
        findings=(*about_file, *macros, *identity.findings, *confidential, *findings),
    )


def _about_file(received: Received, form: Format) -> tuple[Finding, ...]:
    if received.suffix in form.suffixes:
        return ()
    params = {"suffix": received.suffix, "format": form.suffixes[0]}
    place = Place(file=received.name)
    return (Finding(code=Code.WRONG_EXTENSION, place=place, params=params),)


def _about_format(file: str, form: Format, grid: Grid) -> tuple[Finding, ...]:
    if not grid.unseen:
        return ()
    unseen = words.unseen(part.value for part in grid.unseen)
    params = {"format": form.suffixes[0], "unseen": unseen}
    return (Finding(code=Code.SEEN_IN_PART, place=Place(file=file), params=params),)


def _answers(
    asked: Asked, grid: Grid, identity: Identity, file: str
) -> tuple[dict[AnswerKey, Answer], tuple[Finding, ...]]:
    declared = asked.tables(identity.department)
    areas = locate(grid, declared)
    answers: dict[AnswerKey, Answer] = {}
    findings: list[Finding] = list(extra_sheets(grid, areas, file))
    for table, rows in declared:
        reader = TableReader(
            file=file,
            kind=asked.checkpoint.kind,
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
    asked: Asked, readings: Iterable[_FileReading]
) -> tuple[tuple[Submission, ...], tuple[Source, ...], tuple[Finding, ...]]:
    """Return one submission a department, every source with its final status, and the findings."""
    by_department: dict[str, list[Submission]] = {}
    sources = {r.source.file: r.source for r in readings if r.source is not None}
    for reading in readings:
        if reading.submission is not None:
            by_department.setdefault(reading.submission.department, []).append(reading.submission)
    used: list[Submission] = []
    findings: list[Finding] = []
    for department in (d.id for d in asked.plan.departments if d.id in by_department):
        received = by_department[department]
        for blank in blank_beside(received):
            findings.append(Finding(code=Code.NO_ANSWERS, place=Place(file=blank.source.file)))
            sources[blank.source.file] = replace(blank.source, status="refused")
            received.remove(blank)
        first, *others = received
        different = [other for other in others if not say_the_same(first, other)]
        if different:
            for other in different:
                findings += not_the_same(asked, first, other)
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
