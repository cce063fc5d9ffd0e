"""Zip files byte by byte, so that a test can lie in any field and repeat a block for nothing.

Python's own writer tells the truth about what it writes; a file made to do harm does not.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

STORED = 0
DEFLATED = 8
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file inside a zip. What is declared need not be what is there.

    `packed` comes as blocks with how many times each is repeated. `local_name` and `local_size`
    are what stands beside the data, where that differs from the directory at the end.
    """

    name: bytes
    packed: tuple[tuple[bytes, int], ...] = field(repr=False)
    crc: int
    size: int
    method: int = DEFLATED
    flags: int = 0x800  # the name is UTF-8
    local_name: bytes | None = None
    local_size: int | None = None
    packed_size: int | None = None
    offset: int | None = None
    extra: bytes = b""

    @property
    def real_packed_size(self) -> int:
        return sum(len(block) * times for block, times in self.packed)

    @property
    def declared_packed_size(self) -> int:
        return self.real_packed_size if self.packed_size is None else self.packed_size

    def local_header(self) -> bytes:
        name = self.name if self.local_name is None else self.local_name
        size = self.size if self.local_size is None else self.local_size
        return b"PK\x03\x04" + self._shared(name, size)[2:] + name + self.extra

    def directory_entry(self, offset: int) -> bytes:
        shared = self._shared(self.name, self.size)
        at = offset if self.offset is None else self.offset
        head = b"PK\x01\x02" + shared + struct.pack("<HHHII", 0, 0, 0, 0, at)
        return head + self.name + self.extra

    def _shared(self, name: bytes, size: int) -> bytes:
        return struct.pack(
            "<HHHHHHIIIHH",
            20,
            20,
            self.flags,
            self.method,
            0,
            0x21,  # 1 January 1980
            self.crc,
            self.declared_packed_size,
            size,
            len(name),
            len(self.extra),
        )


def entry(name: str, data: bytes, *, method: int = DEFLATED) -> Entry:
    """Return an honest entry; change it with `dataclasses.replace`."""
    if method == STORED:
        packed = data
    else:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
    return Entry(
        name=name.encode(),
        packed=((packed, 1),),
        crc=zlib.crc32(data),
        size=len(data),
        method=method,
    )


def repeated(name: str, head: bytes, block: bytes, times: int, tail: bytes) -> Entry:
    """Return an honest entry of `head`, `times` times `block`, and `tail`.

    The block is packed once: after a full flush the packed bytes know nothing of what went
    before them, so they can stand there any number of times.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    last = packer.compress(tail) + packer.flush()
    crc = _crc_of_both(zlib.crc32(head), _crc_repeated(block, times), len(block) * times)
    crc = _crc_of_both(crc, zlib.crc32(tail), len(tail))
    return Entry(
        name=name.encode(),
        packed=((first, 1), (middle, times), (last, 1)),
        crc=crc,
        size=len(head) + len(block) * times + len(tail),
    )


def about(block: bytes, size: int = MEBIBYTE) -> bytes:
    """Return the block repeated to about `size` bytes."""
    return block * max(1, size // len(block))


def write(
    path: Path, entries: Iterable[Entry], *, count: int | None = None, comment: bytes = b""
) -> Path:
    """Write the zip. `count` is the number of entries that the end of it claims."""
    directory: list[bytes] = []
    with path.open("wb") as file:
        for one in entries:
            directory.append(one.directory_entry(file.tell()))
            file.write(one.local_header())
            for block, times in one.packed:
                for _ in range(times):
                    file.write(block)
        start = file.tell()
        for line in directory:
            file.write(line)
        length = file.tell() - start
        number = min(len(directory) if count is None else count, 0xFFFF)
        end = struct.pack("<HHHHIIH", 0, 0, number, number, length, start, len(comment))
        file.write(b"PK\x05\x06" + end + comment)
    return path


def of_parts(parts: dict[str, bytes]) -> Iterator[Entry]:
    """Yield honest entries for the parts."""
    return (entry(name, data) for name, data in parts.items())


def lying(one: Entry, **lies: object) -> Entry:
    return replace(one, **lies)  # type: ignore[arg-type]


def _crc_repeated(block: bytes, times: int) -> int:
    """Return the checksum of a repeated block by doubling: eleven steps for four gigabytes."""
    whole, length = 0, 0
    power, power_length = zlib.crc32(block), len(block)
    while times:
        if times & 1:
            whole = _crc_of_both(whole, power, power_length)
            length += power_length
        power = _crc_of_both(power, power, power_length)
        power_length *= 2
        times >>= 1
    return whole


def _crc_of_both(first: int, second: int, second_length: int) -> int:
    """Return the checksum of two strings from theirs, as zlib's crc32_combine does.

    Appending zero bytes is linear over bits, so it is a matrix; squaring doubles how many.
    """
    matrix = _squared(_squared(_squared(_one_zero_bit())))  # eight zero bits: one byte
    while second_length:
        if second_length & 1:
            first = _times(matrix, first)
        matrix = _squared(matrix)
        second_length >>= 1
    return first ^ second


def _one_zero_bit() -> list[int]:
    return [0xEDB88320, *(1 << bit for bit in range(31))]


def _times(matrix: list[int], vector: int) -> int:
    result, row = 0, 0
    while vector:
        if vector & 1:
            result ^= matrix[row]
        vector >>= 1
        row += 1
    return result


def _squared(matrix: list[int]) -> list[int]:
    return [_times(matrix, row) for row in matrix]
