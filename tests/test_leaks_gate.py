"""A public file with anything hidden in it is never put in place, and it is said what it was."""

from __future__ import annotations

import datetime as dt
import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter
from leaky import changed, with_parts
from sample import DELAR, small_plan
from section_sample import follow_up

import vpreport as vp
from vpreport.findings import OutputError
from vpreport.leaks import forbidden
from vpreport.leaks.forbidden import Forbidden
from vpreport.leaks.gate import refuse_hidden, write_public
from vpreport.plan.types import Marking
from vpreport.texts.messages import describe

SHEET = "xl/worksheets/sheet1.xml"
WORD = "word/document.xml"
BOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
CORE = "docProps/core.xml"


@cache
def workbook() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return vp.write_workbook(follow_up(), Path(folder) / "a.xlsx").read_bytes()


@cache
def section() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return vp.write_section(follow_up(), Path(folder) / "a.docx").read_bytes()


def refusals(folder: Path, content: bytes) -> list[str]:
    """Return what the gate says of a file with that content."""
    path = folder / "rapport.xlsx"
    path.write_bytes(content)
    with pytest.raises(OutputError) as refused:
        refuse_hidden(path, shown_as=Path("rapport.xlsx"))
    return [describe(finding) for finding in refused.value.findings]


def said(part: str, what: str) -> str:
    return (
        f"rapport.xlsx › {part}: Filen skulle innehålla {what}, och det får en offentlig rapport "
        "inte göra. Den har inte sparats. Felet ligger i vpreport: anmäl det till den som sköter "
        "det. (U841)"
    )


def in_book(part: str, old: str, new: str) -> Callable[[], bytes]:
    return lambda: changed(workbook(), part, old, new)


def in_word(part: str, old: str, new: str) -> Callable[[], bytes]:
    return lambda: changed(section(), part, old, new)


def paragraph(xml: str) -> Callable[[], bytes]:
    return in_word(WORD, "</w:p>", f"{xml}</w:p>")


def first(part: str, pattern: str, new: str) -> Callable[[], bytes]:
    """Return the workbook with the first match of a pattern in a part replaced."""

    def make() -> bytes:
        with zipfile.ZipFile(io.BytesIO(workbook())) as package:
            text = package.read(part).decode()
        assert re.search(pattern, text)
        return with_parts(workbook(), {part: re.sub(pattern, new, text, count=1)})

    return make


def format_(code: str) -> Callable[[], bytes]:
    return first("xl/styles.xml", r'formatCode="[^"]*"', f'formatCode="{code}"')


FIELD = '<w:r><w:instrText xml:space="preserve"> INCLUDETEXT "a.docx" </w:instrText></w:r>'

HIDDEN_SHEET = "ett dolt kalkylblad"
ROW_OR_COLUMN = "en dold rad eller kolumn"
SMALL = "något som har gjorts så litet att det inte syns"
FORMAT = "ett talformat som döljer värden"
PART = "en del som inte ska finnas där"
OUTSIDE = "en koppling till något utanför filen"
EMBEDDED = "ett inbäddat objekt"
SERIES = "ett dolt diagram eller en dold dataserie"
TEXT = "dold text"
TRACKED = "spårade ändringar"
COMMENT = "en kommentar"
VALUES = "sparade värden som inte syns i filen"
FIELDS = "ett fält som hämtar innehåll någon annanstans ifrån"
PROPERTY = "en dokumentegenskap med annat innehåll än det fastställda"
REMARK = "anteckningar i filens kod eller dubbla delar"

REFUSED: list[tuple[str, str, Callable[[], bytes]]] = [
    (HIDDEN_SHEET, BOOK, in_book(BOOK, 'sheetId="2"', 'sheetId="2" state="hidden"')),
    (HIDDEN_SHEET, BOOK, in_book(BOOK, 'sheetId="2"', 'sheetId="2" state="veryHidden"')),
    (ROW_OR_COLUMN, SHEET, in_book(SHEET, '<row r="2"', '<row r="2" hidden="1"')),
    (ROW_OR_COLUMN, SHEET, in_book(SHEET, '<col min="1"', '<col hidden="true" min="1"')),
    (ROW_OR_COLUMN, SHEET, in_book(SHEET, '<row r="2"', '<row r="2" collapsed="1"')),
    (SMALL, SHEET, first(SHEET, r'<col min="1"([^>]*) width="[^"]*"', r'<col min="1"\1 width="0"')),
    (SMALL, SHEET, first(SHEET, r'ht="[^"]*"', 'ht="0"')),
    (SMALL, SHEET, in_book(SHEET, "<sheetFormatPr", '<sheetFormatPr zeroHeight="1"')),
    (FORMAT, STYLES, format_(";;;")),
    (FORMAT, STYLES, format_("0;;0")),
    (FORMAT, STYLES, format_("0;-0;")),
    (FORMAT, STYLES, format_("&quot;dolt&quot;")),
    (FORMAT, STYLES, format_("0;-0;0;")),
    (
        "ett filter som döljer rader",
        SHEET,
        in_book(
            SHEET,
            "<pageMargins",
            '<autoFilter ref="A1"><filterColumn colId="0"/></autoFilter><pageMargins',
        ),
    ),
    (
        "ett definierat namn som inte är ett utskriftsområde",
        BOOK,
        in_book(BOOK, "<definedNames>", '<definedNames><definedName name="dold">42</definedName>'),
    ),
    (
        "en dataverifiering",
        SHEET,
        in_book(SHEET, "<pageMargins", '<dataValidations count="0"/><pageMargins'),
    ),
    (COMMENT, SHEET, in_book(SHEET, "</worksheet>", '<legacyDrawing r:id="rId9"/></worksheet>')),
    (PART, "xl/comments1.xml", lambda: with_parts(workbook(), {"xl/comments1.xml": "<a/>"})),
    (
        PART,
        "xl/pivotCache/pivotCacheRecords1.xml",
        lambda: with_parts(workbook(), {"xl/pivotCache/pivotCacheRecords1.xml": "<a/>"}),
    ),
    (PART, "customXml/item1.xml", lambda: with_parts(section(), {"customXml/item1.xml": "<a/>"})),
    (
        PART,
        "word/media/image1.png",
        lambda: with_parts(section(), {"word/media/image1.png": b"\x89PNG"}),
    ),
    (
        "en koppling till en del som inte ska finnas där",
        "_rels/.rels",
        in_book("_rels/.rels", '/officeDocument"', '/thumbnail"'),
    ),
    (
        OUTSIDE,
        "word/_rels/document.xml.rels",
        in_word(
            "word/_rels/document.xml.rels",
            'Target="styles.xml"',
            'Target="file:///c:/a.docx" TargetMode="External"',
        ),
    ),
    (OUTSIDE, "xl/charts/chart1.xml", in_book("xl/charts/chart1.xml", "<c:f>", "<c:f>[1]")),
    (EMBEDDED, SHEET, in_book(SHEET, "</worksheet>", "<oleObjects/></worksheet>")),
    (EMBEDDED, WORD, paragraph("<w:r><w:object/></w:r>")),
    (EMBEDDED, WORD, in_word(WORD, "</w:body>", "<w:altChunk/></w:body>")),
    (
        SERIES,
        "xl/drawings/drawing1.xml",
        in_book("xl/drawings/drawing1.xml", "<xdr:cNvPr ", '<xdr:cNvPr hidden="1" '),
    ),
    (
        SERIES,
        "xl/charts/chart1.xml",
        in_book("xl/charts/chart1.xml", "<c:plotVisOnly", "<c15:filteredBarSeries/><c:plotVisOnly"),
    ),
    (TEXT, WORD, paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>")),
    (TEXT, "word/styles.xml", in_word("word/styles.xml", "<w:rPr>", "<w:rPr><w:vanish/>")),
    (SMALL, WORD, paragraph('<w:r><w:rPr><w:sz w:val="1"/></w:rPr><w:t>a</w:t></w:r>')),
    (TRACKED, WORD, paragraph('<w:del w:id="1"><w:r><w:delText>a</w:delText></w:r></w:del>')),
    (TRACKED, WORD, paragraph('<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>')),
    (TRACKED, WORD, paragraph('<w:ins w:id="1"><w:r><w:t>a</w:t></w:r></w:ins>')),
    (COMMENT, WORD, paragraph('<w:r><w:commentReference w:id="0"/></w:r>')),
    (
        VALUES,
        "word/settings.xml",
        in_word(
            "word/settings.xml",
            "</w:settings>",
            '<w:docVars><w:docVar w:name="a" w:val="b"/></w:docVars></w:settings>',
        ),
    ),
    (VALUES, SHEET, in_book(SHEET, "<pageMargins", "<scenarios/><pageMargins")),
    (FIELDS, WORD, paragraph(FIELD)),
    (FIELDS, WORD, paragraph('<w:fldSimple w:instr=" DOCVARIABLE a "/>')),
    (
        "en innehållskontroll eller egna XML-data",
        WORD,
        in_word(WORD, "</w:body>", "<w:sdt/></w:body>"),
    ),
    (PROPERTY, CORE, in_book(CORE, "<dc:creator>vpreport", "<dc:creator>anna")),
    (
        PROPERTY,
        CORE,
        in_word(CORE, "</cp:coreProperties>", "<cp:keywords>a</cp:keywords></cp:coreProperties>"),
    ),
    (PROPERTY, CORE, in_book(CORE, "T00:00:00Z", "T09:41:07Z")),
    (
        PROPERTY,
        "docProps/app.xml",
        in_book("docProps/app.xml", "<Company>", "<Manager>a</Manager><Company>"),
    ),
    (PROPERTY, "docProps/custom.xml", in_book("docProps/custom.xml", "sv-SE", "12,5")),
    (REMARK, WORD, paragraph("<!-- 12,5 -->")),
    (REMARK, SHEET, in_book(SHEET, "<pageMargins", "<?a 12,5?><pageMargins")),
]


@pytest.mark.parametrize(
    ("what", "part", "make"), REFUSED, ids=[f"{part} {what}" for what, part, _ in REFUSED]
)
def test_each_hidden_thing_is_refused_and_named(
    tmp_path: Path, what: str, part: str, make: Callable[[], bytes]
) -> None:
    assert said(part, what) in refusals(tmp_path, make())


def test_every_kind_of_hidden_thing_has_been_tried() -> None:
    from vpreport.texts.leaks import FORBIDDEN

    assert {what for what, _, _ in REFUSED} == set(FORBIDDEN.values())
    assert set(FORBIDDEN) == {each.value for each in Forbidden}


def test_the_workbook_inside_a_chart_is_checked_too(tmp_path: Path) -> None:
    inner = with_parts(workbook(), {"xl/comments1.xml": "<a/>"})
    part = "word/embeddings/vpreport1.xlsx"
    assert refusals(tmp_path, with_parts(section(), {part: inner})) == [
        said(f"{part} › xl/comments1.xml", "en del som inte ska finnas där")
    ]
    part = "word/embeddings/other.xlsx"
    assert refusals(tmp_path, with_parts(section(), {part: inner})) == [
        said(part, "en del som inte ska finnas där")
    ]


def test_an_archive_with_a_comment_is_refused(tmp_path: Path) -> None:
    (refused,) = refusals(tmp_path, with_parts(workbook(), {}, comment=b"12,5"))
    assert "anteckningar i filens kod" in refused


def test_all_that_is_hidden_is_said_at_once(tmp_path: Path) -> None:
    content = with_parts(workbook(), {"xl/comments1.xml": "<a/>", "xl/comments2.xml": "<a/>"})
    assert len(refusals(tmp_path, content)) == 2


@pytest.mark.parametrize(
    "code", ["#,##0.0", "0%", "yyyy-mm-dd", "0;\u22120;&quot;–&quot;", "@", "General"]
)
def test_formats_that_show_everything_may_pass(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(format_(code)())
    refuse_hidden(path, shown_as=path)


def test_what_is_refused_is_not_put_in_place_and_the_old_file_is_whole(tmp_path: Path) -> None:
    path = vp.write_workbook(follow_up(), tmp_path / "a.xlsx")
    before = path.read_bytes()

    def write(to: Path) -> None:
        with xlsxwriter.Workbook(str(to)) as book:
            book.add_worksheet("Mål")
            book.add_worksheet("Underlag").hide()

    with pytest.raises(OutputError):
        write_public(path, write)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize("write", [vp.write_workbook, vp.write_section])
def test_both_public_reports_go_through_the_gate(tmp_path: Path, monkeypatch, write) -> None:
    nothing = re.compile("nothing")
    monkeypatch.setattr(forbidden, "WORKBOOK_PARTS", nothing)
    monkeypatch.setattr(forbidden, "DOCUMENT_PARTS", nothing)
    with pytest.raises(OutputError):
        write(follow_up(), tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [vp.write_workbook, vp.write_section])
def test_an_internal_report_is_marked_and_not_gated(tmp_path: Path, monkeypatch, write) -> None:
    monkeypatch.setattr(forbidden, "WORKBOOK_PARTS", re.compile("nothing"))
    monkeypatch.setattr(forbidden, "DOCUMENT_PARTS", re.compile("nothing"))
    marking = Marking(provisions=("18 kap. 13 § OSL",), date=dt.date(2026, 9, 1), authority="KS")
    followup = follow_up()
    internal = replace(followup, plan=replace(followup.plan, marking=marking))
    assert write(internal, tmp_path / "a").is_file()


def test_templates_are_outside_the_gate_as_they_have_hidden_sheets_by_design(
    tmp_path: Path,
) -> None:
    """Templates are to be filled in, and are made before any answer has come in."""
    (template, *_) = vp.write_templates(small_plan(), checkpoint=DELAR, folder=tmp_path)
    with pytest.raises(OutputError) as refused:
        refuse_hidden(template, shown_as=template)
    said_of_it = " ".join(map(describe, refused.value.findings))
    assert "ett dolt kalkylblad" in said_of_it
    assert "en dataverifiering" in said_of_it
