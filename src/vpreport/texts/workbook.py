"""The words of the combined workbook: its sheets, headings, sentences and chart texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.texts import labels
from vpreport.texts.numbers import joined, plural

# Sheets, in order.
OVERVIEW: Final = "Översikt"
GOALS: Final = "Mål"
INDICATORS: Final = "Indikatorer"
ACTIVITIES: Final = "Åtgärder"
DEVIATIONS: Final = "Avvikelser"
TO_FOLLOW_UP: Final = "Att följa upp"
SOURCES: Final = "Källor"
JUDGING: Final = "Så bedöms målen"

CONTENTS: Final = {
    GOALS: "Alla mål med status, varför den är som den är och avdelningarnas texter.",
    INDICATORS: "Alla indikatorer med målvärde, utfall, status och varifrån uppgifterna kommer.",
    ACTIVITIES: "Alla åtgärder med status, datum och kommentar.",
    DEVIATIONS: "Det som inte går enligt plan, med avdelningens förklaring och åtgärd.",
    TO_FOLLOW_UP: "Svar som saknas eller behöver kontrolleras, det viktigaste först.",
    SOURCES: "De arbetsböcker som har kommit in.",
    JUDGING: "Reglerna för bedömningen och vad varje status och tecken betyder.",
}

# The workbook as a whole.
TITLE: Final = "Uppföljning av {plan}"
SUBJECT: Final = "{checkpoint}, läget den {date}"
CONTEXT: Final = "{organisation} · {board} · {checkpoint} · läget den {date}"
PAGE: Final = "Sida {page} av {pages}"
LANGUAGE: Final = "Språk"
CUT: Final = " … (förkortad)"
NOTHING: Final = "–"

# Headings that several sheets share.
NUMBER: Final = "Nr"
GOAL: Final = "Mål"
STRATEGIC_GOAL: Final = "Inriktningsmål"
NUMBERED: Final = "{number}. {title}"
STATUS: Final = "Status"
COMPUTED: Final = "Beräknad status"
CHOSEN: Final = "Egen bedömning"
REASON: Final = "Motivering"
EXPLANATION: Final = "Så kom statusen till"
FORECAST: Final = "Prognos helår"
DEPARTMENT: Final = "Avdelning"
COMMENT: Final = "Kommentar"
SOURCE: Final = "Hämtat från"
TOTAL: Final = "Totalt"
ALL: Final = "Hela planen"

# Mål.
WHOLE_TEXT: Final = "Målet i sin helhet"
RESPONSIBLE: Final = "Ansvarig roll"
FINANCIAL: Final = "God ekonomisk hushållning"
FINANCIAL_KIND: Final = {"financial": "Finansiellt mål", "operational": "Verksamhetsmål"}
TEXTS: Final = "Texter"
ANALYSIS: Final = "Analys"
DEVIATION: Final = "Avvikelse"
CORRECTIVE_ACTION: Final = "Åtgärd vid avvikelse"

# Indikatorer.
INDICATOR: Final = "Indikator"
OUTCOME: Final = "Utfall"
UNIT: Final = "Enhet"
TARGET: Final = "Målvärde"
TARGET_DATE: Final = "Måldatum"
NEXT_TARGET: Final = "Nästa målvärde"
BASELINE: Final = "Utgångsvärde"
BASELINE_WHEN: Final = "Utgångsvärdet avser"
MEASURED_BY: Final = "Mätningens källa"
FORECAST_VALUE: Final = "Prognos"
FORECAST_STATUS: Final = "Prognosen innebär"
NO_TARGET_YET: Final = "inget ännu"
NOT_REPORTED: Final = "Ej redovisat"
NOT_COMBINED: Final = "Kan inte vägas ihop"
REFUSED: Final = f"{labels.CANNOT_BE_USED}: «{{raw}}»"
DEPARTMENT_SAYS: Final = "{department}: {value}"

# Åtgärder.
ACTIVITY: Final = "Åtgärd"
DUE_TEXT: Final = "Klart senast"
DUE: Final = "Sista dag"
DONE_ON: Final = "Klar den"
TIMING: Final = "Tidsläge"
OVERDUE: Final = "Datumet har passerat"
NO_DATE: Final = "utan datum"

# Avvikelser.
KIND: Final = "Gäller"
KIND_GOAL: Final = "Mål"
KIND_INDICATOR: Final = "Indikator"
KIND_ACTIVITY: Final = "Åtgärd"
NAME: Final = "Benämning"
WHY_HERE: Final = "Varför den är med"
DEPARTMENT_TEXT: Final = "Avdelningens beskrivning"
WHY_STATUS: Final = "Status: {status}."
WHY_FORECAST: Final = "Prognos: {forecast}."
WHY_WRITTEN: Final = "Avdelningen har beskrivit en avvikelse."
WHY_OVERDUE: Final = "Datumet i planen har passerat."
NO_DEVIATIONS: Final = "Inga avvikelser har redovisats."

# Att följa upp.
SEVERITY: Final = "Vikt"
FILE: Final = "Arbetsbok"
SHEET: Final = "Blad"
CELL: Final = "Cell"
ITEM: Final = "Gäller"
FINDING: Final = "Det här behöver följas upp"
CODE: Final = "Kod"
NO_FINDINGS: Final = "Inget att följa upp."
CONFIDENTIAL_FINDING: Final = (
    "Här har något skrivits om en uppgift med sekretess. Det visas inte här; se avdelningens "
    "arbetsbok."
)
MISSING: Final = "Svar saknas från {departments}."
NOBODY_MISSING: Final = "Alla avdelningar som ska svara har svarat."

# Källor.
USED: Final = "Läsning"
FILE_FORMAT: Final = "Format"
PROGRAM: Final = "Sparad med"
SAVED_AT: Final = "Sparad"
SIZE: Final = "Storlek (byte)"
TEMPLATE_CODE: Final = "Mallkod"
SHA256: Final = "Kontrollsumma (SHA-256)"
UNKNOWN: Final = "okänd"
NO_SOURCES: Final = "Inga arbetsböcker har kommit in."
SOURCE_STATUS: Final = {
    "used": "Använd",
    "same": "Samma svar som en använd",
    "replaced": "Ersatt av en annan fil",
    "refused": "Inte använd",
}

# Så bedöms målen.
RULES: Final = "Reglerna"
RULE: Final = "Så bedöms målen i den här uppföljningen"
LEGEND: Final = "Vad varje status betyder"
MEANING: Final = "Betyder"
APPLIES_TO: Final = "Används för"
BLANKS: Final = "Så läser du det som inte är ett tal"
BLANK: Final = "I cellen står"

# Översikt.
GOALS_SECTION: Final = "Målens status"
FORECAST_SECTION: Final = "Prognos för målen vid årets slut"
INDICATORS_SECTION: Final = "Indikatorernas status"
ACTIVITIES_SECTION: Final = "Åtgärdernas status"
COMPLETENESS_SECTION: Final = "Avdelningarnas svar"
CONTENTS_SECTION: Final = "Innehåll"
CONTENTS_SHEET: Final = "Blad"
CONTENTS_TEXT: Final = "Här finns"
GOALS_CHART: Final = "Målens status per inriktningsmål"
FORECAST_CHART: Final = "Prognos för målen per inriktningsmål"
ACTIVITIES_CHART: Final = "Åtgärdernas status per inriktningsmål"
CHART_TEXT: Final = (
    "Liggande staplar, en för varje inriktningsmål. {parts}. Siffrorna står i tabellen ovanför "
    "diagrammet."
)
CHART_PART: Final = "{name}: {counts}"
SUMMARY: Final = "Planen har {goals}, {indicators} och {activities}."
FORECAST_APART: Final = (
    "Status visar läget hittills. Prognosen är avdelningarnas bedömning av årets slut och visas "
    "för sig."
)
COUNTED: Final = "{what}: {counts}."
NOT_SUBMITTED: Final = "har inte svarat"
NOTHING_ASKED: Final = "inget att redovisa"
ANSWERED_OF: Final = "{answered} av {asked}"
NOTHING_REQUIRED: Final = "svarat, inget krävs nu"
REFUSED_OF: Final = "{answered} av {asked}, {refused} kan inte användas"

# A count with its status, one and several: "1 uppfyllt", "2 uppfyllda".
GOAL_COUNT: Final = {
    "met": ("uppfyllt", "uppfyllda"),
    "partly": ("delvis uppfyllt", "delvis uppfyllda"),
    "not_met": ("ej uppfyllt", "ej uppfyllda"),
    "not_judged": ("ej bedömt", "ej bedömda"),
    "not_due": ("bedöms senare", "bedöms senare"),
}
INDICATOR_COUNT: Final = {
    "met": ("uppfylld", "uppfyllda"),
    "partly": ("delvis uppfylld", "delvis uppfyllda"),
    "not_met": ("ej uppfylld", "ej uppfyllda"),
    "not_due": ("mäts senare", "mäts senare"),
    "not_reported": ("ej redovisad", "ej redovisade"),
    "not_measured": ("ej mätt", "ej mätta"),
    "not_applicable": ("ej aktuell", "ej aktuella"),
    "not_assessable": ("kan inte bedömas", "kan inte bedömas"),
    "confidential": ("med sekretess", "med sekretess"),
}
FORECAST_COUNT: Final = {
    "will_be_met": ("bedöms bli uppfyllt", "bedöms bli uppfyllda"),
    "will_be_partly": ("bedöms bli delvis uppfyllt", "bedöms bli delvis uppfyllda"),
    "will_not_be_met": ("bedöms inte bli uppfyllt", "bedöms inte bli uppfyllda"),
    "uncertain": ("är osäkert", "är osäkra"),
    "not_reported": ("saknar prognos", "saknar prognos"),
}
ACTIVITY_COUNT: Final = {
    "done": ("genomförd", "genomförda"),
    "ongoing": ("pågår", "pågår"),
    "not_started": ("ej påbörjad", "ej påbörjade"),
    "late": ("försenad", "försenade"),
    "cancelled": ("inställd", "inställda"),
    "not_reported": ("ej redovisad", "ej redovisade"),
    "confidential": ("med sekretess", "med sekretess"),
}

# What a sheet says under its title.
GOALS_LEAD: Final = (
    "Status gäller läget vid uppföljningen. Har avdelningen gjort en egen bedömning är det den "
    "som gäller; den beräknade visas bredvid."
)
INDICATORS_LEAD: Final = (
    "Målvärdet är det senaste som skulle ha nåtts vid uppföljningen. Procent skrivs som tal: 70 "
    "är 70\u00a0%."
)
ACTIVITIES_LEAD: Final = (
    "Status är den som avdelningen har valt; Tidsläge jämför med datumet i planen."
)
DEVIATIONS_LEAD: Final = (
    "Här finns det som inte är uppfyllt, är försenat eller inställt, som har en beskriven "
    "avvikelse eller som inte väntas bli uppfyllt."
)
TO_FOLLOW_UP_LEAD: Final = "Det viktigaste står först: stopp, fel, varningar och upplysningar."
SOURCES_LEAD: Final = (
    "Kontrollsumman är densamma så länge arbetsboken är oförändrad, så att det går att visa "
    "vilken som lästes."
)
JUDGING_LEAD: Final = "Reglerna står i planen och gäller alla mål som inte har en egen regel."


def counts(numbers: dict[str, int], forms: Mapping[str, tuple[str, str]]) -> str:
    """Return "8 uppfyllda, 1 ej uppfyllt och 2 bedöms senare"; statuses with none are left out."""
    return joined([plural(count, *forms[status]) for status, count in numbers.items() if count])


def counted(what: str, numbers: dict[str, int], forms: Mapping[str, tuple[str, str]]) -> str:
    """Return "Målens status: 8 uppfyllda och 1 ej uppfyllt."."""
    return COUNTED.format(what=what, counts=counts(numbers, forms) or NOTHING)


def how_many(goals: int, indicators: int, activities: int) -> str:
    """Return "Planen har 25 mål, 46 indikatorer och 1 åtgärd."."""
    return SUMMARY.format(
        goals=plural(goals, "mål", "mål"),
        indicators=plural(indicators, "indikator", "indikatorer"),
        activities=plural(activities, "åtgärd", "åtgärder"),
    )


def how_many_answered(answered: int, asked: int) -> str:
    """Return "6 av 7 avdelningar har svarat."."""
    return f"{answered} av {plural(asked, 'avdelning', 'avdelningar')} har svarat."
