"""The conventions of somebody else's document at the place where a block of ours goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from vpreport.findings import Code, Finding
from vpreport.report.section.blocks import Role
from vpreport.report.section.layout import ByChapter, Layout, Styles
from vpreport.report.section.ooxml import Element
from vpreport.report.section.styles import LANGUAGE
from vpreport.report.target.body import read_body
from vpreport.report.target.captions import numbers_before, read_captions
from vpreport.report.target.chart_looks import chart_look
from vpreport.report.target.choosing import Chooser
from vpreport.report.target.far import far_from
from vpreport.report.target.lists import lists_for, without_numbers
from vpreport.report.target.numbering import Numberings, read_numberings
from vpreport.report.target.parsing import parsed_with_marks, value, w_name
from vpreport.report.target.roles import DEEPEST, EVERYTHING, Needs, Part, StyleNames, heading_part
from vpreport.report.target.sections import TextWidth, text_width
from vpreport.report.target.seen import Body, Paragraph, SectionEnd
from vpreport.report.target.style_sheet import StyleSheet, read_styles
from vpreport.report.target.table_looks import HEAD, TOTAL
from vpreport.report.target.thinning import Run
from vpreport.texts import target as texts

# The keys of the parts, whatever they are called in the package; only the first is compulsory.
DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
NUMBERING: Final = "word/numbering.xml"
THEME: Final = "word/theme/theme1.xml"

_NARROW: Final = 5100  # twentieths of a point, 9 cm: a table of four columns has no room
_NO_NAMES: Final[StyleNames] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """How to write at one place.

    `captions_before` has the last number of each label before the place, in blocks of ours too.
    `styles_to_add` are whole w:style elements that `layout` uses and the document lacks: they go
    in before the end of its styles part. `heading` is the text of the heading above, empty where
    there is none.
    """

    layout: Layout
    captions_before: Mapping[str, int]
    styles_to_add: tuple[bytes, ...]
    remarks: tuple[Finding, ...]
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    body: Body
    sheet: StyleSheet
    numberings: Numberings
    free_bookmark: int

    def numbers(self, style: str) -> bool:
        """Return whether paragraphs in the style get a number by it."""
        return self.numberings.has_numbers(self.sheet.numbering(style))


def read_conventions(
    parts: Mapping[str, bytes],
    at: int,
    *,
    needs: Needs = EVERYTHING,
    names: StyleNames = _NO_NAMES,
) -> Conventions:
    """Return the conventions at `at`, a byte offset in the main part between two blocks.

    `parts` has the main part, and the styles and the numberings where the document has them, under
    the keys above; which parts these are its relationships say. `needs` is what will be written
    (`roles.needs_of(blocks)`), `names` the styles that the municipality has chosen itself.
    Raises BrokenPartError where a part is no XML, ValueError where `at` is not in the body.
    """
    return read_all_conventions(parts, {at: needs}, names=names)[at]


def read_all_conventions(
    parts: Mapping[str, bytes],
    needs: Mapping[int, Needs],
    *,
    names: StyleNames = _NO_NAMES,
    plain: Sequence[Run] = (),
) -> Mapping[int, Conventions]:
    """Return the conventions at several places, by offset, in one pass over the document.

    `plain` are runs of plain paragraphs and tables in the body, in order, where they are known:
    those far from all places are then only counted, which changes nothing but the time it takes.
    """
    places = tuple(sorted(needs))
    sheet = read_styles(parts.get(STYLES), parts.get(THEME))
    far = far_from(parts[DOCUMENT], plain, places, sheet)
    document = _document(parts, parsed_with_marks(parts[DOCUMENT], places, far.runs), sheet)
    document.body.uses.update(far.uses)
    return {
        at: _conventions(document, document.body.place_of(number), needs[at], names)
        for number, at in enumerate(places)
    }


def conventions_of_whole(
    parts: Mapping[str, bytes], root: Element, *, needs: Needs, names: StyleNames = _NO_NAMES
) -> Conventions:
    """Return the conventions of a whole new document in the looks of a template.

    `root` is the main part of the template; it teaches how text is set, and none of it stays: so
    levels and numbers begin anew. `parts` has the styles and the numberings.
    """
    document = _document(parts, root, read_styles(parts.get(STYLES), parts.get(THEME)))
    place = max(0, len(document.body.seen) - 1)  # before the end of the last section
    return _conventions(document, place, needs, names, is_whole=True)


def _document(parts: Mapping[str, bytes], root: Element, sheet: StyleSheet) -> _Document:
    taken = (value(each, "id") for each in root.iter(w_name("bookmarkStart")))
    return _Document(
        body=read_body(root, sheet),
        sheet=sheet,
        numberings=read_numberings(parts.get(NUMBERING)),
        free_bookmark=max((int(each) for each in taken if each.isdecimal()), default=0) + 1,
    )


def _conventions(
    document: _Document,
    place: int,
    needs: Needs,
    names: StyleNames,
    *,
    is_whole: bool = False,
) -> Conventions:
    body = document.body
    above = None if is_whole else _heading_above(body, place)
    chooser = Chooser(document.sheet, body, place, names)
    captions = read_captions(body, place)
    width = _width(body, place)
    level = above.level if above else 0
    lists, list_remarks = lists_for(document.numberings, document.sheet, chooser, needs)
    styles = _styles(document, chooser, needs, level)
    before = {} if is_whole else numbers_before(body.before(place))
    layout = Layout(
        styles=styles,
        width=width.width,
        height=width.height,
        label=captions.table,
        chart_label=captions.chart,
        separator=captions.separator,
        by_chapter=ByChapter() if is_whole else captions.by_chapter,
        charts_by_chapter=ByChapter() if is_whole else captions.charts_by_chapter,
        heading_offset=level,
        first_table=_after(before, captions.table),
        first_chart=_after(before, captions.chart),
        first_bookmark=1 if is_whole else document.free_bookmark,
        lists=lists,
        charts=chart_look(
            document.sheet,
            body=styles.paragraphs[Role.BODY],
            table=styles.table,
            heading=styles.headings[min(level, len(styles.headings) - 1)],
        ),
        language="" if document.sheet.language.lower().startswith("sv") else LANGUAGE,
    )
    remarks = [*chooser.remarks, *list_remarks, *_numbered(needs, level, styles)]
    if not is_whole:
        layout = replace(layout, styles=without_numbers(document.sheet, styles, lists))
        remarks += _remarks(needs, level, width)
    heading = above.text if above else ""
    return Conventions(
        layout=layout,
        captions_before=before,
        styles_to_add=tuple(chooser.added.values()),
        remarks=tuple(_at(remark, heading) for remark in remarks),
        heading=heading,
    )


def _heading_above(body: Body, place: int) -> Paragraph | None:
    """Return the nearest heading of the document's own before the place."""
    return next(
        (
            one
            for one in reversed(body.before(place))
            if isinstance(one, Paragraph) and one.level and not one.is_ours
        ),
        None,
    )


def _styles(document: _Document, chooser: Chooser, needs: Needs, above: int) -> Styles:
    def of(part: Part) -> str:
        if part in needs.parts:
            return chooser.style(part)
        return chooser.known(part) or body

    body = chooser.style(Part.BODY)
    deepest = min(DEEPEST, above + max(needs.depth, 1))
    parts = [heading_part(level) for level in range(1, deepest + 1)]
    needed = parts[above:] if needs.depth else []
    headings = tuple(
        chooser.style(part) if part in needed else chooser.known(part) or body for part in parts
    )
    cell, note, table = of(Part.CELL), of(Part.NOTE), of(Part.TABLE)
    letters = chooser.letters(cell, note, table)
    return Styles(
        headings=headings,
        contents=(of(Part.CONTENTS_1), of(Part.CONTENTS_2)),
        paragraphs={
            Role.TITLE: of(Part.TITLE),
            Role.SUBTITLE: of(Part.SUBTITLE),
            Role.CONTENTS_TITLE: of(Part.CONTENTS_TITLE),
            Role.BODY: body,
            Role.LEAD_IN: of(Part.LEAD_IN),
            Role.SOURCE: of(Part.SOURCE),
        },
        bullet=of(Part.BULLET),
        number=of(Part.NUMBER),
        strong=chooser.style(Part.STRONG) if Part.STRONG in needs.parts else "",
        caption=of(Part.CAPTION),
        table=table,
        cell=cell,
        count=of(Part.COUNT),
        note=note,
        letters=letters,
        air=chooser.air(table),
        marks_head=chooser.sets_apart(table, HEAD),
        marks_total=chooser.sets_apart(table, TOTAL),
        source_size=chooser.source_size(body, letters.text.size),
        source_after=chooser.source_after(body),
        caption_space=chooser.caption_space(of(Part.CAPTION)),
        numbered=frozenset(filter(document.numbers, headings)),
    )


def _numbered(needs: Needs, above: int, styles: Styles) -> tuple[Finding, ...]:
    """Return a remark where the plan's numbers are left out of headings that have others."""
    levels = (min(above + level, len(styles.headings)) for level in needs.numbered)
    is_left_out = any(styles.headings[level - 1] in styles.numbered for level in levels)
    return (Finding(code=Code.HEADINGS_NUMBERED),) if is_left_out else ()


def _remarks(needs: Needs, level: int, width: TextWidth) -> tuple[Finding, ...]:
    remarks: list[Finding] = []
    if needs.depth and not level:
        remarks.append(Finding(code=Code.NO_HEADING_BEFORE))
    if needs.depth and level + needs.depth > DEEPEST:
        remarks.append(Finding(code=Code.HEADINGS_TOO_DEEP, params={"level": DEEPEST}))
    if Part.TABLE in needs.parts and width.width < _NARROW:
        remarks.append(Finding(code=Code.NARROW_TEXT, params={"width": texts.width(width.width)}))
    return tuple(remarks)


def _width(body: Body, place: int) -> TextWidth:
    ends = (one.properties for one in body.after(place) if isinstance(one, SectionEnd))
    return text_width(next(ends, None))


def _after(before: Mapping[str, int], label: str) -> int:
    numbers = {each.casefold(): number for each, number in before.items()}
    return numbers.get(label.casefold(), 0) + 1


def _at(remark: Finding, heading: str) -> Finding:
    return replace(remark, place=replace(remark.place, item=heading))
