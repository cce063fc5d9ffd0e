"""What is said about secrecy: markings, refusals, and findings that must not quote anything."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts import labels
from vpreport.texts.message import Message
from vpreport.texts.numbers import joined

MARK: Final = "SEKRETESS"
FILE_SUFFIX: Final = " SEKRETESS"  # before the file's extension
PROPERTY: Final = "Sekretess"  # the name of a workbook's own document property

TRACES_WITHHELD: Final = "visas inte: filen innehåller något med sekretess och ska förstöras"

# What to do with a confidential template, in place of the ordinary one's steps.
STEPS: Final = (
    (
        "Arbetsboken innehåller bara det som omfattas av sekretess. Den ska hanteras av dem som "
        "behöver den och inte sparas tillsammans med den vanliga mallen."
    ),
    (
        "Fyll i de gula cellerna. Läget den {date} är det som gäller. Skriv «ej mätt» eller «ej "
        "aktuellt» där det stämmer; en tom cell är inget svar."
    ),
    (
        "Skicka inte arbetsboken med vanlig e-post. Lämna den på det sätt som har bestämts för "
        "handlingar med sekretess, och ta sedan bort egna kopior som inte ska bevaras."
    ),
)

_GAP: Final = "…"
_WITHHELD: Final = "Innehållet visas inte, eftersom uppgiften är skyddad."


def stamp(provisions: tuple[str, ...], date: dt.date, authority: str) -> str:
    """Return the marking in one line: provision, date and authority (OSL 5 kap. 5 §)."""
    by_law = joined(provisions)
    return f"{MARK} enligt {by_law} · {date.isoformat()} · {authority}"


def marked(title: str) -> str:
    """Return a title that begins with the word that nobody should miss."""
    return f"{MARK}: {title}"


def provision(basis: str) -> str:
    """Return the sentence that stands by everything confidential."""
    return f"{labels.confidential(basis)}."


def not_counted(basis: str) -> str:
    """Return what a public report says instead of an indicator, and whether it is counted."""
    return f"{provision(basis)} Indikatorn räknas inte med när målet bedöms."


def counted_apart(basis: str) -> str:
    """Return what a public report says instead of an activity, and how it is counted."""
    return f"{provision(basis)} Åtgärden räknas för sig, utan status."


def with_provision(text: str, basis: str | None) -> str:
    """Return the text, and after it the sentence where it is about something confidential."""
    return " ".join(part for part in (text, provision(basis) if basis else "") if part)


def without_content(message: Message, words: Mapping[str, str]) -> str:
    """Return the sentence with a gap for everything that is not among `words`.

    A sentence that is nothing but a gap is left out.
    """
    shown = [text for part in message.parts if (text := without_gaps(part, words))]
    sentence = " ".join(shown)
    return f"{sentence} {_WITHHELD}" if _GAP in sentence else sentence


def without_gaps(text: str, words: Mapping[str, str]) -> str:
    """Return the text with a gap for what is not among `words`, or nothing if that is all."""
    gapped = _gapped(text, words)
    return "" if gapped == _GAP else gapped


def _gapped(part: str, words: Mapping[str, str]) -> str:
    names = (name for _, name, _, _ in string.Formatter().parse(part) if name)
    return part.format_map({**dict.fromkeys(names, _GAP), **words})


MESSAGES: Final[Mapping[Code, Message]] = {
    Code.SECRET_MISSING: Message(
        what="Planen säger att «{value}» omfattas av sekretess, men uppgiften saknas här.",
        remedy="Lägg till den med slag och mål, eller ta bort sekretessen i planen.",
    ),
    Code.NOT_MARKED_SECRET: Message(
        what="Posten hör inte till något som planen säger omfattas av sekretess.",
        remedy="Kontrollera id och planens confidential.",
    ),
    Code.SECRET_WORKBOOK: Message(
        what="Arbetsboken är märkt SEKRETESS och har inte lästs. Den ska inte ligga bland de "
        "öppna svaren.",
        remedy="Flytta den till mappen för svar med sekretess och förstör andra kopior.",
    ),
    Code.NOT_SECRET_WORKBOOK: Message(
        what="Arbetsboken är ingen av mallarna märkta SEKRETESS och läses inte här.",
        remedy="Lägg den i mappen för de öppna svaren.",
    ),
    Code.CONFIDENTIAL_ANSWER: Message(
        what="På raden, som omfattas av sekretess, står något annat än i mallen. Det har inte "
        "tagits med och visas inte.",
        remedy="Be avdelningen skicka arbetsboken utan det och svaret i mallen märkt SEKRETESS. "
        "Förstör sedan den här filen och det meddelande som den kom med.",
        to_sender="Skicka arbetsboken på nytt utan det. Svaret lämnas bara i mallen märkt "
        "SEKRETESS, på det sätt som har bestämts för den.",
    ),
    Code.PUBLIC_FILES_HERE: Message(
        what="I mappen eller i den som den ligger i finns öppna filer från vpreport ({value}). "
        "Handlingar med sekretess skrivs inte där.",
        remedy="Välj en egen mapp som bara de behöriga kommer åt.",
    ),
    Code.SECRET_FILES_HERE: Message(
        what="I mappen finns handlingar märkta SEKRETESS ({value}). Öppna filer skrivs inte där.",
        remedy="Välj en annan mapp.",
    ),
}
