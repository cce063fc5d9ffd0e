"""The contract that writer and reader share, and the writer of the templates."""
