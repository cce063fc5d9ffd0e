"""The section in the municipality's own Word template."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from accessibility import faults
from example import DELAR, INBOX, PLAN
from foreign_word import (
    HEAD,
    KIND,
    LANDSCAPE,
    LONG,
    NORMAL,
    NS,
    RELATIONS,
    SWEDISH,
    WORD_TYPE,
    Package,
    document,
    numbering,
    p,
    section,
    simple,
    style,
    styles,
)
from lxml import etree
from section_sample import follow_up
from word_file import W, WordFile, attribute, text_of

import vpreport as vp
from vpreport.cli import main
from vpreport.findings import Code
from vpreport.leaks.gate import refuse_hidden
from vpreport.plan.types import Marking
from vpreport.report.section.writing import template_remarks

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
HEADER = (
    f"{HEAD}<w:hdr {NS}>{p('Hedemora kommun')}"
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Vapen" descr="Kommunvapnet"/>'
    '<a:blip r:embed="rId1"/></wp:inline></w:drawing></w:r></w:p>'
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>'
    f"{p('Titel')}</w:sdtContent></w:sdt></w:hdr>"
)
FOOTER = f"{HEAD}<w:ftr {NS}>{p(runs=simple('PAGE', '1'))}</w:ftr>"
HEADER_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId1" Type="{KIND}/image" Target="media/vapen.png"/>'
    f'<Relationship Id="rId2" Type="{KIND}/hyperlink" Target="https://www.hedemora.se/" '
    'TargetMode="External"/></Relationships>'
)
SETTINGS = (
    f"{HEAD}<w:settings {NS}><w:trackRevisions/><w:evenAndOddHeaders/>"
    '<w:attachedTemplate r:id="rId1"/><w:documentProtection w:enforcement="1"/>'
    '<w:docVars><w:docVar w:name="a" w:val="hemligt"/></w:docVars><w:updateFields/></w:settings>'
).encode()
EDGES = (
    '<w:headerReference w:type="default" r:id="rId20"/>'
    '<w:footerReference w:type="default" r:id="rId21"/>'
)
OWN = (
    *SWEDISH,
    style("Rubrik", "Title", based="Normal"),
    style("Innehll1", "toc 1", based="Normal"),
    style("Innehll2", "toc 2", based="Normal"),
    style("Innehllsrubrik", "TOC Heading", based="Normal"),
    style("Underrubrik", "Subtitle", based="Normal"),
    style("Brdtext", "Body Text", based="Normal"),
    style("Kommuntabell", "Kommuntabell", "table", based="Normaltabell"),
)


def template(folder: Path, *, suffix: str = ".dotx", **changes) -> Path:
    """Write a template that also holds all that must be left behind."""
    more = {
        "word/header1.xml": HEADER,
        "word/footer1.xml": FOOTER,
        "word/_rels/header1.xml.rels": HEADER_RELATIONS,
        "word/media/vapen.png": PICTURE,
        "word/comments.xml": f"{HEAD}<w:comments {NS}/>",
        "word/vbaProject.bin": b"makro",
        "customXml/item1.xml": "<a>hemligt</a>",
        **changes.pop("more", {}),
    }
    relations = "".join(
        f'<Relationship Id="{id_}" Type="{KIND}/{kind}" Target="{target}"/>'
        for id_, kind, target in (
            ("rId20", "header", "header1.xml"),
            ("rId21", "footer", "footer1.xml"),
            ("rId22", "comments", "comments.xml"),
            ("rId23", "customXml", "../customXml/item1.xml"),
        )
    )
    types = "".join(
        f'<Override PartName="/word/{kind}1.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for kind in ("header", "footer")
    )
    package = Package(
        main=document(
            p("Försättsblad", "Rubrik1"),
            p(properties=section(rest="").replace("<w:sectPr>", f"<w:sectPr>{EDGES}")),
            p(LONG, "Brdtext"),
            p("Exempel på text i mallen"),
            last=section(),
        ),
        styles=styles(*OWN),
        numbering=numbering(n3="bullet"),
        settings=SETTINGS,
        more=more,
        relations=relations,
        types=types,
        suffix=suffix,
    )
    return replace(package, **changes).write(folder / f"kommun{suffix}")


def made(folder: Path, **changes) -> Path:
    return vp.write_section(
        follow_up(), folder / "avsnitt.docx", template=template(folder, **changes)
    )


def names(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as package:
        return set(package.namelist())


def read(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(name)


@pytest.mark.parametrize("suffix", [".dotx", ".docx", ".dotm", ".docm"])
def test_the_section_is_an_ordinary_document_whatever_the_template_is(tmp_path, suffix):
    path = made(tmp_path, suffix=suffix)
    opened = docx.Document(str(path))
    assert opened.part.content_type == f"{WORD_TYPE}.document.main+xml"
    assert opened.paragraphs[0].text.startswith("Uppföljning av verksamhetsplanen")
    assert opened.paragraphs[0].style.name == "Title"


def test_headers_footers_pictures_and_pages_are_the_municipalitys_own(tmp_path):
    path = made(tmp_path)
    (last,) = docx.Document(str(path)).sections
    assert last.header.paragraphs[0].text == "Hedemora kommun"
    assert [rel.target_ref for rel in last.header.part.rels.values()] == [
        "media/header1_1.png",
        "https://www.hedemora.se/",
    ]
    assert read(path, "word/media/header1_1.png") == PICTURE
    assert read(path, "word/header1.xml").decode() == HEADER
    assert read(path, "word/footer2.xml").decode() == FOOTER


def test_only_looks_are_taken_from_the_template_and_nothing_that_it_says(tmp_path):
    path = made(tmp_path)
    assert names(path) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/header1.xml",
        "word/_rels/header1.xml.rels",
        "word/media/header1_1.png",
        "word/footer2.xml",
        *(name for name in names(path) if "charts/" in name or "embeddings/" in name),
    }
    everything = b"".join(read(path, name) for name in names(path))
    for left in (b"hemligt", b"Exempel p", b"F\xc3\xb6rs\xc3\xa4ttsblad", b"Eva", b"makro"):
        assert left not in everything
    settings = etree.fromstring(read(path, "word/settings.xml"))
    assert [child.tag for child in settings] == [W + "evenAndOddHeaders"]


def test_the_text_is_set_in_the_templates_styles(tmp_path):
    file = WordFile(made(tmp_path))
    used = {attribute(each) for each in file.body.iter(W + "pStyle", W + "tblStyle")}
    assert used <= set(file.styles)
    assert {"Rubrik1", "Rubrik2", "Rubrik3", "Brdtext", "Beskrivning", "Tabellrutnt"} <= used
    captions = [text_of(p) for p in file.paragraphs if file.style_of(p) == "Beskrivning"]
    assert captions[0].startswith("Tabell 1. ")


def test_the_width_of_tables_is_that_of_the_templates_pages(tmp_path):
    wide = document(p("Text"), last=section(LANDSCAPE))
    file = WordFile(made(tmp_path, main=wide))
    widths = {attribute(t.find(f"{W}tblPr/{W}tblW"), "w") for t in file.tables}
    assert widths == {str(16838 - 2 * 1417)}


def test_lists_are_real_and_begin_with_their_own_numbers(tmp_path):
    file = WordFile(made(tmp_path))
    nums = {attribute(num, "numId"): num for num in file.part("word/numbering.xml").iter(W + "num")}
    used = [attribute(each) for each in file.body.iter(W + "numId")]
    assert used
    assert set(used) <= set(nums)
    starts = [attribute(nums[each].find(f".//{W}startOverride")) for each in used]
    assert starts == ["1"] * len(used)
    kinds = [child.tag for child in file.part("word/numbering.xml")]
    assert kinds == sorted(kinds)  # definitions before the numberings, or Word refuses the file


def test_the_section_in_a_template_passes_the_checklist(tmp_path):
    assert faults(made(tmp_path)) == []


def test_the_same_template_and_follow_up_give_the_same_bytes(tmp_path):
    first = made(tmp_path).read_bytes()
    assert made(tmp_path).read_bytes() == first


def test_a_section_in_a_template_may_be_written_again_until_somebody_saves_it(tmp_path):
    path = made(tmp_path)
    made(tmp_path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"].decode()
    later = core.replace("T00:00:00Z</dcterms:modified>", "T10:11:12Z</dcterms:modified>")
    parts["docProps/core.xml"] = later.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    with pytest.raises(vp.OutputError) as error:
        made(tmp_path)
    assert error.value.findings[0].code is Code.WRITTEN_BY_A_PERSON


def test_a_section_can_be_the_template_of_the_next(tmp_path):
    first = vp.write_section(follow_up(), tmp_path / "mall.docx")
    path = vp.write_section(follow_up(), tmp_path / "nytt" / "avsnitt.docx", template=first)
    assert WordFile(path).dump() == WordFile(first).dump()


# What a template lacks


def test_what_the_template_lacks_is_added_in_its_plainest_form_and_said(tmp_path):
    bare = template(tmp_path, styles=styles(NORMAL), numbering=None, main=document(p("A")))
    path = vp.write_section(follow_up(), tmp_path / "avsnitt.docx", template=bare)
    assert faults(path) == []
    remarks = template_remarks(follow_up(), bare)
    assert {remark.code for remark in remarks} == {Code.STYLE_ADDED, Code.STYLE_STANDS_IN}
    assert {remark.place.file for remark in remarks} == {str(bare)}
    assert template_remarks(follow_up(), template(tmp_path)) == ()


def test_a_template_without_any_of_it_will_do(tmp_path):
    bare = Package(main=document(last="")).write(tmp_path / "tom.docx")
    path = vp.write_section(follow_up(), tmp_path / "avsnitt.docx", template=bare)
    assert docx.Document(str(path)).sections[0].page_width.twips == 11906
    assert faults(path) == []


# What may not be in a template


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>", "dold text"),
        ("<w:ins><w:r><w:t>nytt</w:t></w:r></w:ins>", "spårade ändringar"),
        ('<w:commentRangeStart w:id="1"/>', "en kommentar"),
        ("<w:r><w:object><o:OLEObject/></w:object></w:r>", "ett inbäddat objekt"),
        (simple("INCLUDETEXT a.docx", "x"), "ett fält som hämtar innehåll någon annanstans ifrån"),
    ],
)
def test_a_template_whose_header_hides_something_is_refused(tmp_path, xml, what):
    header = HEADER.replace("</w:hdr>", f"<w:p>{xml}</w:p></w:hdr>")
    header = header.replace("<w:hdr ", '<w:hdr xmlns:o="urn:schemas-microsoft-com:office:office" ')
    with pytest.raises(vp.UsageError) as error:
        made(tmp_path, more={"word/header1.xml": header})
    (finding,) = error.value.findings
    assert vp.describe(finding) == (
        f"{tmp_path / 'kommun.dotx'}: Mallens sidhuvud innehåller {what}. Det skulle följa med i "
        "varje rapport. Öppna mallen i Word, ta bort det och spara. (W943)"
    )
    assert not (tmp_path / "avsnitt.docx").exists()


def test_a_header_that_points_at_another_file_is_refused(tmp_path):
    linked = HEADER_RELATIONS.replace("https://www.hedemora.se/", "file:///G:/bild.png")
    with pytest.raises(vp.UsageError) as error:
        made(tmp_path, more={"word/_rels/header1.xml.rels": linked})
    assert error.value.findings[0].params["what"] == "en koppling till något utanför filen"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
            "den är krypterad eller sparad i det äldre formatet .doc",
        ),
        (b"", "den är skadad eller är inget Worddokument (.docx)"),
    ],
)
def test_a_template_that_is_no_word_file_is_refused(tmp_path, content, reason):
    path = tmp_path / "mall.dotx"
    path.write_bytes(content)
    with pytest.raises(vp.UsageError) as error:
        vp.write_section(follow_up(), tmp_path / "avsnitt.docx", template=path)
    assert vp.describe(error.value.findings[0]) == (
        f"{path}: Mallen kan inte användas: {reason}. Öppna den i Word och spara den som Word-mall "
        "(.dotx) eller Word-dokument (.docx). (W942)"
    )


# Secrecy


def test_the_gate_lets_only_the_templates_own_parts_through(tmp_path):
    path = made(tmp_path)
    with pytest.raises(vp.OutputError) as error:
        refuse_hidden(path, shown_as=path)
    refused = {finding.place.key for finding in error.value.findings}
    assert "word/header1.xml" in refused
    assert "word/media/header1_1.png" in refused
    theirs = {name: read(path, name) for name in names(path) if "charts" not in name}
    theirs["word/header1.xml"] += b" "
    with pytest.raises(vp.OutputError) as error:
        refuse_hidden(path, shown_as=path, template=theirs)
    assert {finding.place.key for finding in error.value.findings} == {"word/header1.xml"}


def test_an_internal_section_is_marked_on_every_page_of_the_template(tmp_path):
    followup = follow_up()
    marking = Marking(
        provisions=("18 kap. 13 § OSL",), date=dt.date(2026, 9, 1), authority="Hedemora kommun"
    )
    marked = replace(followup, plan=replace(followup.plan, marking=marking))
    title_page = section(rest="<w:titlePg/>").replace("<w:sectPr>", f"<w:sectPr>{EDGES}")
    path = vp.write_section(
        marked,
        tmp_path / "intern" / "avsnitt.docx",
        template=template(tmp_path, main=document(p("A"), last=title_page)),
    )
    (pages,) = docx.Document(str(path)).sections
    for header in (pages.header, pages.first_page_header, pages.even_page_header):
        assert not header.is_linked_to_previous
        assert header.paragraphs[0].text.startswith("SEKRETESS")
    assert pages.header.paragraphs[1].text == "Hedemora kommun"
    assert path.name == "avsnitt SEKRETESS.docx"


# The command


def test_the_report_is_made_in_the_template_and_says_what_that_lacks(tmp_path, capsys):
    bare = template(tmp_path, styles=styles(*(s for s in OWN if '"caption"' not in s)))
    folder = tmp_path / "ut"
    command = ["report", PLAN, INBOX, *DELAR, "--folder", str(folder), "--template", str(bare)]
    assert main(command) == 1  # the example has answers to correct
    out = capsys.readouterr().out
    assert f"{bare}\n" in out
    assert "Dokumentet saknar en formatmall för tabell- och diagramtexter." in out
    opened = docx.Document(str(folder / "avsnitt-2026-delar.docx"))
    assert opened.sections[0].header.paragraphs[0].text == "Hedemora kommun"


def test_nothing_is_written_where_the_template_cannot_be_used(tmp_path, capsys):
    broken = tmp_path / "mall.dotx"
    broken.write_bytes(b"ingenting")
    folder = tmp_path / "ut"
    command = ["report", PLAN, INBOX, *DELAR, "--folder", str(folder), "--template", str(broken)]
    assert main(command) == 2
    assert "Mallen kan inte användas" in capsys.readouterr().err
    assert not folder.exists()
