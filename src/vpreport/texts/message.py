"""The shape of a message: what is wrong, what to do, an example."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

MAX_QUOTE: Final = 80  # longer quotations are cut: a message must fit on a screen


class Phrase(str):
    """Words of our own that fill a message: never shortened, as a quotation is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Whole sentences with {parameters}; values that were typed stand in «guillemets».

    `what` says what stands there and what is wrong with it, `remedy` what to do (empty where
    nothing need be done), `example` how it could look: it has no parameters. `to_sender` is what
    to ask of the one who sent the file, where the remedy is for the one who collects them.
    """

    what: str
    remedy: str = ""
    example: str = ""
    to_sender: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part for part in (self.what, self.remedy) if part)

    @property
    def shown_example(self) -> str:
        """The example, empty where the remedy gives one of its own already."""
        return "" if "{example}" in self.remedy else self.example


def shortened(text: str) -> str:
    """Return the text on one line, cut where it is too long to be quoted whole."""
    line = visible(" ".join(text.split()))
    return line if len(line) <= MAX_QUOTE else f"{line[: MAX_QUOTE - 1]}…"


def visible(text: str) -> str:
    """Return the text with a sign for each control character, which would act on a screen."""
    return "".join("\ufffd" if _acts(sign) else sign for sign in text)


def _acts(sign: str) -> bool:
    return unicodedata.category(sign) in _ACTING or sign in _TURNING


# These turn the order of what follows, or look like a hyphen or nothing.
_TURNING: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad"
_ACTING: Final = ("Cc", "Cs")  # line breaks and escapes; bytes of a name that are no letters
