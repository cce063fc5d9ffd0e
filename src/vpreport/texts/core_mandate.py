"""The words about the core mandate: template, workbook and management report."""

from __future__ import annotations

from typing import Final

from vpreport.texts.columns import ColumnWords, TableWords

# Template.
CORE_MANDATE: Final = TableWords(
    sheet="Grunduppdrag",
    intro="En rad för varje rubrik. Beskriv i den gula cellen hur grunduppdraget har gått.",
    row="rubrik",
)
HEADING: Final = ColumnWords(title="Rubrik")
HELP: Final = ColumnWords(title="Det här ska texten ta upp")
TEXT: Final = ColumnWords(
    title="Er text",
    help="Skriv hela meningar; texten kommer med i rapporten under avdelningens namn. Lämna tomt "
    "under en rubrik som ni inte har något att säga om.",
    example="Servicecenter har tagit emot fler ärenden än förra året och hållit svarstiderna.",
)
