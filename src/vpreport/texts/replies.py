"""The ready-made reply to a department: what came in, what to correct, what is missing."""

from __future__ import annotations

import datetime as dt
from typing import Final

from vpreport.grouping import FindingGroup
from vpreport.texts import grouped, numbers
from vpreport.texts.message import shortened, visible
from vpreport.texts.messages import told

FILE_PREFIX: Final = "aterkoppling"

REMINDER: Final = "påminnelse om redovisning"
CORRECTION: Final = "redovisningen behöver rättas"
SUPPLEMENT: Final = "redovisningen behöver kompletteras"
CHECK: Final = "frågor om redovisningen"
DONE: Final = "redovisningen är klar"

GREETING: Final = "Hej,"
CLOSING: Final = "Med vänlig hälsning"

MUST_CORRECT: Final = "Det här behöver rättas"
SHOULD_CHECK: Final = "Det här vill vi att ni kontrollerar"
MISSING: Final = "De här svaren saknas"
INTERPRETED: Final = "Så har vi läst det som var skrivet på annat sätt än väntat"
ONLY_IF_WRONG: Final = "Hör av er om något av det är fel. Annars behöver ni inte göra något."

NOTHING_LEFT: Final = "Alla svar finns med, och inget behöver rättas."
RECEIVED_NOTHING: Final = (
    "Vi har ännu inte fått någon redovisning från er som går att använda. Har ni redan skickat "
    "den har vi inte kunnat läsa filen eller se att den kommer från er. Skicka den i så fall på "
    "nytt."
)
NOTHING_USED: Final = "Det går inte att använda svaren ännu. Nedan står varför."
FILL_IN: Final = (
    "Fyll i de gula cellerna i mallen som ni har fått och skicka tillbaka hela filen. Saknas ett "
    "värde skriver ni «ej mätt» eller «ej aktuellt» och förklarar i kommentaren."
)
SEND_AGAIN: Final = "Ändra i samma fil och skicka tillbaka hela filen så snart ni kan."

MAX_ROWS: Final = 12  # of missing answers on a sheet that are named; the others are counted


def subject(checkpoint: str, about: str, department: str) -> str:
    return f"Ämne: {checkpoint}, {department}: {about}"


def received(checkpoint: str, files: tuple[str, ...]) -> str:
    """Return the thanks for the files that came in."""
    names = numbers.joined(tuple(f"«{shortened(file)}»" for file in files))
    word = "filen" if len(files) == 1 else "filerna"
    return f"Tack för redovisningen till {checkpoint}. Vi har fått {word} {names}."


def answered(answered: int, asked: int, refused: int) -> str:
    """Return how much has been answered, and how much of it cannot be used."""
    of_all = numbers.plural(asked, "svar", "svar")
    text = f"Ni har lämnat {answered} av {of_all} som ska finnas med."
    if not refused:
        return text
    also = numbers.plural(refused, "svar", "svar")
    return f"{text} Dessutom har ni lämnat {also} som inte går att använda som det står."


def answers_apply_to(date: dt.date) -> str:
    return f"Det är läget den {numbers.long_date(date)} som ska redovisas."


def questions(contact: str) -> str:
    return f"Frågor besvaras av {contact}."


def finding(group: FindingGroup) -> str:
    """Return a finding as two lines: where, and what is wrong and what to do."""
    where = grouped.whereabouts(group) or visible(group.first.place.file)
    return f"{where}:\n  {grouped.whole(told(group.first, to_sender=True))}"


def interpretation(group: FindingGroup) -> str:
    """Return an interpretation as one line."""
    where = grouped.cells(group) or visible(group.first.place.file)
    return f"{where}: {grouped.whole(told(group.first, to_sender=True))}"


def missing(sheet: str, rows: tuple[tuple[str, tuple[str, ...]], ...], of_rows: int) -> str:
    """Return what is missing on a sheet; `rows` are the names of rows with those of columns."""
    count = sum(len(columns) for _, columns in rows)
    top = f"{sheet}: {numbers.plural(count, 'svar', 'svar')}"
    if len(rows) == of_rows > 1:
        return f"{top}, på alla {of_rows} rader"
    named = [f"  {shortened(name)}: {numbers.joined(columns)}" for name, columns in rows[:MAX_ROWS]]
    if len(rows) > MAX_ROWS:
        named.append(f"  och {numbers.plural(len(rows) - MAX_ROWS, 'rad', 'rader')} till")
    return "\n".join((top, *named))


# Below the text that is to be pasted.
RULE: Final = "-" * 40
FOOT: Final = (
    "Texten ovanför linjen är gjord av vpreport, att klistra in i ett mejl. Har någon ändrat i "
    "filen skrivs den inte över. Kontrollsumma: {checksum}"
)

# On the screen.
WRITING: Final = "Skriver svar till avdelningarna …"


def written(count: int, folder: str) -> str:
    return (
        f"{numbers.plural(count, 'svar', 'svar')} att klistra in i mejl ligger i mappen {folder}."
    )


def kept(names: tuple[str, ...]) -> str:
    return (
        f"Har ändrats av någon och lämnas därför som de är: {numbers.joined(names)}. Ta bort eller "
        "byt namn på dem om nya ska göras."
    )


def of_no_department(files: tuple[str, ...]) -> str:
    return (
        "Det går inte att veta vilken avdelning som har skickat "
        f"{numbers.joined(tuple(shortened(file) for file in files))}. Det som står om dem ovan är "
        "inte med i något svar."
    )
