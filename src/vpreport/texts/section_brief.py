"""The words of the summary that the Word section begins with: four questions and their answers."""

from __future__ import annotations

from typing import Final

HEADING: Final = "Sammanfattning"
MOST_NAMED: Final = 8  # a longer enumeration ends with how many are left

NOT_MET: Final = "Ej uppfyllda mål"
BEYOND_LIMIT: Final = "Avvikelser över planens gräns"
HIGHEST_RISK: Final = "Högst riskvärde i den interna kontrollen"
MAJOR_DEVIATIONS: Final = "Större avvikelser i den interna kontrollen"
NOT_PERFORMED: Final = "Kontroller som inte är genomförda"
NOT_EXPECTED: Final = "Mål som inte bedöms bli uppfyllda under året"
UNCERTAIN: Final = "Mål med osäker prognos"
LATE: Final = "Åtgärder som är försenade eller vars datum har passerat"
NOT_EXECUTED: Final = "Uppdrag från fullmäktige som inte är verkställda"
NOT_HANDLED: Final = "Motioner som inte är slutligt handlagda"
ANSWERS: Final = "Svar"

_QUESTIONS: Final = {
    "outcome": ("Hur går det?", "Hur gick det?"),
    "cost": ("Vad kostar det?", "Vad kostade det?"),
    "risk": ("Var finns riskerna?", "Var finns riskerna?"),
    "left": ("Vad återstår att göra?", "Vad återstår att göra?"),
}


def question(key: str, *, is_final: bool) -> str:
    """Return the heading of a part; at the end of the year it asks of what has been."""
    before, after = _QUESTIONS[key]
    return after if is_final else before


def named(names: tuple[str, ...]) -> str:
    """Return the names one after the other; of a great many the first, and how many are left."""
    left = len(names) - MOST_NAMED
    if left <= 1:
        return f"{'; '.join(names)}."
    return f"{'; '.join(names[:MOST_NAMED])}; och ytterligare {left}."


def valued(name: str, score: str) -> str:
    """Return "K26.2 Informationssäkerhet, 12 (sannolikhet: möjlig, konsekvens: allvarlig)"."""
    return f"{name}, {score}"


def deviating(line: str, deviation: str) -> str:
    return f"{line}, {deviation}"


def answers(said: str, gaps: str) -> str:
    """Return who has answered and where the rest is told; `gaps` is the name of that part."""
    return f"{said} Det som saknas står i avsnittet «{gaps}»."
