"""The combined workbook: everything in the follow-up, in one file for Excel and LibreOffice."""

from vpreport.report.workbook.writing import workbook_output, write_workbook

__all__ = ["workbook_output", "write_workbook"]
