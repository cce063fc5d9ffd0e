"""The sentences of the Word section: headings, summaries in the right number, table words.

Numbers in a sentence that compares are figures; a sentence that begins with a number begins with
the word for it. Whole sentences only, so that a text-to-speech voice pauses where it should.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from vpreport.texts.numbers import count_word, joined, long_date, plural

TABLE: Final = "Tabell"

# Names of the paragraph and table styles that Word does not have from the beginning.
STYLE_CELL: Final = "Tabelltext"
STYLE_COUNT: Final = "Tabelltal"
STYLE_NOTE: Final = "Tabellnot"
STYLE_SOURCE: Final = "Källa"
STYLE_LEAD_IN: Final = "Listinledning"
STYLE_TABLE: Final = "Uppföljningstabell"

TITLE: Final = "Mål och måluppfyllelse"
CONTENTS: Final = "Innehåll"
PAGE: Final = ("Sida ", " av ")

# Headings of a management report (förvaltningsberättelse), as RKR R15 words them.
GOVERNANCE: Final = "Styrning och uppföljning av den kommunala verksamheten"
SOUND_MANAGEMENT: Final = "God ekonomisk hushållning och ekonomisk ställning"
ATTAINMENT: Final = "Måluppfyllelse"
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

OF_THE_PLAN: Final = "planens"
OF_THE_STRATEGIC_GOAL: Final = "inriktningsmålets"

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

_STATUS_FORMS: Final = {
    "met": ("som uppfyllt", "som uppfyllda"),
    "partly": ("som delvis uppfyllt", "som delvis uppfyllda"),
    "not_met": ("som ej uppfyllt", "som ej uppfyllda"),
}
_FORECAST_FORMS: Final = {
    "will_be_met": ("bli uppfyllt", "bli uppfyllda"),
    "will_be_partly": ("bli delvis uppfyllt", "bli delvis uppfyllda"),
    "will_not_be_met": ("inte bli uppfyllt", "inte bli uppfyllda"),
}


def document_title(checkpoint: str, owner: str) -> str:
    return f"{TITLE} – {checkpoint}, {owner}"


def owner(board: str, organisation: str) -> str:
    return f"{board}, {organisation}"


def subtitle(checkpoint: str, owner: str) -> str:
    return f"{checkpoint} – {owner}"


def governance(
    *, board: str, plan: str, strategic_goals: int, goals: int, indicators: int, activities: int
) -> str:
    """Return what the board is governed by and what is followed up."""
    return (
        f"{board} styr sin verksamhet genom {plan}. Planen utgår från "
        f"{_counted(strategic_goals, 'ett inriktningsmål', 'inriktningsmål')} och innehåller "
        f"{_counted(goals, 'ett mål', 'mål')}. Måluppfyllelsen mäts med "
        f"{_counted(indicators, 'en indikator', 'indikatorer')}, och arbetet mot målen bedrivs "
        f"genom {_counted(activities, 'en åtgärd', 'åtgärder')}."
    )


def method(date: dt.date, *, with_forecast: bool) -> str:
    """Return how the follow-up was made and what day it describes."""
    described = (
        f"Utfallet gäller till och med den {long_date(date)}. Prognosen för helåret {date.year} "
        "redovisas för sig."
        if with_forecast
        else f"Utfallet gäller hela {date.year}, till och med den {long_date(date)}."
    )
    return (
        "Varje avdelning redovisar utfallet för sina indikatorer, läget för sina åtgärder och en "
        "analys i ord av sina mål. Svaren bedöms efter samma regler för alla. En avdelning kan "
        f"göra en annan bedömning än reglerna, men ska då motivera den. {described}"
    )


def answered(asked: int, missing: tuple[str, ...]) -> str:
    """Return how many of the departments asked have answered, and which have not."""
    if not asked:
        return "Ingen avdelning hade något att redovisa vid uppföljningen."
    if asked == 1:
        return f"Den avdelning som skulle redovisa har {'inte ' if missing else ''}svarat."
    if not missing:
        all_of_them = (
            "Båda avdelningarna" if asked == 2 else f"Alla {count_word(asked)} avdelningar"
        )
        return f"{all_of_them} som skulle redovisa har svarat."
    if len(missing) == asked:
        return f"Ingen av de {count_word(asked)} avdelningar som skulle redovisa har svarat."
    there = asked - len(missing)
    return (
        f"{_begin(there, 'En')} av {count_word(asked)} avdelningar har svarat. Svar saknas från "
        f"{joined(missing)}."
    )


def outcome_label(date: dt.date, *, with_forecast: bool) -> str:
    if with_forecast:
        return f"Utfall till och med den {long_date(date)}"
    return f"Utfall för {date.year}"


def forecast_label(year: int) -> str:
    return f"Prognos för helåret {year}"


def attainment(counts: Mapping[str, int], *, whose: str) -> str:
    """Return how many goals are met, partly met and not met, and what could not be judged."""
    sentences = [
        _divided(counts, _STATUS_FORMS, whose=whose, none_of="har bedömts"),
        _said(counts["not_judged"], "mål har inte kunnat bedömas."),
        _said(counts["not_due"], "mål har inget målvärde som gäller ännu och bedöms senare."),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def forecast(counts: Mapping[str, int], *, whose: str) -> str:
    """Return what is expected of the goals at the end of the year."""
    sentences = [
        _divided(counts, _FORECAST_FORMS, whose=whose, none_of="har en säker prognos"),
        _for_goals("Prognosen är osäker för", counts["uncertain"]),
        _for_goals("Prognos saknas för", counts["not_reported"]),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def sound_management(count: int) -> str:
    """Return the sentence before the list of goals of importance for sound management."""
    if not count:
        return (
            "Planen pekar inte ut något enskilt mål som särskilt viktigt för god ekonomisk "
            "hushållning."
        )
    return f"{_begin(count, 'Ett')} mål har betydelse för god ekonomisk hushållning:"


def sound_goal(goal: str, *, kind: str, status: str, forecast: str) -> str:
    text = f"{goal} ({FINANCIAL_KIND[kind]}). Status: {status}."
    return f"{text} Prognos för helåret: {forecast}." if forecast else text


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
SOURCE_COUNTS: Final = f"Källa: avdelningarnas svar, bedömda enligt avsnittet {RULES}."
SOURCE_FORECASTS: Final = "Källa: avdelningarnas egna prognoser."
SOURCE_PLAN: Final = "Källa: verksamhetsplanen."
NO_GOALS: Final = "Planen har inget mål under inriktningsmålet."
NO_INDICATORS: Final = "Planen har ingen indikator för målet."
NO_ACTIVITIES: Final = "Planen har ingen åtgärd för målet."
NO_CORRECTIVE_ACTION: Final = "Ingen är redovisad."


def strategic_goal(number: int, title: str) -> str:
    return f"Inriktningsmål {number}: {title}"


def caption_goals(number: int) -> str:
    return f"Målen under inriktningsmål {number}"


def described_goals(*, with_forecast: bool) -> str:
    shown = (
        "målets nummer, namn, status och prognos"
        if with_forecast
        else ("målets nummer, namn och status")
    )
    return f"En rad för varje mål. Kolumnerna visar {shown}."


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
UNCLEAR: Final = "Oklart svar"
INCOMPLETE: Final = "Ofullständigt svar"
FORECAST_MISSING: Final = "Saknas"


def unusable(raw: str) -> str:
    """Return what stands in place of an outcome that cannot be used, quoted as it was typed."""
    shown = raw if len(raw) <= MAX_QUOTE else f"{raw[: MAX_QUOTE - 1]}…"
    return f"Oklart svar: «{shown}»" if shown else UNCLEAR


def answers_by_department(answers: tuple[tuple[str, str], ...], rule: str) -> str:
    """Return what each department answered, and how the answers became one."""
    each = "; ".join(f"{department}: {answer}" for department, answer in answers)
    return f"Svar: {each}. Regel: {rule}."


def comment(text: str, department: str = "") -> str:
    return f"Kommentar från {department}: {text}" if department else f"Kommentar: {text}"


def source(departments: tuple[str, ...], others: tuple[str, ...]) -> str:
    """Return where the figures of a table come from."""
    answers = f"svar från {joined(departments)}" if departments else "inga svar har kommit in"
    return f"Källa: {'; '.join((answers, *others))}."


DUE_PASSED: Final = "Datumet har passerat"
NO_DUE: Final = "Inget datum i planen"


def done_on(date: dt.date) -> str:
    return f"Klar den {long_date(date)}"


NOTHING_MISSING: Final = "Allt som skulle redovisas vid uppföljningen har redovisats."
SOMETHING_MISSING: Final = (
    "Här står det som planen innehåller men som inte har kunnat redovisas eller bedömas. Ej "
    "redovisad betyder att svar saknas. Ej mätt och ej aktuell är avdelningens egna svar."
)

MISSING_DEPARTMENTS: Final = ("En avdelning har inte svarat:", "avdelningar har inte svarat:")
MISSING_INDICATORS: Final = (
    "En indikator är ej redovisad:",
    "indikatorer är ej redovisade:",
)
MISSING_PARTS: Final = (
    "En indikator saknar svar från en del av avdelningarna, här inom parentes:",
    "indikatorer saknar svar från en del av avdelningarna, här inom parentes:",
)
NOT_MEASURED: Final = ("En indikator är ej mätt:", "indikatorer är ej mätta:")
NOT_APPLICABLE: Final = ("En indikator är ej aktuell:", "indikatorer är ej aktuella:")
NOT_ASSESSABLE: Final = (
    "En indikator har ett svar som inte kan bedömas:",
    "indikatorer har svar som inte kan bedömas:",
)
CONFIDENTIAL: Final = (
    "En indikator omfattas av sekretess och redovisas i särskild ordning:",
    "indikatorer omfattas av sekretess och redovisas i särskild ordning:",
)
NOT_JUDGED: Final = ("Ett mål har inte kunnat bedömas:", "mål har inte kunnat bedömas:")
MISSING_ANALYSES: Final = ("Ett mål saknar analys:", "mål saknar analys:")
MISSING_FORECASTS: Final = (
    "Ett mål saknar prognos för helåret:",
    "mål saknar prognos för helåret:",
)
MISSING_ACTIVITIES: Final = ("En åtgärd är ej redovisad:", "åtgärder är ej redovisade:")


def missing(forms: tuple[str, str], count: int) -> str:
    """Return the sentence before a list of `count` missing things."""
    one, many = forms
    return one if count == 1 else f"{_begin(count, '')} {many}"


def missing_item(name: str, departments: tuple[str, ...]) -> str:
    return f"{name} ({joined(departments)})"


def sentence(text: str) -> str:
    """Return `text` with a full stop, unless it already ends like a sentence."""
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def _divided(
    counts: Mapping[str, int],
    forms: Mapping[str, tuple[str, str]],
    *,
    whose: str,
    none_of: str,
) -> str:
    total = sum(counts.values())
    parts = [
        f"{count} {one if count == 1 else many}"
        for key, (one, many) in forms.items()
        if (count := counts[key])
    ]
    if total == 1:
        form = next((one for key, (one, _) in forms.items() if counts[key]), "")
        return f"{whose.capitalize()} enda mål bedöms {form}." if form else ""
    if not parts:
        return f"Inget av {whose} {total} mål {none_of}."
    if max(counts.values()) == total:
        both = "båda" if total == 2 else f"alla {count_word(total)}"
        form = next(many for key, (_, many) in forms.items() if counts[key])
        return f"{whose.capitalize()} {both} mål bedöms {form}."
    return f"Av {whose} {total} mål bedöms {joined(parts)}."


def _said(count: int, rest: str) -> str:
    return f"{_begin(count, 'Ett')} {rest}" if count else ""


def _for_goals(begin: str, count: int) -> str:
    return f"{begin} {_counted(count, 'ett mål', 'mål')}." if count else ""


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else plural(count, one, many)


def _begin(count: int, one: str) -> str:
    return one if count == 1 else count_word(count).capitalize()


def _together_with(others: list[str]) -> str:
    return f" tillsammans med {joined(others)}" if others else ""


def _lower_first(roles: tuple[str, ...]) -> tuple[str, ...]:
    """Roles stand in running text: "näringslivschef", but "IT-chef" and "HR-chef"."""
    return tuple(r if r[:2].isupper() else r[:1].lower() + r[1:] for r in roles)
