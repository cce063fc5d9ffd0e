"""How a target is said in words: "minst 70 %", "öka med minst 10 %", "klart".

In a sentence ("målvärdet är …") a change is a noun, and an answer is quoted like the one that came
in.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from vpreport.texts.numbers import number, with_unit

COMPARISON: Final = {
    ">=": "minst {value}",
    "<=": "högst {value}",
    ">": "mer än {value}",
    "<": "mindre än {value}",
    "=": "{value}",
}
FROM_BASELINE: Final = {
    ">=": "minst lika högt som utgångsvärdet",
    "<=": "högst lika högt som utgångsvärdet",
    ">": "högre än utgångsvärdet",
    "<": "lägre än utgångsvärdet",
    "=": "samma som utgångsvärdet",
}
ANSWER: Final = {"yes_no": "ja", "done": "klart", "judged": "avdelningens bedömning"}
TYPED_ANSWER: Final = {"yes_no": "ja", "done": "klart", "judged": "bedömning"}  # in a plan file
ANSWER_IN_SENTENCE: Final = {**ANSWER, "yes_no": "«ja»", "done": "«klart»"}
POINTS: Final = "procentenheter"


def level(comparison: str, value: Decimal, unit: str) -> str:
    return COMPARISON[comparison].format(value=with_unit(value, unit))


def rank(comparison: str, value: Decimal) -> str:
    """Return "plats 3 eller bättre"; for other comparisons the place as a level."""
    if comparison == "<=":
        return f"plats {number(value)} eller bättre"
    return level(comparison, value, "").replace(number(value), f"plats {number(value)}")


def change(value: Decimal, unit: str) -> str:
    """Return "öka med minst 10 %"; the sign of `value` is the direction."""
    verb = "öka" if value >= 0 else "minska"
    return f"{verb} med minst {with_unit(abs(value), unit)}"


def change_in_sentence(value: Decimal, unit: str) -> str:
    """Return "en ökning med minst 10 %", to stand after "målvärdet är" or "uppfyller"."""
    noun = "ökning" if value >= 0 else "minskning"
    return f"en {noun} med minst {with_unit(abs(value), unit)}"


def baseline(comparison: str) -> str:
    return FROM_BASELINE[comparison]
