"""How a document of vpreport's own looks: quiet, in the house's colours, declared style by style.

Styles that Word knows keep its English names (Word shows them in the reader's language) and get
the ids that a Swedish Word gives them, so that the text can be pasted into a Swedish report and
take on its looks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from vpreport.report import style as house
from vpreport.report.section.blocks import Role
from vpreport.report.section.layout import Styles
from vpreport.report.section.letters import TableLetters, letters_of
from vpreport.texts import section as texts

BULLETS: Final = 1  # the id of the numbering that the bullet style uses
FOOTER: Final = "Sidfot"
_IN_CELLS: Final = 9.5
_IN_NOTES: Final = 8.5
_HALF_POINTS: Final = 2

STYLES: Final = Styles(
    headings=("Rubrik1", "Rubrik2", "Rubrik3"),
    contents=("Innehll1", "Innehll2"),
    paragraphs={
        Role.TITLE: "Rubrik",
        Role.SUBTITLE: "Underrubrik",
        Role.CONTENTS_TITLE: "Innehllsfrteckningsrubrik",
        Role.BODY: "Normal",
        Role.LEAD_IN: "Listinledning",
        Role.SOURCE: "Klla",
    },
    bullet="Punktlista",
    number="Numreradlista",
    strong="Stark",
    caption="Beskrivning",
    table="Uppfljningstabell",
    cell="Tabelltext",
    count="Tabelltal",
    note="Tabellnot",
    letters=TableLetters(
        head=letters_of(house.FONT, int(_IN_CELLS * _HALF_POINTS), is_bold=True),
        text=letters_of(house.FONT, int(_IN_CELLS * _HALF_POINTS)),
        note=letters_of(house.FONT, int(_IN_NOTES * _HALF_POINTS)),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A paragraph style. Sizes and spaces are in points, `outline` is the level from 0.

    A style without a colour leaves it to the table style, which colours the head of a table.
    `close`: no space between paragraphs of this style. `numbering` 0: no list.
    """

    id: str
    name: str
    size: float = 11
    colour: str = ""
    bold: bool = False
    before: int = 0
    after: int = 6
    line: float = 1.12
    indent: int = 0
    keep_next: bool = False
    close: bool = False
    align: str = ""
    numbering: int = 0
    outline: int | None = None
    rule_above: bool = False


_PARAGRAPHS: Final = STYLES.paragraphs
_TITLE: Final = Look(
    id=_PARAGRAPHS[Role.TITLE],
    name="Title",
    size=26,
    colour=house.ACCENT,
    bold=True,
    after=2,
    line=1,
)
_HEADING: Final = replace(_TITLE, after=5, keep_next=True)
_CELL: Final = Look(id=STYLES.cell, name=texts.STYLE_CELL, size=_IN_CELLS, after=0, line=1)

LOOKS: Final = (
    _TITLE,
    Look(
        id=_PARAGRAPHS[Role.SUBTITLE],
        name="Subtitle",
        size=13,
        colour=house.MUTED,
        after=18,
    ),
    replace(_HEADING, id=STYLES.headings[0], name="heading 1", size=18, before=24, outline=0),
    replace(_HEADING, id=STYLES.headings[1], name="heading 2", size=14, before=20, outline=1),
    replace(_HEADING, id=STYLES.headings[2], name="heading 3", size=12, before=16, outline=2),
    replace(
        _HEADING,
        id=_PARAGRAPHS[Role.CONTENTS_TITLE],
        name="TOC Heading",
        size=14,
    ),
    Look(id=STYLES.contents[0], name="toc 1", before=3, after=1),
    Look(id=STYLES.contents[1], name="toc 2", after=1, indent=14),
    Look(id=STYLES.bullet, name="List Bullet", numbering=BULLETS, close=True),
    Look(id=STYLES.number, name="List Number", close=True),
    Look(
        id=_PARAGRAPHS[Role.LEAD_IN],
        name=texts.STYLE_LEAD_IN,
        before=6,
        after=3,
        keep_next=True,
    ),
    Look(
        id=STYLES.caption,
        name="caption",
        size=10,
        colour=house.ACCENT,
        bold=True,
        before=10,
        after=4,
        line=1,
        keep_next=True,
    ),
    _CELL,
    replace(_CELL, id=STYLES.count, name=texts.STYLE_COUNT, align="right"),
    replace(
        _CELL, id=STYLES.note, name=texts.STYLE_NOTE, size=_IN_NOTES, colour=house.MUTED, before=2
    ),
    Look(
        id=_PARAGRAPHS[Role.SOURCE],
        name=texts.STYLE_SOURCE,
        size=9,
        colour=house.MUTED,
        before=3,
        after=12,
    ),
    Look(id=FOOTER, name="footer", size=9, colour=house.MUTED, after=0, rule_above=True),
)
