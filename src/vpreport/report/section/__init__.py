"""The Word section of the management report (förvaltningsberättelse)."""

from vpreport.report.section.writing import section_output, write_section

__all__ = ["section_output", "write_section"]
