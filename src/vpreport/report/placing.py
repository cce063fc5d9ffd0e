"""Putting a report in place: what is public only after the gate has seen it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from vpreport.atomic import Output
from vpreport.followup.types import FollowUp
from vpreport.leaks.gate import checked
from vpreport.template.placing import settled


def report_output(
    followup: FollowUp,
    path: str | Path,
    write: Callable[[Path], None],
    *,
    template: Mapping[str, bytes] | None = None,
) -> Output:
    """Return a report as an output to be written, alone or together with others.

    An internal report is marked instead of checked: what it holds is to be seen by few, but it
    hides nothing from these. Raises OutputError where public and confidential files would lie
    together; writing it raises OutputError where a public one holds something hidden. `template`
    has the parts that are a municipality's own, None where there is no template.
    """
    is_secret = followup.internal is not None
    to = settled(Path(path), is_secret=is_secret)
    public = checked(to, write, template=template or {})
    return Output(path=to, write=write if is_secret else public)
