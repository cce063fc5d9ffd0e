"""The section as a document in the municipality's template: a new package, the same every time."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from vpreport.atomic import MADE_BY
from vpreport.findings import Code, Finding
from vpreport.report.section.blocks import Block
from vpreport.report.section.chart_xml import WORKBOOK_RELATION
from vpreport.report.section.charts import ChartParts, chart_parts
from vpreport.report.section.layout import Layout, Lists
from vpreport.report.section.ooxml import RELATIONS, Element, one_line
from vpreport.report.section.package import Properties
from vpreport.report.section.rendering import list_starts, render
from vpreport.report.section.styles import LANGUAGE
from vpreport.report.section.zipping import HEAD
from vpreport.report.target import marking
from vpreport.report.target.conventions import (
    NUMBERING,
    STYLES,
    THEME,
    Conventions,
    conventions_of_whole,
)
from vpreport.report.target.minimal import with_styles
from vpreport.report.target.own_lists import OwnLists, with_lists
from vpreport.report.target.parsing import find, w_name
from vpreport.report.target.roles import StyleNames, needs_of
from vpreport.report.target.sections import text_width
from vpreport.report.target.template import Carried, Template
from vpreport.texts import secrecy

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_SETTINGS: Final = "word/settings.xml"
_CORE: Final = "docProps/core.xml"
_CORE_KIND: Final = f"{_PACKAGE}/relationships/metadata/core-properties"
_OUTSIDE: Final = ' TargetMode="External"'
_MAIN: Final = "word/document.xml"
# A document made anew has lists of its own, so there is nothing to say of them.
_OF_LISTS: Final = (Code.LISTS_TYPED, Code.BULLETS_ADDED)
_RELATION_ID: Final = f"{{{RELATIONS}}}id"
_IMAGES: Final = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """`members` of the package in their order; `theirs` has those that are the template's own."""

    members: Mapping[str, bytes]
    theirs: Mapping[str, bytes]
    remarks: tuple[Finding, ...]


@dataclass(slots=True, kw_only=True)
class _Package:
    """The package as it grows; `types` by member, `relations` of the main part."""

    members: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    theirs: set[str] = field(default_factory=set)

    def add(
        self, name: str, content: bytes, kind: str, *, relation: str = "", is_theirs: bool = False
    ) -> str:
        """Add a member; with `relation`, the kind that the main part calls it, return its id."""
        self.members[name] = content
        self.types[name] = kind
        if is_theirs:
            self.theirs.add(name)
        if not relation:
            return ""
        return self.relate(f"rId{len(self.relations) + 1}", relation, name)

    def relate(self, id_: str, kind: str, name: str) -> str:
        self.relations.append((id_, kind, posixpath.relpath(name, "word")))
        return id_


def conventions_for(
    template: Template, blocks: tuple[Block, ...], names: StyleNames
) -> Conventions:
    """Return how the blocks are written in the template; its remarks are those worth telling."""
    found = conventions_of_whole(
        {
            STYLES: template.styles,
            NUMBERING: _content(template.numbering),
            THEME: next((each.content for each in template.carried if each.kind == "theme"), b""),
        },
        template.root,
        needs=needs_of(blocks),
        names=names,
    )
    remarks = (remark for remark in found.remarks if remark.code not in _OF_LISTS)
    return replace(found, remarks=tuple(remarks))


def compose(
    template: Template, blocks: tuple[Block, ...], properties: Properties, names: StyleNames
) -> Composed:
    """Return the document with the blocks, in the template's looks and on its pages."""
    conventions = conventions_for(template, blocks, names)
    starts = list_starts(blocks)
    lists = with_lists(_content(template.numbering) or None, starts)
    page = text_width(template.section)
    layout = replace(_layout(conventions, lists), width=page.width, height=page.height)
    package = _Package()
    package.add(
        "word/styles.xml",
        with_styles(template.styles, conventions.styles_to_add),
        f"{_WORD}.styles+xml",
        relation="styles",
        is_theirs=True,
    )
    _add_numbering(package, template.numbering, lists)
    package.add(
        _SETTINGS, template.settings, f"{_WORD}.settings+xml", relation="settings", is_theirs=True
    )
    section = _add_carried(package, template)
    if properties.marking:
        _mark(package, section, template.settings, properties.marking)
    for chart in chart_parts(blocks, layout):
        _add_chart(package, chart)
    main = _main_part(template.root, render(blocks, layout), section)
    return Composed(
        members=_members(package, main, properties),
        theirs={name: package.members[name] for name in sorted(package.theirs)},
        remarks=conventions.remarks,
    )


def _layout(conventions: Conventions, lists: OwnLists) -> Layout:
    """Return the layout with real lists: in a new document the numberings are ours to add to."""
    found = conventions.layout
    are_new = found.lists.are_bullets_new
    bullets = lists.bullets if are_new else found.lists.bullet_numbering
    return replace(found, lists=Lists(bullet_numbering=bullets), first_numbering=lists.first_number)


def _content(carried: Carried | None) -> bytes:
    return carried.content if carried else b""


def _add_numbering(package: _Package, numbering: Carried | None, lists: OwnLists) -> None:
    name = "word/numbering.xml"
    package.add(name, lists.content, f"{_WORD}.numbering+xml", relation="numbering", is_theirs=True)
    if numbering:
        _add_relations(package, name, numbering, "numbering")


def _add_carried(package: _Package, template: Template) -> Element:
    """Add headers, footers and theme; return the section with the references to them."""
    ids: dict[str, str] = {}
    for number, part in enumerate(template.carried, start=1):
        name = "theme/theme1" if part.kind == "theme" else f"{part.kind}{number}"
        whole = f"word/{name}.xml"
        kind = part.type or f"{_WORD}.{part.kind}+xml"
        ids[part.id] = package.add(whole, part.content, kind, relation=part.kind, is_theirs=True)
        _add_relations(package, whole, part, f"{part.kind}{number}")
    section = deepcopy(template.section)
    for reference in list(section.iter(w_name("headerReference"), w_name("footerReference"))):
        known = ids.get(reference.get(_RELATION_ID, ""))
        if known:
            reference.set(_RELATION_ID, known)
        else:
            section.remove(reference)
    return section


def _add_relations(package: _Package, name: str, part: Carried, stem: str) -> None:
    """Add the pictures of a part and its relations, which keep their ids."""
    if not part.relations:
        return
    names: dict[str, str] = {}
    for number, (old, content, kind) in enumerate(part.pictures, start=1):
        suffix = posixpath.splitext(old)[1].lower()
        names[old] = f"word/media/{stem}_{number}{suffix}"
        package.add(
            names[old], content, kind or _IMAGES.get(suffix[1:], "image/png"), is_theirs=True
        )
    folder = posixpath.dirname(name)
    related = (
        (
            each.id,
            each.kind,
            each.target if each.is_outside else posixpath.relpath(names[each.target], folder),
            each.is_outside,
        )
        for each in part.relations
    )
    to = posixpath.join(folder, "_rels", f"{posixpath.basename(name)}.rels")
    package.members[to] = _relations(related)
    package.theirs.add(to)


def _mark(package: _Package, section: Element, settings: bytes, note: str) -> None:
    """Put the note of secrecy on every page."""
    for name in [name for name in package.members if name.startswith("word/header")]:
        package.members[name] = marking.marked_header(package.members[name], note)
    for number, kind in enumerate(marking.missing_headers(section, settings)):
        name = f"word/header9{number}.xml"
        id_ = package.add(name, marking.new_header(note), f"{_WORD}.header+xml", relation="header")
        reference = etree.SubElement(section, w_name("headerReference"))
        reference.set(w_name("type"), kind)
        reference.set(_RELATION_ID, id_)
        section.insert(0, reference)


def _add_chart(package: _Package, chart: ChartParts) -> None:
    drawing = f"word/charts/{chart.name}.xml"
    book = f"word/embeddings/{chart.name}.xlsx"
    package.add(drawing, chart.drawing, f"{_OFFICE}.drawingml.chart+xml")
    package.relate(chart.relation, "chart", drawing)
    package.add(book, chart.workbook, f"{_OFFICE}.spreadsheetml.sheet")
    target = posixpath.relpath(book, "word/charts")
    to = f"word/charts/_rels/{chart.name}.xml.rels"
    package.members[to] = _relations([(WORKBOOK_RELATION, "package", target, False)])


def _main_part(root: Element, rendered: tuple[Element, ...], section: Element) -> bytes:
    """Return the main part: the template's root, for its namespaces, and the body anew."""
    whole = deepcopy(root)
    body = find(whole, "body")
    assert body is not None  # noqa: S101 (the template has been opened)
    for child in list(whole):
        if child is not body:
            whole.remove(child)
    body[:] = [*rendered, section]
    etree.cleanup_namespaces(whole, keep_ns_prefixes=_ignorable(root))
    return etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)


def _ignorable(root: Element) -> list[str]:
    """Return the prefixes that mc:Ignorable names: they must stay declared."""
    name = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    return root.get(name, "").split()


def _members(package: _Package, main: bytes, properties: Properties) -> Mapping[str, bytes]:
    package.types[_MAIN] = f"{_WORD}.document.main+xml"
    package.types[_CORE] = "application/vnd.openxmlformats-package.core-properties+xml"
    related = ((id_, kind, target, False) for id_, kind, target in package.relations)
    top = [("rId1", "officeDocument", _MAIN, False), ("rId2", _CORE_KIND, _CORE, False)]
    return {
        "[Content_Types].xml": _content_types(package.types),
        "_rels/.rels": _relations(top),
        _CORE: _core(properties),
        _MAIN: main,
        "word/_rels/document.xml.rels": _relations(related),
        **package.members,
    }


def _content_types(types: Mapping[str, str]) -> bytes:
    overrides = "".join(
        f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(kind)}/>"
        for name, kind in sorted(types.items())
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relations(related: Iterable[tuple[str, str, str, bool]]) -> bytes:
    lines = "".join(
        f"<Relationship Id={quoteattr(id_)} Type={quoteattr(_kind(kind))} "
        f"Target={quoteattr(target)}{_OUTSIDE if is_outside else ''}/>"
        for id_, kind, target, is_outside in related
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _kind(kind: str) -> str:
    return kind if kind.startswith("http") else f"{RELATIONS}/{kind}"


def _core(properties: Properties) -> bytes:
    """Return what the file says of itself, as a document of vpreport's own says it."""
    title = secrecy.marked(properties.title) if properties.marking else properties.title
    note = one_line(properties.marking)
    category = f"<cp:category>{escape(note)}</cp:category>" if note else ""
    day = f'xsi:type="dcterms:W3CDTF">{properties.date.isoformat()}T00:00:00Z'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(one_line(title))}</dc:title><dc:creator>{MADE_BY}</dc:creator>"
        f"<cp:lastModifiedBy>{MADE_BY}</cp:lastModifiedBy>{category}"
        f"<dc:language>{LANGUAGE}</dc:language><dcterms:created {day}</dcterms:created>"
        f"<dcterms:modified {day}</dcterms:modified></cp:coreProperties>"
    ).encode()
