"""What programs do with our blocks at every save, one thing at a time: it is no change of a person.

And what persons do, one small thing at a time: it is seen, and never written over.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from annual_report import MAIN, R, W, anchor, part, parts, typical
from lxml import etree
from sample import AR
from section_sample import follow_up

import vpreport as vp

_W = f"{{{W}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHART = "word/charts/vpreport1.xml"
TEXT = "mal-planer"
TABLE = "mal-planer.tabell-indicators-planer"
DIAGRAM = "atgarder.diagram-atgarder-diagram"

Element = etree._Element
Members = dict[str, bytes]


@pytest.fixture(scope="module")
def inserted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = typical().written(tmp_path_factory.mktemp("insatt") / "rapport.docx")
    vp.insert_blocks(follow_up(), path)
    return path.read_bytes()


@pytest.fixture
def report(inserted: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "rapport.docx"
    path.write_bytes(inserted)
    return path


def saved_again(path: Path, change: Callable[[Members], Members]) -> None:
    members = change(parts(path))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)


def in_main(change: Callable[[Element], object]) -> Callable[[Members], Members]:
    def changed(members: Members) -> Members:
        root = etree.fromstring(members[MAIN])
        change(root)
        return {**members, MAIN: etree.tostring(root, xml_declaration=True, encoding="UTF-8")}

    return changed


def element(xml: str) -> Element:
    names = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w15="{W15}" xmlns:m="{MATH}"'
    (found,) = etree.fromstring(f"<x {names}>{xml}</x>")
    return found


def ours(root: Element) -> list[Element]:
    tags = ((each, each.find(f"{_W}sdtPr/{_W}tag")) for each in root.iter(_W + "sdt"))
    return [
        each
        for each, tag in tags
        if tag is not None and tag.get(_W + "val", "").startswith("vpreport:")
    ]


def theirs(path: Path) -> bytes:
    """The main part without our blocks, whoever has written it last."""
    root = etree.fromstring(part(path))
    for each in ours(root):
        each.getparent().remove(each)
    return etree.tostring(root, method="c14n")


# What Word does


def ids_of_editing(root: Element) -> None:
    for each in root.iter(_W + "p", _W + "r", _W + "tr"):
        each.set(_W + "rsidR", "00AB12CD")
        each.set(W14 + "paraId", "1A2B3C4D")


def runs_divided(root: Element) -> None:
    lots = random.Random(1)  # noqa: S311
    for run in list(root.iter(_W + "r")):
        text = run.find(_W + "t")
        if text is None or len(text.text or "") < 2:
            continue
        at = lots.randrange(1, len(text.text or ""))
        first = deepcopy(run)
        for each, words in ((first, text.text[:at]), (run, text.text[at:])):
            each.find(_W + "t").text = words
            each.find(_W + "t").set(XML + "space", "preserve")
        run.addprevious(first)
        run.addprevious(element('<w:proofErr w:type="spellStart"/>'))
        text.addprevious(element("<w:lastRenderedPageBreak/>"))


def runs_joined(root: Element) -> None:
    for run in list(root.iter(_W + "r")):
        before = run.getprevious()
        if before is None or before.tag != run.tag:
            continue
        looks = [r.find(_W + "rPr") for r in (before, run)]
        one, other = (b"" if each is None else etree.tostring(each) for each in looks)
        if one == other:
            before.extend([each for each in run if each.tag != _W + "rPr"])
            run.getparent().remove(run)


def languages(root: Element) -> None:
    for run in root.iter(_W + "r"):
        if run.find(_W + "rPr") is None:
            run.insert(0, element("<w:rPr/>"))
        letters = run.find(_W + "rPr")
        letters.extend([element("<w:noProof/>"), element('<w:lang w:val="sv-SE"/>')])


def instructions_divided(root: Element) -> None:
    for text in list(root.iter(_W + "instrText")):
        run = text.getparent()
        first = deepcopy(run)
        first.find(_W + "instrText").text, text.text = text.text[:4], text.text[4:]
        run.addprevious(first)


def fields_counted(root: Element) -> None:
    for paragraph in root.iter(_W + "p"):
        is_result = False
        for run in paragraph.iter(_W + "r"):
            mark = run.find(_W + "fldChar")
            if mark is not None:
                is_result = mark.get(_W + "fldCharType") == "separate"
            elif is_result and run.find(_W + "t") is not None:
                run.find(_W + "t").text = "99"


def fields_shortened(root: Element) -> None:
    """Each field as one element, as other programs write them."""
    for paragraph in root.iter(_W + "p"):
        field, is_result = None, False
        for run in list(paragraph.iterchildren(_W + "r")):
            mark = run.find(_W + "fldChar")
            kind = "" if mark is None else mark.get(_W + "fldCharType")
            if kind == "begin":
                field, is_result = etree.Element(_W + "fldSimple", {_W + "instr": ""}), False
                run.addprevious(field)
            if field is None:
                continue
            if kind == "" and is_result:
                field.append(run)
                continue
            words = "".join(each.text or "" for each in run.iter(_W + "instrText"))
            field.set(_W + "instr", field.get(_W + "instr") + words)
            is_result = is_result or kind == "separate"
            paragraph.remove(run)
            field = None if kind == "end" else field


def properties_of_controls(root: Element) -> None:
    for each in ours(root):
        properties = each.find(_W + "sdtPr")
        properties[:] = reversed(properties)
        properties.insert(0, element('<w:rPr><w:lang w:val="sv-SE"/></w:rPr>'))
        properties.append(element('<w15:appearance w15:val="hidden"/>'))
        properties.find(_W + "docPartObj").append(element("<w:docPartUnique/>"))
        properties.addnext(element("<w:sdtEndPr><w:rPr><w:b/></w:rPr></w:sdtEndPr>"))


def bookmarks_numbered(root: Element) -> None:
    marks = [*root.iter(_W + "bookmarkStart")]
    new = {each.get(_W + "id"): str(number) for number, each in enumerate(marks)}
    for each in root.iter(_W + "bookmarkStart", _W + "bookmarkEnd"):
        each.set(_W + "id", new[each.get(_W + "id")])


def bookmarks_of_its_own(root: Element) -> None:
    for number, control in enumerate(ours(root), start=9000):
        paragraph = next(control.iter(_W + "p"))
        mark = f'<w:bookmarkStart w:id="{number}" w:name="_Hlk{number}"/>'
        paragraph.find(_W + "pPr").addnext(element(mark))
        paragraph.append(element(f'<w:bookmarkEnd w:id="{number}"/>'))


def tables_measured(root: Element) -> None:
    for table in (each for control in ours(root) for each in control.iter(_W + "tbl")):
        for each in table.iter(_W + "gridCol", _W + "tcW"):
            each.set(_W + "w", str(int(each.get(_W + "w")) + 1))
        for cell in table.iter(_W + "tc"):
            cell.find(_W + "tcPr").insert(0, element('<w:cnfStyle w:val="100000000000"/>'))
            for paragraph in cell.iter(_W + "p"):
                if paragraph.find(_W + "pPr") is None:
                    paragraph.insert(0, element("<w:pPr/>"))
                paragraph.find(_W + "pPr").append(element("<w:rPr><w:b/></w:rPr>"))


def switches_spelled(root: Element) -> None:
    for each in root.iter(_W + "b", _W + "i"):
        each.set(_W + "val", "true")


def namespaces_gathered(root: Element) -> None:
    etree.cleanup_namespaces(root, top_nsmap={"w": W, "r": R})


def laid_out(root: Element) -> None:
    for each in ours(root):
        each.find(_W + "sdtContent").text = "\n  "
        for inner in each.iter(_W + "tr", _W + "tc"):
            inner.tail = "\n   "


def parts_renamed(members: Members) -> Members:
    def renamed(text: str) -> str:
        text = text.replace("vpreport1.xlsx", "Microsoft_Excel_Worksheet.xlsx")
        text = re.sub(r"vpreport(\d+)\.xml", r"chart9\1.xml", text)
        return text.replace("item1.xml", "item7.xml").replace("itemProps1", "itemProps7")

    ids = r'Id="(vp\w*)"|r:id="(vp\w*)"'
    return {
        renamed(name): re.sub(
            ids, lambda found: found[0].replace("vp", "rId99"), renamed(content.decode())
        ).encode()
        if name.endswith((".rels", "Types].xml", MAIN))
        else content
        for name, content in members.items()
    }


def chart_rewritten(members: Members) -> Members:
    def numbers(found: re.Match[bytes]) -> bytes:
        return b"<c:v>%s.0</c:v>" % found[1]

    return {
        name: re.sub(rb"<c:v>(\d+)</c:v>", numbers, content).replace(
            b"</c:ser>", b'<c:extLst><c:ext uri="{C3380CC4}"/></c:extLst></c:ser>'
        )
        if name == CHART
        else content
        for name, content in members.items()
    }


def record_written_anew(members: Members) -> Members:
    return {
        name: b"\xef\xbb\xbf" + etree.tostring(etree.fromstring(content), encoding="UTF-8")
        if b"urn:vpreport:inplace" in content
        else content
        for name, content in members.items()
    }


WORD_DOES = (
    *map(
        in_main,
        (
            *(ids_of_editing, runs_divided, runs_joined, languages, instructions_divided),
            *(fields_counted, fields_shortened, properties_of_controls, bookmarks_numbered),
            *(bookmarks_of_its_own, tables_measured, switches_spelled, namespaces_gathered),
            laid_out,
        ),
    ),
    parts_renamed,
    chart_rewritten,
    record_written_anew,
)
NAMES = (
    *("ids of editing", "runs divided", "runs joined", "languages", "instructions divided"),
    *("fields counted", "fields shortened", "properties of controls", "bookmarks numbered"),
    *("bookmarks of its own", "tables measured", "switches spelled", "namespaces gathered"),
    *("laid out", "parts renamed", "chart rewritten", "record written anew"),
)


@pytest.mark.parametrize("change", WORD_DOES, ids=NAMES)
def test_what_programs_change_at_a_save_is_nobodys_change(
    report: Path, change: Callable[[Members], Members]
) -> None:
    before = report.read_bytes()
    saved_again(report, change)
    assert report.read_bytes() != before
    blocks = vp.document_status(report).blocks
    assert [block for block in blocks if block.state is not vp.BlockState.PRISTINE] == []
    assert not vp.update_document(follow_up(), report).is_written
    others = theirs(report)
    updated = vp.update_document(follow_up(AR, analysis="Ny analys."), report)
    assert vp.Action.KEPT not in {block.action for block in updated.blocks}
    assert theirs(report) == others


# What people do


def in_block(key: str, change: Callable[[Element], object]) -> Callable[[Members], Members]:
    def changed(root: Element) -> None:
        tags = ((each, each.find(f"{_W}sdtPr/{_W}tag").get(_W + "val")) for each in ours(root))
        (content,) = (
            each.find(_W + "sdtContent") for each, tag in tags if tag == f"vpreport:{key}"
        )
        change(content)

    return in_main(changed)


def last_run(content: Element) -> Element:
    return [run for run in content.iter(_W + "r") if run.find(_W + "t") is not None][-1]


def lettered(xml: str) -> Callable[[Element], None]:
    def change(content: Element) -> None:
        run = last_run(content)
        if run.find(_W + "rPr") is None:
            run.insert(0, element("<w:rPr/>"))
        run.find(_W + "rPr").append(element(xml))

    return change


def set_paragraph(xml: str) -> Callable[[Element], None]:
    def change(content: Element) -> None:
        paragraph = content.findall(_W + "p")[-1]
        if paragraph.find(_W + "pPr") is None:
            paragraph.insert(0, element("<w:pPr/>"))
        paragraph.find(_W + "pPr").append(element(xml))

    return change


def added_last(*xml: str) -> Callable[[Element], None]:
    return lambda content: content.findall(_W + "p")[-1].extend([element(each) for each in xml])


def said_of(name: str, attribute: str) -> Callable[[Element], None]:
    def change(content: Element) -> None:
        for each in content.iter(name):
            each.set(attribute, "Med egna ord")

    return change


def in_control(content: Element) -> None:
    run = last_run(content)
    control = element('<w:sdt><w:sdtPr><w:tag w:val="dnr"/></w:sdtPr><w:sdtContent/></w:sdt>')
    run.addprevious(control)
    control[1].append(run)


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def linked(content: Element) -> None:
    run = last_run(content)
    code = '<w:r><w:instrText> HYPERLINK "https://example.se" </w:instrText></w:r>'
    for each in (mark("begin"), code, mark("separate")):
        run.addprevious(element(each))
    run.addnext(element(mark("end")))


LANDSCAPE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
CHECKBOX = (
    mark("begin"),
    "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>",
    mark("end"),
)
MOVED = '<w:moveFromRangeStart w:id="3" w:name="m" w:author="A"/>'
EDITED, RESTYLED = vp.BlockState.EDITED, vp.BlockState.RESTYLED
PEOPLE_DO = {
    "colour": (TEXT, lettered('<w:color w:val="FF0000"/>'), RESTYLED),
    "size": (TEXT, lettered('<w:sz w:val="40"/>'), RESTYLED),
    "font": (TEXT, lettered('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'), RESTYLED),
    "ground": (TEXT, lettered('<w:shd w:val="clear" w:fill="FFFF00"/>'), RESTYLED),
    "hidden": (TEXT, lettered("<w:vanish/>"), RESTYLED),
    "small capitals": (TEXT, lettered("<w:smallCaps/>"), RESTYLED),
    "one more word strong": (TEXT, lettered('<w:rStyle w:val="Stark"/>'), RESTYLED),
    "centred": (TEXT, set_paragraph('<w:jc w:val="center"/>'), RESTYLED),
    "list": (
        TEXT,
        set_paragraph('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'),
        RESTYLED,
    ),
    "control": (TEXT, in_control, RESTYLED),
    "words for the blind on a table": (
        TABLE,
        said_of(_W + "tblDescription", _W + "val"),
        RESTYLED,
    ),
    "words for the blind on a chart": (DIAGRAM, said_of(f"{{{DRAWN}}}docPr", "descr"), RESTYLED),
    "link as a field": (TEXT, linked, EDITED),
    "box to tick": (TEXT, added_last(*CHECKBOX), EDITED),
    "soft hyphen": (TEXT, added_last("<w:r><w:softHyphen/></w:r>"), EDITED),
    "formula": (
        TEXT,
        lambda content: content.append(
            element("<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>")
        ),
        EDITED,
    ),
    "text of a file": (
        TEXT,
        lambda content: content.append(element('<w:altChunk r:id="rId1"/>')),
        EDITED,
    ),
    "end of a section": (TEXT, set_paragraph(LANDSCAPE), vp.BlockState.ENTANGLED),
    "move": (TEXT, added_last(MOVED), vp.BlockState.TRACKED),
}


@pytest.mark.parametrize(("key", "change", "state"), PEOPLE_DO.values(), ids=PEOPLE_DO)
def test_the_smallest_thing_that_a_person_does_is_seen_and_kept(
    report: Path, key: str, change: Callable[[Element], object], state: vp.BlockState
) -> None:
    saved_again(report, in_block(key, change))
    states = {block.key: block.state for block in vp.document_status(report).blocks}
    assert {
        each: found for each, found in states.items() if found is not vp.BlockState.PRISTINE
    } == {key: state}
    root = etree.fromstring(part(report))
    before = [etree.tostring(each) for each in ours(root)]
    outcome = vp.update_document(follow_up(AR, analysis="Ny analys."), report)
    (block,) = (block for block in outcome.blocks if block.key == key)
    assert block.action in (vp.Action.KEPT, vp.Action.UNCHANGED)
    after = [etree.tostring(each) for each in ours(etree.fromstring(part(report)))]
    assert len(set(before) & set(after)) >= 1
    (mine,) = (each for each in before if f'"vpreport:{key}"'.encode() in each)
    assert mine in after


def test_a_title_that_somebody_has_given_a_chart_is_words(report: Path) -> None:
    title = (
        b"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>Egen rubrik</a:t></a:r></a:p></c:rich>"
        b"</c:tx></c:title>"
    )
    none = b'<c:autoTitleDeleted val="1"/>'

    def titled(members: Members) -> Members:
        assert none in members[CHART]
        return {**members, CHART: members[CHART].replace(none, title)}

    saved_again(report, titled)
    states = {block.key: block.state for block in vp.document_status(report).blocks}
    assert states[DIAGRAM] is vp.BlockState.EDITED


def test_a_section_that_ends_in_a_block_is_not_lost_even_when_it_is_overwritten(
    tmp_path: Path,
) -> None:
    path = typical(anchors=anchor(TEXT)).written(tmp_path / "rapport.docx")
    vp.insert_blocks(follow_up(), path)
    saved_again(path, in_block(TEXT, set_paragraph(LANDSCAPE)))
    outcome = vp.update_document(follow_up(analysis="Ny."), path, overwrite=[TEXT])
    (said,) = (vp.describe(f) for f in outcome.findings if f.code is vp.Code.BLOCK_ENTANGLED)
    assert said == (
        f"{path} ({TEXT}): I blocket finns något som skulle gå förlorat om blocket skrevs om eller "
        "togs bort (en avsnittsbrytning), så det lämnas som det är. Ta bort det, eller flytta det "
        "till texten utanför blocket. (W927)"
    )
    assert b'w:orient="landscape"/></w:sectPr></w:pPr>' in part(path)


def test_a_heading_that_somebody_has_moved_and_that_comes_back_is_marked_once(
    report: Path,
) -> None:
    saved_again(report, in_block(TEXT, lambda content: content.append(content[0])))
    outcome = vp.update_document(follow_up(), report, as_tracked_changes=[TEXT])
    (block,) = (block for block in outcome.blocks if block.key == TEXT)
    assert block.action is vp.Action.TRACKED
    root = etree.fromstring(part(report))
    names = [each.get(_W + "name") for each in root.iter(_W + "bookmarkStart")]
    assert len(set(names)) == len(names)
    starts = [each.get(_W + "id") for each in root.iter(_W + "bookmarkStart")]
    assert sorted(starts) == sorted(each.get(_W + "id") for each in root.iter(_W + "bookmarkEnd"))


def test_the_number_of_a_caption_is_not_tracked_when_its_words_are(report: Path) -> None:
    def reworded(content: Element) -> None:
        (words,) = (each for each in content.iter(_W + "t") if ". Indikatorer" in (each.text or ""))
        words.text = ". Mått"

    saved_again(report, in_block(TABLE, reworded))
    vp.update_document(follow_up(), report, as_tracked_changes=[TABLE])
    root = etree.fromstring(part(report))
    (start,) = (
        each
        for each in root.iter(_W + "bookmarkStart")
        if each.get(_W + "name") == "_vpT_indicators_planer"
    )
    (end,) = (e for e in root.iter(_W + "bookmarkEnd") if e.get(_W + "id") == start.get(_W + "id"))
    order = list(root.iter())
    covered = [e for e in order[order.index(start) : order.index(end)] if e.tag == _W + "t"]
    assert [each.text for each in covered][0] == "Tabell "  # noqa: RUF015
    tracked = (_W + "ins", _W + "del")
    assert not [e for each in covered for e in each.iterancestors(*tracked)]
    assert start.getparent().find(f"{_W}ins") is not None


def test_a_comment_does_not_make_ours_what_we_have_not_written(report: Path) -> None:
    def record() -> bytes:
        (whole,) = (c for c in parts(report).values() if b"<manifest" in c)
        found = re.search(rb'<block key="mal-planer" .*?</block>', whole, re.DOTALL)
        return found[0] if found else b""

    saved_again(report, in_block(TEXT, added_last("<w:r><w:t> Eget.</w:t></w:r>")))
    before = record()
    outcome = vp.update_document(follow_up(AR), report, as_comments=[TEXT])
    assert vp.Action.COMMENTED in {block.action for block in outcome.blocks}
    assert record() == before != b""
