"""The words that intake knows when it reads, and those that it puts into its messages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from vpreport.texts.message import Phrase, shortened
from vpreport.texts.numbers import joined, number, plural

# How cells are quoted.
TRUE: Final = "SANT"
FALSE: Final = "FALSKT"
INFINITE: Final = "oändligt"
TABLE_IN_CELL: Final = "en tabell i cellen"

# What people and programs write for yes and no in a list of Ja and Nej.
YES_OR_NO: Final = dict.fromkeys(("sant", "true", "1", "j", "yes"), "yes") | dict.fromkeys(
    ("falskt", "false", "0", "n", "no"), "no"
)
# A cross can mean yes or no. It is suggested, never taken, to be a yes.
TICKS: Final = frozenset("x×✓✔☑√")
SAME_AS_MISSING: Final = {
    "inte mätt": "ej mätt",
    "ej mätta": "ej mätt",
    "har ej mätts": "ej mätt",
    "ej aktuell": "ej aktuellt",
    "inte aktuellt": "ej aktuellt",
    "inte aktuell": "ej aktuellt",
}
DASHES: Final = re.compile("[-‐‑‒–—−?.…_/* ]+")
NO_VALUE: Final = frozenset(
    {
        "n/a",
        "na",
        "saknas",
        "uppgift saknas",
        "uppgifter saknas",
        "ingen uppgift",
        "finns inte",
        "finns ej",
        "vet ej",
        "vet inte",
    }
)

# Units that an answer can have by mistake; other words after a number are not taken for units.
UNITS: Final = frozenset(
    {
        "%",
        "procent",
        "procentenheter",
        "st",
        "styck",
        "kr",
        "kronor",
        "sek",
        "tkr",
        "ksek",
        "mkr",
        "msek",
        "mnkr",
        "personer",
        "timmar",
        "tim",
        "dagar",
        "veckor",
        "månader",
        "år",
        "poäng",
    }
)
SAME_UNITS: Final = {
    "%": ("procent",),
    "st": ("styck",),
    "procentenheter": ("pp", "p.p", "%-enheter"),
    "kr": ("kronor", "sek"),
    "tkr": ("ksek",),
    "mkr": ("mnkr", "msek"),
}
MOST_NAMES: Final = 20  # so many rows are named in a sentence; each is also said for itself
EXAMPLE_NUMBER: Final = "12,5"

# What a file looks like.
PDF: Final = "en PDF"
HTML: Final = "en webbsida (HTML)"
CSV: Final = "en textfil med kommatecken eller semikolon (CSV)"
TEXT: Final = "en textfil"
UNKNOWN: Final = "något annat än ett kalkylark"
ZIP: Final = "ett zip-arkiv"
WORD: Final = "ett Word-dokument"
POWERPOINT: Final = "en PowerPoint-presentation"
OLD_WORD: Final = "ett äldre Word-dokument"
OLD_OFFICE: Final = "en äldre Office-fil"
OTHER_OPENDOCUMENT: Final = "ett OpenDocument-dokument av annat slag"
XML_2003: Final = "ett XML-kalkylark från Excel 2003"
NUMBERS: Final = "en Numbers-fil"

# Why a file is too large or damaged.
FILE_SIZE: Final = "är större än {limit} MB"
ENTRIES: Final = "innehåller fler än {limit} delar"
INFLATED: Final = "innehåller orimligt mycket när den packas upp"
REPEATED: Final = "upprepar sitt innehåll över orimligt många celler"
CELLS: Final = "har fler än {limit} ifyllda celler"
NESTED: Final = "är uppbyggd i orimligt många nivåer"
ELEMENTS: Final = "innehåller orimligt många rader och celler"
SHEETS: Final = "har fler än {limit} blad"
MERGED: Final = "har orimligt stora sammanslagna områden"
BROKEN_ZIP: Final = "den är avbruten eller ändrad på vägen"
STRANGE_PARTS: Final = "den har delar som inte hör hemma i ett kalkylark"
DOCTYPE: Final = "den innehåller en DOCTYPE, som inget kalkylprogram skriver"
UNREADABLE_CONTENT: Final = "innehållet går inte att läsa"
NO_SHEETS: Final = "den har inga blad"
UNREADABLE: Final = "{why}"


def number_in(unit: str) -> str:
    """Return what kind of number is wanted: "ett tal i %" or "ett tal utan enhet"."""
    return f"ett tal i {unit}" if unit else "ett tal utan enhet"


def bounds(minimum: Decimal | None, maximum: Decimal | None, *, largest: Decimal) -> Phrase:
    """Return "minst 0 och högst 1 000"; `largest` where no bounds are declared."""
    if minimum is None and maximum is None:
        return Phrase(f"högst {number(largest)}")
    parts = []
    if minimum is not None:
        parts.append(f"minst {number(minimum)}")
    if maximum is not None:
        parts.append(f"högst {number(maximum)}")
    return Phrase(joined(parts))


def choose(labels: tuple[str, ...], near: str | None) -> Phrase:
    """Return what to choose from, beginning with the word that is nearest if there is one."""
    hint = f"Menade ni «{near}»? " if near else ""
    return Phrase(f"{hint}Välj i listan: {joined(labels, last='eller')}.")


def number_or_missing(near: str | None) -> Phrase:
    """Return what to write where a number or a word for "no number" is wanted."""
    hint = f"Menade ni «{near}»? " if near else ""
    return Phrase(f"{hint}Skriv talet, eller ett av orden om det inte finns något tal.")


def cells(count: int) -> Phrase:
    """Return "1 cell" or "3 celler"."""
    return Phrase(plural(count, "cell", "celler"))


def answers(count: int) -> Phrase:
    """Return "1 svar" or "3 svar"."""
    return Phrase(plural(count, "svar", "svar"))


def is_quoted(text: str) -> Phrase:
    """Return "är «Pågår»", or "är tom" for a cell without content."""
    return Phrase(f"är «{shortened(text)}»" if text else "är tom")


def stands_quoted(text: str) -> Phrase:
    """Return "står «12»", or "är cellen tom" for a cell without content."""
    return Phrase(f"står «{shortened(text)}»" if text else "är cellen tom")


def both(first: str, second: str) -> str:
    """Return what stands in a cell that the file has twice."""
    return f"{first} / {second}"


UNSEEN: Final = {
    "formats": "om tal är formaterade som procent",
    "formulas": "vilka celler som innehåller formler",
    "errors": "felvärden (de ser ut som tomma celler)",
    "notes": "anteckningar",
    "hidden": "vad som är dolt eller sammanslaget",
}


def unseen(names: Iterable[str]) -> Phrase:
    """Return what a format does not show, as a list in words."""
    return Phrase(joined([UNSEEN[name] for name in names]))


def and_more(count: int) -> Phrase:
    """Return " och 3 celler till", or nothing where there are no more."""
    return Phrase(f" och {cells(count)} till" if count else "")


def version_difference(added: tuple[str, ...], gone: tuple[str, ...]) -> Phrase:
    """Return which rows are new in the plan and which the plan no longer has."""
    parts = []
    if added:
        parts.append(
            f"I mallen saknas {plural(len(added), 'rad', 'rader')}, som räknas som "
            f"{'obesvarad' if len(added) == 1 else 'obesvarade'}: {_quoted(added)}."
        )
    if gone:
        parts.append(
            f"I planen finns inte längre {_quoted(gone)}; "
            f"{'svaret' if len(gone) == 1 else 'svaren'} där används inte."
        )
    return Phrase(" ".join(parts) or "Raderna är desamma; ändrade texter anges för sig.")


def _quoted(names: tuple[str, ...]) -> str:
    shown = [f"«{shortened(name)}»" for name in names[:MOST_NAMES]]
    rest = len(names) - len(shown)
    return joined([*shown, plural(rest, "rad till", "rader till")] if rest else shown)


def on_row(sheet: str, row: int) -> Phrase:
    """Return "på bladet «Mål», rad 7"."""
    return Phrase(f"på bladet «{shortened(sheet)}», rad {row}")
