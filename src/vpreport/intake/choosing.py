"""Which of several files from one department is used, and what is said about the others.

In this order: the one that a person has pointed out; the correction of another; all if they say
the same; the one saved last, if the plan wants that; otherwise none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from vpreport.findings import Code, Finding, Place, UsageError
from vpreport.intake.asked import Asked
from vpreport.intake.comparing import not_the_same, same_twice, say_the_same, used_instead
from vpreport.intake.replacing import marks
from vpreport.intake.saved import NewestUnknownError, saved_last
from vpreport.intake.types import Submission
from vpreport.plan.types import SeveralAnswers
from vpreport.texts import returns as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is decided about the files of one department.

    `rivals` are those that could be the one; `used` is None if that is not settled. `status` has
    the status of each file (see `Source`).
    """

    used: Submission | None
    rivals: tuple[Submission, ...]
    status: dict[str, str]
    findings: tuple[Finding, ...]

    @property
    def replaced(self) -> frozenset[str]:
        """The files whose own faults no longer matter."""
        return frozenset(file for file, status in self.status.items() if status == "replaced")


def choose(asked: Asked, received: Iterable[Submission], use: frozenset[str]) -> Choice:
    """Return what is decided about one department's files; `use` has names of those pointed out.

    Raises UsageError where two of them are pointed out.
    """
    return _Choosing(asked=asked, left=list(received)).choose(use)


@dataclass(slots=True, kw_only=True)
class _Choosing:
    """`left` are the files that can still be the one."""

    asked: Asked
    left: list[Submission]
    status: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def choose(self, use: frozenset[str]) -> Choice:
        chosen = self._pointed_out(use)
        if chosen is not None:
            return self._use(chosen, lambda other: self._instead(Code.NOT_CHOSEN, chosen, other))
        self._drop_blank()
        corrected = self._drop_corrected()
        first, *others = self.left
        if all(say_the_same(first, other) for other in others):
            choice = self._use(first, None)
        elif self.asked.plan.several_answers is SeveralAnswers.NEWEST:
            choice = self._newest()
        else:
            choice = self._none()
        return self._with_corrected(choice, corrected)

    def _pointed_out(self, use: frozenset[str]) -> Submission | None:
        chosen = [one for one in self.left if one.source.file in use]
        if len(chosen) > 1:
            params = {
                "department": self.asked.plan.department(chosen[0].department).name,
                "files": tuple(one.source.file for one in chosen),
            }
            raise UsageError(Finding(code=Code.CHOSEN_TWICE, params=params))
        return chosen[0] if chosen else None

    def _drop_blank(self) -> None:
        """Leave out empty templates where others are filled in: they are no rivals to those."""
        blank = [one for one in self.left if one.is_blank]
        if len(blank) == len(self.left):
            return
        for one in blank:
            file = one.source.file
            self.findings.append(Finding(code=Code.NO_ANSWERS, place=Place(file=file)))
            self.status[file] = "refused"
            self.left.remove(one)

    def _drop_corrected(self) -> list[Submission]:
        """Leave out the files that others say that they replace."""
        if not any(one.replaces for one in self.left):
            return []
        own = [marks(one) for one in self.left]
        corrected = [
            one
            for one, known in zip(self.left, own, strict=True)
            if any(known & other.replaces for other in self.left if other is not one)
        ]
        if len(corrected) == len(self.left):  # each says that it replaces the other
            return []
        self.left = [one for one in self.left if one not in corrected]
        return corrected

    def _with_corrected(self, choice: Choice, corrected: list[Submission]) -> Choice:
        for one in corrected:
            self.status[one.source.file] = "replaced"
            by = choice.used or choice.rivals[0]
            self._instead(Code.CORRECTED, by, one)
        return Choice(
            used=choice.used,
            rivals=choice.rivals,
            status=self.status,
            findings=tuple(self.findings),
        )

    def _newest(self) -> Choice:
        try:
            newest = saved_last(self.left)
        except NewestUnknownError as error:
            place = Place(file=self.left[-1].source.file)
            unknown = Finding(code=Code.NO_NEWEST, place=place, params={"why": error.why})
            self.findings.append(unknown)
            return self._none()
        return self._use(newest, lambda other: self._older(newest, other))

    def _older(self, newest: Submission, other: Submission) -> None:
        later, earlier = (texts.moment(one.source.saved_at or "") for one in (newest, other))
        self._instead(Code.OLDER_FILE, newest, other, later=later, value=earlier)

    def _use(self, used: Submission, otherwise: Callable[[Submission], None] | None) -> Choice:
        """Use one; `otherwise` says why another, which does not say the same, is not used."""
        self.status[used.source.file] = "used"
        for other in self.left:
            if other is used:
                continue
            if otherwise is None or say_the_same(used, other):
                self.findings.append(same_twice(used, other))
                self.status[other.source.file] = "same"
            else:
                otherwise(other)
                self.status[other.source.file] = "replaced"
        return self._choice(used, (used,))

    def _none(self) -> Choice:
        first, *others = self.left
        for other in others:
            if say_the_same(first, other):
                self.findings.append(same_twice(first, other, is_used=False))
            else:
                self.findings += not_the_same(self.asked, first, other)
        for one in self.left:
            self.status[one.source.file] = "refused"
        return self._choice(None, tuple(self.left))

    def _instead(self, code: Code, used: Submission, other: Submission, **params: object) -> None:
        self.findings += used_instead(self.asked, code, used, other, **params)

    def _choice(self, used: Submission | None, rivals: tuple[Submission, ...]) -> Choice:
        findings = tuple(self.findings)
        return Choice(used=used, rivals=rivals, status=self.status, findings=findings)
