"""Paragraphs of OpenDocument as plain text (1.3, part 3, section 6.1)."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.ods_names import OFFICE, SHAPES, TEXT
from vpreport.intake.formats.ods_scopes import Scopes
from vpreport.intake.opening.bounded_xml import Attributes, OnEnd, OnStart
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

# More blanks than this in one go are no text that a person typed; a few bytes can ask for any
# number of them.
MAX_BLANKS: Final = 1_000
MAX_ALL_BLANKS: Final = 1_000_000  # in a workbook; bounds the memory

_LAYOUT: Final = re.compile(r"[\t\r\n]|  |^ ")  # what a plain paragraph does not have
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS: Final = ("p", "h")


class Paragraphs:
    """Gathers the paragraphs of one cell, note or foot after the other.

    `lines` has those since they were last taken; while `is_wanted` is False none are gathered. What
    stands in a paragraph without being its text (drawings, notes, pronunciation) is left out.
    """

    def __init__(self, scopes: Scopes) -> None:
        self.lines: list[str] = []
        self.is_wanted = True
        self._scopes = scopes
        self._is_open = False
        self._run: list[str] = []  # character data, its blanks as they stand in the file
        self._parts: list[str] = []  # what comes before the run
        self._blanks_left = MAX_ALL_BLANKS

    def starts(self) -> dict[str, OnStart]:
        aside = (*SHAPES, OFFICE + "annotation", TEXT + "note", TEXT + "ruby-text")
        return {
            **{TEXT + name: partial(self._start, TEXT + name) for name in _PARAGRAPHS},
            **{name: partial(self.pass_over, name) for name in aside},
            TEXT + "s": self._blanks,
            TEXT + "tab": partial(self._sign, "\t"),
            TEXT + "line-break": partial(self._sign, "\n"),
        }

    def ends(self) -> dict[str, OnEnd]:
        return {TEXT + name: self._end for name in _PARAGRAPHS}

    def taken(self) -> str:
        """Return the paragraphs as lines, and forget them."""
        text = "\n".join(self.lines)
        self.lines.clear()
        return text

    def pass_over(self, name: str, _: Attributes) -> None:
        """Leave out an element, also where it stands inside a paragraph."""
        self.pause()
        self._scopes.pass_over(name, self.resume)

    def pause(self) -> None:
        """Stop gathering, where something in a paragraph is read for something else."""
        if self._is_open:
            self._run.append(self._scopes.collected())

    def resume(self) -> None:
        if self._is_open:
            self._scopes.collect()

    def _start(self, name: str, attributes: Attributes) -> None:
        if self._is_open:  # a paragraph inside one is the text of something else
            self.pass_over(name, attributes)
            return
        if self.is_wanted:
            self._is_open = True
            self._scopes.collect()

    def _end(self) -> None:
        if not self._is_open:
            return
        self._is_open = False
        run = self._taken_run()
        if self._parts or _LAYOUT.search(run):
            run = "".join((*self._parts, self._collapsed(_without_last_line(run))))
        self.lines.append(run)
        self._parts.clear()

    def _sign(self, sign: str, _: Attributes) -> None:
        if self._is_open:
            self._parts += (self._collapsed(self._taken_run()), sign)
            self._scopes.collect()

    def _taken_run(self) -> str:
        run = self._scopes.collected()
        if self._run:
            run = "".join((*self._run, run))
            self._run.clear()
        return run

    def _collapsed(self, run: str) -> str:
        """Return the run with any white space as one blank, and none where the text begins."""
        text = _BLANKS.sub(" ", run)
        return text if self._parts else text.removeprefix(" ")

    def _blanks(self, attributes: Attributes) -> None:
        blanks = min(self._scopes.count(attributes, TEXT + "c"), MAX_BLANKS)
        self._blanks_left -= blanks
        if self._blanks_left < 0:
            raise refused(Code.TOO_LARGE, self._scopes.budget.file, what=words.REPEATED)
        self._sign(" " * blanks, attributes)


def _without_last_line(run: str) -> str:
    """Return the run without white space at its end that lays out the file and not the text."""
    text = run.rstrip(" \t\r\n")
    return text if "\n" in run[len(text) :] else run
