"""The words about the core mandate: template, workbook and management report."""

from __future__ import annotations

from typing import Final

from vpreport.texts.columns import ColumnWords, TableWords
from vpreport.texts.numbers import joined, plural

# Template.
CORE_MANDATE: Final = TableWords(
    sheet="Grunduppdrag",
    intro="En rad för varje rubrik. Beskriv i den gula cellen hur grunduppdraget har gått.",
    row="rubrik",
)
HEADING: Final = ColumnWords(title="Rubrik")
HELP: Final = ColumnWords(title="Det här ska texten ta upp")
TEXT: Final = ColumnWords(
    title="Er text",
    help="Skriv hela meningar; texten kommer med i rapporten under avdelningens namn. Lämna tomt "
    "under en rubrik som ni inte har något att säga om.",
    example="Servicecenter har tagit emot fler ärenden än förra året och hållit svarstiderna.",
)

# Workbook.
CONTENTS: Final = "Avdelningarnas texter om grunduppdraget, rubrik för rubrik."
LEAD: Final = (
    "Ett streck betyder att avdelningen har svarat men inte skrivit något under en rubrik som får "
    "lämnas tom."
)
WRITTEN: Final = "Text"
NOT_WRITTEN: Final = "Ej redovisat"
NOT_SUBMITTED: Final = "Avdelningen har inte svarat"

# Management report.
MANDATE: Final = "Uppföljning av grunduppdraget"
EVENTS: Final = "Händelser av väsentlig betydelse"
DEVELOPMENT: Final = "Förväntad utveckling"
EVENTS_INTRO: Final = "Avdelningarna har redovisat följande händelser av väsentlig betydelse."
DEVELOPMENT_INTRO: Final = "Avdelningarna beskriver den förväntade utvecklingen så här."
NOTHING_UNDER: Final = "Inget är redovisat."

MISSING_TEXTS: Final = (
    "En rubrik om grunduppdraget saknar text från en eller flera avdelningar",
    "rubriker om grunduppdraget saknar text från en eller flera avdelningar",
)

_NOBODY: Final = {
    "mandate": "Ingen avdelning har skrivit om sitt grunduppdrag.",
    "events": "Ingen avdelning har redovisat någon händelse av väsentlig betydelse.",
    "development": "Ingen avdelning har beskrivit den förväntade utvecklingen.",
}
_SILENT: Final = {
    "mandate": "har inte skrivit något om sitt grunduppdrag",
    "events": "har inte redovisat någon händelse av väsentlig betydelse",
    "development": "har inte beskrivit den förväntade utvecklingen",
}


def plan_size(headings: int) -> str:
    """Return "Grunduppdrag: 4 rubriker"."""
    return f"Grunduppdrag: {plural(headings, 'rubrik', 'rubriker')}"


def nobody(part: str) -> str:
    return _NOBODY[part]


def silent(part: str, departments: tuple[str, ...]) -> str:
    """Return who has answered but written nothing in a part of the management report."""
    return f"{joined(departments)} {_SILENT[part]}."


def not_submitted(departments: tuple[str, ...]) -> str:
    return f"Svar saknas från {joined(departments)}."


def under(department: str, heading: str) -> str:
    """Return the label of a text where a department has written under several headings."""
    return f"{department}, {heading}"
