"""Looking for confidential values in finished files: where they are, never what they are."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote

from vpreport.findings import Code, Finding, Place, UsageError
from vpreport.leaks.forms import Forms, comparable, forms_of
from vpreport.leaks.numerals import numbers_in, sole_number
from vpreport.leaks.parts import UnsearchableError, pieces_of
from vpreport.leaks.pieces import NOWHERE, Kind, Piece, Spot
from vpreport.leaks.secrets import Secret
from vpreport.texts import leaks as texts


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Hit:
    """One place where a confidential value stands.

    `parts` leads through packages to the part; a name that gives the value away is not told.
    `is_certain` False: the value is so short that it can be something else.
    """

    file: str
    parts: tuple[str, ...]
    spot: Spot
    row: str
    is_certain: bool


def scan(outputs: Iterable[str | Path], secrets: Iterable[Secret]) -> tuple[Hit, ...]:
    """Return every place in the files (and in all files of folders) where a secret stands.

    Values too common to be looked for are passed over: ask `forms.is_searchable` and say so.
    Raises UsageError, with a finding for each file, where a file cannot be looked through.
    """
    searches = tuple(_Search.of(secret) for secret in secrets)
    hits: list[Hit] = []
    faults: list[Finding] = []
    for path in files_of(outputs):
        try:
            hits += _in_file(path, searches)
        except (UnsearchableError, OSError) as error:
            faults.append(_fault(path, error))
    if faults:
        raise UsageError(*faults)
    return tuple(sorted(set(hits)))


def files_of(outputs: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the files, with those of folders: also hidden ones and what a run has left behind.

    Raises UsageError for a folder that may not be read: silence would be taken for proof.
    """
    files: list[Path] = []
    for output in map(Path, outputs):
        files += _files_below(output) if output.is_dir() else [output]
    return tuple(dict.fromkeys(files))


def _files_below(folder: Path) -> list[Path]:
    walk = os.walk(folder, onerror=_not_walked)
    paths = (Path(parent, name) for parent, _, names in walk for name in names)
    return sorted(path for path in paths if path.is_file())


def _not_walked(error: OSError) -> NoReturn:
    place = Place(file=str(error.filename))
    raise UsageError(Finding(code=Code.FOLDER_MISSING, place=place)) from error


def _in_file(path: Path, searches: tuple[_Search, ...]) -> list[Hit]:
    hits: list[Hit] = []
    telling: list[str] = []
    known: dict[tuple[str, Kind], tuple[tuple[str, bool], ...]] = {}  # most pieces come again
    for piece in pieces_of(path.name, path.read_bytes()):
        key = (piece.text, piece.kind)
        if key not in known:
            known[key] = tuple(_rows_in(piece, searches))
        for row, is_certain in known[key]:
            hits.append(
                Hit(
                    file=str(path),
                    parts=piece.parts,
                    spot=piece.spot,
                    row=row,
                    is_certain=is_certain,
                )
            )
            if piece.is_name:
                telling.append(piece.text)
    return [_withheld(hit, telling) for hit in _most_precise(hits)]


def _rows_in(piece: Piece, searches: tuple[_Search, ...]) -> Iterator[tuple[str, bool]]:
    views = {piece.text, html.unescape(piece.text), unquote(piece.text)}
    shown = tuple(comparable(view) for view in views)
    numbers = _numbers(views) if piece.kind is not Kind.WHOLE else frozenset()
    alone = _numbers(filter(None, map(sole_number, views))) if piece.kind is Kind.VALUE else None
    for search in searches:
        forms = search.forms
        if any(search.is_in(view) for view in shown):
            yield search.row, True
        elif found := numbers & (forms.exact if piece.kind is Kind.TECHNICAL else forms.anywhere):
            yield search.row, bool(found & forms.sure)
        elif alone and alone & forms.alone:
            yield search.row, False


def _numbers(views: Iterable[str]) -> frozenset[Decimal]:
    return frozenset(number for view in views for number in numbers_in(view))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """The forms of one secret, ready to be looked for. `dates` None: the value is no date."""

    row: str
    forms: Forms
    dates: re.Pattern[str] | None = field(repr=False)

    @classmethod
    def of(cls, secret: Secret) -> _Search:
        forms = forms_of(secret)
        dates = "|".join(map(re.escape, sorted(forms.dates, key=len, reverse=True)))
        return cls(
            row=secret.row,
            forms=forms,
            dates=re.compile(rf"(?<!\d)(?:{dates})(?!\d)") if dates else None,
        )

    def is_in(self, text: str) -> bool:
        """Return whether `text`, as `comparable` makes it, holds the secret as text or date."""
        if any(part in text for part in self.forms.texts):
            return True
        return self.dates is not None and self.dates.search(text) is not None


def _most_precise(hits: list[Hit]) -> list[Hit]:
    """Return the hits without those that only say less exactly what another one says."""
    pinned = {(hit.parts, hit.row) for hit in hits if hit.spot != NOWHERE}
    return [hit for hit in hits if hit.spot != NOWHERE or (hit.parts, hit.row) not in pinned]


def _withheld(hit: Hit, telling: list[str]) -> Hit:
    """Return the hit without the names that give the value away themselves."""
    folder, name = str(Path(hit.file).parent), Path(hit.file).name
    return replace(
        hit,
        file=str(Path(folder) / texts.WITHHELD) if name in telling else hit.file,
        parts=tuple(texts.WITHHELD if part in telling else part for part in hit.parts),
    )


def _fault(path: Path, error: Exception) -> Finding:
    if isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
    else:
        reason = texts.UNSEARCHABLE[str(error)]
    place = Place(file=str(path))
    return Finding(code=Code.NOT_SEARCHABLE, place=place, params={"reason": reason})
