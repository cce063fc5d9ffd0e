"""Why a block is left as it stands, and where it differs from what we wrote."""

from __future__ import annotations

from vpreport.findings import Code, Finding
from vpreport.report.inplace.assessing import Standing
from vpreport.report.inplace.comparing import changes
from vpreport.report.inplace.document import Document
from vpreport.report.inplace.manifest import Manifest
from vpreport.report.inplace.projection import Unit
from vpreport.report.inplace.results import BlockState, UnitChange
from vpreport.report.inplace.slots import finding
from vpreport.texts import inplace_messages as texts
from vpreport.texts.message import Phrase

_FINDINGS = {
    BlockState.EDITED: Code.BLOCK_EDITED,
    BlockState.RESTYLED: Code.BLOCK_RESTYLED,
    BlockState.TRACKED: Code.BLOCK_TRACKED,
    BlockState.NO_BASELINE: Code.BLOCK_NO_BASELINE,
    BlockState.DUPLICATED: Code.BLOCK_DUPLICATED,
    BlockState.REMOVED: Code.BLOCK_REMOVED,
    BlockState.UNTAGGED: Code.BLOCK_UNTAGGED,
    BlockState.MISPLACED: Code.BLOCK_MISPLACED,
    BlockState.ENTANGLED: Code.BLOCK_ENTANGLED,
}


def kept(document: Document, found: Standing) -> Finding:
    """Return why a block is left as it stands."""
    spot = found.control.spot.value if found.control else ""
    given = {
        "count": str(found.copies),
        "where": Phrase(texts.SPOTS.get(spot, "")),
        "reason": Phrase(texts.ENTANGLED.get(found.reason, "")),
    }
    return finding(document, _FINDINGS[found.state], found.key, **given)


def differences(
    found: Standing, manifest: Manifest, new: tuple[Unit, ...] | None
) -> tuple[UnitChange, ...]:
    """Return where an edited block differs from what we wrote last."""
    wrote = manifest.blocks.get(found.key)
    if wrote is None or found.state not in (BlockState.EDITED, BlockState.TRACKED):
        return ()
    return changes(wrote, found.units, new)
