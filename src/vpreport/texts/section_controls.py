"""What the Word section says of internal control: sentences, captions and descriptions.

Singular and plural are right for every count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from vpreport.texts.controls import NOT_VALUED
from vpreport.texts.numbers import count_word, joined, long_date

HEADING: Final = "Intern kontroll"

COLUMN_CONTROL: Final = "Kontroll"
COLUMN_PERFORMED: Final = "Genomförd"
COLUMN_RESULT: Final = "Resultat"
COLUMN_FINDING: Final = "Iakttagelse"
COLUMN_ACTION: Final = "Åtgärd"
COLUMN_DUE: Final = "Klar senast"
COLUMN_LIKELIHOOD: Final = "Sannolikhet"
CAPTION_CONTROLS: Final = "Kontrollerna och deras resultat"
CAPTION_DEVIATIONS: Final = "Avvikelser och åtgärder i den interna kontrollen"
DESCRIBED_CONTROLS: Final = (
    "En rad för varje kontroll. Kolumnerna visar om den är genomförd, resultatet och vad den "
    "visade. Under kontrollens namn står risken och dess värde."
)
DESCRIBED_DEVIATIONS: Final = (
    "En rad för varje avdelning och kontroll med avvikelse. Kolumnerna visar vad avdelningen gör "
    "åt avvikelsen och när det ska vara klart."
)
DESCRIBED_MATRIX: Final = (
    "En rad för varje sannolikhet, den högsta först, och en kolumn för varje konsekvens. I rutorna "
    "står riskvärdet och numren på de kontroller som har risken, annars ett tankstreck."
)
PERFORMED: Final = {
    "yes": "Ja",
    "partly": "Delvis",
    "no": "Nej",
    "not_reported": "Ej redovisat",
    "confidential": "Visas inte",
}
NO_ACTION: Final = "Ingen är redovisad."
NO_DUE: Final = "Inget datum"
NO_DEVIATION: Final = "Ingen avvikelse har redovisats."
NO_ANSWERS: Final = (
    "Ingen kontroll är redovisad. Därför går det inte att säga om den interna kontrollen har "
    "några avvikelser."
)
SHOWS_RISKS: Final = " visar riskerna efter sannolikhet och konsekvens."
SHOWS_CONTROLS: Final = " visar varje kontroll och dess resultat."

MISSING: Final = ("En kontroll är ej redovisad", "kontroller är ej redovisade")
INCOMPLETE: Final = (
    "En kontroll är ofullständigt redovisad",
    "kontroller är ofullständigt redovisade",
)
MISSING_PARTS: Final = (
    "En kontroll saknar svar från en del av avdelningarna",
    "kontroller saknar svar från en del av avdelningarna",
)
CONFIDENTIAL: Final = (
    "En kontroll omfattas av sekretess och redovisas i särskild ordning",
    "kontroller omfattas av sekretess och redovisas i särskild ordning",
)

_FORMS: Final = {
    "without_deviation": ("är utan avvikelse", "är utan avvikelse"),
    "minor_deviation": ("visar en mindre avvikelse", "visar en mindre avvikelse"),
    "major_deviation": ("visar en större avvikelse", "visar en större avvikelse"),
    "not_performed": ("är ej genomförd", "är ej genomförda"),
    "incomplete": ("är ofullständigt redovisad", "är ofullständigt redovisade"),
    "not_reported": ("är ej redovisad", "är ej redovisade"),
}


def followed(counts: Mapping[int, int], year: int) -> str:
    """Return which controls are followed up; `counts` is their number by the year of the plan."""
    own = [
        f"{_controls(count)} i planen för intern kontroll {of}"
        for of, count in counts.items()
        if of == year
    ]
    earlier = [
        f"{_controls(count)} i planen för {of} som fortfarande följs upp"
        for of, count in counts.items()
        if of != year
    ]
    return f"Uppföljningen omfattar {joined([*own, *earlier])}."


def nothing_followed(year: int) -> str:
    return f"Det finns ingen kontroll som ska följas upp {year}."


def in_preparation(years: tuple[int, ...]) -> str:
    """Return that the plans of these years are not decided."""
    of = joined([str(year) for year in years])
    which = "Planen" if len(years) == 1 else "Planerna"
    return f"{which} för {of} är under framtagande, så kontrollerna är ännu inte beslutade."


def not_followed(year: int, *, some_are: bool) -> str:
    """Return that the controls of another year, or all but those that are, are not followed."""
    which = "Övriga kontroller" if some_are else "Kontrollerna"
    return f"{which} i planen för {year} hör till det året och följs inte upp här."


def summary(
    *, total: int, performed: int, partly: int, by_status: Mapping[str, int], confidential: int
) -> str:
    """Return how many controls are done, how they came out, and what is not counted."""
    sentences = [
        *([_performed(total, performed, partly), _results(by_status)] if total else []),
        _confidential(confidential),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def caption_matrix(year: int) -> str:
    return f"Riskmatris för intern kontroll {year}"


def column_impact(level: str) -> str:
    """Return "Konsekvens 3 Kännbar", the head of a column of the matrix."""
    return f"Konsekvens {level}"


def source_matrix(year: int) -> str:
    return f"Källa: planen för intern kontroll {year}."


def outside_matrix(names: tuple[str, ...], secret: tuple[str, ...]) -> str:
    """Return which controls the matrix leaves out and why; empty where there are none."""
    parts = [
        *([f"{joined(names)}, som inte är {_valued(len(names))}"] if names else []),
        *([f"{joined(secret)}, som omfattas av sekretess"] if secret else []),
    ]
    return f"I matrisen saknas {', och '.join(parts)}." if parts else ""


def risk(text: str, score: str) -> str:
    """Return the risk with its value, as stands below the name of a control."""
    described = f"Risk: {text.rstrip('.')}" if text else "Risken är inte beskriven i planen"
    return f"{described}. Riskvärde: {score or NOT_VALUED.lower()}."


def plan_of(year: int) -> str:
    return f"Ur planen för {year}"


def by_department(department: str, text: str) -> str:
    return f"{department}: {text}"


def due(date: dt.date | None) -> str:
    return long_date(date) if date else NO_DUE


def _performed(total: int, performed: int, partly: int) -> str:
    part = f" {_begin(partly)} är delvis {'genomförd' if partly == 1 else 'genomförda'}."
    return f"{_whole(total, performed)}{part if partly else ''}"


def _whole(total: int, performed: int) -> str:
    if total == 1:
        return "Kontrollen är genomförd." if performed else "Kontrollen är inte helt genomförd."
    if performed == total:
        both = "Båda kontrollerna" if total == 2 else f"Alla {count_word(total)} kontroller"
        return f"{both} är genomförda."
    if not performed:
        return f"Ingen av de {count_word(total)} kontrollerna är redovisad som helt genomförd."
    done = "genomförd" if performed == 1 else "genomförda"
    return f"{_begin(performed)} av {count_word(total)} kontroller är {done}."


def _results(by_status: Mapping[str, int]) -> str:
    parts = [
        (count, one if count == 1 else many)
        for status, (one, many) in _FORMS.items()
        if (count := by_status[status])
    ]
    (first, said), *others = parts
    noun = "kontroll" if first == 1 else "kontroller"
    rest = [f"{_count(count)} {form}" for count, form in others]
    return f"{joined([f'{_begin(first)} {noun} {said}', *rest])}."


def _confidential(count: int) -> str:
    if not count:
        return ""
    noun = "kontroll" if count == 1 else "kontroller"
    return f"{_begin(count)} {noun} omfattas av sekretess och räknas inte med här."


def _valued(count: int) -> str:
    return "värderad" if count == 1 else "värderade"


def _controls(count: int) -> str:
    return f"{_count(count)} {'kontroll' if count == 1 else 'kontroller'}"


def _count(count: int) -> str:
    return "en" if count == 1 else count_word(count)


def _begin(count: int) -> str:
    return _count(count).capitalize()
