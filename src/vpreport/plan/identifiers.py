"""What an id may look like, and how it stands in a template's code."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_LENGTH: Final = 40
_FORM: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_identifier(text: str) -> bool:
    """Say whether `text` is short ASCII words with single hyphens between: "2026-delar"."""
    return len(text) <= MAX_LENGTH and _FORM.fullmatch(text) is not None


def compact(identifier: str) -> str:
    """Return an id as it stands in a code: "2026-delar" is "2026DELAR"."""
    return identifier.replace("-", "").upper()


def nearest_identifier(text: str) -> str | None:
    """Return the id that comes nearest to `text`, or None if nothing is left of it."""
    ascii_text = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text)
    return "-".join(words)[:MAX_LENGTH].strip("-") or None
