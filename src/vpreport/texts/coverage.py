"""The headings of the management report, and how far a follow-up fills each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.texts.numbers import count_word, joined

SHEET: Final = "Förvaltningsberättelsen"
TITLE: Final = "Förvaltningsberättelsens rubriker"
CONTENTS: Final = (
    "Vilka av förvaltningsberättelsens rubriker som uppföljningen ger underlag till, och vilka som "
    "återstår att skriva."
)
LEAD: Final = (
    "En hjälp för den som skriver. Rubrikerna följer RKR:s rekommendation R15 om "
    "förvaltningsberättelsen."
)
INTERIM_LEAD: Final = (
    "Delårsrapportens förvaltningsberättelse är förenklad, så alla rubriker behövs inte där."
)
COLUMN_HEADING: Final = "Rubrik"
COLUMN_COVERAGE: Final = "Läge"
COLUMN_PARTS: Final = "Underlag i uppföljningen"
COLUMN_REST: Final = "Ekonomiavdelningen skriver"

HEADINGS: Final = {
    "overview": "Översikt över verksamhetens utveckling",
    "group": "Den kommunala koncernen",
    "conditions": "Viktiga förhållanden för resultat och ekonomisk ställning",
    "events": "Händelser av väsentlig betydelse",
    "governance": "Styrning och uppföljning av den kommunala verksamheten",
    "sound_management": "God ekonomisk hushållning och ekonomisk ställning",
    "balance": "Balanskravsresultat",
    "staff": "Väsentliga personalförhållanden",
    "development": "Förväntad utveckling",
}
REST: Final = {
    "overview": "Hela rubriken: nyckeltal för kommunen under flera år.",
    "group": "Hela rubriken: kommunens bolag, förbund och privata utförare.",
    "conditions": "Hela rubriken: omvärld, finansiella risker och pensioner.",
    "events": "Händelser som rör kommunen som helhet.",
    "governance": "Hur kommunen som helhet styrs, och uppsikten över nämnder och bolag.",
    "sound_management": "Kommunens ekonomiska ställning och den samlade bedömningen.",
    "balance": "Hela rubriken.",
    "staff": "Personalen i kommunens övriga verksamheter.",
    "development": "Kommunens ekonomi och befolkning framåt.",
}
PARTS: Final = {
    "plan": "Planens mål och hur de följs upp",
    "mandate": "Grunduppdraget",
    "events": "Avdelningarnas händelser",
    "controls": "Intern kontroll",
    "assignments": "Uppdrag och motioner",
    "sound_goals": "Mål av betydelse för god ekonomisk hushållning",
    "goals": "Alla mål",
    "budget": "Drift- och investeringsbudget",
    "staff": "Årsarbetare och sjukfrånvaro",
    "development": "Avdelningarnas förväntningar",
    "forecasts": "Målens prognoser",
}
COVERAGE: Final = {
    "filled": "● Har underlag",
    "partly": "◐ Har en del av underlaget",
    "empty": "○ Saknar underlag",
    "elsewhere": "– Skrivs av ekonomiavdelningen",
}
NO_PARTS: Final = "–"
NOT_IN_PLAN: Final = "Planen har inget som följs upp under rubriken."

_COUNTED: Final = {
    "filled": ("har underlag", "har underlag"),
    "partly": ("har en del av underlaget", "har en del av underlaget"),
    "empty": ("saknar underlag", "saknar underlag"),
    "elsewhere": ("skrivs helt av ekonomiavdelningen", "skrivs helt av ekonomiavdelningen"),
}


def part(key: str, done: int, asked: int, *, optional: bool) -> str:
    """Return what a part of the follow-up gives: "Intern kontroll: 4 av 5"."""
    name = PARTS[key]
    if key == "plan":
        return name  # described from the plan itself: nothing to count
    if optional and not done:
        return f"{name}: inga har redovisats"
    return f"{name}: {done}" if optional else f"{name}: {done} av {asked}"


def summary(counts: Mapping[str, int]) -> str:
    """Return how many headings are covered in each way, by its stable value."""
    parts = [
        f"{count} {one if count == 1 else many}"
        for coverage, (one, many) in _COUNTED.items()
        if (count := counts[coverage])
    ]
    total = count_word(sum(counts.values()))
    return f"Förvaltningsberättelsens {total} rubriker: {joined(parts)}."


def report_line(counts: Mapping[str, int]) -> str:
    return f"{summary(counts)} Se bladet «{SHEET}»."
