"""How a sheet is printed and first seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xlsxwriter.worksheet import Worksheet

from vpreport.intake.grid import a1
from vpreport.report.style import FONT
from vpreport.report.workbook.charts import Placed
from vpreport.report.workbook.checked import checked
from vpreport.report.workbook.declared import Sheet
from vpreport.texts import workbook as texts

A4: Final = 9
MAX_HEADER: Final = 90  # Excel allows 255 signs with our codes, and each "&" counts twice
SIDE: Final = 0.4  # inches
TOP: Final = 0.7
_SMALL: Final = f'&9&"{FONT},Regular"'  # size before font: a digit after the size would join it


def set_up_page(worksheet: Worksheet, sheet: Sheet, context: str, *, marking: str = "") -> None:
    """A4 landscape, fitted to its width, with the sheet's title above and page numbers below."""
    worksheet.set_paper(A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(sheet.pages_wide, 0)
    worksheet.print_across()
    worksheet.set_margins(left=SIDE, right=SIDE, top=TOP, bottom=TOP)
    page = texts.PAGE.format(page="&P", pages="&N")
    stamp = f"&R{_SMALL}{_literal(marking)}" if marking else ""
    worksheet.set_header(f"&L{_SMALL}{_literal(sheet.title)}{stamp}", {"margin": 0.3})
    worksheet.set_footer(f"&L{_SMALL}{_literal(context)}&R{_SMALL}{page}", {"margin": 0.3})


def set_up_view(worksheet: Worksheet, sheet: Sheet, placed: Mapping[str, Placed]) -> None:
    """Keep headings in sight on screen and on every page, and grid lines and warnings away."""
    head = min(place.head for place in placed.values()) if len(placed) == 1 else 0
    last = max(place.last for place in placed.values())
    worksheet.freeze_panes(head + 1, sheet.frozen_columns)
    worksheet.repeat_rows(head, head)
    if sheet.pages_wide > 1:
        worksheet.repeat_columns(0, sheet.frozen_columns - 1)
        # Title and lead would be cut at the repeated columns; the title is in the page header.
        checked(worksheet.print_area(head, 0, last, len(sheet.widths) - 1))
    worksheet.hide_gridlines(2)
    # "3.1" is a number of the plan, kept as text: Excel need not offer to make it a date.
    area = f"A1:{a1(last + 2, len(sheet.widths))}"
    checked(worksheet.ignore_errors({"number_stored_as_text": area, "two_digit_text_year": area}))


def _literal(text: str) -> str:
    return text[:MAX_HEADER].replace("&", "&&")
