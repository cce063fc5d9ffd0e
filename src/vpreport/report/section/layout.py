"""What a section must know of the document that it goes into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vpreport.report import style as house
from vpreport.report.section.blocks import Role
from vpreport.report.section.letters import TableLetters

A4: Final = 14_000  # the text on an upright page, in twentieths of a point


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """Which style plays which part: ids as they stand in the document's own styles.

    `headings` and `contents` (the lines of a table of contents) from level 1 and down. `cell`,
    `count` and `note` are paragraphs in a table: text, a number of its own, smaller text below.
    `strong` empty: the document has no such style, so the letters are made bold as they stand. A
    `count` or lead-in in the same style as any other text gets what sets it apart as it stands.
    `numbered` are those of the headings that bring a number of their own.
    `letters` are those of tables, `air` is what stands empty on each side of the text of a cell, in
    twentieths of a point. `marks_head` and `marks_total`: the table style sets the first and the
    last row apart. `source_size` is that of the letters of a source in half-points where no style
    is made for it, else 0; `source_after` is what then stands empty below it, 0: as the style says.
    `caption_space` is what stands above and below a caption where its style
    has it the wrong way round, None: as the style says.
    """

    headings: tuple[str, ...]
    contents: tuple[str, ...]
    paragraphs: Mapping[Role, str]
    bullet: str
    number: str
    strong: str
    caption: str
    table: str
    cell: str
    count: str
    note: str
    letters: TableLetters
    air: int = 108
    marks_head: bool = True
    marks_total: bool = True
    source_size: int = 0
    source_after: int = 0
    caption_space: tuple[int, int] | None = None
    numbered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """How items are made where the styles for them are no lists.

    `bullet_numbering` is a numbering of the document's that has bullets; None: the style brings
    them. `are_bullets_new`: the document has none, so that numbering has to be put in.
    `are_numbers_typed`: numbers are text, since a list of ours would go on from one of theirs.
    """

    bullet_numbering: int | None = None
    are_bullets_new: bool = False
    are_numbers_typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ByChapter:
    r"""How captions are numbered by chapter: "Tabell 3.2".

    `reference` is the field that fetches the number of the chapter (`STYLEREF 1 \s`), empty where
    the caption shows none, and `sign` what stands between the two numbers. `level` is that of the
    headings which the second number begins anew after, 0 where it counts through the document.
    """

    reference: str = ""
    sign: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Called:
    """What a table or chart is called: "Tabell 3", or "Tabell 3.2" with a chapter and a sign.

    `label` empty: nobody has counted it yet.
    """

    label: str = ""
    number: int = 0
    chapter: str = ""
    sign: str = ""

    def __str__(self) -> str:
        before = f"{self.chapter}{self.sign}" if self.chapter else ""
        return f"{self.label} {before}{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLook:
    """`ink` is the colour of the text; `series` are those of bars that show no statuses.

    Each of these is outlined in the first of them.
    """

    font: str = house.FONT
    ink: str = house.INK
    series: tuple[str, ...] = house.SERIES_COLOURS


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """`width` is that of the text, `height` that of the text on a page, in twentieths of a point.

    `label` and `chart_label` name the sequences of the captions ("Tabell", "Diagram"), which
    decides what list of tables or charts they join. `heading_offset` pushes the headings down,
    `first_table` and `first_chart` are the numbers of the first captions, `first_bookmark` the
    first free bookmark id. Numbered lists use the numbering with the id `first_numbering` and
    those that follow, one for each list. `separator` stands between the number of a caption and
    its words, `by_chapter` and `charts_by_chapter` tell how it is made up. `language` is that of
    the text ("sv-SE") where the document's own is another, else empty.
    """

    styles: Styles
    width: int
    label: str
    chart_label: str
    height: int = A4
    heading_offset: int = 0
    first_table: int = 1
    first_chart: int = 1
    first_bookmark: int = 1
    first_numbering: int = 1
    separator: str = ". "
    by_chapter: ByChapter = ByChapter()
    charts_by_chapter: ByChapter = ByChapter()
    lists: Lists = Lists()
    charts: ChartLook = ChartLook()
    language: str = ""
