"""What the help of the verbs of `vpreport word` says; like `cli_help`, it imports nothing."""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes longer to import than all of this
if TYPE_CHECKING:
    from typing import Final

DOCUMENT: Final = "DOKUMENT"
BLOCK: Final = "BLOCK"

INSERT: Final = "sätt in blocken där det står till exempel [[vpreport:maluppfyllelse]]"
INSERT_LONG: Final = (
    "Sätter in blocken på de platser som är utmärkta i dokumentet. Skriv till exempel "
    "[[vpreport:maluppfyllelse]] ensamt i ett stycke där avsnittet ska stå. vpreport word blocks "
    "visar vilka block som finns. Block som redan står i dokumentet ändras inte. Det gamla "
    "dokumentet sparas bredvid."
)
UPDATE: Final = "uppdatera blocken i dokumentet"
UPDATE_LONG: Final = (
    "Skriver om de block som inte har ändrats av någon sedan vpreport skrev dem, och sätter in nya "
    "där det är utmärkt. Ett block som någon har ändrat lämnas som det är, och det visas vad "
    "vpreport skrev, vad som står där nu och vad som skulle ha skrivits. Det gamla dokumentet "
    "sparas bredvid. Är inget nytt skrivs inget."
)
STATUS: Final = "visa hur blocken i dokumentet står"
STATUS_LONG: Final = (
    "Visar för varje block om det är som vpreport skrev det eller om någon har ändrat i det. Med "
    "planen, svaren och avstämningen visas också vad en uppdatering skulle göra. Inget skrivs."
)
CLEAN: Final = "ta bort märkningen innan dokumentet publiceras"
CLEAN_LONG: Final = (
    "Tar bort innehållskontrollerna runt blocken och uppgiften om vad vpreport skrev. Texten, "
    "tabellerna och diagrammen står kvar. Därefter kan dokumentet inte uppdateras, så gör det på "
    "den kopia som ska publiceras. Det gamla dokumentet sparas bredvid."
)
REATTACH: Final = "märk upp blocken igen när dokumentet har sparats med LibreOffice"
REATTACH_LONG: Final = (
    "LibreOffice tar bort märkningen av innehållskontroller. Här letas blockens text upp i "
    "dokumentet och märks igen, om den finns på ett enda ställe och ingen har ändrat i den. Det "
    "gamla dokumentet sparas bredvid."
)
BLOCKS: Final = "visa vilka block som finns"
BLOCKS_LONG: Final = (
    "Visar vilka block som kan sättas in i dokumentet, och vad som ska skrivas på den plats där "
    "vart och ett ska stå."
)

DOCUMENT_HELP: Final = "kommunens Worddokument (.docx, .docm eller .dotx)"
OVERWRITE_HELP: Final = "blocket skrivs om även om någon har ändrat i det; kan anges flera gånger"
AS_COMMENT_HELP: Final = (
    "blocket lämnas som det är, och det som skulle ha skrivits läggs dit som en kommentar; kan "
    "anges flera gånger"
)
AS_TRACKED_HELP: Final = (
    "blocket skrivs om med spårade ändringar, att acceptera eller avvisa i Word; kan anges flera "
    "gånger (går inte för diagram)"
)
STATUS_NEEDS: Final = (
    "ange planen, mappen med svar och --checkpoint tillsammans, eller inget av dem."
)
