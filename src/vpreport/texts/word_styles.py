"""What Word calls its styles in Swedish, and names of styles that municipalities make."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# Word shows its own styles in the reader's language, but a document keeps their English names.
# From the list of styles in a Swedish Word.
SHOWN_AS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{f"Rubrik {level}": f"heading {level}" for level in range(1, 10)},
        **{f"Innehåll {level}": f"toc {level}" for level in range(1, 10)},
        "Beskrivning": "caption",
        "Brödtext": "Body Text",
        "Innehållsförteckningsrubrik": "TOC Heading",
        "Liststycke": "List Paragraph",
        "Normal": "Normal",
        "Numrerad lista": "List Number",
        "Punktlista": "List Bullet",
        "Rubrik": "Title",
        "Stark": "Strong",
        "Tabellrutnät": "Table Grid",
        "Underrubrik": "Subtitle",
    }
)

_BY_NAME: Final = {name.casefold(): shown for shown, name in SHOWN_AS.items()}


def shown(name: str) -> str:
    """Return what a Swedish Word calls a style; one of the municipality's own has that name."""
    return _BY_NAME.get(name.casefold(), name)


OWN_LEAD_IN: Final = ("Listinledning",)
OWN_SOURCE: Final = ("Källa", "Källhänvisning", "Tabellkälla")
OWN_CELL: Final = ("Tabelltext", "Tabell text", "Table Text")
OWN_COUNT: Final = ("Tabelltal", "Tabellsiffror", "Tabelltext höger", "Table Number")
OWN_NOTE: Final = ("Tabellnot", "Tabellkommentar", "Table Note")

# Labels of captions, the most usual first.
TABLE_LABELS: Final = ("Tabell", "Table")
CHART_LABELS: Final = ("Diagram", "Figur", "Figure", "Bild", "Chart")

# What each role is called in a remark; also its key in plan.toml.
ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "dokumentets titel",
        "subtitle": "underrubriken till titeln",
        "contents_title": "rubriken till innehållsförteckningen",
        "contents_1": "innehållsförteckningens första nivå",
        "contents_2": "innehållsförteckningens andra nivå",
        "body": "brödtext",
        "lead_in": "inledningen till en lista",
        "source": "källan under en tabell",
        "bullet": "punktlistor",
        "number": "numrerade listor",
        "strong": "ord i fetstil",
        "caption": "tabell- och diagramtexter",
        "table": "tabeller",
        "cell": "text i tabeller",
        "count": "tal i tabeller",
        "note": "anmärkningar i tabeller",
        **{f"heading_{level}": f"rubriker på nivå {level}" for level in range(1, 10)},
    }
)
