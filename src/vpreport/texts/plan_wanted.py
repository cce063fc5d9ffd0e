"""What a value in a plan file should have been, and hints to put it right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from vpreport.texts.message import Phrase
from vpreport.texts.numbers import count_word, joined, number, plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`what` follows "det ska vara", `example` is as it stands in the plan file."""

    what: Phrase
    example: Phrase


def _wanted(what: str, example: str) -> Wanted:
    return Wanted(what=Phrase(what), example=Phrase(example))


TEXT: Final = _wanted("en text inom citattecken", '"Översyn av detaljplaner"')
TEXTS: Final = _wanted("en lista av texter", '["it", "ekonomi"]')
NUMBER: Final = _wanted("ett tal utan citattecken", "0.8")
FLAG: Final = _wanted("true eller false utan citattecken", "true")
INTEGER: Final = _wanted("ett heltal utan citattecken", "2026")
INTEGERS: Final = _wanted("en lista av heltal", "[2026, 2027]")
DATE: Final = _wanted("ett datum", '"augusti 2026"')
TARGETS: Final = _wanted("minst ett målvärde med sitt datum", '{ "december 2026" = ">= 8" }')
BASELINE: Final = _wanted("ett värde och dess datum", '{ value = 54.2, when = "våren 2025" }')
_INLINE: Final = {"target": TARGETS, "baseline": BASELINE}
ID_EXAMPLE: Final = "detaljplaner"

SANE_NUMBER: Final = Phrase("ett vanligt tal under en biljon")
POSITIVE: Final = Phrase("ett tal större än 0")
NOT_NEGATIVE: Final = Phrase("noll eller ett tal större än noll")
SHARE: Final = Phrase("ett tal från 0 till 1")
TARGET_RANGES: Final[Mapping[str, Phrase]] = {
    "share": Phrase("från 0 till 100\u00a0%"),
    "rank": Phrase("ett heltal från 1, där 1 är bäst"),
}
ROUNDING: Final[Mapping[bool, Phrase]] = {
    True: Phrase("Den kan förklaras av avrundning."),
    False: Phrase("Den förklaras inte av avrundning."),
}
ASCENDING_YEARS: Final = Phrase("år i stigande ordning, varje år en gång")
DATE_EXAMPLES: Final = Phrase(
    "Skriv till exempel «Q2 2026», «augusti 2026», «30 juni 2026» eller «2026-06-30»."
)

# How a target is written for each kind of indicator.
TARGET_FORMS: Final[Mapping[str, Phrase]] = {
    "number": Phrase("«>= 8», «<= 3», «< 5» eller «= 100», utan annan enhet än indikatorns egen"),
    "share": Phrase("«>= 70 %» eller «= 100 %»"),
    "change": Phrase(
        "«+10 %» för procent, «-2 pp» för procentenheter (när enheten är %), «+5» i indikatorns "
        "egen enhet eller «> baseline»"
    ),
    "rank": Phrase("«<= 3»"),
    "yes_no": Phrase("«ja»"),
    "done": Phrase("«klart»"),
    "judged": Phrase("«bedömning»"),
}

# What a key has to do with the kind of indicator.
NO_TARGET_IN_PLAN: Final = Phrase(
    "Ta bort den: vid sekretess ska varken mål eller utgångsvärde stå i planen."
)
PROVISION_ONLY_IF_CONFIDENTIAL: Final = Phrase(
    'Skriv kind = "confidential" om uppgiften omfattas av sekretess, ta annars bort nyckeln.'
)
SHARE_IS_PERCENT: Final = Phrase("En andel anges i %. Ta bort nyckeln eller välj ett annat slag.")
ONLY_NUMBERS_COMBINE: Final = Phrase("Bara tal kan räknas ihop. Välj lead, worst eller each.")

MISSING: Final[Mapping[str, Phrase]] = {
    "departments": Phrase("ingen avdelning"),
    "department": Phrase("ingen avdelning"),
    "strategic_goal": Phrase("inget inriktningsmål"),
    "perspectives": Phrase("inget perspektiv"),
    "perspective": Phrase("inget perspektiv"),
    "columns": Phrase("ingen kolumn"),
}

# Why the file could not be used at all, and what to do about it.
UNREADABLE: Final[Mapping[str, tuple[Phrase, Phrase]]] = {
    "missing": (
        Phrase("Det finns ingen plan på den sökvägen."),
        Phrase("Kontrollera sökvägen."),
    ),
    "closed": (
        Phrase("Planen går inte att öppna."),
        Phrase("Kontrollera att sökvägen leder till en fil och att du får läsa den."),
    ),
    "encoding": (
        Phrase("Planen är inte sparad som UTF-8."),
        Phrase("Spara om den med teckenkodningen UTF-8."),
    ),
    "too_large": (
        Phrase("Planen innehåller ett tal eller en lista som är orimligt stor."),
        Phrase("Kontrollera de senaste ändringarna."),
    ),
}
KEY_TWICE: Final = Phrase("Samma nyckel eller tabell står två gånger")
NOT_TOML: Final = Phrase("Här följer planen inte reglerna för TOML")


def one_of(values: tuple[str, ...]) -> Wanted:
    return _wanted(f"något av {joined(values, last='eller')}", f'"{values[0]}"')


def table(name: str) -> Wanted:
    return _INLINE.get(name) or _wanted(f"en tabell [{name}]", f"[{name}]")


def tables(name: str) -> Wanted:
    return _wanted(f"minst en tabell [[{name}]]", f"[[{name}]]")


def between(low: int, high: int) -> Phrase:
    return Phrase(f"ett heltal från {low} till {high}")


def at_most(limit: Decimal) -> Phrase:
    return Phrase(f"högst {number(limit)}, som gäller för helt uppfyllt")


def hint(near: str | None) -> Phrase | None:
    """Return "Menade du «…»?", or None where nothing is near."""
    return Phrase(f"Menade du «{near}»?") if near else None


def known_keys(names: tuple[str, ...]) -> Phrase:
    return Phrase(f"Här kan stå {joined(names, last='eller')}.")


def choices(values: tuple[str, ...]) -> Phrase:
    if not values:
        return Phrase("Lägg till det i planen eller ta bort hänvisningen.")
    return Phrase(f"Välj {joined(values, last='eller')}.")


def part_of_activities(part: int, whole: int) -> Phrase:
    """Return "47 av 72 åtgärder"."""
    return Phrase(f"{number(Decimal(part))} av {plural(whole, 'åtgärd', 'åtgärder')}")


def perspectives(count: int) -> Phrase:
    return Phrase(f"{count_word(count)} perspektiv")


def listed(count: int) -> Phrase:
    return Phrase(count_word(count))


def as_typed(value: object) -> str:
    """Return a TOML value roughly as it was typed; lists and tables in words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list):
        return "en lista"
    if isinstance(value, Mapping):
        return "en tabell"
    return str(Decimal(value)) if isinstance(value, int) else str(value)
