"""Messages about budgets: what does not add up in the plan, in an answer, and between answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.BUDGET_SUM_DIFFERS: Message(
        what="{column}: i planen står summan {printed}, men delarna blir {parts}. Skillnaden är "
        "{difference}.",
        remedy="{rounding} Kontrollera talen mot dokumentet.",
    ),
    Code.BUDGET_TOTALS_DIFFER: Message(
        what="{column}: här är summan {value}, men {other_value} i tabellen «{other}». Skillnaden "
        "är {difference}.",
        remedy="{rounding} Kontrollera vilken summa som är beslutad.",
    ),
    Code.DIFFERENCE_WITHOUT_REASON: Message(
        what="{column} är {value} och {other} {other_value}. Skillnaden är {difference}, mer än "
        "gränsen {limit}, men {demands} är tom.",
        remedy="Skriv vad skillnaden beror på och vad som görs.",
        example="Två tjänster var vakanta under våren. De är tillsatta från september.",
    ),
    Code.SIGN_UNLIKE_BUDGET: Message(
        what="{column} är {value}, men budgeten är {budget}: tecknen är olika. Beloppet används "
        "som det står.",
        remedy="Kontrollera tecknet. Beloppen skrivs med samma tecken som budgeten.",
    ),
    Code.BUDGET_TABLES_DIFFER: Message(
        what="{column}: raderna här blir {value}, men {other_value} i tabellen «{other}». "
        "Skillnaden är {difference}.",
        remedy="{rounding} Stäm av med ekonomiavdelningen vilka uppgifter som är rätt.",
    ),
    Code.BUDGET_NOT_AS_PLANNED: Message(
        what="Budget {year}: raderna här blir {value}, men i planen står summan {printed}. "
        "Skillnaden är {difference}.",
        remedy="{rounding} Kontrollera avdelningarnas budget mot beslutet.",
    ),
}
