"""Keeping secrets out of public files: a scanner that knows them, a gate that does not need to."""
