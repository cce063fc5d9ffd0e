"""The combined workbook: everything in the follow-up, in one file for Excel and LibreOffice."""

from vpreport.report.workbook.writing import write_workbook

__all__ = ["write_workbook"]
