"""Hostile XML inside an honest container: entities, depth, counts that lie, addresses far out."""

from __future__ import annotations

from pathlib import Path

from hostile import (
    OUTCOME,
    RELATIONS,
    SHEET,
    WORKBOOK,
    Collection,
    Must,
    cell_of,
    changed,
    part,
    workbook,
    workbook_with,
)
from oracle import Unknown
from raw_filling import STRINGS
from raw_zip import about, repeated

FILES = Collection()
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
DOCTYPES = {
    "billion-laughs": (LAUGHS, "&i;"),
    "quadratic-entity": (f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 50_000),
    "outer-entity-of-a-file": ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
    "outer-entity-of-the-net": ('<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]>', "&a;"),
    "parameter-entity": ('<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;]>', ""),
    "outer-dtd": ('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', ""),
    "entity-that-is-itself": ('<!DOCTYPE x [<!ENTITY a "&a;">]>', "&a;"),
    "undeclared-entity": ("", "&a;"),
}


def _declared(data: bytes, doctype: str, used: str, mark: bytes, coding: str = "utf-8") -> bytes:
    """Return the part with a DOCTYPE, and what it declares used inside the mark."""
    body = data.decode()
    body = body[body.index("?>") + 2 :] if body.startswith("<?xml") else body
    body = body.replace(mark.decode(), mark.decode() + used, 1)
    return f'<?xml version="1.0" encoding="{coding}"?>{doctype}{body}'.encode(coding)


def _doctype(kind: str, name: str, path: Path) -> None:
    doctype, used = DOCTYPES[kind]
    mark = {SHEET: b"<v>", STRINGS: b"<t>", WORKBOOK: b"<definedNames>"}.get(name, b">")
    workbook(path, {name: _declared(part(name), doctype, used, mark)})


for _kind in DOCTYPES:
    for _place, _name in {"sheet": SHEET, "strings": STRINGS, "workbook": WORKBOOK}.items():
        FILES.add(
            f"{_kind}-in-the-{_place}",
            Must.REFUSED,
            lambda path, k=_kind, n=_name: _doctype(k, n, path),
        )
FILES.add(
    "billion-laughs-in-the-properties",
    Must.REFUSED,
    lambda path: workbook(
        path, {"docProps/core.xml": f"<?xml version='1.0'?>{LAUGHS}<x>&i;</x>".encode()}
    ),
)

for _coding in ("utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "cp037", "utf-7", "utf-32"):

    def _hidden_doctype(path: Path, coding: str = _coding) -> None:
        """A DOCTYPE in a coding where its bytes are others."""
        data = _declared(part(SHEET), '<!DOCTYPE x [<!ENTITY a "4">]>', "&a;", b"<v>")
        text = data.decode().replace('encoding="utf-8"', f'encoding="{coding}"', 1)
        workbook(path, {SHEET: text.encode(coding, "xmlcharrefreplace")})

    FILES.add(f"doctype-in-{_coding}", Must.REFUSED, _hidden_doctype)


@FILES.file("unknown-coding", Must.REFUSED)
def _coding_unknown(path: Path) -> None:
    workbook(path, {SHEET: changed(part(SHEET), b"UTF-8", b"x-klingon")})


@FILES.file("coding-that-is-no-text-coding", Must.REFUSED)
def _coding_zip(path: Path) -> None:
    workbook(path, {SHEET: changed(part(SHEET), b"UTF-8", b"zlib_codec")})


@FILES.file("bytes-that-are-no-utf-8", Must.REFUSED)
def _bad_utf8(path: Path) -> None:
    workbook(path, {STRINGS: changed(part(STRINGS), b"<t>", b"<t>\xff\xfe\xc3\x28")})


def _deep(name: str, head: bytes, one: bytes, tail: bytes, path: Path) -> None:
    times = 1_000_000
    opening, closing = about(one * 1000, times * len(one)), b"</a>"
    workbook_with(path, repeated(name, head, opening, 1, closing * times + tail))


FILES.add(
    "a-million-deep-in-the-sheet",
    Must.REFUSED,
    lambda path: _deep(SHEET, b"<worksheet " + MAIN + b">", b"<a>", b"</worksheet>", path),
)
FILES.add(
    "a-million-deep-in-the-strings",
    Must.REFUSED,
    lambda path: _deep(STRINGS, b"<sst " + MAIN + b"><si>", b"<a>", b"</si></sst>", path),
)
FILES.add(
    "a-million-deep-in-the-workbook",
    Must.REFUSED,
    lambda path: _deep(WORKBOOK, b"<workbook " + MAIN + b">", b"<a>", b"</workbook>", path),
)
FILES.add(
    "a-million-deep-in-the-content-types",
    Must.REFUSED,
    lambda path: _deep("[Content_Types].xml", b"<Types>", b"<a>", b"</Types>", path),
)


@FILES.file("100000-attributes-on-one-element", Must.HONEST)
def _attributes(path: Path) -> None:
    many = "".join(f' a{n}="1"' for n in range(100_000)).encode()
    workbook(path, {SHEET: changed(part(SHEET), b"<sheetData>", b"<sheetData" + many + b">")})


@FILES.file("100000-namespaces-on-one-element", Must.HONEST)
def _namespaces(path: Path) -> None:
    many = "".join(f' xmlns:a{n}="u{n}"' for n in range(100_000)).encode()
    workbook(path, {SHEET: changed(part(SHEET), b"<sheetData>", b"<sheetData" + many + b">")})


@FILES.file("strings-said-to-be-a-billion", Must.HONEST)
def _unique_count(path: Path) -> None:
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    data = part(STRINGS)
    rest = data[data.index(b">", data.index(b"<sst")) :]
    claim = b' count="1000000000" uniqueCount="1000000000"'
    workbook(path, {STRINGS: head + claim + rest})


@FILES.file("strings-said-to-be-fewer-than-none", Must.HONEST)
def _negative_count(path: Path) -> None:
    data = part(STRINGS)
    start = data.index(b"<sst")
    rest = data[data.index(b">", start) :]
    workbook(path, {STRINGS: b"<sst " + MAIN + b' count="-1" uniqueCount="-1"' + rest})


@FILES.file("100000-sheets-that-are-one-part", Must.REFUSED)
def _sheets(path: Path) -> None:
    sheets = "".join(
        f'<sheet name="B{n}" sheetId="{n}" r:id="rId2"/>' for n in range(10, 100_010)
    ).encode()
    workbook(path, {WORKBOOK: changed(part(WORKBOOK), b"</sheets>", sheets + b"</sheets>")})


@FILES.file("300-sheets-that-are-one-part", Must.HONEST)
def _some_sheets(path: Path) -> None:
    sheets = "".join(
        f'<sheet name="B{n}" sheetId="{n}" r:id="rId2"/>' for n in range(10, 310)
    ).encode()
    workbook(path, {WORKBOOK: changed(part(WORKBOOK), b"</sheets>", sheets + b"</sheets>")})


@FILES.file("no-sheets", Must.REFUSED)
def _no_sheets(path: Path) -> None:
    data = part(WORKBOOK)
    start, end = data.index(b"<sheets>") + 8, data.index(b"</sheets>")
    workbook(path, {WORKBOOK: data[:start] + data[end:]})


@FILES.file("defined-name-of-10-mib", Must.HONEST)
def _long_defined_name(path: Path) -> None:
    long = b'<definedNames><definedName name="x">"' + b"y" * 10_000_000 + b'"</definedName>'
    workbook(path, {WORKBOOK: changed(part(WORKBOOK), b"<definedNames>", long)})


@FILES.file("200000-defined-names", Must.HONEST)
def _many_defined_names(path: Path) -> None:
    many = "".join(f'<definedName name="x{n}">"y"</definedName>' for n in range(200_000)).encode()
    names = b"<definedNames>"
    workbook(path, {WORKBOOK: changed(part(WORKBOOK), names, names + many)})


@FILES.file("merged-over-the-whole-sheet", Must.HONEST)
def _merged(path: Path) -> None:
    _after_data(path, b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')


@FILES.file("100000-merged-ranges", Must.HONEST)
def _many_merged(path: Path) -> None:
    ranges = "".join(f'<mergeCell ref="P{n}:Z{n}"/>' for n in range(1, 100_001)).encode()
    _after_data(path, b"<mergeCells>" + ranges + b"</mergeCells>")


for _label, _ref in {
    "nowhere": "",
    "backwards": "B5:A1",
    "out-of-the-sheet": "A1:ZZZZ99999999999999999999",
    "one-word": "hela bladet",
}.items():

    def _odd_merge(path: Path, ref: str = _ref) -> None:
        _after_data(path, f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'.encode())

    FILES.add(f"merged-{_label}", Must.HONEST, _odd_merge)


def _after_data(path: Path, xml: bytes) -> None:
    sheet = changed(part(SHEET), b"</sheetData>", b"</sheetData>" + xml)
    workbook(path, {SHEET: sheet})


def _more_rows(path: Path, rows: str) -> None:
    sheet = changed(part(SHEET), b"</sheetData>", rows.encode() + b"</sheetData>")
    workbook(path, {SHEET: sheet})


@FILES.file("cell-in-the-last-corner", Must.RIGHT)
def _corner(path: Path) -> None:
    _more_rows(path, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@FILES.file("50000-cells-in-the-last-column", Must.HONEST)
def _last_column(path: Path) -> None:
    rows = (f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1000, 51_000))
    _more_rows(path, "".join(rows))


@FILES.file("300000-cells-beside-the-table", Must.HONEST)
def _beside(path: Path) -> None:
    cells = "<c><v>1</v></c>" * 300
    _more_rows(path, "".join(f'<row r="{n}">{cells}</row>' for n in range(1000, 2000)))


@FILES.file("million-formatted-rows", Must.HONEST)
def _formatted(path: Path) -> None:
    head, tail = part(SHEET).split(b"</sheetData>", maxsplit=1)
    rows = about(b'<row s="14" customFormat="1"/>', 3_000_000)
    workbook_with(path, repeated(SHEET, head, rows, 10, b"</sheetData>" + tail))


for _address in (
    "A0",
    "a1",
    "1A",
    "",
    "AAAA1",
    "XFE1",
    "A1048577",
    "A99999999999999999999",
    "$A$1",
):

    def _odd_address(path: Path, address: str = _address) -> None:
        _more_rows(path, f'<row r="900"><c r="{address}"><v>1</v></c></row>')

    FILES.add(f"cell-at-{_address or 'no-address'}", Must.HONEST, _odd_address)

for _number in ("0", "-1", "2147483648", "99999999999999999999", "1.5", "x", ""):

    def _odd_row(path: Path, number: str = _number) -> None:
        _more_rows(path, f'<row r="{number}"><c><v>1</v></c></row>')

    FILES.add(f"row-number-{_number or 'empty'}", Must.HONEST, _odd_row)


@FILES.file("hidden-columns-without-end", Must.HONEST)
def _columns(path: Path) -> None:
    old = b"<cols>"
    many = b'<cols><col min="1" max="2147483647" hidden="1"/>' * 1
    workbook(path, {SHEET: changed(part(SHEET), old, many)})


@FILES.file("style-that-does-not-exist", Must.HONEST)
def _style(path: Path) -> None:
    old = b'<c r="%s" s="18">' % cell_of(OUTCOME).encode()
    workbook(path, {SHEET: changed(part(SHEET), old, old.replace(b"18", b"999999"))})


@FILES.file("number-format-of-5-mib", Must.HONEST)
def _format(path: Path) -> None:
    code = b'<numFmts count="1"><numFmt numFmtId="200" formatCode="' + b"0" * 5_000_000 + b'"/>'
    styles = part("xl/styles.xml")
    if b"<numFmts" in styles:
        start = styles.index(b"<numFmts")
        end = styles.index(b">", start) + 1
        styles = styles[:start] + code + styles[end:]
    else:
        start = styles.index(b"<fonts")
        styles = styles[:start] + code + b"</numFmts>" + styles[start:]
    workbook(path, {"xl/styles.xml": styles})


@FILES.file("formula-of-5-mib", Must.HONEST)
def _formula(path: Path) -> None:
    _more_rows(path, f'<row r="900"><c r="C900"><f>{"1+" * 2_500_000}1</f><v>1</v></c></row>')


@FILES.file("shared-formula-over-the-whole-sheet", Must.HONEST)
def _shared_formula(path: Path) -> None:
    formula = '<f t="shared" si="0" ref="A1:XFD1048576">A1+1</f>'
    _more_rows(path, f'<row r="900"><c r="C900">{formula}<v>1</v></c></row>')


@FILES.file("cell-of-5-mib-in-the-answer", Must.HONEST)
def _long_text(path: Path) -> None:
    _more_rows(path, f'<row r="900"><c r="C900" t="str"><v>{"x" * 5_000_000}</v></c></row>')


@FILES.file("sheet-cut-after-its-data", Must.REFUSED)
def _cut(path: Path) -> None:
    data = part(SHEET)
    workbook(path, {SHEET: data[: data.index(b"</sheetData>") + len(b"</sheetData>")]})


@FILES.file("strings-cut-in-the-middle", Must.REFUSED)
def _cut_strings(path: Path) -> None:
    data = part(STRINGS)
    workbook(path, {STRINGS: data[: data.index(b"</si>", len(data) // 2) + 5]})


@FILES.file("two-roots", Must.REFUSED)
def _two_roots(path: Path) -> None:
    workbook(path, {SHEET: part(SHEET) + b"<worksheet/>"})


@FILES.file("rubbish-after-the-root", Must.REFUSED)
def _rubbish(path: Path) -> None:
    workbook(path, {SHEET: part(SHEET) + b"\0\0\0"})


@FILES.file("two-tables-of-data", Must.HONEST, filled={OUTCOME: Unknown.DOUBTFUL})
def _two_data(path: Path) -> None:
    data = part(SHEET)
    start, end = data.index(b"<sheetData>"), data.index(b"</sheetData>") + len(b"</sheetData>")
    other = data[start:end].replace(b"<v>42</v>", b"<v>43</v>")
    workbook(path, {SHEET: data[:end] + other + data[end:]})


@FILES.file("relations-with-100000-lines", Must.HONEST)
def _relations(path: Path) -> None:
    lines = "".join(
        f'<Relationship Id="x{n}" Type="t" Target="worksheets/sheet2.xml"/>' for n in range(100_000)
    ).encode()
    end = b"</Relationships>"
    workbook(path, {RELATIONS: changed(part(RELATIONS), end, lines + end)})


@FILES.file("two-relations-of-one-name", Must.HONEST)
def _two_relations(path: Path) -> None:
    line = b'<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    line += b'relationships/worksheet" Target="worksheets/sheet3.xml"/>'
    end = b"</Relationships>"
    workbook(path, {RELATIONS: changed(part(RELATIONS), end, line + end)})
