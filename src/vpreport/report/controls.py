"""What the workbook and the section have in common about internal control."""

from __future__ import annotations

from dataclasses import dataclass

from vpreport.followup.controls import control_sums
from vpreport.followup.types import FollowUp
from vpreport.plan.controls import Control, ControlPlan, ControlPlanState
from vpreport.texts import controls as words
from vpreport.texts import section_controls as sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The risks of one plan's controls.

    `heads` are the words of the impact from 1 up. Each row has its likelihood in words, the
    highest first, and for each impact the cell in words, empty where no risk stands there.
    `unvalued` and `secret` are the numbers of the controls that have no place in it.
    """

    year: int
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    unvalued: tuple[str, ...]
    secret: tuple[str, ...]


def matrices(followup: FollowUp) -> tuple[Matrix, ...]:
    """Return a matrix for each plan with controls that are followed up, in their order."""
    year = followup.checkpoint.date.year
    plans = dict.fromkeys(result.control_plan for result in followup.controls)
    return tuple(_matrix(plan, plan.followed_in(year)) for plan in plans)


def summary(followup: FollowUp) -> tuple[str, ...]:
    """Return what is followed up, and how it came out, a paragraph each."""
    year = followup.checkpoint.date.year
    plans = followup.plan.control_plans
    counts = {plan.year: len(plan.followed_in(year)) for plan in plans if plan.followed_in(year)}
    undecided = tuple(
        plan.year
        for plan in plans
        if plan.year in counts and plan.state is ControlPlanState.IN_PREPARATION
    )
    left_out = {
        plan.year: plan.year in counts
        for plan in plans
        if len(plan.followed_in(year)) < len(plan.controls)
    }
    scope = [
        sentences.followed(counts, year) if counts else sentences.nothing_followed(year),
        *([sentences.in_preparation(undecided)] if undecided else []),
        *(sentences.not_followed(of, some_are=some) for of, some in left_out.items()),
    ]
    if not followup.controls:
        return (" ".join(scope),)
    sums = control_sums(followup.controls)
    results = sentences.summary(
        total=sums.total,
        performed=sums.performed,
        partly=sums.partly,
        by_status=sums.by_status,
        confidential=sums.confidential,
    )
    return (" ".join(scope), results)


def score_words(plan: ControlPlan, control: Control) -> str:
    """Return the value of the risk with the words of its scales; empty where it may not be."""
    if control.is_closed or control.likelihood is None or control.impact is None:
        return ""
    return words.valued(
        control.likelihood * control.impact,
        plan.likelihood[control.likelihood - 1],
        plan.impact[control.impact - 1],
    )


def _matrix(plan: ControlPlan, controls: tuple[Control, ...]) -> Matrix:
    shown = [control for control in controls if not control.is_closed]
    return Matrix(
        year=plan.year,
        heads=tuple(words.level(place, word) for place, word in enumerate(plan.impact, start=1)),
        rows=tuple(
            (
                words.level(likelihood, plan.likelihood[likelihood - 1]),
                tuple(
                    _cell(shown, likelihood, impact) for impact in range(1, len(plan.impact) + 1)
                ),
            )
            for likelihood in range(len(plan.likelihood), 0, -1)
        ),
        unvalued=tuple(control.number for control in shown if control.score is None),
        secret=tuple(control.number for control in controls if control.is_closed),
    )


def _cell(controls: list[Control], likelihood: int, impact: int) -> str:
    here = tuple(
        control.number
        for control in controls
        if (control.likelihood, control.impact) == (likelihood, impact)
    )
    return words.in_cell(likelihood * impact, here) if here else ""
