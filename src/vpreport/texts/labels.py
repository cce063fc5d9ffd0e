"""The Swedish words of closed sets, keyed by the stable value of each member.

A status is always shown as symbol and word together: colour alone says nothing to a screen
reader or on a black-and-white print (WCAG 1.4.1).
"""

from __future__ import annotations

from typing import Final

# Answers a department picks from a list. The order is the order of the drop-down.
YES_NO: Final = {"yes": "Ja", "partly": "Delvis", "no": "Nej"}
ASSESSMENT: Final = {"met": "Uppfyllt", "partly": "Delvis uppfyllt", "not_met": "Ej uppfyllt"}
FORECAST: Final = {
    "will_be_met": "Bedöms bli uppfyllt",
    "will_be_partly": "Bedöms bli delvis uppfyllt",
    "will_not_be_met": "Bedöms inte bli uppfyllt",
    "uncertain": "Osäkert",
}
ACTIVITY_STATUS: Final = {
    "done": "Genomförd",
    "ongoing": "Pågår",
    "not_started": "Ej påbörjad",
    "late": "Försenad",
    "cancelled": "Inställd",
}
MISSING: Final = {"not_measured": "Ej mätt", "not_applicable": "Ej aktuellt"}

CANNOT_BE_USED: Final = "Kan inte användas"
"""Stands in place of a number where something is written that cannot be read for certain."""

# Statuses in reports.
INDICATOR_STATUS: Final = {
    "met": "Uppfylld",
    "partly": "Delvis uppfylld",
    "not_met": "Ej uppfylld",
    "not_due": "Mäts senare",
    "not_reported": "Ej redovisad",
    "not_measured": "Ej mätt",
    "not_applicable": "Ej aktuell",
    "not_assessable": "Kan inte bedömas",
    "confidential": "Sekretess",
}
GOAL_STATUS: Final = {
    "met": "Uppfyllt",
    "partly": "Delvis uppfyllt",
    "not_met": "Ej uppfyllt",
    "not_judged": "Ej bedömt",
    "not_due": "Bedöms senare",
}
GOAL_FORECAST: Final = {**FORECAST, "not_reported": "Prognos saknas"}
ACTIVITY_RESULT: Final = {
    **ACTIVITY_STATUS,
    "not_reported": "Ej redovisad",
    "confidential": "Sekretess",
}

SYMBOLS: Final = {
    "met": "●",
    "will_be_met": "●",
    "done": "●",
    "partly": "◐",
    "will_be_partly": "◐",
    "ongoing": "◐",
    "not_met": "○",
    "will_not_be_met": "○",
    "late": "▲",
    "cancelled": "✕",
    "without_deviation": "●",
    "minor_deviation": "◐",
    "major_deviation": "▲",
    "not_performed": "✕",
    "incomplete": "?",
    "not_started": "◌",
    "uncertain": "?",
    "not_due": "◌",
    "not_judged": "–",
    "not_reported": "–",
    "not_measured": "–",
    "not_applicable": "–",
    "not_assessable": "?",
    "confidential": "§",
    "executed": "●",
    "written_off": "✕",
    "in_preparation": "◐",
    "before_council": "◐",
    "finally_handled": "●",
}

SEVERITY: Final = {"stop": "Stopp", "error": "Fel", "warning": "Varning", "info": "Upplysning"}
CHECKPOINT_KIND: Final = {
    "quarter": "kvartalsuppföljning",
    "interim": "delårsrapport",
    "annual": "årsredovisning",
}
INDICATOR_KIND: Final = {
    "number": "tal",
    "share": "andel i procent",
    "change": "förändring från utgångsvärde",
    "rank": "placering",
    "yes_no": "ja, nej eller delvis",
    "done": "klart senast",
    "judged": "avdelningens bedömning",
    "confidential": "sekretess",
}
COMBINE: Final = {
    "lead": "den ledande avdelningens svar gäller",
    "sum": "avdelningarnas svar läggs ihop",
    "mean": "medelvärdet av avdelningarnas svar",
    "min": "det lägsta av avdelningarnas svar",
    "worst": "det sämsta av avdelningarnas svar",
    "each": "varje avdelning bedöms för sig",
}


def confidential(provision: str) -> str:
    """Return what stands instead of a confidential value."""
    return f"Uppgiften omfattas av sekretess ({provision})"


def with_symbol(value: str, labels: dict[str, str]) -> str:
    """Return "● Uppfyllt" for the stable value of a status."""
    return f"{SYMBOLS[value]} {labels[value]}"
