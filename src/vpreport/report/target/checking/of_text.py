"""Rules about headings, lists, links and running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.body import text_of
from vpreport.report.target.checking.contrast import contrast
from vpreport.report.target.checking.reading import TC, P, R, Reading, T
from vpreport.report.target.checking.rules import Fault, Rule
from vpreport.report.target.fields import Counter, sequences_in
from vpreport.report.target.parsing import find, is_on, value, w_name
from vpreport.texts import checklist as texts

CONTRAST_MIN: Final = 4.5  # WCAG 1.4.3
_SHORT: Final = 80  # a bold paragraph of at most so many signs looks like a heading
_TYPED: Final = re.compile(r"([-–•*·]|\d{1,2}[.)]) ")
_BAD_LINK: Final = re.compile(
    "|".join((r"https?://.*", r"www\..*", *map(re.escape, texts.EMPTY_LINKS))), re.IGNORECASE
)
_BLANKS: Final = re.compile(r" {3,}| {2}(?=\S)|\t")
_HEADS: Final = ("title", "subtitle", "caption", "toc heading")
_TAB: Final = w_name("tab")
_LINK: Final = w_name("hyperlink")
_STYLED: Final = tuple(map(w_name, ("pStyle", "rStyle", "tblStyle")))


def styles_exist(reading: Reading) -> Iterator[Fault]:
    for used in reading.all(*_STYLED):
        if value(used) not in reading.sheet.styles:
            yield Fault(rule=Rule.STYLE_MISSING, element=used, params={"style": value(used)})


def headings_are_whole(reading: Reading) -> Iterator[Fault]:
    """No level is skipped and no heading is empty."""
    before = 0
    for paragraph in reading.paragraphs():
        level = reading.level(paragraph)
        if not level:
            continue
        if not text_of(paragraph).strip():
            yield Fault(rule=Rule.HEADING_EMPTY, element=paragraph)
            continue
        if level > before + 1:
            params = {"level": level, "before": before, "right": before + 1}
            yield Fault(rule=Rule.LEVEL_SKIPPED, element=paragraph, params=params)
        before = level
    if not before:
        yield Fault(rule=Rule.NO_HEADING)


def no_heading_is_faked(reading: Reading) -> Iterator[Fault]:
    for paragraph in reading.paragraphs():
        text = text_of(paragraph).strip()
        style = reading.style(paragraph)
        if not text or len(text) > _SHORT or reading.level(paragraph):
            continue
        if _is_head(reading, style):
            continue
        runs = [run for run in paragraph.iter(R) if text_of(run).strip()]
        if runs and all(_is_bold(reading, run, style) for run in runs):
            yield Fault(rule=Rule.HEADING_FAKED, element=paragraph)


def lists_are_real(reading: Reading) -> Iterator[Fault]:
    for paragraph in reading.all(P):
        if not _TYPED.match(text_of(paragraph)) or reading.level(paragraph):
            continue
        numbered = find(paragraph, "pPr/numPr") is not None
        if not numbered and reading.sheet.numbering(reading.style(paragraph)) is None:
            yield Fault(rule=Rule.LIST_TYPED, element=paragraph)


def captions_count_right(reading: Reading) -> Iterator[Fault]:
    counter = Counter()
    for paragraph in reading.all(P):
        if next(paragraph.iterancestors(P), None) is not None:
            continue  # in a text box: counted with the paragraph that holds it
        if level := reading.level(paragraph):
            counter.heading(level)
        for sequence in sequences_in(paragraph):
            number = counter.count(sequence)
            if sequence.shown.isdecimal() and int(sequence.shown) != number:
                shown = f"{sequence.label} {sequence.shown}"
                params = {"shown": shown, "number": number}
                yield Fault(rule=Rule.NUMBER_STALE, element=paragraph, params=params)


def text_stands_out(reading: Reading) -> Iterator[Fault]:
    """Once for a paragraph, and only of colours that are known."""
    told: Element | None = None
    for run in reading.all(R):
        if not text_of(run).strip():
            continue
        ink, ground = reading.ink(run), reading.ground(run)
        measured = contrast(ink, ground) if ink and ground else CONTRAST_MIN
        paragraph = next(run.iterancestors(P), None)
        if measured < CONTRAST_MIN and paragraph is not told:
            told = paragraph
            shown = Decimal(measured).quantize(Decimal("0.1"))
            yield Fault(rule=Rule.CONTRAST, element=run, params={"contrast": shown})


def blanks_are_no_layout(reading: Reading) -> Iterator[Fault]:
    is_empty_before = False
    for paragraph in reading.paragraphs():
        is_empty = not text_of(paragraph).strip() and next(_content(paragraph), None) is None
        if is_empty and is_empty_before:
            yield Fault(rule=Rule.EMPTY_PARAGRAPHS, element=paragraph)
        is_empty_before = is_empty
    for paragraph in reading.all(P):
        if _has_blanks(paragraph) and not _is_contents(reading, paragraph):
            yield Fault(rule=Rule.BLANKS, element=paragraph)


def links_say_where(reading: Reading) -> Iterator[Fault]:
    for link in reading.all(_LINK):
        text = text_of(link).strip()
        if _BAD_LINK.fullmatch(text):
            yield Fault(rule=Rule.LINK_UNCLEAR, element=link, params={"text": text})


def colour_is_not_alone(reading: Reading) -> Iterator[Fault]:
    for cell in reading.all(TC):
        shade = find(cell, "tcPr/shd")
        is_coloured = value(shade, "fill").upper() not in ("", "AUTO", "FFFFFF")
        if is_coloured and text_of(cell).strip() and not re.search(r"\w", text_of(cell)):
            yield Fault(rule=Rule.COLOUR_ALONE, element=cell)


def _is_head(reading: Reading, style: str) -> bool:
    """Titles and captions are bold and short, and say by their name what they are."""
    lineage = reading.sheet.lineage(style)
    return any(each.name.casefold() in _HEADS for each in lineage)


def _is_bold(reading: Reading, run: Element, style: str) -> bool:
    bold = (
        find(run, "rPr/b"),
        reading.inherited(value(find(run, "rPr/rStyle")), "rPr/b"),
        reading.inherited(style, "rPr/b"),
    )
    return is_on(next((each for each in bold if each is not None), None))


def _content(paragraph: Element) -> Iterator[Element]:
    """Yield what a paragraph without text can hold all the same, or be there for."""
    return paragraph.iter(*map(w_name, ("drawing", "pict", "object", "sectPr", "br", "fldChar")))


def _is_contents(reading: Reading, paragraph: Element) -> bool:
    """Return whether it is a line of a table of contents, which has its page after a tab."""
    names = (each.name.casefold() for each in reading.sheet.lineage(reading.style(paragraph)))
    return any(name.startswith(("toc ", "table of figures")) for name in names)


def _has_blanks(paragraph: Element) -> bool:
    if any(_BLANKS.search(text.text or "") for text in paragraph.iter(T)):
        return True
    return any(next(tab.iterancestors(), paragraph).tag == R for tab in paragraph.iter(_TAB))
