"""Notes and threaded comments of a sheet. Nobody's answer, but something stands there."""

from __future__ import annotations

from typing import Final

from vpreport.intake.formats.ooxml import MAIN
from vpreport.intake.formats.xlsx_texts import unescaped
from vpreport.intake.opening.bounded_xml import Attributes, Budget, Pass, named

_THREADED: Final = ("http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",)


def read_notes(content: bytes, budget: Budget) -> dict[str, str]:
    """Return the text of each note by the address of its cell, as the file writes it."""
    return _read(content, budget, MAIN, item="comment", text="t")


def read_threads(content: bytes, budget: Budget) -> dict[str, str]:
    """Return the texts of each thread by the address of its cell; a note only says "see there"."""
    return _read(content, budget, _THREADED, item="threadedComment", text="text")


def _read(
    content: bytes, budget: Budget, namespaces: tuple[str, ...], *, item: str, text: str
) -> dict[str, str]:
    reader = _Reader(budget, namespaces, item, text)
    reader.walk.walk(content)
    return {address: "\n".join(texts) for address, texts in reader.found.items()}


class _Reader:
    def __init__(self, budget: Budget, namespaces: tuple[str, ...], item: str, text: str) -> None:
        self.found: dict[str, list[str]] = {}
        self._address = ""
        self._runs: list[str] = []
        starts = {item: self._open, text: self._text}
        ends = {item: self._close, text: self._end_text}
        self.walk = Pass(
            budget=budget, starts=named(namespaces, starts), ends=named(namespaces, ends)
        )

    def _open(self, attributes: Attributes) -> None:
        self._address = attributes.get("ref", "").strip()
        self._runs.clear()

    def _text(self, _: Attributes) -> None:
        self.walk.collect()

    def _end_text(self) -> None:
        self._runs.append(self.walk.collected())

    def _close(self) -> None:
        text = unescaped("".join(self._runs))
        if text:
            self.found.setdefault(self._address, []).append(text)
