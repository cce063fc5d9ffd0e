"""What other people have put into a block of ours and what lives on when it is written anew.

A cross-reference to our table makes Word put a bookmark into our caption, a comment has its anchor
in our text, a bookmark over a whole chapter begins or ends in it. Without them the reference shows
an error, the comment points nowhere, the bookmark is broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from vpreport.report.section.fragments import HEADING_BOOKMARK, TABLE_BOOKMARK
from vpreport.report.section.ooxml import WORD, Element, w
from vpreport.report.target.body import text_of

_W: Final = f"{{{WORD}}}"
_OURS: Final = (TABLE_BOOKMARK, HEADING_BOOKMARK)
_WORDS: Final = ("_GoBack", "_Hlk", "_Toc")
_ENDS: Final = {
    f"{_W}{kind}{end}": (kind, end == "Start")
    for kind in ("bookmark", "commentRange", "perm")
    for end in ("Start", "End")
}


@dataclass(slots=True, kw_only=True)
class _Range:
    """The ends of a range, None for one that stands outside the block."""

    kind: str
    start: Element | None = None
    end: Element | None = None


def carried(old: Sequence[Element]) -> frozenset[str]:
    """Return the kinds of what would be carried over: "bookmark", "comment", "range"."""
    words = {"bookmark": "bookmark", "commentRange": "comment", "perm": "range"}
    kinds = {words[each.kind] for each in _ranges(old) if not _is_words(each)}
    return frozenset(kinds | ({"comment"} if _references(old) else set()))


def carry_over(old: Sequence[Element], content: Element) -> None:
    """Put what is not ours in the old block into the new one, at the same places as far as can be.

    `content` is what holds the new block. A range that goes on outside covers the whole block.
    """
    (first, *_) = content.iterchildren(f"{_W}p")
    comments = _references(old)
    for each in _ranges(old):
        if each.start is None:
            content.append(_copy(each.end))
        elif each.end is None:
            content.insert(0, _copy(each.start))
        elif each.kind == "perm":
            content.insert(0, _copy(each.start))
            content.append(_copy(each.end))
        elif each.kind == "commentRange":
            _wrap(first, _copy(each.start), _copy(each.end))
        else:
            _mark_again(each.start, each.end, content, first)
    for identifier in comments:
        first.append(w("r", w("commentReference", id=identifier)))


def _ranges(old: Sequence[Element]) -> list[_Range]:
    found: dict[tuple[str, str], _Range] = {}
    for element in (each for top in old for each in top.iter(*_ENDS)):
        kind, is_start = _ENDS[str(element.tag)]
        range_ = found.setdefault((kind, element.get(f"{_W}id", "")), _Range(kind=kind))
        if is_start:
            range_.start = element
        else:
            range_.end = element
    return [each for each in found.values() if not _is_ours(each)]


def _is_ours(each: _Range) -> bool:
    return each.start is not None and each.start.get(f"{_W}name", "").startswith(_OURS)


def _is_words(each: _Range) -> bool:
    """Return whether it is a bookmark that Word has made for itself and makes anew as it needs."""
    if each.start is None or each.end is None:
        return False
    return each.start.get(f"{_W}name", "").startswith(_WORDS)


def _references(old: Sequence[Element]) -> list[str]:
    """Return the ids of the comments whose sign stands in the block."""
    found = (each for top in old for each in top.iter(f"{_W}commentReference"))
    return [each.get(f"{_W}id", "") for each in found]


def _copy(element: Element | None) -> Element:
    copy = deepcopy(element)
    assert copy is not None  # noqa: S101 (a range has an end, or it would not be one)
    copy.tail = None
    return copy


def _mark_again(start: Element, end: Element, content: Element, first: Element) -> None:
    """Put a bookmark round the same caption or heading, else round the same words."""
    home = _paragraph_of(start)
    ours = our_bookmark(home) if home is not None else None
    new = _with_bookmark(content, ours.get(f"{_W}name", "")) if ours is not None else None
    if home is None or ours is None or new is None:
        words = text_of(home) if home is not None else ""
        same = (each for each in content.iter(f"{_W}p") if words and text_of(each) == words)
        _wrap(next(same, first), _copy(start), _copy(end))
        return
    after = _end_of(ours, home)
    is_after = after is not None and _stands_before(home, after, start)
    goes_on = after is not None and _has_text_between(home, after, end)
    opened = our_bookmark(new)
    closed = _end_of(opened, new) if opened is not None else None
    if opened is None or closed is None:
        _wrap(new, _copy(start), _copy(end))
        return
    if is_after:
        closed.addnext(_copy(start))
    else:
        opened.addprevious(_copy(start))
    if is_after or goes_on:
        new.append(_copy(end))
    else:
        closed.addnext(_copy(end))


def _wrap(paragraph: Element, start: Element, end: Element) -> None:
    has_properties = len(paragraph) > 0 and paragraph[0].tag == f"{_W}pPr"
    paragraph.insert(int(has_properties), start)
    paragraph.append(end)


def _paragraph_of(element: Element) -> Element | None:
    """Return the paragraph that the element stands in or before."""
    inside = next(element.iterancestors(f"{_W}p"), None)
    return inside if inside is not None else next(element.itersiblings(f"{_W}p"), None)


def our_bookmark(paragraph: Element) -> Element | None:
    """Return the start of our own bookmark in a heading or caption, None where there is none."""
    marks = paragraph.iter(f"{_W}bookmarkStart")
    return next((m for m in marks if m.get(f"{_W}name", "").startswith(_OURS)), None)


def _with_bookmark(content: Element, name: str) -> Element | None:
    for mark in content.iter(f"{_W}bookmarkStart"):
        if mark.get(f"{_W}name") == name:
            return _paragraph_of(mark)
    return None


def _end_of(start: Element, paragraph: Element) -> Element | None:
    wanted = start.get(f"{_W}id")
    ends = paragraph.iter(f"{_W}bookmarkEnd")
    return next((end for end in ends if end.get(f"{_W}id") == wanted), None)


def _stands_before(paragraph: Element, one: Element, other: Element) -> bool:
    order = list(paragraph.iter())
    return other in order and order.index(one) < order.index(other)


def _has_text_between(paragraph: Element, one: Element, other: Element) -> bool:
    return any(text.strip() for text in _texts_between(paragraph, one, other))


def _texts_between(paragraph: Element, one: Element, other: Element) -> Iterator[str]:
    is_between = False
    for element in paragraph.iter():
        if element is other:
            return
        if is_between and element.tag == f"{_W}t":
            yield element.text or ""
        is_between = is_between or element is one
