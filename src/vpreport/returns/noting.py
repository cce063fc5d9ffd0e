"""The notes at the cells of a return workbook, gathered finding by finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from vpreport.findings import Code
from vpreport.intake.parsing.cleaning import readable
from vpreport.intake.types import AnswerKey
from vpreport.template.notes import sealed
from vpreport.template.returned import Mark
from vpreport.texts import returns as texts

MAX_TYPED: Final = 600  # signs of what was typed that a note quotes: it must fit on a screen

_WEIGHT: Final = {mark: weight for weight, mark in enumerate(Mark)}
_TITLES: Final = {Mark.WRONG: texts.NOTE_WRONG, Mark.DOUBTFUL: texts.NOTE_DOUBTFUL}

Where = tuple[str, ...]
"""The key of a cell, or the first two parts of it for a whole row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remark:
    mark: Mark
    code: Code
    typed: str
    text: str


@dataclass(slots=True)
class Notes:
    """What is to be noted at each cell; what is said of a row goes to its refused cells."""

    _said: dict[Where, list[_Remark]] = field(default_factory=dict)
    _unexplained: dict[AnswerKey, str] = field(default_factory=dict)
    _hints: dict[AnswerKey, tuple[str, str]] = field(default_factory=dict)

    def add(self, where: Where | None, mark: Mark, code: Code, typed: str, text: str) -> None:
        """Note a finding at its cell or row; one about the whole file has no place."""
        if where is not None:
            remark = _Remark(mark=mark, code=code, typed=typed, text=text)
            remarks = self._said.setdefault(where, [])
            if remark not in remarks:
                remarks.append(remark)

    def refused(self, key: AnswerKey, typed: str) -> None:
        """Note that what was typed cannot be used, whether or not a finding names the cell."""
        if not any(remark.mark is Mark.WRONG for remark in self._said.get(key, ())):
            self._unexplained[key] = typed

    def hint(self, key: AnswerKey, typed: str, checkpoint: str) -> None:
        """Note what was answered at an earlier checkpoint."""
        self._hints[key] = (typed, checkpoint)

    def codes(self, key: AnswerKey) -> set[Code]:
        return {remark.code for remark in self._said.get(key, ())}

    def at(self, key: AnswerKey) -> tuple[Mark | None, str]:
        """Return how the cell is marked, and its whole note; None and empty for neither."""
        remarks = list(self._said.get(key, ()))
        if key in self._unexplained:
            remarks += self._why_refused(key)
        if not remarks:
            return None, self._hint(key)
        mark = min((remark.mark for remark in remarks), key=lambda one: _WEIGHT[one])
        typed = next((remark.typed for remark in remarks if remark.typed), "")
        lines = [texts.NOTE_TYPED.format(value=_short(typed))] if typed else []
        lines += dict.fromkeys(remark.text for remark in remarks)
        title = _TITLES.get(mark, texts.NOTE_DOUBTFUL)
        return mark, sealed(title, "\n".join(lines))

    def _why_refused(self, key: AnswerKey) -> list[_Remark]:
        typed = self._unexplained[key]
        of_row = [one for one in self._said.get(key[:2], ()) if one.mark is Mark.WRONG]
        text = of_row[0].text if of_row else texts.REFUSED
        code = of_row[0].code if of_row else Code.NOT_PREFILLED
        return [_Remark(mark=Mark.WRONG, code=code, typed=typed, text=text)]

    def _hint(self, key: AnswerKey) -> str:
        if key not in self._hints:
            return ""
        typed, checkpoint = self._hints[key]
        text = texts.NOTE_HINT.format(value=_short(typed))
        return sealed(texts.NOTE_EARLIER.format(checkpoint=checkpoint), text)


def _short(typed: str) -> str:
    text = readable(typed)
    return text if len(text) <= MAX_TYPED else f"{text[: MAX_TYPED - 1]}…"
