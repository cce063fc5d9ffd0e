"""What is said of somebody else's Word document: its styles, numbers, widths and template."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message, Phrase

BOLD: Final = Phrase("fetstil i texten")

TEMPLATE_HOLDS: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "header": Phrase("Mallens sidhuvud"),
        "footer": Phrase("Mallens sidfot"),
        "theme": Phrase("Mallens tema"),
        "numbering": Phrase("Mallens listor"),
    }
)

_TWENTIETHS_PER_CM: Final = Decimal("566.93")

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.STYLE_NOT_THERE: Message(
        what="Planen anger formatmallen «{value}» för {role}, men dokumentet har ingen sådan.",
        remedy="Rätta namnet i planen under [word.styles], eller lägg till formatmallen i "
        "dokumentet.",
    ),
    Code.STYLE_STANDS_IN: Message(
        what="Dokumentet har ingen egen formatmall för {role}. I stället används «{value}».",
    ),
    Code.STYLE_ADDED: Message(
        what="Dokumentet saknar en formatmall för {role}. En enkel formatmall, «{value}», har "
        "lagts till.",
        remedy="Ändra formatmallens utseende i Word, eller ange en annan i planen under "
        "[word.styles].",
    ),
    Code.NO_HEADING_BEFORE: Message(
        what="Före det ställe där avsnittet står finns ingen rubrik, så avsnittets rubriker börjar "
        "på nivå 1.",
    ),
    Code.HEADINGS_TOO_DEEP: Message(
        what="Avsnittet står under en rubrik på så låg nivå att rubrikerna i det inte får plats "
        "under den: Word har {level} nivåer. De lägsta rubrikerna får samma nivå.",
        remedy="Flytta avsnittet till en högre rubriknivå.",
    ),
    Code.CAPTIONS_BY_CHAPTER: Message(
        what="Dokumentet numrerar sina tabeller eller figurer kapitelvis, men kapitlets nummer "
        "går inte att läsa ut där avsnittet står. De infogade tabellerna och diagrammen får bara "
        "löpnumret i kapitlet.",
        remedy="Ge rubriken över avsnittet samma formatmall som dokumentets andra kapitelrubriker, "
        "tryck Ctrl+A och sedan F9 i Word, spara och uppdatera igen.",
    ),
    Code.LISTS_TYPED: Message(
        what="Numrerade listor skrivs som vanliga stycken med siffror, eftersom dokumentets egna "
        "listor annars skulle ändras.",
    ),
    Code.NARROW_TEXT: Message(
        what="Texten är bara {width} cm bred där avsnittet står, så tabellerna blir trånga.",
        remedy="Flytta avsnittet till en del av dokumentet med en spalt, eller med liggande sidor.",
    ),
    Code.TEMPLATE_UNUSABLE: Message(
        what="Mallen kan inte användas: {reason}.",
        remedy="Öppna den i Word och spara den som Word-mall (.dotx) eller Word-dokument (.docx).",
    ),
    Code.TEMPLATE_HIDES: Message(
        what="{part} innehåller {what}. Det skulle följa med i varje rapport.",
        remedy="Öppna mallen i Word, ta bort det och spara.",
    ),
    Code.HEADINGS_NUMBERED: Message(
        what="Dokumentet numrerar sina rubriker, så målens nummer i planen skrivs inte i "
        "rubrikerna. De står i tabellerna över målen.",
    ),
    Code.BULLETS_ADDED: Message(
        what="Dokumentet har ingen punktlista. En enkel punktlista har lagts till.",
    ),
    Code.CHAPTER_DISAGREES: Message(
        what="Tabeller och figurer i kapitlet visar kapitelnumret {shown}, men rubrikernas "
        "numrering ger {chapter}. Det senare har skrivits i avsnittet.",
        remedy="Tryck Ctrl+A och sedan F9 i Word, så räknas alla nummer om.",
    ),
}


def width(twentieths: int) -> Decimal:
    """Return a width in centimetres with one decimal."""
    return (Decimal(twentieths) / _TWENTIETHS_PER_CM).quantize(Decimal("0.1"))
