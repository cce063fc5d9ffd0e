"""The words about staff: template, workbook and the section of the management report."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from vpreport.texts.columns import ColumnWords, TableWords
from vpreport.texts.numbers import plural, with_unit

MEASURE: Final = {
    "total": "Total sjukfrånvaro",
    "long": "Andel av sjukfrånvaron som varat 60 dagar eller mer",
    "women": "Sjukfrånvaro för kvinnor",
    "men": "Sjukfrånvaro för män",
    "young": "Sjukfrånvaro för dem som är 29 år eller yngre",
    "middle": "Sjukfrånvaro för dem som är 30–49 år",
    "old": "Sjukfrånvaro för dem som är 50 år eller äldre",
}
MEASURE_LETTER: Final = "S"
GROUP: Final = {
    "women": "kvinnor",
    "men": "män",
    "young": "29 år eller yngre",
    "middle": "30–49 år",
    "old": "50 år eller äldre",
}

# Template.
STAFF: Final = TableWords(
    sheet="Personal",
    intro="Fyll i årsarbetare och, om ni ansvarar för den, sjukfrånvaron sedan årets början.",
    row="personaluppgift",
)
ITEM: Final = ColumnWords(title="Uppgift")
PLANNED: Final = ColumnWords(title="Enligt planen")
VALUE: Final = ColumnWords(
    title="Utfall",
    help="Antalet årsarbetare vid uppföljningen, eller sjukfrånvaron i procent av ordinarie "
    "arbetstid sedan årets början. Skriv ett tal utan enhet (5,4 för 5,4\u00a0%).",
    example="19,5",
)
EMPLOYEES: Final = ColumnWords(
    title="Antal anställda",
    help="Hur många anställda som finns i gruppen. Uppgiften behövs för att sjukfrånvaron inte ska "
    "visas för grupper med högst tio anställda.",
    example="48",
)
IDENTIFIES: Final = ColumnWords(
    title="Kan peka ut någon",
    help="Välj Ja om sjukfrånvaron kan kopplas till en enskild person, även om gruppen är större "
    "än tio. Då visas den inte i rapporten.",
    example="Nej",
)
COMMENT: Final = ColumnWords(
    title="Kommentar",
    help="Det som läsaren behöver veta. Skriv hela meningar. Nämn inga enskilda personer, och "
    "inga siffror om sjukfrånvaro för små grupper.",
    example="Två tjänster är vakanta sedan maj.",
)
YES_NO: Final = {"yes": "Ja", "no": "Nej"}
FULL_TIME_EQUIVALENTS: Final = "årsarbetare"
PEOPLE: Final = "anställda"
SAME_AS_TOTAL: Final = "Samma som i totalen"
NOT_FOR_POSTS: Final = "Behövs inte här"
NOT_IN_PLAN: Final = "–"


def plan_size(groups: int, total: Decimal) -> str:
    """Return "Personal: 60,75 årsarbetare i 6 grupper"."""
    where = plural(groups, "grupp", "grupper")
    return f"Personal: {with_unit(total, FULL_TIME_EQUIVALENTS)} i {where}"


def dated(value: str, when: str) -> str:
    return f"{value} ({when})"


_FIGURE_WORDS: Final = ("%", "procent")


def may_tell_a_figure(text: str) -> bool:
    """Return whether a comment has any digit, or speaks of percent in words."""
    return any(sign.isdigit() for sign in text) or any(w in text.lower() for w in _FIGURE_WORDS)
