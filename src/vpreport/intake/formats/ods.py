"""From an OpenDocument workbook, .ods or flat .fods, to the neutral grid.

The format is OpenDocument 1.2 and 1.3, part 3. A flat workbook is the same XML in one part
instead of three, so one reader goes through whichever there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.ods_content import Content
from vpreport.intake.formats.ods_names import DC, META, OFFICE, OOO
from vpreport.intake.formats.ods_scopes import Scopes
from vpreport.intake.formats.ods_styles import Styles
from vpreport.intake.grid import Grid
from vpreport.intake.opening.bounded_xml import Attributes, Budget, OnStart
from vpreport.intake.opening.files import Received
from vpreport.intake.opening.package import Package
from vpreport.intake.opening.sniffing import FLAT_PART
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

MACRO_FOLDERS: Final = ("Basic/", "Scripts/")

_META: Final = OFFICE + "meta"
_USER_DEFINED: Final = META + "user-defined"
_PROPERTIES: Final = {
    **{DC + name: name for name in ("creator", "date", "description", "language", "subject")},
    **{META + name: name for name in ("creation-date", "editing-cycles", "editing-duration")},
    **{META + name: name for name in ("generator", "initial-creator", "keyword", "print-date")},
    DC + "title": "title",
    _USER_DEFINED: "",
}


def read_ods(received: Received, package: Package) -> Grid:
    """Return the grid of the workbook. Raises FileRefusedError where it is damaged or too big."""
    scopes = Scopes(Budget(file=received.name))
    about, styles = _About(scopes), Styles(scopes)
    content = Content(scopes, styles)
    starts = about.starts() | styles.starts() | content.starts()
    for name in ("meta.xml", "styles.xml"):
        if part := package.read(name):
            scopes.read(part, starts)
    scopes.read(package.read(FLAT_PART if package.has(FLAT_PART) else "content.xml"), starts)
    if not content.sheets:
        raise refused(Code.DAMAGED, received.name, reason=words.NO_SHEETS)
    return Grid(
        sheets=tuple(content.sheets),
        properties=about.properties | about.own,
        names=content.names,
        program=about.properties.get("generator", "").split("$")[0] or None,
        saved_at=about.properties.get("date") or None,
        has_macros=about.has_macros or any(n.startswith(MACRO_FOLDERS) for n in package.names),
        epoch=content.epoch,
    )


@dataclass(slots=True)
class _About:
    """Gathers the properties by lower-case name; `own` has those that people name themselves."""

    scopes: Scopes
    properties: dict[str, str] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    has_macros: bool = False
    _name: str = ""

    def starts(self) -> dict[str, OnStart]:
        return {_META: self._meta, OOO + "module": self._module}

    def _meta(self, _: Attributes) -> None:
        starts = dict.fromkeys(_PROPERTIES, self._begin)
        ends = {name: partial(self._take, key) for name, key in _PROPERTIES.items()}
        self.scopes.enter(_META, starts=starts, ends=ends)

    def _begin(self, attributes: Attributes) -> None:
        self._name = attributes.get(META + "name", "").lower()
        self.scopes.collect()

    def _take(self, key: str) -> None:
        text = self.scopes.collected().strip()
        if key:
            self.properties[key] = text
        elif self._name:
            self.own[self._name] = text

    def _module(self, _: Attributes) -> None:
        self.has_macros = True
