"""A plain reading of what a document asks of what is put into it: styles by name, width, labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from vpreport.findings import Finding
from vpreport.report.inplace.relations import tree_of
from vpreport.report.inplace.scanning import scan
from vpreport.report.inplace.styles import style_names
from vpreport.report.section.blocks import Role
from vpreport.report.section.layout import Layout, Styles
from vpreport.report.section.ooxml import WORD, Element
from vpreport.texts import section as texts

_W: Final = f"{{{WORD}}}"
_DOCUMENT: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_WIDTH: Final = 9072  # of the text on an A4 page with margins of 25 mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """How the document is written at a place; `captions_before` has the last number by label."""

    layout: Layout
    captions_before: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Finding, ...] = ()


def read_conventions(package_parts: Mapping[str, bytes], at: int) -> Conventions:
    """Return how the document is written at byte `at` of its main part."""
    content = package_parts[_DOCUMENT]
    ids = {name: key for key, name in style_names(package_parts.get(_STYLES, b"")).items() if key}
    found = scan(content)
    root = tree_of(content)
    ours = [(control.start, control.end) for control in found.controls]
    before = [
        sequence
        for sequence in found.sequences
        if sequence.at < at and not any(a <= sequence.at < b for a, b in ours)
    ]
    counts: dict[str, int] = {}
    for sequence in before:
        number = counts.get(sequence.label, 0) + 1
        counts[sequence.label] = number if sequence.reset is None else sequence.reset
    body = list(root.find(f"{_W}body"))  # type: ignore[arg-type]
    place = sum(start < at for start, _ in found.children)
    return Conventions(
        layout=Layout(
            styles=_styles(ids),
            width=_width(body, place),
            label=texts.TABLE,
            chart_label=texts.CHART,
            heading_offset=_level_before(body[:place], ids),
        ),
        captions_before=counts,
    )


def _styles(ids: Mapping[str, str]) -> Styles:
    normal = ids.get("normal", "Normal")

    def first(*names: str, otherwise: str = normal) -> str:
        return next((ids[name] for name in names if name in ids), otherwise)

    return Styles(
        headings=tuple(first(f"heading {level}") for level in range(1, 7)),
        contents=(first("toc 1"), first("toc 2")),
        paragraphs=dict.fromkeys(Role, normal),
        bullet=first("list bullet", "list paragraph"),
        number=first("list number", "list paragraph"),
        strong=first("strong", otherwise=""),
        caption=first("caption"),
        table=first("table grid", "normal table", otherwise="TableNormal"),
        cell=normal,
        count=normal,
        note=normal,
    )


def _level_before(body: list[Element], ids: Mapping[str, str]) -> int:
    levels = {ids[f"heading {n}"]: n for n in range(1, 7) if f"heading {n}" in ids}
    for element in reversed(body):
        style = element.find(f"{_W}pPr/{_W}pStyle")
        if element.tag == f"{_W}p" and style is not None:
            level = levels.get(style.get(f"{_W}val", ""))
            if level:
                return level
    return 0


def _width(body: list[Element], place: int) -> int:
    for element in body[place:]:
        section = element if element.tag == f"{_W}sectPr" else element.find(f".//{_W}sectPr")
        if section is not None:
            page, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
            if page is not None and margins is not None:
                left, right = (int(margins.get(f"{_W}{side}", "0")) for side in ("left", "right"))
                return int(page.get(f"{_W}w", str(_WIDTH))) - left - right
    return _WIDTH
