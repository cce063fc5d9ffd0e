"""Documents as no Word writes them: damaged, odd, made to do harm, or by other programs."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from annual_report import (
    KINDS,
    MAIN,
    THEIR_CONTROL,
    Report,
    W,
    anchor,
    outside,
    paragraph,
    part,
    parts,
    typical,
)
from lxml import etree
from section_sample import follow_up

import vpreport as vp

KEY = "atgarder"  # a text, a table and a chart
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
STYLES = "word/styles.xml"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

Change = Callable[[bytes], bytes]


def changed(path: Path, name: str, change: Change) -> Path:
    """Pack the document anew with a part that is another."""
    members = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for member, content in members.items():
            package.writestr(member, change(content) if member == name else content)
    return path


def without(path: Path, name: str) -> Path:
    members = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for member in members.keys() - {name}:
            package.writestr(member, members[member])
    return path


def written(folder: Path, report: Report | None = None, **given: object) -> Path:
    report = report or typical(**{"anchors": anchor(KEY), **given})
    return report.written(folder / "rapport.docx")


def kinds(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The kinds of content by the endings of names, and by names."""
    root = etree.fromstring(part(path, TYPES))
    endings = root.iterfind("{*}Default")
    own = list(root.iterfind("{*}Override"))
    assert len({e.get("PartName") for e in own}) == len(own)
    return (
        {e.get("Extension", ""): e.get("ContentType", "") for e in endings},
        {e.get("PartName", ""): e.get("ContentType", "") for e in own},
    )


# What is refused


def cut(content: bytes) -> bytes:
    return content[:-20]


def with_doctype(content: bytes) -> bytes:
    return content.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)


def wide(content: bytes) -> bytes:
    return content.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def wide_without_mark(content: bytes) -> bytes:
    return content.decode().replace("UTF-8", "UTF-16").encode("utf-16-le")


def another(_: bytes) -> bytes:
    return b"<a/>"


def deep(content: bytes) -> bytes:
    opening, closing = b"<w:sdt><w:sdtContent>" * 3000, b"</w:sdtContent></w:sdt>" * 3000
    return content.replace(b"<w:body>", b"<w:body>%s<w:p/>%s" % (opening, closing))


DAMAGED = (
    "Dokumentet är skadat och går inte att läsa i sin helhet. Öppna det i Word, låt Word reparera "
    "det, spara det och försök igen. (W903)"
)
UNUSUAL = (
    "Dokumentet är inte skrivet som ordbehandlingsprogram skriver dokument: {}. Öppna det i Word, "
    "spara det på nytt och försök igen. (W907)"
)
DOCTYPE = UNUSUAL.format("det har en dokumenttypsdeklaration")
ENCODING = UNUSUAL.format("texten är inte lagrad som UTF-8")
SHAPE = UNUSUAL.format("en del av det är uppbyggd på ett annat sätt")


@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        (STYLES, cut, DAMAGED),
        (STYLES, with_doctype, DOCTYPE),
        (RELATIONS, cut, DAMAGED),
        (RELATIONS, wide, ENCODING),
        (RELATIONS, another, SHAPE),
        (TYPES, wide, ENCODING),
        (MAIN, wide_without_mark, ENCODING),
        (MAIN, deep, SHAPE),
    ],
)
def test_a_part_that_cannot_be_read_or_added_to_is_a_reason_to_refuse(
    tmp_path: Path, name: str, change: Change, sentence: str
) -> None:
    path = changed(written(tmp_path), name, change)
    before = path.read_bytes()
    with pytest.raises(vp.DocumentError) as error:
        vp.insert_blocks(follow_up(), path)
    (finding,) = error.value.findings
    assert vp.describe(finding) == f"{path}: {sentence}"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "run",
    [
        lambda path: vp.update_document(follow_up(analysis="Ny."), path),
        vp.document_status,
        vp.reattach_document,
    ],
    ids=["update", "status", "reattach"],
)
def test_styles_whose_packed_bytes_are_damaged_are_a_reason_to_refuse(
    tmp_path: Path, run: Callable[[Path], object]
) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path) as package:
        at = package.getinfo(STYLES).header_offset + 80
    data = bytearray(path.read_bytes())
    data[at : at + 8] = bytes(8)
    path.write_bytes(data)
    with pytest.raises(vp.DocumentError) as error:
        run(path)
    assert error.value.findings[0].code is vp.Code.WORD_DAMAGED
    assert path.read_bytes() == data


def test_a_damaged_file_that_lies_beside_is_no_hindrance(tmp_path: Path) -> None:
    path = written(tmp_path)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 0x94  # made with version 14.8 of the format
    (tmp_path / "annan.docx").write_bytes(data)
    assert vp.insert_blocks(follow_up(), path).is_written


def test_whatever_bytes_are_damaged_the_document_is_refused_or_written_whole(
    tmp_path: Path,
) -> None:
    lots = random.Random(5)  # noqa: S311
    path = written(tmp_path)
    vp.insert_blocks(follow_up(), path)
    whole = path.read_bytes()
    refused = 0
    for number in range(150):
        data = bytearray(whole)
        for _ in range(1 + number % 3):
            data[lots.randrange(len(data))] ^= 1 << lots.randrange(8)
        folder = tmp_path / str(number)
        folder.mkdir()
        damaged = folder / "rapport.docx"
        damaged.write_bytes(data)
        try:
            outcome = vp.update_document(follow_up(analysis="Ny analys."), damaged)
        except vp.DocumentError:
            refused += 1
            assert damaged.read_bytes() == data
            assert list(folder.iterdir()) == [damaged]
        else:
            assert outcome.backup is None or outcome.backup.read_bytes() == data
    assert refused > 50


@pytest.mark.parametrize("instruction", ["TOC \\o", "IF 1 = 1"])
def test_an_anchor_in_a_field_would_be_lost_when_the_field_is_updated(
    tmp_path: Path, instruction: str
) -> None:
    begin = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        f'{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
    )
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    path = written(tmp_path, before=begin, after=end)
    outcome = vp.insert_blocks(follow_up(), path)
    (finding,) = outcome.findings
    assert vp.describe(finding) == (
        f"{path} ({KEY}): [[vpreport:{KEY}]] står i ett fält, till exempel en "
        "innehållsförteckning, och där kan inget block sättas in. Flytta det till ett eget stycke "
        "i den löpande texten. (W915)"
    )
    assert not outcome.is_written


def test_an_anchor_that_somebody_has_moved_with_changes_tracked_stays(tmp_path: Path) -> None:
    moved = anchor(KEY).replace("<w:rPr>", '<w:rPr><w:moveTo w:id="3" w:author="A"/>', 1)
    path = written(tmp_path, anchors=moved)
    outcome = vp.insert_blocks(follow_up(), path)
    assert [each.code for each in outcome.findings] == [vp.Code.ANCHOR_NOT_ALONE]
    assert not outcome.is_written


# What is odd, and no hindrance


def test_names_declared_on_the_body_are_known(tmp_path: Path) -> None:
    def moved(content: bytes) -> bytes:
        root = b'<q:document xmlns:q="%s"' % W.encode()
        content = content.replace(b"xmlns:w='%s' " % W.encode(), b"").replace(b"<w:document", root)
        content = content.replace(b"</w:document>", b"</q:document>")
        return content.replace(b"<w:body>", b"<w:body xmlns:w='%s'>" % W.encode())

    path = changed(written(tmp_path), MAIN, moved)
    theirs = part(path).replace(anchor(KEY).encode(), b"")
    for analysis in ("Ett.", "Två."):
        vp.update_document(follow_up(analysis=analysis), path)
        assert outside(path) == theirs
    vp.clean_document(path)
    assert b"vpreport:" not in part(path)
    docx.Document(str(path))


def test_names_of_another_prefix_are_left_whole_when_the_document_is_cleaned(
    tmp_path: Path,
) -> None:
    def renamed(content: bytes) -> bytes:
        content = re.sub(rb"(</?)w:", rb"\1x:", content)
        content = re.sub(rb" w:(\w+)=", rb" x:\1=", content)
        return content.replace(b"xmlns:w=", b"xmlns:x=")

    path = changed(written(tmp_path), MAIN, renamed)
    vp.insert_blocks(follow_up(), path)
    words = "".join(etree.fromstring(part(path)).itertext(f"{{{W}}}t"))
    vp.clean_document(path)
    root = etree.fromstring(part(path))
    assert "".join(root.itertext(f"{{{W}}}t")) == words
    assert b"vpreport:" not in part(path)


def test_the_record_is_told_to_be_xml_where_xml_is_told_to_be_a_document(tmp_path: Path) -> None:
    """As some libraries write: every .xml is a main part that is not told to be something else."""
    main = f"{KINDS}.document.main+xml".encode()
    path = changed(
        written(tmp_path),
        TYPES,
        lambda content: content.replace(
            b'"xml" ContentType="application/xml"', b'"xml" ContentType="%s"' % main
        ).replace(b'<Override PartName="/word/document.xml" ContentType="%s"/>' % main, b""),
    )
    vp.insert_blocks(follow_up(), path)
    assert kinds(path)[1]["/customXml/item1.xml"] == "application/xml"


def test_relations_are_told_what_they_are_where_it_is_told_for_each(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    each = b'<Override PartName="/%s" ContentType="%s"/>'
    there = b"".join(each % (n.encode(), kind.encode()) for n in ("_rels/.rels", RELATIONS))
    path = changed(
        written(tmp_path),
        TYPES,
        lambda content: re.sub(rb'<Default Extension="rels" [^>]*>', b"", content).replace(
            b"</Types>", there + b"</Types>"
        ),
    )
    vp.insert_blocks(follow_up(), path)
    endings, own = kinds(path)
    assert "rels" not in endings
    added = [name for name in parts(path) if name.endswith(".rels")]
    assert len(added) == 4  # two of theirs, of the chart and of the record
    assert {own[f"/{name}"] for name in added} == {kind}
    vp.clean_document(path)
    assert {f"/{name}" for name in parts(path)} >= set(kinds(path)[1])


def test_a_name_that_is_still_told_of_is_not_taken(tmp_path: Path) -> None:
    left = b'<Override PartName="/customXml/itemProps1.xml" ContentType="application/other+xml"/>'
    path = changed(
        written(tmp_path), TYPES, lambda content: content.replace(b"</Types>", left + b"</Types>")
    )
    vp.insert_blocks(follow_up(), path)
    assert "customXml/itemProps2.xml" in parts(path)
    assert kinds(path)[1]["/customXml/itemProps1.xml"] == "application/other+xml"


def test_styles_and_comments_that_are_spoken_of_and_gone_come_back_under_their_names(
    tmp_path: Path,
) -> None:
    path = without(without(written(tmp_path), STYLES), "word/comments.xml")
    vp.insert_blocks(follow_up(), path)
    assert b"w:styleId" in part(path, STYLES)
    changed(path, MAIN, lambda content: content.replace(b"72", b"73").replace(b"tg\xc3\xa4", b"t"))
    (edited, *_) = (b.key for b in vp.document_status(path).blocks if b.state.value == "edited")
    outcome = vp.update_document(follow_up(), path, as_comments=[edited])
    assert vp.Action.COMMENTED in {block.action for block in outcome.blocks}
    assert b"vpreport" in part(path, "word/comments.xml")
    assert part(path, RELATIONS).count(b"/comments") == 1
    kinds(path)
    docx.Document(str(path))


def test_cleaning_takes_away_what_another_program_has_written_with_closing_tags(
    tmp_path: Path,
) -> None:
    path = written(tmp_path)
    vp.insert_blocks(follow_up(), path)
    for name in (RELATIONS, TYPES):
        changed(
            path,
            name,
            lambda content: re.sub(
                rb"<(Relationship|Override|Default)( [^>]*)/>", rb"<\1\2></\1>", content
            ),
        )
    before = len(etree.fromstring(part(path, RELATIONS)))
    vp.clean_document(path)
    assert b"customXml" not in part(path, RELATIONS) + part(path, TYPES)
    assert len(etree.fromstring(part(path, RELATIONS))) == before - 1
    docx.Document(str(path))


def test_ids_at_the_very_end_leave_room_for_ours(tmp_path: Path) -> None:
    last = 2**31 - 1
    drawn = "".join(
        f'<w:p><w:bookmarkStart w:id="{n}" w:name="a{n}"/><w:bookmarkEnd w:id="{n}"/><w:r>'
        f'<w:drawing><wp:inline xmlns:wp="{DRAWN}"><wp:docPr id="{n}" name="Bild"/></wp:inline>'
        f'</w:drawing></w:r><w:ins w:id="{n}" w:author="A"/></w:p>'
        for n in (1, last)
    )
    path = written(tmp_path, before=drawn)
    vp.insert_blocks(follow_up(), path)
    root = etree.fromstring(part(path))
    for name, key in ((f"{{{W}}}bookmarkStart", f"{{{W}}}id"), (f"{{{DRAWN}}}docPr", "id")):
        ids = [int(each.get(key, "")) for each in root.iter(name)]
        assert len(ids) > 2
        assert len(set(ids)) == len(ids)
        assert max(ids) == last


def test_no_tracked_change_of_ours_takes_the_id_of_theirs(tmp_path: Path) -> None:
    theirs = "".join(f'<w:p><w:ins w:id="{n}" w:author="A"/></w:p>' for n in range(1, 9))
    path = typical(anchors=anchor("mal-planer"), after=theirs).written(tmp_path / "rapport.docx")
    vp.insert_blocks(follow_up(), path)
    keys = [block.key for block in vp.document_status(path).blocks]
    vp.update_document(follow_up(analysis="Ny analys."), path, as_tracked_changes=keys)
    root = etree.fromstring(part(path))
    ids = [each.get(f"{{{W}}}id") for each in root.iter(f"{{{W}}}ins", f"{{{W}}}del")]
    assert len(ids) > 12  # theirs are ten with those before
    assert len(set(ids)) == len(ids)


def test_no_control_of_ours_takes_the_id_of_theirs(tmp_path: Path) -> None:
    ids = re.compile(rb'<w:sdtPr><w:alias [^>]*/><w:tag [^>]*/><w:id w:val="(-?\d+)"/>')
    first = written(tmp_path)
    vp.insert_blocks(follow_up(), first)
    (mine, *_) = ids.findall(part(first))
    theirs = THEIR_CONTROL.replace('w:val="-77"', f'w:val="{mine.decode()}"')
    second = typical(anchors=anchor(KEY), after=theirs).written(tmp_path / "annan.docx")
    vp.insert_blocks(follow_up(), second)
    found = ids.findall(part(second))
    assert found.count(mine) == 1
    assert len(set(found)) == len(found)


def test_signs_after_the_end_of_a_part_are_kept(tmp_path: Path) -> None:
    end = b"\r\n<!-- slut --><?hej d?>\r\n"
    path = written(tmp_path, anchors=anchor(KEY), styles={"Normal": ("paragraph", "Normal")})
    for name in (RELATIONS, TYPES, STYLES):
        changed(path, name, lambda content: content + end)
    vp.insert_blocks(follow_up(), path)
    for name in (RELATIONS, TYPES, STYLES):
        assert part(path, name).endswith(end)
        etree.fromstring(part(path, name))


def test_the_layout_of_the_xml_is_kept(tmp_path: Path) -> None:
    reports = {
        "pretty": lambda xml: xml.replace(b"><", b">\r\n   <"),
        "mark": lambda xml: b"\xef\xbb\xbf" + xml,
        "quotes": lambda xml: re.sub(rb"<\?xml.*?\?>", b"<?xml version='1.0'?>", xml),
        "comments": lambda xml: xml.replace(b"<w:body>", b"<w:body><?a b?><!-- <w:p> -->"),
        "greater": lambda xml: xml.replace(b"'00AA1'", b"'0>\"1'"),
    }
    for name, change in reports.items():
        folder = tmp_path / name
        folder.mkdir()
        path = changed(written(folder, before=paragraph("Före")), MAIN, change)
        theirs = part(path)
        where = theirs.index(b"[[vpreport")
        start, end = theirs.rindex(b"<w:p>", 0, where), theirs.index(b"</w:p>", where) + 6
        vp.insert_blocks(follow_up(), path)
        assert outside(path) == theirs[:start] + theirs[end:]
