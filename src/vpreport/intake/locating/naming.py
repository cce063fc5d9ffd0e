"""What a file says of itself beside its code: whose organisation it is, and its own name."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.intake.asked import Asked
from vpreport.intake.grid import Grid
from vpreport.intake.parsing.cleaning import as_word, one_line
from vpreport.intake.refusal import FileRefusedError
from vpreport.plan.types import Department
from vpreport.template.layout import INFO_SHEET
from vpreport.texts import template as texts

# The line below the title of every sheet begins with the organisation.
_CONTEXT: Final = re.compile(
    texts.CONTEXT.format(organisation="(?P<organisation>.+?)", checkpoint=".+?", date="[0-9]")
)
_SEPARATOR: Final = texts.CONTEXT.partition("}")[2].partition("{")[0]
_LONGEST: Final = 1000  # signs; nothing that a template says of itself is longer
_ORGANISATION: Final = "organisation"


def check_organisation(grid: Grid, asked: Asked, file: str) -> None:
    """Raise FileRefusedError if all that names an organisation in the file names another one.

    Municipalities may give their departments the same ids, and take over each other's plans.
    """
    named = tuple(dict.fromkeys(_organisations(grid)))
    wanted = asked.plan.organisation
    if named and as_word(wanted) not in {as_word(name) for name in named}:
        params = {"found": named[0], "wanted": wanted}
        place = Place(file=file)
        raise FileRefusedError(Finding(code=Code.WRONG_ORGANISATION, place=place, params=params))


def _organisations(grid: Grid) -> list[str]:
    found = []
    for sheet in grid.sheets:
        is_info = sheet.name.casefold() == INFO_SHEET
        for (row, column), cell in sheet.cells.items():
            key = sheet.cells.get((row, column - 1)) if is_info else None
            if key is not None and key.text == _ORGANISATION:
                found.append(one_line(cell.text))
            elif _SEPARATOR in cell.text and len(cell.text) <= _LONGEST:
                match = _CONTEXT.match(one_line(cell.text))
                found += [match["organisation"]] if match else []
    return found


def named_for_another(asked: Asked, department: str, file: str) -> tuple[Finding, ...]:
    """Return a finding if the file's name is that of another department than its content."""
    name = unicodedata.normalize("NFC", PurePath(file).stem).casefold()
    named = [one for one in asked.plan.departments if _is_in(name, one)]
    if not named or department in {one.id for one in named}:
        return ()
    other = max(named, key=lambda one: len(one.id))
    params = {"named": other.name, "department": asked.plan.department(department).name}
    return (Finding(code=Code.NAMED_FOR_ANOTHER, place=Place(file=file), params=params),)


def _is_in(name: str, department: Department) -> bool:
    """Return whether the id or the name of the department stands as whole words in a file name."""
    for called in (department.id, department.name):
        words = r"[\W_]+".join(re.escape(word) for word in re.split(r"[\W_]+", called.casefold()))
        if re.search(rf"(?<![^\W_]){words}(?![^\W_])", name):
            return True
    return False
