"""A block as tracked changes: accepting all gives the new words, rejecting all the old.

Only what differs is marked: paragraph by paragraph, row by row and cell by cell. Moves are never
written (Word is particular about them), only what goes and what comes (ISO/IEC 29500-1, 17.13.5).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from vpreport.atomic import MADE_BY
from vpreport.report.inplace.carrying import our_bookmark
from vpreport.report.inplace.fields import field_name
from vpreport.report.inplace.pieces import Piece
from vpreport.report.section.blocks import Table
from vpreport.report.section.ooxml import WORD, Element, w

_W: Final = f"{{{WORD}}}"
_P, _R, _TBL, _TR, _TC = (f"{_W}{name}" for name in ("p", "r", "tbl", "tr", "tc"))
_HOLDERS: Final = frozenset(f"{_W}{n}" for n in ("hyperlink", "smartTag", "fldSimple", "sdt"))
_DELETED: Final = {f"{_W}t": f"{_W}delText", f"{_W}instrText": f"{_W}delInstrText"}
_NOT_IN_CHANGE: Final = frozenset(f"{_W}{name}" for name in ("rPr", "sectPr", "pPrChange"))


def can_track(old: Sequence[Element], piece: Piece) -> bool:
    """Return whether the block can be written as tracked changes.

    A chart cannot, nor a table whose columns are others than before.
    """
    tables = [block for block in piece.blocks if isinstance(block, Table)]
    standing = [each for each in old if each.tag == _TBL]
    if piece.charts or len(tables) != len(standing):
        return False
    if not all(each.tag in (_P, _TBL) for each in old):
        return False
    return all(
        len(list(row.iterchildren(_TC))) == len(table.columns)
        for table, found in zip(tables, standing, strict=True)
        for row in found.iterchildren(_TR)
    )


def track(old: Sequence[Element], content: Element, *, first_id: int, date: dt.date) -> None:
    """Make of the new block in `content` the old one with its changes tracked.

    The revisions get ids from `first_id` and up.
    """
    merger = _Merger(next_id=first_id, date=f"{date.isoformat()}T00:00:00Z")
    new = list(content)
    names = {mark.get(f"{_W}name") for each in old for mark in each.iter(f"{_W}bookmarkStart")}
    merged = merger.blocks(list(old), new)
    content[:] = merged
    _drop_doubles(content, {name for name in names if name})


@dataclass(slots=True, kw_only=True)
class _Merger:
    next_id: int
    date: str

    def blocks(self, old: list[Element], new: list[Element]) -> list[Element]:
        """Return the paragraphs and tables with what has changed marked."""
        at, to = _table_at(old), _table_at(new)
        if at is None or to is None:
            return self._paragraphs(old, new)
        return [
            *self._paragraphs(old[:at], new[:to]),
            self._table(old[at], new[to]),
            *self.blocks(old[at + 1 :], new[to + 1 :]),
        ]

    def _paragraphs(self, old: list[Element], new: list[Element]) -> list[Element]:
        # The last paragraph stands before a table or ends a cell: it is never taken out or added.
        if old and new:
            return [
                *self._aligned(old[:-1], new[:-1], _words, self._paragraph, self._come, self._go),
                self._paragraph(old[-1], new[-1]),
            ]
        return [*map(self._go, old), *map(self._come, new)]

    def _table(self, old: Element, new: Element) -> Element:
        table = deepcopy(old)
        rows = [child for child in table if child.tag == _TR]
        others = [child for child in table if child.tag != _TR]
        come = list(new.iterchildren(_TR))
        merged = self._aligned(rows, come, _words, self._row, self._row_comes, self._row_goes)
        table[:] = [*others, *merged]
        table.tail = None
        return table

    def _aligned(
        self,
        old: list[Element],
        new: list[Element],
        words: Callable[[Element], str],
        both: Callable[[Element, Element], Element],
        come: Callable[[Element], Element],
        go: Callable[[Element], Element],
    ) -> Iterator[Element]:
        a, b = [words(each) for each in old], [words(each) for each in new]
        for kind, i, j, k, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if kind == "equal":
                yield from (deepcopy(each) for each in old[i:j])
                continue
            pairs = min(j - i, n - k)
            for step in range(pairs):
                yield both(old[i + step], new[k + step])
            yield from (go(each) for each in old[i + pairs : j])
            yield from (come(each) for each in new[k + pairs : n])

    def _paragraph(self, old: Element, new: Element) -> Element:
        merged = deepcopy(old)
        merged.tail = None
        self._style(merged, new)
        mine, theirs = _split(merged), _split(new)
        if len(mine) != len(theirs):
            mine, theirs = [_runs(merged)], [_runs(new)]
        for standing, wanted in zip(mine, theirs, strict=True):
            if _said(standing) != _said(wanted):
                self._replace_runs(merged, standing, wanted)
        return merged

    def _replace_runs(self, paragraph: Element, old: list[Element], new: list[Element]) -> None:
        come = self._ins(*(deepcopy(run) for run in new)) if new else None
        for run in old:
            self._delete(run)
        if come is None:
            return
        if old:
            last = old[-1].getparent()  # the mark of deletion that it stands in now
            (last if last is not None else old[-1]).addnext(come)
        else:
            paragraph.append(come)

    def _style(self, merged: Element, new: Element) -> None:
        """Let the paragraph take the new style; the old one is kept for whoever rejects it."""
        old_properties, new_properties = merged.find(f"{_W}pPr"), new.find(f"{_W}pPr")
        if _style_of(merged) == _style_of(new) or new_properties is None:
            return
        kept = w("pPr")
        if old_properties is not None:
            kept.extend(deepcopy(e) for e in old_properties if e.tag not in _NOT_IN_CHANGE)
            merged.remove(old_properties)
        taken = deepcopy(new_properties)
        taken.append(self._marked("pPrChange", kept))
        merged.insert(0, taken)

    def _row(self, old: Element, new: Element) -> Element:
        row = deepcopy(old)
        for mine, theirs in zip(row.iterchildren(_TC), new.iterchildren(_TC), strict=True):
            self._shade(mine, theirs)
            properties = [child for child in mine if child.tag == f"{_W}tcPr"]
            standing = [child for child in mine if child.tag == _P]
            mine[:] = [*properties, *self._paragraphs(standing, list(theirs.iterchildren(_P)))]
        return row

    def _shade(self, mine: Element, theirs: Element) -> None:
        old, new = mine.find(f"{_W}tcPr"), theirs.find(f"{_W}tcPr")
        if old is None or new is None or _fill(old) == _fill(new):
            return
        taken = deepcopy(new)
        taken.append(self._marked("tcPrChange", deepcopy(old)))
        mine.replace(old, taken)

    def _row_goes(self, old: Element) -> Element:
        return self._marked_row(deepcopy(old), "del", self._go)

    def _row_comes(self, new: Element) -> Element:
        return self._marked_row(deepcopy(new), "ins", self._come)

    def _marked_row(self, row: Element, kind: str, mark: Callable[[Element], Element]) -> Element:
        properties = row.find(f"{_W}trPr")
        if properties is None:
            properties = w("trPr")
            row.insert(0, properties)
        properties.append(self._marked(kind))
        for paragraph in list(row.iter(_P)):
            parent = paragraph.getparent()
            if parent is not None:
                parent.replace(paragraph, mark(paragraph))
        return row

    def _go(self, old: Element) -> Element:
        paragraph = self._with_mark(old, "del")
        for run in _runs(paragraph):
            self._delete(run)
        return paragraph

    def _come(self, new: Element) -> Element:
        paragraph = self._with_mark(new, "ins")
        for run in _runs(paragraph):
            parent = run.getparent()
            if parent is not None:
                at = parent.index(run)
                parent.insert(at, self._ins(run))
        return paragraph

    def _with_mark(self, element: Element, kind: str) -> Element:
        paragraph = deepcopy(element)
        paragraph.tail = None
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        letters = properties.find(f"{_W}rPr")
        if letters is None:
            letters = w("rPr")
            properties.append(letters)
        letters.insert(0, self._marked(kind))
        return paragraph

    def _delete(self, run: Element) -> None:
        parent = run.getparent()
        if parent is None:
            return
        parent.insert(parent.index(run), self._marked("del", run))
        for part in run.iterchildren():
            part.tag = _DELETED.get(str(part.tag), part.tag)

    def _ins(self, *runs: Element) -> Element:
        return self._marked("ins", *runs)

    def _marked(self, kind: str, *children: Element) -> Element:
        self.next_id += 1
        return w(kind, *children, id=self.next_id - 1, author=MADE_BY, date=self.date)


def _table_at(elements: list[Element]) -> int | None:
    return next((at for at, each in enumerate(elements) if each.tag == _TBL), None)


def _runs(holder: Element) -> list[Element]:
    """Return the runs of a paragraph, also those in links; not those of text boxes."""
    found: list[Element] = []
    for child in holder:
        if child.tag == _R:
            found.append(child)
        elif child.tag in _HOLDERS or child.tag == f"{_W}sdtContent":
            found += _runs(child)
    return found


def _split(paragraph: Element) -> list[list[Element]]:
    """Return the runs inside our own bookmark (a heading, the number of a caption) and the others.

    So the bookmark goes on covering what it covered.
    """
    mark = our_bookmark(paragraph)
    runs = _runs(paragraph)
    if mark is None:
        return [runs]
    order = list(paragraph.iter())
    ends = paragraph.iter(f"{_W}bookmarkEnd")
    end = next((e for e in ends if e.get(f"{_W}id") == mark.get(f"{_W}id")), None)
    if end is None:
        return [runs]
    first, last = order.index(mark), order.index(end)
    inside = [run for run in runs if first < order.index(run) < last]
    return [inside, [run for run in runs if run not in inside]]


def _said(runs: list[Element]) -> str:
    """Return the words of runs; of a field what it counts, not what it counted to."""
    told: list[str] = []
    instruction: list[str] = []
    depth = 0
    for child in (each for run in runs for each in run):
        if child.tag == f"{_W}fldChar":
            kind = child.get(f"{_W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if kind == "end":
                told.append(" ".join(field_name("".join(instruction))[:2]))
                instruction.clear()
        elif child.tag == f"{_W}instrText":
            instruction.append(child.text or "")
        elif child.tag == f"{_W}t" and not depth:
            told.append(child.text or "")
    return "".join(told)


def _words(element: Element) -> str:
    """Return what two elements are compared by: styles and words, paragraph by paragraph."""
    paragraphs = [element] if element.tag == _P else list(element.iter(_P))
    return "\n".join(f"{_style_of(each)}\t{_said(_runs(each))}" for each in paragraphs)


def _style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "")


def _fill(properties: Element) -> str:
    shading = properties.find(f"{_W}shd")
    return "" if shading is None else shading.get(f"{_W}fill", "")


def _drop_doubles(content: Element, names: set[str]) -> None:
    """Take away the bookmarks of what comes that what goes has as well: a name stands once."""
    seen: set[str] = set()
    for mark in list(content.iter(f"{_W}bookmarkStart")):
        name = mark.get(f"{_W}name", "")
        if name in names and name in seen:
            identifier = mark.get(f"{_W}id")
            for each in list(content.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")):
                parent = each.getparent()
                if each.get(f"{_W}id") == identifier and parent is not None:
                    parent.remove(each)
        seen.add(name)
