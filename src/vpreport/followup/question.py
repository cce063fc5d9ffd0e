"""An indicator at a checkpoint with what the departments said about it, ready to be judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from vpreport.followup.answers import Received, is_confidential
from vpreport.followup.assessing import Case, outcome_text
from vpreport.followup.combining import Combined, Part, combine_of
from vpreport.followup.types import DepartmentAnswer
from vpreport.intake.types import Answer
from vpreport.plan.types import Combine, Indicator, Target
from vpreport.plan.wording import baseline_text
from vpreport.texts import explanations as say
from vpreport.texts import numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`target` and `next_target` are None where there is none, and always when confidential."""

    got: Received
    indicator: Indicator
    answers: tuple[DepartmentAnswer, ...]
    target: Target | None
    next_target: Target | None

    @property
    def how(self) -> Combine:
        return Combine.LEAD if is_confidential(self.indicator) else combine_of(self.indicator)

    @property
    def known_baseline(self) -> Decimal | None:
        """The baseline that the plan gives; it goes before what a department says."""
        return self.indicator.baseline.value if self.indicator.baseline else None

    def parts(self, said: Callable[[DepartmentAnswer], Answer]) -> tuple[Part, ...]:
        """Return the departments' answers to be combined; `said` picks outcome or forecast."""
        known = self.known_baseline
        return tuple(
            Part(
                department=answer.department,
                answer=said(answer),
                baseline=answer.baseline.number if known is None else known,
            )
            for answer in self.answers
        )

    def case(self, combined: Combined, parts: tuple[Part, ...]) -> Case:
        return Case(
            indicator=self.indicator,
            target=self.target,
            next_target=self.next_target,
            outcome=combined.answer,
            outcome_text=self._outcome_text(combined, parts),
            baseline=combined.baseline,
            baseline_text=self._baseline_text(combined.baseline),
            who=self._names(combined.departments),
            submitted=any(self.got.has(department) for department in combined.departments),
            rules=self.got.plan.assessment,
            missing=self._names(combined.missing),
        )

    def values(self, parts: tuple[Part, ...]) -> list[str]:
        """Return "IT-avdelningen 40 %" for each department that gave a value."""
        return [
            say.department_value(
                self.got.name(part.department), outcome_text(self.indicator, part.answer)
            )
            for part in parts
            if part.answer.is_value
        ]

    def _names(self, departments: tuple[str, ...]) -> str:
        return numbers.joined([self.got.name(department) for department in departments])

    def _outcome_text(self, combined: Combined, parts: tuple[Part, ...]) -> str:
        text = outcome_text(self.indicator, combined.answer)
        if not text or len(combined.departments) < 2:
            return text
        return say.combined(text, self.how.value, self.values(parts))

    def _baseline_text(self, baseline: Decimal | None) -> str:
        if baseline is None:
            return ""
        planned = self.indicator.baseline
        if planned is not None and planned.value is not None:
            return baseline_text(planned, self.indicator.unit)
        value = numbers.with_unit(baseline, self.indicator.unit)
        return say.baseline_from_department(value, planned.when if planned else "")
