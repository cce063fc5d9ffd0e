"""Opening files, and packages in packages, within bounds: everything in them as pieces.

Excel, Word and LibreOffice files are zip packages of XML parts. No part is left out, whatever
its name says: hidden sheets, caches, comments, properties, what was deleted with changes tracked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from vpreport.leaks import cells, markup, plain, raw
from vpreport.leaks.pieces import Kind, Piece
from vpreport.replacing import ZIP_FAULTS

MAX_DEPTH: Final = 6  # packages in packages; honest files have one chart workbook, so 2
MAX_INFLATED: Final = 512 * 1024 * 1024  # bytes, all parts of a package together
MAX_ENTRIES: Final = 10_000

MAX_UNLISTED: Final = 16 * 1024  # bytes: the head of an embedded object

_ENTRY_HEAD: Final = 128  # bytes that an entry takes besides its content, about
_ENCRYPTED_FLAG: Final = 0x1
_ZIP_START: Final = b"PK\x03\x04"
# Old Office formats and what Office encrypts; it can also be the head of an embedded object.
_OLE_START: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_COMPRESSED_STARTS: Final = (b"%PDF-", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


class UnsearchableError(Exception):
    """Something cannot be looked through; the argument is the key of the reason in the texts."""


def pieces_of(name: str, data: bytes, *, depth: int = 0) -> Iterator[Piece]:
    """Yield every piece of a file of any kind; `name` is its name or that of the part.

    Raises UnsearchableError where something cannot be looked through: no leak may pass because
    a file is encrypted, damaged or too large.
    """
    if depth > MAX_DEPTH:
        raise UnsearchableError("deep")
    yield Piece(text=name, is_name=True)
    if _is_package(data):
        yield from _of_package(data, depth)
    elif _is_closed(data, depth):
        raise UnsearchableError("closed")
    elif data.startswith(_ZIP_START):
        raise UnsearchableError("damaged")
    else:
        for piece in _of_part(name, data):
            yield piece
            yield from _packed(piece.text, depth)


def _of_package(data: bytes, depth: int) -> Iterator[Piece]:
    parts, comments = _inflated(data)
    yield Piece(text=comments)
    shared = cells.shared_texts(parts)
    for part, content in parts.items():
        if cells.is_sheet(content):
            yield from (piece.inside(part) for piece in cells.pieces(content, shared))
        yield from (piece.inside(part) for piece in pieces_of(part, content, depth=depth + 1))


def _of_part(name: str, data: bytes) -> Iterator[Piece]:
    """Yield the pieces of what is no package, by what its bytes show and its name says."""
    suffix = PurePosixPath(name).suffix.lower()
    text = raw.as_text(data)
    if text is None:
        yield from raw.binary(data)
    elif (found := _markup(data, text, suffix)) is not None:
        yield from found
    elif suffix in (".csv", ".tsv"):
        yield from plain.table(text)
    else:
        yield from plain.scalars(text)
        yield from plain.lines(text)


def _markup(data: bytes, text: str, suffix: str) -> Iterator[Piece] | None:
    if suffix in (".html", ".htm"):
        return markup.pieces(text.encode(), is_html=True)
    return markup.pieces(data) if "<" in text else None


def _packed(text: str, depth: int) -> Iterator[Piece]:
    """Yield what base64 in the text hides."""
    for data in raw.unpacked(text):
        hidden = raw.as_unicode(data)
        if hidden is not None:
            yield Piece(text=hidden, kind=Kind.TEXT)
        elif _is_package(data):
            yield from pieces_of("", data, depth=depth + 1)
        elif len(data) >= raw.MIN_PACKED:
            yield from raw.binary(data)


def _is_closed(data: bytes, depth: int) -> bool:
    if data.startswith(_OLE_START):
        return not depth or _ENCRYPTED_STREAM in data
    return data.startswith(_COMPRESSED_STARTS)


def _is_package(data: bytes) -> bool:
    """Return whether there is a zip archive, also one behind the head of an embedded object."""
    return _ZIP_START in data and zipfile.is_zipfile(io.BytesIO(data))


def _inflated(data: bytes) -> tuple[dict[str, bytes], str]:
    """Return the parts (a name used again gets a number) and the archive's own comments."""
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _guard(entries, archive.start_dir)
            for number, entry in enumerate(entries):
                name = entry.filename
                parts[f"{name}#{number}" if name in parts else name] = archive.read(entry)
            comments = (archive.comment, *(entry.comment for entry in entries))
    except ZIP_FAULTS as error:
        raise UnsearchableError("damaged") from error
    return parts, " ".join(comment.decode("utf-8", "replace") for comment in comments)


def _guard(entries: list[zipfile.ZipInfo], directory_at: int) -> None:
    """Refuse what cannot be opened, is too large, or is not in the directory of the archive."""
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise UnsearchableError("closed")
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_INFLATED:
        raise UnsearchableError("large")
    listed = sum(entry.compress_size + _ENTRY_HEAD for entry in entries)
    if not entries or directory_at - listed > MAX_UNLISTED:
        raise UnsearchableError("damaged")
