"""The plans for internal control as frozen values: which risks are controlled, how and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ControlPlanState(Enum):
    ADOPTED = "adopted"
    IN_PREPARATION = "in_preparation"  # the board has not decided on it yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One control of one risk. The first of `departments` leads; `number` is "K26.1".

    `likelihood` and `impact` are places on the plan's own scales, counted from 1; None where the
    risk has not been valued, and always for a confidential control. `confidential` is the
    provision ("18 kap. 13 § OSL") or None; `disclosed` is True only in an internal build.
    `also_followed_in` are years after the plan's own in which the control is still open.
    `position` is its place among the controls of its plan, counted from 0.
    """

    id: str
    number: str
    title: str
    perspective: str
    process: str
    risk: str
    likelihood: int | None
    impact: int | None
    control: str
    frequency: str
    responsible: tuple[str, ...]
    departments: tuple[str, ...]
    also_followed_in: tuple[int, ...] = ()
    confidential: str | None = None
    disclosed: bool = False
    unclear: str = ""
    position: int = 0

    @property
    def score(self) -> int | None:
        """Likelihood times impact, None where the risk has not been valued."""
        if self.likelihood is None or self.impact is None:
            return None
        return self.likelihood * self.impact

    @property
    def is_closed(self) -> bool:
        """Whether neither its risk nor its answers may be shown or taken in here."""
        return self.confidential is not None and not self.disclosed

    @property
    def name(self) -> str:
        return f"{self.number} {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPlan:
    """The plan of one year. `likelihood` and `impact` are the words of the scales, from 1 up.

    `position` is its place in the plan file, counted from 0.
    """

    year: int
    state: ControlPlanState
    perspectives: tuple[str, ...]
    likelihood: tuple[str, ...]
    impact: tuple[str, ...]
    controls: tuple[Control, ...]
    position: int = 0

    def followed_in(self, year: int) -> tuple[Control, ...]:
        """Return the controls that are followed up at the checkpoints of a year.

        In the plan's own year these are all of them, in other years those that say so themselves.
        """
        if year == self.year:
            return self.controls
        return tuple(control for control in self.controls if year in control.also_followed_in)


def followed(plans: tuple[ControlPlan, ...], year: int) -> tuple[tuple[ControlPlan, Control], ...]:
    """Return the controls of all plans that are followed in a year, each with its plan."""
    return tuple((plan, control) for plan in plans for control in plan.followed_in(year))
