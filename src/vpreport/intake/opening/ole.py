"""Which streams stand at the root of an OLE file, where those of embedded documents do not.

The format is [MS-CFB]: sectors in chains, told by a table, and a directory whose entries are
nodes of trees. Nothing in the file is trusted to end.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

MAX_ENTRIES: Final = 100_000  # in the directory; bounds the time

_SHIFT_AT: Final = 30
_DIRECTORY_AT: Final = 48
_TABLE_AT: Final = 76  # the sectors of the table; those beyond the head's 109 are not sought
_TABLE_LENGTH: Final = 109
_ENTRY: Final = 128
_SHIFTS: Final = (9, 12)


def root_names(data: bytes) -> frozenset[str]:
    """Return the names at the root in lower case; none where the directory cannot be read."""
    try:
        entries = _entries(data)
        return frozenset(_name(entries[number]) for number in _children(entries))
    except (struct.error, IndexError, UnicodeDecodeError):
        return frozenset()


def _entries(data: bytes) -> list[bytes]:
    """Return the entries of the directory, sector by sector along its chain."""
    (shift,) = struct.unpack_from("<H", data, _SHIFT_AT)
    (sector,) = struct.unpack_from("<I", data, _DIRECTORY_AT)
    if shift not in _SHIFTS:
        return []
    size = 1 << shift
    table = struct.unpack_from(f"<{_TABLE_LENGTH}I", data, _TABLE_AT)
    entries: list[bytes] = []
    while len(entries) < MAX_ENTRIES:
        start = (sector + 1) * size
        if start + size > len(data):  # also where the chain has ended
            break
        entries += (data[at : at + _ENTRY] for at in range(start, start + size, _ENTRY))
        of_table, place = divmod(sector, size // 4)
        (sector,) = struct.unpack_from("<I", data, (table[of_table] + 1) * size + place * 4)
    return entries


def _children(entries: list[bytes]) -> Iterator[int]:
    """Give the numbers of the entries in the tree of the root, each once."""
    (first,) = struct.unpack_from("<I", entries[0], 76)
    left, seen = [first], set()
    while left:
        number = left.pop()
        if number in seen or number >= len(entries):
            continue
        seen.add(number)
        yield number
        left += struct.unpack_from("<II", entries[number], 68)


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le").lower()
