"""A .docx as tests read it: parts as trees, styles with what they inherit, a dump as plain text."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CORE = {"dc": "http://purl.org/dc/elements/1.1/"}
DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
CORE_PROPERTIES = "docProps/core.xml"

Element = etree._Element


def attribute(element: Element | None, name: str = "val") -> str:
    """Return the attribute w:name, empty where the element or the attribute is missing."""
    return "" if element is None else element.get(W + name, "")


def text_of(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(W + "t"))


@dataclass(frozen=True)
class WordFile:
    path: Path

    def part(self, name: str) -> Element:
        with zipfile.ZipFile(self.path) as package:
            return etree.fromstring(package.read(name))

    @cached_property
    def body(self) -> Element:
        return self.part(DOCUMENT).find(W + "body")

    @cached_property
    def styles(self) -> dict[str, Element]:
        return {attribute(s, "styleId"): s for s in self.part(STYLES).iter(W + "style")}

    @cached_property
    def default_letters(self) -> Element:
        """What holds for text that no style says anything else of."""
        return self.part(STYLES).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    @cached_property
    def tables(self) -> list[Element]:
        return list(self.body.iter(W + "tbl"))

    @cached_property
    def paragraphs(self) -> list[Element]:
        """All paragraphs outside tables."""
        return [p for p in self.body.iter(W + "p") if not _inside(p, "tbl")]

    def style_of(self, paragraph: Element) -> str:
        return attribute(paragraph.find(f"{W}pPr/{W}pStyle")) or "Normal"

    def lineage(self, style: str) -> Iterator[Element]:
        """The style and those that it is based on, nearest first."""
        seen = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = attribute(self.styles[style].find(W + "basedOn"))

    def inherited(self, style: str, path: str) -> Element | None:
        """Return the nearest element at `path` ("pPr/numPr") in the style's lineage."""
        steps = "/".join(W + step for step in path.split("/"))
        found = (each.find(steps) for each in self.lineage(style))
        return next((element for element in found if element is not None), None)

    def heading_level(self, paragraph: Element) -> int:
        """Return 1 and up for a heading, 0 for anything else."""
        outline = self.inherited(self.style_of(paragraph), "pPr/outlineLvl")
        return int(attribute(outline)) + 1 if outline is not None else 0

    def dump(self) -> str:
        """Return one line a paragraph or table row, with styles' names and alternative texts."""
        return "\n".join(line for block in self.body for line in self._lines(block)) + "\n"

    def _lines(self, block: Element) -> Iterator[str]:
        if block.tag == W + "p":
            name = attribute(self.styles[self.style_of(block)].find(W + "name"))
            described = [f"({p.get('descr')})" for p in block.iter(PLACED + "docPr")]
            yield " ".join((f"[{name}]", *filter(None, (text_of(block), *described))))
        elif block.tag == W + "tbl":
            for row in block.iter(W + "tr"):
                cells = (
                    " / ".join(text_of(p) for p in c.iter(W + "p")) for c in row.iter(W + "tc")
                )
                yield f"    | {' | '.join(cells)} |"


def edited(path: Path, to: Path, part: str, edit: Callable[[Element], None]) -> Path:
    """Copy the file with one part changed by `edit`."""
    shutil.copy(path, to)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == part:
                tree = etree.fromstring(content)
                edit(tree)
                content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
            new.writestr(member, content)
    return to


def _inside(element: Element, tag: str) -> bool:
    return next(element.iterancestors(W + tag), None) is not None
