"""The summaries of the Word section: how many have answered, how many goals are met.

Numbers in a sentence that compares are figures; a sentence that begins with a number begins with
the word for it. Singular and plural are right for every count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from vpreport.texts.numbers import count_word, is_small, joined, long_date, plural

OF_THE_PLAN: Final = "planens"
OF_THE_STRATEGIC_GOAL: Final = "inriktningsmålets"

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
_ACTIVITY_FORMS: Final = {
    "done": ("är genomförd", "är genomförda"),
    "ongoing": ("pågår", "pågår"),
    "not_started": ("är ej påbörjad", "är ej påbörjade"),
    "late": ("är försenad", "är försenade"),
    "cancelled": ("är inställd", "är inställda"),
    "not_reported": ("är ej redovisad", "är ej redovisade"),
    "confidential": ("omfattas av sekretess", "omfattas av sekretess"),
}


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
    total = sum(counts.values())
    if counts["not_judged"] == total > 1:
        return f"Inget av {whose} {count_word(total)} mål har kunnat bedömas."
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


def activities(counts: Mapping[str, int]) -> str:
    """Return how many of the plan's activities have each status."""
    total = sum(counts.values())
    if total == 1:
        form = next(one for key, (one, _) in _ACTIVITY_FORMS.items() if counts[key])
        return f"Planens enda åtgärd {form}."
    small = is_small(total)
    parts = [
        f"{_figure(count, 'en', small=small)} {one if count == 1 else many}"
        for key, (one, many) in _ACTIVITY_FORMS.items()
        if (count := counts[key])
    ]
    if len(parts) == 1:
        form = next(many for key, (_, many) in _ACTIVITY_FORMS.items() if counts[key])
        both = "Planens båda" if total == 2 else f"Alla planens {count_word(total)}"
        return f"{both} åtgärder {form}."
    whole = f"{count_word(total)} åtgärder" if small else plural(total, "åtgärd", "åtgärder")
    return f"Planen har {whole}: {joined(parts)}."


def _divided(
    counts: Mapping[str, int],
    forms: Mapping[str, tuple[str, str]],
    *,
    whose: str,
    none_of: str,
) -> str:
    total = sum(counts.values())
    small = is_small(total)
    parts = [
        f"{_figure(count, 'ett', small=small)} {one if count == 1 else many}"
        for key, (one, many) in forms.items()
        if (count := counts[key])
    ]
    if total == 1:
        form = next((one for key, (one, _) in forms.items() if counts[key]), "")
        return f"{whose.capitalize()} enda mål bedöms {form}." if form else ""
    if not parts:
        return f"Inget av {whose} {count_word(total)} mål {none_of}."
    if counts.get("will_not_be_met") == total:
        return f"Inget av {whose} {count_word(total)} mål bedöms bli uppfyllt."
    if max(counts.values()) == total:
        both = "båda" if total == 2 else f"alla {count_word(total)}"
        form = next(many for key, (_, many) in forms.items() if counts[key])
        return f"{whose.capitalize()} {both} mål bedöms {form}."
    return f"Av {whose} {count_word(total)} mål bedöms {joined(parts)}."


def _said(count: int, rest: str) -> str:
    return f"{_begin(count, 'Ett')} {rest}" if count else ""


def _for_goals(begin: str, count: int) -> str:
    return f"{begin} {_figure(count, 'ett', small=True)} mål." if count else ""


def _figure(count: int, one: str, *, small: bool) -> str:
    """Return the number as a word where all of the sentence's are; `one` is "en" or "ett"."""
    if not small:
        return str(count)
    return one if count == 1 else count_word(count)


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else plural(count, one, many)


def _begin(count: int, one: str) -> str:
    return one if count == 1 else count_word(count).capitalize()
