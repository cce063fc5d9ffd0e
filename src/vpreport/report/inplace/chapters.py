"""The number of the chapter in captions of ours: "3" in "Tabell 3.2".

It is the number of the heading above, which Word fetches with a STYLEREF field. It is counted from
the numberings of the document; where these are not understood, it is what the nearest caption of
the document's own in the same chapter shows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.headings import Stop, read_stops
from vpreport.report.section.layout import ByChapter
from vpreport.report.target.chapters import Reference, read_reference
from vpreport.report.target.conventions import Conventions
from vpreport.report.target.list_numbers import (
    ListCounter,
    Numberings,
    numbering_of,
    read_list_numberings,
)
from vpreport.report.target.roles import Needs, Part
from vpreport.report.target.style_sheet import StyleSheet, read_styles

_UNKNOWN: Final = Finding(code=Code.CAPTIONS_BY_CHAPTER)
_PLACE: Final = attrgetter("at", "order")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterNumber:
    """`counted` by the numberings, `shown` by the nearest caption there; empty: unknown."""

    counted: str = ""
    shown: str = ""

    @property
    def number(self) -> str:
        """What to write, empty where nobody knows."""
        return self.counted or self.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapters:
    """What a document says of its chapters."""

    stops: tuple[Stop, ...]
    sheet: StyleSheet
    numberings: Numberings
    _known: dict[tuple[ByChapter, bool], ChapterNumbers] = field(default_factory=dict)

    def numbers(self, by: ByChapter, stops: Iterable[Stop]) -> ChapterNumbers:
        """Return the numbers that captions made up like that get among the stops."""
        return ChapterNumbers(self, by, sorted(stops, key=_PLACE))

    def standing(self, by: ByChapter, *, with_ours: bool) -> ChapterNumbers:
        """Return the numbers as the document stands, counted once; without our headings or not."""
        if (by, with_ours) not in self._known:
            stops = (stop for stop in self.stops if with_ours or not stop.is_ours)
            self._known[by, with_ours] = self.numbers(by, stops)
        return self._known[by, with_ours]

    def heading(self, style: str, level: int, at: int, order: int) -> Stop:
        """Return a heading of ours that will stand at a byte."""
        numbering = numbering_of(None, style, self.sheet, self.numberings)
        return Stop(at=at, order=order, level=level, style=style, numbering=numbering)


class ChapterNumbers:
    """The numbers of the chapters that one kind of field fetches, by the place of the caption."""

    def __init__(self, chapters: Chapters, by: ByChapter, stops: list[Stop]) -> None:
        self._reference = read_reference(by.reference, chapters.sheet)
        self._by = by
        self._stops = stops
        self._counted = _counted(chapters, self._reference, stops)

    def at(self, at: int, order: int = 0) -> ChapterNumber:
        """Return what is known of the chapter at a place."""
        here = bisect_left(self._stops, (at, order), key=_PLACE)
        before, after = range(here - 1, -1, -1), range(here, len(self._stops))
        return ChapterNumber(
            counted=next((self._counted[n] for n in (*before, *after) if n in self._counted), ""),
            shown=self._shown(before) or self._shown(after),
        )

    def _shown(self, way: Iterable[int]) -> str:
        """Return what the first caption on the way shows, if that is in the same chapter."""
        for stop in (self._stops[n] for n in way):
            if stop.style in self._reference.styles or 0 < stop.level <= self._by.level:
                return ""
            if stop.chapter and stop.chapter.reference == self._by.reference:
                return stop.chapter.shown
        return ""


def _counted(chapters: Chapters, reference: Reference, stops: list[Stop]) -> dict[int, str]:
    """Return the number of each heading that is asked for, none where one is not understood."""
    if not reference.is_number:
        return {}
    counter = ListCounter(chapters.numberings)
    found: dict[int, str] = {}
    for place, stop in enumerate(stops):
        if stop.numbering:
            if stop.is_doubtful:
                return {}
            counter.count(*stop.numbering)
        if stop.style in reference.styles:
            shown = stop.numbering and counter.shown(*stop.numbering, is_bare=reference.is_bare)
            if not shown:
                return {}
            found[place] = shown
    return found


def read_chapters(document: Document) -> Chapters:
    """Return what the document says of its chapters."""
    parts = {
        kind: document.draft.read(part) if (part := document.related(kind)) else None
        for kind in ("styles", "numbering")
    }
    sheet = read_styles(parts["styles"])
    numberings = read_list_numberings(parts["numbering"])
    stops = tuple(read_stops(document, sheet, numberings))
    return Chapters(stops=stops, sheet=sheet, numberings=numberings)


def by_chapter(
    conventions: Conventions, chapters: Chapters | None, at: int, needs: Needs
) -> Conventions:
    """Return the conventions with captions that show a chapter only where its number is known.

    A heading of ours at the level of chapters would begin a chapter whose number only the
    numberings tell.
    """
    layout = conventions.layout
    if chapters is None or Part.CAPTION not in needs.parts:
        return conventions
    findings: list[Finding] = []
    made = []
    for by in (layout.by_chapter, layout.charts_by_chapter):
        if not by.reference:
            made.append(by)
            continue
        # What we wrote decides nothing: the next time it is written alike.
        found = chapters.standing(by, with_ours=False).at(at)
        is_known = bool(found.counted or (found.shown and layout.heading_offset >= by.level))
        made.append(by if is_known else replace(by, reference="", sign=""))
        findings += _told(chapters.standing(by, with_ours=True).at(at)) if is_known else (_UNKNOWN,)
    place = Place(item=conventions.heading)
    told = [replace(each, place=place) for each in dict.fromkeys(findings)]
    return replace(
        conventions,
        layout=replace(layout, by_chapter=made[0], charts_by_chapter=made[1]),
        remarks=(*conventions.remarks, *told),
    )


def _told(found: ChapterNumber) -> Iterator[Finding]:
    """Say that captions near by show another number than the heading has, where they do."""
    if found.counted and found.shown and found.counted != found.shown:
        params = {"shown": found.shown, "chapter": found.counted}
        yield Finding(code=Code.CHAPTER_DISAGREES, params=params)
