"""The notes that a return workbook has at its cells, and telling them from those of people.

The reader warns of a note in an empty cell: somebody may have answered in it. A note of ours ends
in a seal made from its own words, so it is known as long as nobody has written in it.
"""

from __future__ import annotations

import hashlib
from typing import Final

from vpreport.texts import returns as texts
from vpreport.texts.message import Phrase, visible

_SEAL: Final = texts.NOTE_SEAL.partition("{")[0]


def sealed(title: str, text: str) -> str:
    """Return a note with its title, its text and its seal."""
    body = f"{title}\n{text}"
    return f"{body}\n{texts.NOTE_SEAL.format(seal=_seal(body))}"


def is_sealed(note: str) -> bool:
    """Return whether the note is one of ours, as it was written."""
    body, mark, seal = note.rpartition(_SEAL)
    return bool(mark) and seal.strip() == _seal(body)


def asks_to_correct(note: str) -> bool:
    """Return whether the note is one of ours about something that could not be used."""
    return note.lstrip().startswith(texts.NOTE_WRONG) and is_sealed(note)


def said_in(note: str) -> Phrase:
    """Return what one of our notes says, without its title, its seal and earlier reminders."""
    body, _, _ = note.rpartition(_SEAL)
    text = " ".join(body.partition("\n")[2].replace(texts.STILL_EMPTY, "").split())
    return Phrase(visible(text))


def _seal(body: str) -> str:
    """Return four signs made from the words; programs break lines as they please."""
    return hashlib.sha256("".join(body.split()).encode()).hexdigest()[:4].upper()
