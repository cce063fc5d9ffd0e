r"""The number of the chapter in a caption: "Tabell 3.2" has the field `STYLEREF 1 \s` before it.

Word writes it where a person has chosen that captions include the number of the chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.fields import Piece, pieces_in
from vpreport.report.target.style_sheet import PARAGRAPH, StyleSheet
from vpreport.texts.word_styles import SHOWN_AS

_FIELD: Final = re.compile(r'\s*(\w+)\s+(?:"([^"]+)"|([^\s\\"]+))(.*)', re.DOTALL)
_NUMBERED: Final = re.compile(r"\\[snwr]\b", re.IGNORECASE)
_MOST: Final = 3  # signs between the two numbers


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


def chapter_in(paragraph: Element) -> ChapterSeen | None:
    """Return the chapter's number before the first number of a caption, None where it has none."""
    pieces = _joined(pieces_in(paragraph))
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


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with texts that follow on each other, in several runs, as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if piece.code is None and joined and joined[-1].code is None:
            joined[-1].shown += piece.shown
        elif piece.code is not None or piece.shown:
            joined.append(piece)
    return joined


def _is_a(name: str, piece: Piece) -> bool:
    return piece.code is not None and piece.code.split()[:1] == [name]
