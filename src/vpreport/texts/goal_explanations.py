"""The sentences that explain how a goal's status follows from its indicators.

`groups` has how many indicators have each status (stable values), those left out among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from vpreport.texts.explanations import Limits, percent, share_beside
from vpreport.texts.labels import GOAL_STATUS
from vpreport.texts.numbers import count_word, joined

RULES: Final = {
    "strict": "«strikt»",
    "majority": "«majoritet»",
    "weighted": "«viktad»",
    "worst": "«sämsta»",
    "manual": "«egen bedömning»",
}
"""The rules' names in a sentence: "enligt regeln «strikt»"."""

# Singular and plural, in the order in which the sentence names them.
_COUNTED: Final = {
    "met": ("är uppfylld", "är uppfyllda"),
    "partly": ("är delvis uppfylld", "är delvis uppfyllda"),
    "not_met": ("är inte uppfylld", "är inte uppfyllda"),
    "not_reported": ("är inte redovisad", "är inte redovisade"),
    "not_measured": ("är inte mätt", "är inte mätta"),
    "not_assessable": ("kan inte bedömas", "kan inte bedömas"),
}
# "Alla är inte redovisade" could be read as "some are": where all fail, none succeeds.
_NONE: Final = {
    "not_met": "är helt eller delvis uppfylld",
    "not_reported": "är redovisad",
    "not_measured": "är mätt",
    "not_assessable": "kan bedömas",
}
# These stand in subordinate clauses, where "inte" comes before the verb.
_LEFT_OUT: Final = {
    "not_due": ("mäts senare", "mäts senare"),
    "not_applicable": ("inte är aktuell", "inte är aktuella"),
    "confidential": ("omfattas av sekretess", "omfattas av sekretess"),
}

Groups = Mapping[str, int]


def by_rule(groups: Groups, rule: str, status: str) -> str:
    return f"{_stands(groups)}; enligt regeln {RULES[rule]} är målet {_word(status)}."


def weighted(groups: Groups, share: Decimal, limits: Limits, status: str) -> str:
    met_at, partly_at = limits
    return (
        f"{_stands(groups)}; enligt regeln {RULES['weighted']} är uppfyllelsen "
        f"{share_beside(share, limits)} och målet {_word(status)} (gränserna är "
        f"{percent(partly_at)} för delvis uppfyllt och {percent(met_at)} för uppfyllt)."
    )


def no_weights(groups: Groups) -> str:
    return f"{_stands(groups)}; indikatorerna har ingen vikt i planen, så målet bedöms inte."


def manual(groups: Groups) -> str:
    return f"{_stands(groups)}; målet bedöms bara av den avdelning som leder det."


def too_few(groups: Groups, least: Decimal) -> str:
    return (
        f"{_stands(groups)}; minst {percent(least)} av indikatorerna måste kunna bedömas, så "
        "målet bedöms inte."
    )


def no_indicators() -> str:
    return "Målet har inga indikatorer, så det bedöms bara om avdelningen gör en egen bedömning."


def not_due(groups: Groups) -> str:
    return f"Målet bedöms senare, eftersom {_left_out_alone(groups)}."


def nothing_counted(groups: Groups) -> str:
    return f"Målet bedöms inte, eftersom {_left_out_alone(groups)}."


def _word(status: str) -> str:
    word = GOAL_STATUS[status]
    return word[:1].lower() + word[1:]


def _stands(groups: Groups) -> str:
    """Return "Två av tre indikatorer är uppfyllda och en är inte redovisad"."""
    whole = sum(groups.get(status, 0) for status in _COUNTED)
    left_out = _left_out(groups)
    only = "Den indikator som räknas" if left_out else "Målets enda indikator"
    (first, count), *others = [(s, groups[s]) for s in _COUNTED if groups.get(s)]
    rest = [f"{_number(n)} {_verb(_COUNTED, status, n)}" for status, n in others]
    return joined([_first(first, count, whole, only), *rest]) + left_out


def _first(status: str, count: int, whole: int, only: str) -> str:
    verb = _verb(_COUNTED, status, count)
    if whole == 1:
        return f"{only} {verb}"
    if count < whole:
        return f"{_number(count).capitalize()} av {_number(whole)} indikatorer {verb}"
    if status in _NONE:
        return f"Ingen av de {_number(whole)} indikatorerna {_NONE[status]}"
    both = "Båda indikatorerna" if whole == 2 else f"Alla {_number(whole)} indikatorer"
    return f"{both} {verb}"


def _left_out(groups: Groups) -> str:
    """Return ", utöver en som mäts senare": what does not count is said all the same."""
    left = [(s, groups[s]) for s in _LEFT_OUT if groups.get(s)]
    if not left:
        return ""
    clauses = [f"{_number(n)} som {_verb(_LEFT_OUT, s, n)}" for s, n in left]
    return f", utöver {joined(clauses)}"


def _left_out_alone(groups: Groups) -> str:
    (first, count), *rest = [(s, groups[s]) for s in _LEFT_OUT if groups.get(s)]
    noun = "indikator" if count == 1 else "indikatorer"
    clauses = [f"{_number(count)} {noun} {_verb(_LEFT_OUT, first, count)}"]
    return joined(clauses + [f"{_number(n)} {_verb(_LEFT_OUT, s, n)}" for s, n in rest])


def _number(count: int) -> str:
    return "en" if count == 1 else count_word(count)


def _verb(verbs: Mapping[str, tuple[str, str]], status: str, count: int) -> str:
    one, many = verbs[status]
    return one if count == 1 else many
