"""What every table of the section has round it: the sentence before it and the source below it."""

from __future__ import annotations

from collections.abc import Iterable

from vpreport.plan.types import Plan
from vpreport.report.section.blocks import (
    Block,
    Chart,
    Paragraph,
    Role,
    Span,
    Table,
    TableReference,
    paragraph,
)
from vpreport.report.section.wording import departments
from vpreport.texts import section as texts


def with_source(block: Table | Chart, source: str) -> tuple[Block, ...]:
    """Return the table or chart, and below it where its figures come from."""
    return (block, paragraph(source, role=Role.SOURCE))


def pointing(key: str, shows: str, *, before: str = "") -> Paragraph:
    """Return "… Tabell 3 visar varje kontroll."; `before` is what is said ahead of it."""
    said = (Span(f"{before} "),) if before else ()
    return Paragraph(parts=(*said, TableReference(key), Span(shows)))


def answers_from(plan: Plan, answered: Iterable[str], basis: tuple[str, ...] = ()) -> str:
    """Return the source of a table of answers: the departments with these ids, each once.

    `basis` is what the plan says that the answers build on.
    """
    return texts.source(departments(plan, tuple(dict.fromkeys(answered))), basis=basis)
