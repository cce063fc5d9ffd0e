"""From the content of one cell to an answer, by the kind that its column declares."""
