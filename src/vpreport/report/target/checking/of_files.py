"""Rules about the file as a whole, and about the controls in it."""

from __future__ import annotations

from collections.abc import Iterator

from vpreport.report.target.body import is_our_control, text_of
from vpreport.report.target.checking.reading import SDT, R, Reading
from vpreport.report.target.checking.rules import Fault, Rule
from vpreport.report.target.parsing import find, is_on, value, w_name


def has_a_title(reading: Reading) -> Iterator[Fault]:
    if not reading.title.strip():
        yield Fault(rule=Rule.NO_TITLE)


def is_in_swedish(reading: Reading) -> Iterator[Fault]:
    """By default, or in every run that has text."""
    if reading.sheet.language.lower().startswith("sv"):
        return
    runs = (run for run in reading.all(R) if text_of(run).strip())
    if not all(value(find(run, "rPr/lang")) for run in runs):
        params = {"language": reading.sheet.language or "–"}
        yield Fault(rule=Rule.NOT_SWEDISH, params=params)


def is_not_protected(reading: Reading) -> Iterator[Fault]:
    if reading.settings is None:
        return
    protection = find(reading.settings, "documentProtection")
    if value(protection, "enforcement") in ("1", "true", "on"):
        yield Fault(rule=Rule.PROTECTED)


def asks_for_no_updating(reading: Reading) -> Iterator[Fault]:
    """Else Word asks, when it opens the file, whether fields may fetch from other files."""
    asks = reading.settings is not None and is_on(find(reading.settings, "updateFields"))
    fields = reading.all(w_name("fldSimple"), w_name("fldChar"))
    if asks or any(value(field, "dirty") in ("1", "true", "on") for field in fields):
        yield Fault(rule=Rule.ASKS_FOR_UPDATE)


def controls_are_named(reading: Reading) -> Iterator[Fault]:
    for control in reading.all(SDT):
        if not value(find(control, "sdtPr/alias")).strip() and not is_our_control(control):
            yield Fault(rule=Rule.CONTROL_UNNAMED, element=control)
