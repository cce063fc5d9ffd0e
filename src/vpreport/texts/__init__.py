"""Every Swedish sentence, and how numbers, dates and percent are written."""
