"""A zip package whose members are copied byte for byte, except those that are given anew.

The local header and the compressed data of a member, and its record in the central directory, go
into the new file as they are; only where the member stands is counted anew. So no other program's
choices (order, times, extra fields, way of compressing) are lost. Format: PKWARE APPNOTE 6.3.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from vpreport.replacing import ZIP_FAULTS

MAX_ENTRIES: Final = 20_000
MAX_PART: Final = 256 * 1024 * 1024  # bytes inflated

_FAULTS: Final = (OSError, *ZIP_FAULTS)

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_RECORD: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20  # of the format, for folders and deflate
_DEFLATED: Final = 8
_STAMP: Final = (0, 0x21)  # midnight on 1 January 1980, the first day that the format knows
_UTF8: Final = 0x800
_LEVEL: Final = 1  # packs a fourth worse than 5 does, in half the time
_OFFSET_AT: Final = 42  # in a record
_TOO_FAR: Final = 0xFFFFFFFF  # the offset stands in an extra field


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """Where a member stands in the file, and its record in the central directory."""

    name: str
    start: int
    end: int
    record: bytes


class RawPackage:
    """The members of a zip file by name. Names are compared as OPC does: case does not matter."""

    def __init__(self, data: bytes) -> None:
        """Raise BadZipFile where the file is no zip file, or one that is not whole."""
        self._data = data
        with _faults_as_one():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        infos = self._archive.infolist()
        if len(infos) > MAX_ENTRIES:
            raise zipfile.BadZipFile
        self._infos = {info.filename.casefold(): info for info in infos}
        if len(self._infos) < len(infos):
            raise zipfile.BadZipFile  # two members of the same name: programs choose differently
        self.names = tuple(info.filename for info in infos)
        self.is_encrypted = any(info.flag_bits & 0x1 for info in infos)
        with _faults_as_one():
            self._members = tuple(self._found())

    def has(self, name: str) -> bool:
        """Return whether there is such a member."""
        return name.casefold() in self._infos

    def read(self, name: str) -> bytes:
        """Return what a member holds, empty where there is none; raises BadZipFile."""
        info = self._infos.get(name.casefold())
        if info is None:
            return b""
        if info.file_size > MAX_PART:
            raise zipfile.BadZipFile
        with _faults_as_one():
            return self._archive.read(info)

    def with_parts(
        self, parts: Mapping[str, bytes], *, without: Collection[str] = ()
    ) -> Iterator[bytes | memoryview]:
        """Yield the file, piece by piece, with these members changed, in their places, or added.

        Those of `without` are left out.
        """
        gone = {name.casefold() for name in without}
        given = {name.casefold(): (name, content) for name, content in parts.items()}
        whole, records = memoryview(self._data), list[bytes]()
        local: bytes | memoryview
        at = self._members[0].start if self._members else 0
        yield whole[:at]  # what stands before a self-extracting archive
        for member in self._members:
            named = member.name.casefold()
            if named in gone:
                continue
            if named in given:
                _, content = given.pop(named)
                local, record = _packed(member.name, content)
            else:
                local, record = whole[member.start : member.end], member.record
            records.append(_placed(record, at))
            at += len(local)
            yield local
        for name, content in given.values():
            local, record = _packed(name, content)
            records.append(_placed(record, at))
            at += len(local)
            yield local
        yield self._end(records, at)

    def _end(self, records: list[bytes], start: int) -> bytes:
        """Return the central directory, which begins at `start`, and what stands after it."""
        directory, comment = b"".join(records), self._archive.comment
        count, size = len(records), len(directory)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, len(comment))
        return directory + end + comment

    def _found(self) -> Iterator[_Member]:
        """Yield the members in the order in which they stand in the file."""
        infos = self._archive.infolist()
        records = list(self._records(len(infos)))
        placed = sorted(zip(infos, records, strict=True), key=lambda pair: pair[0].header_offset)
        directory_at = self._archive.start_dir
        ends = [*(info.header_offset for info, _ in placed[1:]), directory_at]
        for (info, record), end in zip(placed, ends, strict=True):
            yield _Member(name=info.filename, start=info.header_offset, end=end, record=record)

    def _records(self, count: int) -> Iterator[bytes]:
        at = self._archive.start_dir
        for _ in range(count):
            fields = _RECORD.unpack_from(self._data, at)
            if fields[0] != b"PK\x01\x02" or fields[-1] == _TOO_FAR:
                raise zipfile.BadZipFile
            end = at + _RECORD.size + sum(fields[10:13])
            yield self._data[at:end]
            at = end


@contextmanager
def _faults_as_one() -> Iterator[None]:
    """Raise BadZipFile for all that zipfile and zlib raise for a file that is not whole."""
    try:
        yield
    except _FAULTS as error:
        raise zipfile.BadZipFile from error


def _placed(record: bytes, at: int) -> bytes:
    return record[:_OFFSET_AT] + struct.pack("<I", at) + record[_OFFSET_AT + 4 :]


def _packed(name: str, content: bytes) -> tuple[bytes, bytes]:
    """Return a member, the same bytes every time, and its record, which is not yet placed."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    written = name.encode()
    flags = 0 if name.isascii() else _UTF8
    sizes = (zlib.crc32(content), len(packed), len(content))
    common = (_VERSION, flags, _DEFLATED, *_STAMP, *sizes, len(written))
    local = _LOCAL.pack(b"PK\x03\x04", *common, 0) + written + packed
    return local, _RECORD.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, 0, 0) + written
