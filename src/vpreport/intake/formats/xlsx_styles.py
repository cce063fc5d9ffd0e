"""xl/styles.xml: which number format each style of a cell has; nothing else of it matters."""

from __future__ import annotations

from vpreport.intake.formats.number_formats import NumberFormat, built_in, classify
from vpreport.intake.formats.ooxml import MAIN
from vpreport.intake.opening.bounded_xml import Attributes, Budget, Pass, named


def read_styles(content: bytes | None, budget: Budget) -> tuple[NumberFormat, ...]:
    """Return the number formats in the order of the styles that cells refer to by number."""
    if content is None:
        return ()
    reader = _Reader(budget)
    reader.walk.walk(content)
    return tuple(reader.codes.get(number) or built_in(number) for number in reader.numbers)


class _Reader:
    def __init__(self, budget: Budget) -> None:
        self.codes: dict[int, NumberFormat] = {}
        self.numbers: list[int] = []
        self._is_in_cells = False
        starts = {"numFmt": self._format, "cellXfs": self._open, "xf": self._style}
        ends = {"cellXfs": self._close}
        self.walk = Pass(budget=budget, starts=named(MAIN, starts), ends=named(MAIN, ends))

    def _format(self, attributes: Attributes) -> None:
        # The differential formats have some too, by the same numbers, but after the list.
        number = as_index(attributes.get("numFmtId"))
        if number is not None and self.walk.depth == _IN_LIST:
            self.codes[number] = classify(attributes.get("formatCode", ""))

    def _open(self, _: Attributes) -> None:
        self._is_in_cells = True

    def _close(self) -> None:
        self._is_in_cells = False

    def _style(self, attributes: Attributes) -> None:
        if self._is_in_cells:
            self.numbers.append(as_index(attributes.get("numFmtId")) or 0)


_IN_LIST = 3  # styleSheet, numFmts, numFmt


def as_index(text: str | None) -> int | None:
    """Return a whole number that counts something in the file, None where it is none."""
    if text is None:
        return None
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
