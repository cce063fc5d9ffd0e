"""What the command line says of the municipality's own Word document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.texts.inplace_messages import anchor
from vpreport.texts.numbers import joined, plural

WRITING: Final = "Uppdaterar dokumentet …"
READING: Final = "Läser dokumentet …"

BLOCKS_LEAD: Final = "Skriv ensamt i ett stycke där blocket ska stå:"
BLOCKS_HEADS: Final = ("Skriv", "Så står där")

# What was done, with the number of blocks before it: one and several.
_DONE: Final[Mapping[str, tuple[str, str]]] = {
    "inserted": ("block har satts in", "block har satts in"),
    "replaced": ("block har skrivits om", "block har skrivits om"),
    "commented": ("block har fått den nya texten som kommentar",) * 2,
    "tracked": ("block har fått den nya texten som spårade ändringar",) * 2,
    "withdrawn": ("block har tagits bort", "block har tagits bort"),
    "renumbered": (
        "block har fått nya nummer på tabeller och diagram",
        "block har fått nya nummer på tabeller och diagram",
    ),
    "unchanged": ("block är redan som det ska vara", "block är redan som de ska vara"),
    "kept": ("block har lämnats som det är", "block har lämnats som de är"),
}
_WOULD_BE_DONE: Final[Mapping[str, tuple[str, str]]] = {
    "inserted": ("block skulle sättas in", "block skulle sättas in"),
    "replaced": ("block skulle skrivas om", "block skulle skrivas om"),
    "withdrawn": ("block skulle tas bort", "block skulle tas bort"),
    "renumbered": (
        "block skulle få nya nummer på tabeller och diagram",
        "block skulle få nya nummer på tabeller och diagram",
    ),
    "unchanged": ("block är som det ska vara", "block är som de ska vara"),
    "kept": ("block skulle lämnas som det är", "block skulle lämnas som de är"),
}
_STATES: Final[Mapping[str, tuple[str, str]]] = {
    "pristine": ("block är som vpreport skrev det", "block är som vpreport skrev dem"),
    "restyled": ("block har fått annat utseende", "block har fått annat utseende"),
    "edited": ("block har ändrats av någon", "block har ändrats av någon"),
    "tracked": ("block har spårade ändringar", "block har spårade ändringar"),
    "no_baseline": ("block saknar uppgift om vad vpreport skrev",) * 2,
    "duplicated": ("block finns på flera ställen", "block finns på flera ställen"),
    "removed": ("block har tagits bort", "block har tagits bort"),
    "untagged": ("block har förlorat sin märkning", "block har förlorat sin märkning"),
    "misplaced": ("block står där det inte kan uppdateras",) * 2,
    "entangled": ("block sitter ihop med texten runt omkring",) * 2,
}
STATE: Final[Mapping[str, str]] = {
    "new": "nytt",
    "pristine": "som vpreport skrev det",
    "restyled": "har fått annat utseende",
    "edited": "ändrat av någon",
    "tracked": "har spårade ändringar",
    "no_baseline": "uppgift saknas om vad vpreport skrev",
    "duplicated": "finns på flera ställen",
    "removed": "borttaget",
    "untagged": "har förlorat sin märkning",
    "misplaced": "står där det inte kan uppdateras",
    "entangled": "sitter ihop med texten runt omkring",
}

WROTE: Final = "vpreport skrev"
STANDS: Final = "nu står där"
WOULD_WRITE: Final = "skulle ha skrivits"
_NOTHING: Final = "inget"

WOULD_BE_WRITTEN: Final = "Enligt uppföljningen skulle det stå så här:"


def done(counts: Mapping[str, int], *, is_done: bool = True) -> str:
    """Return how many blocks each thing was done with, as a sentence each."""
    return _counted(counts, _DONE if is_done else _WOULD_BE_DONE)


def standing(counts: Mapping[str, int]) -> str:
    """Return how many blocks stand in each way, as a sentence."""
    return _counted(counts, _STATES)


def _counted(counts: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> str:
    parts = [plural(counts[key], *forms) for key, forms in words.items() if counts.get(key)]
    return f"{joined(tuple(parts))}." if parts else "Inget block i dokumentet kommer från vpreport."


NOTHING_TO_INSERT: Final = (
    "Det finns ingen plats för ett nytt block. Skriv till exempel [[vpreport:ekonomi]] ensamt i "
    "ett stycke där det ska stå."
)


def kept_at(backup: str, written: str) -> str:
    return f"Skrivet till {written}. Det gamla dokumentet ligger kvar som {backup}."


NOT_WRITTEN: Final = "Dokumentet är inte ändrat."


def block(key: str, state: str) -> str:
    return f"{key}: {STATE[state]}"


def unit(row: int, column: int) -> str:
    """Return where in a block something stands."""
    return f"rad {row}, kolumn {column}" if row else "stycke"


def quoted(text: str) -> str:
    return f"«{text}»" if text else _NOTHING


def where_to_write(key: str) -> str:
    return anchor(key)


def cleaned(count: int) -> str:
    return f"Märkningen har tagits bort från {plural(count, 'block', 'block')}."


def reattached(count: int) -> str:
    return f"{plural(count, 'block', 'block')} har märkts igen."
