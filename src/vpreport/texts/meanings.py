"""What every status means, in one sentence each, for the legends of the reports."""

from __future__ import annotations

from typing import Final

INDICATOR_STATUS: Final = {
    "met": "Målvärdet är nått.",
    "partly": "En god del av vägen till målvärdet är nådd, men inte hela.",
    "not_met": "Målvärdet är inte nått.",
    "not_due": "Inget målvärde skulle ha nåtts vid uppföljningen. Räknas inte med.",
    "not_reported": "Inget svar har lämnats. Räknas aldrig som uppfyllt.",
    "not_measured": "Avdelningen har svarat att det inte är mätt.",
    "not_applicable": "Avdelningen har svarat att indikatorn inte längre är aktuell.",
    "not_assessable": "Ett svar finns men går inte att använda eller jämföra med målvärdet.",
    "confidential": "Uppgiften omfattas av sekretess och visas inte.",
}
GOAL_STATUS: Final = {
    "met": "Målet är uppfyllt enligt regeln för målet.",
    "partly": "Målet är uppfyllt till en del.",
    "not_met": "Målet är inte uppfyllt.",
    "not_judged": "För få av målets indikatorer har kunnat bedömas.",
    "not_due": "Inget av målets målvärden skulle ha nåtts vid uppföljningen.",
}
GOAL_FORECAST: Final = {
    "will_be_met": "Den ledande avdelningen räknar med att målet är uppfyllt vid årets slut.",
    "will_be_partly": "Den ledande avdelningen räknar med att målet är uppfyllt till en del.",
    "will_not_be_met": "Den ledande avdelningen räknar med att målet inte blir uppfyllt.",
    "uncertain": "Den ledande avdelningen kan inte säga hur det blir.",
    "not_reported": "Ingen prognos har lämnats.",
}
ACTIVITY_STATUS: Final = {
    "done": "Åtgärden är genomförd.",
    "ongoing": "Arbetet pågår.",
    "not_started": "Arbetet har inte börjat.",
    "late": "Åtgärden blir klar senare än planerat. Kommentaren säger varför.",
    "cancelled": "Åtgärden kommer inte att genomföras. Kommentaren säger varför.",
    "not_reported": "Inget svar har lämnats.",
    "confidential": "Uppgiften omfattas av sekretess och visas inte.",
}

# Blank, 0, "ej mätt" and "ej aktuellt" are four different things.
NOT_A_NUMBER: Final = {
    "0": "Avdelningen har svarat noll. Det är ett resultat och bedöms som andra tal.",
    "Ej redovisat": "Ett svar efterfrågades men cellen är tom, eller så har ingen arbetsbok "
    "kommit in.",
    "Ej mätt": "Avdelningen har svarat att resultatet inte är mätt.",
    "Ej aktuellt": "Avdelningen har svarat att indikatorn inte längre är aktuell.",
    "Kan inte användas": "Något är skrivet men går inte att använda. Bladet Att följa upp säger "
    "varför.",
    "Kan inte vägas ihop": "Flera avdelningar svarar, och något av svaren saknas eller går inte "
    "att använda.",
    "–": "Inget svar krävdes och inget har lämnats, eller så säger planen inget om det. På "
    "rader med sekretess visas inga uppgifter.",
}
