"""What is said about leaks: what a public file may not hold, and where a secret was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message, Phrase
from vpreport.texts.numbers import joined, plural

WITHHELD: Final = "(namnet visas inte)"

# What may not be in a public file, by the value of `leaks.forbidden.Forbidden`.
FORBIDDEN: Final[Mapping[str, Phrase]] = {
    key: Phrase(words)
    for key, words in {
        "part": "en del som inte ska finnas där",
        "relation": "en koppling till en del som inte ska finnas där",
        "external": "en koppling till något utanför filen",
        "sheet": "ett dolt kalkylblad",
        "row_or_column": "en dold rad eller kolumn",
        "zero_size": "något som har gjorts så litet att det inte syns",
        "filter": "ett filter som döljer rader",
        "format": "ett talformat som döljer värden",
        "name": "ett definierat namn som inte är ett utskriftsområde",
        "validation": "en dataverifiering",
        "comment": "en kommentar",
        "embedded": "ett inbäddat objekt",
        "series": "ett dolt diagram eller en dold dataserie",
        "hidden_text": "dold text",
        "tracked": "spårade ändringar",
        "variable": "sparade värden som inte syns i filen",
        "field": "ett fält som hämtar innehåll någon annanstans ifrån",
        "bound": "en innehållskontroll eller egna XML-data",
        "property": "en dokumentegenskap med annat innehåll än det fastställda",
        "remark": "anteckningar i filens kod eller dubbla delar",
    }.items()
}

# Why a file cannot be looked through, by the argument of `leaks.parts.UnsearchableError`.
UNSEARCHABLE: Final[Mapping[str, Phrase]] = {
    "closed": Phrase("den är krypterad eller i ett format som inte går att läsa"),
    "damaged": Phrase("den är skadad"),
    "deep": Phrase("den innehåller filer i filer i för många led"),
    "large": Phrase("den är för stor när den packas upp"),
}

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.NOT_PUBLIC: Message(
        what="Filen skulle innehålla {what}, och det får en offentlig rapport inte göra.",
        remedy="Den har inte sparats. Felet ligger i vpreport: anmäl det till den som sköter det.",
    ),
    Code.NOT_SEARCHABLE: Message(
        what="Filen kan inte genomsökas: {reason}.",
        remedy="Kontrollera den för hand, eller ta bort den och kör kommandot igen.",
    ),
}

SEARCHING: Final = "Söker efter sekretessbelagda uppgifter …"
NOTHING_TO_SEARCH_FOR: Final = (
    "Inga sekretessbelagda värden hittades i de filer som anges efter --secret. Ingenting har "
    "därför genomsökts."
)
NOTHING_TO_SEARCH: Final = "Det finns inga filer att genomsöka. Kontrollera sökvägen."
POSSIBLE: Final = "Kan vara en tillfällighet, eftersom värdet är kort."
AFTER_HITS: Final = (
    "Lämna inte ut filerna. Kontrollera varje ställe. Värdena visas inte här, bara var de står."
)


def clean(values: int, files: int) -> str:
    """Return that nothing was found, and how much was looked for and through."""
    where = plural(files, "genomsökt fil", "genomsökta filer")
    if values == 1:
        return f"Det eftersökta sekretessbelagda värdet finns inte i {where}."
    return f"Inget av {plural(values, '', 'sekretessbelagda värden')} finns i {where}."


def no_public_reports(folder: str) -> str:
    return (
        f"I mappen {folder} finns inga offentliga rapporter för avstämningen att söka igenom. Ange "
        "deras mapp efter --public om de ligger någon annanstans."
    )


def found(places: int, *, is_any_certain: bool) -> str:
    where = plural(places, "ställe", "ställen")
    if is_any_certain:
        return f"Sekretessbelagda uppgifter står på {where}:"
    return f"Det som kan vara sekretessbelagda uppgifter står på {where}:"


def hit(where: tuple[str, ...], row: str, *, is_certain: bool) -> str:
    """Return one place: "output/a.xlsx › xl/worksheets/sheet1.xml › E7: uppgift om «id»"."""
    line = f"{' › '.join(where)}: uppgift om «{row}»."
    return line if is_certain else f"{line} {POSSIBLE}"


def paragraph(number: int) -> str:
    return f"stycke {number}"


def line(number: int) -> str:
    return f"rad {number}"


def not_looked_for(rows: tuple[str, ...]) -> str:
    """Return which values were too common to look for, so that nobody takes silence for proof."""
    return (
        "För vanliga eller för korta värden för att söka efter, kontrollera dem för hand: "
        f"{joined(tuple(f'«{row}»' for row in rows))}."
    )
