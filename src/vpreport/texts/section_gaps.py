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
CONFIDENTIAL_ACTIVITIES: Final = (
    "En åtgärd omfattas av sekretess och redovisas i särskild ordning:",
    "åtgärder omfattas av sekretess och redovisas i särskild ordning:",
)


def missing(forms: tuple[str, str], count: int) -> str:
    """Return the sentence before a list of `count` missing things."""
    one, many = forms
    return one if count == 1 else f"{count_word(count).capitalize()} {many}"


def missing_item(name: str, departments: tuple[str, ...]) -> str:
    return f"{name} ({joined(departments)})"
