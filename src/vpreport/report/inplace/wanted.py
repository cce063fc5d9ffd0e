"""What a follow-up wants in the document: the pieces of each anchor, each piece once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vpreport.followup.types import FollowUp
from vpreport.report.inplace.pieces import Piece, pieces_of
from vpreport.report.inplace.registry import Entry, entries, raised


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The pieces that one anchor stands for, in order."""

    anchor: str
    pieces: tuple[Piece, ...]


class Wanted:
    """The registry with a follow-up to fill it from; each leaf is written when first asked for."""

    def __init__(self, followup: FollowUp) -> None:
        self._followup = followup
        self._entries: Mapping[str, Entry] = {e.key: e for e in entries(followup.plan)}

    def knows(self, key: str) -> bool:
        """Return whether the plan has what a key (of an entry or a piece) is about."""
        return self._leaf(key) in self._entries

    def known(self, others: Iterable[str]) -> frozenset[str]:
        """Return the keys that an anchor may name: every entry, and those of `others` that are."""
        return frozenset((*self._entries, *filter(self.knows, others)))

    def groups(self, anchors: Iterable[str]) -> tuple[Group, ...]:
        """Return a group for each anchor; a piece is in the first that asks for it."""
        taken: set[str] = set()
        groups = []
        for anchor in dict.fromkeys(anchors):
            pieces = tuple(p for p in self._pieces(anchor) if p.key not in taken)
            taken.update(piece.key for piece in pieces)
            groups.append(Group(anchor=anchor, pieces=pieces))
        return tuple(groups)

    def _pieces(self, anchor: str) -> tuple[Piece, ...]:
        entry = self._entries.get(self._leaf(anchor))
        if entry is None:
            return ()
        leaves = [self._entries[key] for key in entry.members] or [entry]
        written = raised(tuple(leaf.write(self._followup) for leaf in leaves if leaf.write))
        pieces = tuple(
            piece
            for leaf, blocks in zip(leaves, written, strict=True)
            for piece in pieces_of(leaf.key, blocks)
        )
        if anchor in self._entries:
            return pieces
        return tuple(piece for piece in pieces if piece.key == anchor)

    def _leaf(self, key: str) -> str:
        return key if key in self._entries else key.partition(".")[0]
