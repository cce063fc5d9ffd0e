"""The styles part of a document of vpreport's own, made from the declared looks."""

from __future__ import annotations

from typing import Final

from vpreport.report import style as house
from vpreport.report.section.blocks import Role
from vpreport.report.section.looks import LOOKS, STYLES, Look
from vpreport.report.section.ooxml import Element, w
from vpreport.texts import section as texts

LANGUAGE: Final = "sv-SE"

_HALF_POINTS: Final = 2
_TWENTIETHS: Final = 20
_LINE: Final = 240  # what Word calls one line


def styles_part() -> Element:
    """Return the whole styles part."""
    return w("styles", _defaults(), *_basics(), *(_paragraph(look) for look in LOOKS), _table())


def _defaults() -> Element:
    fonts = w("rFonts", ascii=house.FONT, hAnsi=house.FONT, eastAsia=house.FONT, cs=house.FONT)
    language = w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts, w("color", val=house.INK), *_size(11), language)),
        w("pPrDefault", w("pPr", _spacing(Look(id="", name="")))),
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


def _paragraph(look: Look) -> Element:
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
        w("basedOn", val=STYLES.paragraphs[Role.BODY]),
        w("qFormat"),
        properties,
        letters,
        type="paragraph",
        styleId=look.id,
    )


def _spacing(look: Look) -> Element:
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
