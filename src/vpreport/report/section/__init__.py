"""The Word section of the management report (förvaltningsberättelse)."""

from vpreport.report.section.writing import write_section

__all__ = ["write_section"]
