"""What is said about the files, sheets and cells that people send in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts import file_messages, structure_messages, value_messages
from vpreport.texts.message import Message

_RULES: Final[Mapping[Code, Message]] = {
    Code.ASSESSMENT_WITHOUT_REASON: Message(
        what="{column} är «{value}», men {demands} är tom. Bedömningen används inte utan "
        "motivering.",
        remedy="Skriv varför ni bedömer så.",
        example="De nya rutinerna är beslutade men används ännu inte överallt.",
    ),
    Code.STATUS_WITHOUT_COMMENT: Message(
        what="{column} är «{value}», men {demands} är tom.",
        remedy="Skriv vad det beror på och vad som görs.",
        example="Leverantören är sen. En ny tid är bokad i oktober.",
    ),
    Code.DONE_AFTER_CHECKPOINT: Message(
        what="Datumet {value} är efter avstämningen {latest}.",
        remedy="Kontrollera datumet.",
    ),
    Code.ANSWERS_CONTRADICT: Message(
        what="{column} är «{value}», men {other} {status}.",
        remedy="Ändra det som inte stämmer.",
    ),
    Code.DONE_DATE_WITHOUT_DONE: Message(
        what="{column} är «{value}», men {other} {status}. Datumet hör ihop med {wanted}.",
        remedy="Ändra det som inte stämmer.",
    ),
}

MESSAGES: Final[Mapping[Code, Message]] = {
    **file_messages.MESSAGES,
    **structure_messages.MESSAGES,
    **value_messages.MESSAGES,
    **_RULES,
}
