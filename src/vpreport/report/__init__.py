"""Rendering: the combined workbook and the Word section. Decides nothing about data."""
