"""Captions that are numbered by chapter: "Tabell 3.2", as the municipality's own are."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from annual_report import outside, paragraph, part, rewritten
from house_report import ANCHOR, NUMBERING, STYLES, HouseReport, their_table
from lxml import etree
from sample import AR
from section_sample import follow_up
from word_file import W, text_of

import vpreport as vp
from vpreport import Code

SHOWN = re.compile(r"(?:Tabell|Diagram) [\w.\u2011–-]*\d")


def field(code: str, shown: str) -> str:
    """A field as Word writes it, over several runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>'
        f'<w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def caption(
    chapter: str,
    number: int,
    label: str = "Tabell",
    *,
    sign: str = "<w:t>.</w:t>",
    reference: str = r"STYLEREF 1 \s",
    switches: str = r"\* ARABIC \s 1",
) -> str:
    before = f"{field(reference, chapter)}<w:r>{sign}</w:r>" if reference else ""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Beskrivning"/></w:pPr><w:r><w:t xml:space="preserve">'
        f"{label} </w:t></w:r>{before}{field(f'SEQ {label} {switches}', str(number))}"
        '<w:r><w:t xml:space="preserve">. Något</w:t></w:r></w:p>'
    )


HYPHEN = "<w:noBreakHyphen/>"
FIRST = (
    paragraph("Ekonomi", "Rubrik1")
    + caption("1", 1)
    + their_table()
    + paragraph("Personal", "Rubrik1")
    + caption("2", 1)
    + their_table()
    + caption("2", 2)
    + their_table()
)
BEFORE = FIRST + paragraph("Uppföljning", "Rubrik1") + caption("3", 1) + their_table()
AFTER = (
    paragraph("Slut", "Rubrik2")
    + caption("3", 2)
    + their_table()
    + paragraph("Räkenskaper", "Rubrik1")
    + caption("4", 1)
    + their_table()
)


def report(tmp_path: Path, before: str = BEFORE, after: str = AFTER, **more: object) -> Path:
    return HouseReport(before=before, after=after, **more).written(tmp_path / "rapport.docx")


def ours(path: Path) -> Iterator[etree._Element]:
    for control in etree.fromstring(part(path)).iter(W + "sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None and tag.get(W + "val", "").startswith("vpreport:"):
            yield from control.iter(W + "p")


def all_text(element: etree._Element) -> str:
    """The words, with hyphens that divide no line, and without what fields say."""
    kept = (each for each in element.iter(W + "t", W + "noBreakHyphen"))
    return "".join(
        "\u2011" if each.tag == W + "noBreakHyphen" else each.text or "" for each in kept
    )


def codes(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(W + "instrText"))


def captions(path: Path) -> list[etree._Element]:
    return [each for each in ours(path) if "SEQ " in codes(each)]


def numbers(path: Path, label: str = "Tabell") -> list[str]:
    told = (SHOWN.match(all_text(each)) for each in captions(path))
    return [found[0].removeprefix(f"{label} ") for found in told if found and label in found[0]]


def found(outcome: vp.DocumentOutcome, code: Code) -> list[str]:
    return [vp.describe(each) for each in outcome.findings if each.code is code]


def test_captions_go_on_within_the_chapter_as_theirs_do(tmp_path: Path) -> None:
    path = report(tmp_path)
    outcome = vp.update_document(follow_up(), path)
    told = numbers(path)
    assert len(told) > 8
    assert told == [f"3.{n}" for n in range(2, len(told) + 2)]
    tables = [each for each in captions(path) if "SEQ Tabell" in codes(each)]
    assert {codes(each) for each in tables} == {r" STYLEREF 1 \s  SEQ Tabell \* ARABIC \s 1 "}
    assert not found(outcome, Code.CAPTIONS_BY_CHAPTER)
    assert not found(outcome, Code.CHAPTER_DISAGREES)
    assert found(outcome, Code.CAPTIONS_STALE)  # "Tabell 3.2" of theirs comes after ours now
    checked = vp.check_document(path)
    stale = [
        [vp.describe(each) for each in some if "men numret är" in vp.describe(each)]
        for some in (checked.ours, checked.theirs)
    ]
    assert [len(each) for each in stale] == [0, 1]


def test_charts_are_numbered_as_tables_where_the_house_has_no_charts(tmp_path: Path) -> None:
    path = report(tmp_path)
    vp.update_document(follow_up(), path)
    assert numbers(path, "Diagram")[0] == "3.1"


def test_captions_of_later_chapters_are_not_said_to_be_stale(tmp_path: Path) -> None:
    path = report(tmp_path, after=AFTER[AFTER.index(paragraph("Räkenskaper", "Rubrik1")) :])
    assert not found(vp.update_document(follow_up(), path), Code.CAPTIONS_STALE)


def test_the_sign_between_the_numbers_is_theirs(tmp_path: Path) -> None:
    path = report(tmp_path, before=BEFORE.replace("<w:t>.</w:t>", HYPHEN))
    vp.update_document(follow_up(), path)
    assert numbers(path)[:2] == ["3\u20112", "3\u20113"]
    first = captions(path)[0]
    assert first.find(f".//{W}noBreakHyphen") is not None
    assert "\u2011" not in text_of(first)


def test_references_to_our_tables_have_the_number_of_the_chapter(tmp_path: Path) -> None:
    path = report(tmp_path)
    vp.update_document(follow_up(), path)
    referring = [each for each in ours(path) if " REF _vpT_" in codes(each)]
    known = {SHOWN.match(all_text(each))[0] for each in captions(path)}  # type: ignore[index]
    assert referring
    for each in referring:
        assert set(SHOWN.findall(all_text(each))) <= known


def test_the_bookmark_covers_both_numbers(tmp_path: Path) -> None:
    path = report(tmp_path)
    vp.update_document(follow_up(), path)
    names = [each.tag.removeprefix(W) for each in captions(path)[0]]
    assert names[1] == "bookmarkStart"
    between = names[2 : names.index("bookmarkEnd")]
    assert between == ["r"] * 12  # the label, a field of five runs, the sign, another field


def test_the_same_data_again_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = report(tmp_path)
    theirs = part(path).replace(ANCHOR.encode(), b"")
    vp.update_document(follow_up(), path)
    assert outside(path) == theirs
    once = path.read_bytes()
    assert not vp.update_document(follow_up(), path).is_written
    assert path.read_bytes() == once
    assert vp.update_document(follow_up(AR, analysis="Ny analys."), path).is_written
    assert outside(path) == theirs
    assert not vp.update_document(follow_up(AR, analysis="Ny analys."), path).is_written


def test_updating_the_fields_in_word_is_no_edit(tmp_path: Path) -> None:
    path = report(tmp_path)
    vp.update_document(follow_up(), path)
    newer = paragraph("Inledning", "Rubrik1")
    rewritten(path, lambda xml: xml.replace("<w:body>", "<w:body>" + newer, 1))
    of_chapter = re.compile(r"(STYLEREF[^S]*?<w:t xml:space=\"preserve\">)3(?=</w:t>)")
    rewritten(path, lambda xml: of_chapter.sub(r"\g<1>4", xml))
    states = {block.state for block in vp.document_status(path).blocks}
    assert states == {vp.BlockState.PRISTINE}
    vp.update_document(follow_up(AR, analysis="Ny."), path)
    assert numbers(path)[0] == "4.2"


def test_a_chapter_that_the_captions_have_not_heard_of_is_told(tmp_path: Path) -> None:
    path = report(tmp_path, before=paragraph("Inledning", "Rubrik1") + BEFORE)
    outcome = vp.update_document(follow_up(), path)
    assert numbers(path)[0] == "4.2"
    assert found(outcome, Code.CHAPTER_DISAGREES) == [
        (
            f"{path} (Uppföljning): Tabeller och figurer i kapitlet visar kapitelnumret 3, men "
            "rubrikernas numrering ger 4. Det senare har skrivits i avsnittet. Tryck Ctrl+A och "
            "sedan F9 i Word, så räknas alla nummer om. (W956)"
        )
    ]


def test_headings_that_are_numbered_in_an_unknown_way_leave_it_to_the_captions(
    tmp_path: Path,
) -> None:
    strange = {
        "word/styles.xml": STYLES.encode(),
        "word/numbering.xml": NUMBERING.replace('"decimal"', '"hebrew1"').encode(),
    }
    path = report(tmp_path, more=strange)
    outcome = vp.update_document(follow_up(), path)
    told = numbers(path)
    assert told == [f"3.{n}" for n in range(2, len(told) + 2)]
    assert not found(outcome, Code.CAPTIONS_BY_CHAPTER)


def test_without_any_number_of_the_chapter_only_the_own_number_is_written(tmp_path: Path) -> None:
    """Numbers nobody can count and no caption in the chapter: nothing is guessed."""
    strange = {
        "word/styles.xml": STYLES.encode(),
        "word/numbering.xml": NUMBERING.replace('"decimal"', '"hebrew1"').encode(),
    }
    path = report(
        tmp_path, before=FIRST + paragraph("Uppföljning", "Rubrik1"), after="", more=strange
    )
    outcome = vp.update_document(follow_up(), path)
    told = numbers(path)
    assert told == [str(n) for n in range(1, len(told) + 1)]
    assert codes(captions(path)[0]) == r" SEQ Tabell \* ARABIC \s 1 "
    assert found(outcome, Code.CAPTIONS_BY_CHAPTER) == [
        (
            f"{path} (Uppföljning): Dokumentet numrerar sina tabeller eller figurer kapitelvis, "
            "men kapitlets nummer går inte att läsa ut där avsnittet står. De infogade tabellerna "
            "och diagrammen får bara löpnumret i kapitlet. Ge rubriken över avsnittet samma "
            "formatmall som dokumentets andra kapitelrubriker, tryck Ctrl+A och sedan F9 i Word, "
            "spara och uppdatera igen. (W937)"
        )
    ]
    once = path.read_bytes()
    assert not vp.update_document(follow_up(), path).is_written
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    ("asked", "changed", "chapter"),
    [
        (r"STYLEREF 1 \s", ("%1", "Kapitel %1."), "3"),
        (r"STYLEREF 1 \n", ("%1", "Kapitel %1."), "Kapitel 3"),
        (r'STYLEREF "Rubrik 1" \s', ('w:val="decimal"', 'w:val="upperRoman"'), "III"),
        (r'STYLEREF "heading 1" \s', ('w:val="decimal"', 'w:val="upperLetter"'), "C"),
        (r"STYLEREF 1 \s", ('<w:start w:val="1"/>', '<w:start w:val="5"/>'), "7"),
    ],
    ids=["words left out", "words kept", "roman", "letters", "other start"],
)
def test_the_number_is_the_one_that_the_heading_shows(
    tmp_path: Path, asked: str, changed: tuple[str, str], chapter: str
) -> None:
    definition = NUMBERING.replace(*changed, 1)
    more = {"word/styles.xml": STYLES.encode(), "word/numbering.xml": definition.encode()}
    before = BEFORE.replace(r"STYLEREF 1 \s", asked)
    path = report(tmp_path, before=before, more=more)
    vp.update_document(follow_up(), path)
    assert all_text(captions(path)[0]).startswith(f"Tabell {chapter}.2. ")
    assert codes(captions(path)[0]).startswith(f" {asked} ")


def test_a_heading_deleted_with_the_change_still_tracked_leaves_it_to_the_captions(
    tmp_path: Path,
) -> None:
    gone = paragraph("Struket", "Rubrik1").replace(
        "</w:pPr>", '<w:rPr><w:del w:id="5" w:author="E"/></w:rPr></w:pPr>'
    )
    path = report(tmp_path, before=gone + BEFORE)
    outcome = vp.update_document(follow_up(), path)
    assert numbers(path)[0] == "3.2"
    assert not found(outcome, Code.CHAPTER_DISAGREES)


def test_numbers_that_begin_anew_without_a_number_of_the_chapter_do_so_with_us(
    tmp_path: Path,
) -> None:
    alone = FIRST + paragraph("Uppföljning", "Rubrik1") + caption("", 1, reference="")
    path = report(tmp_path, before=alone, after="")
    vp.update_document(follow_up(), path)
    assert numbers(path)[:2] == ["2", "3"]
    assert codes(captions(path)[0]) == r" SEQ Tabell \* ARABIC \s 1 "


def test_a_caption_that_a_person_has_rewritten_is_referred_to_as_it_stands(tmp_path: Path) -> None:
    path = report(tmp_path)
    vp.update_document(follow_up(), path)

    def without_chapter(xml: str) -> str:
        root = etree.fromstring(xml.encode())
        first = next(
            each for each in root.iter(W + "p") if b'w:name="_vpT_' in etree.tostring(each)
        )
        for run in first.findall(W + "r")[1:7]:  # the field and the sign after it
            first.remove(run)
        return etree.tostring(root).decode()

    rewritten(path, without_chapter)
    assert "STYLEREF" not in codes(captions(path)[0])
    vp.update_document(follow_up(AR, analysis="Ny."), path)
    referring = [each for each in ours(path) if "REF _vpT_maluppfyllelse " in codes(each)]
    assert referring
    assert all(re.search(r"Tabell 2\b", all_text(each)) for each in referring)


def test_headings_of_ours_can_be_what_numbers_go_by(tmp_path: Path) -> None:
    """By the second level, each heading of ours there begins anew: 1.1, 1.2 …"""
    by = {"reference": r"STYLEREF 2 \s", "switches": r"\* ARABIC \s 2"}
    before = (
        paragraph("Uppföljning", "Rubrik1")
        + paragraph("Läget", "Rubrik2")
        + caption("1.1", 1, **by)
        + their_table()
        + paragraph("Räkenskaper", "Rubrik1")
    )
    path = report(tmp_path, before=before, after="")
    vp.update_document(follow_up(), path)
    section, number, told = 0, 0, []
    for each in ours(path):
        style = each.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val") == "Rubrik2":
            section, number = section + 1, 0
        elif "SEQ Tabell" in codes(each):
            number += 1
            told.append(f"2.{section}.{number}")
    assert told[0] == "2.1.1"
    assert numbers(path) == told
    assert not vp.update_document(follow_up(), path).is_written


def test_a_block_left_with_its_table_is_counted_and_referred_to_by_chapter(tmp_path: Path) -> None:
    path = report(tmp_path)
    vp.update_document(follow_up(), path)
    before = {all_text(each) for each in captions(path)}
    analysis = follow_up(AR, analysis="Ny analys som skrivs om.")
    vp.update_document(analysis, path)
    referring = [each for each in ours(path) if " REF _vpT_" in codes(each)]
    now = {SHOWN.match(all_text(each))[0] for each in captions(path)}  # type: ignore[index]
    assert before
    assert {text for each in referring for text in SHOWN.findall(all_text(each))} <= now


def test_tracked_changes_keep_the_numbers_of_the_chapter(tmp_path: Path) -> None:
    path = report(tmp_path)
    vp.update_document(follow_up(), path)
    tables = [b.key for b in vp.document_status(path).blocks if ".tabell" in b.key]
    vp.update_document(follow_up(AR), path, as_tracked_changes=tables)
    marked = [run for each in captions(path) for run in each.iter(W + "ins", W + "del")]
    assert not [each for each in marked if "STYLEREF" in all_text(each) + codes(each)]
    assert all("STYLEREF" in codes(each) for each in captions(path))


def test_a_document_that_counts_straight_on_is_not_gone_through_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("vpreport.report.inplace.placing.read_chapters", never)
    straight = BEFORE.replace(r" \s 1", "")
    straight = re.sub(
        r"<w:r><w:fldChar [^>]*begin[^>]*/></w:r><w:r><w:instrText "
        r"xml:space=\"preserve\"> STYLEREF.*?<w:t>\.</w:t></w:r>",
        "",
        straight,
    )
    assert "STYLEREF" not in straight
    path = report(tmp_path, before=straight, after="")
    vp.update_document(follow_up(), path)
    assert numbers(path)[0] == "5"


@pytest.mark.libreoffice
@pytest.mark.parametrize("sign", ["<w:t>.</w:t>", HYPHEN], ids=["dot", "hyphen"])
def test_libreoffice_shows_the_numbers_that_we_wrote(office, tmp_path: Path, sign: str) -> None:
    """It counts the headings and the captions itself, though it begins no captions anew (7.4).

    So the chapters before have none here.
    """
    chapters = "".join(
        paragraph(each, "Rubrik1") for each in ("Ekonomi", "Personal", "Uppföljning")
    )
    before = (chapters + caption("3", 1) + their_table()).replace("<w:t>.</w:t>", sign)
    path = report(tmp_path, before=before, after="")
    vp.update_document(follow_up(), path)
    pdf = tmp_path / "rapport.pdf"
    office.convert(path, pdf)
    told = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(told, capture_output=True, text=True, check=True).stdout
    assert "3 Uppföljning" in text
    between = "." if sign != HYPHEN else "-"
    ours_there = [each.replace("\u2011", "-") for each in numbers(path)]
    shown = re.findall(r"^\s*Tabell (\S+)\. ", text, flags=re.MULTILINE)
    assert shown == [f"3{between}1", *ours_there]
    assert set(re.findall(r"(?:och|,) Tabell (\S+) visar", text)) <= set(ours_there)
