"""Texts in Office Open XML: shared strings, texts in runs, and _x000D_ for what XML cannot hold."""

from __future__ import annotations

import re
from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.ooxml import MAIN
from vpreport.intake.opening import limits
from vpreport.intake.opening.bounded_xml import Attributes, Budget, Pass, named
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Return the text with _x000D_ and the like as the signs that they stand for."""
    if "_x" not in text:
        return text
    signs = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    # A sign beyond the first plane is written as two halves; a half alone is no sign.
    return signs.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_shared_strings(content: bytes | None, budget: Budget) -> tuple[str, ...]:
    """Return the texts that cells refer to by number. The counts in the file are not trusted."""
    if content is None:
        return ()
    reader = _Reader(budget)
    reader.walk.walk(content)
    return tuple(reader.texts)


class _Reader:
    """An item has one text, or one a run; how it is pronounced (rPh) is no part of it."""

    def __init__(self, budget: Budget) -> None:
        self.texts: list[str] = []
        self._budget = budget
        self._runs: list[str] = []
        self._spoken = 0
        starts = {"si": self._open, "t": self._text, "rPh": self._open_spoken}
        ends = {"si": self._close, "t": self._end_text, "rPh": self._close_spoken}
        self.walk = Pass(budget=budget, starts=named(MAIN, starts), ends=named(MAIN, ends))

    def _open(self, _: Attributes) -> None:
        self._runs.clear()

    def _text(self, _: Attributes) -> None:
        self.walk.collect()

    def _end_text(self) -> None:
        text = self.walk.collected()
        if not self._spoken:
            self._runs.append(text)

    def _open_spoken(self, _: Attributes) -> None:
        self._spoken += 1

    def _close_spoken(self) -> None:
        self._spoken -= 1

    def _close(self) -> None:
        self.texts.append(unescaped("".join(self._runs)))
        if len(self.texts) > limits.MAX_STRINGS:
            raise refused(Code.TOO_LARGE, self._budget.file, what=words.ELEMENTS)
