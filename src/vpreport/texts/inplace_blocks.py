"""What the blocks are called that can stand in the municipality's own document.

The keys are typed by people into their document, so they are short Swedish words in plain ASCII.
"""

from __future__ import annotations

from typing import Final

WHOLE: Final = "hela-avsnittet"
SUMMARY: Final = "sammanfattning"
EVENTS: Final = "handelser"
GOVERNANCE: Final = "styrning"
MANDATE: Final = "grunduppdrag"
CONTROLS: Final = "intern-kontroll"
ASSIGNMENTS: Final = "uppdrag"
ATTAINMENT: Final = "maluppfyllelse"
ATTAINMENT_COUNTS: Final = "maluppfyllelse-oversikt"
SOUND_MANAGEMENT: Final = "god-ekonomisk-hushallning"
ACTIVITIES: Final = "atgarder"
STRATEGIC_GOAL: Final = "inriktningsmal"
GOAL: Final = "mal"
OVERVIEW: Final = "oversikt"
ECONOMY: Final = "ekonomi"
GAPS: Final = "ej-redovisat"
RULES: Final = "bedomning"
STAFF: Final = "personal"
DEVELOPMENT: Final = "utveckling"

# Begin the names of the blocks within a part: "personal.tabell-posts".
TABLE: Final = "tabell"
CHART: Final = "diagram"
AFTER: Final = "efter"

TITLES: Final = {
    WHOLE: "Hela avsnittet",
    SUMMARY: "Sammanfattningen",
    EVENTS: "Händelser av väsentlig betydelse",
    GOVERNANCE: "Styrning och uppföljning",
    MANDATE: "Grunduppdraget",
    CONTROLS: "Intern kontroll",
    ASSIGNMENTS: "Uppdrag och motioner",
    ATTAINMENT: "Hela måluppfyllelsen: översikten, åtgärderna, inriktningsmålen och alla mål",
    ATTAINMENT_COUNTS: "Måluppfyllelsen i korthet, med tabell",
    SOUND_MANAGEMENT: "Mål för god ekonomisk hushållning",
    ACTIVITIES: "Åtgärderna i korthet, med tabell och diagram",
    ECONOMY: "Ekonomi: budget, utfall och prognos, med tabeller och diagram",
    GAPS: "Det som inte har redovisats",
    RULES: "Så bedöms målen",
    STAFF: "Personalförhållanden",
    DEVELOPMENT: "Förväntad utveckling",
}


def strategic_goal(number: int, title: str) -> str:
    return f"Inriktningsmål {number} med alla sina mål: {title}"


def strategic_goal_overview(number: int) -> str:
    return f"Inriktningsmål {number} utan sina mål"


def goal(number: str, title: str) -> str:
    return f"Mål {number}: {title}"


# Said in place of "Tabell 3" where that table has been taken out of the document.
THE_TABLE: Final = "Tabellen"
