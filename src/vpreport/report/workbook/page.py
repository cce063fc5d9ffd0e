"""How a sheet is printed and first seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter.worksheet import Worksheet

from vpreport import paper
from vpreport.intake.grid import a1
from vpreport.paging import Line, page_breaks
from vpreport.report.style import FONT
from vpreport.report.workbook.charts import Placed
from vpreport.report.workbook.checked import checked
from vpreport.report.workbook.declared import Sheet
from vpreport.report.workbook.formats import TEXT_SIZE
from vpreport.texts import workbook as texts

MAX_HEADER: Final = 90  # Excel allows 255 signs with our codes, and each "&" counts twice
TOP: Final = 0.6  # inches
_SMALL: Final = f'&9&"{FONT},Regular"'  # size before font: a digit after the size would join it


def set_up_page(worksheet: Worksheet, sheet: Sheet, context: str, *, marking: str = "") -> None:
    """Landscape, with the sheet's title above and page numbers below."""
    worksheet.set_landscape()
    side = paper.SIDE_INCHES
    worksheet.set_margins(left=side, right=side, top=TOP, bottom=TOP)
    page = texts.PAGE.format(page="&P", pages="&N")
    stamp = f"&R{_SMALL}{_literal(marking)}" if marking else ""
    worksheet.set_header(f"&L{_SMALL}{_literal(sheet.title)}{stamp}", {"margin": 0.3})
    worksheet.set_footer(f"&L{_SMALL}{_literal(context)}&R{_SMALL}{page}", {"margin": 0.3})


def set_up_view(
    worksheet: Worksheet,
    sheet: Sheet,
    placed: Mapping[str, Placed],
    widths: Sequence[float],
    lines: Sequence[Line],
) -> None:
    """Keep headings in sight on screen and on every page, and grid lines and warnings away."""
    head = min(place.head for place in placed.values()) if len(placed) == 1 else 0
    worksheet.freeze_panes(head + 1, sheet.frozen_columns)
    _set_up_paper(worksheet, max(place.head for place in placed.values()), widths, lines)
    worksheet.hide_gridlines(2)
    # "3.1" is a number of the plan, kept as text: Excel need not offer to make it a date.
    area = f"A1:{a1(max(place.last for place in placed.values()) + 2, len(widths))}"
    checked(worksheet.ignore_errors({"number_stored_as_text": area, "two_digit_text_year": area}))


def _set_up_paper(
    worksheet: Worksheet, head: int, widths: Sequence[float], lines: Sequence[Line]
) -> None:
    """Fit to the width of one page, on paper that is large enough to be read.

    `head` is the row of the last table's headings, which stand on every page after that: only
    the last table of a sheet can be longer than a page.
    """
    sheet_of = paper.paper_for(widths, TEXT_SIZE)
    repeated = next(line.points for line in lines if line.row == head)
    breaks = page_breaks(lines, paper.capacity(widths, sheet_of, 2 * TOP), repeated)
    worksheet.set_paper(sheet_of.code)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_h_pagebreaks(list(breaks))
    worksheet.repeat_rows(head, head)


def _literal(text: str) -> str:
    return text[:MAX_HEADER].replace("&", "&&")
