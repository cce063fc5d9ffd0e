"""The rules, and what a rule says when it is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from vpreport.report.section.ooxml import Element
from vpreport.report.target.checking.reading import Reading


class Rule(Enum):
    """Each thing that can be wrong; the value is the key of its words in `texts.checklist`."""

    NO_TITLE = "no_title"
    NOT_SWEDISH = "not_swedish"
    STYLE_MISSING = "style_missing"
    NO_HEADING = "no_heading"
    LEVEL_SKIPPED = "level_skipped"
    HEADING_EMPTY = "heading_empty"
    HEADING_FAKED = "heading_faked"
    LIST_TYPED = "list_typed"
    NO_HEADER_ROW = "no_header_row"
    HEADER_ROWS_APART = "header_rows_apart"
    HEADER_NOT_SAID = "header_not_said"
    MERGED = "merged"
    NESTED = "nested"
    FLOATING_TABLE = "floating_table"
    ROW_SPLIT = "row_split"
    CELL_EMPTY = "cell_empty"
    TABLE_NOT_DESCRIBED = "table_not_described"
    NO_CAPTION = "no_caption"
    NUMBER_STALE = "number_stale"
    NOT_DESCRIBED = "not_described"
    DESCRIBED_BY_FILE = "described_by_file"
    DESCRIPTION_LONG = "description_long"
    FLOATING = "floating"
    CHART_ALONE = "chart_alone"
    COLOUR_ALONE = "colour_alone"
    CONTRAST = "contrast"
    EMPTY_PARAGRAPHS = "empty_paragraphs"
    BLANKS = "blanks"
    LINK_UNCLEAR = "link_unclear"
    PROTECTED = "protected"
    ASKS_FOR_UPDATE = "asks_for_update"
    CONTROL_UNNAMED = "control_unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`element` is where it is, None for the file as a whole; `params` fill the words."""

    rule: Rule
    element: Element | None = None
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


Check = Callable[[Reading], Iterator[Fault]]
