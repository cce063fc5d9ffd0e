r"""The SEQ fields that number captions, read as Word counts them.

Both forms are read: `w:fldSimple`, and runs with `w:fldChar` (ISO/IEC 29500-1, 17.16). Word does
not tell upper from lower case in the name of a sequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import value, w_name

_SEQUENCE: Final = re.compile(r'\s*SEQ\s+(?:"([^"]+)"|([^\s\\"]+))(.*)', re.IGNORECASE | re.DOTALL)
_RESET: Final = re.compile(r"\\r\s*(\d+)", re.IGNORECASE)
_REPEAT: Final = re.compile(r"\\c\b", re.IGNORECASE)
_BY_HEADING: Final = re.compile(r"\\s\s*(\d)", re.IGNORECASE)

_SIMPLE: Final = w_name("fldSimple")
_CHAR: Final = w_name("fldChar")
_CODE: Final = w_name("instrText")
_TEXT: Final = w_name("t")
_DELETED: Final = (w_name("del"), w_name("moveFrom"))
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PIECES: Final = (_SIMPLE, _CHAR, _CODE, _TEXT)
FIELDS: Final = (_SIMPLE, _CODE)  # one of them is in every field


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """One SEQ field. `shown` is the number as it stands in the document now.

    `reset` is the number that it is told to begin anew with, `by_heading` the level of the
    headings that it begins anew after; None: it just goes on.
    """

    label: str
    shown: str
    reset: int | None = None
    repeats: bool = False
    by_heading: int | None = None


@dataclass(slots=True)
class _Open:
    """A field that has begun and not ended."""

    code: str = ""
    shown: str = ""
    in_code: bool = True


@dataclass(slots=True)
class Counter:
    """Counts sequences as Word does, field by field and heading by heading."""

    _numbers: dict[str, int] = field(default_factory=dict)
    _spelling: dict[str, str] = field(default_factory=dict)
    _new_headings: dict[str, int] = field(default_factory=dict)

    def heading(self, level: int) -> None:
        """Note that a heading stands here."""
        for key in self._spelling:
            self._new_headings[key] = min(level, self._new_headings.get(key, level))

    def count(self, sequence: Sequence) -> int:
        """Return the number that the field gets."""
        key = sequence.label.casefold()
        self._spelling.setdefault(key, sequence.label)
        highest = self._new_headings.pop(key, None)
        before = self._numbers.get(key, 0)
        if sequence.by_heading and highest is not None and highest <= sequence.by_heading:
            before = 0
        number = before if sequence.repeats else before + 1
        self._numbers[key] = number if sequence.reset is None else sequence.reset
        return self._numbers[key]

    def totals(self) -> Mapping[str, int]:
        """Return the last number of each label, as the document spells it."""
        return {self._spelling[key]: number for key, number in self._numbers.items()}


def sequences_in(element: Element) -> tuple[Sequence, ...]:
    """Return the SEQ fields in a paragraph, table or other piece, in order."""
    codes = _codes(element)
    return tuple(filter(None, (_sequence(code, shown) for code, shown in codes)))


def after_number(paragraph: Element) -> str:
    """Return the text after the last SEQ field: ". Indikatorer"."""
    after = ""
    in_field = 0
    for piece in paragraph.iter(_TEXT, _CHAR, _SIMPLE):
        if piece.tag == _TEXT:
            is_shown = in_field or next(piece.iterancestors(_SIMPLE), None) is not None
            after = "" if is_shown else after + (piece.text or "")
        elif value(piece, "fldCharType") == "begin":
            in_field += 1
        elif value(piece, "fldCharType") == "end":
            in_field -= 1
            after = ""
    return after


def _sequence(code: str, shown: str) -> Sequence | None:
    found = _SEQUENCE.fullmatch(code)
    if found is None:
        return None
    switches = found[3]
    reset, by_heading = _RESET.search(switches), _BY_HEADING.search(switches)
    return Sequence(
        label=found[1] or found[2],
        shown=shown.strip(),
        reset=int(reset[1]) if reset else None,
        repeats=_REPEAT.search(switches) is not None,
        by_heading=int(by_heading[1]) if by_heading else None,
    )


def _codes(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the code and the shown text of each field that is not deleted or a second copy."""
    open_fields: list[_Open] = []
    for piece in element.iter(*_PIECES):
        if piece.tag == _SIMPLE:
            if _counts(piece):
                yield value(piece, "instr"), "".join(t.text or "" for t in piece.iter(_TEXT))
        elif piece.tag == _CHAR:
            kind = value(piece, "fldCharType")
            if kind == "begin":
                open_fields.append(_Open())
            elif kind == "separate" and open_fields:
                open_fields[-1].in_code = False
            elif open_fields:
                ended = open_fields.pop()
                if _counts(piece):
                    yield ended.code, ended.shown
        elif open_fields:
            _add(open_fields[-1], piece)


def _add(to: _Open, piece: Element) -> None:
    if piece.tag == _CODE and to.in_code:
        to.code += piece.text or ""
    elif piece.tag == _TEXT and not to.in_code:
        to.shown += piece.text or ""


def _counts(piece: Element) -> bool:
    return next(piece.iterancestors(_FALLBACK, *_DELETED), None) is None
