"""What is said of the goals of importance for sound financial management."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.texts.numbers import count_word, joined

SHEET: Final = "God ekonomisk hushållning"
CONTENTS: Final = (
    "Målen av betydelse för god ekonomisk hushållning, med målvärde, utfall, prognos och "
    "utvärdering."
)
HEADING: Final = "Mål av betydelse för god ekonomisk hushållning"
CAPTION: Final = "Mål av betydelse för god ekonomisk hushållning, med sina indikatorer"

COLUMN_ITEM: Final = "Mål och indikatorer"
COLUMN_KIND: Final = "Slag"
COLUMN_FORECAST: Final = "Prognos"
KIND: Final = {"financial": "Finansiellt mål", "operational": "Verksamhetsmål"}
INDICATOR: Final = "Indikator"
OWN: Final = "Egen bedömning"
WHOLE: Final = (
    "Om kommunen och dess bolag som helhet har en god ekonomisk hushållning bedöms i kommunens "
    "årsredovisning."
)
NO_GOALS: Final = (
    "Planen pekar inte ut något mål av betydelse för god ekonomisk hushållning. Därför görs ingen "
    "utvärdering av sådana mål här."
)

_KINDS: Final = {
    "financial": ("ett finansiellt mål", "finansiella mål"),
    "operational": ("ett verksamhetsmål", "verksamhetsmål"),
}
_STATUS: Final = {
    "met": ("är uppfyllt", "är uppfyllda"),
    "partly": ("är delvis uppfyllt", "är delvis uppfyllda"),
    "not_met": ("är inte uppfyllt", "är inte uppfyllda"),
    "not_judged": ("har inte kunnat bedömas", "har inte kunnat bedömas"),
    "not_due": ("bedöms senare", "bedöms senare"),
}
# "Alla målen är inte uppfyllda" could be read as "some are".
_NONE_OF_THEM: Final = {
    "not_met": "är uppfyllt helt eller delvis",
    "not_judged": "har kunnat bedömas",
    "will_not_be_met": "bedöms bli uppfyllt",
}
_FORECAST: Final = {
    "will_be_met": ("bedöms bli uppfyllt", "bedöms bli uppfyllda"),
    "will_be_partly": ("bedöms bli delvis uppfyllt", "bedöms bli delvis uppfyllda"),
    "will_not_be_met": ("bedöms inte bli uppfyllt", "bedöms inte bli uppfyllda"),
    "uncertain": ("har en osäker prognos", "har en osäker prognos"),
    "not_reported": ("saknar prognos", "saknar prognos"),
}


def described(*, with_forecast: bool) -> str:
    shown = (
        "målvärde, utfall, status och prognos" if with_forecast else "målvärde, utfall och status"
    )
    return f"En rad för varje mål, följd av en rad för varje indikator. Kolumnerna visar {shown}."


def goals(kinds: Mapping[str, int]) -> str:
    """Return how many goals there are of each kind, given by its stable value."""
    count = sum(kinds.values())
    if not count:
        return NO_GOALS
    which = [
        one if kinds[kind] == 1 else f"{count_word(kinds[kind])} {many}"
        for kind, (one, many) in _KINDS.items()
        if kinds[kind]
    ]
    if len(which) == 1:
        return f"Planen har {which[0]} av betydelse för god ekonomisk hushållning."
    return (
        f"Planen har {count_word(count)} mål av betydelse för god ekonomisk hushållning: "
        f"{joined(which)}."
    )


def outcome(counts: Mapping[str, int]) -> str:
    """Return how the goals stand: "1 är uppfyllt och 2 har inte kunnat bedömas."."""
    return _counted(counts, _STATUS)


def forecast(counts: Mapping[str, int]) -> str:
    return _counted(counts, _FORECAST)


def said_of_outcome(counts: Mapping[str, int], *, is_final: bool) -> str:
    return f"{'Utfall för året' if is_final else 'Utfall hittills'}: {outcome(counts)}"


def said_of_forecast(counts: Mapping[str, int]) -> str:
    return f"Prognos för helåret: {forecast(counts)}"


def met_of(met: int, counted: int) -> str:
    """Return how many of a goal's indicators are met, empty where none counts."""
    if not counted:
        return ""
    return f"{met} av {counted} uppfyllda" if counted != 1 else f"{met} av 1 uppfylld"


def explained(computed: str, reason: str) -> str:
    """Return how the status came about; `reason` is that of an own assessment, or empty."""
    return f"{computed} {OWN}: {reason}" if reason else computed


def by_department(goal: str, department: str) -> str:
    return f"{goal} ({department})"


def _counted(counts: Mapping[str, int], forms: Mapping[str, tuple[str, str]]) -> str:
    total = sum(counts.values())
    found = [status for status in forms if counts[status]]
    parts = [(counts[status], forms[status][counts[status] > 1]) for status in found]
    if total == 1:
        return f"Målet {parts[0][1]}."
    if len(parts) == 1 and (none := _NONE_OF_THEM.get(found[0])):
        return f"Inget av målen {none}."
    if len(parts) == 1:
        return f"{'Båda' if total == 2 else 'Alla'} målen {parts[0][1]}."
    said = joined([f"{count_word(count)} {words}" for count, words in parts])
    return f"{said[:1].upper()}{said[1:]}."
