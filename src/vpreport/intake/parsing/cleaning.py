"""Text without what nobody sees: spaces of all kinds, zero-width signs, control characters."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85")
# Marks that change or hide how a text looks. Joiners and variation selectors stay: emoji and some
# languages are spelt with them.
_HIDDEN: Final = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# A soft hyphen looks like a minus sign or like nothing; the others turn the order of the signs.
_DECEPTIVE: Final = re.compile("[\u00ad\u202a-\u202e\u2066-\u2069]")
# As difflib counts: 1 is the same word.
LIKE_ENOUGH: Final = 0.7
CLEARLY_LIKER: Final = 0.1
SHORT: Final = 200  # signs
LONGEST_WORD: Final = 100  # nothing in a list is longer
_AROUND_WORDS: Final = " .,;:!'\"«»”“’"


def one_line(text: str) -> str:
    """Return the text on one line: no signs without width, one plain blank for any white space."""
    return _short_line(text) if len(text) <= SHORT else _line(text)


@lru_cache(maxsize=8192)  # numbers, names and choices stand in very many cells
def _short_line(text: str) -> str:
    return _line(text)


def _line(text: str) -> str:
    if text.isprintable():  # a text without signs to take out is by far the most common
        return " ".join(text.split()) if "  " in text else text.strip()
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(text.split())


def shows_nothing(text: str) -> bool:
    """Return whether there is nothing in the text that anyone can see."""
    seen = text.lstrip()
    return not seen or (not seen[0].isprintable() and not one_line(seen))


def as_word(text: str) -> str:
    """Return the text as a word to look up: no case, no punctuation around it."""
    word = one_line(unicodedata.normalize("NFKC", text)).casefold()
    return word.strip(_AROUND_WORDS) or word


def nearest(text: str, known: tuple[str, ...]) -> str | None:
    """Return the one of `known` that `text` is likest; None where none or several come near.

    "Inte uppfyllt" is nearer "Uppfyllt" than its contrary, so a narrow lead is not enough.
    """
    word = as_word(text)[:LONGEST_WORD]
    like = [difflib.SequenceMatcher(None, word, as_word(label)).ratio() for label in known]
    best, second, *_ = (*sorted(like, reverse=True), 0.0, 0.0)
    is_clear = best >= LIKE_ENOUGH and best - second >= CLEARLY_LIKER
    return known[like.index(best)] if is_clear else None


def is_deceptive(text: str) -> bool:
    """Return whether a number or a date may look like another one than it is."""
    return _DECEPTIVE.search(text) is not None


def readable(text: str) -> str:
    """Return a comment as it can be printed: lines and tabs kept, nothing hidden or unprintable."""
    if text.replace("\n", "").replace("\t", "").isprintable():  # by far the most common
        return text.strip()
    lines = _LINE_ENDS.sub("\n", _HIDDEN.sub("", text))
    return "".join(sign for sign in lines if sign in "\n\t" or _is_printable(sign)).strip()


def _is_printable(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cs") and sign not in "\ufffe\uffff"
