"""The instruction of a field: its name, what it is about, and its switches."""

from __future__ import annotations

import re
from typing import Final

_PARTS: Final = re.compile(r'"([^"]*)"|\\(\S)|(\S+)')

# Fields whose results the reader's program counts out: a result is no person's words.
COUNTED: Final = frozenset(
    {"SEQ", "REF", "PAGEREF", "PAGE", "NUMPAGES", "STYLEREF", "NOTEREF", "SECTIONPAGES"}
)


def field_name(instruction: str) -> tuple[str, str, dict[str, str]]:
    r"""Return the name in capitals, the first argument, and each switch with what follows it.

    ` SEQ Tabell \* ARABIC \r 3 ` gives ("SEQ", "Tabell", {"*": "ARABIC", "r": "3"}).
    """
    words: list[str] = []
    switches: dict[str, str] = {}
    last = ""
    for quoted, switch, word in _PARTS.findall(instruction):
        if switch:
            switches[switch] = ""
            last = switch
        elif last and not switches[last]:
            switches[last] = quoted or word
        else:
            words.append(quoted or word)
    name, argument = (*words, "", "")[:2]
    return name.upper(), argument, switches
