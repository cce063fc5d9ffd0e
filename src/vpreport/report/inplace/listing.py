"""The blocks that a plan gives, for one who is to choose among them."""

from __future__ import annotations

from vpreport.plan.types import Plan
from vpreport.report.inplace.registry import Entry, entries


def document_blocks(plan: Plan) -> tuple[Entry, ...]:
    """Return the blocks that can be put into a Word document, each with its key and its title.

    In the order of the section; a block that stands for others comes before them.
    """
    return entries(plan)
