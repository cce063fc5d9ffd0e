"""Files that nobody honest sends: what each is, how it is made, and what must become of it.

Every row of the list of hostile inputs in the research behind this project, and more. Nothing
is kept in the repository: a file is made when a test wants it, in packed blocks, so that four
gigabytes cost four megabytes. The makers stand in the modules named `hostile_…`; `all_files`
has them together.

They are answers of a fourth department, so that they can lie in one folder with three good files.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path

import raw_zip
from oracle import Filled
from raw_filling import Typed, addresses_in, filled_parts
from raw_zip import Entry
from sample import DELAR, small_plan, with_indicator

from vpreport.plan.types import Department, Plan
from vpreport.template.writing import write_templates

DEPARTMENT = "miljo"
SHEET = "xl/worksheets/sheet2.xml"
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"

OUTCOME = ("indicators", "e-legitimation", "outcome")
COMMENT = ("indicators", "e-legitimation", "comment")
OTHER_OUTCOME = ("indicators", "utbildade", "outcome")
DONE_ON = ("activities", "portal", "done_on")
STATUS = ("activities", "portal", "status")

FILLED: Filled = {
    OUTCOME: Decimal(42),
    COMMENT: "Mätningen gjordes i augusti.",
    OTHER_OUTCOME: Decimal(31),
    STATUS: "done",
    DONE_ON: dt.date(2026, 6, 15),
}
TYPED: Mapping[tuple[str, str, str], Typed] = {**FILLED, STATUS: "Genomförd"}  # type: ignore[dict-item]


class Must(Enum):
    """What must become of a file."""

    REFUSED = "refused"  # not used, with a sentence
    RIGHT = "right"  # every value as filled in
    HONEST = "honest"  # either of these, or single cells left out with a sentence


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """One hostile file. `filled` is what would be right to read, where it is read at all."""

    name: str
    suffix: str
    must: Must
    make: Callable[[Path], object] = field(repr=False)
    filled: Filled = field(repr=False, default_factory=lambda: FILLED)

    @property
    def file(self) -> str:
        return f"{self.name}{self.suffix}"


def plan() -> Plan:
    """Return the small plan with one department more, that answers a little of everything."""
    small = small_plan()
    more = (*small.departments, Department(id=DEPARTMENT, name="Miljöenheten", head="Miljöchef"))
    widened = replace(small, departments=more)
    for indicator in ("e-legitimation", "utbildade"):
        old = next(i.departments for i in small.indicators if i.id == indicator)
        widened = with_indicator(widened, indicator, departments=(*old, DEPARTMENT))
    goals = tuple(
        replace(
            goal,
            departments=(*goal.departments, DEPARTMENT),
            activities=tuple(
                replace(a, departments=(*a.departments, DEPARTMENT)) for a in goal.activities
            ),
        )
        if goal.id in ("digital", "kvalitet")
        else goal
        for goal in widened.goals
    )
    return replace(widened, goals=goals)


@cache
def templates() -> Mapping[str, bytes]:
    """Return the empty template of each department."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_templates(plan(), checkpoint=DELAR, folder=folder)
        return {path.stem.removeprefix(f"{DELAR}-"): path.read_bytes() for path in paths}


@cache
def addresses() -> Mapping[tuple[str, str, str], tuple[str, str]]:
    """Return sheet and cell of every answer in the hostile department's template."""
    return addresses_in(templates()[DEPARTMENT])


@cache
def _parts() -> Mapping[str, bytes]:
    """Return the hostile department's template, honestly filled in."""
    return filled_parts(templates()[DEPARTMENT], TYPED)


def parts(changes: Mapping[str, bytes | None] | None = None) -> dict[str, bytes]:
    """Return the parts of the filled workbook with some replaced, added or (None) left out."""
    whole = {**_parts(), **(changes or {})}
    return {name: data for name, data in whole.items() if data is not None}


def part(name: str) -> bytes:
    return _parts()[name]


def workbook(path: Path, changes: Mapping[str, bytes | None]) -> Path:
    """Write the filled workbook with some parts changed."""
    return raw_zip.write(path, raw_zip.of_parts(parts(changes)))


def workbook_with(path: Path, *entries: Entry, without: tuple[str, ...] = ()) -> Path:
    """Write the filled workbook with entries that replace the parts of their names."""
    names = {entry.name.decode("utf-8", "replace") for entry in entries}
    whole = {name: d for name, d in parts().items() if name not in names and name not in without}
    return raw_zip.write(path, (*raw_zip.of_parts(whole), *entries))


def cell_of(key: tuple[str, str, str]) -> str:
    """Return the address of an answer as A1."""
    return addresses()[key][1]


def cell_xml(key: tuple[str, str, str]) -> bytes:
    """Return the cell as it stands in the indicators' sheet."""
    found = re.search(_cell(key), part(SHEET), re.DOTALL)
    assert found is not None
    return found.group(0)


def with_cell(key: tuple[str, str, str], xml: str) -> bytes:
    """Return the indicators' sheet with another element in place of the answer's cell."""
    sheet, times = re.subn(_cell(key), lambda _: xml.encode(), part(SHEET), flags=re.DOTALL)
    assert times == 1
    return sheet


def _cell(key: tuple[str, str, str]) -> bytes:
    return rb'<c r="%s"[^>]*>.*?</c>' % cell_of(key).encode()


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """Return the part with one place changed; the place must be there."""
    assert old in data, old
    return data.replace(old, new, 1)


class Collection:
    """The hostile files of one module, gathered by a decorator on their makers."""

    def __init__(self) -> None:
        self.files: list[Hostile] = []

    def file(
        self,
        name: str,
        must: Must,
        *,
        suffix: str = ".xlsx",
        filled: Mapping[tuple[str, str, str], object] | None = None,
    ) -> Callable[[Callable[[Path], object]], Callable[[Path], object]]:
        """Gather the maker under a name that tells what is wrong with the file."""

        def gather(make: Callable[[Path], object]) -> Callable[[Path], object]:
            self.add(name, must, make, suffix=suffix, filled=filled)
            return make

        return gather

    def add(
        self,
        name: str,
        must: Must,
        make: Callable[[Path], object],
        *,
        suffix: str = ".xlsx",
        filled: Mapping[tuple[str, str, str], object] | None = None,
    ) -> None:
        whole = {**FILLED, **(filled or {})}
        self.files.append(
            Hostile(name=name, suffix=suffix, must=must, make=make, filled=whole)  # type: ignore[arg-type]
        )


def all_files() -> tuple[Hostile, ...]:
    """Return every hostile file, in a fixed order."""
    import hostile_containers
    import hostile_ods
    import hostile_old
    import hostile_values
    import hostile_xml

    modules = (hostile_containers, hostile_xml, hostile_values, hostile_ods, hostile_old)
    return tuple(file for module in modules for file in module.FILES.files)
