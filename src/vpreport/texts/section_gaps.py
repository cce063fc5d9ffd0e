"""What the Word section says of that which has not been reported: a sentence before each list.

Each pair is the sentence for one thing and the end of the sentence for several.
"""

from __future__ import annotations

from typing import Final

from vpreport.texts.numbers import count_word, joined

NOTHING_MISSING: Final = "Allt som skulle redovisas vid uppföljningen har redovisats."
SOMETHING_MISSING: Final = (
    "Här står det som planen innehåller men som inte har kunnat redovisas eller bedömas. Ej "
    "redovisad betyder att svar saknas. Ej mätt och ej aktuell är avdelningens egna svar."
)

# Where each thing stands with its state, as the end of a sentence.
AT_GOALS: Final = "under sina mål"
AT_STRATEGIC_GOALS: Final = "under sina inriktningsmål"
AT_ASSIGNMENTS: Final = "i avsnitten om uppdrag och motioner"
AT_ECONOMY: Final = "i avsnittet om ekonomi"
AT_CONTROLS: Final = "i avsnittet om intern kontroll"
AT_STAFF: Final = "i avsnittet om personalförhållanden"
AT_MANDATE: Final = "i avsnitten om grunduppdraget, händelser och förväntad utveckling"

MISSING_DEPARTMENTS: Final = ("En avdelning har inte svarat", "avdelningar har inte svarat")
MISSING_INDICATORS: Final = (
    "En indikator är ej redovisad",
    "indikatorer är ej redovisade",
)
MISSING_PARTS: Final = (
    "En indikator saknar svar från en del av avdelningarna",
    "indikatorer saknar svar från en del av avdelningarna",
)
NOT_MEASURED: Final = ("En indikator är ej mätt", "indikatorer är ej mätta")
NOT_APPLICABLE: Final = ("En indikator är ej aktuell", "indikatorer är ej aktuella")
NOT_ASSESSABLE: Final = (
    "En indikator har ett svar som inte kan bedömas",
    "indikatorer har svar som inte kan bedömas",
)
CONFIDENTIAL: Final = (
    "En indikator omfattas av sekretess och redovisas i särskild ordning",
    "indikatorer omfattas av sekretess och redovisas i särskild ordning",
)
NOT_JUDGED: Final = ("Ett mål har inte kunnat bedömas", "mål har inte kunnat bedömas")
MISSING_ANALYSES: Final = ("Ett mål saknar analys", "mål saknar analys")
MISSING_FORECASTS: Final = (
    "Ett mål saknar prognos för helåret",
    "mål saknar prognos för helåret",
)
MISSING_ACTIVITIES: Final = ("En åtgärd är ej redovisad", "åtgärder är ej redovisade")
CONFIDENTIAL_ACTIVITIES: Final = (
    "En åtgärd omfattas av sekretess och redovisas i särskild ordning",
    "åtgärder omfattas av sekretess och redovisas i särskild ordning",
)


def missing(forms: tuple[str, str], count: int) -> str:
    """Return how many things are missing, as a sentence without its end."""
    one, many = forms
    return one if count == 1 else f"{count_word(count).capitalize()} {many}"


def listed(missing: str, *, in_brackets: bool) -> str:
    """Return the sentence before a list; `in_brackets`: of those asked, only these are named."""
    return f"{missing}{', här inom parentes' if in_brackets else ''}:"


def counted(missing: str, where: str, *, shared: bool) -> str:
    """Return the sentences before a count for each department, in place of a long list."""
    each = " Det som flera avdelningar delar räknas hos var och en av dem." if shared else ""
    return f"{missing}. Alla finns med {where}.{each} Antalet för varje avdelning är:"


def department_count(department: str, count: int) -> str:
    return f"{department}: {count}"


def missing_item(name: str, departments: tuple[str, ...]) -> str:
    return f"{name} ({joined(departments)})" if departments else name
