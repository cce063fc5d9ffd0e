"""From each format to the neutral grid: one reader a format."""
