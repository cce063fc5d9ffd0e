"""The sentences of a template: titles, "Läs mig", prompts and warnings."""

from __future__ import annotations

from typing import Final

README_SHEET: Final = "Läs mig"

TITLE: Final = "{sheet} – {department}"
CODE: Final = "Mallkod: {code}"
CONTEXT: Final = "{organisation} · {checkpoint} · läget den {date}"
INTRO: Final = "{context}. {intro}"
FOOTER_PAGE: Final = "Sida {page} av {pages}"

README_TITLE: Final = "{checkpoint} – {department}"
README_SUBTITLE: Final = "{plan}, {board}, {organisation}"
HOW_TO: Final = "Så här gör ni"
STEPS: Final = (
    "Fyll i de gula cellerna på bladen. Övriga celler är låsta; där står det som planen säger.",
    (
        "Läget den {date} är det som gäller. Det som inte är mätt skriver ni som «ej mätt», det "
        "som inte längre gäller som «ej aktuellt». Noll är ett svar; en tom cell är inget svar."
    ),
    "Spara filen som vanligt (.xlsx eller .ods) och skicka tillbaka den. Filen får byta namn.",
)
CONTACT: Final = "Frågor besvaras av {contact}."

LEFT_TITLE: Final = "Kvar att fylla i"
LEFT_SHEET: Final = "Blad"
LEFT_NOW: Final = "Kvar"
ALL_DONE: Final = "✓ klart"
LEFT_ASKED: Final = "Ska fyllas i"
LEFT_OF: Final = "{answers} på {rows}"
ANSWER: Final = "svar"
ANSWERS: Final = "svar"
ROW: Final = "rad"
ROWS: Final = "rader"
OR: Final = "eller"
LEFT_NOTE: Final = (
    "Kvar räknar bara det som måste fyllas i. Prognoser och kommentarer som inte krävs räknas inte."
)

LEGEND_TITLE: Final = "Cellernas färger"
LEGEND_INPUT: Final = "Gul cell"
LEGEND_INPUT_TEXT: Final = "Här skriver eller väljer ni."
LEGEND_LOCKED: Final = "Vit cell"
LEGEND_LOCKED_TEXT: Final = "Uppgift ur planen. Låst, men utan lösenord."
LEGEND_CLOSED: Final = "Grå cell"
LEGEND_CLOSED_TEXT: Final = "Ska inte fyllas i av er. I cellen står varför."

COLUMNS_TITLE: Final = "Kolumnerna att fylla i"
COLUMNS_SHEET: Final = "Blad"
COLUMNS_COLUMN: Final = "Kolumn"
COLUMNS_HELP: Final = "Så fyller ni i"
COLUMNS_EXAMPLE: Final = "Exempel"
REQUIRED: Final = "Krävs när {column} är {values}."
REQUIRED_FAR_FROM: Final = "Krävs när {column} skiljer sig från {other} med mer än talet i {limit}."
REQUIRED_ALWAYS: Final = "Krävs när {column} är ifylld."

PROMPT: Final = "{help} Exempel: {example}"
WARN_TITLE: Final = "Stämmer det?"
WARN_NUMBER: Final = (
    "Här väntas ett tal utan enhet{or_missing}. Vill ni behålla det ni skrev ändå? Skriv i så fall "
    "varför i kommentaren."
)
WARN_OR_MISSING: Final = ", «ej mätt» eller «ej aktuellt»"
WARN_CHOICE: Final = "Här väntas ett av svaren i listan. Vill ni behålla det ni skrev ändå?"
WARN_DATE: Final = "Här väntas ett datum skrivet ÅÅÅÅ-MM-DD, från {earliest} till {latest}."
WARN_TEXT: Final = "Texten är längre än {max_length} tecken. Korta den gärna."

DOCUMENT_TITLE: Final = "{checkpoint}: {department}, {organisation}"
DOCUMENT_DESCRIPTION: Final = "Mall från vpreport. Mallkod: {code}"

INFO_NOTE: Final = "Bladet används för att känna igen mallen. Ändra inget här."
LISTS_NOTE: Final = "Listor till bladens rullgardiner. Ändra inget här."
