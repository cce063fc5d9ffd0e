"""The words about internal control: plan, template, statuses and the combined workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.columns import ColumnWords, TableWords
from vpreport.texts.message import Message

# The plan.
MESSAGES: Final[Mapping[Code, Message]] = {
    Code.CONFIDENTIAL_IN_PLAN: Message(
        what="«{value}» får inte stå i planen för en kontroll som omfattas av sekretess.",
        remedy="Ta bort nyckeln. Riskens värde redovisas i särskild ordning.",
    ),
    Code.CONTROL_WITHOUT_RESPONSIBLE: Message(
        what="Ingen roll är ansvarig för kontrollen.",
        remedy="Lägg till den i responsible.",
        example='responsible = ["Ekonomichef"]',
    ),
    Code.RISK_NOT_VALUED: Message(
        what="Risken saknar {missing}, så den kommer inte med i riskmatrisen.",
        remedy="Lägg till värdena för sannolikhet (likelihood) och konsekvens (impact).",
        example="likelihood = 3",
    ),
    Code.CONTROL_PLAN_OUTSIDE_PLAN: Message(
        what="Planen för intern kontroll gäller {year}, som inte är ett av planens år ({years}).",
        remedy="Dess kontroller följs inte upp, utom de som anger ett senare år i "
        "also_followed_in.",
    ),
    Code.CONTROL_PLAN_IN_PREPARATION: Message(
        what="Planen för intern kontroll är under framtagande. Kontrollerna följs upp, men "
        "rapporten säger att de inte är beslutade.",
        remedy='Skriv status = "adopted" när planen är beslutad.',
    ),
}


def number(year: int, place: int) -> str:
    """Return "K26.1", the visible number of the first control of 2026."""
    return f"K{year % 100:02d}.{place}"


def plan_name(year: int) -> str:
    return f"Plan för intern kontroll {year}"


# The template.
TABLE: Final = TableWords(
    sheet="Intern kontroll",
    intro="En rad för varje kontroll. Ange om den är genomförd och vad den visade.",
    row="kontroll",
)
CONTROL: Final = ColumnWords(title="Kontroll")
RISK: Final = ColumnWords(title="Risk")
SCORE: Final = ColumnWords(title="Riskvärde")
FREQUENCY: Final = ColumnWords(title="Hur ofta")
DONE: Final = ColumnWords(
    title="Genomförd",
    help="Om kontrollen är gjord så som planen säger. Välj i listan.",
    example="Ja",
)
RESULT: Final = ColumnWords(
    title="Resultat",
    help="Vad kontrollen visade. Välj i listan. Välj Ej genomförd om kontrollen inte är gjord.",
    example="Mindre avvikelse",
)
FINDING: Final = ColumnWords(
    title="Iakttagelse",
    help="Vad kontrollen visade, eller varför den inte är gjord. Skriv hela meningar; texten kan "
    "komma med i rapporten.",
    example="Tre av femtio granskade fakturor gällde inköp utanför avtal.",
)
CORRECTIVE_ACTION: Final = ColumnWords(
    title="Åtgärd vid avvikelse",
    help="Vad ni gör åt avvikelsen och vem som gör det.",
    example="Inköpssamordnaren går igenom avtalen med enheterna.",
)
DUE: Final = ColumnWords(
    title="Åtgärden klar",
    help="Dagen då åtgärden ska vara klar, skriven ÅÅÅÅ-MM-DD.",
    example="2026-11-30",
)

# The closed sets, by the stable value of each member.
RESULTS: Final = {
    "without_deviation": "Utan avvikelse",
    "minor_deviation": "Mindre avvikelse",
    "major_deviation": "Större avvikelse",
    "not_performed": "Ej genomförd",
}
STATUS: Final = {
    **RESULTS,
    "incomplete": "Ofullständigt redovisad",
    "not_reported": "Ej redovisad",
    "confidential": "Sekretess",
}
MEANINGS: Final = {
    "without_deviation": "Kontrollen är genomförd helt eller delvis och visade ingen avvikelse.",
    "minor_deviation": "Kontrollen visade en mindre avvikelse.",
    "major_deviation": "Kontrollen visade en större avvikelse.",
    "not_performed": "Kontrollen är inte gjord.",
    "incomplete": "Svaret säger inte både om kontrollen är genomförd och vad den visade.",
    "not_reported": "Inget svar har lämnats. Räknas aldrig som utan avvikelse.",
    "confidential": "Uppgiften omfattas av sekretess och visas inte.",
}
STATE: Final = {"adopted": "beslutad", "in_preparation": "under framtagande"}
RULE: Final = (
    "En kontroll har det resultat som avdelningen anger. Svarar flera avdelningar gäller det "
    "allvarligaste svaret, och kontrollen räknas som utan avvikelse först när alla har svarat så. "
    "Uppföljningen omfattar kontrollerna i årets plan och de i tidigare års planer som planen "
    "anger fortfarande ska följas."
)


def score(value: int, likelihood: int, impact: int) -> str:
    """Return "12 (3 × 4)": the score, likelihood times impact."""
    return f"{value} ({likelihood} × {impact})"


def valued(value: int, likelihood: str, impact: str) -> str:
    """Return the score with the words of the scales."""
    return f"{value} (sannolikhet: {likelihood.lower()}, konsekvens: {impact.lower()})"


NOT_VALUED: Final = "Ej värderad"


def level(value: int, word: str) -> str:
    """Return "3 Sannolik", a place on a scale with its word."""
    return f"{value} {word}"


# The workbook.
SHEET: Final = "Intern kontroll"
MATRIX_SHEET: Final = "Riskmatris"
CONTENTS: Final = "Alla kontroller med risk, resultat, iakttagelse och åtgärd vid avvikelse."
MATRIX_CONTENTS: Final = "Riskerna efter sannolikhet och konsekvens."
LEAD: Final = (
    "Riskvärdet är sannolikhet gånger konsekvens på planens egna skalor. En kontroll som inte är "
    "redovisad räknas aldrig som utan avvikelse."
)
MATRIX_LEAD: Final = (
    "I rutorna står riskvärdet och numren på kontrollerna. Ett tankstreck betyder att ingen risk "
    "ligger där."
)
COLUMN_PLAN: Final = "Plan"
COLUMN_PERSPECTIVE: Final = "Perspektiv"
COLUMN_PROCESS: Final = "Process"
COLUMN_CONTROL: Final = "Kontroll"
COLUMN_METHOD: Final = "Så görs kontrollen"
COLUMN_RISK: Final = "Risk"
COLUMN_SCORE: Final = "Riskvärde"
COLUMN_LIKELIHOOD: Final = "Sannolikhet"
COLUMN_IMPACT: Final = "Konsekvens"
COLUMN_FREQUENCY: Final = "Hur ofta"
COLUMN_PERFORMED: Final = "Genomförd"
COLUMN_RESULT: Final = "Resultat"
COLUMN_FINDING: Final = "Iakttagelse"
COLUMN_ACTION: Final = "Åtgärd vid avvikelse"
COLUMN_DUE: Final = "Åtgärden klar"


def not_followed_in(year: int) -> str:
    return f"Följs inte upp {year}"


def in_plan(year: int, state: str) -> str:
    """Return "2026, under framtagande"."""
    return f"{year}, {STATE[state]}"


def matrix_heading(year: int) -> str:
    return f"Riskmatris {year}"


def in_cell(value: int, numbers: tuple[str, ...]) -> str:
    """Return "12: K26.1, K26.3": the score of the cell and the controls whose risk it is."""
    return f"{value}: {', '.join(numbers)}"
