"""Nothing is left out in silence: what xlsxwriter refuses is an error."""

from __future__ import annotations

from vpreport.findings import Code, Finding, OutputError


def checked(returned: int | None) -> None:
    """Raise OutputError unless a call of xlsxwriter went well (0, or nothing returned).

    xlsxwriter gives a negative number for a text that is too long, an invalid table and their
    like, and writes nothing.
    """
    if returned:
        raise OutputError(
            Finding(code=Code.CANNOT_WRITE, params={"reason": f"xlsxwriter {returned}"})
        )
