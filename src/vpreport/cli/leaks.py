"""`vpreport leaks`: whether anything confidential stands in files that are to be given out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vpreport.cli.arguments import Arguments
from vpreport.cli.showing import Screen
from vpreport.findings import UsageError
from vpreport.texts import leaks as texts

if TYPE_CHECKING:
    from vpreport.leaks.scanning import Hit
    from vpreport.leaks.secrets import Secret

LEAKED: Final = 3  # the exit status of a hit: an alarm of its own, not one fault among others


def search(arguments: Arguments, screen: Screen) -> int:
    """Look through the outputs; return 3 on a hit, 1 with nothing to look for or through."""
    from vpreport.leaks.scanning import files_of

    secrets = known_secrets(arguments.secret_files)
    if not secrets:
        screen.line(texts.NOTHING_TO_SEARCH_FOR)
        return 1
    if not files_of(arguments.outputs):
        screen.line(texts.NOTHING_TO_SEARCH)
        return 1
    return LEAKED if show_leaks(arguments.outputs, secrets, screen) else 0


def search_public(
    folder: Path, checkpoint: str, secret_files: Iterable[Path], screen: Screen
) -> int:
    """Look through the public reports of a checkpoint, as an internal build must before it writes.

    Returns 3 on a hit that is no coincidence; one that may be is only shown. Returns 0 where
    there is no public report yet, and says so.
    """
    public = sorted(path for path in folder.glob(f"*-{checkpoint}.*") if path.is_file())
    if not public:
        screen.line(texts.no_public_reports(str(folder)))
        return 0
    secrets = known_secrets(secret_files, passes_over_unreadable=True)
    hits = show_leaks(public, secrets, screen)
    screen.line()
    return LEAKED if any(hit.is_certain for hit in hits) else 0


def known_secrets(
    files: Iterable[Path], *, passes_over_unreadable: bool = False
) -> tuple[Secret, ...]:
    """Return the values of plan.secret.toml and confidential workbooks, also of whole folders.

    Raises VpreportError for a file that cannot be read; `passes_over_unreadable` is for those who
    have been told of it already.
    """
    from vpreport.intake.secret_values import secrets_of_workbook
    from vpreport.plan.secret_values import secrets_of_plan

    found: dict[Secret, None] = {}
    for path in _files(files):
        is_plan = path.suffix.lower() == ".toml"
        with suppress(UsageError) if passes_over_unreadable else nullcontext():
            found |= dict.fromkeys(secrets_of_plan(path) if is_plan else secrets_of_workbook(path))
    return tuple(found)


def show_leaks(
    outputs: Iterable[Path], secrets: tuple[Secret, ...], screen: Screen
) -> tuple[Hit, ...]:
    """Say where the secrets stand, and which could not be looked for; return the hits."""
    from vpreport.leaks.forms import is_searchable
    from vpreport.leaks.scanning import files_of, scan

    files = files_of(outputs)
    with screen.working(texts.SEARCHING):
        hits = scan(files, secrets)
    passed_over = {secret.row for secret in secrets if not is_searchable(secret)}
    if hits:
        screen.heading(texts.found(len(hits), is_any_certain=any(hit.is_certain for hit in hits)))
        for hit in hits:
            screen.line(f"  {_shown(hit)}")
        screen.line(texts.AFTER_HITS)
    else:
        screen.line(texts.clean(sum(map(is_searchable, secrets)), len(files)))
    if passed_over:
        screen.line(texts.not_looked_for(tuple(sorted(passed_over))))
    return hits


def _shown(hit: Hit) -> str:
    spot = hit.spot
    where = (
        hit.file,
        *hit.parts,
        spot.cell,
        texts.paragraph(spot.paragraph) if spot.paragraph else "",
        texts.line(spot.line) if spot.line else "",
    )
    return texts.hit(tuple(filter(None, where)), hit.row, is_certain=hit.is_certain)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    from vpreport.intake.opening.files import is_lock_file, is_of_the_system
    from vpreport.leaks.scanning import files_of

    for path in paths:
        inside = files_of([path])
        if path.is_dir():
            inside = tuple(p for p in inside if not (is_lock_file(p) or is_of_the_system(p)))
        yield from inside
