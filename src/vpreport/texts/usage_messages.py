"""Messages about how the program is used and about outputs that could not be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.UNKNOWN_CHECKPOINT: Message(
        what="Planen har ingen avstämning «{value}».",
        remedy="Välj någon av: {known}.",
    ),
    Code.WRITTEN_BY_A_PERSON: Message(
        what="Filen finns redan och har sparats av någon annan än vpreport, så den lämnas orörd.",
        remedy="Flytta eller byt namn på den, eller välj en annan mapp.",
    ),
    Code.CANNOT_WRITE: Message(
        what="Filen kunde inte skrivas ({reason}). En äldre fil med samma namn är orörd.",
        remedy="Stäng filen om den är öppen och kontrollera att mappen går att skriva i.",
    ),
    Code.FOLDER_MISSING: Message(
        what="Mappen finns inte eller går inte att läsa.",
        remedy="Kontrollera sökvägen.",
    ),
    Code.REPLIES_NOT_INTERNAL: Message(
        what="Svar till avdelningarna görs inte av en uppföljning med sekretess, eftersom de "
        "skickas med vanlig e-post.",
        remedy="Gör dem av den öppna uppföljningen.",
    ),
    Code.CHOSEN_MISSING: Message(
        what="Filen «{value}», som har valts med --use, finns inte bland svaren.",
        remedy="Skriv filens namn som det står i mappen med svaren.",
    ),
    Code.CHOSEN_TWICE: Message(
        what="Flera filer från {department} har valts med --use: {files}.",
        remedy="Välj en fil för varje avdelning.",
    ),
}
