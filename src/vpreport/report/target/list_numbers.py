"""The numbers that headings get from the numberings of a document, counted as Word counts them.

ISO/IEC 29500-1, 17.9: a numbering (w:num) shares its counts with all others of the same definition
(w:abstractNum); a paragraph on a level begins the deeper levels anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import find, is_on, parsed, value, w_name
from vpreport.report.target.style_sheet import StyleSheet

_PLACE: Final = re.compile("%([1-9])")
# Words in the text of a number ("Kapitel %1."), which some fields leave out.
_WORDS: Final = re.compile(r"[^\W\d_]+|\s+")
_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """`text` is "%1.%2" for a number with that of the level above. `style` is tied to the level.

    `restart` is the level (from 1) that it begins anew after, 0: none, None: all above.
    """

    format: str
    start: int
    text: str
    style: str
    restart: int | None
    is_legal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNumbering:
    """One w:num: its definition, its levels, and the numbers that it begins with all the same."""

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


Numberings = Mapping[int, ListNumbering]


def read_list_numberings(part: bytes | None) -> Numberings:
    """Return the numberings in a numbering part by their ids; None: there is no such part."""
    if not part:
        return {}
    root = parsed(part)
    definitions = {value(each, "abstractNumId"): each for each in root.iter(w_name("abstractNum"))}
    by_style = {value(find(each, "styleLink")): each for each in definitions.values()}
    found: dict[int, ListNumbering] = {}
    for num in root.iter(w_name("num")):
        definition = definitions.get(value(find(num, "abstractNumId")))
        if definition is None or not value(num, "numId").isdecimal():
            continue
        linked = value(find(definition, "numStyleLink"))
        definition = by_style.get(linked, definition) if linked else definition
        overrides = list(num.iter(w_name("lvlOverride")))
        found[int(value(num, "numId"))] = ListNumbering(
            definition=value(definition, "abstractNumId"),
            levels=_levels(definition) | {k: v for o in overrides for k, v in _levels(o).items()},
            starts={
                int(value(each, "ilvl")): int(value(find(each, "startOverride")))
                for each in overrides
                if value(each, "ilvl").isdecimal()
                and value(find(each, "startOverride")).isdecimal()
            },
        )
    return found


def numbering_of(
    own: Element | None, style: str, sheet: StyleSheet, numberings: Numberings
) -> tuple[int, int] | None:
    """Return the numbering and the level of a paragraph with a w:numPr of its own, or by its style.

    None: it has none. In a style the level is the one that the numbering ties to the style.
    """
    number, level = value(find_in(own, "numId")), value(find_in(own, "ilvl"))
    if not number:
        lineage = [*sheet.lineage(style)]
        said = [(each.id, find(each.element, "pPr/numPr")) for each in lineage]
        number = next((n for _, each in said if (n := value(find_in(each, "numId")))), "")
        tied = numberings[int(number)].levels if _is_known(number, numberings) else {}
        of_style = (n for each in lineage for n, one in tied.items() if one.style == each.id)
        by_style = (n for _, each in said if (n := value(find_in(each, "ilvl"))))
        level = level or str(next(of_style, next(by_style, "")))
    if not number.isdecimal() or not int(number):
        return None
    return int(number), int(level) if level.isdecimal() else 0


def find_in(element: Element | None, name: str) -> Element | None:
    return None if element is None else find(element, name)


def _is_known(number: str, numberings: Numberings) -> bool:
    return number.isdecimal() and int(number) in numberings


@dataclass(slots=True)
class ListCounter:
    """Counts paragraph by paragraph; all counts are told from the start of the document."""

    numberings: Numberings
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def count(self, number: int, level: int) -> None:
        """Note that a paragraph stands on that level of that numbering."""
        known = self.numberings.get(number)
        if known is None:
            return
        counts = self._counts.setdefault(known.definition, {})
        own = known.levels.get(level)
        if level in known.starts and (number, level) not in self._begun:
            counts[level] = known.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else (own.start if own else 1)
        self._begun.add((number, level))
        for deeper in [each for each in counts if each > level]:
            restart = known.levels[deeper].restart if deeper in known.levels else None
            if restart is None or level < restart:
                del counts[deeper]

    def shown(self, number: int, level: int, *, is_bare: bool) -> str | None:
        """Return the number as it stands before the paragraph, None where it is not understood.

        `is_bare`: only figures and the signs between them, without the words of "Kapitel 1".
        """
        known = self.numberings.get(number)
        own = known.levels.get(level) if known else None
        if known is None or own is None:
            return None
        text = _bare(own.text) if is_bare else own.text
        counts = self._counts.get(known.definition, {})
        told = text
        for place in _PLACE.finditer(text):
            above = known.levels.get(int(place[1]) - 1)
            if above is None:
                return None
            written = _FORMATS.get("decimal" if own.is_legal else above.format)
            if written is None:
                return None
            told = told.replace(place[0], written(counts.get(int(place[1]) - 1, above.start)))
        return told.strip().rstrip(".") or None


def _bare(text: str) -> str:
    """Return "%1.%2" of "Kapitel %1.%2:"."""
    places = [*_PLACE.finditer(text)]
    return _WORDS.sub("", text[places[0].start() : places[-1].end()]) if places else ""


def _levels(element: Element) -> dict[int, Level]:
    return {
        int(value(each, "ilvl")): _level(each)
        for each in element.iter(w_name("lvl"))
        if value(each, "ilvl").isdecimal()
    }


def _level(element: Element) -> Level:
    start, restart = value(find(element, "start")), value(find(element, "lvlRestart"))
    return Level(
        format=value(find(element, "numFmt")) or "decimal",
        start=int(start) if start.isdecimal() else 0,
        text=value(find(element, "lvlText")),
        style=value(find(element, "pStyle")),
        restart=int(restart) if restart.isdecimal() else None,
        is_legal=is_on(find(element, "isLgl")),
    )


def _letters(number: int) -> str:
    """Return A to Z, then AA to ZZ (17.18.59)."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    told = ""
    for worth, sign in _ROMAN:
        told += sign * (number // worth)
        number %= worth
    return told


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda _: "",
}
