"""The sentences that explain a status: what came in, the target with its date, the rule.

Each function gives one whole sentence. `outcome` is the outcome in words ("62 %"), `target` the
target in words with its date ("minst 70 % (augusti 2026)"), `who` the departments' names.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal
from typing import Final

from vpreport.texts.numbers import decimals_of, joined, rounded, with_unit

NO_ANSWER: Final = "inget svar"
NO_OWN_ASSESSMENT: Final = "ingen egen bedömning"

Limits = tuple[Decimal, Decimal]
"""The shares at which something is met and partly met."""

_COUNTED_AS: Final = {
    "met": "uppfyllt (gränsen är {met_at})",
    "partly": "delvis uppfyllt (gränsen är {partly_at})",
    "not_met": "ej uppfyllt (gränsen för delvis uppfyllt är {partly_at})",
}
_STATUS_OF_INDICATOR: Final = {
    "met": "uppfylld",
    "partly": "delvis uppfylld",
    "not_met": "inte uppfylld",
    "not_due": "mäts senare",
    "not_reported": "inte redovisad",
    "not_measured": "inte mätt",
    "not_applicable": "inte aktuell",
    "not_assessable": "kan inte bedömas",
}
_TOGETHER: Final = {
    "not_due": "mäts indikatorn senare",
    "not_assessable": "kan indikatorn inte bedömas",
}
_COMBINED: Final = {
    "sum": "summan av {parts}",
    "mean": "medelvärdet av {parts}",
    "min": "det lägsta av {parts}",
    "worst": "det sämsta av {parts}",
}
_NEVER_PARTLY: Final = {
    "rank": "; en placering räknas aldrig som delvis uppfylld",
    "baseline": "; en jämförelse med utgångsvärdet räknas aldrig som delvis uppfylld",
    "level": "; ingen andel av målvärdet räknas ut när något av talen är noll eller negativt",
    "change": "; det finns ingen väg från utgångsvärdet att räkna del av, så indikatorn kan inte "
    "vara delvis uppfylld",
}


def place(rank: str) -> str:
    return f"plats {rank}"


def quoted(choice: str) -> str:
    return f"«{choice}»"


def combined(outcome: str, how: str, parts: Sequence[str]) -> str:
    """Return "62 st (summan av A 20 st och B 42 st)"."""
    return f"{outcome} ({_COMBINED[how].format(parts=joined(list(parts)))})"


def level_of_change(level: str, change: str, when: str) -> str:
    """Return "220 st (en ökning med minst 10 %, augusti 2026)"."""
    return f"{level} ({change}, {when})"


def confidential(provision: str | None) -> str:
    basis = f" ({provision})" if provision else ""
    return f"Uppgiften omfattas av sekretess{basis}."


def meets(outcome: str, target: str, baseline: str) -> str:
    return f"Utfallet {outcome} uppfyller målvärdet {target}{_counted_from(baseline)}."


def fails(outcome: str, target: str, baseline: str, *, because: str) -> str:
    """Return the sentence where only the plain comparison counts; `because` says why."""
    return (
        f"Utfallet {outcome} uppfyller inte målvärdet {target}{_counted_from(baseline)}"
        f"{_NEVER_PARTLY[because]}."
    )


def part_of_level(
    outcome: str, target: str, *, is_below: bool, status: str, way: Decimal, limits: Limits
) -> str:
    """Return the sentence where the outcome has come part of the way to a level."""
    shown = share_beside(way, limits)
    rule = _rule(status, limits)
    if is_below:
        return f"Utfallet {outcome} når {shown} av målvärdet {target} och räknas som {rule}."
    return (
        f"Utfallet {outcome} uppfyller inte målvärdet {target}, som är {shown} av utfallet; "
        f"det räknas som {rule}."
    )


def part_of_change(
    outcome: str, target: str, baseline: str, *, status: str, way: Decimal, limits: Limits
) -> str:
    """Return the sentence where the outcome has come part of the way from the baseline."""
    rule = _rule(status, limits)
    if way < 0:
        return (
            f"Utfallet {outcome} har rört sig bort från målvärdet {target}"
            f"{_counted_from(baseline)}, och räknas som {rule}."
        )
    return (
        f"Utfallet {outcome} når {share_beside(way, limits)} av vägen från utgångsvärdet "
        f"{baseline} till målvärdet {target} och räknas som {rule}."
    )


def share_beside(way: Decimal, limits: Limits) -> str:
    """Return the share in percent, with decimals only where rounding would tell something else.

    79.6 % must not be shown as 80 % beside the words "the limit is 80 %", nor 55.5 % as 56 %
    beside an outcome of 55.5 %, nor 0.4 % as nothing.
    """
    marks = [limit * 100 for limit in (*limits, Decimal(1))]
    way *= 100
    is_told_by_one = way == rounded(way, 1) or 0 < way < 1
    for places in (decimals_of(way, at_most=1) if is_told_by_one else 0, 1, 2):
        shown = rounded(way, places)
        if all((shown >= mark) == (way >= mark) for mark in marks):
            return with_unit(shown, "%")
    return with_unit(way.quantize(Decimal("0.01"), rounding=ROUND_DOWN), "%")


def percent(share: Decimal) -> str:
    """Return a limit as it was set: 0.825 is "82,5 %"."""
    return with_unit(share * 100, "%")


def answer_meets(answer: str, target: str) -> str:
    return f"Svaret {answer} uppfyller målvärdet {target}."


def answer_meets_early(answer: str, target: str) -> str:
    return f"Svaret {answer} uppfyller målvärdet {target}; det är klart före måldatumet."


def answer_partly(answer: str, target: str) -> str:
    return f"Svaret {answer} räknas som delvis uppfyllt mot målvärdet {target}."


def answer_fails(answer: str, target: str) -> str:
    return f"Svaret {answer} uppfyller inte målvärdet {target}."


def judged(who: str, answer: str, when: str) -> str:
    return f"Målvärdet är avdelningens bedömning ({when}), och svaret från {who} är {answer}."


def no_assessment(who: str, when: str) -> str:
    return f"{who} har inte lämnat någon bedömning av indikatorn ({when})."


def assessment_unusable(who: str) -> str:
    return f"Bedömningen från {who} saknar motivering eller gick inte att läsa, så den räknas inte."


def not_due(target: str) -> str:
    return f"Indikatorn bedöms inte ännu; det första målvärdet är {target}."


def not_due_but_given(outcome: str, target: str) -> str:
    return f"Utfallet {outcome} bedöms inte ännu, eftersom det första målvärdet är {target}."


def answer_not_due(answer: str, target: str) -> str:
    return f"Svaret {answer} bedöms inte ännu, eftersom det första målvärdet är {target}."


def no_target() -> str:
    return "Planen anger inget målvärde, så indikatorn bedöms inte."


def no_submission(who: str, target: str) -> str:
    return f"Ingen redovisning från {who} finns att jämföra med målvärdet {target}."


def not_reported(who: str, target: str) -> str:
    return f"{who} har inte lämnat något utfall att jämföra med målvärdet {target}."


def not_measured(who: str, target: str) -> str:
    return f"{who} uppger att utfallet inte är mätt; målvärdet är {target}."


def not_applicable(who: str) -> str:
    return f"{who} uppger att indikatorn inte är aktuell, så den räknas inte med i målet."


def unusable(who: str, target: str) -> str:
    return f"Utfallet från {who} gick inte att läsa och kan inte jämföras med målvärdet {target}."


def part_missing(who: str, target: str) -> str:
    return (
        f"Utfall saknas från {who}, så avdelningarnas svar kan inte vägas ihop och jämföras med "
        f"målvärdet {target}."
    )


def no_baseline(outcome: str, target: str) -> str:
    return (
        f"Utfallet {outcome} kan inte jämföras med målvärdet {target}, eftersom utgångsvärdet "
        "saknas."
    )


def no_percent(outcome: str, target: str, baseline: str) -> str:
    return (
        f"Utfallet {outcome} kan inte jämföras med målvärdet {target}, eftersom en förändring i "
        f"procent inte går att räkna från utgångsvärdet {baseline}."
    )


def each(target: str, parts: Sequence[tuple[str, str]], status: str) -> str:
    """Return the sentence where each department is judged; `parts` has (who and what, status)."""
    stands = joined([f"{what} {_STATUS_OF_INDICATOR[one]}" for what, one in parts])
    ends = _TOGETHER.get(status) or f"är indikatorn {_STATUS_OF_INDICATOR[status]}"
    return f"Varje avdelning bedöms för sig mot målvärdet {target}: {stands}; sammantaget {ends}."


def _counted_from(baseline: str) -> str:
    return f", räknat från utgångsvärdet {baseline}" if baseline else ""


def _rule(status: str, limits: Limits) -> str:
    met_at, partly_at = limits
    return _COUNTED_AS[status].format(met_at=percent(met_at), partly_at=percent(partly_at))


def department_value(who: str, value: str) -> str:
    return f"{who} {value}"


def department_part(who: str, value: str, *, is_own: bool) -> str:
    """Return "IT-avdelningen (40 %)", and that its status is its own assessment where it is."""
    said = [text for text in (value, "egen bedömning" if is_own else "") if text]
    return f"{who} ({', '.join(said)})" if said else who


def said_by(who: str, text: str) -> str:
    return f"{who}: {text}"


def baseline_from_department(value: str, when: str) -> str:
    """Return "412 st (våren 2025, enligt avdelningens uppgift)"."""
    return f"{value} ({', '.join(word for word in (when, 'enligt avdelningens uppgift') if word)})"


def baseline_as_target(target: str, baseline: str) -> str:
    """Return "högre än utgångsvärdet (augusti 2026), som är 10 st (våren 2025)"."""
    return f"{target}, som är {baseline}"


def part_missing_assessment(who: str, when: str) -> str:
    return (
        f"Bedömning saknas från {who}, så avdelningarnas bedömningar kan inte vägas ihop ({when})."
    )
