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
    Code.WRITTEN_BESIDE: Message(
        what="Filen är öppen i ett annat program och kunde inte ersättas. Den nya heter «{value}».",
        remedy="Stäng den gamla filen och kör samma kommando igen, eller använd den nya.",
    ),
    Code.NOT_WHOLE: Message(
        what=(
            "Filen gick inte att läsa tillbaka efter att den hade skrivits. En äldre fil med samma "
            "namn är orörd."
        ),
        remedy="Kör samma kommando igen. Händer det på nytt, välj en mapp på en annan disk.",
    ),
    Code.FOLDER_IN_USE: Message(
        what="En annan körning skriver i mappen just nu ({who}).",
        remedy=(
            "Vänta tills den är klar och kör kommandot igen. Är du säker på att ingen körning "
            "pågår: ta bort filen {lock} i mappen."
        ),
    ),
    Code.RUN_WAS_KILLED: Message(
        what=(
            "En tidigare körning avbröts innan den var klar. Filerna i mappen kan därför höra till "
            "olika körningar."
        ),
        remedy=(
            "Den här körningen skriver dem på nytt. Har du redan skickat någon av dem, skicka den "
            "nya i stället."
        ),
    ),
    Code.INPUT_CHANGED: Message(
        what=(
            "Filen har ändrats, tagits bort eller lagts till medan programmet arbetade, så inget "
            "har skrivits."
        ),
        remedy="Vänta tills alla har sparat klart och kör samma kommando igen.",
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
