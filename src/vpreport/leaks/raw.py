"""Bytes as text: in every coding a program could have used, and what is packed in base64."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Final

from vpreport.leaks.pieces import Kind, Piece

MIN_PACKED: Final = 64  # bytes from which what base64 hides may be something else than text

MIN_CODE: Final = 8  # signs of base64, which hide 6

_BASE64: Final = re.compile(rf"[A-Za-z0-9+/_-]{{{MIN_CODE},}}")
_WRAPPED: Final = re.compile(r"[A-Za-z0-9+/_=-]{16,}(?:\s+[A-Za-z0-9+/_=-]+)+\s*")
# Signs of Swedish text; wider, and every byte would be a letter of some language.
_PRINTED: Final = re.compile(
    r"[\t\n\r -~\u00a0-\u00b7\u00c4-\u00c6\u00c9\u00d6\u00dc\u00e4-\u00e6\u00e9\u00f6\u00fc"
    r"\u2000-\u203a\u2212]{4,}"
)
_UNPRINTED: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WIDE_CODINGS: Final = ("utf-16-le", "utf-16-be")
_MARKS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def as_text(data: bytes) -> str | None:
    """Return the bytes as text, or None where they are no text."""
    text = as_unicode(data)
    if text is not None or b"\x00" in data:
        return text
    text = _decoded(data, "cp1252")
    return None if text is None or _UNPRINTED.search(text) else text


def as_unicode(data: bytes) -> str | None:
    """Return the bytes as text in UTF-8 or UTF-16, or None where they are neither."""
    if marked := _MARKS.get(data[:2]):
        return data[2:].decode(marked, "replace")
    if b"\x00" not in data:
        return _decoded(data, "utf-8-sig")
    wide = (_decoded(data, coding) for coding in _WIDE_CODINGS)
    return next((text for text in wide if text and _is_western(text)), None)


def binary(data: bytes) -> Iterator[Piece]:
    """Yield all that can be read in bytes that are no text: 4 signs or more in a row."""
    views = [data.decode(coding, "replace") for coding in ("latin-1", "utf-8")]
    views += [data[at:].decode(coding, "replace") for coding in _WIDE_CODINGS for at in (0, 1)]
    for view in views:
        for run in _PRINTED.finditer(view):
            yield Piece(text=run.group(), kind=Kind.TECHNICAL)


def unpacked(text: str) -> Iterator[bytes]:
    """Yield the bytes of everything in `text` that can be base64, also over several lines."""
    if len(text) < MIN_CODE:
        return
    if _WRAPPED.fullmatch(text):
        yield _opened("".join(text.split()))
    for run in _BASE64.finditer(text):
        yield _opened(run.group())


def _opened(run: str) -> bytes:
    signs = run.rstrip("=").translate(str.maketrans("-_", "+/"))
    if len(signs) % 4 == 1:
        signs = signs[:-1]  # one sign alone says nothing
    return base64.b64decode(signs + "=" * (-len(signs) % 4))


def _decoded(data: bytes, coding: str) -> str | None:
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        return None


def _is_western(text: str) -> bool:
    """Return whether two bytes a sign was a good guess: bytes of any kind become Chinese."""
    return not _UNPRINTED.search(text) and sum(sign < "\u2100" for sign in text) > len(text) * 0.8
