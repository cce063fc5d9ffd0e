"""From an .xlsx or .xlsm package, Transitional or Strict, to the neutral grid."""

from __future__ import annotations

from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.ooxml import Relationship, of_kind, relationships
from vpreport.intake.formats.properties import read_properties
from vpreport.intake.formats.xlsx_notes import read_notes, read_threads
from vpreport.intake.formats.xlsx_sheet import SheetReader
from vpreport.intake.formats.xlsx_styles import read_styles
from vpreport.intake.formats.xlsx_texts import read_shared_strings
from vpreport.intake.formats.xlsx_values import Values
from vpreport.intake.formats.xlsx_workbook import SheetEntry, read_workbook
from vpreport.intake.grid import Grid, Sheet
from vpreport.intake.opening.bounded_xml import Budget
from vpreport.intake.opening.files import Received
from vpreport.intake.opening.package import Package
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

_PICTURES: Final = ("chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


def read_xlsx(received: Received, package: Package) -> Grid:
    """Return the grid of the workbook.

    Raises FileRefusedError where it is damaged or larger than any honest one.
    """
    budget = Budget(file=received.name)
    main = next(of_kind(relationships(package, "", budget), "officeDocument"), "")
    if not package.has(main):
        raise refused(Code.DAMAGED, received.name, reason=words.UNREADABLE_CONTENT)
    workbook = read_workbook(package.read(main), budget)
    parts = {found.id: found for found in relationships(package, main, budget)}
    values = Values(
        strings=read_shared_strings(_content(package, parts, "sharedStrings"), budget),
        formats=read_styles(_content(package, parts, "styles"), budget),
        epoch=workbook.epoch,
    )
    sheets = tuple(
        _sheet(package, entry, _part(parts, entry, package), values, budget)
        for entry in workbook.sheets
        if not _is_picture(parts, entry)
    )
    if not sheets:
        raise refused(Code.DAMAGED, received.name, reason=words.NO_SHEETS)
    properties = read_properties(package, budget)
    return Grid(
        sheets=sheets,
        properties=properties,
        names=workbook.constants,
        program=properties.get("application", "").split("$")[0] or None,
        saved_at=properties.get("modified") or None,
        has_macros=any(name.endswith("vbaProject.bin") for name in package.names),
        epoch=workbook.epoch,
    )


def _content(package: Package, parts: dict[str, Relationship], kind: str) -> bytes | None:
    """Return the content of the only part of its kind, None where the workbook has none."""
    target = next(of_kind(parts.values(), kind), "")
    return package.read(target) if package.has(target) else None


def _is_picture(parts: dict[str, Relationship], entry: SheetEntry) -> bool:
    """Return whether a sheet has no cells: a chart of its own, an old dialogue, macro or module.

    Excel writes a module of its oldest macros as a hidden sheet that refers to nothing.
    """
    if entry.relationship == "" and entry.is_hidden:
        return True
    found = parts.get(entry.relationship or "")
    return found is not None and found.kind in _PICTURES


def _part(parts: dict[str, Relationship], entry: SheetEntry, package: Package) -> str:
    """Return the name of the sheet's part; a sheet that is not there is a damaged file."""
    found = parts.get(entry.relationship or "")
    if found is None or found.kind != "worksheet" or not package.has(found.target):
        raise refused(Code.DAMAGED, package.file, reason=words.UNREADABLE_CONTENT)
    return found.target


def _sheet(package: Package, entry: SheetEntry, part: str, values: Values, budget: Budget) -> Sheet:
    around = relationships(package, part, budget)
    notes: dict[str, str] = {}
    for target in of_kind(around, "comments"):
        notes |= read_notes(package.read(target), budget)
    for target in of_kind(around, "threadedComment"):
        notes |= read_threads(package.read(target), budget)
    reader = SheetReader(values, budget)
    return reader.read(package.read(part), notes, name=entry.name, hidden=entry.is_hidden)
