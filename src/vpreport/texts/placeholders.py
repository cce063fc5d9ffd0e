"""What the parameters of a message are called where there is no finding to fill them."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code

WORDS: Final[Mapping[str, str]] = {
    "advice": "Här står vad som kan göras.",
    "anchor": "platsen för blocket",
    "announced": "det antal som sägs",
    "answers": "vad var och en har svarat",
    "area": "cellerna",
    "begun": "dagen för det",
    "bounds": "det som är möjligt",
    "budget": "budgetens belopp",
    "code": "koden",
    "codes": "koderna",
    "column": "kolumnen",
    "count": "antalet celler",
    "current": "planens kod",
    "date": "datumet",
    "decimal": "talet med decimaler",
    "demands": "kolumnen för förklaringen",
    "department": "avdelningen",
    "difference": "skillnaden",
    "earliest": "första möjliga dag",
    "example": "ett exempel",
    "first": "det första stället",
    "format": "filens format",
    "found": "det som filen innehåller",
    "groups": "grupperna",
    "here": "står ett svar",
    "hint": "Här står vad som kan väljas eller kan ha menats.",
    "kind": "det slag som är valt",
    "known": "de som finns",
    "last": "planens sista år",
    "latest": "sista möjliga dag",
    "lead": "den avdelning som leder",
    "length": "antalet",
    "level": "antalet",
    "limit": "gränsen",
    "line": "radens nummer",
    "listed": "det antal som räknas upp",
    "meant": "det tal som kan menas",
    "missing": "det som saknas",
    "more": "",
    "other": "det andra",
    "other_value": "det andra beloppet",
    "part": "ett antal åtgärder",
    "parts": "delarnas summa",
    "plan": "planens uppgift",
    "points": "värdet i procentenheter",
    "printed": "planens summa",
    "question": "frågan",
    "read": "det som används",
    "reason": "skälet",
    "role": "det slag av text det gäller",
    "rounding": "Här står om den kan förklaras av avrundning.",
    "second": "det andra stället",
    "shared": "koden",
    "sheet": "bladets namn",
    "shown": "det som syns på raden",
    "status": "har ett svar som inte går ihop med det",
    "suffix": "filändelsen",
    "suggestion": "ett förslag",
    "target": "målvärdet",
    "there": "står ett annat",
    "thousands": "talet med tusental",
    "total": "det hela antalet",
    "unseen": "till exempel anteckningar",
    "used": "en annan fil",
    "value": "det som står där",
    "wanted": "det som väntas",
    "what": "det som den innehåller",
    "when": "tidpunkten",
    "where": "till exempel i en tabell",
    "width": "måttet",
    "year": "året",
    "years": "åren",
}
_GAP: Final = "…"  # a test says which name has no words yet
# Where the same name stands for something else.
_SPECIAL: Final[Mapping[tuple[Code, str], str]] = {
    (Code.BAD_TARGET, "wanted"): "ett sätt att skriva målvärdet",
    (Code.TARGET_AND_KIND, "wanted"): "ett sätt att skriva målvärdet",
    (Code.DIFFERING_CELL, "other"): "den andra filen",
    (Code.TWO_ANSWERS, "other"): "den andra filen",
    (Code.PLAN_UNREADABLE, "reason"): "Här står varför planen inte kan läsas.",
    (Code.PLAN_SYNTAX, "reason"): "Vad som är fel",
    (Code.NOT_A_WORKBOOK, "kind"): "till exempel en PDF",
    (Code.UNSUPPORTED_FORMAT, "kind"): "till exempel en äldre Excel-fil (.xls)",
    (Code.COUNT_WITH_PERCENT, "target"): "till exempel >= 70 %",
    (Code.TARGET_CONTRADICTS, "target"): "till exempel <= 10 %",
    (Code.ANSWERS_CONTRADICT, "other"): "en annan kolumn",
    (Code.DONE_DATE_WITHOUT_DONE, "other"): "en annan kolumn",
    (Code.DIFFERENCE_WITHOUT_REASON, "other"): "en annan kolumn",
    (Code.DUPLICATE_ID, "first"): "där det står första gången",
    (Code.DUE_BEFORE_PLAN, "first"): "året",
    (Code.PERCENT_UNSEEN, "read"): "ett tal",
    (Code.PERCENT_UNSEEN, "meant"): "ett hundra gånger större",
    (Code.FORMULA_WITHOUT_RESULT, "value"): "formeln",
    (Code.ERROR_VALUE, "value"): "till exempel #REF!",
    (Code.UNKNOWN_REFERENCE, "missing"): "till exempel ingen avdelning",
    (Code.RECOGNISED_BY_ROWS, "found"): "antalet kända rader",
    (Code.RECOGNISED_BY_ROWS, "total"): "mallens alla",
    (Code.WRONG_CHECKPOINT, "found"): "en annan avstämning",
    (Code.WRONG_CHECKPOINT, "wanted"): "den avstämning som gäller",
    (Code.TOO_LARGE, "what"): "är till exempel större än vad som läses",
    (Code.NOT_PUBLIC, "what"): "till exempel ett dolt kalkylblad",
    (Code.TEMPLATE_HIDES, "part"): "till exempel mallens sidhuvud",
    (Code.TEMPLATE_HIDES, "what"): "till exempel dold text",
    (Code.HARD_TO_READ, "what"): "Här står vad som kan vara svårt att läsa.",
    (Code.LISTS_TYPED, "what"): "till exempel punktlistor",
    (Code.SAME_GOAL_TWICE, "other"): "ett annat mål",
    (Code.PUBLIC_FILES_HERE, "value"): "en av filerna",
    (Code.SECRET_FILES_HERE, "value"): "en av filerna",
    (Code.CONTROL_CHARACTER, "value"): "tecknets nummer",
    (Code.OTHER_PLAN_VERSION, "value"): "mallens kod",
    (Code.UNKNOWN_CHECKPOINT, "value"): "det som skrevs",
    (Code.BUDGET_TABLES_DIFFER, "other"): "en annan tabell",
    (Code.BUDGET_TOTALS_DIFFER, "other"): "en annan tabell",
    (Code.ANCHOR_NOT_ALONE, "reason"): "till exempel ett bokmärke",
    (Code.WORD_UNUSUAL, "reason"): "till exempel är texten inte lagrad som UTF-8",
    (Code.BLOCK_ENTANGLED, "reason"): "till exempel ett fält",
    (Code.BLOCK_DUPLICATED, "count"): "flera",
    (Code.ANCHOR_UNKNOWN, "hint"): "Här står vad som kan ha menats.",
    (Code.WORD_OPEN, "value"): "låsfilens namn",
    **dict.fromkeys(
        (
            (Code.BLOCK_EDITED, "value"),
            (Code.BLOCK_RESTYLED, "value"),
            (Code.BLOCK_NO_BASELINE, "value"),
        ),
        "blockets namn",
    ),
}


def in_words(code: Code, text: str) -> str:
    """Return a text of a message with each {parameter} in words, in brackets."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    told = text.format_map({name: _bracketed(code, name) for name in names})
    return f"[{told[1].upper()}{told[2:]}" if told.startswith("[") else told


def _bracketed(code: Code, name: str) -> str:
    words = _SPECIAL.get((code, name)) or WORDS.get(name, _GAP)
    return f"[{words}]" if words else ""
