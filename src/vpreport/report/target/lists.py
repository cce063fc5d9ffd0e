"""How lists are made in somebody else's document."""

from __future__ import annotations

from dataclasses import replace

from vpreport.findings import Code, Finding
from vpreport.report.section.blocks import Role
from vpreport.report.section.layout import Lists, Styles
from vpreport.report.target.choosing import Chooser
from vpreport.report.target.numbering import BULLET, Numberings
from vpreport.report.target.roles import Needs, Part
from vpreport.report.target.style_sheet import StyleSheet


def lists_for(
    numberings: Numberings, sheet: StyleSheet, chooser: Chooser, needs: Needs
) -> tuple[Lists, tuple[Finding, ...]]:
    """Return how lists are made without touching the lists of the document.

    A numbered list of ours would need a numbering of its own each time to begin with 1, so its
    numbers are typed. Bullets are always real: where the document has none, one is put in.
    """
    remarks: list[Finding] = []
    numbering, are_new = None, False
    if Part.BULLET in needs.parts:
        style = chooser.style(Part.BULLET)
        by_style = numberings.format(sheet.numbering(style))
        if by_style != BULLET:
            numbering = next(iter(numberings.bullets), None)
            are_new = numbering is None
    if are_new:
        numbering = numberings.free_number
        remarks.append(Finding(code=Code.BULLETS_ADDED))
    if Part.NUMBER in needs.parts:
        remarks.append(Finding(code=Code.LISTS_TYPED))
    lists = Lists(bullet_numbering=numbering, are_bullets_new=are_new, are_numbers_typed=True)
    return lists, tuple(remarks)


def without_numbers(sheet: StyleSheet, styles: Styles, lists: Lists) -> Styles:
    """Return the styles with that of running text for numbers that are typed.

    One with numbers would put a number of its own before the one that is typed.
    """
    if not (lists.are_numbers_typed and sheet.numbering(styles.number)):
        return styles
    return replace(styles, number=styles.paragraphs[Role.BODY])
