"""Files with a leak in each of the places where one can hide.

Every file is made once, by the libraries that people's programs resemble or by putting a part into
a package, with PLANTED where the leak is to be. `leaky` puts the leak there.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from xml.sax.saxutils import escape

import docx
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PLANTED = "QQPLANTEDQQ"
NUMBER = 987654321.125  # stands for PLANTED where a library takes only a number

Workbook = Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]
XML = '<?xml version="1.0" encoding="UTF-8"?>'
# Large parts of python-docx's own document, in which nobody hides anything.
_SMALL = {
    "word/styles.xml": f"{XML}<w:styles {nsdecls('w')}/>",
    "word/stylesWithEffects.xml": f"{XML}<w:styles {nsdecls('w')}/>",
    "word/theme/theme1.xml": f"{XML}<a/>",
}


def workbook(fill: Workbook) -> bytes:
    """Return a workbook with an ordinary sheet that `fill` has been given."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Mål")
        sheet.write(0, 0, "Ett offentligt värde")
        sheet.write(0, 1, 12)
        fill(book, sheet)
    return file.getvalue()


def document(fill: Callable[[docx.document.Document], None] = lambda _: None) -> bytes:
    """Return a Word document with an ordinary paragraph that `fill` has been given."""
    file = io.BytesIO()
    written = docx.Document()
    written.add_paragraph("En offentlig text.")
    fill(written)
    written.save(file)
    return with_parts(file.getvalue(), _SMALL)


def with_parts(package: bytes, parts: Mapping[str, str | bytes], comment: bytes = b"") -> bytes:
    """Return the package with parts put in, or in the place of those of the same name."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
        new.comment = comment
    return file.getvalue()


def changed(package: bytes, part: str, old: str, new: str) -> bytes:
    """Return the package with the first `old` in a part replaced."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        text = archive.read(part).decode()
    assert old in text
    return with_parts(package, {part: text.replace(old, new, 1)})


def leaky(channel: str, leak: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a file with the text `leak` in the channel."""
    name, made = _file(channel)
    if isinstance(made, bytes):
        return name, _planted(made, leak)
    return name.replace(PLANTED, leak), made(leak)


def _planted(package: bytes, leak: str) -> bytes:
    if not zipfile.is_zipfile(io.BytesIO(package)):
        return package.replace(PLANTED.encode(), escape(leak).encode())
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if zipfile.is_zipfile(io.BytesIO(content)):
                content = _planted(content, leak)
            for mark in (PLANTED.encode(), b"987654321.125"):
                content = content.replace(mark, escape(leak, {'"': "&quot;"}).encode())
            new.writestr(entry.filename, content)
    return file.getvalue()


@cache
def _file(channel: str) -> tuple[str, bytes | Callable[[str], bytes]]:
    name, make = CHANNELS[channel]
    made = make()
    return name, made


# Workbooks


def _sheet(state: str) -> Callable[[], bytes]:
    def fill(book, _):
        sheet = book.add_worksheet("Underlag")
        sheet.write(3, 2, PLANTED)
        getattr(sheet, state)()

    return lambda: workbook(fill)


def _written(**how: object) -> Callable[[], bytes]:
    """A cell that is there but cannot be seen: format, row or column."""

    def fill(book, sheet):
        format_ = book.add_format(how.get("format", {}))
        sheet.write(4, 3, NUMBER, format_)
        sheet.set_row(4, how.get("height", 15), None, how.get("row", {}))
        sheet.set_column(3, 3, how.get("width", 9), None, how.get("column", {}))

    return lambda: workbook(fill)


def _filled(fill: Workbook) -> Callable[[], bytes]:
    return lambda: workbook(fill)


def _chart(book, sheet):
    data = book.add_worksheet("Underlag")
    data.write_column(0, 0, ["a", "b"])
    data.write_column(0, 1, [1, NUMBER])
    data.hide()
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": "=Underlag!$A$1:$A$2", "values": "=Underlag!$B$1:$B$2"})
    sheet.insert_chart("D2", chart)


def _only_the_cache() -> bytes:
    """The sheet under the chart is gone, its numbers in the chart are not."""
    package = workbook(_chart)
    empty = f'{XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    return with_parts(package, {"xl/worksheets/sheet2.xml": empty})


def _described(_, sheet):
    sheet.insert_textbox("B5", "Text", {"description": f"Figur: {PLANTED}"})


def _table(_, sheet):
    columns = [{"header": "a"}, {"header": "b", "total_function": "sum", "total_value": NUMBER}]
    sheet.add_table("D1:E4", {"total_row": True, "columns": columns})


def _part(name: str, content: str | bytes) -> Callable[[], bytes]:
    return lambda: with_parts(workbook(lambda *_: None), {name: content})


def _shared() -> bytes:
    return changed(
        workbook(lambda *_: None),
        "xl/sharedStrings.xml",
        "</sst>",
        f"<si><r><t>{PLANTED}</t></r></si></sst>",
    )


def _app() -> bytes:
    return changed(
        workbook(lambda *_: None),
        "docProps/app.xml",
        "</Properties>",
        f"<Manager>{PLANTED}</Manager></Properties>",
    )


def _wide(leak: str) -> bytes:
    head = b"\x00\x01\x02\x80"
    parts = {"xl/printerSettings/printerSettings1.bin": head + leak.encode("utf-16-le") + b"\x00"}
    return with_parts(workbook(lambda *_: None), parts)


def _named_part(leak: str) -> bytes:
    return with_parts(workbook(lambda *_: None), {f"xl/data/{leak}.xml": "<a/>"})


def _commented_package(leak: str) -> bytes:
    return with_parts(workbook(lambda *_: None), {}, comment=leak.encode())


# Documents


def _body(xml: str) -> Callable[[], bytes]:
    """Return a document with more inside its paragraph; the XML uses the prefix w."""

    def fill(written):
        whole = f"<w:wrap {nsdecls('w')}>{xml}</w:wrap>"
        for element in parse_xml(whole):
            written.paragraphs[0]._p.append(element)

    return lambda: document(fill)


def _noted(written):
    written.add_comment(written.paragraphs[0].runs, text=PLANTED, author="x", initials="x")


def _headed(written):
    written.sections[0].header.paragraphs[0].text = PLANTED


def _tabled(written):
    written.add_table(1, 2).cell(0, 1).text = PLANTED


def _titled(written):
    written.core_properties.comments = PLANTED


def _settings() -> bytes:
    variables = f'<w:docVars><w:docVar w:name="a" w:val="{PLANTED}"/></w:docVars></w:settings>'
    return changed(document(), "word/settings.xml", "</w:settings>", variables)


def _word_part(name: str, content: str) -> Callable[[], bytes]:
    return lambda: with_parts(document(), {name: content})


def _split(leak: str) -> bytes:
    """Every sign in a run of its own, as Word does after corrections."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(sign)}</w:t></w:r>' for sign in leak)
    return _body(f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs}')()


def _packed(leak: str) -> bytes:
    code = base64.b64encode(f"värde {leak} slut".encode()).decode()
    return with_parts(document(), {"customXml/item1.xml": f"<a><b>{code}</b></a>"})


def _nested() -> bytes:
    inner = workbook(lambda _, sheet: sheet.write(8, 1, PLANTED))
    return with_parts(document(), {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": inner})


def _nested_deep() -> bytes:
    return with_parts(workbook(lambda *_: None), {"xl/embeddings/a.docx": _nested()})


def _in_object() -> bytes:
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    inner = workbook(lambda _, sheet: sheet.write(8, 1, PLANTED))
    # The library that opens it must see the archive behind the head of the object.
    return with_parts(document(), {"word/embeddings/oleObject1.bin": head + inner})


def _ods() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    content = (
        f'{XML}<office:document-content xmlns:office="{office}" xmlns:table="{table}">'
        f'<table:table-cell office:value-type="float" office:value="{PLANTED}"/>'
        "</office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return file.getvalue()


def _code_in_page(leak: str) -> bytes:
    code = base64.b64encode(f"<b>{leak}</b>".encode()).decode()
    return f'<html><body><img src="data:text/html;base64,{code}"></body></html>'.encode()


def _plain(text: str) -> Callable[[], bytes]:
    return text.encode


def _made(make: Callable[[str], bytes]) -> Callable[[], Callable[[str], bytes]]:
    return lambda: make


THREAD = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'<w:r><w:t>{PLANTED}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

CHANNELS: Mapping[str, tuple[str, Callable[[], bytes | Callable[[str], bytes]]]] = {
    "T2 hidden sheet": ("a.xlsx", _sheet("hide")),
    "T2 very hidden sheet": ("a.xlsx", _sheet("very_hidden")),
    "T2 hidden row": ("a.xlsx", _written(row={"hidden": True})),
    "T2 hidden column": ("a.xlsx", _written(column={"hidden": True})),
    "T2 number format that shows nothing": ("a.xlsx", _written(format={"num_format": ";;;"})),
    "T2 column without width": ("a.xlsx", _written(width=0)),
    "T2 white on white": ("a.xlsx", _written(format={"font_color": "white"})),
    "T3 chart over a hidden sheet": ("a.xlsx", lambda: workbook(_chart)),
    "T3 chart cache": ("a.xlsx", _only_the_cache),
    "T2 sheet in an odd place": (
        "a.xlsx",
        _part(
            "xl/data/old.xml",
            f'<worksheet xmlns="{MAIN}"><sheetData><row><c r="B2"><v>{PLANTED}</v></c></row>'
            "</sheetData></worksheet>",
        ),
    ),
    "T3 pivot cache": (
        "a.xlsx",
        _part(
            "xl/pivotCache/pivotCacheRecords1.xml",
            f'<pivotCacheRecords xmlns="{MAIN}"><r><n v="{PLANTED}"/></r></pivotCacheRecords>',
        ),
    ),
    "T3 workbook in a document": ("a.docx", _nested),
    "T3 workbook in a document in a workbook": ("a.xlsx", _nested_deep),
    "T4 shared text left over": ("a.xlsx", _shared),
    "T4 defined name": ("a.xlsx", _filled(lambda b, _: b.define_name("dold", f'="{PLANTED}"'))),
    "T4 data validation": (
        "a.xlsx",
        _filled(
            lambda _, s: s.data_validation(
                "A5", {"validate": "list", "source": ["a", PLANTED], "input_message": "b"}
            )
        ),
    ),
    "T4 conditional format": (
        "a.xlsx",
        _filled(
            lambda b, s: s.conditional_format(
                "A1:B9",
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{PLANTED}"',
                    "format": b.add_format(),
                },
            )
        ),
    ),
    "T4 total of a table": ("a.xlsx", _filled(_table)),
    "T4 comment": ("a.xlsx", _filled(lambda _, s: s.write_comment("A1", PLANTED))),
    "T4 threaded comment": (
        "a.xlsx",
        _part(
            "xl/threadedComments/threadedComment1.xml",
            f'<ThreadedComments xmlns="{THREAD}"><threadedComment ref="A1"><text>{PLANTED}</text>'
            "</threadedComment></ThreadedComments>",
        ),
    ),
    "T4 footer": ("a.xlsx", _filled(lambda _, s: s.set_footer(f"&LSumma {PLANTED}"))),
    "T4 tip of a link": (
        "a.xlsx",
        _filled(lambda _, s: s.write_url("A3", "https://example.se", tip=PLANTED)),
    ),
    "T4 alternative text": ("a.xlsx", _filled(_described)),
    "T4 result of a formula": (
        "a.xlsx",
        _filled(lambda _, s: s.write_formula("C7", "=A1*2", None, PLANTED)),
    ),
    "T5 core property": ("a.docx", lambda: document(_titled)),
    "T5 app property": ("a.xlsx", _app),
    "T5 custom property": (
        "a.xlsx",
        _filled(lambda b, _: b.set_custom_property("Not", PLANTED, "text")),
    ),
    "T5 label": ("a.xlsx", _part("docMetadata/LabelInfo.xml", f'<label name="{PLANTED}"/>')),
    "T5 printer settings": ("a.xlsx", _made(_wide)),
    "T5 cache of an external link": (
        "a.xlsx",
        _part(
            "xl/externalLinks/externalLink1.xml",
            f'<externalLink xmlns="{MAIN}"><cell r="A1"><v>{PLANTED}</v></cell></externalLink>',
        ),
    ),
    "T6 custom XML in base64": ("a.docx", _made(_packed)),
    "T6 comment": ("a.docx", lambda: document(_noted)),
    "T6 deleted with changes tracked": (
        "a.docx",
        _body(f'<w:del w:id="1" w:author="x"><w:r><w:delText>{PLANTED}</w:delText></w:r></w:del>'),
    ),
    "T6 hidden text": (
        "a.docx",
        _body(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t> {PLANTED}</w:t></w:r>"),
    ),
    "T6 result of a field": ("a.docx", _body(FIELD)),
    "T6 document variable": ("a.docx", _settings),
    "T6 alternative chunk": (
        "a.docx",
        _word_part("word/afchunk.html", f"<html><p>Text <b>{PLANTED}</b></p></html>"),
    ),
    "T6 glossary": (
        "a.docx",
        _word_part(
            "word/glossary/document.xml",
            f"<w:glossaryDocument {nsdecls('w')}><w:p><w:r><w:t>{PLANTED}</w:t></w:r></w:p>"
            "</w:glossaryDocument>",
        ),
    ),
    "T6 embedded object": ("a.docx", _in_object),
    "T6 text in split runs": ("a.docx", _made(_split)),
    "T6 header": ("a.docx", lambda: document(_headed)),
    "T6 table": ("a.docx", lambda: document(_tabled)),
    "T8 history": ("history.json", _plain(f'{{"2026-q1": {{"x": ["a", "{PLANTED}"]}}}}')),
    "T9 log": ("vpreport.log", _plain(f"ERROR cell D7: {PLANTED} is over max 40\n")),
    "T10 file left behind": (".vpreport-x1.tmp", _plain(f"a\x01b\n{PLANTED}\n")),
    "T11 name of a file": (f"a {PLANTED}.txt", _made(lambda _: b"text")),
    "T11 name of a part": ("a.xlsx", _made(_named_part)),
    "T11 name of a sheet": ("a.xlsx", _filled(lambda b, _: b.add_worksheet(PLANTED))),
    "T11 comment of the archive": ("a.docx", _made(_commented_package)),
    "T13 message to a department": (
        "it.html",
        _plain(f"<html><body><p>Hej</p><table><tr><td>{PLANTED}</td></tr></table></body></html>"),
    ),
    "T13 remark in a web page": ("it.html", _plain(f"<html><!-- {PLANTED} --><p>Hej</p></html>")),
    "T13 picture in a web page": ("it.html", _made(_code_in_page)),
    "T15 comment that is public": (
        "a.xlsx",
        _filled(lambda _, s: s.write(4, 4, f"Vi nådde {PLANTED} i mätningen.")),
    ),
    "T16 table as CSV": ("ram.csv", _plain(f'id;utfall\natgarder;"{PLANTED}"\n')),
    "OpenDocument": ("a.ods", _ods),
}
