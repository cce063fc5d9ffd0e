"""The parts of a Word package by what they are for, as its relationships say: names tell nothing.

Everything is read from a mapping of names to bytes, so that it is the same for a file on disk and
for one that is being made.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import BrokenPartError, parsed

CONTENT_TYPES: Final = "[Content_Types].xml"
_CORE: Final = "metadata/core-properties"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_WORD_MAIN: Final = ("wordprocessingml.document.main", "wordprocessingml.template.main")
_WITH_MACROS: Final = ("ms-word.document.macroEnabled", "ms-word.template.macroEnabledTemplate")

MAX_PART: Final = 256 * 1024 * 1024  # bytes; a report of 500 pages has 10 MB
MAX_MEMBERS: Final = 20_000
_MAX_RATIO: Final = 1000
_GRACE: Final = 8 * 1024 * 1024  # bytes below which the ratio does not matter: blank pages


class Members(Mapping[str, bytes]):
    """The members of a zip file, inflated when they are asked for and within bounds.

    Reading raises BrokenPartError for what only a file made to do harm holds.
    """

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        entries = package.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) < len(entries) or len(entries) > MAX_MEMBERS:
            raise BrokenPartError("strange")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise BrokenPartError("encrypted")

    def __getitem__(self, name: str) -> bytes:
        entry = self._entries[name]
        swollen = entry.file_size > _MAX_RATIO * max(1, entry.compress_size)
        if entry.file_size > MAX_PART or (swollen and entry.file_size > _GRACE):
            raise BrokenPartError("large")
        return self._package.read(entry)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`kind` is the last steps of its type ("styles"); `target` a member, or an outside address."""

    id: str
    kind: str
    target: str
    is_outside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The names of the parts; empty where the document has none. `main` is always there."""

    main: str
    styles: str
    numbering: str
    settings: str
    core: str


def found_parts(members: Mapping[str, bytes]) -> Parts:
    """Return which part is which.

    Raises BrokenPartError for what is no Word document, or one in the Strict form of the format.
    """
    top = relations(members, "")
    main = _of_kind(top, "officeDocument")
    if main not in members or not is_word(content_type(members, main)):
        raise BrokenPartError("not_word")
    if _STRICT in members[main][:4096]:
        raise BrokenPartError("strict")
    around = relations(members, main)
    return Parts(
        main=main,
        styles=_of_kind(around, "styles"),
        numbering=_of_kind(around, "numbering"),
        settings=_of_kind(around, "settings"),
        core=_of_kind(top, _CORE),
    )


def relations(members: Mapping[str, bytes], part: str) -> tuple[Relation, ...]:
    """Return where a part points, in order; "" is the package itself."""
    content = members.get(relations_name(part))
    if content is None:
        return ()
    return tuple(_relation(part, each) for each in parsed(content).iter("{*}Relationship"))


def relations_name(part: str) -> str:
    """Return the name of the member with the relationships of a part."""
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def content_type(members: Mapping[str, bytes], part: str) -> str:
    """Return what [Content_Types].xml says of a part, empty where it says nothing."""
    types = members.get(CONTENT_TYPES)
    if types is None:
        raise BrokenPartError("not_word")
    by_suffix = ""
    for each in parsed(types).iter("{*}Override", "{*}Default"):
        if each.get("PartName", "").casefold() == f"/{part}".casefold():
            return each.get("ContentType", "")
        if each.get("Extension", "").casefold() == part.rpartition(".")[2].casefold():
            by_suffix = each.get("ContentType", "")
    return by_suffix


def is_word(kind: str) -> bool:
    """Return whether a content type is that of a main part of Word's, also of a template."""
    return any(each in kind for each in (*_WORD_MAIN, *_WITH_MACROS))


def core_title(members: Mapping[str, bytes], parts: Parts) -> str:
    """Return the title in the properties of the document, empty where there is none."""
    content = members.get(parts.core)
    return "" if not content else (parsed(content).findtext(_TITLE) or "")


def _of_kind(found: tuple[Relation, ...], kind: str) -> str:
    return next((one.target for one in found if one.kind == kind and not one.is_outside), "")


def _relation(part: str, element: Element) -> Relation:
    target = element.get("Target", "")
    is_outside = element.get("TargetMode") == "External"
    if not is_outside:
        path = target if target.startswith("/") else f"/{posixpath.dirname(part)}/{target}"
        target = posixpath.normpath(path).lstrip("/")
    kind = element.get("Type", "").partition("/relationships/")[2]
    return Relation(id=element.get("Id", ""), kind=kind, target=target, is_outside=is_outside)
