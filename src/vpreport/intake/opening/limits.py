"""How much a file may hold before it is refused unread, each limit with its source.

Measured means: over 3 295 real workbooks and some 100 files made to do harm. The limits are for
any workbook; a template of ours has two dozen parts, 200 KB of XML and some thousand cells.
"""

from __future__ import annotations

from typing import Final

MIB: Final = 1024 * 1024

MAX_FILE_SIZE: Final = 25 * MIB  # bytes; the cap of the US audit clearing house (FAC)

# The directory of a zip file. 99.9 % of the real workbooks had at most 285 entries.
MAX_ENTRIES: Final = 2_000

# Bytes inflated, counted while inflating and only for parts that are read. 99.9 % of the real
# workbooks had at most 23 MB in all; Apache POI's ratio of 100 would refuse three harmless ones.
MAX_PART: Final = 32 * MIB
MAX_TOTAL: Final = 48 * MIB
MAX_RATIO: Final = 200
RATIO_GRACE: Final = MIB  # bytes inflated below which the ratio does not matter
CHUNK: Final = MIB // 4  # bytes inflated at a time

# XML. Excel itself nests a dozen levels; a million levels overflow the stack of some libraries.
MAX_DEPTH: Final = 64
MAX_ELEMENTS: Final = 1_500_000  # in all parts that are read; bounds the time

# What a spreadsheet can have at all (Excel specifications and limits, support.microsoft.com).
MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384
MAX_CELL_TEXT: Final = 32_767  # UTF-16 units: emoji and the like are two

# What is kept in memory of one workbook.
MAX_SHEETS: Final = 200
MAX_CELLS: Final = 100_000  # with content; bounds the memory
MAX_MERGED: Final = 10_000  # ranges on a sheet
MAX_MERGED_CELLS: Final = 5_000_000  # in one of them
MAX_STRINGS: Final = 200_000  # shared texts

# Formats that only a library can read are read in a process of their own.
APART_SECONDS: Final = 10
APART_MEMORY: Final = 1024 * MIB  # bytes of address space
