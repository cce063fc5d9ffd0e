"""What each code means, apart from any finding: the same words on the screen and on the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vpreport.findings import Code, Severity
from vpreport.texts.labels import SEVERITY
from vpreport.texts.messages import MESSAGES
from vpreport.texts.numbers import joined
from vpreport.texts.placeholders import in_words

GROUPS: Final[Mapping[str, str]] = {
    "P": "Fel i planen",
    "L": "Det som planen lämnar oklart",
    "F": "Filer",
    "S": "Blad, rader och kolumner",
    "V": "Värden i celler",
    "R": "Svar som säger emot varandra",
    "M": "Flera avdelningars svar tillsammans",
    "U": "Kommandot och det som skrivs",
    "W": "Kommunens eget Worddokument",
}

# What a finding means for the answer, by the kind of code and its severity.
_PLAN_STOPS: Final = "Planen kan inte användas förrän det är rättat."
_PLAN_GOES: Final = "Planen används som den är."
_NOT_USED: Final = "Svaret används inte förrän det är rättat. Resten av filen läses."
_REPORTED: Final = "Rapporten görs ändå, och i den står vad som inte stämmer."
_MEANING: Final[Mapping[tuple[str, Severity], str]] = {
    ("P", Severity.STOP): _PLAN_STOPS,
    ("P", Severity.ERROR): _PLAN_STOPS,
    ("L", Severity.WARNING): _PLAN_GOES,
    ("L", Severity.INFO): _PLAN_GOES,
    ("F", Severity.STOP): "Inget i filen används. De andra filerna läses.",
    ("F", Severity.ERROR): _NOT_USED,
    ("F", Severity.WARNING): "Filen används, men den behöver kontrolleras.",
    ("F", Severity.INFO): "Svaren påverkas inte.",
    ("S", Severity.STOP): "Inget på bladet används. Resten av filen läses.",
    ("S", Severity.ERROR): "De svar som det gäller används inte. Resten av filen läses.",
    ("S", Severity.WARNING): "Svaren i de rätta cellerna används.",
    ("S", Severity.INFO): "Svaren påverkas inte.",
    ("V", Severity.ERROR): _NOT_USED,
    ("V", Severity.WARNING): "Svaret används så som meddelandet säger, men behöver kontrolleras.",
    ("V", Severity.INFO): "Svaret används så som meddelandet säger.",
    ("R", Severity.ERROR): _NOT_USED,
    ("R", Severity.WARNING): "Svaren används som de står, men behöver kontrolleras.",
    ("R", Severity.INFO): "Svaren används som de står.",
    ("M", Severity.ERROR): _REPORTED,
    ("M", Severity.WARNING): _REPORTED,
    ("M", Severity.INFO): _REPORTED,
    ("U", Severity.STOP): "Det som kommandot skulle göra blir inte gjort.",
    ("U", Severity.ERROR): "Den delen av kommandot blir inte gjord.",
    ("U", Severity.WARNING): "Kommandot utförs, men resultatet behöver kontrolleras.",
    ("U", Severity.INFO): "Kommandot utförs.",
    ("W", Severity.STOP): "Inget skrivs i dokumentet.",
    ("W", Severity.ERROR): "Inget skrivs på det stället. Resten av dokumentet uppdateras.",
    ("W", Severity.WARNING): "Det som står där lämnas orört. Resten av dokumentet uppdateras.",
    ("W", Severity.INFO): "Dokumentet uppdateras.",
}
_SPECIAL: Final[Mapping[Code, str]] = {
    Code.NO_FILES: "Det finns inga svar att använda. Rapporten kan ändå göras.",
    Code.EMPTY_SUBMISSION: "Avdelningen räknas som att den inte har svarat.",
    Code.NO_SUBMISSION: "Avdelningens svar saknas i rapporten, och där står att de saknas.",
    Code.NO_ANSWERS: "Den andra filens svar används.",
    Code.SAME_ANSWERS_TWICE: "Den andra filens svar används.",
    Code.LOCK_FILE: "Det finns inga svar i filen.",
    Code.SUBFOLDER: "Inget i mappen används.",
    Code.CHANGED_CELL: "Det som står här används.",
    Code.CORRECTED: "Den andra filens svar används.",
    Code.NOT_CHOSEN: "Den andra filens svar används.",
    Code.OLDER_FILE: "Den andra filens svar används.",
    Code.NO_NEWEST: "Ingen av filerna används förrän en har valts.",
    Code.CHOSEN_UNUSABLE: "Avdelningens andra filer läses som om ingen hade valts.",
    Code.FROM_EARLIER: "Svaret står ifyllt i filen som avdelningen får tillbaka.",
    Code.ROW_GONE: "Svaret finns bara i filen som avdelningen skickade.",
    Code.COLUMN_GONE: "Svaret finns bara i filen som avdelningen skickade.",
    Code.NOT_PREFILLED: "Svaret står inte ifyllt i filen som avdelningen får tillbaka.",
    Code.STILL_TO_CORRECT: "Cellen räknas som tom.",
    Code.EARLIER_IN_NOTES: "Inget av de svaren används.",
    Code.DIFFERING_CELL: "Inget av svaren används förrän det är klart vilket som gäller.",
    Code.ROW_UNKNOWN: "Det som står på raden används inte.",
    Code.LOCKED_CELL_CHANGED: "Planens uppgift används.",
    Code.HIDDEN_ROW: "Svaret används.",
    Code.NOTE_NOT_ANSWER: "Cellen räknas som tom.",
    Code.WRITTEN_BY_A_PERSON: "Filen skrivs inte över.",
    Code.WORD_OPEN: "Dokumentet uppdateras, men den som har det öppet kan skriva över ändringen.",
    Code.BLOCK_REMOVED: "Blocket sätts inte in igen. Resten av dokumentet uppdateras.",
    Code.NOT_SEARCHABLE: "Ingen vet om filen innehåller något som omfattas av sekretess.",
    Code.STYLE_NOT_THERE: "Dokumentet skrivs med den formatmall som passar bäst.",
    Code.STYLE_ADDED: "Dokumentet skrivs med den nya formatmallen.",
    Code.HEADINGS_TOO_DEEP: "Dokumentet skrivs, men rubrikerna behöver ses över.",
    Code.CAPTIONS_BY_CHAPTER: "Dokumentet skrivs, men numren behöver ses över.",
    Code.NARROW_TEXT: "Dokumentet skrivs, men tabellerna behöver ses över.",
    Code.HARD_TO_READ: "Den som använder ett hjälpmedel kan ha svårt att läsa det. Inget ändras.",
    Code.NOT_A_WORD_FILE: "Dokumentet granskas inte.",
    Code.TEMPLATE_UNUSABLE: "Avsnittet skrivs inte.",
    Code.TEMPLATE_HIDES: "Avsnittet skrivs inte.",
}

PAGE_TITLE: Final = "Anmärkningar"
PAGE_LEAD: Final = (
    "Här står alla anmärkningar som vpreport kan göra. Koden står sist i varje anmärkning på "
    "skärmen och i rapporten. `vpreport check --explain V502` visar samma sak för en kod. Det "
    "kursiva byts i varje anmärkning ut mot det som den gäller."
)
PAGE_GENERATED: Final = "Sidan är gjord av docs/make_findings_page.py. Ändra inte i den för hand."
PAGE_SEVERITIES: Final = (
    "Det finns fyra slag. **Stopp**: filen, planen eller kommandot kan inte användas alls. "
    "**Fel**: ett svar används inte. **Varning**: något behöver kontrolleras. **Upplysning**: "
    "så har programmet läst det som står där; inget behöver göras om det stämmer."
)
_NOTHING_TO_DO: Final = "Inget behöver göras."
_IF_RIGHT: Final = "Inget behöver göras om det stämmer."
_MEANS: Final = "Betyder"
_DO: Final = "Gör så här"
_EXAMPLE: Final = "Exempel"
_SENTENCE: Final = "Meddelande"

_ABOUT_PLANS: Final = ("P", "L")
_BRACKETED: Final = re.compile(r"\[([^]]+)\]")
_SUGGESTIONS: Final = 3
_DIGITS: Final = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a code means. `remedy` and `example` are empty where there is none."""

    code: Code
    what: str
    meaning: str
    remedy: str
    example: str

    @property
    def heading(self) -> str:
        return f"{self.code.number} {SEVERITY[self.code.severity.value]}"

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What is said, each with what it is."""
        nothing = _IF_RIGHT if self.code.number[0] == "V" else _NOTHING_TO_DO
        parts = (
            (_SENTENCE, self.what),
            (_MEANS, self.meaning),
            (_DO, self.remedy or nothing),
            (_EXAMPLE, self.example),
        )
        return tuple((title, text) for title, text in parts if text)


def explanation(code: Code) -> Explanation:
    """Return what a code means, with words in brackets for what a finding fills in."""
    message = MESSAGES[code]
    return Explanation(
        code=code,
        what=in_words(code, message.what),
        meaning=_SPECIAL.get(code) or _MEANING[code.number[0], code.severity],
        remedy=in_words(code, message.remedy),
        example=message.example,
    )


def explain(code: Code) -> str:
    """Return in Swedish what a code means, what to do and an example, as lines of text."""
    told = explanation(code)
    lines = (f"  {title}: {text}" for title, text in told.parts)
    return "\n".join((f"{told.heading} ({GROUPS[code.number[0]].lower()})", *lines))


def find_code(text: str) -> Code | None:
    """Return the code with that number in upper or lower case; None where there is none."""
    number = text.strip().upper()
    return next((code for code in Code if code.number == number), None)


def unknown_code(text: str) -> str:
    """Return that there is no such code, and those that may have been meant."""
    near = _near(text.strip().upper())
    hint = f" Menade du {joined(near, last='eller')}?" if near else ""
    return f"koden «{text}» finns inte.{hint}"


def _near(text: str) -> list[str]:
    """Return the codes with the same digits after another letter, else the nearest of its kind."""
    digits = "".join(_DIGITS.findall(text))
    numbers = sorted(code.number for code in Code)
    if same := [number for number in numbers if digits and number[1:] == digits]:
        return same
    kind = [number for number in numbers if text.startswith(number[0]) and digits]
    wanted = int(f"{digits:0<3}"[:3]) if digits else 0
    return sorted(kind, key=lambda number: abs(int(number[1:]) - wanted))[:_SUGGESTIONS]


def page() -> str:
    """Return the page of all codes, in Markdown, in the order of their numbers."""
    lines = [f"# {PAGE_TITLE}", "", f"<!-- {PAGE_GENERATED} -->", ""]
    lines += [PAGE_LEAD, "", PAGE_SEVERITIES]
    for letter, title in GROUPS.items():
        lines += ["", f"## {letter}: {title}"]
        codes = sorted((c for c in Code if c.number[0] == letter), key=lambda c: c.number)
        for code in codes:
            told = explanation(code)
            lines += ["", f"### {told.heading}", "", _in_italics(told.what), ""]
            lines += [f"- {name}: {_marked(told, name, text)}" for name, text in told.parts[1:]]
    return "\n".join(lines) + "\n"


def _marked(told: Explanation, name: str, text: str) -> str:
    """Return the text of a list item; what is to be typed in a plan file as code."""
    if name != _EXAMPLE:
        return _in_italics(text)
    return f"`{text}`" if told.code.number[0] in _ABOUT_PLANS else text


def _in_italics(text: str) -> str:
    return _BRACKETED.sub(r"*\1*", text)
