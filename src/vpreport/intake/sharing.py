"""Keeping very many files of one department in little memory: what they share is kept once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vpreport.intake.types import Answer, AnswerKey, CellRef, Submission


class SharedAnswers(Mapping[AnswerKey, Answer]):
    """The answers of a file, of which only those are kept that an earlier file does not have.

    An answer is shared where it stands in the same cell of the same sheet and says the same; it
    is given as one from this file.
    """

    __slots__ = ("_earlier", "_file", "_own")

    def __init__(
        self, answers: Mapping[AnswerKey, Answer], earlier: Mapping[AnswerKey, Answer], file: str
    ) -> None:
        """`earlier` are the answers of another file of the same department."""
        self._earlier = earlier
        self._file = file
        self._own = {
            key: answer
            for key, answer in answers.items()
            if key not in earlier or self._from_here(earlier[key]) != answer
        }

    def __getitem__(self, key: AnswerKey) -> Answer:
        own = self._own.get(key)
        return self._from_here(self._earlier[key]) if own is None else own

    def __iter__(self) -> Iterator[AnswerKey]:
        return iter(self._earlier)

    def __len__(self) -> int:
        return len(self._earlier)

    def _from_here(self, answer: Answer) -> Answer:
        if answer.ref is None:
            return answer
        ref = CellRef(file=self._file, sheet=answer.ref.sheet, cell=answer.ref.cell)
        return replace(answer, ref=ref)


class AnswerPlaces(Mapping[CellRef, AnswerKey]):
    """Which answer stood where, looked up in the submissions themselves."""

    __slots__ = ("_by_file",)

    def __init__(self, submissions: Iterable[Submission]) -> None:
        self._by_file = {one.source.file: one for one in submissions}

    def __getitem__(self, ref: CellRef) -> AnswerKey:
        for key, answer in self._by_file[ref.file].answers.items():
            if answer.ref == ref:
                return key
        raise KeyError(ref)

    def __iter__(self) -> Iterator[CellRef]:
        for submission in self._by_file.values():
            yield from (a.ref for a in submission.answers.values() if a.ref is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
