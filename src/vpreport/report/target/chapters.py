r"""The number of the chapter in a caption: "Tabell 3.2" has the field `STYLEREF 1 \s` before it.

Word writes it where a person has chosen that captions include the number of the chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from vpreport.report.section.fragments import HYPHEN
from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import value, w_name
from vpreport.report.target.style_sheet import PARAGRAPH, StyleSheet
from vpreport.texts.word_styles import SHOWN_AS

_FIELD: Final = re.compile(r'\s*(\w+)\s+(?:"([^"]+)"|([^\s\\"]+))(.*)', re.DOTALL)
_NUMBERED: Final = re.compile(r"\\[snwr]\b", re.IGNORECASE)
_MOST: Final = 3  # signs between the two numbers
_SIMPLE, _MARK, _CODE = map(w_name, ("fldSimple", "fldChar", "instrText"))
_TEXT, _KEPT = map(w_name, ("t", "noBreakHyphen"))
_DELETED: Final = (w_name("del"), w_name("moveFrom"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterSeen:
    r"""What a caption has before its number: the field (`STYLEREF 1 \s`), its result, a sign."""

    reference: str
    shown: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a STYLEREF field asks for: headings of which styles, by id.

    `is_bare`: only the number itself, without words round it. `is_number` False: their text.
    """

    styles: frozenset[str]
    is_number: bool
    is_bare: bool


@dataclass(slots=True, kw_only=True)
class _Piece:
    """Text, or a field and its result; `code` None for text."""

    code: str | None
    shown: str = ""
    in_code: bool = False


def chapter_in(paragraph: Element) -> ChapterSeen | None:
    """Return the chapter's number before the first number of a caption, None where it has none."""
    pieces = _joined(_pieces(paragraph))
    own = next((n for n, piece in enumerate(pieces) if _is_a("SEQ", piece)), 0)
    sign = ""
    if own and pieces[own - 1].code is None:
        own -= 1
        sign = pieces[own].shown
    if not own or not _is_a("STYLEREF", pieces[own - 1]) or len(sign) > _MOST:
        return None
    before = pieces[own - 1]
    reference = " ".join((before.code or "").split())
    return ChapterSeen(reference=reference, shown=before.shown.strip(), sign=sign)


def read_reference(instruction: str, sheet: StyleSheet) -> Reference:
    """Return what a STYLEREF field asks for: by the level of a heading or the name of a style."""
    found = _FIELD.fullmatch(instruction)
    asked, switches = ((found[2] or found[3]), found[4]) if found else ("", "")
    name = f"heading {asked}" if asked.isdecimal() else SHOWN_AS.get(asked, asked)
    styles = (each for each in sheet.styles.values() if each.kind == PARAGRAPH)
    return Reference(
        styles=frozenset(each.id for each in styles if each.is_named(name) or each.is_called(name)),
        is_number=_NUMBERED.search(switches) is not None,
        is_bare=re.search(r"\\[st]\b", switches, re.IGNORECASE) is not None,
    )


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Return the pieces with texts that follow on each other, in several runs, as one."""
    joined: list[_Piece] = []
    for piece in pieces:
        if piece.code is None and joined and joined[-1].code is None:
            joined[-1].shown += piece.shown
        elif piece.code is not None or piece.shown:
            joined.append(piece)
    return joined


def _is_a(name: str, piece: _Piece) -> bool:
    return piece.code is not None and piece.code.split()[:1] == [name]


def _pieces(paragraph: Element) -> Iterator[_Piece]:
    """Yield texts and fields in order; what stands in the result of a field is its own."""
    open_: list[_Piece] = []
    for each in paragraph.iter(_SIMPLE, _MARK, _CODE, _TEXT, _KEPT):
        if next(each.iterancestors(*_DELETED), None) is not None:
            continue
        if each.tag == _SIMPLE:
            shown = "".join(map(_text, each.iter(_TEXT, _KEPT)))
            yield _Piece(code=value(each, "instr"), shown=shown)
        elif each.tag == _MARK:
            yield from _marked(open_, value(each, "fldCharType"))
        elif each.tag == _CODE:
            if open_ and open_[-1].in_code:
                open_[-1].code = (open_[-1].code or "") + (each.text or "")
        elif open_:
            open_[-1].shown += "" if open_[-1].in_code else _text(each)
        elif next(each.iterancestors(_SIMPLE), None) is None:
            yield _Piece(code=None, shown=_text(each))


def _marked(open_: list[_Piece], kind: str) -> Iterator[_Piece]:
    """Note where a field begins and its result does; yield the field where it ends."""
    if kind == "begin":
        open_.append(_Piece(code="", in_code=True))
    elif open_ and kind == "separate":
        open_[-1].in_code = False
    elif open_:
        yield open_.pop()


def _text(element: Element) -> str:
    return HYPHEN if element.tag == _KEPT else element.text or ""
