"""The words of the templates' sheets and columns: heading, help, example.

The writer, the instruction on "Läs mig" and the messages about a cell all take theirs from
here, so that they can never contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnWords:
    """`title` heads the column; `help` is the prompt and the instruction (at most 255 signs)."""

    title: str
    help: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """`sheet` names the sheet (at most 31 signs), `row` is what one row is called."""

    sheet: str
    intro: str
    row: str


NUMBER: Final = ColumnWords(title="Nr")
INDICATOR: Final = ColumnWords(title="Indikator")
GOAL: Final = ColumnWords(title="Mål")
GOAL_NUMBER: Final = ColumnWords(title="Hör till mål")
LEAD: Final = ColumnWords(title="Leder målet")
TARGET_NOW: Final = ColumnWords(title="Målvärde nu")
TARGET_NEXT: Final = ColumnWords(title="Nästa målvärde")
UNIT: Final = ColumnWords(title="Enhet")
STRATEGIC_GOAL: Final = ColumnWords(title="Inriktningsmål")
RESPONSIBLE: Final = ColumnWords(title="Ansvarig roll")
ACTIVITY: Final = ColumnWords(title="Åtgärd")
DUE: Final = ColumnWords(title="Klart senast")

BASELINE: Final = ColumnWords(
    title="Utgångsvärde",
    help="Värdet som förändringen räknas från. Fyll i det bara där cellen är gul: planen anger "
    "inget tal. Skriv ett tal utan enhet.",
    example="412",
)
OUTCOME: Final = ColumnWords(
    title="Utfall",
    help="Resultatet vid uppföljningen. Skriv ett tal utan enhet (70 för 70\u00a0%) eller välj i "
    "listan. Finns inget resultat: skriv «ej mätt» eller «ej aktuellt», och varför i "
    "kommentaren.",
    example="70",
)
FORECAST_VALUE: Final = ColumnWords(
    title="Prognos helår",
    help="Vad ni tror att resultatet blir vid nästa måldatum. Skrivs på samma sätt som utfallet. "
    "Kan lämnas tom.",
    example="85",
)
ASSESSMENT: Final = ColumnWords(
    title="Egen bedömning",
    help="Fyll i bara om ni bedömer annorlunda än utfallet visar, eller om indikatorn ska bedömas. "
    "Motivering krävs alltid.",
    example="Delvis uppfyllt",
)
REASON: Final = ColumnWords(
    title="Motivering",
    help="Varför ni gör er bedömning.",
    example="Mätningen gjordes före semestern och visar inte höstens utbildningar.",
)
COMMENT: Final = ColumnWords(
    title="Kommentar",
    help="Det som läsaren behöver veta om resultatet. Skriv hela meningar; texten kan komma med i "
    "rapporten.",
    example="Två planer väntar på samråd.",
)
GOAL_ASSESSMENT: Final = ColumnWords(
    title="Egen bedömning",
    help="Fyll i bara om ni bedömer målet annorlunda än indikatorerna visar. Motivering krävs "
    "alltid.",
    example="Delvis uppfyllt",
)
GOAL_FORECAST: Final = ColumnWords(
    title="Prognos helår",
    help="Hur ni tror att målet ser ut vid årets slut. Välj i listan.",
    example="Bedöms bli uppfyllt",
)
ANALYSIS: Final = ColumnWords(
    title="Analys",
    help="Hur ni rör er mot målet och varför. Skriv hela meningar; texten kommer med i rapporten.",
    example="Arbetet följer tidsplanen. Fyra planer är genomgångna.",
)
DEVIATION: Final = ColumnWords(
    title="Avvikelse",
    help="Det som inte går som planerat. Lämna tomt om allt går enligt plan.",
    example="Upphandlingen har överklagats.",
)
CORRECTIVE_ACTION: Final = ColumnWords(
    title="Åtgärd vid avvikelse",
    help="Vad ni gör åt avvikelsen, vem som gör det och till när.",
    example="Ekonomichefen lämnar ny tidsplan i oktober.",
)
ACTIVITY_STATUS: Final = ColumnWords(
    title="Status",
    help="Hur långt åtgärden har kommit. Välj i listan.",
    example="Pågår",
)
DONE_ON: Final = ColumnWords(
    title="Klar den",
    help="Dagen då åtgärden blev klar, skriven ÅÅÅÅ-MM-DD. Fylls i bara för Genomförd.",
    example="2026-06-12",
)

INDICATORS: Final = TableWords(
    sheet="Indikatorer",
    intro="En rad för varje indikator. Skriv utfallet i den gula kolumnen.",
    row="indikator",
)
GOALS: Final = TableWords(
    sheet="Mål",
    intro="En rad för varje mål. Beskriv hur ni rör er mot målet och vad ni tror om helåret.",
    row="mål",
)
ACTIVITIES: Final = TableWords(
    sheet="Åtgärder",
    intro="En rad för varje åtgärd. Välj status i listan.",
    row="åtgärd",
)

# What stands in an input cell that this department, or this row, is not asked for.
JUDGED_BY: Final = "Bedöms av {lead}"
PICK: Final = "välj i listan"
PLACE: Final = "plats"
SEE_ASSESSMENT: Final = "Bedöms till höger"
ASKED_SEPARATELY: Final = "Redovisas i särskild ordning"
YOU_LEAD: Final = "Ni leder"
TAKES_PART: Final = "{lead} leder"
NO_TARGET_NOW: Final = "inget ännu"
NO_TARGET_NEXT: Final = "–"
