"""The small plan, answered so that the Word section shows every kind of thing it can show.

Ledningsstaben has answered all it was asked, IT-avdelningen some of it, Ekonomiavdelningen nothing.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sample import AR, DELAR, NOT_MEASURED, answered, small_plan

import vpreport as vp
from vpreport.followup.types import FollowUp

_LEDNING = {
    ("indicators", "granskade-planer", "outcome"): 5,
    ("indicators", "granskade-planer", "forecast"): 9,
    ("indicators", "granskade-planer", "comment"): "Två planer väntar på samråd.",
    ("indicators", "roller", "outcome"): 60,
    ("indicators", "roller", "assessment"): "met",
    ("indicators", "roller", "reason"): "Mätningen gjordes före rekryteringen.",
    ("indicators", "kartlaggning", "assessment"): "partly",
    ("indicators", "kartlaggning", "reason"): "Hälften av processerna är kartlagda.",
    ("indicators", "utbildade", "outcome"): 12,
    ("goals", "planer", "forecast"): "will_be_met",
    ("goals", "planer", "assessment"): "met",
    ("goals", "planer", "reason"): "Det som återstår är formellt.",
    (
        "goals",
        "planer",
        "analysis",
    ): "Läget i korthet:\n- fyra planer är granskade\n- en är på samråd",
    ("goals", "planer", "deviation"): "Ett samråd är försenat.",
    ("goals", "planer", "corrective_action"): "Planchefen lämnar ny tidsplan i oktober.",
    ("goals", "kvalitet", "forecast"): "will_be_partly",
    ("goals", "kvalitet", "analysis"): "1. Kartlägg.\n2. Utbilda.",
    ("goals", "kvalitet", "deviation"): "Kursen blev inställd.",
    ("activities", "inventera", "status"): "done",
    ("activities", "inventera", "done_on"): dt.date(2026, 6, 12),
    ("activities", "prioritera", "status"): "ongoing",
    ("activities", "utbilda", "status"): "late",
    ("activities", "utbilda", "comment"): "Kursledaren slutade i maj.",
}
_IT = {
    ("indicators", "e-tjanster", "outcome"): 210,
    ("indicators", "edala", "outcome"): NOT_MEASURED,
    ("indicators", "e-legitimation", "outcome"): 80,
    ("indicators", "utbildade", "outcome"): 20,
    ("goals", "digital", "forecast"): "uncertain",
    ("goals", "digital", "analysis"): "Tjänsterna används mer.\nFler väntar.",
    ("activities", "portal", "status"): "ongoing",
}


def follow_up(checkpoint: str = DELAR, **texts: str) -> FollowUp:
    """Return the follow-up; `texts` are other words for goal "planer": `analysis`, `deviation`."""
    words = {("goals", "planer", column): text for column, text in texts.items()}
    answers = {"ledning": _LEDNING | words, "it": _IT}
    if checkpoint == AR:
        answers = {department: _without_forecasts(typed) for department, typed in answers.items()}
    plan = small_plan()
    return vp.merge(plan, answered(plan, checkpoint, answers))


def written(path: Path, checkpoint: str = DELAR, **texts: str) -> Path:
    return vp.write_section(follow_up(checkpoint, **texts), path)


def _without_forecasts(typed):
    return {key: value for key, value in typed.items() if key[2] != "forecast"}
