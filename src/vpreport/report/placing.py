"""Putting a report in place: what is public only after the gate has seen it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from vpreport.atomic import write_atomically
from vpreport.followup.types import FollowUp
from vpreport.leaks.gate import write_public
from vpreport.template.placing import settled


def write_report(
    followup: FollowUp,
    path: str | Path,
    write: Callable[[Path], None],
    *,
    template: Mapping[str, bytes] | None = None,
) -> Path:
    """Write a report whole or not at all and return its path.

    An internal report is marked instead of checked: what it holds is to be seen by few, but it
    hides nothing from these. Raises OutputError as `write_atomically` and `write_public` do, and
    where public and confidential files would lie together. `template` has the parts that are a
    municipality's own, None where there is no template.
    """
    is_secret = followup.internal is not None
    to = settled(Path(path), is_secret=is_secret)
    if is_secret:
        return write_atomically(to, write)
    return write_public(to, write, template=template or {})
