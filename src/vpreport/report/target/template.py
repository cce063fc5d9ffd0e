"""A municipality's Word template: what is taken from it, and what is left behind.

Taken are the looks: styles, numberings, theme, headers and footers with their pictures, and the set
up of the last section. Left behind is all that a template can hold without showing it: its text,
comments, macros, other people's XML, properties, and what settings point at.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from vpreport.findings import Code, Finding, Place, UsageError
from vpreport.leaks.gate import hidden_in_template
from vpreport.replacing import ZIP_FAULTS
from vpreport.report.section.ooxml import RELATIONS, Element, w
from vpreport.report.target.package import (
    Members,
    Parts,
    Relation,
    content_type,
    found_parts,
    relations,
)
from vpreport.report.target.parsing import BrokenPartError, find, parsed, value, w_name
from vpreport.texts import checklist as texts
from vpreport.texts import leaks as leak_texts
from vpreport.texts.target import TEMPLATE_HOLDS

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_SECTION: Final = w_name("sectPr")
_REFERENCES: Final = (w_name("headerReference"), w_name("footerReference"))
_RELATION_ID: Final = f"{{{RELATIONS}}}id"
_ADDRESSES: Final = ("http://", "https://", "mailto:")

# What settings say of the template itself, of its text, of others, or of parts that are left out.
_NOT_SETTINGS: Final = frozenset(
    map(
        w_name,
        (
            *("writeProtection", "documentProtection", "trackRevisions", "revisionView"),
            *("attachedTemplate", "linkStyles", "mailMerge", "docVars", "rsids", "formsDesign"),
            *("updateFields", "footnotePr", "endnotePr", "hdrShapeDefaults", "shapeDefaults"),
            *("saveThroughXslt", "attachedSchema"),
            *("embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts"),
        ),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A part that goes along as it is, with its own relations and the pictures they name.

    `kind` is that of the relation that names it ("header"), `id` is its relation from the main
    part. `pictures` are by their names in the template.
    """

    id: str
    kind: str
    content: bytes
    type: str
    relations: tuple[Relation, ...] = ()
    pictures: tuple[tuple[str, bytes, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """`root` is the main part with its text, to learn from; `section` the set up of the pages.

    `parts` has styles and numberings under the keys of `conventions`. Empty bytes: not there.
    """

    root: Element
    section: Element
    styles: bytes
    numbering: Carried | None
    settings: bytes
    carried: tuple[Carried, ...]


def open_template(path: Path) -> Template:
    """Return the template (.dotx, .docx or either with macros, which are left behind).

    Raises UsageError, with one finding, where it is no Word file that can be read, or where its
    headers and footers hold something that does not show.
    """
    try:
        with zipfile.ZipFile(path) as package:
            return _template(Members(package), path)
    except BrokenPartError as error:
        raise _unusable(path, str(error)) from error
    except (OSError, *ZIP_FAULTS) as error:
        raise _unusable(path, "old" if _is_old(path) else "damaged") from error


def _is_old(path: Path) -> bool:
    """Return whether it is in the older format, which is also how an encrypted file looks."""
    try:
        with path.open("rb") as file:
            return file.read(len(_OLE)) == _OLE
    except OSError:
        return False


def _template(members: Mapping[str, bytes], path: Path) -> Template:
    parts = found_parts(members)
    root = parsed(members[parts.main])
    body = find(root, "body")
    if body is None:
        raise BrokenPartError("xml")
    section = _section(body)
    used = {each.get(_RELATION_ID, "") for each in section.iter(*_REFERENCES)}
    return Template(
        root=root,
        section=section,
        styles=members.get(parts.styles, b""),
        numbering=_numbering(members, parts, path),
        settings=_settings(members.get(parts.settings)),
        carried=tuple(_carried_parts(members, parts, used, path)),
    )


def _section(body: Element) -> Element:
    """Return the set up of the last section, with the headers that it has from those before it."""
    references: dict[tuple[str, str], Element] = {}
    sections = [
        each for each in body.iter(_SECTION) if each.getparent() is not None and _is_whole(each)
    ]
    for each in sections:
        for reference in each.iter(*_REFERENCES):
            references[str(reference.tag), value(reference, "type") or "default"] = reference
    last = deepcopy(sections[-1]) if sections else w("sectPr", *_a4())
    for old in list(last):
        if old.tag in (*_REFERENCES, w_name("sectPrChange"), w_name("printerSettings")):
            last.remove(old)
    for place, reference in enumerate(references.values()):
        last.insert(place, deepcopy(reference))
    return last


def _is_whole(section: Element) -> bool:
    """Return whether it holds now: not an older one that tracked changes keep."""
    return next(section.iterancestors(w_name("sectPrChange")), None) is None


def _a4() -> tuple[Element, ...]:
    margins = w("pgMar", top=1417, right=1417, bottom=1417, left=1417, header=709, footer=709)
    return w("pgSz", w=11906, h=16838), margins


def _settings(content: bytes | None) -> bytes:
    root = parsed(content) if content else w("settings")
    for child in list(root):
        if child.tag in _NOT_SETTINGS:
            root.remove(child)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _numbering(members: Mapping[str, bytes], parts: Parts, path: Path) -> Carried | None:
    if parts.numbering not in members:
        return None
    relation = Relation(id="", kind="numbering", target=parts.numbering, is_outside=False)
    return _carried(members, relation, path)


def _carried_parts(
    members: Mapping[str, bytes], parts: Parts, used: set[str], path: Path
) -> Iterator[Carried]:
    for relation in relations(members, parts.main):
        is_edge = relation.kind in ("header", "footer") and relation.id in used
        if (is_edge or relation.kind == "theme") and relation.target in members:
            yield _carried(members, relation, path)


def _carried(members: Mapping[str, bytes], relation: Relation, path: Path) -> Carried:
    content = members[relation.target]
    parsed(content)  # refuses what is no XML and what has a document type
    for what in hidden_in_template(relation.kind, content):
        raise _holds(path, relation.kind, leak_texts.FORBIDDEN[what.value])
    own = relations(members, relation.target)
    pictures: list[tuple[str, bytes, str]] = []
    for each in own:
        if each.is_outside and each.kind == "hyperlink" and each.target.startswith(_ADDRESSES):
            continue
        if each.is_outside or each.kind != "image" or each.target not in members:
            raise _holds(path, relation.kind, leak_texts.FORBIDDEN["external"])
        kind = content_type(members, each.target)
        pictures.append((each.target, members[each.target], kind))
    return Carried(
        id=relation.id,
        kind=relation.kind,
        content=content,
        type=content_type(members, relation.target),
        relations=own,
        pictures=tuple(pictures),
    )


def _unusable(path: Path, why: str) -> UsageError:
    params = {"reason": texts.UNREADABLE[why]}
    return UsageError(
        Finding(code=Code.TEMPLATE_UNUSABLE, place=Place(file=str(path)), params=params)
    )


def _holds(path: Path, kind: str, what: str) -> UsageError:
    params = {"part": TEMPLATE_HOLDS[kind], "what": what}
    return UsageError(Finding(code=Code.TEMPLATE_HIDES, place=Place(file=str(path)), params=params))
