"""The departments' texts about the core mandate, written or not."""

from __future__ import annotations

from vpreport.followup.answers import Received
from vpreport.followup.mandate_types import MandateText
from vpreport.template.core_mandate import CORE_MANDATE


def mandate_texts(got: Received) -> tuple[MandateText, ...]:
    """Return a text for each department and heading, department by department."""
    return tuple(
        MandateText(
            department=department.id,
            heading=heading,
            answer=got.about(CORE_MANDATE.key, heading.id, "text", department.id),
            submitted=got.has(department.id),
        )
        for department in got.plan.departments
        for heading in got.plan.core_mandate
    )
