"""Messages about the municipality's own Word document and our blocks in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

_ANCHOR: Final = "[[vpreport:maluppfyllelse]]"

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.WORD_ENCRYPTED: Message(
        what="Dokumentet är krypterat, med lösenord eller en känslighetsetikett, eller sparat i "
        "det gamla formatet .doc.",
        remedy="Öppna det i Word, ta bort krypteringen och spara det som .docx.",
    ),
    Code.NOT_A_DOCUMENT: Message(
        what="Filen är inget Worddokument.",
        remedy="Ange en fil som är sparad som .docx, .docm eller .dotx.",
    ),
    Code.WORD_DAMAGED: Message(
        what="Dokumentet är skadat och går inte att läsa i sin helhet.",
        remedy="Öppna det i Word, låt Word reparera det, spara det och försök igen.",
    ),
    Code.WORD_SIGNED: Message(
        what="Dokumentet är signerat digitalt, och signaturen skulle sluta gälla om något ändrades "
        "i det.",
        remedy="Använd det osignerade dokumentet, eller ta bort signaturen i Word.",
    ),
    Code.WORD_PROTECTED: Message(
        what="Dokumentet är skyddat mot ändringar.",
        remedy="Ta bort skyddet i Word under Granska, Begränsa redigering.",
    ),
    Code.WORD_STRICT: Message(
        what="Dokumentet är sparat som «Strikt Open XML-dokument», ett format som vpreport inte "
        "skriver i.",
        remedy="Spara det i Word som «Word-dokument (*.docx)».",
    ),
    Code.WORD_UNUSUAL: Message(
        what="Dokumentet är inte skrivet som ordbehandlingsprogram skriver dokument: {reason}.",
        remedy="Öppna det i Word, spara det på nytt och försök igen.",
    ),
    Code.BLOCK_NOT_IN_PLAN: Message(
        what="Planen har inte längre det som blocket handlar om, så det lämnas som det är.",
        remedy="Kontrollera att det är rätt plan. Ta bort blocket om det inte ska finnas kvar.",
    ),
    Code.WORD_INTERNAL: Message(
        what="En uppföljning med sekretess skrivs aldrig in i kommunens eget dokument, eftersom "
        "det sprids och publiceras.",
        remedy="Använd den öppna uppföljningen här, och det egna avsnittet som vpreport report "
        "--internal gör för det som omfattas av sekretess.",
    ),
    Code.WORD_CHANGED_MEANWHILE: Message(
        what="Dokumentet ändrades av någon annan medan det uppdaterades, så inget har skrivits.",
        remedy="Stäng det i Word och kör kommandot igen.",
    ),
    Code.WORD_NOTHING_OURS: Message(
        what="I dokumentet finns varken något block från vpreport eller någon plats för ett.",
        remedy="Skriv till exempel {anchor} ensamt i ett stycke där avsnittet ska stå. vpreport "
        "word blocks visar vilka block som finns.",
    ),
    Code.WORD_UNKNOWN_BLOCK: Message(
        what="I dokumentet finns inget block som heter «{value}».",
        remedy="Kör vpreport word status för att se vad blocken heter.",
    ),
    Code.ANCHOR_UNKNOWN: Message(
        what="Här står {anchor}, men det finns inget block med det namnet.",
        remedy="{hint} vpreport word blocks visar alla.",
        example=_ANCHOR,
    ),
    Code.ANCHOR_NOT_ALONE: Message(
        what="I samma stycke som {anchor} står något mer: {reason}.",
        remedy="Skriv det ensamt i ett eget stycke.",
        example=_ANCHOR,
    ),
    Code.ANCHOR_PLACE: Message(
        what="{anchor} står {where}, och där kan inget block sättas in.",
        remedy="Flytta det till ett eget stycke i den löpande texten.",
        example=_ANCHOR,
    ),
    Code.ANCHOR_SECOND: Message(
        what="{anchor} står kvar, eftersom allt som hör dit redan finns i dokumentet.",
        remedy="Ta bort det, eller det som finns på det andra stället.",
    ),
    Code.ANCHOR_EMPTY: Message(
        what="{anchor} står kvar, eftersom uppföljningen inte har något att säga där.",
        remedy="Ta bort det om avsnittet inte ska finnas.",
    ),
    Code.WORD_OPEN: Message(
        what="Dokumentet verkar vara öppet i Word: filen «{value}» ligger bredvid.",
        remedy="Stäng det i Word utan att spara, och öppna det på nytt.",
    ),
    Code.BLOCK_EDITED: Message(
        what="Någon har ändrat i texten, så blocket lämnas som det är.",
        remedy="Vill du ha den nya texten i stället: kör kommandot igen med --overwrite {value}.",
    ),
    Code.BLOCK_RESTYLED: Message(
        what="Någon har ändrat utseendet eller alternativtexten men inte orden, så blocket lämnas "
        "som det är.",
        remedy="Vill du ha den nya texten i stället: kör kommandot igen med --overwrite {value}.",
    ),
    Code.BLOCK_TRACKED: Message(
        what="Blocket innehåller spårade ändringar, så det lämnas som det är.",
        remedy="Acceptera eller avvisa dem i Word under Granska, och kör kommandot igen.",
    ),
    Code.BLOCK_NO_BASELINE: Message(
        what="Det går inte att veta om någon har ändrat i blocket, eftersom dokumentet har "
        "förlorat uppgiften om vad vpreport skrev. Det lämnas som det är.",
        remedy="Vill du ha den nya texten i stället: kör kommandot igen med --overwrite {value}.",
    ),
    Code.BLOCK_DUPLICATED: Message(
        what="Blocket finns på {count} ställen i dokumentet, och inget av dem ändras.",
        remedy="Behåll ett av dem, eller ta bort innehållskontrollen runt kopian.",
    ),
    Code.BLOCK_REMOVED: Message(
        what="Blocket har tagits bort ur dokumentet och sätts inte in igen.",
        remedy="Vill du ha det tillbaka: skriv {anchor} ensamt i ett stycke.",
    ),
    Code.BLOCK_UNTAGGED: Message(
        what="Blocket hittas inte, för dokumentet har sparats med LibreOffice, som tar bort "
        "märkningen av innehållskontroller.",
        remedy="Kör vpreport word reattach på dokumentet, så märks de block igen som ingen har "
        "ändrat i. Hjälper det inte: ta bort texten och skriv {anchor} ensamt i ett stycke där den "
        "stod.",
    ),
    Code.BLOCK_MISPLACED: Message(
        what="Blocket står {where}, och där uppdateras det inte.",
        remedy="Flytta det till den löpande texten.",
    ),
    Code.BLOCK_ENTANGLED: Message(
        what="I blocket finns något som skulle gå förlorat om blocket skrevs om eller togs bort "
        "({reason}), så det lämnas som det är.",
        remedy="Ta bort det, eller flytta det till texten utanför blocket.",
    ),
    Code.BLOCK_WITHOUT_PLACE: Message(
        what="Blocket är nytt, men inget annat block i samma avsnitt finns kvar att sätta in det "
        "efter.",
        remedy="Skriv {anchor} ensamt i ett stycke där det ska stå.",
    ),
    Code.BLOCK_NOT_TRACKABLE: Message(
        what="Det som är nytt i blocket går inte att visa som spårade ändringar, eftersom det är "
        "ett diagram eller en tabell med andra kolumner. Det lämnas som det är.",
        remedy="Vill du ha det nya i stället: kör kommandot igen med --overwrite {value}.",
    ),
    Code.CAPTIONS_STALE: Message(
        what="Antalet tabeller eller diagram har ändrats, så numren efter dem i dokumentet stämmer "
        "inte längre.",
        remedy="Öppna dokumentet i Word, tryck Ctrl+A och sedan F9, så räknas de om.",
    ),
}

# Where something stands, as it follows on "står".
SPOTS: Final[Mapping[str, str]] = {
    "body": "i den löpande texten",
    "cell": "i en tabell",
    "text_box": "i en textruta",
    "control": "i en annan innehållskontroll",
    "elsewhere": "inne i ett annat stycke",
    "field": "i ett fält, till exempel en innehållsförteckning",
    "header": "i ett sidhuvud eller en sidfot",
    "note": "i en fotnot eller slutkommentar",
    "comment": "i en kommentar",
}

# What else is in a paragraph.
ELSE: Final[Mapping[str, str]] = {
    "text": "annan text",
    "section": "en avsnittsbrytning",
    "bookmark": "ett bokmärke",
    "comment": "en kommentar",
    "tracked": "en spårad ändring",
    "other": "något som inte är text",
}

ENTANGLED: Final[Mapping[str, str]] = {
    "field": "ett fält",
    "section": "en avsnittsbrytning",
    "range": "ett markerat område",
    "bookmark": "ett bokmärke",
    "comment": "en kommentar",
}
UNUSUAL: Final[Mapping[str, str]] = {
    "doctype": "det har en dokumenttypsdeklaration",
    "encoding": "texten är inte lagrad som UTF-8",
    "shape": "en del av det är uppbyggd på ett annat sätt",
}


def anchor(key: str) -> str:
    return f"[[vpreport:{key}]]"


def meant(near: tuple[str, ...]) -> str:
    """Return a hint of what may have been meant, a sentence of its own."""
    if not near:
        return "Kontrollera stavningen."
    return f"Menade du {' eller '.join(near)}?"
