"""The words of a return workbook: its notes, the sheet "Att rätta", and its own instruction."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message, Phrase, visible
from vpreport.texts.numbers import number, plural

MAX_TYPED: Final = 200  # signs of what was typed on a line of the list

SHEET: Final = "Att rätta"
TITLE: Final = "Att rätta – {department}"
FILE_SUFFIX: Final = "-retur"

NOTE_WRONG: Final = "Att rätta"
NOTE_DOUBTFUL: Final = "Att kontrollera"
NOTE_EARLIER: Final = "Från {checkpoint}"
NOTE_TYPED: Final = "Ni skrev «{value}»."
NOTE_HINT: Final = "Då svarade ni «{value}»."
REFUSED: Final = "Det som stod i cellen gick inte att använda. Skriv svaret på nytt."
NOTE_SEAL: Final = "Anteckning från vpreport {seal}"

LEAD: Final = (
    "Svaren som gick att läsa är redan ifyllda på bladen. Rätta cellerna som är märkta Fel och se "
    "över dem som är märkta Varning. Klicka på cellens namn i listan för att komma till den."
)
LEAD_EARLIER: Final = (
    "Mallen som ni skickade var för {checkpoint}. Här är den som gäller nu. Det ni svarade då står "
    "som anteckningar vid cellerna; bara det som gäller oavsett datum är ifyllt."
)
SEND_BACK: Final = "Spara filen och skicka tillbaka den. Den ersätter det som ni skickade förut."

SEVERITY: Final = "Grad"
CELL: Final = "Cell"
SHEET_COLUMN: Final = "Blad"
ROW: Final = "Rad"
COLUMN: Final = "Kolumn"
TYPED: Final = "Ni skrev"
WRONG: Final = "Vad som är fel"
TODO: Final = "Vad ni gör"
CODE: Final = "Kod"

IN_YOUR_FILE: Final = "I filen ni skickade: {place}"
WHOLE_FILE: Final = "Hela filen"
NOTHING_TO_DO: Final = "Inget behöver göras."
LINK_TIP: Final = "Gå till cellen"

LEGEND_WRONG: Final = "Röd cell"
LEGEND_WRONG_TEXT: Final = "Det som stod här gick inte att använda. Skriv svaret på nytt."
LEGEND_DOUBTFUL: Final = "Orange cell"
LEGEND_DOUBTFUL_TEXT: Final = "Svaret är läst men kan vara fel. Kontrollera det."
LEGEND_EARLIER: Final = "Blå cell"
LEGEND_EARLIER_TEXT: Final = "Svaret kommer från en tidigare avstämning. Kontrollera det."

LEFT_NOTE: Final = (
    "Kvar räknar bara tomma celler som måste fyllas i. Att rätta är som det var när filen gjordes."
)

# Steps of "Läs mig" that come before those of an ordinary template.
STEPS: Final = (
    "Börja med bladet Att rätta: där står varje cell som behöver rättas, och varför.",
    "Svaren som gick att läsa är redan ifyllda. Det ni ändrar här gäller i stället för dem.",
)

# Why it cannot be told which of several files was saved last.
NO_TIME: Final = Phrase("tiden saknas i minst en av filerna")
SAME_TIME: Final = Phrase("flera är sparade samtidigt")
OTHER_ZONE: Final = Phrase("deras klockslag är skrivna på olika sätt och ligger för nära varandra")

STILL_EMPTY: Final = "Cellen är fortfarande tom. Skriv svaret i den."

# The fresh template is itself the remedy for what went wrong with the old one.
_WRITE_HERE: Final = "Skriv svaret i cellen här."
_WRITE_ROWS: Final = "Fyll i raden här."
_FILL_IN: Final = "Fyll i här."

# What a department is told otherwise than those who collect the answers.
MESSAGES: Final[Mapping[Code, Message]] = {
    Code.WRONG_CHECKPOINT: Message(
        what="Filen {file} är mallen för {found}. Nu samlas svaren till {wanted} in.",
        remedy="Fyll i den här mallen.",
    ),
    Code.OTHER_PLAN_VERSION: Message(
        what="Mallen som ni fyllde i är gjord efter en annan version av planen. Den här mallen "
        "följer planen som gäller nu.",
        remedy="Fyll i de rader som har kommit till.",
    ),
    Code.CODE_DAMAGED: Message(
        what="Mallkoden i filen är ändrad. Filen kändes igen på annat sätt.",
    ),
    Code.RECOGNISED_BY_ROWS: Message(
        what="Mallkoden saknas i filen. Den kändes igen som {department} på {found} av {total} "
        "rader.",
        remedy="Kontrollera att svaren här är era.",
    ),
    Code.TWO_ANSWERS: Message(
        what="Ni har skickat två filer som skiljer sig i {count}: {file} och {other}. Ingen av "
        "dem används. Det som är lika i dem är ifyllt här.",
        remedy="Fyll i cellerna där filerna skiljer sig.",
    ),
    Code.DIFFERING_CELL: Message(
        what="I {file} {here}, men i {other} {there}.",
        remedy="Skriv det som gäller.",
    ),
    Code.SHEET_MISSING: Message(
        what="Bladet «{sheet}» saknades i filen, eller så hade dess dolda rad med nycklar tagits "
        "bort.",
        remedy=_FILL_IN,
    ),
    Code.ROW_MISSING: Message(
        what="Raden saknades på bladet i filen.",
        remedy=_WRITE_ROWS,
    ),
    Code.COLUMN_MISSING: Message(
        what="Kolumnen «{column}» saknades på bladet i filen.",
        remedy=_FILL_IN,
    ),
    Code.COLUMN_TWICE: Message(
        what="Kolumnen «{column}» fanns två gånger på bladet i filen, med olika svar.",
        remedy="Skriv svaren på nytt i cellerna där de skilde sig.",
    ),
    Code.ROW_TWICE: Message(
        what="Raden fanns två gånger med olika svar, i {first} och i {second}.",
        remedy=_WRITE_ROWS,
    ),
    Code.LABEL_MISMATCH: Message(
        what="På raden stod «{shown}», som hör till en annan rad. En del av bladet verkar ha "
        "sorterats för sig, så radens svar används inte.",
        remedy=_WRITE_ROWS,
    ),
    Code.MERGED_INPUT: Message(
        what="Cellerna {area} var sammanslagna, så det går inte att veta vilken av dem «{value}» "
        "hörde till.",
        remedy=_WRITE_HERE,
    ),
    Code.ROW_WITHOUT_ID: Message(
        what="På en rad utan dolt id stod «{value}», som inte kan knytas till planen.",
        remedy="Nya rader kan inte läggas till. Skriv svaret på den rad som det gäller.",
    ),
    Code.ROW_UNKNOWN: Message(
        what="Raden med id «{value}» finns inte bland det som ni ska svara på.",
    ),
    Code.FORMULA_WITHOUT_RESULT: Message(
        what="Cellen innehöll en formel ({value}) utan sparat resultat.",
        remedy="Skriv svaret i stället för formeln.",
    ),
    Code.ERROR_VALUE: Message(
        what="Cellen visade felvärdet {value}.",
        remedy=_WRITE_HERE,
    ),
    Code.STILL_TO_CORRECT: Message(
        what="{note}",
        remedy=STILL_EMPTY,
    ),
    Code.CONFIDENTIAL_ANSWER: Message(
        what="På raden, som omfattas av sekretess, stod något annat än i mallen. Det har inte "
        "tagits med.",
        remedy="Lämna raden som den är här. Svaret lämnas i mallen märkt SEKRETESS.",
    ),
}


NO_LONGER_FITS: Final = Phrase("det passar inte i cellen som mallen är nu")


def too_long(length: Decimal, limit: Decimal) -> Phrase:
    """Return why a text cannot stand in a cell."""
    return Phrase(
        f"texten är {number(length)} tecken, och en cell i Excel rymmer högst {number(limit)}"
    )


def moment(saved_at: str) -> str:
    """Return "2026-09-07 09:30" for what a file says about when it was saved."""
    return saved_at.replace("T", " ")[:16]


def marked(wrong: int, doubtful: int) -> str:
    """Return how many cells of a sheet are marked, and how."""
    parts = [f"{count} {what}" for count, what in ((wrong, "fel"), (doubtful, "att kontrollera"))]
    shown = [part for part, count in zip(parts, (wrong, doubtful), strict=True) if count]
    return ", ".join(shown) or "inget"


def quoted(typed: str) -> str:
    """Return what was typed in quotation marks, cut to what a line of the list has room for."""
    line = visible(" ".join(typed.split()))
    short = line if len(line) <= MAX_TYPED else f"{line[: MAX_TYPED - 1]}…"
    return f"«{short}»" if short else ""


def on_sheet(sheet: str) -> str:
    return f"bladet «{sheet}»" if sheet else ""


# What the command line says.
WRITING: Final = "Gör returerna …"


def written(count: int, folder: str) -> str:
    if not count:
        return "Ingen avdelning behöver rätta något, så inga returer har gjorts."
    return f"{plural(count, 'retur', 'returer')} att skicka till avdelningarna i mappen {folder}:"
