"""What is said of a Word document that can be hard to read: each rule with what to do in Word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message, Phrase, shortened
from vpreport.texts.numbers import number, plural


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong and what to do, whole sentences with {parameters}."""

    what: str
    advice: str


TOLD: Final[Mapping[str, Told]] = {
    "no_title": Told(
        "Dokumentet har ingen titel i sina egenskaper, så en skärmläsare läser upp filnamnet.",
        "Skriv en titel under Arkiv, Info.",
    ),
    "not_swedish": Told(
        "Språket i dokumentet är inte svenska utan «{language}», så den läses upp med fel uttal.",
        "Markera all text och välj Granska, Språk, Ange språkkontroll, Svenska.",
    ),
    "style_missing": Told(
        "Texten har formatmallen «{style}», som inte finns i dokumentet.",
        "Välj en formatmall som finns.",
    ),
    "no_heading": Told(
        "Dokumentet har inga rubriker att hitta efter.",
        "Ge rubrikerna formatmallarna Rubrik 1, Rubrik 2 och så vidare.",
    ),
    "level_skipped": Told(
        "Rubriken är på nivå {level}, men rubriken före är på nivå {before}.",
        "Ge den formatmallen Rubrik {right}, så att ingen nivå hoppas över.",
    ),
    "heading_empty": Told(
        "Ett tomt stycke har formatmallen för en rubrik.",
        "Skriv rubriken, ta bort stycket eller ge det formatmallen Normal.",
    ),
    "heading_faked": Told(
        "Stycket är i fetstil och ser ut som en rubrik, men är ingen.",
        "Ge det formatmallen för en rubrik, eller ta bort fetstilen.",
    ),
    "list_typed": Told(
        "Stycket börjar med ett skrivet tecken eller nummer, men är ingen lista.",
        "Välj Punkter eller Numrering på fliken Start och ta bort det som är skrivet.",
    ),
    "no_header_row": Told(
        "Tabellens första rad är ingen rubrikrad.",
        "Markera raden och välj Upprepa rubrikrader på tabellens flik Layout.",
    ),
    "header_rows_apart": Told(
        "Tabellens rubrikrader står inte samlade överst, eller så har tabellen inga andra rader.",
        "Gör bara de översta raderna till rubrikrader.",
    ),
    "header_not_said": Told(
        "Tabellen anger inte att den har en rubrikrad.",
        "Kryssa i Rubrikrad på fliken Tabelldesign.",
    ),
    "merged": Told(
        "Tabellen har sammanslagna celler, som är svåra att följa i en skärmläsare.",
        "Dela cellerna och upprepa innehållet.",
    ),
    "nested": Told(
        "Tabellen har en tabell inuti sig.",
        "Lägg den inre tabellen för sig.",
    ),
    "floating_table": Told(
        "Tabellen ligger vid sidan av texten, så den kan läsas upp på fel ställe.",
        "Välj Tabellegenskaper och Figursättning Ingen.",
    ),
    "row_split": Told(
        "Rader i tabellen kan delas mellan två sidor.",
        "Välj Tabellegenskaper, Rad, och ta bort krysset för att rader får delas.",
    ),
    "cell_empty": Told(
        "Tabellen har {cells}.",
        "Skriv ett streck eller «saknas», så att ingen tror att något har fallit bort.",
    ),
    "table_not_described": Told(
        "Tabellen saknar alternativtext.",
        "Välj Tabellegenskaper, Alternativtext, och skriv rubrik och beskrivning.",
    ),
    "no_caption": Told(
        "Tabellen har ingen numrerad tabelltext ovanför sig.",
        "Markera tabellen och välj Referenser, Infoga beskrivning.",
    ),
    "number_stale": Told(
        "Här står «{shown}», men numret är {number} när tabellerna och figurerna räknas.",
        "Tryck Ctrl+A och sedan F9, så räknas numren och hänvisningarna om.",
    ),
    "not_described": Told(
        "Bilden eller diagrammet saknar alternativtext.",
        "Högerklicka, välj Redigera alternativtext och skriv i en mening vad bilden visar.",
    ),
    "described_by_file": Told(
        "Alternativtexten är ett filnamn: «{text}».",
        "Högerklicka, välj Redigera alternativtext och skriv i en mening vad bilden visar.",
    ),
    "description_long": Told(
        "Alternativtexten är {length} tecken lång. En skärmläsare läser inte alltid mer än {most}.",
        "Korta den, och skriv resten i den löpande texten.",
    ),
    "floating": Told(
        "Ett föremål ligger vid sidan av texten eller i en textruta, så det kan läsas upp på fel "
        "ställe.",
        "Välj figursättningen I linje med texten, eller flytta texten ut ur rutan.",
    ),
    "chart_alone": Told(
        "Diagrammets siffror står inte i någon tabell under samma rubrik.",
        "Lägg till en tabell med siffrorna.",
    ),
    "colour_alone": Told(
        "En färgad cell har ingen text som säger vad färgen betyder.",
        "Skriv det som färgen betyder i cellen.",
    ),
    "contrast": Told(
        "Texten syns dåligt mot bakgrunden: kontrasten är {contrast} mot 1.",
        "Välj mörkare text eller ljusare bakgrund, så att kontrasten blir minst 4,5 mot 1.",
    ),
    "empty_paragraphs": Told(
        "Flera tomma stycken följer på varandra.",
        "Ta bort dem och ge i stället formatmallen avstånd före eller efter.",
    ),
    "blanks": Told(
        "Texten är placerad med tabbar eller flera blanksteg i rad.",
        "Använd indrag, spalter eller en tabell i stället.",
    ),
    "link_unclear": Told(
        "Länken heter «{text}», och det säger inte vart den leder.",
        "Skriv vad som finns där länken leder.",
    ),
    "protected": Told(
        "Dokumentet är skyddat, så alla hjälpmedel kommer inte åt texten.",
        "Välj Granska, Begränsa redigering, Inaktivera skydd.",
    ),
    "asks_for_update": Told(
        "När dokumentet öppnas frågar Word om fälten ska uppdateras.",
        "Svara ja, tryck Ctrl+A och F9, och spara.",
    ),
    "control_unnamed": Told(
        "En innehållskontroll har inget namn.",
        "Välj Utvecklare, Egenskaper, och skriv en rubrik.",
    ),
}

# Why a file cannot be read, by the argument of `BrokenPartError`.
UNREADABLE: Final[Mapping[str, Phrase]] = {
    "damaged": Phrase("den är skadad eller är inget Worddokument (.docx)"),
    "xml": Phrase("den är skadad"),
    "doctype": Phrase("den innehåller en dokumenttyp, som Word inte skriver"),
    "strange": Phrase("den har delar med samma namn, eller alldeles för många"),
    "encrypted": Phrase("den är krypterad"),
    "large": Phrase("den är för stor när den packas upp"),
    "not_word": Phrase("den är inget Worddokument (.docx)"),
    "old": Phrase("den är krypterad eller sparad i det äldre formatet .doc"),
    "strict": Phrase("den är sparad i formatet Strict Open XML"),
}

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.NOT_A_WORD_FILE: Message(
        what="Filen kan inte läsas: {reason}.",
        remedy="Öppna den i Word och spara den som Word-dokument (.docx).",
    ),
    Code.HARD_TO_READ: Message(what="{what}", remedy="{advice}"),
}

# What links are called that say nothing of where they lead.
EMPTY_LINKS: Final = ("här", "läs mer", "klicka här", "läs mer här", "länk")

CHECKING: Final = "Granskar dokumentet …"
OURS: Final = "I det som vpreport har skrivit:"
THEIRS: Final = "I resten av dokumentet:"
NOTHING: Final = "Granskningen fann inget att anmärka på."
NOT_JUDGED: Final = (
    "Granskningen ser bara det som ett program kan se av tillgänglighetskraven (EN 301 549, "
    "kapitel 10). Om alternativtexterna stämmer och om språket är begripligt måste en människa "
    "bedöma."
)


def under(heading: str) -> str:
    """Return where in the document something is: under which heading."""
    return f"under «{shortened(heading)}»"


def filled(text: str, params: Mapping[str, object]) -> Phrase:
    """Return a sentence with its parameters, numbers as they are written in Swedish."""
    words = {name: _word(value) for name, value in params.items()}
    if "count" in words:
        words["cells"] = plural(int(words["count"]), "tom cell", "tomma celler")
    return Phrase(text.format_map(words))


def _word(value: object) -> str:
    if isinstance(value, Decimal):
        return number(value)
    return shortened(str(value))
