"""`vpreport word check`: the checklist over somebody else's document, in Swedish with places."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from foreign_word import (
    ENGLISH,
    LONG,
    SWEDISH,
    Package,
    caption,
    control,
    document,
    p,
    style,
    styles,
    table,
)
from section_sample import written
from word_file import WordFile

import vpreport as vp
from vpreport.cli import main
from vpreport.report.section.blocks import Cell, Column, Item, Table
from vpreport.report.section.rendering import render
from vpreport.report.target.checking.checklist import faults_in_blocks
from vpreport.report.target.checking.rules import Rule
from vpreport.report.target.conventions import DOCUMENT, STYLES, read_conventions
from vpreport.report.target.style_sheet import read_styles

BODY = (
    p("Förvaltningsberättelse", "Rubrik1"),
    p(LONG),
    p("Kommunens ekonomi", "Rubrik3"),
    p("- en punkt"),
    caption("Tabell", 1, ". Driftbudget per nämnd"),
    table(),
)


def report(folder: Path, *blocks: str, name: str = "rapport.docx", **parts) -> Path:
    parts.setdefault("styles", styles(*SWEDISH))
    return Package(main=document(*blocks), **parts).write(folder / name)


def said(path: Path) -> list[str]:
    checked = vp.check_document(path)
    return [vp.describe(finding) for finding in (*checked.theirs, *checked.ours)]


def test_each_fault_is_said_with_its_place_and_what_to_do(tmp_path):
    path = report(tmp_path, *BODY)
    told = said(path)
    assert told[0] == (
        f"{path} › under «Förvaltningsberättelse» (Kommunens ekonomi): Rubriken är på nivå 3, men "
        "rubriken före är på nivå 1. Ge den formatmallen Rubrik 2, så att ingen nivå hoppas över. "
        "(W945)"
    )
    assert told[1] == (
        f"{path} › under «Kommunens ekonomi» (- en punkt): Stycket börjar med ett skrivet tecken "
        "eller nummer, men är ingen lista. Välj Punkter eller Numrering på fliken Start och ta "
        "bort det som är skrivet. (W945)"
    )
    assert all("(Tabell 1. Driftbudget per nämnd)" in line for line in told[2:])
    assert [line.partition("): ")[2].partition(".")[0] for line in told[2:]] == [
        "Tabellens första rad är ingen rubrikrad",
        "Tabellen anger inte att den har en rubrikrad",
        "Rader i tabellen kan delas mellan två sidor",
        "Tabellen saknar alternativtext",
    ]


def test_a_document_without_title_headings_or_swedish_is_told_of_as_a_whole(tmp_path):
    path = report(tmp_path, p(LONG), styles=styles(*ENGLISH, language="en-US"), title="")
    assert said(path) == [
        (
            f"{path}: Dokumentet har ingen titel i sina egenskaper, så en skärmläsare läser upp "
            "filnamnet. Skriv en titel under Arkiv, Info. (W945)"
        ),
        (
            f"{path}: Språket i dokumentet är inte svenska utan «en-US», så texten läses upp med "
            "fel uttal. Markera all text och välj Granska, Språk, Ange språkkontroll, Svenska. "
            "(W945)"
        ),
        (
            f"{path}: Dokumentet har inga rubriker att hitta efter. Ge rubrikerna formatmallarna "
            "Rubrik 1, Rubrik 2 och så vidare. (W945)"
        ),
    ]


def test_what_vpreport_has_written_is_told_apart(tmp_path):
    path = report(tmp_path, p("Mål", "Rubrik1"), control(p("- typat")), p("- deras"))
    checked = vp.check_document(path)
    assert [finding.place.item for finding in checked.ours] == ["- typat"]
    assert [finding.place.item for finding in checked.theirs] == ["- deras"]


def test_deleted_text_lines_of_contents_and_decorations_are_passed_over(tmp_path):
    path = report(
        tmp_path,
        p("Mål", "Rubrik1"),
        p(runs="<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", properties=""),
        p("Rubrik", "toc", runs="<w:r><w:tab/><w:t>4</w:t></w:r>"),
        p(runs=f"<w:r><w:drawing><wp:inline>{DECORATION}</wp:inline></w:drawing></w:r>"),
        styles=styles(*SWEDISH, style("toc", "toc 1")),
    )
    assert said(path) == []


DECORATION = (
    '<wp:docPr id="1" name="Linje"><a:extLst><a:ext uri="x"><d:decorative val="1" '
    'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
    "</wp:docPr>"
)


def test_colours_of_a_theme_are_not_guessed(tmp_path):
    themed = (
        '<w:r><w:rPr><w:color w:val="FEFEFE" w:themeColor="background1"/></w:rPr><w:t>A</w:t></w:r>'
    )
    pale = '<w:r><w:rPr><w:color w:val="CCCCCC"/></w:rPr><w:t>B</w:t></w:r>'
    path = report(tmp_path, p("Mål", "Rubrik1"), p(runs=themed), p(runs=pale))
    (only,) = said(path)
    assert only == (
        f"{path} › under «Mål» (B): Texten syns dåligt mot bakgrunden: kontrasten är 1,6 mot 1. "
        "Välj mörkare text eller ljusare bakgrund, så att kontrasten blir minst 4,5 mot 1. (W945)"
    )


def test_parts_may_be_missing_and_named_as_they_like(tmp_path):
    package = Package(main=document(p("Text " + LONG)))
    members = package.members()
    main = members.pop("word/document.xml")
    members["word/document2.xml"] = main
    members["_rels/.rels"] = members["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    types = members["[Content_Types].xml"]
    members["[Content_Types].xml"] = types.replace(b"document.xml", b"document2.xml")
    path = tmp_path / "annat.docx"
    with zipfile.ZipFile(path, "w") as file:
        for name, part in members.items():
            file.writestr(name, part)
    assert any("inga rubriker" in line for line in said(path))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"ingenting", "den är skadad eller är inget Worddokument (.docx)"),
        (
            Package(main=b'<!DOCTYPE a [<!ENTITY b "c">]>' + document(p("A"))).data(),
            "den innehåller en dokumenttyp, som Word inte skriver",
        ),
        (Package(main=b"<w:document").data(), "den är skadad"),
        (
            Package(
                main=document().replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                )
            ).data(),
            "den är sparad i formatet Strict Open XML",
        ),
    ],
    ids=["no zip", "doctype", "damaged", "strict"],
)
def test_what_is_no_ordinary_word_document_is_refused(tmp_path, capsys, content, reason):
    path = tmp_path / "fel.docx"
    path.write_bytes(content)
    assert main(["word", "check", str(path)]) == 2
    (only,) = capsys.readouterr().err.splitlines()
    assert only == (
        f"{path}: Filen kan inte läsas: {reason}. Öppna den i Word och spara den som "
        "Word-dokument (.docx). (W941)"
    )


def test_the_command_gives_advice_and_changes_nothing(tmp_path, capsys):
    path = report(tmp_path, *BODY)
    before = path.read_bytes()
    assert main(["word", "check", str(path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("I resten av dokumentet:\n6\u00a0varningar.\n")
    assert out.endswith(
        "Granskningen ser bara det som ett program kan se av tillgänglighetskraven (EN 301 549, "
        "kapitel 10). Om alternativtexterna stämmer och om språket är begripligt måste en människa "
        "bedöma.\n"
    )
    assert path.read_bytes() == before


def test_the_exit_status_tells_of_faults_in_what_vpreport_has_written(tmp_path, capsys):
    path = report(tmp_path, p("Mål", "Rubrik1"), control(p("- typat")))
    assert main(["word", "check", str(path)]) == 1
    assert capsys.readouterr().out.startswith("I det som vpreport har skrivit:\n1\u00a0varning.\n")


def test_our_own_section_passes(tmp_path, capsys):
    path = written(tmp_path / "avsnitt.docx")
    assert WordFile(path).tables
    assert main(["word", "check", str(path)]) == 0
    assert capsys.readouterr().out.startswith("Granskningen fann inget att anmärka på.\n")


BLOCKS = (
    Table(
        key="t",
        caption="Mål",
        description="En rad för varje mål.",
        columns=(Column(title="Mål", share=3), Column(title="Antal", share=1, is_count=True)),
        rows=((Cell("● Uppfyllt", status="met"), Cell("2")),),
    ),
    Item(text="Ett", number=1),
)


def test_blocks_of_ours_pass_the_gate_in_the_documents_own_styles():
    main_part, sheet = document(p("Mål", "Rubrik1"), p(LONG)), styles(*SWEDISH)
    at = main_part.index(b"<w:sectPr>")
    layout = read_conventions({DOCUMENT: main_part, STYLES: sheet}, at).layout
    elements = render(BLOCKS, layout)
    found = faults_in_blocks(elements, read_styles(sheet))
    assert [fault.rule for fault in found] == [Rule.LIST_TYPED]
    assert faults_in_blocks(elements, read_styles(sheet), lists=layout.lists) == ()
    assert elements[0].getparent() is None


def test_a_caption_in_a_text_box_counts_once(tmp_path):
    box = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
    path = report(
        tmp_path,
        p("Rubrik", "Rubrik1"),
        p(LONG, runs=box.format(caption("Figur", 1))),
        caption("Figur", 2),
        caption("Figur", 4),
    )
    stale = [line for line in said(path) if "Här står" in line]
    assert len(stale) == 1
    assert "Här står «Figur 4», men numret är 3" in stale[0]


def calls_of_a_check(folder: Path, faults: int) -> int:
    """How many calls it takes to read a document with so many faults under one heading."""
    path = report(folder, p("Rubrik", "Rubrik1"), *(p("- en punkt"), p(LONG)) * faults)
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        checked = vp.check_document(path)
    finally:
        sys.setprofile(before)
    assert len(checked.theirs) == faults
    return calls


def test_twice_the_faults_take_twice_the_work(tmp_path):
    calls_of_a_check(tmp_path, 1)  # what is loaded once
    assert calls_of_a_check(tmp_path, 200) < 2.1 * calls_of_a_check(tmp_path, 100)
