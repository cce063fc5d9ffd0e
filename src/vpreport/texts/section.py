"""The words of the Word section: headings, labels, tables, and what is said of each goal.

Whole sentences, so that a text-to-speech voice pauses where it should.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from vpreport.texts.labels import CANNOT_BE_USED
from vpreport.texts.numbers import joined, long_date

TABLE: Final = "Tabell"
CHART: Final = "Diagram"
CHART_SIGN: Final = "□"  # of what is not reported: a dash before a number would be read as minus

# Names of the paragraph and table styles that Word does not have from the beginning.
STYLE_CELL: Final = "Tabelltext"
STYLE_COUNT: Final = "Tabelltal"
STYLE_NOTE: Final = "Tabellnot"
STYLE_SOURCE: Final = "Källa"
STYLE_LEAD_IN: Final = "Listinledning"
STYLE_TABLE: Final = "Uppföljningstabell"

TITLE: Final = "Uppföljning av verksamhetsplanen"
CONTENTS: Final = "Innehåll"
PAGE: Final = ("Sida ", " av ")

# Headings of a management report (förvaltningsberättelse), as RKR R15 words them.
GOVERNANCE: Final = "Styrning och uppföljning av den kommunala verksamheten"
SOUND_MANAGEMENT: Final = "God ekonomisk hushållning och ekonomisk ställning"
ATTAINMENT: Final = "Måluppfyllelse"
ACTIVITIES: Final = "Åtgärder"
NOT_REPORTED: Final = "Det som inte har redovisats"
RULES: Final = "Så bedöms målen"

NONE: Final = "–"
MAX_QUOTE: Final = 60  # a longer quotation would fill the column

GOAL_TEXT: Final = "Mål"
RESPONSIBLE: Final = "Ansvarig"
STATUS: Final = "Status"
REASON: Final = "Motivering"
BY_THE_RULES: Final = "Enligt reglerna"
ANALYSIS: Final = "Analys"
DEVIATION: Final = "Avvikelse"
CORRECTIVE_ACTION: Final = "Åtgärd vid avvikelsen"

FINANCIAL_KIND: Final = {"financial": "finansiellt mål", "operational": "verksamhetsmål"}

COLUMN_STRATEGIC_GOAL: Final = "Inriktningsmål"
COLUMN_GOALS: Final = "Antal mål"
COLUMN_NUMBER: Final = "Nr"
COLUMN_GOAL: Final = "Mål"
COLUMN_STATUS: Final = "Status"
COLUMN_FORECAST: Final = "Prognos för helåret"
COLUMN_INDICATOR: Final = "Indikator"
COLUMN_TARGET: Final = "Målvärde"
COLUMN_OUTCOME: Final = "Utfall"
COLUMN_INDICATOR_FORECAST: Final = "Prognos"
COLUMN_ACTIVITY: Final = "Åtgärd"
COLUMN_DUE: Final = "Klart senast"
TOTAL: Final = "Alla mål"
WHOLE_PLAN: Final = "Hela planen"

STATUS_COUNTS: Final = {
    "met": "Uppfyllda",
    "partly": "Delvis uppfyllda",
    "not_met": "Ej uppfyllda",
    "not_judged": "Ej bedömda",
    "not_due": "Bedöms senare",
}
FORECAST_COUNTS: Final = {
    "will_be_met": "Bedöms bli uppfyllda",
    "will_be_partly": "Bedöms bli delvis uppfyllda",
    "will_not_be_met": "Bedöms inte bli uppfyllda",
    "uncertain": "Osäker prognos",
    "not_reported": "Prognos saknas",
}
ACTIVITY_COUNTS: Final = {
    "done": "Genomförda",
    "ongoing": "Pågår",
    "not_started": "Ej påbörjade",
    "late": "Försenade",
    "cancelled": "Inställda",
    "not_reported": "Ej redovisade",
    "confidential": "Sekretess",
}


def document_title(checkpoint: str, owner: str) -> str:
    return f"{TITLE} – {checkpoint}, {owner}"


def owner(board: str, organisation: str) -> str:
    return f"{board}, {organisation}"


def subtitle(checkpoint: str, owner: str) -> str:
    return f"{checkpoint} – {owner}"


SHOWS_COUNTS: Final = " visar hur målen fördelar sig på inriktningsmålen."
SHOWS_FORECASTS: Final = " visar prognoserna på samma sätt."
CAPTION_COUNTS: Final = "Måluppfyllelse för varje inriktningsmål"
CAPTION_FORECASTS: Final = "Prognos för helåret för varje inriktningsmål"
DESCRIBED_COUNTS: Final = (
    "En rad för varje inriktningsmål och en sista rad för alla mål. Kolumnerna visar antalet mål, "
    "och hur många av dem som har varje status."
)
DESCRIBED_FORECASTS: Final = (
    "En rad för varje inriktningsmål och en sista rad för alla mål. Kolumnerna visar antalet mål, "
    "och hur många av dem som har varje prognos."
)
AND: Final = " och "
SHOW_ACTIVITIES: Final = " visar hur åtgärderna fördelar sig på inriktningsmålen."
CAPTION_ACTIVITY_COUNTS: Final = "Åtgärderna för varje inriktningsmål"
CAPTION_ACTIVITY_CHART: Final = "Åtgärdernas status för varje inriktningsmål"
DESCRIBED_ACTIVITY_COUNTS: Final = (
    "En rad för varje inriktningsmål och en sista rad för hela planen. Kolumnerna visar hur många "
    "åtgärder som har varje status."
)
DESCRIBED_ACTIVITY_CHART: Final = (
    "En liggande stapel för varje inriktningsmål, delad efter hur många åtgärder som har varje "
    "status."
)
SOURCE_ACTIVITIES: Final = "Källa: avdelningarnas svar."
SOURCE_COUNTS: Final = f"Källa: avdelningarnas svar, bedömda enligt avsnittet «{RULES}»."
SOURCE_FORECASTS: Final = "Källa: avdelningarnas egna prognoser."
SOURCE_PLAN: Final = "Källa: verksamhetsplanen."
NO_GOALS: Final = "Planen har inget mål under inriktningsmålet."
NO_INDICATORS: Final = "Planen har ingen indikator för målet."
NO_ACTIVITIES: Final = "Planen har ingen åtgärd för målet."
NO_CORRECTIVE_ACTION: Final = "Ingen är redovisad."


def strategic_goal(number: int, title: str) -> str:
    return f"Inriktningsmål {number}: {title}"


def numbered_goal(number: str, title: str) -> str:
    """Return the heading of a goal where its number alone would look like that of a chapter."""
    return f"Mål {number}: {title}"


def caption_goals(number: int) -> str:
    return f"Målen under inriktningsmål {number}"


def described_goals(*, with_forecast: bool) -> str:
    shown = (
        "målets nummer, namn, status och prognos"
        if with_forecast
        else ("målets nummer, namn och status")
    )
    return f"En rad för varje mål. Kolumnerna visar {shown}."


def chart_description(shows: str, table: str) -> str:
    """Return the alternative text of a chart, which ends with where its numbers stand."""
    return f"{shows} Siffrorna står i {table}."


def caption_indicators(goal: str) -> str:
    return f"Indikatorer för mål {goal}"


def described_indicators(*, with_forecast: bool) -> str:
    shown = (
        "målvärde, utfall, prognos och status" if with_forecast else ("målvärde, utfall och status")
    )
    return (
        f"En rad för varje indikator. Kolumnerna visar {shown}. Under indikatorns namn står hur "
        "den har bedömts."
    )


def caption_activities(goal: str) -> str:
    return f"Åtgärder för mål {goal}"


DESCRIBED_ACTIVITIES: Final = (
    "En rad för varje åtgärd. Kolumnerna visar när åtgärden ska vara klar och hur långt den har "
    "kommit."
)


def led_by(roles: tuple[str, ...], departments: tuple[str, ...]) -> str:
    """Return who answers for the goal: roles, leading department and those taking part."""
    who = joined(_lower_first(roles)) if roles else "ingen roll är utpekad i planen"
    leads, *others = departments
    return f"{who}. {leads} leder arbetet{_together_with(others)}."


def of_importance(kind: str) -> str:
    return f"Målet har betydelse för god ekonomisk hushållning ({FINANCIAL_KIND[kind]})."


def own_assessment(status: str, department: str) -> str:
    return f"{status}, enligt egen bedömning av {department}."


UNUSED_ASSESSMENT: Final = (
    "Avdelningens egen bedömning kan inte användas. Därför gäller bedömningen enligt reglerna."
)


def indicator_own_assessment(status: str, computed: str) -> str:
    """Return both statuses of an indicator that a person has judged beside the rules."""
    return f"Egen bedömning: {status}. Enligt reglerna: {computed}."


def reason(text: str) -> str:
    return f"{REASON}: {sentence(text)}"


def by_department(label: str, department: str) -> str:
    """Return "Analys (IT-avdelningen)"; without a department only the label."""
    return f"{label} ({department})" if department else label


def no_analysis(department: str) -> str:
    return f"{department} har inte lämnat någon analys av målet."


def next_target(target: str) -> str:
    return f"Nästa: {target}"


def target_level(value: str) -> str:
    return f"Motsvarar {value}"


def counted_from(baseline: str) -> str:
    return f"Utgångsvärde: {baseline}"


NO_TARGET_YET: Final = "inget ännu"
JUDGED_IN_WORDS: Final = "Bedöms i ord"
OUTCOME_BLANK: Final = "Ej redovisat"
INCOMPLETE: Final = "Ofullständigt svar"
FORECAST_MISSING: Final = "Saknas"


def unusable(raw: str) -> str:
    """Return what stands in place of an outcome that cannot be used, quoted as it was typed."""
    shown = raw if len(raw) <= MAX_QUOTE else f"{raw[: MAX_QUOTE - 1]}…"
    return f"{CANNOT_BE_USED}: «{shown}»" if shown else CANNOT_BE_USED


def answers_by_department(answers: tuple[tuple[str, str], ...], rule: str) -> str:
    """Return what each department answered, and how the answers became one."""
    each = "; ".join(f"{department}: {answer}" for department, answer in answers)
    return f"Svar: {each}. Regel: {rule}."


def comment(text: str, department: str = "") -> str:
    return f"Kommentar från {department}: {text}" if department else f"Kommentar: {text}"


def source(
    departments: tuple[str, ...], others: tuple[str, ...] = (), *, basis: tuple[str, ...] = ()
) -> str:
    """Return where the figures of a table come from; `basis` is what the answers build on."""
    answers = f"svar från {joined(departments)}" if departments else "inga svar har kommit in"
    below = f" Underlag: {'; '.join(basis)}." if basis else ""
    return f"Källa: {'; '.join((answers, *others))}.{below}"


DUE_PASSED: Final = "Datumet har passerat"
NO_DUE: Final = "Inget datum i planen"


def done_on(date: dt.date) -> str:
    return f"Klar den {long_date(date)}"


def sentence(text: str) -> str:
    """Return `text` with a full stop, unless it already ends like a sentence."""
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def _together_with(others: list[str]) -> str:
    return f" tillsammans med {joined(others)}" if others else ""


def _lower_first(roles: tuple[str, ...]) -> tuple[str, ...]:
    """Roles stand in running text: "näringslivschef", but "IT-chef" and "HR-chef"."""
    return tuple(r if r[:2].isupper() else r[:1].lower() + r[1:] for r in roles)
