"""The one exception inside intake: a file that cannot be used at all. It never leaves intake."""

from __future__ import annotations

from vpreport.findings import Code, Finding, Place, VpreportError


class FileRefusedError(VpreportError):
    """A file that cannot be used; `findings` says why."""


def refused(code: Code, file: str, **params: object) -> FileRefusedError:
    """Return the exception to raise for a file, with its one finding."""
    return FileRefusedError(Finding(code=code, place=Place(file=file), params=params))
