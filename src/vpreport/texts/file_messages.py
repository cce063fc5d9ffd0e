"""What is said about a file that somebody has sent in, as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

NEW_TEMPLATE: Final = "Hämta en ny mall och flytta över svaren dit."

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.LOCK_FILE: Message(
        what="En tillfällig låsfil, som finns medan någon har arbetsboken öppen. Den läses inte.",
        remedy="Stäng arbetsboken om ni väntade ett svar här.",
    ),
    Code.EMPTY_FILE: Message(
        what="Filen är tom.",
        remedy="Skicka filen på nytt.",
    ),
    Code.NOT_A_WORKBOOK: Message(
        what="Filen är {kind}, inte en ifylld mall.",
        remedy="Skicka själva kalkylfilen (.xlsx eller .ods).",
    ),
    Code.ENCRYPTED: Message(
        what="Filen är lösenordsskyddad och kan inte läsas.",
        remedy="Öppna den, ta bort lösenordet (Arkiv › Info › Skydda arbetsbok), spara den och "
        "skicka den igen.",
    ),
    Code.LABEL_ENCRYPTED: Message(
        what="Filen är krypterad med en känslighetsetikett och kan inte läsas.",
        remedy="Välj en etikett utan kryptering, till exempel Intern, spara filen och skicka "
        "den igen.",
    ),
    Code.UNSUPPORTED_FORMAT: Message(
        what="Filen är {kind}, och det formatet kan inte läsas.",
        remedy="Öppna den, spara den som Excel-arbetsbok (.xlsx) eller OpenDocument-kalkylark "
        "(.ods) och skicka den igen.",
    ),
    Code.DAMAGED: Message(
        what="Filen kan inte läsas: {reason}.",
        remedy="Öppna originalet, spara det på nytt och skicka det igen.",
    ),
    Code.TOO_LARGE: Message(
        what="Filen {what} och läses därför inte.",
        remedy=NEW_TEMPLATE,
    ),
    Code.NOT_OUR_TEMPLATE: Message(
        what="Filen är ingen av planens mallar: varken mallkoden eller raderna går att känna igen.",
        remedy="Skicka den mall som avdelningen har fått.",
    ),
    Code.WRONG_CHECKPOINT: Message(
        what="Filen är mallen för {found} ({code}), men nu samlas svaren till {wanted} in.",
        remedy="Skicka mallen för {wanted}.",
    ),
    Code.UNKNOWN_DEPARTMENT: Message(
        what="Mallkoden {code} hör till en avdelning som inte ska svara enligt planen.",
        remedy="Kontrollera att mallen och planen hör ihop.",
    ),
    Code.CARRIERS_DISAGREE: Message(
        what="Filen har olika mallkoder på olika ställen: {codes}. Den kan innehålla blad från "
        "flera mallar och används inte.",
        remedy="Skicka en fil där alla blad kommer från samma mall.",
    ),
    Code.OTHER_PLAN_VERSION: Message(
        what="Mallen ({value}) är gjord efter en annan version av planen. {changed} Den mall som "
        "gäller nu har koden {current}.",
        remedy="Hämta en ny mall om rader saknas.",
    ),
    Code.CODE_DAMAGED: Message(
        what="Här står «{value}», som inte är mallens rätta kod. Filen kändes igen på annat sätt.",
        remedy="Kontrollera att den hör till rätt avdelning och uppföljning.",
    ),
    Code.RECOGNISED_BY_ROWS: Message(
        what="Mallkoden saknas. Filen kändes igen som {department} på {found} av {total} rader.",
        remedy="Kontrollera att den hör till rätt avdelning och uppföljning.",
    ),
    Code.TWO_ANSWERS: Message(
        what="{department} har skickat två filer som skiljer sig i {count}: den här och {other}. "
        "Ingen av dem används.",
        remedy="Ta bort den fil som inte gäller, eller välj med --use vilken som ska användas.",
        to_sender="Meddela vilken av filerna som gäller, eller skicka en ny.",
    ),
    Code.DIFFERING_CELL: Message(
        what="{column}: här {here}, men i {other} {there}.",
        remedy="Kontrollera vilket av svaren som gäller.",
    ),
    Code.SAME_ANSWERS_TWICE: Message(
        what="Svaren är desamma som i {used}, som används.",
    ),
    Code.SAME_AS_UNUSED: Message(
        what="Svaren är desamma som i {used}, som inte heller används.",
    ),
    Code.NO_ANSWERS: Message(
        what="Mallen är inte ifylld. En annan fil från samma avdelning har svar och används.",
    ),
    Code.MACROS: Message(
        what="Filen innehåller makron. De körs inte och följer inte med.",
    ),
    Code.WRONG_EXTENSION: Message(
        what="Filens namn slutar på «{suffix}», men innehållet är {format}. Den läses ändå.",
    ),
    Code.SUBFOLDER: Message(
        what="Det här är en mapp i mappen med svaren. Det som ligger i den läses inte.",
        remedy="Flytta svaren därifrån till mappen med de andra svaren.",
    ),
    Code.SEEN_IN_PART: Message(
        what="Filen är en {format}-fil. I det formatet går det inte att se {unseen}.",
        remedy="Kontrollera svaren, eller spara filen som .xlsx och skicka den igen.",
    ),
    Code.NO_WITNESS: Message(
        what="Svaren skulle läsas en gång till med ett annat program (openpyxl) och jämföras, men "
        "det kan inte läsa filen. Den används därför inte.",
        remedy="Öppna filen i Excel eller LibreOffice, spara den som .xlsx och skicka den igen.",
    ),
    Code.NOT_A_FILE: Message(
        what="Det här är ingen vanlig fil utan en länk eller en enhet, och den läses inte.",
        remedy="Lägg själva filen i mappen.",
    ),
    Code.UNWITNESSED: Message(
        what="Filen är en {format}-fil. I det formatet kan svaren inte läsas en gång till med ett "
        "annat program och jämföras.",
        remedy="Spara filen som .xlsx och skicka den igen om svaren ska jämföras.",
    ),
    Code.NO_FILES: Message(
        what="Mappen innehåller inga filer att läsa.",
        remedy="Lägg avdelningarnas ifyllda mallar i mappen.",
    ),
    Code.WRONG_ORGANISATION: Message(
        what="Filen är en mall från {found}, men här samlas svar in från {wanted}. Den används "
        "inte.",
        remedy="Skicka den mall som avdelningen har fått.",
    ),
    Code.NAMED_FOR_ANOTHER: Message(
        what="Filens namn pekar på {named}, men innehållet är mallen för {department}. Innehållet "
        "avgör.",
    ),
    Code.RECOGNISED_BY_LABELS: Message(
        what="Mallkoden och radernas dolda id saknas, kanske för att cellerna har kopierats till "
        "en ny fil. Filen kändes igen som {department} på nummer och namn på {found} av {total} "
        "rader.",
        remedy="Kontrollera att den hör till rätt avdelning och uppföljning.",
    ),
    Code.CHANGED_CELL: Message(
        what="{column}: här {here}, men i {other} {there}. Det som står här används.",
    ),
    Code.CORRECTED: Message(
        what="Filen är ersatt av {used}, där avdelningen har rättat den. Svaren skiljer sig i "
        "{count}.",
    ),
    Code.NOT_CHOSEN: Message(
        what="Filen används inte, eftersom {used} har valts med --use. Svaren skiljer sig i "
        "{count}.",
    ),
    Code.OLDER_FILE: Message(
        what="Filen används inte, eftersom {used} från samma avdelning är sparad senare ({later}, "
        "den här {value}). Svaren skiljer sig i {count}.",
        remedy="Välj den här med --use om det ändå är den som gäller.",
        to_sender="Meddela om det ändå är den här som gäller.",
    ),
    Code.NO_NEWEST: Message(
        what="Planen säger att den fil som är sparad sist ska användas, men det går inte att "
        "avgöra vilken det är: {why}.",
        remedy="Välj med --use vilken fil som ska användas.",
        to_sender="Meddela vilken av filerna som gäller.",
    ),
    Code.CHOSEN_UNUSABLE: Message(
        what="Filen har valts med --use men kan inte användas.",
        remedy="Rätta det som sägs om filen, eller välj en annan.",
    ),
    Code.FROM_EARLIER: Message(
        what="«{value}» är hämtat från ert svar till {found}.",
        remedy="Kontrollera att det fortfarande stämmer.",
    ),
    Code.ROW_GONE: Message(
        what="{column}: «{value}» har inte kunnat flyttas över, eftersom raden inte finns kvar i "
        "mallen.",
        remedy="Skriv det på den rad där det nu hör hemma, om det fortfarande behövs.",
    ),
    Code.COLUMN_GONE: Message(
        what="{column}: «{value}» har inte kunnat flyttas över, eftersom kolumnen inte finns kvar "
        "i mallen.",
        remedy="Skriv det i kommentaren om det fortfarande behövs.",
    ),
    Code.NOT_PREFILLED: Message(
        what="«{value}» har inte kunnat flyttas över: {why}.",
        remedy="Skriv svaret på nytt i cellen.",
    ),
    Code.STILL_TO_CORRECT: Message(
        what="Cellen skulle rättas men är tom.",
        remedy="{note}",
    ),
    Code.EARLIER_IN_NOTES: Message(
        what="Det ni svarade till {found} har inte flyttats över, eftersom läget är ett annat nu. "
        "Det står som anteckningar vid cellerna ({count}).",
    ),
}
