"""What workbook and management report say of staff: sentences, headings, why a figure is missing.

Nothing here says which group is small: one and the same wording stands for every protected figure.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from vpreport.texts.labels import CANNOT_BE_USED
from vpreport.texts.numbers import NBSP, count_word, long_date, number, with_unit
from vpreport.texts.staff import FULL_TIME_EQUIVALENTS

# The workbook.
CONTENTS: Final = "Årsarbetare i varje grupp och sjukfrånvaron i lagens sju mått."
POSTS_SECTION: Final = "Årsarbetare"
SICK_LEAVE_SECTION: Final = "Sjukfrånvaro"
GROUP: Final = "Grupp"
MEASURE: Final = "Mått"
PLANNED: Final = "Enligt planen"
OUTCOME: Final = "Utfall"
DIFFERENCE: Final = "Skillnad"
SICK_LEAVE: Final = "Sjukfrånvaro (%)"
EMPLOYEES: Final = "Antal anställda"
SHARE_OF: Final = "Andel av"
COUNTED: Final = "Uppgift"
ORDINARY_HOURS: Final = "ordinarie arbetstid"
ALL_SICK_LEAVE: Final = "all sjukfrånvaro"

WITHHELD: Final = {
    "protected": "Visas inte",
    "employees_missing": "Visas inte: antalet anställda saknas",
    "not_reported": "Ej redovisat",
    "not_measured": "Ej mätt",
    "not_applicable": "Ej aktuellt",
    "refused": CANNOT_BE_USED,
}
_NO_SICK_LEAVE: Final = {
    "protected": "visas inte",
    "employees_missing": "visas inte, eftersom antalet anställda saknas",
    "not_reported": "är inte redovisad",
    "not_measured": "är inte mätt",
    "not_applicable": "är inte aktuell",
    "refused": "kan inte anges, eftersom svaret inte går att använda",
}

# The management report.
STAFF: Final = "Väsentliga personalförhållanden"
COLUMN_NUMBER: Final = "Nr"
CAPTION_POSTS: Final = "Årsarbetare enligt planen och vid uppföljningen"
DESCRIBED_POSTS: Final = (
    "En rad för varje grupp och en sista rad för dem som har redovisat. Kolumnerna visar antalet "
    "årsarbetare enligt planen, vid uppföljningen och skillnaden mellan dem."
)
CAPTION_SICK_LEAVE: Final = "Sjukfrånvaro"
DESCRIBED_SICK_LEAVE: Final = (
    "En rad för vart och ett av lagens sju mått. Kolumnerna visar sjukfrånvaron i procent, vad "
    "den är en andel av och antalet anställda i gruppen."
)
SHOWS_POSTS: Final = " visar varje grupp."
SHOWS_SICK_LEAVE: Final = " tar upp alla mått."
MISSING_POSTS: Final = (
    "En grupp saknar uppgift om årsarbetare",
    "grupper saknar uppgift om årsarbetare",
)
UNUSABLE_POSTS: Final = (
    "En grupp har ett svar om årsarbetare som inte kan användas",
    "grupper har svar om årsarbetare som inte kan användas",
)
MISSING_MEASURES: Final = (
    "Ett mått på sjukfrånvaron är ej redovisat",
    "mått på sjukfrånvaron är ej redovisade",
)
UNUSABLE_MEASURES: Final = (
    "Ett mått på sjukfrånvaron har ett svar som inte kan användas",
    "mått på sjukfrånvaron har svar som inte kan användas",
)
NO_FIGURE: Final = "–"

POSTS_RULE: Final = (
    "Antalet årsarbetare visas för alla grupper, även de minsta, eftersom det gäller tjänster och "
    "inte enskilda personer."
)
SICK_LEAVE_RULE: Final = (
    "Ett mått visas inte när gruppen har högst tio anställda, när det kan kopplas till en enskild "
    "person eller när det tillsammans med andra mått skulle avslöja ett sådant."
)
COMMENTS_WITHHELD: Final = (
    "Kommentarer om sjukfrånvaron visas bara där de inte kan avslöja ett mått som inte visas."
)
NO_POSTS: Final = "Ingen grupp har redovisat sitt antal årsarbetare."


def planned(total: Decimal, groups: int, when: str) -> str:
    """Return "Planen har 60,75 årsarbetare i sex grupper (1 juli 2025)."."""
    where = "en grupp" if groups == 1 else f"{count_word(groups)} grupper"
    return f"Planen har {_posts(total)} i {where} ({when})."


def printed_total(printed: Decimal, parts: Decimal, *, rounding: bool) -> str:
    """Return that the plan prints another total than its parts make, and whether rounding can."""
    why = "kan förklaras av avrundning" if rounding else "förklaras inte av avrundning"
    return (
        f"Som summa anger planen {number(printed)}, men grupperna är tillsammans {number(parts)}. "
        f"Skillnaden {why}."
    )


def reported(*, outcome: Decimal, planned: Decimal, groups: int, of: int) -> str:
    """Return what the groups that have reported add up to, beside what the plan says of them."""
    if not groups:
        return NO_POSTS
    compared = _compared(outcome - planned)
    if groups == of:
        return f"Vid uppföljningen fanns {_posts(outcome)}, {compared} i planen."
    begin = "En" if groups == 1 else count_word(groups).capitalize()
    return (
        f"{begin} av {count_word(of)} grupper har redovisat, tillsammans {_posts(outcome)}. Det är "
        f"{compared} i planen för samma grupper."
    )


def total(groups: int, of: int) -> str:
    """Return "Summa" or, where some have not reported, "Summa för 5 av 6 grupper"."""
    return "Summa" if groups == of else f"Summa för {groups} av {of} grupper"


def sick_leave(percent: Decimal, date: dt.date) -> str:
    return (
        f"Den totala sjukfrånvaron var {with_unit(percent, '%')} av ordinarie arbetstid från årets "
        f"början till och med den {long_date(date)}."
    )


def long_sick_leave(percent: Decimal) -> str:
    return f"Av sjukfrånvaron hade {with_unit(percent, '%')} varat i 60{NBSP}dagar eller mer."


def no_sick_leave(reason: str) -> str:
    return f"Den totala sjukfrånvaron {_NO_SICK_LEAVE[reason]}."


def protected(count: int, of: int) -> str:
    """Return how many measures are not shown for somebody's protection."""
    begin = "Ett" if count == 1 else count_word(count).capitalize()
    return (
        f"{begin} av de {count_word(of)} måtten visas inte, för att ingen enskild person ska kunna "
        "pekas ut."
    )


def source(department: str) -> str:
    return f"Källa: uppgifter från {department}."


def _posts(value: Decimal) -> str:
    return with_unit(value, FULL_TIME_EQUIVALENTS)


def _compared(difference: Decimal) -> str:
    if not difference:
        return "lika många som"
    return f"{number(abs(difference))} {'fler' if difference > 0 else 'färre'} än"
