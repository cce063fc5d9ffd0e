"""What the answers mean: statuses, their reasons, roll-up, completeness, data frames."""
