"""`vpreport demo`: a whole follow-up with the example, in a folder to play in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import vpreport
from vpreport.atomic import write_atomically
from vpreport.cli import steps
from vpreport.cli.arguments import Arguments
from vpreport.cli.listing import list_findings
from vpreport.cli.showing import Screen
from vpreport.findings import Finding, OutputError, Severity
from vpreport.texts import cli as texts

CHECKPOINT: Final = "2026-delar"
PLAN_FILE: Final = "plan.toml"
INBOX: Final = "inbox"
TEMPLATES: Final = "input_templates"


def demo(arguments: Arguments, screen: Screen) -> int:
    """Copy the example into the folder and take every step; faults in it are the point, so 0.

    Returns 1 if an output could not be written, as when somebody has saved it since.
    """
    folder = arguments.folder
    kept = copy_example(folder)
    plan = steps.read_plan(folder / PLAN_FILE, screen)
    screen.heading(
        texts.demo_heading(plan.organisation, plan.title, plan.checkpoint(CHECKPOINT).label)
    )
    if kept:
        screen.line(texts.demo_left_alone(kept))
    screen.line()
    steps.show_size(plan, screen)

    failures: list[Finding] = []
    with _noting(failures):
        steps.write_templates(plan, checkpoint=CHECKPOINT, folder=folder / TEMPLATES, screen=screen)
    screen.line()
    answers = steps.Answers(folder=folder / INBOX, checkpoint=CHECKPOINT)
    _, followup = steps.read_answers(plan, answers, screen)
    screen.line(texts.demo_answers(str(folder / INBOX)))
    steps.show_completeness(followup, screen)
    screen.line()
    list_findings(screen, followup.findings, down_to=Severity.WARNING)
    screen.line()
    with _noting(failures):
        steps.write_reports(followup, folder, screen)
    if failures:
        list_findings(screen, failures)
        return 1
    screen.line(texts.demo_next(str(folder / INBOX)))
    return 0


def copy_example(folder: Path) -> tuple[str, ...]:
    """Copy the example's plan and answers; return the files that held something else."""
    example = example_folder()
    names = (PLAN_FILE, *(f"{INBOX}/{path.name}" for path in inbox_files(example)))
    return tuple(name for name in names if not _copy(example / name, folder / name))


def example_folder() -> Path:
    """Return the example: inside an installed package, else in the checkout beside `src`."""
    package = Path(vpreport.__file__).parent
    installed = package / "_example"
    return installed if installed.is_dir() else package.parents[1] / "examples" / "hedemora"


def inbox_files(example: Path) -> list[Path]:
    return sorted(path for path in (example / INBOX).iterdir() if path.suffix in (".xlsx", ".ods"))


def _copy(source: Path, target: Path) -> bool:
    """Return whether `target` now holds what `source` does; another content is never replaced."""
    content = source.read_bytes()
    if target.exists():
        return target.read_bytes() == content

    def write(path: Path) -> None:
        path.write_bytes(content)

    write_atomically(target, write)
    return True


@contextmanager
def _noting(failures: list[Finding]) -> Iterator[None]:
    """Go on after an output that could not be written, and remember why."""
    try:
        yield
    except OutputError as error:
        failures.extend(error.findings)
