"""The core mandate as a pandas table in long form; see `vpreport.followup.frames`."""

from __future__ import annotations

from typing import Final

import pandas as pd

from vpreport.followup.mandate_types import MandateText
from vpreport.followup.types import FollowUp

_COLUMNS: Final = (
    "checkpoint",
    "checkpoint_date",
    "department",
    "heading",
    "number",
    "title",
    "kind",
    "text",
    "is_missed",
    "submitted",
    "file",
    "sheet",
    "cell",
)


def core_mandate_frame(followup: FollowUp) -> pd.DataFrame:
    """Return one row per department and heading, in the plan's order.

    Columns: checkpoint, checkpoint_date; department (id), heading (id), number, title, kind
    ("done", "events", "deviations", "development"), text; is_missed and submitted as True or
    False; file, sheet and cell of the text.
    """
    rows = [
        {
            "checkpoint": followup.checkpoint.id,
            "checkpoint_date": followup.checkpoint.date,
            **_row(text),
        }
        for text in followup.core_mandate
    ]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    frame["checkpoint_date"] = pd.to_datetime(frame["checkpoint_date"])
    return frame


def _row(text: MandateText) -> dict[str, object]:
    heading, ref = text.heading, text.answer.ref
    return {
        "department": text.department,
        "heading": heading.id,
        "number": heading.number,
        "title": heading.title,
        "kind": heading.kind.value,
        "text": text.text,
        "is_missed": text.is_missed,
        "submitted": text.submitted,
        "file": ref.file if ref else "",
        "sheet": ref.sheet if ref else "",
        "cell": ref.cell if ref else "",
    }
