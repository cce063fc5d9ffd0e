"""The styles of a document, found by their names.

Names are Word's own in English whatever the language ("heading 1"), ids are not ("Rubrik1"). Upper
and lower case vary between programs, so they are not told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import find, is_on, parsed, value, w_name
from vpreport.report.target.theme import NO_THEME, Theme, read_theme

PARAGRAPH: Final = "paragraph"
CHARACTER: Final = "character"
TABLE: Final = "table"

BODY_LEVEL: Final = 9  # w:outlineLvl of what is no heading, counted from 0
_DEFAULT_SIZE: Final = 20  # half-points, where a document says nothing
_DEFAULT_FONT: Final = "Times New Roman"  # what Word then takes
_AIR: Final = 108  # twentieths of a point: what Word takes where no table style says it
_HEADING: Final = re.compile(r"heading ([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """`outline` is the level of a heading from 1, 0 for body text, None: says nothing of it.

    `numbering` is the id of its numbering and the level in it, None: says nothing. Id 0 means that
    it has none although what it is based on has.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    based_on: str
    is_default: bool
    outline: int | None
    numbering: tuple[int, int] | None
    element: Element

    def is_named(self, name: str) -> bool:
        return self.name.casefold() == name.casefold()

    def is_called(self, name: str) -> bool:
        return name.casefold() in map(str.casefold, self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """`latent` are the names, in lower case, that Word knows but the document does not define.

    `language` is that of text which no style or run says anything of, empty where unsaid.
    """

    styles: Mapping[str, Style]
    latent: frozenset[str]
    language: str
    default_size: int = _DEFAULT_SIZE
    default_font: str = _DEFAULT_FONT
    default_space: tuple[int, int] = (0, 0)
    theme: Theme = NO_THEME

    def find(self, name: str, kind: str, uses: Mapping[str, int]) -> Style | None:
        """Return the style of that name or, where there is none, with that alias.

        Of several the most used one, then the first; `uses` counts by id. None: not defined.
        """
        of_kind = [style for style in self.styles.values() if style.kind == kind]
        named = [style for style in of_kind if style.is_named(name)]
        found = named or [style for style in of_kind if style.is_called(name)]
        return max(found, key=lambda style: uses.get(style.id, 0), default=None)

    def default(self, kind: str) -> Style | None:
        """Return the style of what names none, None where the document has no such style."""
        of_kind = (style for style in self.styles.values() if style.kind == kind)
        return next((style for style in of_kind if style.is_default), None)

    def lineage(self, style: str) -> Iterator[Style]:
        """Yield the style and those of its kind that it is based on, nearest first."""
        seen: set[str] = set()
        kind = self.styles[style].kind if style in self.styles else ""
        while style in self.styles and style not in seen and self.styles[style].kind == kind:
            seen.add(style)
            yield self.styles[style]
            style = self.styles[style].based_on

    def outline(self, style: str) -> int:
        """Return the level of a heading from 1, 0 for what is none."""
        for each in self.lineage(style):
            if each.outline is not None:
                return each.outline
            if named := _HEADING.fullmatch(each.name.casefold()):
                return int(named[1])
        return 0

    def numbering(self, style: str) -> tuple[int, int] | None:
        """Return the numbering and the level of a list style, None for what is no list."""
        found = (each.numbering for each in self.lineage(style) if each.numbering is not None)
        nearest = next(found, None)
        return nearest if nearest and nearest[0] else None

    def size(self, style: str) -> int:
        """Return the size of the letters in half-points."""
        sizes = (value(find(each.element, "rPr/sz")) for each in self.lineage(style))
        return next((int(size) for size in sizes if size.isdecimal()), self.default_size)

    def font(self, style: str) -> str:
        """Return the name of the font, empty where nobody says."""
        fonts = (find(each.element, "rPr/rFonts") for each in self.lineage(style))
        return next(filter(None, map(self.theme.font, fonts)), self.default_font)

    def space(self, style: str) -> tuple[int, int]:
        """Return what stands empty above and below a paragraph, in twentieths of a point."""
        spacings = [find(each.element, "pPr/spacing") for each in self.lineage(style)]
        above, below = (
            next((int(each) for each in said if each.isdecimal()), default)
            for said, default in zip(
                ((value(each, side) for each in spacings) for side in ("before", "after")),
                self.default_space,
                strict=True,
            )
        )
        return above, below

    def air(self, table: str) -> int:
        """Return what stands empty on each side in the cells of a table, in twentieths."""
        lineage = [*self.lineage(table)]
        default = self.default(TABLE)
        sides = (
            value(find(each.element, f"tblPr/tblCellMar/{side}"), "w")
            for each in (*lineage, *([default] if default else ()))
            for side in ("left", "start")
        )
        return next((int(side) for side in sides if side.isdecimal()), _AIR)

    def says_size(self, style: str) -> bool:
        """Return whether the style or what it is based on says how large letters are."""
        return any(value(find(each.element, "rPr/sz")) for each in self.lineage(style))

    def is_free(self, style: str) -> bool:
        """Return whether no style has that id or is said to be based on it, whatever the case."""
        named = {*self.styles, *(each.based_on for each in self.styles.values())}
        return style.casefold() not in map(str.casefold, named)


def read_styles(part: bytes | None, theme: bytes | None = None) -> StyleSheet:
    """Return the styles in a styles part; None: the document has no such part, or no theme."""
    if not part:
        return StyleSheet(styles={}, latent=frozenset(), language="")
    own = read_theme(theme)
    root = parsed(part)
    styles = [_style(element) for element in root.iter(w_name("style"))]
    size = value(find(root, "docDefaults/rPrDefault/rPr/sz"))
    fonts = find(root, "docDefaults/rPrDefault/rPr/rFonts")
    latent = (value(each, "name").casefold() for each in root.iter(w_name("lsdException")))
    by_id = {style.id: style for style in styles if style.id}
    return StyleSheet(
        styles=by_id,
        latent=frozenset(latent) - {style.name.casefold() for style in styles},
        language=_language(root, styles),
        default_size=int(size) if size.isdecimal() else _DEFAULT_SIZE,
        default_font=_DEFAULT_FONT if fonts is None else own.font(fonts),
        default_space=_default_space(root),
        theme=own,
    )


def _default_space(root: Element) -> tuple[int, int]:
    spacing = find(root, "docDefaults/pPrDefault/pPr/spacing")
    above, below = (value(spacing, side) for side in ("before", "after"))
    return int(above) if above.isdecimal() else 0, int(below) if below.isdecimal() else 0


def _style(element: Element) -> Style:
    outline = find(element, "pPr/outlineLvl")
    numbering = find(element, "pPr/numPr")
    return Style(
        id=value(element, "styleId"),
        name=value(find(element, "name")),
        kind=value(element, "type") or PARAGRAPH,
        aliases=tuple(name.strip() for name in value(find(element, "aliases")).split(",")),
        based_on=value(find(element, "basedOn")),
        is_default=value(element, "default") in ("1", "true", "on"),
        outline=None if outline is None else _level(value(outline)),
        numbering=None if numbering is None else numbering_in(numbering),
        element=element,
    )


def _level(written: str) -> int:
    level = int(written) if written.isdecimal() else BODY_LEVEL
    return level + 1 if level < BODY_LEVEL else 0


def numbering_in(properties: Element) -> tuple[int, int] | None:
    """Return the numbering that a w:numPr names, None where it only names a level."""
    number, level = value(find(properties, "numId")), value(find(properties, "ilvl"))
    if not number.isdecimal():
        return None
    return int(number), int(level) if level.isdecimal() else 0


def _language(root: Element, styles: list[Style]) -> str:
    default = (style.element for style in styles if style.is_default and style.kind == PARAGRAPH)
    said = [find(each, "rPr/lang") for each in default]
    said.append(find(root, "docDefaults/rPrDefault/rPr/lang"))
    return next((value(lang) for lang in said if value(lang)), "")


def is_bold(sheet: StyleSheet, style: str) -> bool:
    """Return whether the style makes letters bold, itself or by what it is based on."""
    bold = (find(each.element, "rPr/b") for each in sheet.lineage(style))
    return is_on(next((one for one in bold if one is not None), None))
