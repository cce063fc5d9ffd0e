"""The parts of a zip package, behind guards that hold before any library sees the file."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from vpreport.findings import Code
from vpreport.intake.opening.files import Received
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

# Of 3 295 real workbooks, 99.9 % had at most 285 entries and 23 MB inflated; 200 times is above
# every harmless one.
MAX_ENTRIES: Final = 2_000
MAX_PART: Final = 64 * 1024 * 1024  # bytes, inflated
MAX_TOTAL: Final = 128 * 1024 * 1024  # bytes, inflated
MAX_RATIO: Final = 200
RATIO_GRACE: Final = 1024 * 1024  # bytes inflated below which the ratio does not matter

ENCRYPTED_FLAG: Final = 0x1
XML_SUFFIXES: Final = (".xml", ".rels")
# A legal office file never declares entities; the libraries differ in what they make of one.
DOCTYPES: Final = tuple(
    "<!DOCTYPE".encode(coding) for coding in ("ascii", "utf-16-le", "utf-16-be")
)

# What reading a damaged entry can raise.
ZIP_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The parts by name. `file` is the name of the file that they came from."""

    file: str
    parts: Mapping[str, bytes] = field(repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.parts)

    def has(self, name: str) -> bool:
        return name in self.parts

    def read(self, name: str) -> bytes:
        """Return the content of a part, empty where there is no such part."""
        return self.parts.get(name, b"")

    def starts_with(self, name: str, prefix: bytes) -> bool:
        return self.read(name).startswith(prefix)


def open_package(received: Received) -> Package:
    """Return the inflated parts of a zip file.

    Raises FileRefusedError where the file is damaged, encrypted, larger inside than any honest
    workbook, or holds what only a file made to do harm holds.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(received.data)) as archive:
            _guard_directory(archive, received.name)
            # The declared sizes bound what is read: zipfile stops there and checks the CRC.
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except ZIP_FAULTS as error:
        raise refused(Code.DAMAGED, received.name, reason=words.BROKEN_ZIP) from error
    for name, data in parts.items():
        if name.lower().endswith(XML_SUFFIXES) and any(mark in data for mark in DOCTYPES):
            raise refused(Code.DAMAGED, received.name, reason=words.DOCTYPE)
    return Package(file=received.name, parts=parts)


def _guard_directory(archive: zipfile.ZipFile, file: str) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise refused(Code.TOO_LARGE, file, what=words.ENTRIES.format(limit=MAX_ENTRIES))
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise refused(Code.ENCRYPTED, file)
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL or any(_is_swollen(entry) for entry in entries):
        raise refused(Code.TOO_LARGE, file, what=words.INFLATED)
    names = [entry.filename.replace("\\", "/").casefold() for entry in entries]
    if len(set(names)) < len(names) or any(_leaves_package(name) for name in names):
        raise refused(Code.DAMAGED, file, reason=words.STRANGE_PARTS)


def _is_swollen(entry: zipfile.ZipInfo) -> bool:
    if entry.file_size <= RATIO_GRACE:
        return False
    return entry.file_size > MAX_PART or entry.file_size > MAX_RATIO * entry.compress_size


def _leaves_package(name: str) -> bool:
    return name.startswith("/") or ":" in name.split("/", maxsplit=1)[0] or ".." in name.split("/")
