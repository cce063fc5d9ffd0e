"""Reading a number as Swedes type it. Strict: what is not wholly a number is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.cells import plain_number, shown_number
from vpreport.intake.grid import Cell, CellKind
from vpreport.intake.parsing.cleaning import is_deceptive, nearest, one_line
from vpreport.intake.parsing.parsed import Parsed, Remark, refuse, remark, value_of
from vpreport.template.fields import NumberField
from vpreport.texts import intake_words as words
from vpreport.texts import labels

# Spreadsheets keep fifteen digits; a larger number has lost some on its way.
LARGEST: Final = Decimal(10) ** 15 - 1
# A percent above this is a typing error even where nothing else is declared.
LARGEST_PERCENT: Final = Decimal(1000)
# A percent of at most 1 where the target is above this was probably meant as a share of one.
SMALLEST_USUAL: Final = Decimal("1.5")

_MINUS_SIGNS: Final = str.maketrans(dict.fromkeys("\u2212\u2013\u2012\u2010\u2011", "-"))
_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?) ?(?P<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?P<decimals>[.,][0-9]+)?"
)
_WITH_UNIT: Final = re.compile(
    r"(?P<number>[+-]? ?[0-9](?:[0-9 .,]*[0-9])?) ?(?P<unit>[^0-9 .,].*)"
)
# Never taken, but suggested without its signs: 1.234,5 and 1'234 are written so in other countries.
_GROUPED: Final = re.compile(r"(?P<whole>[0-9]{1,3}(?:[.'’][0-9]{3})+)(?P<decimals>,[0-9]+)?")
_ANY_NUMBER: Final = re.compile(r"(?:(?<![\w-])-)?[0-9]+(?: [0-9]{3})*(?:,[0-9]+)?")


def parse_number(field: NumberField, cell: Cell) -> Parsed:
    """Return the number in the cell in the field's unit; 70 % is 70."""
    match cell.kind:
        case CellKind.NUMBER if isinstance(cell.value, Decimal):
            return _of_number(field, cell, cell.value)
        case CellKind.DATE | CellKind.TIME:
            return refuse(Code.DATE_IN_NUMBER, value=cell.text)
        case CellKind.TEXT:
            return _of_text(field, cell)
        case _:
            return _not_a_number(field, cell.text)


def _of_number(field: NumberField, cell: Cell, value: Decimal) -> Parsed:
    if cell.is_percent is None and field.is_percent and 0 < abs(value) <= 1:
        either = {"read": shown_number(value), "meant": shown_number(plain_number(value * 100))}
        return refuse(Code.PERCENT_UNSEEN, value=cell.text, **either)
    if cell.currency and not _is_amount_in(field, cell.currency):
        return _wrong_unit(field, cell.text)
    if not cell.is_percent:
        return _checked(field, cell.text, plain_number(value), may_be_fraction=True)
    if not field.is_percent:
        return _wrong_unit(field, cell.text)
    percent = plain_number(value * 100)
    if not _is_possible(field, percent) and _is_possible(field, plain_number(value)):
        typed = shown_number(plain_number(value))
        return refuse(Code.PERCENT_TIMES_HUNDRED, value=cell.text, typed=typed)
    read = remark(Code.PERCENT_FORMAT, value=cell.text, read=shown_number(percent))
    return _checked(field, cell.text, percent, read)


def _of_text(field: NumberField, cell: Cell) -> Parsed:
    if is_deceptive(cell.text):
        return refuse(Code.DECEPTIVE_SIGNS, value=cell.text)
    typed = one_line(cell.text).translate(_MINUS_SIGNS)
    unit = ""
    if split := _WITH_UNIT.fullmatch(typed):
        typed, unit = split["number"], split["unit"]
    number = _NUMBER.fullmatch(typed)
    if number is None:
        return _not_a_number(field, cell.text)
    if unit and not _is_unit(field, unit):
        is_other = _unit(unit) in words.UNITS
        return _wrong_unit(field, cell.text) if is_other else _not_a_number(field, cell.text)
    if _is_ambiguous(number):
        return _ambiguous(cell.text, number)
    value = _value(number)
    read = remark(Code.NUMBER_READ, value=cell.text, read=shown_number(value))
    return _checked(field, cell.text, value, read, may_be_fraction=not unit)


def _value(number: re.Match[str]) -> Decimal:
    decimals = (number["decimals"] or "").replace(",", ".")
    return plain_number(Decimal(f"{number['sign']}{number['whole'].replace(' ', '')}{decimals}"))


def _is_ambiguous(number: re.Match[str]) -> bool:
    """Return whether a point with three digits could be a thousand or a decimal: "1.234"."""
    decimals = number["decimals"] or ""
    may_be_group = decimals.startswith(".") and len(decimals) == 4
    return may_be_group and number["whole"].lstrip("0") != "" and len(number["whole"]) <= 3


def _ambiguous(text: str, number: re.Match[str]) -> Parsed:
    whole, digits = number["whole"], number["decimals"][1:]
    thousands = f"{number['sign']}{whole}{digits}"
    decimal = f"{number['sign']}{whole},{digits}"
    return refuse(Code.AMBIGUOUS_POINT, value=text, thousands=thousands, decimal=decimal)


def _is_unit(field: NumberField, unit: str) -> bool:
    same = {_unit(field.unit), *words.SAME_UNITS.get(field.unit, ())}
    return _unit(unit) in same


def _is_amount_in(field: NumberField, currency: str) -> bool:
    """Return whether an amount in the currency is wanted, be it of each ("kr per elev")."""
    first, *_ = re.split(r"[ /]", field.unit)
    return _is_unit(replace(field, unit=first), currency)


def _unit(text: str) -> str:
    return text.casefold().rstrip(". ")


def _wrong_unit(field: NumberField, text: str) -> Parsed:
    return refuse(Code.WRONG_UNIT, value=text, wanted=words.number_in(field.unit))


def _not_a_number(field: NumberField, text: str) -> Parsed:
    line = one_line(text)
    if field.may_be_missing and not any(sign.isnumeric() for sign in line):
        hint = words.number_or_missing(nearest(line, tuple(labels.MISSING.values())))
        return refuse(Code.NO_NUMBER_IN_TEXT, value=text, hint=hint)
    plain = _GROUPED.sub(_ungrouped, line.translate(_MINUS_SIGNS))
    found = _ANY_NUMBER.findall(plain)
    example = found[0] if len(found) == 1 else words.EXAMPLE_NUMBER
    return refuse(Code.NOT_A_NUMBER, value=text, example=example)


def _ungrouped(number: re.Match[str]) -> str:
    return "".join(sign for sign in number["whole"] if sign.isdigit()) + (number["decimals"] or "")


def _is_possible(field: NumberField, value: Decimal) -> bool:
    minimum = -LARGEST if field.minimum is None else field.minimum
    return minimum <= value <= (_largest(field) or LARGEST)


def _largest(field: NumberField) -> Decimal | None:
    return LARGEST_PERCENT if field.maximum is None and field.is_percent else field.maximum


def _checked(
    field: NumberField, text: str, value: Decimal, *remarks: Remark, may_be_fraction: bool = False
) -> Parsed:
    """Return the number if it is possible at all, and say so if it looks like a share of one."""
    if not _is_possible(field, value):
        bounds = words.bounds(field.minimum, _largest(field), largest=LARGEST)
        return refuse(Code.NUMBER_OUT_OF_RANGE, value=text, bounds=bounds)
    if may_be_fraction and _looks_like_fraction(field, value):
        doubt = remark(
            Code.PERCENT_AS_FRACTION,
            value=text,
            read=shown_number(value),
            meant=shown_number(plain_number(value * 100)),
        )
        return value_of(value, *remarks, doubt)
    return value_of(value, *remarks)


def _looks_like_fraction(field: NumberField, value: Decimal) -> bool:
    if not field.is_percent or field.usual is None:
        return False
    return field.usual > SMALLEST_USUAL and 0 < abs(value) <= 1
