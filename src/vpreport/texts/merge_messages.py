"""Messages about several departments' answers put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.NO_SUBMISSION: Message(
        what="Ingen redovisning som går att använda har kommit in.",
        remedy="Be avdelningen att skicka in sin mall. Till dess står «Ej redovisat» för det som "
        "den ansvarar för.",
    ),
    Code.EMPTY_SUBMISSION: Message(
        what="Mallen har kommit tillbaka utan ett enda svar och räknas inte som en redovisning.",
        remedy="Be avdelningen att fylla i de gula cellerna och skicka mallen igen.",
        to_sender="Fyll i de gula cellerna och skicka mallen igen.",
    ),
    Code.ANSWERS_DIFFER: Message(
        what="Avdelningarna har svarat olika: {answers}.",
        remedy="Svaret från {lead} gäller, eftersom den avdelningen leder. Stäm av med "
        "avdelningarna vilket svar som är rätt.",
    ),
    Code.PART_MISSING: Message(
        what="Svar som går att använda saknas från {missing}, medan andra har svarat: {answers}.",
        remedy="Begär in det som saknas; till dess görs ingen samlad bedömning.",
    ),
    Code.EMPLOYEES_DO_NOT_ADD_UP: Message(
        what="Antalet anställda är inte detsamma i totalen som i {groups} tillsammans, så det går "
        "inte att avgöra vilka grupper som är små. Därför visas ingen sjukfrånvaro för {groups}.",
        remedy="Be avdelningen att kontrollera antalen.",
    ),
}
