"""The parts of a zip package, behind guards that hold before anything in it is parsed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from vpreport.findings import Code
from vpreport.intake.opening import limits
from vpreport.intake.opening.files import Received
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

ENCRYPTED_FLAG: Final = 0x1
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # no office program uses others

# What reading a damaged entry can raise.
ZIP_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


class Package:
    r"""The parts of a file by name, inflated when they are first asked for.

    `file` is the name of the file that they came from. Names are compared as the package
    formats do: "\\" is "/", and case does not matter.
    """

    def __init__(self, file: str, inflate: Mapping[str, Callable[[int], bytes]]) -> None:
        """`inflate` has, by the name of each part, what returns at most so many bytes of it."""
        self.file = file
        self.names = tuple(inflate)
        self._inflate = {_plain(name): unpack for name, unpack in inflate.items()}
        self._inflated: dict[str, bytes] = {}
        self._left = limits.MAX_TOTAL

    def has(self, name: str) -> bool:
        return _plain(name) in self._inflate

    def read(self, name: str) -> bytes:
        """Return the content of a part, empty where there is no such part.

        Raises FileRefusedError where the part is damaged (its check sum too) or larger than any
        honest workbook's.
        """
        key = _plain(name)
        if key not in self._inflated:
            unpack = self._inflate.get(key)
            content = b"" if unpack is None else unpack(min(limits.MAX_PART, self._left))
            self._left -= len(content)
            self._inflated[key] = content
        return self._inflated[key]

    def starts_with(self, name: str, prefix: bytes) -> bool:
        return self.read(name).startswith(prefix)


def single_part(file: str, name: str, content: bytes) -> Package:
    """Return a file that is one XML document as a package of one part."""
    return Package(file, {name: lambda _: content})


def open_package(received: Received) -> Package:
    """Return the package of a zip file; its parts are inflated when they are asked for.

    Raises FileRefusedError where the directory is damaged, says that something is encrypted, or
    holds what only a file made to do harm holds.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(received.data))
    except ZIP_FAULTS as error:
        raise refused(Code.DAMAGED, received.name, reason=words.BROKEN_ZIP) from error
    _guard_directory(archive, received.name)
    inflate = {
        entry.filename.replace("\\", "/"): partial(_inflated, received.name, archive, entry)
        for entry in archive.infolist()
    }
    return Package(received.name, inflate)


def _inflated(file: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.file_size > most or _is_swollen(entry):
        raise refused(Code.TOO_LARGE, file, what=words.INFLATED)
    try:
        # zipfile stops at the declared size and compares check sums, so a size that lies is found
        # out; in one piece it would inflate past it first.
        with archive.open(entry) as part:
            return b"".join(iter(partial(part.read, limits.CHUNK), b""))
    except ZIP_FAULTS as error:
        raise refused(Code.DAMAGED, file, reason=words.BROKEN_ZIP) from error


def _guard_directory(archive: zipfile.ZipFile, file: str) -> None:
    entries = archive.infolist()
    if len(entries) > limits.MAX_ENTRIES:
        raise refused(Code.TOO_LARGE, file, what=words.ENTRIES.format(limit=limits.MAX_ENTRIES))
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise refused(Code.ENCRYPTED, file)
    names = {_plain(entry.filename) for entry in entries}
    is_strange = len(names) < len(entries) or any(_leaves_package(name) for name in names)
    if is_strange or any(entry.compress_type not in METHODS for entry in entries):
        raise refused(Code.DAMAGED, file, reason=words.STRANGE_PARTS)


def _plain(name: str) -> str:
    return name.replace("\\", "/").casefold()


def _is_swollen(entry: zipfile.ZipInfo) -> bool:
    swollen = entry.file_size > limits.MAX_RATIO * entry.compress_size
    return swollen and entry.file_size > limits.RATIO_GRACE


def _leaves_package(name: str) -> bool:
    return name.startswith("/") or ":" in name.split("/", maxsplit=1)[0] or ".." in name.split("/")
