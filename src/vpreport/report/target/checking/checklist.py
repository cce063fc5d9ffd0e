"""The whole checklist: of a file as advice, of blocks of our own as a gate."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vpreport.findings import Code, Finding, Place, UsageError
from vpreport.replacing import ZIP_FAULTS
from vpreport.report.section.layout import Lists
from vpreport.report.section.ooxml import Element, one_line, w
from vpreport.report.target.body import is_our_control, text_of
from vpreport.report.target.checking import of_files, of_tables, of_text
from vpreport.report.target.checking.reading import SDT, TBL, P, Reading
from vpreport.report.target.checking.rules import Check, Fault, Rule
from vpreport.report.target.package import Members, core_title, found_parts
from vpreport.report.target.parsing import BrokenPartError, find, parsed, value
from vpreport.report.target.style_sheet import StyleSheet, read_styles
from vpreport.texts import checklist as texts

OF_BLOCKS: Final[tuple[Check, ...]] = (
    of_text.styles_exist,
    of_text.no_heading_is_faked,
    of_text.lists_are_real,
    of_tables.tables_have_a_header_row,
    of_tables.tables_are_simple,
    of_tables.rows_are_not_split,
    of_tables.no_cell_is_empty,
    of_tables.tables_are_described,
    of_tables.pictures_are_described,
    of_tables.objects_are_inline,
    of_text.colour_is_not_alone,
    of_text.text_stands_out,
    of_text.blanks_are_no_layout,
    of_text.links_say_where,
    of_files.controls_are_named,
)
"""What must hold of a block whatever stands around it."""

EVERY_CHECK: Final[tuple[Check, ...]] = (
    of_files.has_a_title,
    of_files.is_in_swedish,
    of_text.headings_are_whole,
    *OF_BLOCKS,
    of_text.captions_count_right,
    of_tables.charts_have_their_numbers_beside_them,
    of_files.is_not_protected,
    of_files.asks_for_no_updating,
)

_REAL: Final = Lists()
_WORDS: Final = 60  # signs of the text that shows the place


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found: in the municipality's own text, and in blocks that vpreport has written."""

    theirs: tuple[Finding, ...]
    ours: tuple[Finding, ...]


def check_document(path: str | Path) -> Checked:
    """Return what in a Word document can be hard to read for somebody, with place and advice.

    The rules are those of EN 301 549 that a program can see. Nothing is changed. Raises UsageError,
    with one finding, where the file is no Word document or cannot be read.
    """
    reading = read_document(Path(path))
    faults = tuple(fault for check in EVERY_CHECK for fault in check(reading))
    found = [(_finding(fault, reading, str(path)), _is_ours(fault)) for fault in faults]
    return Checked(
        theirs=tuple(finding for finding, is_ours in found if not is_ours),
        ours=tuple(finding for finding, is_ours in found if is_ours),
    )


def faults_in_blocks(
    elements: Iterable[Element], sheet: StyleSheet, *, lists: Lists = _REAL
) -> tuple[Fault, ...]:
    """Return what is wrong with blocks of ours before they are put into a document: the gate.

    `sheet` has the styles of the document as they are going to be. `lists` says which lists its
    conventions make us type: that alone is no fault. The elements are copied.
    """
    body = w("body", *map(deepcopy, elements))
    reading = Reading(body=body, sheet=sheet, settings=None, title="")
    faults = (fault for check in OF_BLOCKS for fault in check(reading))
    return tuple(fault for fault in faults if not _is_told(fault, lists))


def _is_told(fault: Fault, lists: Lists) -> bool:
    """Return whether it is an item of a numbered list, which is typed.

    That is said when the block is written (LISTS_TYPED).
    """
    if fault.rule is not Rule.LIST_TYPED or fault.element is None:
        return False
    return lists.are_numbers_typed and text_of(fault.element)[0].isdecimal()


def read_document(path: Path) -> Reading:
    """Return the document as the rules read it. Raises UsageError."""
    try:
        with zipfile.ZipFile(path) as package:
            members = Members(package)
            return _reading(members)
    except BrokenPartError as error:
        raise unreadable(path, str(error)) from error
    except (OSError, *ZIP_FAULTS) as error:
        raise unreadable(path, "damaged") from error


def unreadable(path: Path, why: str) -> UsageError:
    """Return the exception that says why a file is no Word document that can be read."""
    params = {"reason": texts.UNREADABLE[why]}
    return UsageError(
        Finding(code=Code.NOT_A_WORD_FILE, place=Place(file=str(path)), params=params)
    )


def _reading(members: Mapping[str, bytes]) -> Reading:
    parts = found_parts(members)
    root = parsed(members[parts.main])
    body = find(root, "body")
    if body is None:
        raise BrokenPartError("xml")
    styles = members.get(parts.styles)
    settings = members.get(parts.settings)
    colour = None if not styles else find(parsed(styles), "docDefaults/rPrDefault/rPr/color")
    return Reading(
        body=body,
        sheet=read_styles(styles),
        settings=parsed(settings) if settings else None,
        title=core_title(members, parts),
        default_colour=value(colour) if value(colour) != "auto" else "",
    )


def _finding(fault: Fault, reading: Reading, file: str) -> Finding:
    element = fault.element
    above = "" if element is None else reading.heading_above(element)
    words = "" if element is None else _words(element)
    told = texts.TOLD[fault.rule.value]
    return Finding(
        code=Code.HARD_TO_READ,
        place=Place(file=file, key=texts.under(above) if above else "", item=words),
        params={
            "what": texts.filled(told.what, fault.params),
            "advice": texts.filled(told.advice, fault.params),
        },
    )


def _words(element: Element) -> str:
    """Return the first words of what stands there, by which a person finds it."""
    holder = element
    if element.tag not in (P, TBL, SDT):
        holder = next(element.iterancestors(P, TBL), element)
    if holder.tag == TBL and (above := holder.getprevious()) is not None and above.tag == P:
        holder = above if text_of(above).strip() else holder
    text = one_line(" ".join(filter(None, map(text_of, _paragraphs(holder))))).strip()
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1].rstrip()}…"


def _paragraphs(holder: Element) -> Iterable[Element]:
    return (holder,) if holder.tag == P else holder.iter(P)


def _is_ours(fault: Fault) -> bool:
    controls = () if fault.element is None else fault.element.iterancestors(SDT)
    return any(is_our_control(control) for control in controls)
