"""Which measures of sick leave must not be shown, and which others would give them away.

The law lets no measure be shown for a group of at most ten employees, nor where it can be tied to
one person (LKBR 11 kap., RKR R15). Sexes and ages each divide all employees, so a single hidden
part is what the total leaves over: then the smallest other part is hidden too, and so on until
what is hidden together is more than ten employees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from vpreport.plan.staff import SickLeaveMeasure

LIMIT: Final = 10

SEXES: Final = (SickLeaveMeasure.WOMEN, SickLeaveMeasure.MEN)
AGES: Final = (SickLeaveMeasure.YOUNG, SickLeaveMeasure.MIDDLE, SickLeaveMeasure.OLD)
PARTITIONS: Final = (SEXES, AGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What decides, without the figure itself: a figure cannot change what is hidden.

    `has_figure`: the measure has been reported. `employees` None: their number is not known.
    `identifies`: the department says that the figure can be tied to one person.
    """

    has_figure: bool
    employees: Decimal | None
    identifies: bool = False

    @property
    def is_small(self) -> bool:
        return self.employees is not None and self.employees < LIMIT + 1

    @property
    def must_be_hidden(self) -> bool:
        return self.is_small or self.identifies or self.employees is None


Groups = Mapping[SickLeaveMeasure, Group]


def hidden_measures(groups: Groups) -> frozenset[SickLeaveMeasure]:
    """Return the reported measures that must not be shown; `groups` has all seven."""
    reported = {measure for measure, group in groups.items() if group.has_figure}
    total = groups[SickLeaveMeasure.TOTAL]
    if total.is_small or total.identifies:
        return frozenset(reported)
    alone = (SickLeaveMeasure.TOTAL, SickLeaveMeasure.LONG)
    hidden = {measure for measure in alone if groups[measure].must_be_hidden}
    for partition in PARTITIONS:
        parts = reported & set(partition)
        hidden |= parts if contradicts(groups, partition) else _hidden_parts(groups, parts)
    return frozenset(hidden & reported)


def contradicts(groups: Groups, partition: tuple[SickLeaveMeasure, ...]) -> bool:
    """Return whether the employees of the parts cannot be those of the total."""
    total = groups[SickLeaveMeasure.TOTAL].employees
    parts = [groups[measure].employees for measure in partition]
    known = [employees for employees in parts if employees is not None]
    if total is None or not known:
        return False
    together = sum(known, Decimal(0))
    return together != total if len(known) == len(parts) else together > total


def _hidden_parts(groups: Groups, parts: set[SickLeaveMeasure]) -> set[SickLeaveMeasure]:
    hidden = {measure for measure in parts if groups[measure].must_be_hidden}
    others = sorted(parts - hidden, key=lambda measure: _size(groups, measure))
    for measure in others:
        if not hidden or (len(hidden) > 1 and _employees(groups, hidden) > LIMIT):
            break
        hidden.add(measure)
    return hidden


def _employees(groups: Groups, measures: set[SickLeaveMeasure]) -> Decimal:
    return sum((groups[measure].employees or Decimal(0) for measure in measures), Decimal(0))


def _size(groups: Groups, measure: SickLeaveMeasure) -> tuple[Decimal, int]:
    """Return what orders groups by size, in the order of the law where they are equal."""
    employees = groups[measure].employees or Decimal(0)
    return employees, tuple(SickLeaveMeasure).index(measure)
