"""What the styles of an OpenDocument workbook say of its sheets: hidden parts and page feet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from vpreport.intake.formats.ods_names import STYLE, TABLE
from vpreport.intake.formats.ods_scopes import Scopes
from vpreport.intake.formats.ods_text import Paragraphs
from vpreport.intake.opening.bounded_xml import Attributes, OnStart

MAX_PARENTS: Final = 20  # of a style; also ends a ring of styles

_MASTER_PAGE: Final = STYLE + "master-page"
_FOOTER: Final = STYLE + "footer"
_NOTHING: Final = re.compile(r"0+(?:\.0*)?[a-z]{2}")  # a length of zero, in any unit


@dataclass(slots=True, kw_only=True)
class _Style:
    """A style of sheets, rows or columns. `display` and `page` are empty where not given."""

    parent: str = ""
    display: str = ""
    page: str = ""
    is_flat: bool = False  # a row without height or a column without width


@dataclass(slots=True)
class Styles:
    """Gathers the styles while the parts are gone through, and answers for sheets afterwards."""

    scopes: Scopes
    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _current: _Style = field(default_factory=_Style)
    _footers: dict[str, str] = field(default_factory=dict)

    def starts(self) -> dict[str, OnStart]:
        return {
            STYLE + "style": self._style,
            STYLE + "default-style": self._default_style,
            STYLE + "table-properties": self._table,
            STYLE + "table-row-properties": self._row,
            STYLE + "table-column-properties": self._column,
            _MASTER_PAGE: self._master_page,
        }

    def is_hidden_sheet(self, name: str) -> bool:
        return self._inherited(name, "display") == "false"

    def is_flat(self, family: str, name: str | None) -> bool:
        """Return whether a "table-row" or "table-column" of this style takes no room."""
        style = self._styles.get((family, name or ""))
        return style is not None and style.is_flat

    def footer(self, name: str) -> str:
        """Return the page foot of a sheet, empty where it has none."""
        return self._footers.get(self._inherited(name, "page"), "")

    def _inherited(self, name: str, what: str) -> str:
        for _ in range(MAX_PARENTS):
            style = self._styles.get(("table", name))
            if style is None:
                break
            if value := str(getattr(style, what)):
                return value
            name = style.parent
        return ""

    def _style(self, attributes: Attributes) -> None:
        self._current = _Style(
            parent=attributes.get(STYLE + "parent-style-name", ""),
            page=attributes.get(STYLE + "master-page-name", ""),
        )
        family = attributes.get(STYLE + "family", "table")
        if family.startswith("table"):
            self._styles[family, attributes.get(STYLE + "name", "")] = self._current

    def _default_style(self, _: Attributes) -> None:
        self._current = _Style()

    def _table(self, attributes: Attributes) -> None:
        self._current.display = attributes.get(TABLE + "display", "")

    def _row(self, attributes: Attributes) -> None:
        self._current.is_flat = _is_nothing(attributes.get(STYLE + "row-height"))

    def _column(self, attributes: Attributes) -> None:
        self._current.is_flat = _is_nothing(attributes.get(STYLE + "column-width"))

    def _master_page(self, attributes: Attributes) -> None:
        feet: list[str] = []
        text = Paragraphs(self.scopes)

        def footer(_: Attributes) -> None:
            self.scopes.enter(
                _FOOTER,
                starts=text.starts(),
                ends=text.ends(),
                done=lambda: feet.extend(text.lines),
            )

        def done() -> None:
            self._footers[attributes.get(STYLE + "name", "")] = " ".join(filter(None, feet))

        self.scopes.enter(_MASTER_PAGE, starts={_FOOTER: footer}, ends={}, done=done)


def _is_nothing(length: str | None) -> bool:
    return length is not None and _NOTHING.fullmatch(length) is not None
