"""Typed getters over a parsed TOML table that note every fault with its key path and go on.

A getter that meets a fault notes it and returns a stand-in, so that one run finds all faults;
whoever asked must not use the result once `Faults` holds anything.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Final, TypeVar

from vpreport.findings import Code, Place
from vpreport.plan.dates import last_day, nearest_date
from vpreport.plan.faults import Faults, nearest
from vpreport.texts import plan_wanted as wanted

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+(?:\[[0-9]+\])?")
_INDEX: Final = re.compile(r"\[[0-9]+\]")
_LARGEST: Final = Decimal(10) ** 12

Closed = TypeVar("Closed", bound=Enum)


class Table:
    """One TOML table: `key` is its path, `item` what people call it ("Översyn av …")."""

    def __init__(
        self, values: Mapping[str, object], faults: Faults, *, key: str = "", item: str = ""
    ) -> None:
        self.values = values
        self.faults = faults
        self.key = key
        self.item = item
        self._asked: dict[str, None] = {}
        self._missing: dict[str, wanted.Wanted] = {}

    def place(self, name: str) -> Place:
        shown = name if _BARE_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)
        return Place(key=f"{self.key}.{shown}" if self.key else shown, item=self.item)

    def note(self, code: Code, name: str, **params: object) -> None:
        self.faults.add(code, self.place(name), **params)

    def has(self, name: str) -> bool:
        self._asked[name] = None
        return name in self.values

    def close(self) -> None:
        """Note the keys that nobody asked for, and the compulsory ones that are missing.

        A missing key whose misspelling stands there is one fault, not two.
        """
        absent = tuple(name for name in self._asked if name not in self.values)
        for name in self.values:
            if name in self._asked:
                continue
            near = nearest(name, absent) or nearest(name, tuple(self._asked))
            hint = wanted.hint(near) or wanted.known_keys(tuple(self._asked))
            self.note(Code.UNKNOWN_KEY, name, value=name, hint=hint)
            if near:
                self._missing.pop(near, None)
        for name, what in self._missing.items():
            self.note(Code.MISSING_KEY, name, value=name, wanted=what.what)

    def text(self, name: str) -> str:
        """Return a compulsory text, its runs of white space as single spaces."""
        if not self._present(name, wanted.TEXT):
            return ""
        return self._text(name, self.values[name])

    def optional_text(self, name: str) -> str:
        """Return the text, empty where the key is missing or empty."""
        value = self.values[name] if self.has(name) else ""
        return "" if value == "" else self._text(name, value)

    def texts(self, name: str, *, compulsory: bool = False) -> tuple[str, ...]:
        """Return a list of texts, each once; `compulsory` means at least one."""
        found = self._list(name, wanted.TEXTS, compulsory=compulsory)
        texts = tuple(self._text(f"{name}[{i}]", value) for i, value in enumerate(found))
        for place, text in enumerate(texts):
            if text and text in texts[:place]:
                first = self.place(f"{name}[{texts.index(text)}]").key
                self.note(Code.DUPLICATE_ID, f"{name}[{place}]", value=text, first=first)
        return texts

    def choice(self, name: str, default: Closed) -> Closed:
        """Return the member of `default`'s enum that the text names, `default` without any."""
        return self.optional_choice(name, type(default)) or default

    def compulsory_choice(self, name: str, closed: type[Closed]) -> Closed | None:
        if not self._present(name, wanted.one_of(_values(closed))):
            return None
        return self._member(name, closed)

    def optional_choice(self, name: str, closed: type[Closed]) -> Closed | None:
        return self._member(name, closed) if self.has(name) else None

    def flag(self, name: str) -> bool:
        """Return whether the key is there and true."""
        value = self.values[name] if self.has(name) else False
        if not isinstance(value, bool):
            self._wrong_type(name, value, wanted.FLAG)
        return value is True

    def number(self, name: str, default: Decimal) -> Decimal:
        value = self.optional_number(name)
        return default if value is None else value

    def compulsory_number(self, name: str) -> Decimal | None:
        """Return the number, None if it is missing or faulty."""
        return self.optional_number(name) if self._present(name, wanted.NUMBER) else None

    def optional_number(self, name: str) -> Decimal | None:
        if not self.has(name):
            return None
        value = self.values[name]
        if isinstance(value, bool) or not isinstance(value, int | Decimal):  # a bool is an int
            self._wrong_type(name, value, wanted.NUMBER)
            return None
        number = Decimal(value)
        if not number.is_finite() or abs(number) >= _LARGEST:
            typed = wanted.as_typed(value)
            self.note(Code.OUT_OF_RANGE, name, value=typed, wanted=wanted.SANE_NUMBER)
            return None
        return number

    def optional_integer(self, name: str, *, at_least: int, at_most: int) -> int | None:
        if not self.has(name):
            return None
        return self._integer(name, self.values[name], at_least=at_least, at_most=at_most)

    def integer(self, name: str, *, at_least: int, at_most: int) -> int | None:
        """Return a compulsory whole number, None if it is faulty."""
        if not self._present(name, wanted.INTEGER):
            return None
        return self._integer(name, self.values[name], at_least=at_least, at_most=at_most)

    def integers(self, name: str, *, at_least: int, at_most: int) -> tuple[int, ...]:
        """Return those of a list of at least one whole number that are not faulty."""
        found = enumerate(self._list(name, wanted.INTEGERS, compulsory=True))
        read = (
            self._integer(f"{name}[{place}]", value, at_least=at_least, at_most=at_most)
            for place, value in found
        )
        return tuple(number for number in read if number is not None)

    def date(self, name: str) -> tuple[dt.date | None, str]:
        """Return a compulsory date, None if it is faulty, and how it is written."""
        if not self._present(name, wanted.DATE):
            return None, ""
        value = self.values[name]
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            value = value.isoformat()
        text = self._text(name, value, wanted.DATE)
        return (self.date_named(name, text) if text else None), text

    def date_named(self, name: str, text: str) -> dt.date | None:
        """Return the last day of what `text` names, or None, noted at `name`."""
        day = last_day(text)
        if day is None:
            hint = wanted.hint(nearest_date(text)) or wanted.DATE_EXAMPLES
            self.note(Code.BAD_DATE, name, value=text, hint=hint)
        return day

    def table(self, name: str, *, compulsory: bool = False) -> Table:
        """Return the table of that name, or an empty one whose own faults count for nothing."""
        what = wanted.table(name)
        present = self._present(name, what) if compulsory else self.has(name)
        value = self.values[name] if present else None
        if isinstance(value, Mapping):
            return Table(value, self.faults, key=self.place(name).key, item=self.item)
        if present:
            self._wrong_type(name, value, what)
        return Table({}, Faults())

    def tables(self, name: str, *, compulsory: bool = False) -> tuple[Table, ...]:
        """Return the tables of an array ([[goal]]), each named by its title, text or name."""
        what = wanted.tables(_INDEX.sub("", self.place(name).key))
        made = []
        for place, value in enumerate(self._list(name, what, compulsory=compulsory)):
            entry = f"{name}[{place}]"
            if isinstance(value, Mapping):
                made.append(
                    Table(value, self.faults, key=self.place(entry).key, item=_called(value))
                )
            else:
                self._wrong_type(entry, value, what)
        return tuple(made)

    def _present(self, name: str, what: wanted.Wanted) -> bool:
        if self.has(name):
            return True
        self._missing[name] = what
        return False

    def _list(self, name: str, what: wanted.Wanted, *, compulsory: bool) -> list[object]:
        present = self._present(name, what) if compulsory else self.has(name)
        value = self.values[name] if present else []
        if not isinstance(value, list):
            self._wrong_type(name, value, what)
            return []
        if present and compulsory and not value:
            self.note(Code.EMPTY_VALUE, name, wanted=what.what)
        return value

    def _text(self, name: str, value: object, what: wanted.Wanted = wanted.TEXT) -> str:
        if not isinstance(value, str):
            self._wrong_type(name, value, what)
            return ""
        text = " ".join(value.split())
        if not text:
            self.note(Code.EMPTY_VALUE, name, wanted=what.what)
        for sign in sorted({sign for sign in text if _unprintable(sign)}):
            self.note(Code.CONTROL_CHARACTER, name, value=f"U+{ord(sign):04X}")
        return text

    def _member(self, name: str, closed: type[Closed]) -> Closed | None:
        known = _values(closed)
        value = self._text(name, self.values[name], wanted.one_of(known))
        if value in known:
            return closed(value)
        if value:
            hint = wanted.hint(nearest(value, known)) or wanted.choices(known)
            self.note(Code.NOT_ALLOWED, name, value=value, hint=hint)
        return None

    def _integer(self, name: str, value: object, *, at_least: int, at_most: int) -> int | None:
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong_type(name, value, wanted.INTEGER)
            return None
        if at_least <= value <= at_most:
            return value
        limits = wanted.between(at_least, at_most)
        self.note(Code.OUT_OF_RANGE, name, value=wanted.as_typed(value), wanted=limits)
        return None

    def _wrong_type(self, name: str, value: object, what: wanted.Wanted) -> None:
        typed = wanted.as_typed(value)
        self.note(Code.WRONG_TYPE, name, value=typed, wanted=what.what, example=what.example)


def _unprintable(sign: str) -> bool:
    """Say whether neither Excel nor Word can hold the sign (XML 1.0, section 2.2)."""
    return unicodedata.category(sign) == "Cc" or sign in "\ufffe\uffff"


def _values(closed: type[Enum]) -> tuple[str, ...]:
    return tuple(str(member.value) for member in closed)


def _called(values: Mapping[str, object]) -> str:
    for name in ("title", "name", "label", "text", "id"):
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return ""
