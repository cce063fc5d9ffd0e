"""What is said about sheets, rows and columns that are not as they were sent out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.file_messages import NEW_TEMPLATE
from vpreport.texts.message import Message

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.SHEET_MISSING: Message(
        what="Bladet «{sheet}» saknas, eller så går varken dess dolda uppgifter eller dess "
        "rubriker att känna igen. Bladets svar räknas som obesvarade.",
        remedy=NEW_TEMPLATE,
    ),
    Code.ROW_MISSING: Message(
        what="Raden saknas på bladet och räknas som obesvarad.",
        remedy=NEW_TEMPLATE,
    ),
    Code.ROW_UNKNOWN: Message(
        what="Radens dolda id «{value}» finns inte bland det som avdelningen ska svara på. Det "
        "som står på raden används inte.",
        remedy="Kontrollera om raden har tagits bort ur planen eller hör till en annan avdelning.",
    ),
    Code.ROW_WITHOUT_ID: Message(
        what="På raden står «{value}», men raden saknar sitt dolda id, så svaret kan inte "
        "knytas till planen.",
        remedy="Nya rader kan inte läggas till i mallen. Skriv svaret på den rad som det gäller.",
    ),
    Code.COLUMN_MISSING: Message(
        what="Kolumnen «{column}» saknas på bladet. Dess svar räknas som obesvarade.",
        remedy=NEW_TEMPLATE,
    ),
    Code.COLUMN_TWICE: Message(
        what="Kolumnen «{column}» finns två gånger på bladet, även i {first}, med olika svar. "
        "Inget av dem används.",
        remedy="Ta bort den kolumn som inte gäller.",
    ),
    Code.ROW_TWICE: Message(
        what="Samma rad finns två gånger med olika svar: {first}, och {second}. Inget av dem "
        "används.",
        remedy="Ta bort den rad som inte gäller.",
    ),
    Code.LABEL_MISMATCH: Message(
        what="Radens dolda id är «{value}», men på raden står «{shown}», som hör till en annan "
        "rad. En del av bladet verkar ha sorterats för sig. Radens svar används inte.",
        remedy="Ångra sorteringen, eller hämta en ny mall och flytta över svaren.",
    ),
    Code.LOCKED_CELL_CHANGED: Message(
        what="Här står «{value}», men i planen står «{plan}». Planens uppgift används.",
        remedy="Är planens uppgift fel rättas den i planen, inte i mallen.",
    ),
    Code.MERGED_INPUT: Message(
        what="Cellerna {area} är sammanslagna, så det går inte att veta vilken av dem «{value}» "
        "hör till.",
        remedy="Dela upp cellerna och svara i var och en.",
    ),
    Code.OUTSIDE_TABLE: Message(
        what="«{value}»{more} står utanför det som ska fyllas i och används inte.",
    ),
    Code.HIDDEN_ROW: Message(
        what="Svaret står på en dold rad, i en dold kolumn eller på ett dolt blad. Det räknas med.",
    ),
    Code.NOTE_NOT_ANSWER: Message(
        what="Cellen är tom men har en anteckning: «{value}». Anteckningar räknas inte som svar.",
        remedy="Skriv svaret i själva cellen.",
    ),
    Code.ANSWER_NOT_ASKED: Message(
        what="«{value}» står i en cell som inte ska fyllas i på den här raden, och används inte.",
        remedy="Flytta det till rätt cell, eller ta bort det.",
    ),
    Code.ANSWERED_ON_COPY: Message(
        what="Raden finns två gånger: ifylld {filled}, och tom {empty}. Svaren på den ifyllda "
        "raden används.",
        remedy="Ta bort den tomma kopian om filen ska skickas igen.",
    ),
    Code.LOCATED_BY_LABELS: Message(
        what="På bladet saknas dolda rader eller kolumner. Kolumnerna kändes igen på "
        "rubrikerna och raderna på nummer och namn tillsammans.",
        remedy="Kontrollera att svaren har hamnat rätt, och använd helst mallen nästa gång.",
    ),
    Code.ROW_NOT_RECOGNISED: Message(
        what="På raden finns svar, men ingen rad i planen har både det numret och det namnet, så "
        "svaren används inte.",
        remedy="Skriv radens nummer och namn som i planen, eller fyll i en ny mall.",
    ),
}
