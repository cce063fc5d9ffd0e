"""The rules of assessment as paragraphs for "Så bedöms målen"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from vpreport.texts.explanations import Limits, percent
from vpreport.texts.goal_explanations import RULES
from vpreport.texts.numbers import joined

WHICH_TARGET: Final = (
    "Varje indikator bedöms mot det senaste målvärde som gäller på avstämningsdagen. En indikator "
    "som ännu inte har något sådant mäts senare och räknas inte med i målet."
)
AT_MOST: Final = (
    "När målvärdet är ett högsta värde räknas i stället hur stor del av utfallet som målvärdet "
    "är. Ingen andel räknas ut när något av talen är noll eller negativt; då är indikatorn "
    "antingen uppfylld eller inte uppfylld."
)
RANK: Final = "En placering är antingen uppfylld eller inte uppfylld, aldrig delvis."
BASELINE: Final = (
    "En jämförelse med utgångsvärdet är antingen uppfylld eller inte uppfylld, aldrig delvis."
)
ANSWERS: Final = (
    "Där svaret är ja, delvis eller nej betyder «Ja» uppfylld, «Delvis» delvis uppfylld och «Nej» "
    "inte uppfylld. Före måldatumet räknas bara ett «Ja»; annars mäts indikatorn senare."
)
JUDGED: Final = (
    "En indikator utan mätvärde bedöms av avdelningen själv, som måste motivera sin bedömning."
)
NO_BASELINE: Final = (
    "En förändring räknas från utgångsvärdet i planen eller, om planen inte har något, från det "
    "som avdelningen uppger. Saknas båda kan indikatorn inte bedömas."
)
CONFIDENTIAL: Final = (
    "För en indikator som omfattas av sekretess enligt offentlighets- och sekretesslagen (OSL) "
    "visas varken målvärde, utfall eller bedömning, och den räknas inte med i målet."
)
OWN_ASSESSMENT: Final = (
    "En avdelnings egen bedömning går före den uträknade när den är motiverad. Båda visas."
)
FORECAST: Final = (
    "Prognosen är avdelningens och redovisas för sig. Den påverkar inte hur utfallet bedöms."
)
ACTIVITIES: Final = (
    "Åtgärder har den status som den ledande avdelningen anger. En åtgärd vars datum har passerat "
    "utan att den är genomförd eller inställd markeras som försenad mot planen."
)
MISSING: Final = (
    (
        "«Ej redovisad» betyder att inget svar har kommit in, «Ej mätt» att avdelningen uppger att "
        "utfallet inte är mätt och «Kan inte bedömas» att svaret inte går att använda eller "
        "jämföra. Alla tre räknas med i målet, men aldrig som uppfyllda."
    ),
    (
        "«Ej aktuell» betyder att avdelningen uppger att frågan inte gäller längre. Indikatorn "
        "räknas då inte med i målet."
    ),
)
NO_INDICATORS: Final = (
    "Ett mål utan indikatorer bedöms bara om den ledande avdelningen gör en egen bedömning."
)

_PART_MISSING: Final = "Saknas någons utfall görs ingen bedömning."
_COMBINED: Final = {
    "lead": "När flera avdelningar svarar på samma indikator gäller svaret från den som leder, om "
    "inte planen säger annat. Skiljer sig svaren åt visas det under det som ska följas upp.",
    "sum": "Avdelningarnas utfall läggs ihop för {items}. {missing}",
    "mean": "Medelvärdet av avdelningarnas utfall gäller för {items}. {missing}",
    "min": "Det lägsta av avdelningarnas utfall gäller för {items}. {missing}",
    "worst": "Det sämsta av avdelningarnas utfall gäller för {items}. {missing}",
    "each": "Varje avdelning bedöms för sig för {items}. Indikatorn är uppfylld när alla är det, "
    "inte uppfylld när ingen är det helt eller delvis, och annars delvis uppfylld.",
}
_GOAL: Final = {
    "strict": "ett mål uppfyllt när alla indikatorer som räknas är uppfyllda, ej uppfyllt när "
    "ingen är helt eller delvis uppfylld, och annars delvis uppfyllt",
    "majority": "ett mål uppfyllt när minst hälften av indikatorerna som räknas är uppfyllda, ej "
    "uppfyllt när ingen är helt eller delvis uppfylld, och annars delvis uppfyllt",
    "weighted": "ett mål uppfyllt när {met_at} av indikatorernas sammanlagda vikt är uppnådd och "
    "delvis uppfyllt vid {partly_at}; en delvis uppfylld indikator ger halva sin vikt",
    "worst": "ett mål så uppfyllt som den sämsta av sina indikatorer; saknas någon blir målet som "
    "bäst delvis uppfyllt",
}
_MANUAL: Final = "Målet bedöms bara av den avdelning som leder det"


def level(limits: Limits) -> str:
    met_at, partly_at = limits
    return (
        f"En indikator med ett tal är uppfylld när utfallet {_reaches(met_at, 'målvärdet')}, "
        f"delvis uppfylld när det når minst {percent(partly_at)} av målvärdet och annars inte "
        "uppfylld."
    )


def change(limits: Limits) -> str:
    way = "vägen från utgångsvärdet till målvärdet"
    return (
        f"En förändring är uppfylld när utfallet {_reaches(limits[0], way)}, delvis uppfylld när "
        f"det har nått minst {percent(limits[1])} av vägen och annars inte uppfylld."
    )


def goal(rule: str, goals: Sequence[str], limits: Limits) -> str:
    """Return the rule in words; `goals` names those it is for, none where it is for all."""
    only = f" (mål {joined(list(goals))})" if goals else ""
    if rule == "manual":
        return f"{_MANUAL}, enligt regeln {RULES[rule]}{only}."
    met_at, partly_at = limits
    words = _GOAL[rule].format(met_at=percent(met_at), partly_at=percent(partly_at))
    return f"Enligt regeln {RULES[rule]}{only} är {words}."


def judged_share(least: Decimal) -> str:
    return (
        f"Ett mål bedöms inte när mindre än {percent(least)} av indikatorerna som räknas har "
        "kunnat bedömas."
    )


def departments(how: str, numbers: Sequence[str]) -> str:
    """Return how several departments' answers become one, with the indicators it is about."""
    noun = "indikator" if len(numbers) == 1 else "indikatorerna"
    items = f"{noun} {joined(list(numbers))}"
    return _COMBINED[how].format(items=items, missing=_PART_MISSING)


def _reaches(met_at: Decimal, whole: str) -> str:
    if met_at == 1:
        return "når målvärdet"
    return f"når minst {percent(met_at)} av {whole}"
