"""What `vpreport --help` says, and argparse's own words in Swedish.

This module is read at every start, so it imports nothing that computes.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

PROGRAM: Final = """\
Följer upp en verksamhetsplan: mallar ut till avdelningarna, ifyllda mallar in,
en sammanställning i Excel och ett avsnitt i Word ut."""
EPILOG: Final = """\
Så går en uppföljning till:
  1. vpreport plan check plan.toml
     Läser planen och säger vad som är fel eller oklart i den.
  2. vpreport templates plan.toml --checkpoint 2026-delar
     Gör en mall per avdelning. Skicka ut mallarna.
  3. Lägg de ifyllda mallarna i en mapp, till exempel inbox.
  4. vpreport check plan.toml inbox --checkpoint 2026-delar
     Säger vilka som har svarat och vad som behöver rättas.
  5. vpreport report plan.toml inbox --checkpoint 2026-delar
     Gör sammanställningen i Excel och avsnittet i Word.

Vill du prova först? Skriv vpreport demo, så görs allt med ett exempel.

Slutkod: 0 när allt är klart, 1 när något behöver rättas (rapporten görs ändå),
2 när kommandot är felskrivet och 3 när en sekretessbelagd uppgift står i en
offentlig fil.
"""

COMMANDS: Final = "kommandon"
COMMAND: Final = "KOMMANDO"
CHECKPOINT: Final = "ID"
FOLDER: Final = "MAPP"
PLAN: Final = "PLAN"
OUTPUTS: Final = "RAPPORT"
FILE: Final = "FIL"
FORMAT: Final = "FORM"
CODE: Final = "KOD"

VERSION_HELP: Final = "visa vilken version det är och avsluta"
PLAN_HELP: Final = "filen med planen, till exempel plan.toml"
INBOX_HELP: Final = "mappen med de ifyllda mallarna (.xlsx eller .ods)"
CHECKPOINT_HELP: Final = (
    "avstämningen, till exempel 2026-delar; vpreport plan check visar vilka som finns"
)
TEMPLATES_FOLDER_HELP: Final = (
    "mappen där mallarna läggs (annars input_templates, och secret_templates för mallar med "
    "sekretess)"
)
REPORT_FOLDER_HELP: Final = (
    "mappen där rapporterna läggs (annars output); måste anges med --internal"
)
INTERNAL_HELP: Final = "ta med det som omfattas av sekretess och märk allt som skrivs"
PLAN_PART_HELP: Final = "filen med planens del med sekretess; används bara med --internal"
CONFIDENTIAL_INBOX_HELP: Final = (
    "mappen med de ifyllda mallarna märkta SEKRETESS; används bara med --internal"
)
CONFIDENTIAL_TEMPLATES_HELP: Final = (
    "filen med planens del med sekretess; då görs bara mallarna märkta SEKRETESS, i en egen mapp"
)
ONLY_INTERNAL: Final = (
    "--secret och --secret-inbox används bara tillsammans med --internal. Den öppna rapporten "
    "läser inget som omfattas av sekretess."
)
REPLIES_ARE_OPEN: Final = (
    "--replies kan inte användas med --internal. Svaren till avdelningarna skickas med vanlig "
    "e-post, så i dem får inget stå som omfattas av sekretess."
)
INTERNAL_CHECK_NEEDS: Final = "--internal kräver --secret och --secret-inbox."
INTERNAL_NEEDS: Final = "--internal kräver --secret, --secret-inbox och --folder."
FORMAT_HELP: Final = (
    "hur anmärkningarna visas: text, eller json för ett annat program (annars text)"
)
REPLIES_HELP: Final = (
    "mappen där ett färdigt svar till varje avdelning läggs, att klistra in i ett mejl"
)
EXPLAIN_HELP: Final = (
    "säg vad en kod betyder, till exempel V502, och avsluta; inget annat behöver anges"
)
DEMO_FOLDER_HELP: Final = "mappen där exemplet läggs (annars %(default)s)"

DEMO: Final = "gör en hel uppföljning med ett exempel"
DEMO_LONG: Final = (
    "Lägger ett exempel i en mapp (plan, mallar och påhittade svar), läser svaren och gör "
    "rapporterna. I svaren finns några vanliga fel, så att du ser hur de visas. Det som du själv "
    "har ändrat i mappen skrivs aldrig över, så ändra gärna ett svar och kör kommandot igen."
)
PLAN_GROUP: Final = "arbeta med planen"
PLAN_CHECK: Final = "läs planen och säg vad som är fel eller oklart i den"
PLAN_CHECK_LONG: Final = (
    "Läser planen, räknar upp vad den innehåller så att det går att pricka av mot beslutet, och "
    "säger vad som är fel eller oklart. Fel måste rättas innan mallarna kan göras. Det som är "
    "oklart hindrar ingenting."
)
TEMPLATES: Final = "gör en mall per avdelning"
TEMPLATES_LONG: Final = (
    "Gör en Excelmall till varje avdelning som har något att redovisa vid avstämningen. En mall "
    "som någon har fyllt i och sparat skrivs aldrig över."
)
CHECK: Final = "kontrollera de ifyllda mallarna"
CHECK_LONG: Final = (
    "Läser alla ifyllda mallar i mappen och säger vilka avdelningar som har svarat och vad som "
    "behöver rättas. Ingenting skrivs, utom svaren till avdelningarna om --replies anges och "
    "returerna om --returns anges."
)
REPORT: Final = "gör sammanställningen i Excel och avsnittet i Word"
REPORT_LONG: Final = (
    "Läser alla ifyllda mallar i mappen och gör sammanställningen i Excel och avsnittet i Word. "
    "Rapporterna görs även om svar saknas eller behöver rättas: det står i dem vad som saknas. En "
    "rapport som någon har ändrat och sparat skrivs aldrig över."
)
WORD_TEMPLATE_HELP: Final = (
    "kommunens egen Wordmall (.dotx eller .docx), så att avsnittet får dess formatmallar, sidhuvud "
    "och sidfot"
)
PUBLIC_HELP: Final = (
    "mappen med de offentliga rapporterna, som genomsöks efter sekretessbelagda uppgifter innan de "
    "interna görs (annars output)"
)
LEAKS: Final = "sök efter sekretessbelagda uppgifter i färdiga filer"
LEAKS_LONG: Final = (
    "Söker igenom allt i filerna efter de värden och texter som omfattas av sekretess, i alla "
    "former som de kan stå i: också i dolda blad, kommentarer, diagram och dokumentegenskaper. "
    "Säger var de står men aldrig vad där står. Mycket korta och vanliga värden, som 8 eller ja, "
    "går inte att söka efter; de räknas upp för sig."
)
RETURNS_HELP: Final = (
    "gör för varje avdelning som har något att rätta en ny mall med svaren ifyllda och felen "
    "utmärkta, och lägg dem i mappen"
)
USE_HELP: Final = (
    "fil i mappen med svaren som ska användas, när en avdelning har skickat flera som skiljer sig; "
    "kan anges en gång för varje avdelning"
)
WITNESS_HELP: Final = (
    "läs varje .xlsx-fil på två oberoende sätt och använd bara de celler som båda läser lika; tar "
    "längre tid"
)
OUTPUTS_HELP: Final = "filer eller mappar som ska lämnas ut (.xlsx, .docx, .json, .csv, .html)"
CONFIDENTIAL_HELP: Final = (
    "plan.secret.toml och de ifyllda arbetsböckerna med sekretess, eller mappar med dem"
)

WORD_GROUP: Final = "sätt in avsnittet i kommunens egen årsredovisning"
WORD_GROUP_LONG: Final = (
    "Sätter in uppföljningen i ett Worddokument som kommunen själv skriver, till exempel "
    "årsredovisningen, med dokumentets egna formatmallar, och uppdaterar den senare. Varje text, "
    "tabell och diagram som vpreport skriver är ett block, och bara blocken ändras. Allt annat i "
    "dokumentet är orört, och det som någon har ändrat i ett block skrivs inte över."
)
WORD_CHECK: Final = "granska om ett Worddokument går att läsa för alla"
WORD_CHECK_LONG: Final = (
    "Granskar hela Worddokumentet mot det som ett program kan se av kraven på tillgänglighet: "
    "rubriker, tabeller, alternativtexter, kontrast, språk och annat. Säger var det står och vad "
    "som kan göras i Word. Dokumentet ändras inte. Slutkod 1 om något är fel i det som vpreport "
    "själv har skrivit, annars 0."
)


def internal_folder(path: str) -> str:
    return (
        f"«{path}» ligger bland det som är öppet. Välj en egen mapp som bara de behöriga kommer åt."
    )


def file_missing(path: str) -> str:
    return f"filen «{path}» finns inte. Kontrollera sökvägen."


def not_a_file(path: str) -> str:
    return f"«{path}» är en mapp. Här ska stå en fil."


def not_a_folder(path: str) -> str:
    return f"«{path}» är en fil. Här ska stå en mapp."


def may_not_be_read(path: str) -> str:
    return f"«{path}» går inte att läsa: behörighet saknas."


def folder_missing(path: str) -> str:
    return f"mappen «{path}» finns inte. Kontrollera sökvägen."


# argparse's own texts, as they stand in CPython 3.11 to 3.13.
ARGPARSE: Final[Mapping[str, str]] = {
    "usage: ": "användning: ",
    "positional arguments": "uppgifter",
    "options": "val",
    "show this help message and exit": "visa den här hjälpen och avsluta",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "följande saknas: %s.",
    "unrecognized arguments: %s": "okända uppgifter: %s.",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "«%(value)s» finns inte. Välj bland: %(choices)s."
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s kan betyda flera saker: %(matches)s."
    ),
    "expected one argument": "ett värde saknas.",
    "expected at least one argument": "minst ett värde måste anges.",
    "ignored explicit argument %r": "värdet %r hör inte hit.",
    "not allowed with argument %s": "kan inte användas ihop med %s.",
}
