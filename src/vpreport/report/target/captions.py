"""How the document numbers its tables and figures, so that ours join the same lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vpreport.report.section.layout import ByChapter
from vpreport.report.target.chapters import chapter_in
from vpreport.report.target.fields import Counter, Sequence, after_number
from vpreport.report.target.seen import Body, Paragraph, Seen, TableSeen
from vpreport.texts import section as section_texts
from vpreport.texts import word_styles as texts

_SEPARATOR: Final = re.compile(r"\s?[.:–—-]?\s+")
_BLANKS: Final = re.compile(r"\s+")
_DEFAULT_SEPARATOR: Final = ". "


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """`separator` stands after the number: ". "."""

    table: str
    chart: str
    separator: str
    by_chapter: ByChapter
    charts_by_chapter: ByChapter


def read_captions(body: Body, place: int) -> Captions:
    """Return the labels of the document's own captions; the nearest decides where they differ."""
    own = list(_own_captions(body))
    labels = list(dict.fromkeys(s.label for _, one in own for s in one.sequences))
    table = _known(labels, texts.TABLE_LABELS) or _beside(body, own, _is_table)
    charts = [(at, one) for at, one in own if not _has_label(one, table)]
    others = [label for label in labels if label.casefold() != table.casefold()]
    chart = _known(others, texts.CHART_LABELS) or _beside(body, charts, _is_drawing)
    near = [
        one for _, one in sorted(own, key=lambda each: (each[0] >= place, abs(each[0] - place)))
    ]
    return Captions(
        table=table or section_texts.TABLE,
        chart=chart or section_texts.CHART,
        separator=_separator(near[0]) if near else _DEFAULT_SEPARATOR,
        by_chapter=_by_chapter(near, table),
        charts_by_chapter=_by_chapter(near, chart),
    )


def _by_chapter(near: list[Paragraph], label: str) -> ByChapter:
    """Return how the nearest caption with the label is made up, else the nearest of any."""
    alike = (one for one in near if _has_label(one, label))
    caption = next(alike, near[0] if near else None)
    if caption is None:
        return ByChapter()
    chapter = None if caption.caption is None else chapter_in(caption.caption)
    return ByChapter(
        reference=chapter.reference if chapter else "",
        sign=chapter.sign if chapter else "",
        level=caption.sequences[0].by_heading or 0,
    )


def numbers_before(seen: tuple[Seen, ...]) -> Mapping[str, int]:
    """Return the last number of each label, as Word would number what has been seen."""
    counter = Counter()
    for one in seen:
        if isinstance(one, Paragraph) and one.level:
            counter.heading(one.level)
        for sequence in _sequences(one):
            counter.count(sequence)
    return counter.totals()


def _sequences(one: Seen) -> tuple[Sequence, ...]:
    return one.sequences if isinstance(one, Paragraph | TableSeen) else ()


def _own_captions(body: Body) -> Iterator[tuple[int, Paragraph]]:
    for at, one in body.told:
        if isinstance(one, Paragraph) and one.sequences and not one.is_ours:
            yield at, one


def _known(labels: list[str], known: tuple[str, ...]) -> str:
    by_name = {label.casefold(): label for label in reversed(labels)}
    return next((by_name[n.casefold()] for n in known if n.casefold() in by_name), "")


def _beside(body: Body, captions: list[tuple[int, Paragraph]], fits: Callable[[Seen], bool]) -> str:
    """Return the label of the first caption right above or below what fits, else empty."""
    for at, caption in captions:
        if any(map(fits, body.seen[max(0, at - 1) : at + 2])):
            return caption.sequences[0].label
    return ""


def _is_table(one: Seen) -> bool:
    return isinstance(one, TableSeen)


def _is_drawing(one: Seen) -> bool:
    return isinstance(one, Paragraph) and one.has_drawing


def _has_label(caption: Paragraph, label: str) -> bool:
    return any(s.label.casefold() == label.casefold() for s in caption.sequences)


def _separator(caption: Paragraph) -> str:
    after = "" if caption.caption is None else after_number(caption.caption)
    found = _SEPARATOR.match(after)
    return _BLANKS.sub(" ", found[0]) if found else _DEFAULT_SEPARATOR
