"""The gate of the public build: its files are checked before they are put in place.

The public build knows no secrets, so it cannot look for them. It can make sure that nothing in a
file is hidden from whoever looks at it: only parts, relations and properties that vpreport writes
on purpose, and in them nothing that is out of sight. Templates are out of its scope: they are
workbooks to be filled in, with sheets of codes that are hidden by design, made before any answer
has come in.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from vpreport.atomic import MADE_BY, write_atomically
from vpreport.findings import Code, Finding, OutputError, Place
from vpreport.leaks import forbidden as rules
from vpreport.leaks.forbidden import Forbidden
from vpreport.texts import leaks as texts
from vpreport.texts.workbook import LANGUAGE

Refusal = tuple[Forbidden, str]
"""What may not be there, and the part that holds it."""

_ELEMENT: Final = re.compile(rb"<([\w:.-]+)")
_FIXED: Final = {
    "docProps/core.xml": re.compile(
        rb"<(?:dc:creator|cp:lastModifiedBy)>(?!" + MADE_BY.encode() + rb"<)"
        rb"|<dcterms:(?:created|modified)[^>]*>(?!\d{4}-\d\d-\d\dT00:00:00Z<)"
    ),
    "docProps/app.xml": re.compile(
        rb"<Application>(?!(?:Microsoft Excel|" + MADE_BY.encode() + rb")<)"
    ),
}
_CUSTOM: Final = re.compile(r'<property\b[^>]*\bname="([^"]*)"[^>]*>(.*?)</property>', re.DOTALL)
_ALLOWED_CUSTOM: Final = {LANGUAGE: "sv-SE"}
_FORMAT: Final = re.compile(r'<numFmt\b[^>]*\bformatCode="([^"]*)"')
_LITERALS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_NO_TEMPLATE: Final[Mapping[str, bytes]] = MappingProxyType({})
_SHOWS: Final = re.compile(r"[0#?@ymdhsGE]")


def write_public(
    path: Path, write: Callable[[Path], None], *, template: Mapping[str, bytes] = _NO_TEMPLATE
) -> Path:
    """Write a public file as `write_atomically` does, and put it in place only if it may be.

    `template` has the parts that are a municipality's own, as they were before anything was
    written: these are let through where they are the same to the byte. Raises OutputError where
    the file holds something hidden; an older file is then left whole.
    """
    return write_atomically(path, checked(path, write, template=template))


def checked(
    path: Path, write: Callable[[Path], None], *, template: Mapping[str, bytes] = _NO_TEMPLATE
) -> Callable[[Path], None]:
    """Return what writes the same, and raises OutputError about `path` if it may not be public."""

    def write_and_check(temporary: Path) -> None:
        write(temporary)
        refuse_hidden(temporary, shown_as=path, template=template)

    return write_and_check


def refuse_hidden(
    file: Path, *, shown_as: Path, template: Mapping[str, bytes] = _NO_TEMPLATE
) -> None:
    """Raise OutputError, with a finding for each thing, if the file may not be public."""
    refusals = dict.fromkeys(_refusals(file.read_bytes(), template=template))
    if refusals:
        raise OutputError(*(_finding(refusal, shown_as) for refusal in refusals))


def hidden_in_template(part: str, data: bytes) -> Iterator[Forbidden]:
    """Yield what a part of a template holds that does not show; `part` is "header" or "footer".

    Other parts of a template have no text of their own.
    """
    if part not in ("header", "footer"):
        return
    elements = _element_names(data)
    for rule in rules.TEMPLATE_ELEMENTS:
        if not rule.names.isdisjoint(elements):
            yield rule.forbidden
    for group in rules.TEMPLATE_PATTERNS:
        if any(pattern.search(data) for pattern in group.patterns):
            yield group.forbidden


def _finding(refusal: Refusal, file: Path) -> Finding:
    what, part = refusal
    return Finding(
        code=Code.NOT_PUBLIC,
        place=Place(file=str(file), key=part),
        params={"what": texts.FORBIDDEN[what.value]},
    )


def _refusals(
    data: bytes, inside: str = "", *, template: Mapping[str, bytes] = _NO_TEMPLATE
) -> Iterator[Refusal]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        allowed = rules.DOCUMENT_PARTS if "word/document.xml" in names else rules.WORKBOOK_PARTS
        if package.comment or len(set(names)) < len(names):
            yield Forbidden.REMARK, inside
        for name in names:
            shown = f"{inside} › {name}" if inside else name
            if _is_templates(name, package, template):
                continue
            if not allowed.fullmatch(name):
                yield Forbidden.PART, shown
            elif rules.CHART_WORKBOOK.fullmatch(name):
                yield from _refusals(package.read(name), shown)
            else:
                yield from ((what, shown) for what in _in_part(name, package.read(name)))


def _is_templates(name: str, package: zipfile.ZipFile, template: Mapping[str, bytes]) -> bool:
    """Return whether a part is the template's own and has nothing of ours in it."""
    is_allowed = rules.TEMPLATE_PARTS.fullmatch(name) is not None
    return is_allowed and name in template and package.read(name) == template[name]


def _element_names(data: bytes) -> set[bytes]:
    return {element.rpartition(b":")[2] for element in set(_ELEMENT.findall(data))}


def _in_part(name: str, data: bytes) -> Iterator[Forbidden]:
    elements = _element_names(data)
    for rule in rules.ELEMENTS:
        if rule.parts.fullmatch(name) and not rule.names.isdisjoint(elements):
            yield rule.forbidden
    for group in rules.PATTERNS:
        if group.parts.fullmatch(name) and any(p.search(data) for p in group.patterns):
            yield group.forbidden
    # With zero bytes it would be coded so that the rules above see nothing.
    if b"<!" in data or b"\x00" in data or data.count(b"<?") > 1:
        yield Forbidden.REMARK
    if name.endswith(".rels") and not all(
        map(rules.RELATIONS.fullmatch, rules.RELATION.findall(data))
    ):
        yield Forbidden.RELATION
    if name.startswith("docProps/") and not _has_only_our_properties(name, data, elements):
        yield Forbidden.PROPERTY
    if name == "xl/styles.xml" and not all(map(_shows, _FORMAT.findall(data.decode()))):
        yield Forbidden.FORMAT


def _has_only_our_properties(name: str, data: bytes, elements: set[bytes]) -> bool:
    if name == "docProps/custom.xml":
        return all(
            _ALLOWED_CUSTOM.get(html.unescape(property_)) == re.sub("<[^>]*>", "", value)
            for property_, value in _CUSTOM.findall(data.decode())
        )
    known = rules.CORE_PROPERTIES if name == "docProps/core.xml" else rules.APP_PROPERTIES
    return elements <= known and not _FIXED[name].search(data)


def _shows(code: str) -> bool:
    """Return whether a number format shows numbers above and below zero, and texts if it says.

    Nought may have a sign of its own ("–"), but must have one.
    """
    sections = _LITERALS.sub("~", html.unescape(code)).split(";")
    shows_numbers = all(_SHOWS.search(section) for section in sections[:2])
    shows_nought = len(sections) < 3 or bool(sections[2].strip())
    return shows_numbers and shows_nought and (len(sections) < 4 or "@" in sections[3])
