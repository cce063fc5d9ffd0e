r"""The fields in a text, and those that number captions, read as Word counts them.

Both forms are read: `w:fldSimple`, and runs with `w:fldChar` (ISO/IEC 29500-1, 17.16). Word does
not tell upper from lower case in the name of a sequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from vpreport.report.section.fragments import HYPHEN
from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import value, w_name

_SEQUENCE: Final = re.compile(r'\s*SEQ\s+(?:"([^"]+)"|([^\s\\"]+))(.*)', re.IGNORECASE | re.DOTALL)
_RESET: Final = re.compile(r"\\r\s*(\d+)", re.IGNORECASE)
_REPEAT: Final = re.compile(r"\\c\b", re.IGNORECASE)
_BY_HEADING: Final = re.compile(r"\\s\s*(\d)", re.IGNORECASE)

_SIMPLE: Final = w_name("fldSimple")
_MARK: Final = w_name("fldChar")
_CODE: Final = w_name("instrText")
_TEXT: Final = w_name("t")
_KEPT: Final = w_name("noBreakHyphen")
# What is deleted, or a second copy for other programs.
_UNSEEN: Final = (
    w_name("del"),
    w_name("moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
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


@dataclass(slots=True, kw_only=True)
class Piece:
    """Text, or a field and its result; `code` None for text."""

    code: str | None
    shown: str = ""
    in_code: bool = False


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
    if next(element.iter(*FIELDS), None) is None:  # as in most
        return ()
    fields = ((each.code, each.shown) for each in pieces_in(element))
    return tuple(filter(None, (_sequence(code, shown) for code, shown in fields if code)))


def after_number(paragraph: Element) -> str:
    """Return the text after the last field: ". Indikatorer"."""
    after = ""
    for each in pieces_in(paragraph):
        after = after + each.shown if each.code is None else ""
    return after


def pieces_in(element: Element) -> Iterator[Piece]:
    """Yield texts and fields in order; what stands in the result of a field is its own."""
    open_: list[Piece] = []
    for each in element.iter(_SIMPLE, _MARK, _CODE, _TEXT, _KEPT):
        if next(each.iterancestors(*_UNSEEN), None) is not None:
            continue
        if each.tag == _SIMPLE:
            shown = "".join(map(_text, each.iter(_TEXT, _KEPT)))
            yield Piece(code=value(each, "instr"), shown=shown)
        elif each.tag == _MARK:
            yield from _marked(open_, value(each, "fldCharType"))
        elif each.tag == _CODE:
            if open_ and open_[-1].in_code:
                open_[-1].code = (open_[-1].code or "") + (each.text or "")
        elif open_:
            open_[-1].shown += "" if open_[-1].in_code else _text(each)
        elif next(each.iterancestors(_SIMPLE), None) is None:
            yield Piece(code=None, shown=_text(each))


def _marked(open_: list[Piece], kind: str) -> Iterator[Piece]:
    """Note where a field begins and its result does; yield the field where it ends."""
    if kind == "begin":
        open_.append(Piece(code="", in_code=True))
    elif open_ and kind == "separate":
        open_[-1].in_code = False
    elif open_:
        yield open_.pop()


def _text(element: Element) -> str:
    return HYPHEN if element.tag == _KEPT else element.text or ""


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
