"""What other people have in our blocks lives on: references, bookmarks, comments, permissions."""

from __future__ import annotations

from pathlib import Path

import pytest
from annual_report import anchor, control, part, rewritten, typical
from lxml import etree
from sample import AR
from section_sample import follow_up
from word_file import W, text_of

import vpreport as vp

TEXT = "mal-planer"
TABLE = "mal-planer.tabell-indicators-planer"
START = '<w:bookmarkStart w:id="500" w:name="_Ref500"/>'
END = '<w:bookmarkEnd w:id="500"/>'


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = typical(anchors=anchor(TEXT)).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    return path


def put_in(path: Path, key: str, *changes: tuple[str, str]) -> None:
    """Put something into our block, first of what is found each time."""

    def edit(xml: str) -> str:
        mine = new = control(path, key)
        for old, with_more in changes:
            assert old in new
            new = new.replace(old, with_more, 1)
        return xml.replace(mine, new)

    rewritten(path, edit)


def renewed(path: Path, key: str) -> str:
    """Update with other data and return the block, which must have been written anew."""
    outcome = vp.update_document(follow_up(AR, analysis="Ny."), path)
    (block,) = (each for each in outcome.blocks if each.key == key)
    assert block.action is vp.Action.REPLACED
    etree.fromstring(part(path))
    return control(path, key)


def covered(path: Path, name: str) -> str:
    """Return the text that a bookmark covers."""
    root = etree.fromstring(part(path))
    (start,) = (e for e in root.iter(W + "bookmarkStart") if e.get(W + "name") == name)
    (end,) = (e for e in root.iter(W + "bookmarkEnd") if e.get(W + "id") == start.get(W + "id"))
    order = list(root.iter())
    inside = order[order.index(start) : order.index(end)]
    return "".join(e.text or "" for e in inside if e.tag == W + "t")


OUR_START = '<w:bookmarkStart w:id="'
CAPTION = "Tabell 2. Indikatorer för mål 1.1 Aktuella detaljplaner"


def test_a_cross_reference_to_the_number_of_our_table_still_finds_it(report: Path) -> None:
    # Word: "Endast etikett och nummer" puts its bookmark round the same runs as ours.
    put_in(report, TABLE, (OUR_START, START + OUR_START), (". Indikatorer", ". Indikatorer"))
    mine = control(report, TABLE)
    close = mine.index("<w:bookmarkEnd")
    end_of_ours = mine[close : mine.index("/>", close) + 2]
    put_in(report, TABLE, (end_of_ours, end_of_ours + END))
    assert covered(report, "_Ref500") == "Tabell 2"
    renewed(report, TABLE)
    assert covered(report, "_Ref500") == "Tabell 2"


def test_a_cross_reference_to_the_whole_caption_still_covers_it(report: Path) -> None:
    put_in(report, TABLE, (OUR_START, START + OUR_START), ("</w:p>", END + "</w:p>"))
    assert covered(report, "_Ref500") == CAPTION
    renewed(report, TABLE)
    assert covered(report, "_Ref500") == CAPTION


def test_a_cross_reference_to_the_words_of_the_caption_still_covers_them(report: Path) -> None:
    mine = control(report, TABLE)
    close = mine.index("<w:bookmarkEnd")
    end_of_ours = mine[close : mine.index("/>", close) + 2]
    put_in(report, TABLE, (end_of_ours, end_of_ours + START), ("</w:p>", END + "</w:p>"))
    renewed(report, TABLE)
    assert covered(report, "_Ref500") == ". Indikatorer för mål 1.1 Aktuella detaljplaner"


def test_the_mark_of_a_table_of_contents_stays_at_our_heading(report: Path) -> None:
    toc = START.replace("_Ref500", "_Toc500")
    put_in(report, TEXT, (OUR_START, toc + OUR_START), ("</w:p>", END + "</w:p>"))
    renewed(report, TEXT)
    assert covered(report, "_Toc500") == "1.1 Aktuella detaljplaner"


def test_a_bookmark_in_running_text_stays_at_the_same_words(report: Path) -> None:
    put_in(report, TEXT, ("<w:r><w:rPr>", START + "<w:r><w:rPr>"), ("Ansvarig: ", "Ansvarig: "))
    mine = control(report, TEXT)
    at = mine.index("</w:p>", mine.index(START))
    rewritten(report, lambda xml: xml.replace(mine, mine[:at] + END + mine[at:]))
    before = covered(report, "_Ref500")
    renewed(report, TEXT)
    assert covered(report, "_Ref500") == before


@pytest.mark.parametrize("begins_inside", [True, False])
def test_a_bookmark_with_one_end_outside_keeps_both_ends(
    report: Path, *, begins_inside: bool
) -> None:
    if begins_inside:
        put_in(report, TEXT, ("</w:p>", START + "</w:p>"))
        rewritten(
            report,
            lambda xml: xml.replace("<w:sectPr w:rsidR", f"<w:p>{END}</w:p><w:sectPr w:rsidR"),
        )
    else:
        put_in(report, TEXT, ("</w:p>", END + "</w:p>"))
        rewritten(report, lambda xml: xml.replace(" <w:body>", f" <w:body><w:p>{START}</w:p>"))
    mine = renewed(report, TEXT)
    assert (START in mine, END in mine) == (begins_inside, not begins_inside)
    assert part(report).count(b'"_Ref500"') == part(report).count(END.encode()) == 1
    assert not vp.update_document(follow_up(AR, analysis="Ny."), report).is_written


def test_a_comment_on_our_text_stays_on_the_block(report: Path) -> None:
    start, end = '<w:commentRangeStart w:id="77"/>', '<w:commentRangeEnd w:id="77"/>'
    sign = '<w:r><w:rPr><w:rStyle w:val="X"/></w:rPr><w:commentReference w:id="77"/></w:r>'
    mine = control(report, TEXT)
    at = mine.index("<w:r>", mine.index("Ansvarig") - 120)
    close = mine.index("</w:p>", at)
    new = mine[:at] + start + mine[at:close] + end + sign + mine[close:]
    rewritten(report, lambda xml: xml.replace(mine, new))
    assert [b.state for b in vp.document_status(report).blocks if b.key == TEXT] == [
        vp.BlockState.PRISTINE
    ]
    block = etree.fromstring(renewed(report, TEXT).encode())
    first = next(block.iter(W + "p"))
    names = [str(e.tag).removeprefix(W) for e in first.iter() if "comment" in str(e.tag)]
    assert names == ["commentRangeStart", "commentRangeEnd", "commentReference"]
    ids = [e.get(W + "id") for e in block.iter() if "comment" in str(e.tag)]
    assert ids == ["77"] * 3
    assert text_of(first).startswith("1.1")


def test_a_permission_covers_the_block_it_was_in(report: Path) -> None:
    put_in(
        report,
        TEXT,
        ("<w:r>", '<w:permStart w:id="9" w:edGrp="everyone"/><w:r>'),
        ("</w:p>", '<w:permEnd w:id="9"/></w:p>'),
    )
    mine = renewed(report, TEXT)
    assert mine.count("<w:permStart ") == mine.count("<w:permEnd ") == 1


def test_a_table_that_is_referred_to_is_not_taken_out(tmp_path: Path) -> None:
    path = typical(anchors=anchor("maluppfyllelse-oversikt")).written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    key = "maluppfyllelse-oversikt.tabell-prognos"
    put_in(path, key, (OUR_START, START + OUR_START), ("</w:p>", END + "</w:p>"))
    outcome = vp.update_document(follow_up(AR), path)
    (block,) = (each for each in outcome.blocks if each.key == key)
    assert block.action is vp.Action.KEPT
    said = [vp.describe(f) for f in outcome.findings if f.code is vp.Code.BLOCK_ENTANGLED]
    assert "skulle gå förlorat om blocket skrevs om eller togs bort (ett bokmärke)" in said[0]
