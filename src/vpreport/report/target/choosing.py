"""Choosing the document's styles for each part, and saying where it has none that fits.

In order: what the plan says, what the document itself does nearest to the place, the names that
Word or municipalities give such styles, the style of a related part, and at last a minimal style.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final, TypeVar

from vpreport.findings import Code, Finding
from vpreport.report.section.letters import SMALLEST, TableLetters
from vpreport.report.target import minimal
from vpreport.report.target.far import NEAR
from vpreport.report.target.roles import CHAINS, Part, StyleNames
from vpreport.report.target.seen import Body, Paragraph, TableSeen
from vpreport.report.target.style_sheet import PARAGRAPH, TABLE, Style, StyleSheet
from vpreport.report.target.table_looks import HEAD, letters_in_table, sets_apart
from vpreport.texts import target as texts
from vpreport.texts import word_styles

_LONG: Final = 60  # signs: a paragraph of running text, and no label or date
_IN_TABLES: Final = 19  # half-points: tables are set smaller than running text
_SOURCES: Final = 2  # half-points that a source is smaller than running text
_BELOW_CAPTION: Final = 80  # twentieths of a point
_BELOW_SOURCE: Final = 120
# Parts that others have no style for, and lists, which are real in any style: no remark.
_QUIET: Final = frozenset(
    {Part.LEAD_IN, Part.SOURCE, Part.CELL, Part.COUNT, Part.NOTE, Part.BULLET, Part.NUMBER}
)

_Kind = TypeVar("_Kind", Paragraph, TableSeen)


class Chooser:
    """Chooses for one place in one document; `remarks` and `added` grow as it is asked."""

    def __init__(self, sheet: StyleSheet, body: Body, place: int, names: StyleNames) -> None:
        self.remarks: list[Finding] = []
        self.added: dict[str, bytes] = {}
        self._sheet = sheet
        self._body = body
        self._place = place
        self._names = names
        self._chosen: dict[Part, str] = {}

    def style(self, part: Part) -> str:
        """Return the id of the style; empty for letters that are to be made bold as they stand."""
        if part not in self._chosen:
            self._chosen[part] = self._choose(part)
        return self._chosen[part]

    def known(self, part: Part) -> str:
        """Return the id of a style that is there already, empty where none is; add nothing."""
        found = self._asked_for(part) or self._as_nearby(part) or self._by_name(part)
        return found.id if found else ""

    def letters(self, cell: str, note: str, table: str) -> TableLetters:
        """Return the letters of tables; smaller ones where their text has no style of its own."""
        return letters_in_table(
            self._sheet, cell=cell, note=note, table=table, size=self._cell_size(cell, table)
        )

    def sets_apart(self, table: str, row: str) -> bool:
        """Return whether the table style sets its first or last row apart."""
        return (table in self.added and row == HEAD) or sets_apart(self._sheet, table, row)

    def source_size(self, body: str, letters: int) -> int:
        """Return the size of a source that has no style of its own: that of tables, or smaller."""
        own = self._sheet.size(body)
        return min(own, max(SMALLEST, min(letters, own - _SOURCES)))

    def source_after(self, body: str) -> int:
        """Return the space below a source in that style, 0 where it has enough of its own."""
        _, below = self._sheet.space(body)
        return 0 if below >= _BELOW_SOURCE else _BELOW_SOURCE

    def caption_space(self, caption: str) -> tuple[int, int] | None:
        """Return the space above and below a caption whose style is made to stand below figures.

        None where the style fits above a table, or the document itself has one standing so.
        """
        above, below = self._sheet.space(caption)
        is_ours = caption in self.added
        if is_ours or above >= below or self._body.has_caption_above_table:
            return None
        return below, min(below, _BELOW_CAPTION)

    def air(self, table: str) -> int:
        """Return what stands empty on each side in the cells of a table, in twentieths."""
        return minimal.AIR if table in self.added else self._sheet.air(table)

    def nearest(self, kind: type[_Kind], fits: Callable[[_Kind], bool]) -> _Kind | None:
        """Return the nearest landmark of the document's own before the place, else after it."""
        both = self._body.landmarks(self._place)
        return next(
            (one for way in both for one in way if isinstance(one, kind) and fits(one)), None
        )

    def _cell_size(self, cell: str, table: str) -> int:
        """Return a smaller size for tables whose text has no style of its own, else 0."""
        default = self._sheet.default(PARAGRAPH)
        # Without any default, the style that is added becomes it, and is so the next time.
        is_default = cell in self.added if default is None else cell == default.id
        based_on = self._sheet.default(TABLE) if table in self.added else None
        has_own = not is_default or self._sheet.says_size(based_on.id if based_on else table)
        return 0 if has_own or self._sheet.size(cell) <= _IN_TABLES else _IN_TABLES

    def _choose(self, part: Part) -> str:
        wanted = self._names.get(part)
        mapped = self._asked_for(part)
        if wanted and not mapped:
            self._remark(Code.STYLE_NOT_THERE, part, value=wanted)
        if found := mapped or self._as_nearby(part) or self._by_name(part):
            return found.id
        if found := self._by_outline(part):
            self._remark(Code.STYLE_STANDS_IN, part, value=found.name)
            return found.id
        return self._stand_in(part) if CHAINS[part].then or part is Part.STRONG else self._add(part)

    def _asked_for(self, part: Part) -> Style | None:
        name = self._names.get(part)
        if not name:
            return None
        kind = CHAINS[part].kind
        english = word_styles.SHOWN_AS.get(name, name)
        names = dict.fromkeys((name, english))
        found = (self._sheet.find(each, kind, self._body.uses) for each in names)
        return next(filter(None, found), None)

    def _as_nearby(self, part: Part) -> Style | None:
        """Return the style that the document uses for that part near the place."""
        styles = self._sheet.styles
        if part is Part.BODY:
            return self._running_text()
        if part is Part.CAPTION:
            caption = self.nearest(Paragraph, lambda p: bool(p.sequences) and not p.level)
            return self._of(caption) if caption else None
        if part is Part.TABLE:
            table = self.nearest(TableSeen, self._is_styled)
            return styles[table.style] if table else None
        if part is Part.CELL:
            return self._cell_text()
        if part.value.startswith("heading_"):
            level = int(part.value[-1])
            heading = self.nearest(Paragraph, lambda p: self._is_heading(p, level))
            return styles[heading.style] if heading else None
        return None

    def _by_name(self, part: Part) -> Style | None:
        chain = CHAINS[part]
        found = (self._sheet.find(name, chain.kind, self._body.uses) for name in chain.names)
        return next(filter(None, found), None)

    def _by_outline(self, part: Part) -> Style | None:
        """Return a style of the document's own that is a heading of the level."""
        if not part.value.startswith("heading_"):
            return None
        level = int(part.value[-1])
        fitting = (
            style
            for style in self._sheet.styles.values()
            if style.kind == PARAGRAPH and self._sheet.outline(style.id) == level
        )
        return max(fitting, key=lambda style: self._body.uses[style.id], default=None)

    def _stand_in(self, part: Part) -> str:
        then = CHAINS[part].then
        style = self.style(then) if then else ""
        if part is Part.CELL and (default := self._sheet.default(PARAGRAPH)):
            style = default.id
        if part not in _QUIET:
            name = self._sheet.styles[style].name if style in self._sheet.styles else ""
            self._remark(Code.STYLE_STANDS_IN, part, value=name or texts.BOLD)
        return style

    def _add(self, part: Part) -> str:
        chain = CHAINS[part]
        name = chain.names[0]
        style = minimal.free_id(name, self._sheet, {*self.added, *self._body.uses})
        self.added[style] = minimal.minimal_style(name, style, self._sheet, kind=chain.kind)
        self._remark(Code.STYLE_ADDED, part, value=name)
        return style

    def _running_text(self) -> Style | None:
        """Return the style of most long paragraphs near the place."""
        styles = Counter(
            style.id
            for one in self._body.theirs(self._place, NEAR)
            if isinstance(one, Paragraph)
            and not (one.level or one.is_list or one.sequences)
            and one.length >= _LONG
            and (style := self._of(one))
        )
        return self._sheet.styles[styles.most_common(1)[0][0]] if styles else None

    def _cell_text(self) -> Style | None:
        table = self.nearest(TableSeen, self._is_styled)
        style = self._sheet.styles.get(table.cell_style) if table else None
        if style is None or self._sheet.outline(style.id) or self._sheet.numbering(style.id):
            return None
        return style

    def _of(self, paragraph: Paragraph) -> Style | None:
        if paragraph.style:
            return self._sheet.styles.get(paragraph.style)
        return self._sheet.default(PARAGRAPH)

    def _is_styled(self, table: TableSeen) -> bool:
        style = self._sheet.styles.get(table.style)
        return style is not None and style.kind == TABLE and not style.is_default

    def _is_heading(self, paragraph: Paragraph, level: int) -> bool:
        return paragraph.level == level == self._sheet.outline(paragraph.style)

    def _remark(self, code: Code, part: Part, *, value: str) -> None:
        params = {"role": word_styles.ROLES[part.value], "value": word_styles.shown(value)}
        self.remarks.append(Finding(code=code, params=params))
