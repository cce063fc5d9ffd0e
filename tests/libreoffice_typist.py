"""The person at the keyboard: works in an open LibreOffice over UNO.

Runs under the Python that LibreOffice brings (it has the `uno` module), never under the tests' own.
Usage: `python3 libreoffice_typist.py PIPE < jobs.json`, where jobs.json holds a list of

    {"open": "in.xlsx", "save": ["out.ods"], "steps": [["type", "Sheet", "C7", "12,5"], ...]}

Every step is one of the functions named in `STEPS`, with the name of its sheet first. The file type
to save as follows from the ending. What is typed goes through the same door as a person's keys, so
that "12,5" becomes a number and "31 mars" whatever LibreOffice makes of it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".fods": "OpenDocument Spreadsheet Flat XML",
    ".odt": "writer8",
    ".docx": "MS Word 2007 XML",
    ".pdf": "writer_pdf_Export",
}
SECONDS_TO_START = 60


def prop(name, value):
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


class Document:
    """One open workbook, and what a person can do with it."""

    def __init__(self, desktop, dispatcher, path):
        self.dispatcher = dispatcher
        # Not hidden: without a window LibreOffice forgets the frozen panes.
        self.model = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, ())
        self.frame = self.model.CurrentController.Frame

    def save(self, path):
        filter_name = prop("FilterName", FILTERS[Path(path).suffix])
        self.model.storeToURL(Path(path).as_uri(), (filter_name,))

    def close(self):
        self.model.close(True)

    def sheet(self, name):
        return self.model.Sheets.getByName(name)

    def type(self, sheet, cell, text):
        """Go to the cell, type the text and press Enter."""
        self.model.CurrentController.setActiveSheet(self.sheet(sheet))
        self._do("GoToCell", prop("ToPoint", cell))
        self._do("EnterString", prop("StringName", text))

    def rename_sheet(self, sheet, name):
        self.sheet(sheet).setName(name)

    def unprotect(self, sheet):
        self.sheet(sheet).unprotect("")

    def insert_rows(self, sheet, before, count):
        self.sheet(sheet).Rows.insertByIndex(before - 1, count)

    def delete_row(self, sheet, row):
        self.sheet(sheet).Rows.removeByIndex(row - 1, 1)

    def delete_column(self, sheet, column):
        self.sheet(sheet).Columns.removeByIndex(column - 1, 1)

    def delete_sheet(self, sheet):
        self.model.Sheets.removeByName(sheet)

    def copy_sheet(self, sheet, name):
        """Copy the sheet to the end of the workbook."""
        sheets = self.model.Sheets
        sheets.copyByName(sheet, name, sheets.Count)

    def cut(self, sheet, source, target):
        """Cut the cell and paste it into another."""
        cells = self.sheet(sheet)
        address = cells.getCellRangeByName(target).RangeAddress
        at = cells.getCellByPosition(address.StartColumn, address.StartRow).CellAddress
        cells.moveRange(at, cells.getCellRangeByName(source).RangeAddress)

    def merge(self, sheet, cells):
        self.sheet(sheet).getCellRangeByName(cells).merge(True)

    def hide_rows(self, sheet, first, last):
        rows = self.sheet(sheet).Rows
        for row in range(first, last + 1):
            rows.getByIndex(row - 1).IsVisible = False

    def hide_column(self, sheet, column):
        self.sheet(sheet).Columns.getByIndex(column - 1).IsVisible = False

    def hide_sheet(self, sheet):
        self.sheet(sheet).IsVisible = False

    def sort(self, sheet, cells, column, ascending):
        """Sort the cells by the column, counted from 0 within them."""
        field = TableSortField()
        field.Field, field.IsAscending = column, ascending
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        descriptor = (
            prop("SortFields", fields),
            prop("ContainsHeader", value=False),
            prop("BindFormatsToContent", value=True),
        )
        uno.invoke(self.sheet(sheet).getCellRangeByName(cells), "sort", (descriptor,))

    def move_column(self, sheet, source, target):
        """Cut the column at index `source` and insert it before index `target`, from 0."""
        columns = self.sheet(sheet).Columns
        columns.insertByIndex(target, 1)
        source += source >= target
        whole = columns.getByIndex(source).getRangeAddress()
        self.sheet(sheet).moveRange(
            self.sheet(sheet).getCellByPosition(target, 0).CellAddress, whole
        )
        columns.removeByIndex(source, 1)

    def fit_rows(self, sheet):
        """Give every row the height that LibreOffice itself finds best."""
        self.sheet(sheet).Rows.OptimalHeight = True

    def _do(self, command, *arguments):
        self.dispatcher.executeDispatch(self.frame, f".uno:{command}", "", 0, arguments)


STEPS = {
    step.__name__: step
    for step in (
        Document.type,
        Document.rename_sheet,
        Document.unprotect,
        Document.insert_rows,
        Document.delete_row,
        Document.delete_column,
        Document.delete_sheet,
        Document.copy_sheet,
        Document.cut,
        Document.merge,
        Document.hide_rows,
        Document.hide_column,
        Document.hide_sheet,
        Document.sort,
        Document.move_column,
        Document.fit_rows,
    )
}


def connect(pipe):
    """Return the context of the office at that pipe, as soon as it has started."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    give_up = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.2)


def main():
    context = connect(sys.argv[1])
    create = context.ServiceManager.createInstanceWithContext
    desktop = create("com.sun.star.frame.Desktop", context)
    dispatcher = create("com.sun.star.frame.DispatchHelper", context)
    for job in json.load(sys.stdin):
        document = Document(desktop, dispatcher, job["open"])
        try:
            for name, sheet, *arguments in job.get("steps", ()):
                STEPS[name](document, sheet, *arguments)
            for path in job["save"]:
                document.save(path)
        finally:
            document.close()


if __name__ == "__main__":
    main()
