"""What is to be done with each block, before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vpreport.findings import Code
from vpreport.report.inplace.assessing import Standing, assess
from vpreport.report.inplace.building import Figures, Made, make
from vpreport.report.inplace.carrying import carried
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.found import Control, Spot
from vpreport.report.inplace.jobs import Choices, Job, Planned
from vpreport.report.inplace.keeping import differences, kept
from vpreport.report.inplace.manifest import Manifest
from vpreport.report.inplace.pieces import Piece
from vpreport.report.inplace.placing import Places
from vpreport.report.inplace.projection import Unit
from vpreport.report.inplace.results import Action, BlockOutcome, BlockState, UnitChange
from vpreport.report.inplace.slots import Slot, find_slots, finding
from vpreport.report.inplace.tracking import can_track
from vpreport.report.inplace.wanted import Group, Wanted
from vpreport.report.section.layout import Called
from vpreport.report.target.roles import StyleNames, needs_of
from vpreport.texts import inplace_messages as texts
from vpreport.texts.message import Phrase


class Planner:
    """Goes through the groups in order and notes what is to be done."""

    def __init__(
        self,
        document: Document,
        wanted: Wanted,
        manifest: Manifest,
        styles: Mapping[str, str],
        names: StyleNames,
    ) -> None:
        self._document = document
        self._wanted = wanted
        self._manifest = manifest
        self._styles = styles
        self._names = names
        self.standing = assess(document, manifest, styles)
        self.planned = Planned(anchors=list(manifest.anchors), has_blocks=bool(self.standing))

    def plan(self, choices: Choices, *, only_new: bool) -> Planned:
        """Return what is to be done; `only_new`: blocks that are there already are left alone."""
        known = self._wanted.known(self._manifest.blocks)
        slots = find_slots(self._document, self._manifest, known)
        self.planned.findings += slots.findings
        by_key: dict[str, Slot] = {}
        for slot in slots.slots:
            if by_key.setdefault(slot.key, slot) is not slot:
                self._say(Code.ANCHOR_SECOND, slot.key)
        groups = self._wanted.groups((*self._manifest.anchors, *by_key))
        # An anchor that names a part of a group that is there already asks for that part anew.
        asked = {g.anchor: g for g in self._wanted.groups(by_key)}
        self._known = self._figures(groups, asked)
        self.places = self._read_places(slots.slots, (*groups, *asked.values()))
        self.planned.chapters = self.places.chapters
        self._styles = {**self._styles, **self.places.names_of_added}
        claimed = {p.key for g in asked.values() for p in g.pieces if not self._is_there(p.key)}
        for slot in by_key.values():
            self._fill(slot, asked[slot.key])
        if not only_new:
            for group in groups:
                self._update(group, claimed, choices)
            self._rest(groups, claimed)
        return self.planned

    def _read_places(self, slots: Iterable[Slot], groups: Iterable[Group]) -> Places:
        blocks = (b for group in groups for piece in group.pieces for b in piece.blocks)
        controls = [
            found.control
            for found in self.standing.values()
            if found.control is not None and found.control.spot is Spot.BODY
        ]
        starts = [slot.start for slot in slots]
        return Places(
            self._document,
            (*starts, *(control.start for control in controls)),
            slots=starts,
            needs=needs_of(blocks),
            names=self._names,
        )

    def _figures(self, groups: Iterable[Group], asked: Mapping[str, Group]) -> Figures:
        """Return the tables and charts that the document has or will have, not yet numbered."""
        pieces = (p for group in (*groups, *asked.values()) for p in group.pieces)
        return Figures(
            captions={
                figure.key: Called()
                for piece in pieces
                for figure in piece.figures
                if not self._is_gone(piece.key)
                or any(piece in group.pieces for group in asked.values())
            }
        )

    def _is_gone(self, key: str) -> bool:
        found = self.standing.get(key)
        return found is not None and found.control is None

    def _is_there(self, key: str) -> bool:
        found = self.standing.get(key)
        return found is not None and found.control is not None

    # Anchors

    def _fill(self, slot: Slot, group: Group) -> None:
        pieces = [piece for piece in group.pieces if not self._is_there(piece.key)]
        if not pieces:
            self._say(Code.ANCHOR_SECOND if group.pieces else Code.ANCHOR_EMPTY, slot.key)
            return
        for order, piece in enumerate(pieces):
            start = slot.start if order == 0 else slot.end
            self._insert(piece, start, slot.end, order)
        if slot.key not in self.planned.anchors:
            self.planned.anchors.append(slot.key)

    def _insert(self, piece: Piece, start: int, end: int, order: int) -> None:
        made = self._made(piece, start)
        job = Job(key=piece.key, start=start, end=end, order=order, made=made)
        self.planned.jobs.append(job)
        self.planned.words[piece.key] = made.units
        self._tell(piece.key, BlockState.NEW, Action.INSERTED)

    # Blocks that are there, and new ones beside them

    def _update(self, group: Group, claimed: set[str], choices: Choices) -> None:
        after: int | None = None
        order = 0
        for piece in group.pieces:
            if piece.key in claimed:
                continue
            found = self.standing.get(piece.key)
            if found is None:
                order += 1
                self._add(piece, after, order)
            elif found.control is None:
                self._keep(found, None)
            else:
                self._existing(piece, found, choices)
                if found.state not in (BlockState.DUPLICATED, BlockState.MISPLACED):
                    after, order = found.control.end, 0

    def _add(self, piece: Piece, after: int | None, order: int) -> None:
        """Put in a block that the follow-up did not have before, after the one before it."""
        if after is None:
            self._say(Code.BLOCK_WITHOUT_PLACE, piece.key)
        else:
            self._insert(piece, after, after, order)

    def _existing(self, piece: Piece, found: Standing, choices: Choices) -> None:
        control = found.control
        if control is None or control.spot is not Spot.BODY:
            self._keep(found, None)
            return
        made = self._made(piece, control.start)
        new = made.units
        is_same = [unit.said for unit in new] == [unit.said for unit in found.units]
        how = choices.way(piece.key, found.state)
        is_theirs = found.state in (BlockState.EDITED, BlockState.RESTYLED)
        if is_same and is_theirs and how is not Action.REPLACED:
            self.planned.words[piece.key] = new  # the words are ours; how they are set is not
            self._leave(made, found, Action.UNCHANGED)
        elif found.state is BlockState.PRISTINE and new == found.units:
            self._leave(made, found, Action.UNCHANGED)
        elif how is Action.TRACKED and not can_track(found.elements, piece):
            self._say(Code.BLOCK_NOT_TRACKABLE, piece.key)
            self._leave(made, found, Action.KEPT)
        elif how is not None:
            self.planned.jobs.append(_job(made, found, control, how))
            if how is not Action.COMMENTED:
                self.planned.words[piece.key] = new
            self._tell(piece.key, found.state, how)
        else:
            self.planned.left.append(_job(made, found, control, Action.KEPT))
            self._keep(found, new)

    def _made(self, piece: Piece, at: int) -> Made:
        return make(piece, self.places.layout_at(at), self._known, self._styles)

    def _leave(self, made: Made, found: Standing, how: Action) -> None:
        if found.control is not None:
            self.planned.left.append(_job(made, found, found.control, how))
        self._tell(found.key, found.state, how)

    def _rest(self, groups: tuple[Group, ...], claimed: set[str]) -> None:
        """Look after the blocks that no group wants any longer."""
        wanted = {piece.key for group in groups for piece in group.pieces} | claimed
        for key, found in self.standing.items():
            if key in wanted:
                continue
            control = found.control
            if found.state is not BlockState.PRISTINE or control is None:
                if control is not None:
                    self._keep(found, None)
            elif not self._wanted.knows(key):
                self._say(Code.BLOCK_NOT_IN_PLAN, key)
                self._tell(key, found.state, Action.KEPT)
            elif held := sorted(carried(found.elements)):
                reason = Phrase(texts.ENTANGLED[held[0]])
                self._say(Code.BLOCK_ENTANGLED, key, reason=reason)
                self._tell(key, found.state, Action.KEPT)
            else:
                self.planned.jobs.append(
                    Job(key=key, start=control.start, end=control.end, order=0, standing=found)
                )
                self.planned.withdrawn.add(key)
                self._tell(key, found.state, Action.WITHDRAWN)

    # What is said

    def _keep(self, found: Standing, new: tuple[Unit, ...] | None) -> None:
        self.planned.findings.append(kept(self._document, found))
        differing = differences(found, self._manifest, new)
        self._tell(found.key, found.state, Action.KEPT, differing)

    def _say(self, code: Code, key: str, **params: object) -> None:
        self.planned.findings.append(finding(self._document, code, key, **params))

    def _tell(
        self, key: str, state: BlockState, action: Action, differing: tuple[UnitChange, ...] = ()
    ) -> None:
        self.planned.outcomes.append(
            BlockOutcome(key=key, state=state, action=action, changes=differing)
        )


def _job(made: Made, found: Standing, control: Control, how: Action) -> Job:
    return Job(
        key=found.key,
        start=control.start,
        end=control.end,
        order=0,
        made=made,
        standing=found,
        how=how,
    )
