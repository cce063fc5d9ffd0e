"""The small plan with the four headings of the core mandate, and what two departments wrote."""

from __future__ import annotations

from dataclasses import replace

from sample import DELAR, answered, small_plan

import vpreport as vp
from vpreport.followup.types import FollowUp
from vpreport.plan.core_mandate import MandateHeading, MandateKind
from vpreport.plan.types import Plan

WRITTEN = {
    "ledning": {
        ("core_mandate", "gjort", "text"): "Staben har tagit fram ett nytt reglemente.",
        ("core_mandate", "handelser", "text"): "Kommunen fick en ny kommundirektör i mars.",
        (
            "core_mandate",
            "avvikelser",
            "text",
        ): "Rekryteringen drog ut.\n- Ny annons i maj",
        ("core_mandate", "utveckling", "text"): "Ett nytt reglemente börjar gälla vid årsskiftet.",
    },
    "it": {("core_mandate", "gjort", "text"): "Alla servrar är flyttade."},
}


def mandate_plan() -> Plan:
    headings = (
        ("gjort", "Det här har vi gjort", MandateKind.DONE),
        ("handelser", "Händelser av väsentlig betydelse", MandateKind.EVENTS),
        ("avvikelser", "Avvikelser och åtgärder", MandateKind.DEVIATIONS),
        ("utveckling", "Förväntad utveckling", MandateKind.DEVELOPMENT),
    )
    return replace(
        small_plan(),
        core_mandate=tuple(
            MandateHeading(
                id=heading_id, number=f"G{place}", title=title, help="Skriv kort.", kind=kind
            )
            for place, (heading_id, title, kind) in enumerate(headings, start=1)
        ),
    )


def mandate_follow_up(answers: dict[str, dict] = WRITTEN) -> FollowUp:
    plan = mandate_plan()
    return vp.merge(plan, answered(plan, DELAR, answers))
