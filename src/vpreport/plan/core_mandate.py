"""The headings under which every department writes about its core mandate (grunduppdrag)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from vpreport.plan.ladder import Table
from vpreport.plan.register import Register

NUMBER_PREFIX: Final = "G"


class MandateKind(Enum):
    """What a heading asks for, and so where in the management report the texts stand."""

    DONE = "done"  # what was done
    EVENTS = "events"  # events of essential importance
    DEVIATIONS = "deviations"  # deviations, and what is done about them
    DEVELOPMENT = "development"  # expected development

    @property
    def must_be_answered(self) -> bool:
        """Whether silence is a gap. There may have been no event and no deviation to tell of."""
        return self in (MandateKind.DONE, MandateKind.DEVELOPMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateHeading:
    """`number` is "G1", derived from the order; `help` says what the text should be about."""

    id: str
    number: str
    title: str
    help: str
    kind: MandateKind


def read_core_mandate(top: Table) -> tuple[MandateHeading, ...]:
    """Return the tables [[core_mandate]], none where the plan has none."""
    register = Register()
    return tuple(
        _heading(table, register, place)
        for place, table in enumerate(top.tables("core_mandate"), start=1)
    )


def _heading(table: Table, register: Register, place: int) -> MandateHeading:
    heading = MandateHeading(
        id=register.identifier(table),
        number=f"{NUMBER_PREFIX}{place}",
        title=table.text("title"),
        help=table.text("help"),
        kind=table.compulsory_choice("kind", MandateKind) or MandateKind.DONE,
    )
    table.close()
    return heading
