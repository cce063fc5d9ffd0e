"""What is said about what stands in a single cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

MESSAGES: Final[Mapping[Code, Message]] = {
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
