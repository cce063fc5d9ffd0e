"""What every workbook that vpreport writes has in common, over xlsxwriter."""

from __future__ import annotations

import re
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

LINE_HEIGHT: Final = 15.0  # points that a line of 11 point text takes
CELL_PADDING: Final = 5.0  # points of air under the last line
MAX_HEIGHT: Final = 409.0  # the highest row a spreadsheet takes
LONGEST_WORD: Final = 32  # a column is not made wider for the sake of words with more signs

_BREAKS: Final = re.compile(r"[ \n]+|(?<=[-–/])")  # a no-break space holds its words together

_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # Else the parts of the workbook lie in the system's folder for temporary files while it is
    # written, and stay there if the program is killed; what is confidential must not.
    "in_memory": True,
}


class GrowingWorksheet(Worksheet):
    """A worksheet whose rows start at the height we set and still grow when somebody types.

    xlsxwriter marks every height as chosen by a person (customHeight), and such a row never
    grows again. With no height at all Excel fits rows as it opens the file, but LibreOffice
    does not. A height without the mark is honoured by both and fitted anew at each edit.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_start_tag_unencoded(tag, _without_mark(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_empty_tag_unencoded(tag, _without_mark(tag, attributes))


def _without_mark(tag: str, attributes: Any) -> list[tuple[str, object]]:
    return [pair for pair in attributes if tag != "row" or pair[0] != "customHeight"]


@contextmanager
def new_workbook(path: Path) -> Iterator[Workbook]:
    """Give a workbook that is saved at the end, in which no text becomes a formula or a link.

    xlsxwriter warns about, and leaves out, what a spreadsheet would not take; since that would
    be our own fault, the warning is raised as an error. The file is made in memory and put on
    the disk in one go, so that a disk that is full or closed to us is a plain OSError.
    """
    whole = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with Workbook(whole, _OPTIONS) as book:
            yield book
    path.write_bytes(whole.getvalue())


def height_for(
    texts_and_widths: Sequence[tuple[str, float]],
    *,
    at_least: int = 1,
    line_height: float = LINE_HEIGHT,
) -> float:
    """Return the height in points of a row with these texts in columns of these widths.

    A width is in characters, as Excel counts them; `line_height` is that of the text's size.
    """
    lines = max([at_least, *(_lines(text, width) for text, width in texts_and_widths)])
    return min(lines * line_height + CELL_PADDING, MAX_HEIGHT)


def longest_word(text: str) -> int:
    """Return how many signs a column must hold in one line so that no word is parted."""
    lengths = (len(word) for word in _BREAKS.split(text))
    return max((length for length in lengths if length <= LONGEST_WORD), default=0)


def _lines(text: str, width: float) -> int:
    signs = max(1, int(width))
    return sum(_lines_of(part, signs) for part in text.splitlines())


def _lines_of(part: str, signs: int) -> int:
    """Return how many lines a text without line breaks takes; most are short, and wrapping slow."""
    if len(part) <= signs and "\t" not in part:  # a tab counts as up to eight signs
        return 1
    return len(textwrap.wrap(part, signs)) or 1
