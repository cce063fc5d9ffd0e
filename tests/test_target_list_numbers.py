"""The numbers of headings, counted as Word counts the paragraphs of a numbering."""

from __future__ import annotations

import pytest
from foreign_word import HEAD, NORMAL, NS, outlined, style, styles

from vpreport.report.target.list_numbers import ListCounter, numbering_of, read_list_numberings
from vpreport.report.target.style_sheet import read_styles


def level(
    at: int, text: str = "", *, format_: str = "decimal", start: int = 1, more: str = ""
) -> str:
    shown = text or ".".join(f"%{n}" for n in range(1, at + 2))
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def part(*levels: str, more: str = "", nums: str = "") -> bytes:
    nums = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return (
        f'{HEAD}<w:numbering {NS}><w:abstractNum w:abstractNumId="0">{"".join(levels)}'
        f"</w:abstractNum>{more}{nums}</w:numbering>"
    ).encode()


def shown(content: bytes, *counted: tuple[int, int], is_bare: bool = False) -> list[str | None]:
    counter = ListCounter(read_list_numberings(content))
    told = []
    for number, at in counted:
        counter.count(number, at)
        told.append(counter.shown(number, at, is_bare=is_bare))
    return told


THREE = (level(0), level(1), level(2))


def test_a_higher_level_begins_the_lower_ones_anew():
    order = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert shown(part(*THREE), *order) == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]


def test_a_level_whose_upper_levels_have_not_come_yet_shows_their_first_number():
    assert shown(part(*THREE), (1, 1), (1, 0), (1, 1)) == ["1.1", "1", "1.1"]


@pytest.mark.parametrize(
    ("restart", "told"), [("0", ["1", "1.1", "2", "2.2"]), ("1", ["1", "1.1", "2", "2.1"])]
)
def test_a_level_can_go_on_whatever_stands_above_it(restart, told):
    going_on = level(1, more=f'<w:lvlRestart w:val="{restart}"/>')
    assert shown(part(level(0), going_on), (1, 0), (1, 1), (1, 0), (1, 1)) == told


def test_numberings_of_the_same_definition_count_together_unless_one_begins_anew():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    order = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]
    assert shown(part(*THREE, nums=nums), *order) == ["1", "2", "7", "8", "9"]


def test_a_numbering_can_have_a_level_of_its_own():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'Bilaga %1', format_='upperLetter')}</w:lvlOverride></w:num>"
    )
    assert shown(part(*THREE, nums=nums), (1, 0), (1, 0)) == ["Bilaga A", "Bilaga B"]


def test_a_numbering_can_be_that_of_a_style():
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lista"/></w:abstractNum>'
    nums = '<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
    content = part('<w:styleLink w:val="Lista"/>', *THREE, more=linked, nums=nums)
    assert shown(content, (4, 0), (4, 1)) == ["1", "1.1"]


@pytest.mark.parametrize(
    ("format_", "told"),
    [
        ("upperRoman", ["I", "II", "III", "IV"]),
        ("lowerRoman", ["i", "ii", "iii", "iv"]),
        ("upperLetter", ["A", "B", "C", "D"]),
        ("lowerLetter", ["a", "b", "c", "d"]),
        ("decimalZero", ["01", "02", "03", "04"]),
        ("hebrew1", [None] * 4),
        ("none", [None] * 4),
    ],
)
def test_numbers_are_written_as_the_level_says(format_, told):
    assert shown(part(level(0, format_=format_)), *[(1, 0)] * 4) == told


def test_letters_go_on_after_z():
    content = part(level(0, format_="upperLetter", start=26))
    assert shown(content, (1, 0), (1, 0)) == ["Z", "AA"]


def test_a_level_can_write_all_numbers_with_figures():
    content = part(level(0, format_="upperRoman"), level(1, more="<w:isLgl/>"))
    assert shown(content, (1, 0), (1, 1)) == ["I", "1.1"]


@pytest.mark.parametrize(
    ("text", "whole", "bare"),
    [
        ("Kapitel %1.", "Kapitel 1", "1"),
        ("§ %1", "§ 1", "1"),
        ("(%1)", "(1)", "1"),
        ("x", "x", None),
    ],
)
def test_words_round_the_number_can_be_left_out(text, whole, bare):
    assert shown(part(level(0, text)), (1, 0)) == [whole]
    assert shown(part(level(0, text)), (1, 0), is_bare=True) == [bare]


def test_the_level_is_that_which_the_numbering_ties_to_the_style():
    tied = level(1, more='<w:pStyle w:val="Rubrik2"/>')
    numberings = read_list_numberings(part(level(0), tied))
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    sheet = read_styles(
        styles(
            NORMAL,
            style("Rubrik1", "heading 1", inner=outlined(1, numbered)),
            style("Rubrik2", "heading 2", inner=outlined(2, numbered)),
            style("Egen", "Egen", based="Rubrik2"),
            style(
                "Utan",
                "Utan",
                based="Rubrik2",
                inner='<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
            ),
        )
    )
    told = [numbering_of(None, each, sheet, numberings) for each in sheet.styles]
    assert told == [None, (1, 0), (1, 1), (1, 1), None]


def test_what_the_document_does_not_have_is_not_understood():
    assert read_list_numberings(None) == {}
    assert shown(part(*THREE), (9, 0), (1, 5)) == [None, None]
