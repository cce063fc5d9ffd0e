"""The words of budgets: amounts, deviations in words, headings and sentences of the reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from vpreport.texts.columns import ColumnWords, TableWords
from vpreport.texts.numbers import long_date, number, plural, rounded, with_unit

PLACES: Final = 1  # as budgets are printed

# Template.
BUDGET: Final = TableWords(
    sheet="Ekonomi",
    intro="En rad för varje post. Skriv beloppen i den enhet och med det tecken som planen har.",
    row="budgetpost",
)
LINE: Final = ColumnWords(title="Post")
TABLE: Final = ColumnWords(title="Ingår i")
BEFORE: Final = ColumnWords(title="Tidigare år")
BUDGET_OF_YEAR: Final = ColumnWords(
    title="Budget helår",
    help="Årets budget. Fyll i den bara där cellen är gul: planen anger inget belopp. Skriv ett "
    "tal utan enhet, med minus för det som kostar om planen gör så.",
    example="-18,2",
)
OUTCOME: Final = ColumnWords(
    title="Utfall",
    help="Det som är bokfört till och med uppföljningens datum. Skriv ett tal utan enhet, med "
    "samma tecken som budgeten.",
    example="-12,4",
)
FORECAST: Final = ColumnWords(
    title="Prognos helår",
    help="Vad ni tror att hela årets utfall blir. Skrivs på samma sätt som utfallet.",
    example="-18,6",
)
LIMIT: Final = ColumnWords(title="Gräns")
EXPLANATION: Final = ColumnWords(
    title="Förklaring",
    help="Vad avvikelsen från budgeten beror på och vad ni gör åt den. Texten kommer med i "
    "rapporten.",
    example="En tjänst har varit vakant sedan i mars.",
)


def amount(value: Decimal, unit: str) -> str:
    """Return "−123,7 mkr"."""
    return with_unit(value, unit, places=PLACES)


def figure(value: Decimal) -> str:
    """Return "−123,7"."""
    return number(value, places=PLACES)


# Reports.
SHEET: Final = {"operating": "Ekonomi", "investment": "Investeringar"}
CONTENTS: Final = {
    "operating": "Driftbudgeten: budget, utfall, prognos och avvikelse för varje post.",
    "investment": "Investeringsbudgeten: budget, utfall, prognos och avvikelse för varje post.",
}
BUDGET_SUM: Final = "Budget"
OUTCOME_SUM: Final = "Utfall"
FORECAST_SUM: Final = "Prognos"
DEVIATION: Final = "Avvikelse"
IN_WORDS: Final = "Avvikelsen i ord"
REPORTED_BY: Final = "Redovisas av"
SUM: Final = "Summa"
EARLIER: Final = "{table}: tidigare år enligt planen ({unit})"
NONE: Final = "–"
NOT_EXPLAINED: Final = "Ingen förklaring har lämnats."
ABOVE_LIMIT: Final = "{words}, mer än gränsen"
CHART: Final = "Budget och {expected} {year}, {unit}: {table}"
CHART_TEXT: Final = (
    "Liggande staplar, två för varje post: budget och {expected}. {parts}. Siffrorna står i "
    "tabellen ovanför diagrammet."
)
ROUNDING: Final = (
    "Beloppen visas med en decimal. Därför kan en summa skilja sig något från sina delar."
)
SIGNS: Final = {
    "negative": "Det som kostar står med minus. Avvikelsen är positiv när det går bättre än "
    "budgeten och negativ när det går sämre.",
    "positive": "Det som kostar står utan minus. Avvikelsen är positiv när det kostar mindre än "
    "budgeten och negativ när det kostar mer.",
}

# Word section.
HEADING: Final = "Ekonomi"
EXPLANATIONS: Final = "Så förklaras avvikelserna:"
SOURCE: Final = "planens belopp; {answers}"
COLUMN_LINE: Final = "Post"

_THAN_BUDGET: Final = {
    "operating": ("bättre än budget", "sämre än budget"),
    "investment": ("lägre än budget", "högre än budget"),
}
AS_BUDGET: Final = "som budget"


def earlier(figures: list[tuple[str, Decimal]]) -> str:
    """Return a line for each earlier year: "Bokslut 2024: −43,4"; a dash without any."""
    return "\n".join(f"{label}: {figure(value)}" for label, value in figures) or NONE


def dated(what: str, year: int) -> str:
    """Return "Budget 2026"."""
    return f"{what} {year}"


def expected(*, is_final: bool) -> str:
    """Return the name of what is compared with the budget."""
    return OUTCOME_SUM if is_final else FORECAST_SUM


def part_of(given: int, lines: int) -> str:
    """Return "7 av 8 poster"."""
    return f"{given} av {plural(lines, 'post', 'poster')}"


def incomplete(value: Decimal, given: int, lines: int) -> str:
    """Return a sum that lacks some of its lines: "−83,1 (7 av 8)"."""
    return f"{figure(value)} ({given} av {lines})"


def direction(deviation: Decimal, kind: str) -> str:
    """Return "sämre än budget" for a deviation as it is shown, rounded."""
    shown = rounded(deviation, PLACES)
    better, worse = _THAN_BUDGET[kind]
    if not shown:
        return AS_BUDGET
    return better if shown > 0 else worse


def deviation_in_words(deviation: Decimal, kind: str, unit: str) -> str:
    """Return "0,4 mkr sämre än budget"."""
    words = direction(deviation, kind)
    return words if words == AS_BUDGET else f"{amount(abs(deviation), unit)} {words}"


def compared(
    *,
    year: int,
    kind: str,
    unit: str,
    is_final: bool,
    budget: Decimal,
    value: Decimal,
    deviation: Decimal,
) -> str:
    """Return how the forecast (or the outcome) of the whole year stands to the budget."""
    what = "Utfallet" if is_final else "Prognosen"
    return (
        f"{what} för {year} är {amount(value, unit)}. Det är "
        f"{_against_budget(deviation, kind, unit)}, som är {amount(budget, unit)}."
    )


def compared_in_part(
    *, kind: str, unit: str, is_final: bool, given: int, lines: int, deviation: Decimal
) -> str:
    """Return what those lines show together that have both figures, and how many they are."""
    those = "Den visar" if given == 1 else "De visar tillsammans"
    return (
        f"Bara {part_of(given, lines)} har både budget och {expected(is_final=is_final).lower()}. "
        f"{those} {_result(deviation, kind, unit)}."
    )


def not_compared(*, is_final: bool) -> str:
    return f"Ingen post har både budget och {expected(is_final=is_final).lower()}."


def outcome_to(date: dt.date, value: Decimal, unit: str) -> str:
    """Return "Utfallet till och med den 31 augusti 2026 är −81,2 mkr."."""
    return f"Utfallet till och med den {long_date(date)} är {amount(value, unit)}."


def tables_differ(title: str, params: Mapping[str, object]) -> str:
    """Return what a finding says of two tables, as a sentence of the report."""
    return (
        f"{params['column']} är {params['value']} i tabellen {title} men {params['other_value']} "
        f"i tabellen {params['other']}. Skillnaden är {params['difference']}. {params['rounding']}"
    )


def not_as_planned(title: str, params: Mapping[str, object]) -> str:
    """Return what a finding says of a budget unlike the plan's, as a sentence of the report."""
    return (
        f"Budgeten för {params['year']} är {params['value']} i tabellen {title} men "
        f"{params['printed']} i planen. Skillnaden är {params['difference']}. {params['rounding']}"
    )


def caption(title: str, table: str, year: int, unit: str) -> str:
    """Return "Driftbudget 2026, mkr: verksamhetsområden"."""
    return f"{title} {year}, {unit}: {table[:1].lower()}{table[1:]}"


def described(*, is_final: bool) -> str:
    shown = "budget, utfall och avvikelse" if is_final else "budget, utfall, prognos och avvikelse"
    return (
        f"En rad för varje post och en sista rad för summan. Kolumnerna visar {shown}. Under "
        "avvikelsen står om den är bättre eller sämre än budgeten."
    )


def chart_caption(title: str, year: int, unit: str, *, is_final: bool) -> str:
    return f"{title}: budget och {expected(is_final=is_final).lower()} {year}, {unit}"


def chart_described(worse: int, given: int, *, is_final: bool) -> str:
    what = expected(is_final=is_final)
    return f"{what} är sämre än budget för {part_of(worse, given)} som har båda beloppen."


def explained(label: str, department: str, deviation: str, explanation: str) -> str:
    """Return "IT (IT-avdelningen), 0,6 mkr sämre än budget: Licenserna blev dyrare."."""
    return f"{label} ({department}), {deviation}: {explanation or NOT_EXPLAINED}"


def _against_budget(deviation: Decimal, kind: str, unit: str) -> str:
    if not rounded(deviation, PLACES):
        return "lika mycket som budgeten"
    if kind == "operating":
        return f"{_result(deviation, kind, unit)} mot budgeten"
    return f"{deviation_in_words(deviation, kind, unit)}en"


def _result(deviation: Decimal, kind: str, unit: str) -> str:
    """Return "ett underskott på 0,4 mkr", or for investments "0,4 mkr högre än budget"."""
    if not rounded(deviation, PLACES):
        return "ingen avvikelse"
    if kind != "operating":
        return f"ett belopp som är {deviation_in_words(deviation, kind, unit)}"
    word = "överskott" if deviation > 0 else "underskott"
    return f"ett {word} på {amount(abs(deviation), unit)}"
