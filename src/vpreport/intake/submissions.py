"""Reading all files of a folder into submissions and findings, one file at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from vpreport.findings import Code, Finding, Place, UsageError, in_order
from vpreport.intake.asked import Asked
from vpreport.intake.confidential import without_confidential
from vpreport.intake.earlier import read_earlier
from vpreport.intake.formats.apart import read_xls, read_xlsb
from vpreport.intake.formats.ods import read_ods
from vpreport.intake.formats.witness import witnessed
from vpreport.intake.formats.xlsx import read_xlsx
from vpreport.intake.grid import Grid
from vpreport.intake.locating.identify import identify
from vpreport.intake.opening.files import (
    Received,
    is_lock_file,
    list_files,
    list_subfolders,
    receive,
)
from vpreport.intake.opening.sniffing import Format, sniff
from vpreport.intake.reading import read_tables
from vpreport.intake.refusal import FileRefusedError
from vpreport.intake.replacing import replaced_by
from vpreport.intake.secret_files import is_secret_grid, is_secret_workbook
from vpreport.intake.settling import FileReading, settle, still_true
from vpreport.intake.sharing import SharedAnswers
from vpreport.intake.together import put_together
from vpreport.intake.types import Intake, Source, Submission
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

Progress = Callable[[int, int], None]


def read_submissions(
    plan: Plan,
    folder: str | Path,
    *,
    checkpoint: str,
    secret: SecretPlan | None = None,
    secret_folder: str | Path | None = None,
    witness: bool = False,
    use: str | Path | Iterable[str | Path] = (),
    progress: Progress | None = None,
) -> Intake:
    """Return the answers of every department whose file in `folder` could be read.

    A cell that cannot be used never discards its file, and a file never stops the run: both give
    findings. Of several files of one department that differ, the one in `use` is used, or
    the correction of another, or, where the plan wants it, the one saved last; otherwise none.
    Nothing confidential is taken in, unless `secret` is given: then it is for an internal build,
    the intake's plan is marked, and the confidential workbooks in `secret_folder` are read too.
    With `witness` every cell must be the same to a second reader, or it is not used. `progress` is
    called after each file with how many have been read of how many in the folder. Raises
    UsageError for a checkpoint that the plan does not have, a folder that does not exist, a file
    in `use` that is not there, and two of the same department.
    """
    at = plan.checkpoint(checkpoint)
    named = (use,) if isinstance(use, str | Path) else use
    chosen = frozenset(Path(file).name for file in named)
    _check_that_they_exist(chosen, folder, secret_folder if secret is not None else None)
    asked = Asked(plan=plan, checkpoint=at, witness=witness)
    public = _read_folder(asked, Path(folder), chosen, progress)
    if secret is None:
        return public
    marked = internal_plan(plan, secret)
    if secret_folder is None:
        return replace(public, plan=marked, carried=())
    asked = replace(asked, plan=marked, edition=Edition.CONFIDENTIAL)
    return put_together(public, _read_folder(asked, Path(secret_folder), chosen, progress))


def _check_that_they_exist(names: frozenset[str], *folders: str | Path | None) -> None:
    """Raise UsageError if a file that was pointed out lies in none of the folders."""
    if not names:
        return
    there = {path.name for folder in folders if folder for path in list_files(Path(folder))}
    missing = sorted(names - there)
    if missing:
        raise UsageError(
            *(Finding(code=Code.CHOSEN_MISSING, params={"value": name}) for name in missing)
        )


def _read_folder(
    asked: Asked, folder: Path, use: frozenset[str], progress: Progress | None
) -> Intake:
    paths = list_files(folder)
    first: dict[str, Submission] = {}
    readings = []
    for path in paths:
        readings.append(_lean(_read_file(asked, path), first))
        if progress is not None:
            progress(len(readings), len(paths))
    intake = _one_a_department(asked, readings, use)
    about_folder = [
        Finding(code=Code.SUBFOLDER, place=Place(file=path.name))
        for path in list_subfolders(folder)
    ]
    if not intake.sources:
        about_folder.append(Finding(code=Code.NO_FILES, place=Place(file=folder.name)))
    return replace(intake, findings=in_order((*intake.findings, *about_folder)))


def _lean(reading: FileReading, first: dict[str, Submission]) -> FileReading:
    """Return the reading without what the first file of the department has as well."""
    submission = reading.submission
    if submission is None:
        return reading
    known = first.setdefault(submission.department, submission)
    if known is submission:
        return reading
    answers = SharedAnswers(submission.answers, known.answers, submission.source.file)
    return replace(reading, submission=replace(submission, answers=answers))


def _read_file(asked: Asked, path: Path) -> FileReading:
    if is_lock_file(path):
        lock = Finding(code=Code.LOCK_FILE, place=Place(file=path.name))
        return FileReading(source=None, submission=None, findings=(lock,))
    if asked.edition is Edition.ORDINARY and is_named_secret(path.name):
        return _left_unread(_unread_source(path), Code.SECRET_WORKBOOK)
    try:
        received = receive(path)
    except FileRefusedError as error:
        source = _unread_source(path)
        return FileReading(source=source, submission=None, findings=error.findings)
    try:
        return _read_received(asked, received)
    except FileRefusedError as error:
        source = _source(received)
        return FileReading(source=source, submission=None, findings=error.findings)


def _read_received(asked: Asked, received: Received) -> FileReading:
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


def _left_unread(source: Source, code: Code) -> FileReading:
    """Leave out a file that belongs elsewhere, before anything in it has been read."""
    finding = Finding(code=code, place=Place(file=source.file))
    return FileReading(source=source.without_traces(), submission=None, findings=(finding,))


def _read_grid(
    asked: Asked, source: Source, whole: Grid, about_file: tuple[Finding, ...]
) -> FileReading:
    grid, confidential = without_confidential(whole, asked, source.file)
    if confidential:
        source = source.without_traces()
    try:
        identity = identify(grid, asked, source.file)
    except FileRefusedError as error:
        findings = (*confidential, *error.findings)
        earlier = read_earlier(asked, grid, source, findings)
        return FileReading(
            source=earlier.submission.source if earlier else source,
            submission=None,
            findings=earlier.refusal if earlier else findings,
            earlier=earlier,
        )
    read = read_tables(asked, grid, identity, source.file)
    source = replace(
        source,
        program=grid.program,
        saved_at=grid.saved_at,
        code=str(identity.code) if identity.code else None,
        department=identity.department,
        status="used",
    )
    macros = (Finding(code=Code.MACROS, place=Place(file=source.file)),) if grid.has_macros else ()
    return FileReading(
        source=source,
        submission=Submission(
            department=identity.department,
            source=source,
            answers=read.answers,
            replaces=replaced_by(grid),
        ),
        findings=(*about_file, *macros, *identity.findings, *confidential, *read.findings),
        leftovers=read.leftovers,
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


def _one_a_department(asked: Asked, readings: Iterable[FileReading], use: frozenset[str]) -> Intake:
    """Return the intake with one submission a department and the final status of every source."""
    by_department: dict[str, list[FileReading]] = {}
    for reading in readings:
        if reading.department is not None:
            by_department.setdefault(reading.department, []).append(reading)
    settled = [
        settle(asked, by_department[department.id], use)
        for department in asked.plan.departments
        if department.id in by_department
    ]
    status = {file: said for one in settled for file, said in one.status.items()}
    replaced = frozenset(file for file, said in status.items() if said == "replaced")
    sources = [reading.source for reading in readings if reading.source is not None]
    about_files = (finding for reading in readings for finding in reading.findings)
    return Intake(
        plan=asked.plan,
        checkpoint=asked.checkpoint.id,
        submissions=tuple(one.used for one in settled if one.used is not None),
        sources=tuple(replace(s, status=status.get(s.file, s.status)) for s in sources),
        findings=(
            *still_true(about_files, replaced),
            *(finding for one in settled for finding in one.findings),
            *_pointed_out_in_vain(readings, use),
        ),
        carried=tuple(one.carried for one in settled),
    )


def _pointed_out_in_vain(readings: Iterable[FileReading], use: frozenset[str]) -> Iterable[Finding]:
    """Yield a finding for each file that was pointed out and cannot be used."""
    for reading in readings:
        if reading.source is not None and reading.submission is None and reading.source.file in use:
            place = Place(file=reading.source.file)
            yield Finding(code=Code.CHOSEN_UNUSABLE, place=place)


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
