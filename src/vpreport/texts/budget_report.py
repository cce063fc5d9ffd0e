"""The words of budgets in the reports: deviations in words, headings and sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from vpreport.texts.budget import FORECAST_SUM, OUTCOME_SUM, PLACES, amount, figure
from vpreport.texts.numbers import long_date, plural, rounded

# Workbook.
SHEET: Final = {"operating": "Ekonomi", "investment": "Investeringar"}
CONTENTS: Final = {
    "operating": "Driftbudgeten: budget, utfall, prognos och avvikelse för varje post.",
    "investment": "Investeringsbudgeten: budget, utfall, prognos och avvikelse för varje post.",
}
DEVIATION: Final = "Avvikelse"
IN_WORDS: Final = "Avvikelsen i ord"
REPORTED_BY: Final = "Redovisas av"
SUM: Final = "Summa"
EARLIER: Final = "{table}: tidigare år enligt planen ({unit})"
NOT_EXPLAINED: Final = "Ingen förklaring har lämnats."
KIND: Final = "Budget"
WHY_LARGE: Final = "Avvikelsen är {words}, mer än planens gräns."
ABOVE_LIMIT: Final = "{words}, mer än gränsen"
CHART: Final = "Budget och {expected} {year}, {unit}: {table}"
CHART_TEXT: Final = (
    "Liggande staplar, två för varje post: budget och {expected}. {parts}. Siffrorna står i "
    "tabellen ovanför diagrammet."
)
ROUNDING: Final = (
    "Beloppen visas med en decimal. Därför kan en summa skilja sig något från sina delar."
)
UNITS: Final = {
    "mkr": "Beloppen är i miljoner kronor (mkr).",
    "tkr": "Beloppen är i tusentals kronor (tkr).",
}
MINUS_IS_COST: Final = "Det som kostar står med minus."
SIGNS: Final = {
    "negative": f"{MINUS_IS_COST} Avvikelsen är positiv när det går bättre än "
    "budgeten och negativ när det går sämre.",
    "positive": "Det som kostar står utan minus. Avvikelsen är positiv när det kostar mindre än "
    "budgeten och negativ när det kostar mer.",
}

# Word section.
HEADING: Final = "Ekonomi"
MISSING_LINES: Final = (
    "En budgetpost är inte helt redovisad",
    "budgetposter är inte helt redovisade",
)
EXPLANATIONS: Final = "Så förklaras avvikelserna:"
PLANS_OWN: Final = "planens belopp där den har några"

_SHOWN: Final = {
    True: "budget, utfall och avvikelse",
    False: "budget, utfall, prognos och avvikelse",
}
_WHOLE_YEAR: Final = {True: "Utfallet", False: "Prognosen"}
_THAN_BUDGET: Final = {
    "operating": ("bättre än budget", "sämre än budget"),
    "investment": ("lägre än budget", "högre än budget"),
}
AS_BUDGET: Final = "som budget"


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


def is_worse(deviation: Decimal) -> bool:
    """Return whether a deviation is worse than budget as it is shown, rounded."""
    return rounded(deviation, PLACES) < 0


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
    return (
        f"{_WHOLE_YEAR[is_final]} för {year} är {amount(value, unit)}. Det är "
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
        f"{params['column']} är {params['value']} i tabellen «{title}» men "
        f"{params['other_value']} i tabellen «{params['other']}». Skillnaden är "
        f"{params['difference']}. {params['rounding']}"
    )


def not_as_planned(title: str, params: Mapping[str, object]) -> str:
    """Return what a finding says of a budget unlike the plan's, as a sentence of the report."""
    return (
        f"Budgeten för {params['year']} är {params['value']} i tabellen «{title}» men "
        f"{params['printed']} i planen. Skillnaden är {params['difference']}. {params['rounding']}"
    )


def caption(title: str, table: str, year: int, unit: str) -> str:
    """Return "Driftbudget 2026, mkr: verksamhetsområden"."""
    return f"{title} {year}, {unit}: {table[:1].lower()}{table[1:]}"


def shows(*, is_final: bool) -> str:
    """Return what stands after the names of tables and charts."""
    return f" visar {_SHOWN[is_final]}."


def described(*, is_final: bool, has_total: bool) -> str:
    last = " och en sista rad för summan" if has_total else ""
    return (
        f"En rad för varje post{last}. Kolumnerna visar {_SHOWN[is_final]}, och sist "
        "avvikelsen i ord."
    )


def chart_caption(title: str, year: int, unit: str, *, is_final: bool) -> str:
    return f"{title}: budget och {expected(is_final=is_final).lower()} {year}, {unit}"


def without_bars(label: str, why: str) -> str:
    """Return "Näringsliv (ej redovisat)"."""
    return f"{label} ({why[:1].lower()}{why[1:]})"


def chart_described(worse: int, given: int, kind: str, *, is_final: bool) -> str:
    """Return for how many lines more is spent than budgeted, of `given` with both amounts."""
    what, (_, direction) = _WHOLE_YEAR[is_final], _THAN_BUDGET[kind]
    return f"{what} är {direction}en för {part_of(worse, given)} som har båda beloppen."


def explained(label: str, department: str, deviation: str, explanation: str) -> str:
    """Return "IT (IT-avdelningen), 0,6 mkr sämre än budget: Licenserna blev dyrare."."""
    who = label if label == department else f"{label} ({department})"
    named = f"{who}, {deviation}" if deviation else who
    return f"{named}: {explanation or NOT_EXPLAINED}"


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
