"""`vpreport leaks`: whether anything confidential stands in files that are to be given out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vpreport.cli.arguments import Arguments
from vpreport.cli.showing import Screen
from vpreport.texts import leaks as texts

if TYPE_CHECKING:
    from vpreport.leaks.scanning import Hit
    from vpreport.leaks.secrets import Secret

LEAKED: Final = 3  # the exit status of a hit: an alarm of its own, not one fault among others


def search(arguments: Arguments, screen: Screen) -> int:
    """Look through the outputs; return 3 on a hit, and 1 where there was nothing to look for."""
    secrets = known_secrets(arguments.secret_files)
    if not secrets:
        screen.line(texts.NOTHING_TO_SEARCH_FOR)
        return 1
    return show_leaks(arguments.outputs, secrets, screen)


def known_secrets(files: Iterable[Path]) -> tuple[Secret, ...]:
    """Return the values of plan.secret.toml and confidential workbooks, also of whole folders."""
    from vpreport.intake.secret_values import secrets_of_workbook
    from vpreport.plan.secret_values import secrets_of_plan

    found: dict[Secret, None] = {}
    for path in _files(files):
        is_plan = path.suffix.lower() == ".toml"
        found |= dict.fromkeys(secrets_of_plan(path) if is_plan else secrets_of_workbook(path))
    return tuple(found)


def show_leaks(outputs: Iterable[Path], secrets: tuple[Secret, ...], screen: Screen) -> int:
    """Say where the secrets stand, and which could not be looked for; return 3 on a hit, else 0."""
    from vpreport.leaks.forms import is_searchable
    from vpreport.leaks.scanning import files_of, scan

    files = files_of(outputs)
    with screen.working(texts.SEARCHING):
        hits = scan(files, secrets)
    passed_over = {secret.row for secret in secrets if not is_searchable(secret)}
    if hits:
        screen.heading(texts.found(len(hits)))
        for hit in hits:
            screen.line(f"  {_shown(hit)}")
        screen.line(texts.AFTER_HITS)
    else:
        screen.line(texts.clean(sum(map(is_searchable, secrets)), len(files)))
    if passed_over:
        screen.line(texts.not_looked_for(tuple(sorted(passed_over))))
    return LEAKED if hits else 0


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
    for path in paths:
        yield from filter(Path.is_file, sorted(path.iterdir())) if path.is_dir() else (path,)
