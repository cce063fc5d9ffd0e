"""What departments wrote about the core mandate."""

from __future__ import annotations

from dataclasses import dataclass

from vpreport.intake.types import Answer
from vpreport.plan.core_mandate import MandateHeading


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateText:
    """One department's text under one heading; `answer` says where it was written.

    `submitted`: whether a workbook has come in from the department at all.
    """

    department: str
    heading: MandateHeading
    answer: Answer
    submitted: bool

    @property
    def text(self) -> str:
        """What was written, empty where it is nothing but blanks."""
        return self.answer.text if self.answer.text.strip() else ""

    @property
    def is_missed(self) -> bool:
        """Whether nothing stands where the department had to write something."""
        return not self.text and self.heading.kind.must_be_answered
