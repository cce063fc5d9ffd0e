"""What was found in a document and what was done to it, block by block."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from vpreport.findings import Finding


class BlockState(Enum):
    """How a block of ours was found; every state but NEW is seen in the document itself."""

    NEW = "new"  # not in the document before: there was an anchor for it, or it is new in the plan
    PRISTINE = "pristine"  # as it was written
    RESTYLED = "restyled"  # the words are ours, but somebody has set letters or cells otherwise
    EDITED = "edited"  # somebody has changed the words
    TRACKED = "tracked"  # holds tracked changes that are neither accepted nor rejected
    NO_BASELINE = "no_baseline"  # there is no record of what was written
    DUPLICATED = "duplicated"  # stands in more than one place
    REMOVED = "removed"  # was written once and is gone
    UNTAGGED = "untagged"  # gone, and the document was saved by LibreOffice, which loses tags
    MISPLACED = "misplaced"  # moved into a cell, a text box or another content control
    ENTANGLED = "entangled"  # something that begins in it ends outside, or the other way round


class Action(Enum):
    """What was done with a block."""

    INSERTED = "inserted"
    REPLACED = "replaced"
    COMMENTED = "commented"  # left as it stands, with what would be written in a comment
    TRACKED = "tracked"  # written anew as tracked changes, for a person to accept or reject
    RENUMBERED = "renumbered"  # says the same, with other numbers of tables and charts
    UNCHANGED = "unchanged"  # already says what would be written
    KEPT = "kept"  # left as it stands, though something else would be written
    WITHDRAWN = "withdrawn"  # taken out: the follow-up has nothing to say there any longer


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """A paragraph or cell where somebody has written otherwise than we did.

    `row` and `column` count from 1 in a table, 0 in other text. `wrote`: what we wrote last;
    `stands`: what stands there now; `would_write`: what belongs there by the follow-up, None
    where nobody asked. Empty where there is no such paragraph.
    """

    row: int
    column: int
    wrote: str
    stands: str
    would_write: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockOutcome:
    """One block: its key (what stands after "vpreport:" in its tag), its state, what was done."""

    key: str
    state: BlockState
    action: Action
    changes: tuple[UnitChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOutcome:
    """What was done with a document. `backup` is None where nothing was written."""

    path: Path
    backup: Path | None
    blocks: tuple[BlockOutcome, ...]
    findings: tuple[Finding, ...]

    @property
    def is_written(self) -> bool:
        """Whether the file is another than before."""
        return self.backup is not None
