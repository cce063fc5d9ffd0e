"""What somebody has chosen, what is to be done, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from vpreport.findings import Finding
from vpreport.report.inplace.assessing import Standing
from vpreport.report.inplace.building import Made
from vpreport.report.inplace.chapters import Chapters
from vpreport.report.inplace.pieces import Piece
from vpreport.report.inplace.projection import Unit
from vpreport.report.inplace.results import Action, BlockOutcome, BlockState

_MAY_BE_OVERWRITTEN = (BlockState.EDITED, BlockState.RESTYLED, BlockState.NO_BASELINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The blocks that somebody has decided what to do with, although they have been changed."""

    overwrite: frozenset[str] = frozenset()
    as_comments: frozenset[str] = frozenset()
    as_tracked_changes: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """All of them."""
        return self.overwrite | self.as_comments | self.as_tracked_changes

    def way(self, key: str, state: BlockState) -> Action | None:
        """Return how a block in that state is to be written, None where it is left as it is."""
        if state in _MAY_BE_OVERWRITTEN:
            if key in self.overwrite:
                return Action.REPLACED
            if key in self.as_comments:
                return Action.COMMENTED
        is_ours = state is BlockState.PRISTINE or state in _MAY_BE_OVERWRITTEN
        if is_ours and key in self.as_tracked_changes:
            return Action.TRACKED
        return Action.REPLACED if state is BlockState.PRISTINE else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece to write between two offsets; `order` tells several at the same offset apart.

    `standing` is what it comes in place of, None where it is new. `made` None: take it out.
    `how` is what is done.
    """

    key: str
    start: int
    end: int
    order: int
    made: Made | None = None
    standing: Standing | None = None
    how: Action = Action.REPLACED

    @property
    def place(self) -> tuple[int, int, int]:
        """What orders several, so that none is written over."""
        return (self.start, self.end, self.order)

    @property
    def piece(self) -> Piece | None:
        """What is written, None where it is taken out."""
        return self.made.piece if self.made else None


@dataclass(slots=True, kw_only=True)
class Planned:
    """What is to be done, and what is to be said of it.

    `words` are those of the blocks that are written, or that are taken to be ours from now on.
    `left` has the blocks that stay as they stand.
    """

    jobs: list[Job] = field(default_factory=list)
    outcomes: list[BlockOutcome] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    words: dict[str, tuple[Unit, ...]] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    anchors: list[str] = field(default_factory=list)
    left: list[Job] = field(default_factory=list)
    chapters: Chapters | None = None  # where captions are numbered by them
    has_blocks: bool = False  # in the document already
