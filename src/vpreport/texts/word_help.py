"""What the help of the verbs of `vpreport word` says; like `cli_help`, it imports nothing."""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes longer to import than all of this
if TYPE_CHECKING:
    from typing import Final

DOCUMENT: Final = "DOKUMENT"
BLOCK: Final = "BLOCK"

INSERT: Final = "sätt in blocken där det står till exempel [[vpreport:maluppfyllelse]]"
INSERT_LONG: Final = (
    "Sätter in block, det vill säga texter, tabeller och diagram, på de platser som är utmärkta i "
    "dokumentet. Skriv till exempel [[vpreport:maluppfyllelse]] ensamt i ett stycke där avsnittet "
    "ska stå, spara och stäng dokumentet. vpreport word blocks visar vilka block som finns. Block "
    "som redan står i dokumentet ändras inte. Det gamla dokumentet sparas bredvid."
)
UPDATE: Final = "uppdatera blocken i dokumentet med nya svar"
UPDATE_LONG: Final = (
    "Skriver om de block som ingen har ändrat sedan vpreport skrev dem, och sätter in nya block "
    "där det är utmärkt. Ett block som någon har ändrat lämnas som det är, och du får se vad "
    "vpreport skrev, vad som står där nu och vad som skulle ha skrivits. Det gamla dokumentet "
    "sparas bredvid. Finns det inget nytt att skriva ändras inte filen."
)
STATUS: Final = "visa vilka block som någon har ändrat, utan att skriva något"
STATUS_LONG: Final = (
    "Visar för varje block om det är som vpreport skrev det eller om någon har ändrat i det. Anger "
    "du också planen, mappen med svar och avstämningen visas vad en uppdatering skulle göra. "
    "Dokumentet ändras inte."
)
CLEAN: Final = "gör en kopia färdig för publicering, utan ramar runt blocken"
CLEAN_LONG: Final = (
    "Tar bort ramarna runt blocken (innehållskontrollerna) och den dolda uppgiften om vad vpreport "
    "skrev, där även text finns kvar som ni har ändrat eller tagit bort. Texten, tabellerna och "
    "diagrammen i dokumentet står kvar. Därefter kan dokumentet inte uppdateras, så gör det på den "
    "kopia som ska publiceras. Det gamla dokumentet sparas bredvid."
)
REATTACH: Final = "gör blocken möjliga att uppdatera igen efter LibreOffice"
REATTACH_LONG: Final = (
    "När ett dokument sparas med LibreOffice försvinner märkningen som vpreport känner igen "
    "blocken på. Här letas varje block upp på sin text och märks igen, om texten finns på ett enda "
    "ställe och ingen har ändrat i den. Det gamla dokumentet sparas bredvid."
)
BLOCKS: Final = "visa vilka block som finns"
BLOCKS_LONG: Final = (
    "Visar vilka block som planen ger, och vad du ska skriva i dokumentet där vart och ett ska "
    "stå, till exempel [[vpreport:maluppfyllelse]]."
)

DOCUMENT_HELP: Final = "kommunens Worddokument (.docx, .docm eller .dotx)"
OVERWRITE_HELP: Final = "blocket skrivs om även om någon har ändrat i det; kan anges flera gånger"
AS_COMMENT_HELP: Final = (
    "blocket lämnas som det är, och det som skulle ha skrivits läggs till som en kommentar; kan "
    "anges flera gånger"
)
AS_TRACKED_HELP: Final = (
    "blocket skrivs om med spårade ändringar, som du accepterar eller avvisar i Word; kan anges "
    "flera gånger (går inte för diagram)"
)
STATUS_NEEDS: Final = (
    "ange planen, mappen med svar och --checkpoint tillsammans, eller inget av dem."
)
