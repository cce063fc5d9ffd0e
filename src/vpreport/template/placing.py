"""Keeping public and confidential files apart: never in the same folder, whatever made them."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import Final

from vpreport.atomic import MADE_BY, core_properties
from vpreport.findings import Code, Finding, OutputError, Place
from vpreport.texts import secrecy

_SUFFIXES: Final = (".xlsx", ".docx", ".ods", ".xlsm")
_CREATOR: Final = re.compile(rf"<dc:creator>\s*{MADE_BY}\s*</dc:creator>")
_WORD: Final = re.compile(rf"\b{secrecy.MARK}\b", re.IGNORECASE)
_MARKED: Final = re.compile(rf"<dc:title>\s*{secrecy.MARK}")


class _Kind(Enum):
    PUBLIC = "public"
    CONFIDENTIAL = "confidential"
    OTHER = "other"  # nothing that vpreport has made


def keep_apart(folder: Path, *, is_secret: bool) -> None:
    """Raise OutputError if the folder holds files of the other kind than what will be written.

    What is confidential is also kept out of a subfolder of where public files lie: such a folder
    is copied and published as a whole.
    """
    folders = (folder, folder.absolute().parent) if is_secret else (folder,)
    unwanted = _Kind.PUBLIC if is_secret else _Kind.CONFIDENTIAL
    for each in folders:
        for path in _office_files(each):
            if _kind(path) is unwanted:
                code = Code.PUBLIC_FILES_HERE if is_secret else Code.SECRET_FILES_HERE
                place = Place(file=str(folder))
                raise OutputError(Finding(code=code, place=place, params={"value": path.name}))


def settled(path: Path, *, is_secret: bool) -> Path:
    """Return where an output is to be written: what is confidential says so in its name.

    Raises OutputError as `keep_apart` does for the folder.
    """
    keep_apart(path.parent, is_secret=is_secret)
    if not is_secret or is_named_secret(path.stem):
        return path
    return path.with_name(f"{path.stem}{secrecy.FILE_SUFFIX}{path.suffix}")


def is_named_secret(name: str) -> bool:
    """Return whether a file is named as confidential, whatever stands in it."""
    return _WORD.search(name) is not None


def _office_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)


def _kind(path: Path) -> _Kind:
    if is_named_secret(path.name):
        return _Kind.CONFIDENTIAL
    core = core_properties(path).decode("utf-8", "replace")
    if _MARKED.search(core):
        return _Kind.CONFIDENTIAL
    return _Kind.PUBLIC if _CREATOR.search(core) else _Kind.OTHER
