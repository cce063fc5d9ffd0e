"""Messages about the plan file (P) and about what the plan itself leaves unclear (L)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

FAULTS: Final[Mapping[Code, Message]] = {
    Code.PLAN_UNREADABLE: Message(what="{reason}", remedy="{advice}"),
    Code.PLAN_SYNTAX: Message(
        what="{reason}, vid rad {line}: «{value}».",
        remedy="Kontrollera citattecken, likhetstecken och hakparenteser där och på raden före.",
    ),
    Code.MISSING_KEY: Message(
        what="Nyckeln «{value}» saknas.",
        remedy="Lägg till den, med {wanted}.",
    ),
    Code.UNKNOWN_KEY: Message(what="Nyckeln «{value}» används inte här.", remedy="{hint}"),
    Code.WRONG_TYPE: Message(
        what="Här står «{value}», men det ska vara {wanted}.",
        remedy="Skriv till exempel {example}.",
    ),
    Code.NOT_ALLOWED: Message(what="«{value}» går inte att välja här.", remedy="{hint}"),
    Code.BAD_ID: Message(
        what="«{value}» kan inte vara ett id.",
        remedy="Använd a–z, siffror och enkla bindestreck mellan dem, högst 40 tecken, till "
        "exempel «{suggestion}».",
    ),
    Code.DUPLICATE_ID: Message(
        what="«{value}» finns redan ({first}).",
        remedy="Behåll det på ett ställe och ändra det andra.",
    ),
    Code.UNKNOWN_REFERENCE: Message(what="Planen har {missing} «{value}».", remedy="{hint}"),
    Code.BAD_DATE: Message(what="«{value}» går inte att tolka som ett datum.", remedy="{hint}"),
    Code.BAD_TARGET: Message(
        what="Målvärdet «{value}» går inte att tolka.",
        remedy="För en indikator av slaget {kind} skrivs det som {wanted}.",
    ),
    Code.TARGET_AND_KIND: Message(
        what="Målvärdet «{value}» passar inte en indikator av slaget {kind}.",
        remedy="Det skrivs som {wanted}.",
    ),
    Code.OUT_OF_RANGE: Message(
        what="{value} ligger utanför det möjliga.",
        remedy="Det ska vara {wanted}.",
    ),
    Code.EMPTY_VALUE: Message(what="Värdet är tomt.", remedy="Det ska vara {wanted}."),
    Code.SAME_TEMPLATE_CODE: Message(
        what="«{value}» och «{other}» ger samma kod i mallarna ({shared}).",
        remedy="Ändra det ena så att de skiljer sig åt även utan bindestreck.",
    ),
    Code.CONTROL_CHARACTER: Message(
        what="Texten innehåller ett osynligt styrtecken ({value}).",
        remedy="Ta bort det, eller skriv om texten.",
    ),
    Code.SAME_DATE_TWICE: Message(
        what="«{value}» och «{other}» är samma dag, {date}, men har var sitt målvärde.",
        remedy="Behåll ett av dem.",
    ),
    Code.NOT_FOR_KIND: Message(
        what="«{value}» passar inte en indikator av slaget {kind}.",
        remedy="{advice}",
    ),
}

MESSAGES: Final[Mapping[Code, Message]] = {**FAULTS}
