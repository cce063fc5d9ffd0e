"""A TOML file as plain values, or the finding that says why it cannot be used at all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from vpreport.findings import Code, Finding, Place, PlanError
from vpreport.texts import plan_wanted as wanted

_LINE: Final = re.compile(r"\(at line ([0-9]+), column [0-9]+\)$")
_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Duplicate inline table key")


def read_toml(file: str) -> Mapping[str, object]:
    """Return what the file holds, decimals as Decimal.

    Raises PlanError where it cannot be opened or is no TOML; no other exception for any content.
    """
    return _parsed(_text(file), file)


def _text(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8-sig")  # Windows editors add a byte order mark
    except UnicodeDecodeError:
        raise _unreadable(file, "encoding") from None
    except FileNotFoundError:
        raise _unreadable(file, "missing") from None
    except (OSError, ValueError):  # ValueError: a null character in the path
        raise _unreadable(file, "closed") from None


def _parsed(text: str, file: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(text, file, str(error)) from None
    except (ValueError, ArithmeticError, RecursionError):  # thousands of digits or brackets
        raise _unreadable(file, "too_large") from None


def _unreadable(file: str, why: str) -> PlanError:
    reason, advice = wanted.UNREADABLE[why]
    params = {"reason": reason, "advice": advice}
    return PlanError(Finding(code=Code.PLAN_UNREADABLE, place=Place(file=file), params=params))


def _syntax_error(text: str, file: str, error: str) -> PlanError:
    lines = text.replace("\r\n", "\n").split("\n")
    match = _LINE.search(error)
    number = min(int(match[1]), len(lines)) if match else len(lines)
    reason = wanted.KEY_TWICE if error.startswith(_TWICE) else wanted.NOT_TOML
    return PlanError(
        Finding(
            code=Code.PLAN_SYNTAX,
            place=Place(file=file, row=number),
            params={"reason": reason, "line": number, "value": lines[number - 1]},
        )
    )
