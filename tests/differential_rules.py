"""What the libraries cannot see, or see otherwise than the formats say, each with its reason.

A rule is as narrow as what it tells of. The first that holds is the one that is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from differential import LIBRARIES, NO_DAY, Pair

from vpreport.intake.formats.xlsx_texts import unescaped
from vpreport.intake.grid import CellKind, Grid
from vpreport.texts.intake_words import INFINITE

OPENPYXL, CALAMINE, XLRD = LIBRARIES
BLANKS = " \t\r\n"  # white space of XML
OTHER_WORKBOOK = re.compile(r"'.+'#.*", re.DOTALL)
VAST = 10**300


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`forms` are the formats and `libraries` those that it is about."""

    name: str
    reason: str
    libraries: tuple[str, ...]
    holds: Callable[[Pair], bool]
    forms: tuple[str, ...] = ("xlsx", "ods", "xls", "xlsb")


def explained(pair: Pair) -> str | None:
    """Return the name of the first rule that explains why the two differ, None if none does."""
    for rule in RULES:
        if pair.library in rule.libraries and pair.form in rule.forms and rule.holds(pair):
            return rule.name
    return None


def explained_sheets(ours: Grid, theirs: Grid, library: str, form: str) -> str | None:
    """Return why the sheets are others, None if no rule says."""
    if library == OPENPYXL and not theirs.sheets:
        return "no-sheets"
    names = [sheet.name for sheet in ours.sheets]
    others = [sheet for sheet in theirs.sheets if not OTHER_WORKBOOK.fullmatch(sheet.name)]
    if [sheet.name for sheet in others] == names:
        return "other-workbooks"
    filled = [sheet.name for sheet in others if sheet.cells or sheet.name in names]
    if filled == names:
        return "sheets-without-cells"
    rest = [sheet.name for sheet in others if sheet.name in names]
    return "charts-of-xls" if form == "xls" and library == CALAMINE and rest == names else None


SHEET_RULES = {
    "no-sheets": "openpyxl knows the names of Transitional files only; of Strict it sees no sheet",
    "other-workbooks": "calamine lists what an OpenDocument file keeps of other workbooks",
    "charts-of-xls": "calamine takes what a chart on a sheet of its own keeps for cells",
    "sheets-without-cells": "charts and dialogues on a sheet of their own are listed as sheets",
}


def _is_covered(pair: Pair) -> bool:
    row, column = pair.at
    return any(
        top <= row <= bottom and left <= column <= right and pair.at != (top, left)
        for top, left, bottom, right in pair.sheet.merged
    )


def _texts(pair: Pair) -> tuple[str, str] | None:
    """Return both texts, None where either has no text; nothing at all is an empty text."""
    kinds = set(pair.kinds) - {None}
    if kinds != {CellKind.TEXT}:
        return None
    return tuple("" if c is None else c.text for c in (pair.ours, pair.theirs))  # type: ignore[return-value]


def _same_texts(undone: Callable[[str], str]) -> Callable[[Pair], bool]:
    def holds(pair: Pair) -> bool:
        texts = _texts(pair)
        return texts is not None and undone(texts[0]) == undone(texts[1])

    return holds


def _are(ours: CellKind | None, theirs: CellKind | None) -> Callable[[Pair], bool]:
    return lambda pair: pair.kinds == (ours, theirs)


def _are_escaped(pair: Pair) -> bool:
    texts = _texts(pair)
    if texts is None:
        return False
    ours, theirs = texts
    return unescaped(theirs) in (ours, unescaped(ours))


def _are_in_order(signs: str, text: str) -> bool:
    """Return whether all signs stand in the text in their order, with others between."""
    rest = iter(text)
    return all(sign in rest for sign in signs)


def _is_time_of_a_day(pair: Pair) -> bool:
    """Return whether we have the same time of day, or so long a time, without a date."""
    if pair.kinds != (CellKind.TIME, CellKind.DATE):
        return False
    clock = pair.theirs.text[11:].removeprefix("0") or "0:00"
    return clock in pair.ours.text


RULES = (
    Rule(
        name="covered-unread",
        reason="openpyxl drops what stands in the cells that a merged range covers",
        libraries=(OPENPYXL,),
        holds=lambda pair: pair.theirs is None and _is_covered(pair),
    ),
    Rule(
        name="covered-read",
        reason="calamine reads what an OpenDocument file keeps under a merged range",
        libraries=(CALAMINE,),
        forms=("ods",),
        holds=lambda pair: pair.ours is None and _is_covered(pair),
    ),
    Rule(
        name="link-as-value",
        reason="openpyxl puts the target of a link into its cell where that holds no value",
        libraries=(OPENPYXL,),
        holds=_are(None, CellKind.TEXT),
    ),
    Rule(
        name="escapes",
        reason="neither library undoes every escape such as _x000B_; openpyxl undoes _x005F_ alone",
        libraries=(OPENPYXL, CALAMINE),
        forms=("xlsx", "xlsb"),
        holds=_are_escaped,
    ),
    Rule(
        name="no-day",
        reason="a number of no day: an error to the library, to us a date that does not exist",
        libraries=(OPENPYXL, XLRD),
        holds=lambda pair: (
            pair.kinds == (CellKind.DATE, CellKind.ERROR)
            and pair.ours.value is None
            and pair.theirs.text == NO_DAY
        ),
    ),
    Rule(
        name="errors-as-empty",
        reason="calamine hands back error values as empty cells",
        libraries=(CALAMINE,),
        holds=lambda pair: pair.kinds == (CellKind.ERROR, None) and pair.ours.text != INFINITE,
    ),
    Rule(
        name="errors-as-nought",
        reason="Excel writes an error in OpenDocument as a number 0 that shows #DIV/0!",
        libraries=(CALAMINE,),
        forms=("ods",),
        holds=lambda pair: (
            pair.kinds == (CellKind.ERROR, CellKind.NUMBER) and pair.theirs.value == 0
        ),
    ),
    Rule(
        name="truths-as-numbers",
        reason="LibreOffice writes =TRUE() in OpenDocument as a number 1 that shows TRUE",
        libraries=(CALAMINE,),
        forms=("ods",),
        holds=lambda pair: (
            pair.kinds == (CellKind.BOOLEAN, CellKind.NUMBER)
            and pair.ours.formula is not None
            and pair.ours.value == pair.theirs.value
        ),
    ),
    Rule(
        name="vast-numbers",
        reason="the process apart gives numbers from 1e300 up as endless",
        libraries=(OPENPYXL, CALAMINE),
        holds=lambda pair: (
            pair.kinds == (CellKind.NUMBER, CellKind.ERROR)
            and abs(pair.ours.value) >= VAST
            and pair.theirs.text == INFINITE
        ),
    ),
    Rule(
        name="days-before-all",
        reason="a date before the day 0 is a day to the library, and none in Excel",
        libraries=(OPENPYXL, CALAMINE),
        forms=("xlsx",),
        holds=lambda pair: (
            pair.kinds in ((CellKind.DATE, CellKind.DATE), (CellKind.DATE, CellKind.TIME))
            and pair.ours.value is None
            and pair.ours.text.startswith("-")
        ),
    ),
    Rule(
        name="days-as-texts",
        reason="calamine gives a date of OpenDocument that does not exist as the text in the file",
        libraries=(CALAMINE,),
        forms=("ods",),
        holds=lambda pair: pair.kinds == (CellKind.DATE, CellKind.TEXT) and pair.ours.value is None,
    ),
    Rule(
        name="pronunciation",
        reason="calamine reads the pronunciation that stands above a text as part of it",
        libraries=(CALAMINE,),
        forms=("ods",),
        holds=lambda pair: (
            (texts := _texts(pair)) is not None
            and not texts[0].isascii()
            and _are_in_order(texts[0], texts[1])
        ),
    ),
    Rule(
        name="blanks-trimmed",
        reason="calamine cuts blanks around a text that does not say xml:space='preserve'",
        libraries=(CALAMINE,),
        forms=("xlsx",),
        holds=_same_texts(lambda text: text.strip(BLANKS)),
    ),
    Rule(
        name="blanks-repeated",
        reason="calamine keeps white space of OpenDocument that lays out the file, and drops tabs",
        libraries=(CALAMINE,),
        forms=("ods",),
        holds=_same_texts(lambda text: re.sub(r"\s+", "", text)),
    ),
    Rule(
        name="times-as-days",
        reason="xlrd and calamine count a time of day, or a long time, from the day 0",
        libraries=(XLRD, CALAMINE),
        holds=_is_time_of_a_day,
    ),
    Rule(
        name="times-as-shown",
        reason="of an OpenDocument time we quote what the cell shows, calamine the value behind",
        libraries=(CALAMINE,),
        forms=("ods",),
        holds=lambda pair: (
            pair.ours is not None
            and pair.ours.kind is CellKind.TIME
            and pair.theirs is not None
            and pair.theirs.kind in (CellKind.TIME, CellKind.TEXT)
        ),
    ),
)
