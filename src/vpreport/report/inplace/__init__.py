"""The section in place in somebody else's Word document: only our own blocks of it are touched."""

from vpreport.report.inplace.results import (
    Action,
    BlockOutcome,
    BlockState,
    DocumentOutcome,
    UnitChange,
)

__all__ = ["Action", "BlockOutcome", "BlockState", "DocumentOutcome", "UnitChange"]
