"""Nothing that a department typed becomes a formula, a link or a field in any output."""

from __future__ import annotations

import csv
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from faults import write_pair_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from sample import DELAR, answered, small_plan

import vpreport as vp

ACTIVE = (
    "=1+1",
    "{=1+1}",
    "+46 225 123 45",
    "-x",
    "-1+2",
    "@SUM(A1:A9)",
    "\t=1+1",
    "'=1+1",
    '=HYPERLINK("http://example.se";"här")',
    "=cmd|' /C calc'!A0",
    '=WEBSERVICE("http://example.se")',
    "http://example.se",
    "https://example.se/a?b=c#d",
    "ftp://example.se",
    "mailto:a@example.se",
    "file:///etc/passwd",
    "\\\\server\\delning\\fil.xlsx",
    "internal:Översikt!A1",
    "external:annan.xlsx",
    "_x000D_",
    "_x003D_1+1",
    "{ MERGEFIELD Namn }",
    '{ HYPERLINK "http://example.se" }',
    "{{ namn }}",
    "${namn}",
    '<w:fldSimple w:instr="DATE"/>',
    '<a hidden="1"/>',
    "&[Sida]",
    "&P av &N",
    "[$-409]dddd",
    "1/2",
    "0012",
    "1e5",
    "TRUE",
    "#REF!",
    "%s %d {0}",
)
TEXT_CELLS = {
    "indicator": ("indicators", "e-tjanster", "comment"),
    "analysis": ("goals", "digital", "analysis"),
    "deviation": ("goals", "digital", "deviation"),
    "action": ("goals", "digital", "corrective_action"),
    "activity": ("activities", "portal", "comment"),
}
OUTCOME = ("indicators", "e-tjanster", "outcome")


def written(folder: Path, text: str) -> tuple[Path, Path]:
    typed = {key: f"{text} {name}" for name, key in TEXT_CELLS.items()}
    typed[TEXT_CELLS["analysis"]] = text
    answers = answered(small_plan(), DELAR, {"it": {**typed, OUTCOME: 230}})
    return write_pair_of(vp.merge(small_plan(), answers), folder)


def links_and_fields(folder: Path) -> dict[str, tuple[int, ...]]:
    """Return how much of what acts there is in each output of an answer of plain words."""
    workbook, section = written(folder, "Bara ord")
    return {"xlsx": _active_in_workbook(workbook), "docx": _active_in_section(section)}


def _active_in_workbook(path: Path) -> tuple[int, ...]:
    with zipfile.ZipFile(path) as package:
        parts = [package.read(n) for n in package.namelist() if n.endswith((".xml", ".rels"))]
    marks = (rb"<f[ >]", rb"<hyperlink ", rb'TargetMode="External"', rb"<ddeLink|<oleLink")
    return tuple(sum(len(re.findall(mark, part)) for part in parts) for mark in marks)


def _active_in_section(path: Path) -> tuple[int, ...]:
    with zipfile.ZipFile(path) as package:
        parts = [package.read(n) for n in package.namelist() if n.endswith((".xml", ".rels"))]
    marks = (
        rb"<w:fldSimple",
        rb"<w:fldChar",
        rb"<w:instrText",
        rb"<w:hyperlink",
        rb'TargetMode="External"',
        rb"<w:object|<w:altChunk|<w:sdt[ >]",
    )
    return tuple(sum(len(re.findall(mark, part)) for part in parts) for mark in marks)


@pytest.fixture(scope="module")
def plain_words(tmp_path_factory):
    return links_and_fields(tmp_path_factory.mktemp("ord"))


@pytest.mark.parametrize("text", ACTIVE)
def test_what_looks_active_is_text_in_both_reports(text, plain_words, tmp_path):
    workbook, section = written(tmp_path, text)
    assert _active_in_workbook(workbook) == plain_words["xlsx"]
    assert _active_in_section(section) == plain_words["docx"]
    cells = [
        cell
        for sheet in openpyxl.load_workbook(workbook).worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]
    holding = [cell for cell in cells if isinstance(cell.value, str) and _is_in(text, cell.value)]
    assert holding
    assert {cell.data_type for cell in holding} == {"s"}
    assert [cell for cell in cells if cell.hyperlink and _is_in(text, cell.hyperlink.ref)] == []
    with zipfile.ZipFile(section) as package:
        body = package.read("word/document.xml")
    shown = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body.decode()))
    assert _letters(text) in _letters(_unescaped(shown))


def _is_in(text: str, whole: str) -> bool:
    return _letters(text) in _letters(whole)


def _letters(text: str) -> str:
    """Return the text without blanks: a tab may be shown as one, but nothing else may change."""
    return "".join(text.replace("_x005F_", "_").split())


def _unescaped(xml: str) -> str:
    for sign, mark in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("&", "&amp;")):
        xml = xml.replace(mark, sign)
    return xml


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    sign=st.sampled_from(["=", "+", "-", "@", "{=", "http://", "mailto:", "internal:", "\t=", "|"]),
    rest=st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=30),
)
def test_no_text_with_an_active_sign_first_becomes_active(sign, rest, plain_words, tmp_path):
    workbook, section = written(tmp_path, sign + rest)
    assert _active_in_workbook(workbook) == plain_words["xlsx"]
    assert _active_in_section(section) == plain_words["docx"]


@pytest.mark.parametrize("text", ACTIVE)
def test_what_looks_active_in_the_plan_is_text_in_the_templates(text, tmp_path):
    from dataclasses import replace

    plan = small_plan()
    plan = replace(plan, goals=tuple(replace(goal, title=text, text=text) for goal in plan.goals))
    (plain, *_) = vp.write_templates(small_plan(), checkpoint=DELAR, folder=tmp_path / "ord")
    (path, *_) = vp.write_templates(plan, checkpoint=DELAR, folder=tmp_path / "mallar")
    assert _active_in_workbook(path) == _active_in_workbook(plain)


def _converted(folder: Path, form: str, files: list[Path]) -> Path:
    """Return the folder into which a LibreOffice of its own has converted the files."""
    out = folder / "ut"
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", form, "--outdir", str(out), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return out


def _in_files(folder: Path, texts: tuple[str, ...], output: int) -> list[Path]:
    """Write the outputs of an answer of each text, and return those wanted, numbered."""
    files = []
    for number, text in enumerate(texts):
        path = written(folder / f"{number}", text)[output]
        files.append(path.rename(folder / f"{number}{path.suffix}"))
    return files


@pytest.mark.libreoffice
def test_libreoffice_shows_and_exports_each_text_as_it_was_typed(tmp_path):
    """What LibreOffice would take for a formula shows as its result, here or in the CSV."""
    # Comma, quotes, UTF-8, from row 1, all as shown, every sheet in a file of its own.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    out = _converted(tmp_path, form, _in_files(tmp_path, ACTIVE, 0))
    for number, text in enumerate(ACTIVE):
        fields = [
            field
            for file in out.glob(f"{number}-*.csv")
            for row in csv.reader(file.read_text(encoding="utf-8").splitlines(keepends=True))
            for field in row
        ]
        assert any(_is_in(text, field) for field in fields), text


@pytest.mark.libreoffice
def test_libreoffice_reads_no_link_or_field_of_what_was_typed_into_the_section(tmp_path):
    """What LibreOffice itself holds after opening the section: its own document, as plain XML."""
    out = _converted(tmp_path, "fodt", _in_files(tmp_path, ("Bara ord", *ACTIVE), 1))
    trees = [etree.parse(out / f"{number}.fodt") for number in range(len(ACTIVE) + 1)]
    plain_words, *others = (_links_and_fields_in(tree) for tree in trees)
    for text, found, tree in zip(ACTIVE, others, trees[1:], strict=True):
        assert found == plain_words, text
        body, *_ = tree.iter(f"{{{OFFICE}}}body")  # the charts in it have their own
        assert _is_in(text, "".join(body.itertext())), text


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
# Paragraphs and what they are made of; everything else in a text acts or is counted.
_PLAIN = frozenset(
    {"p", "h", "span", "s", "tab", "line-break", "list", "list-item", "soft-page-break"}
)


def _links_and_fields_in(tree) -> Counter[str]:
    """Return how many there are of each element of a text that is more than words."""
    body, *_ = tree.iter(f"{{{OFFICE}}}body")  # the charts in it have their own
    names = (etree.QName(element) for element in body.iter(etree.Element))
    return Counter(
        name.localname for name in names if name.namespace == TEXT and name.localname not in _PLAIN
    )
