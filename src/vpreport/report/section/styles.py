"""The styles of a document of vpreport's own: quiet, in the house's colours, in Swedish.

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
from vpreport.report.section.ooxml import Element, w
from vpreport.texts import section as texts

LANGUAGE: Final = "sv-SE"
BULLETS: Final = 1  # the id of the numbering that the bullet style uses
FOOTER: Final = "Sidfot"

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
)

_HALF_POINTS: Final = 2
_TWENTIETHS: Final = 20
_LINE: Final = 240  # what Word calls one line


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
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
_TITLE: Final = _Look(
    id=_PARAGRAPHS[Role.TITLE],
    name="Title",
    size=26,
    colour=house.ACCENT,
    bold=True,
    after=2,
    line=1,
)
_HEADING: Final = replace(_TITLE, after=5, keep_next=True)
_CELL: Final = _Look(id=STYLES.cell, name=texts.STYLE_CELL, size=9.5, after=0, line=1)

_LOOKS: Final = (
    _TITLE,
    _Look(
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
    _Look(id=STYLES.contents[0], name="toc 1", before=3, after=1),
    _Look(id=STYLES.contents[1], name="toc 2", after=1, indent=14),
    _Look(id=STYLES.bullet, name="List Bullet", numbering=BULLETS, close=True),
    _Look(id=STYLES.number, name="List Number", close=True),
    _Look(
        id=_PARAGRAPHS[Role.LEAD_IN],
        name=texts.STYLE_LEAD_IN,
        before=6,
        after=3,
        keep_next=True,
    ),
    _Look(
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
    replace(_CELL, id=STYLES.note, name=texts.STYLE_NOTE, size=8.5, colour=house.MUTED, before=2),
    _Look(
        id=_PARAGRAPHS[Role.SOURCE],
        name=texts.STYLE_SOURCE,
        size=9,
        colour=house.MUTED,
        before=3,
        after=12,
    ),
    _Look(id=FOOTER, name="footer", size=9, colour=house.MUTED, after=0, rule_above=True),
)


def styles_part() -> Element:
    """Return the whole styles part."""
    return w("styles", _defaults(), *_basics(), *(_paragraph(look) for look in _LOOKS), _table())


def _defaults() -> Element:
    fonts = w("rFonts", ascii=house.FONT, hAnsi=house.FONT, eastAsia=house.FONT, cs=house.FONT)
    language = w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts, w("color", val=house.INK), *_size(11), language)),
        w("pPrDefault", w("pPr", _spacing(_Look(id="", name="")))),
    )


def _basics() -> tuple[Element, ...]:
    return (
        w(
            "style",
            w("name", val="Normal"),
            w("qFormat"),
            type="paragraph",
            default=1,
            styleId="Normal",
        ),
        _built_in("character", "Standardstycketeckensnitt", "Default Paragraph Font"),
        w(
            "style",
            w("name", val="Normal Table"),
            w("uiPriority", val=99),
            w("semiHidden"),
            w("unhideWhenUsed"),
            w(
                "tblPr",
                w("tblInd", w=0, type="dxa"),
                _margins(top=0, left=108, bottom=0, right=108),
            ),
            type="table",
            default=1,
            styleId="Normaltabell",
        ),
        _built_in("numbering", "Ingenlista", "No List"),
        w(
            "style",
            w("name", val="Strong"),
            w("qFormat"),
            w("rPr", w("b"), w("bCs")),
            type="character",
            styleId=STYLES.strong,
        ),
    )


def _table() -> Element:
    """Return the table style: a tinted head between petrol rules, hairlines between the rows."""
    borders = w(
        "tblBorders",
        _line("top", house.ACCENT, size=8),
        _line("bottom", house.ACCENT, size=8),
        _line("insideH", house.LINE, size=4),
    )
    head = w(
        "tblStylePr",
        w("rPr", w("b"), w("bCs"), w("color", val=house.ACCENT)),
        w(
            "tcPr",
            w("tcBorders", _line("bottom", house.ACCENT, size=8)),
            w("shd", val="clear", color="auto", fill=house.PALE),
            w("vAlign", val="bottom"),
        ),
        type="firstRow",
    )
    return w(
        "style",
        w("name", val=texts.STYLE_TABLE),
        w("basedOn", val="Normaltabell"),
        w("qFormat"),
        w(
            "tblPr",
            w("tblStyleRowBandSize", val=1),
            w("tblInd", w=0, type="dxa"),
            borders,
            _margins(top=50, left=85, bottom=50, right=85),
        ),
        head,
        w("tblStylePr", w("rPr", w("b"), w("bCs")), type="lastRow"),
        type="table",
        customStyle=1,
        styleId=STYLES.table,
    )


def _paragraph(look: _Look) -> Element:
    is_heading = look.outline is not None
    properties = w(
        "pPr",
        *((w("keepNext"), w("keepLines")) if look.keep_next else ()),
        w("numPr", w("numId", val=look.numbering)) if look.numbering else None,
        w("pBdr", _line("top", house.LINE, size=4, space=6)) if look.rule_above else None,
        w("suppressAutoHyphens") if is_heading else None,
        _spacing(look),
        w("ind", left=look.indent * _TWENTIETHS) if look.indent else None,
        w("contextualSpacing") if look.close else None,
        w("jc", val=look.align) if look.align else None,
        w("outlineLvl", val=look.outline) if look.outline is not None else None,
    )
    letters = w(
        "rPr",
        *((w("b"), w("bCs")) if look.bold else ()),
        w("color", val=look.colour) if look.colour else None,
        *_size(look.size),
    )
    return w(
        "style",
        w("name", val=look.name),
        w("basedOn", val=_PARAGRAPHS[Role.BODY]),
        w("qFormat"),
        properties,
        letters,
        type="paragraph",
        styleId=look.id,
    )


def _spacing(look: _Look) -> Element:
    return w(
        "spacing",
        before=look.before * _TWENTIETHS,
        after=look.after * _TWENTIETHS,
        line=round(look.line * _LINE),
        lineRule="auto",
    )


def _built_in(kind: str, style: str, name: str) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("uiPriority", val=1),
        w("semiHidden"),
        w("unhideWhenUsed"),
        type=kind,
        default=1,
        styleId=style,
    )


def _size(points: float) -> tuple[Element, Element]:
    half = int(points * _HALF_POINTS)
    return w("sz", val=half), w("szCs", val=half)


def _line(edge: str, colour: str, *, size: int, space: int = 0) -> Element:
    """Return a rule; `size` is in eighths of a point."""
    return w(edge, val="single", sz=size, space=space, color=colour)


def _margins(**twentieths: int) -> Element:
    return w("tblCellMar", *(w(edge, w=n, type="dxa") for edge, n in twentieths.items()))
