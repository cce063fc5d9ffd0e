"""The house's colours, as RGB hex. Every pair used together has a contrast of at least 4.5:1."""

from __future__ import annotations

from typing import Final

ACCENT: Final = "#1F5C66"  # petrol: titles and heading rows, under white text
INK: Final = "#1E2B2F"  # running text
QUIET: Final = "#55646A"  # secondary text
LINE: Final = "#D3DBDD"  # hairlines
PALE: Final = "#EEF3F4"  # calm background
INPUT: Final = "#FFF7D6"  # a cell to fill in
INPUT_LINE: Final = "#D9C68A"
INPUT_HEADING: Final = "#7A5A00"  # heads a column to fill in, under white text
WRONG: Final = "#F8CFC7"  # a cell whose answer could not be used
WRONG_LINE: Final = "#8A2318"
DOUBTFUL: Final = "#FFD9A3"  # a cell whose answer may be wrong
DOUBTFUL_LINE: Final = "#8A5A00"
EARLIER: Final = "#DCEAF5"  # an answer from an earlier checkpoint
EARLIER_LINE: Final = "#2F5D86"
STAMP: Final = "#8A2318"  # a note of secrecy
WHITE: Final = "#FFFFFF"
