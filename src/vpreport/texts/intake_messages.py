"""What is said about the files, sheets and cells that people send in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

_NEW_TEMPLATE: Final = "Hämta en ny mall och flytta över svaren dit."

_FILES: Final[Mapping[Code, Message]] = {
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
        remedy=_NEW_TEMPLATE,
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

_STRUCTURE: Final[Mapping[Code, Message]] = {
    Code.SHEET_MISSING: Message(
        what="Bladet «{sheet}» saknas, eller så går varken dess dolda uppgifter eller dess "
        "rubriker att känna igen. Bladets svar räknas som obesvarade.",
        remedy=_NEW_TEMPLATE,
    ),
    Code.ROW_MISSING: Message(
        what="Raden saknas på bladet och räknas som obesvarad.",
        remedy=_NEW_TEMPLATE,
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
        remedy=_NEW_TEMPLATE,
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

_VALUES: Final[Mapping[Code, Message]] = {
    Code.NUMBER_READ: Message(
        what="«{value}» läses som talet {read}.",
    ),
    Code.NOT_A_NUMBER: Message(
        what="«{value}» är inte ett tal.",
        remedy="Skriv bara talet, till exempel {example}, och förklaringen i kommentaren.",
        example="12,5",
    ),
    Code.AMBIGUOUS_POINT: Message(
        what="«{value}» kan betyda både {thousands} och {decimal}.",
        remedy="Skriv talet utan punkt.",
        example="1234 eller 1,234",
    ),
    Code.PERCENT_AS_FRACTION: Message(
        what="«{value}» räknas som {read}\u00a0%, långt under målet.",
        remedy="Skriv {meant} om ni menade {meant}\u00a0%.",
    ),
    Code.PERCENT_FORMAT: Message(
        what="Cellen är formaterad som procent: «{value}» läses som {read}\u00a0%.",
    ),
    Code.DATE_IN_NUMBER: Message(
        what="Cellen innehåller {value}: kalkylprogrammet har gjort om det ni skrev till ett "
        "datum eller klockslag.",
        remedy="Formatera cellen som tal och skriv talet igen, med decimalkomma.",
        example="0,5 i stället för 1/2",
    ),
    Code.NUMBER_OUT_OF_RANGE: Message(
        what="«{value}» ligger utanför det möjliga: talet ska vara {bounds}.",
        remedy="Rätta talet.",
    ),
    Code.ERROR_VALUE: Message(
        what="Cellen visar felvärdet {value}.",
        remedy="Ersätt formeln med svaret.",
    ),
    Code.FORMULA_WITHOUT_RESULT: Message(
        what="Cellen innehåller en formel ({value}) utan sparat resultat.",
        remedy="Öppna filen i ett kalkylprogram, spara och skicka den igen, eller skriv svaret "
        "i stället för formeln.",
    ),
    Code.FORMULA_USED: Message(
        what="Cellen innehåller en formel. Dess sparade resultat, «{value}», används.",
    ),
    Code.NOT_IN_LIST: Message(
        what="«{value}» finns inte i listan.",
        remedy="{hint}",
    ),
    Code.CHOICE_READ: Message(
        what="«{value}» läses som {read}.",
    ),
    Code.DATE_READ: Message(
        what="«{value}» läses som {read}.",
    ),
    Code.NOT_A_DATE: Message(
        what="«{value}» är inte ett helt datum.",
        remedy="Skriv år, månad och dag: ÅÅÅÅ-MM-DD.",
        example="2026-06-12",
    ),
    Code.DATE_OUTSIDE_WINDOW: Message(
        what="Datumet «{value}» kan inte stämma: det ska vara mellan {earliest} och {latest}. "
        "Kalkylprogram lägger själva till ett årtal när det utelämnas.",
        remedy="Skriv hela datumet: ÅÅÅÅ-MM-DD.",
        example="2026-06-12",
    ),
    Code.SERIAL_AS_DATE: Message(
        what="Cellen innehåller talet {value}, som läses som datumet {read}.",
        remedy="Skriv datumet som ÅÅÅÅ-MM-DD om det inte stämmer.",
    ),
    Code.NO_VALUE_MARK: Message(
        what="«{value}» läses som att uppgift saknas.",
        remedy="Skriv gärna varför i kommentaren.",
        example="Mäts först i oktober.",
    ),
    Code.TEXT_LONG: Message(
        what="Texten är {length} tecken; högst {limit} är lagom för rapporten. Hela texten "
        "används.",
        remedy="Korta den gärna.",
    ),
    Code.TEXT_CLEANED: Message(
        what="Tecken som inte syns eller inte kan skrivas ut har tagits bort. Kvar står «{value}».",
    ),
    Code.NUMBER_IN_TEXT: Message(
        what="Det som står i cellen är inte skrivet som text. Det används så som det visas: "
        "«{value}».",
    ),
    Code.WRONG_UNIT: Message(
        what="«{value}» har en annan enhet än den som gäller: här ska stå {wanted}.",
        remedy="Räkna om svaret och skriv bara talet.",
    ),
    Code.BROKEN_CELL: Message(
        what="Cellen är skadad i filen: där står «{value}», som kalkylprogram läser på olika sätt.",
        remedy="Skriv svaret i cellen igen, spara och skicka filen på nytt.",
    ),
    Code.PERCENT_UNSEEN: Message(
        what="«{value}» kan betyda både {read}\u00a0% och {meant}\u00a0%: i det här filformatet "
        "syns inte om cellen är formaterad som procent.",
        remedy="Spara filen som .xlsx och skicka den igen.",
    ),
    Code.NO_NUMBER_IN_TEXT: Message(
        what="«{value}» är varken ett tal, «ej mätt» eller «ej aktuellt».",
        remedy="{hint}",
    ),
    Code.PERCENT_TIMES_HUNDRED: Message(
        what="Cellen är formaterad som procent, så {typed} har blivit {value}.",
        remedy="Ändra cellens format till tal och skriv {typed} igen.",
    ),
    Code.NUMBER_SHOWN_AS_DATE: Message(
        what="Datumet {value} kan inte stämma. Så visas talet {number} i en cell som är "
        "formaterad som datum.",
        remedy="Skriv hela datumet: ÅÅÅÅ-MM-DD.",
        example="2026-06-12",
    ),
    Code.DAY_TAKEN_FOR_YEAR: Message(
        what="Datumet {value} kan inte stämma. Så kan ett kalkylprogram tolka «{typed}» när "
        "årtalet utelämnas.",
        remedy="Skriv hela datumet, till exempel {example}.",
        example="2026-06-12",
    ),
    Code.NO_SUCH_DATE: Message(
        what="Datumet «{value}» finns inte.",
        remedy="Skriv år, månad och dag: ÅÅÅÅ-MM-DD.",
        example="2026-06-12",
    ),
    Code.READ_AS_EMPTY: Message(
        what="«{value}» läses som en tom cell.",
        remedy="Skriv svaret om cellen inte ska vara tom.",
    ),
    Code.EXTERNAL_FORMULA: Message(
        what="Cellen hämtar «{value}» ur en annan fil med en formel. Det som är sparat här "
        "används, men uppgiften kan ha ändrats i den andra filen.",
        remedy="Skriv hellre svaret i stället för formeln.",
    ),
    Code.TEXT_TOO_LONG: Message(
        what="Texten är {length} tecken, men en cell rymmer högst {limit}. Den används inte.",
        remedy="Korta texten.",
    ),
    Code.MONTH_WITHOUT_DAY: Message(
        what="«{value}» är en månad, men här behövs en dag.",
        remedy="Skriv hela datumet, till exempel {example}.",
        example="2026-06-12",
    ),
    Code.WRONG_WEEKDAY: Message(
        what="«{value}» stämmer inte: {date} är en {weekday}.",
        remedy="Kontrollera datumet och skriv det som ÅÅÅÅ-MM-DD.",
        example="2026-06-12",
    ),
    Code.DECEPTIVE_SIGNS: Message(
        what="I «{value}» finns osynliga tecken som kan få svaret att se ut som ett annat.",
        remedy="Töm cellen och skriv svaret igen för hand.",
    ),
}

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

MESSAGES: Final[Mapping[Code, Message]] = {**_FILES, **_STRUCTURE, **_VALUES, **_RULES}
