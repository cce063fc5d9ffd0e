"""What is refused, each in one sentence, and that nothing is written then."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from annual_report import MAIN, R, Report, W, anchor, paragraph, part, parts, rewritten, typical
from section_sample import follow_up
from test_secrecy_internal import internal

import vpreport as vp

PROTECTED = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
SIGNED = (
    '<Relationship Id="rIdS" Target="_xmlsignatures/origin.sigs" Type="http://schemas.openxmlformats'
    '.org/package/2006/relationships/digital-signature/origin"/>'
)


def strict(path: Path) -> None:
    rewritten(path, lambda xml: xml.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"))


def with_doctype(path: Path) -> None:
    rewritten(path, lambda xml: xml.replace("\r\n", '<!DOCTYPE a [<!ENTITY b "c">]>', 1))


def in_latin(path: Path) -> None:
    rewritten(path, lambda xml: xml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])


def unclosed(path: Path) -> None:
    rewritten(path, lambda xml: xml.replace("</w:body>", ""))


def encrypted(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)


def no_zip(path: Path) -> None:
    path.write_bytes(b"{\\rtf1 Hej}")


def workbook(path: Path) -> None:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    members = parts(path)
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(main, kind)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)


def as_it_is(path: Path) -> None:
    del path


@pytest.mark.parametrize(
    ("report", "change", "sentence"),
    [
        (
            typical(),
            encrypted,
            (
                "Dokumentet är krypterat, med lösenord eller en känslighetsetikett, eller sparat i "
                "det gamla formatet .doc. Öppna det i Word, ta bort krypteringen och spara det som "
                ".docx. (W901)"
            ),
        ),
        (
            typical(),
            no_zip,
            (
                "Filen är inget Worddokument. Ange en fil som är sparad som .docx, .docm eller "
                ".dotx. (W902)"
            ),
        ),
        (
            typical(),
            workbook,
            (
                "Filen är inget Worddokument. Ange en fil som är sparad som .docx, .docm eller "
                ".dotx. (W902)"
            ),
        ),
        *(
            (
                typical(),
                change,
                (
                    "Dokumentet är skadat och går inte att läsa i sin helhet. Öppna det i Word, "
                    "låt Word reparera det, spara det och försök igen. (W903)"
                ),
            )
            for change in (cut, unclosed)
        ),
        (
            typical(root_relations=SIGNED),
            as_it_is,
            (
                "Dokumentet är signerat digitalt, och signaturen skulle sluta gälla om något "
                "ändrades i det. Använd det osignerade dokumentet, eller ta bort signaturen i "
                "Word. (W904)"
            ),
        ),
        (
            typical(settings=PROTECTED),
            as_it_is,
            (
                "Dokumentet är skyddat mot ändringar. Ta bort skyddet i Word under Granska, "
                "Begränsa redigering. (W905)"
            ),
        ),
        (
            typical(),
            strict,
            (
                "Dokumentet är sparat som «Strikt Open XML-dokument», ett format som vpreport inte "
                "skriver i. Spara det i Word som «Word-dokument (*.docx)». (W906)"
            ),
        ),
        (
            typical(),
            with_doctype,
            (
                "Dokumentet är inte skrivet som ordbehandlingsprogram skriver dokument: det har en "
                "dokumenttypsdeklaration. Öppna det i Word, spara det på nytt och försök igen. "
                "(W907)"
            ),
        ),
        (
            typical(),
            in_latin,
            (
                "Dokumentet är inte skrivet som ordbehandlingsprogram skriver dokument: texten är "
                "inte lagrad som UTF-8. Öppna det i Word, spara det på nytt och försök igen. (W907)"
            ),
        ),
        (
            typical(anchors=""),
            as_it_is,
            (
                "I dokumentet finns varken något block från vpreport eller någon plats för ett. "
                "Skriv till exempel [[vpreport:maluppfyllelse]] ensamt i ett stycke där avsnittet "
                "ska stå. vpreport word blocks visar vilka block som finns. (W911)"
            ),
        ),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_document_that_may_not_be_written_in_is_refused(
    tmp_path: Path, report: Report, change: Callable[[Path], None], sentence: str
) -> None:
    path = report.written(tmp_path / "rapport.docx")
    change(path)
    before = path.read_bytes()
    with pytest.raises(vp.DocumentError) as error:
        vp.update_document(follow_up(), path)
    (finding,) = error.value.findings
    assert vp.describe(finding) == f"{path}: {sentence}"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_protection_that_is_not_enforced_hinders_nothing(tmp_path: Path) -> None:
    unenforced = PROTECTED.replace('"1"', '"0"')
    path = typical(settings=unenforced).written(tmp_path / "rapport.docx")
    assert vp.update_document(follow_up(), path).is_written


# Anchors


def in_cell(text: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{text}</w:tc></w:tr></w:tbl>"


def in_box(text: str) -> str:
    return f"<w:p><w:r><w:pict><w:txbxContent>{text}</w:txbxContent></w:pict></w:r></w:p>"


def in_control(text: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>'
    )


def with_more(more: str) -> str:
    return anchor().replace("</w:p>", f"{more}</w:p>")


@pytest.mark.parametrize(
    ("anchors", "sentence"),
    [
        (
            in_cell(anchor()),
            (
                "[[vpreport:maluppfyllelse]] står i en tabell, och där kan inget block sättas in. "
                "Flytta det till ett eget stycke i den löpande texten. (W915)"
            ),
        ),
        (in_box(anchor()), "[[vpreport:maluppfyllelse]] står i en textruta, och"),
        (
            in_control(anchor()),
            "[[vpreport:maluppfyllelse]] står i en annan innehållskontroll, och",
        ),
        (
            paragraph("Se [[vpreport:maluppfyllelse]] här."),
            (
                "I samma stycke som [[vpreport:maluppfyllelse]] står något mer: annan text. Skriv "
                "det ensamt i ett eget stycke. (W914)"
            ),
        ),
        (
            anchor().replace("<w:rPr>", "<w:sectPr/><w:rPr>", 1),
            "står något mer: en avsnittsbrytning.",
        ),
        (with_more('<w:bookmarkStart w:id="3" w:name="a"/>'), "står något mer: ett bokmärke."),
        (with_more('<w:commentRangeStart w:id="3"/>'), "står något mer: en kommentar."),
        (with_more('<w:ins w:id="3" w:author="A"/>'), "står något mer: en spårad ändring."),
        (with_more("<w:r><w:br/></w:r>"), "står något mer: något som inte är text."),
        (
            anchor("maluppfylelse"),
            (
                "Här står [[vpreport:maluppfylelse]], men det finns inget block med det namnet. "
                "Menade du [[vpreport:maluppfyllelse]]? vpreport word blocks visar alla. (W913)"
            ),
        ),
        (anchor("qqq"), "Kontrollera stavningen. vpreport word blocks visar alla. (W913)"),
    ],
)
def test_an_anchor_that_cannot_be_filled_says_why_and_stays(
    tmp_path: Path, anchors: str, sentence: str
) -> None:
    path = typical(anchors=anchors).written(tmp_path / "rapport.docx")
    before = path.read_bytes()
    outcome = vp.update_document(follow_up(), path)
    assert sentence in vp.describe(outcome.findings[0])
    assert outcome.findings[0].severity is vp.Severity.ERROR
    assert path.read_bytes() == before


def test_the_bookmark_that_word_leaves_where_somebody_wrote_last_does_not_hinder(
    tmp_path: Path,
) -> None:
    last = '<w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/>'
    path = typical(anchors=with_more(last)).written(tmp_path / "rapport.docx")
    assert vp.update_document(follow_up(), path).findings[-1].code is vp.Code.CAPTIONS_STALE


def test_an_anchor_in_a_header_is_said_to_stand_there(tmp_path: Path) -> None:
    header = f'<w:hdr xmlns:w="{W}">{anchor("mal-planer")}</w:hdr>'.encode()
    relation = f'<Relationship Id="rId9" Type="{R}/header" Target="header1.xml"/>'
    report = typical(relations=relation, more={"word/header1.xml": header})
    outcome = vp.update_document(follow_up(), report.written(tmp_path / "rapport.docx"))
    said = [vp.describe(f) for f in outcome.findings if f.code is vp.Code.ANCHOR_PLACE]
    assert "[[vpreport:mal-planer]] står i ett sidhuvud eller en sidfot, och" in said[0]


def test_one_wrong_anchor_does_not_keep_the_others_from_being_filled(tmp_path: Path) -> None:
    path = typical(anchors=in_cell(anchor("mal-digital")) + anchor("mal-planer")).written(
        tmp_path / "rapport.docx"
    )
    outcome = vp.update_document(follow_up(), path)
    assert outcome.is_written
    assert b"vpreport:mal-planer" in part(path)


def test_a_second_anchor_for_the_same_block_stays_and_is_spoken_of(tmp_path: Path) -> None:
    path = typical(anchors=anchor("mal-planer") + anchor("mal-planer")).written(
        tmp_path / "rapport.docx"
    )
    outcome = vp.update_document(follow_up(), path)
    (second,) = (f for f in outcome.findings if f.code is vp.Code.ANCHOR_SECOND)
    assert vp.describe(second) == (
        f"{path} (mal-planer): [[vpreport:mal-planer]] står kvar, eftersom allt som hör dit redan "
        "finns i dokumentet. Ta bort det, eller det som finns på det andra stället. (W916)"
    )
    assert part(path).count(anchor("mal-planer").encode()) == 1


def test_an_anchor_that_there_is_nothing_to_say_under_stays(tmp_path: Path) -> None:
    path = typical(anchors=anchor("ekonomi")).written(tmp_path / "rapport.docx")
    outcome = vp.update_document(follow_up(), path)  # the small plan has no budget
    assert [f.code for f in outcome.findings] == [vp.Code.ANCHOR_EMPTY]
    assert not outcome.is_written


# Around the file


def test_a_document_that_is_open_in_word_gives_a_warning(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    (tmp_path / "~$pport.docx").write_bytes(b"\x05Anna")
    outcome = vp.update_document(follow_up(), path)
    assert vp.describe(outcome.findings[0]) == (
        f"{path}: Dokumentet verkar vara öppet i Word: filen «~$pport.docx» ligger bredvid. Stäng "
        "det i Word utan att spara, och öppna det på nytt. (W918)"
    )
    assert outcome.is_written


def test_a_document_that_somebody_saves_meanwhile_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vpreport.report.inplace import updating

    path = typical().written(tmp_path / "rapport.docx")
    save = updating.save

    def late(document):
        path.write_bytes(path.read_bytes() + b" ")
        return save(document)

    monkeypatch.setattr(updating, "save", late)
    with pytest.raises(vp.OutputError) as error:
        vp.update_document(follow_up(), path)
    assert error.value.findings[0].code is vp.Code.WORD_CHANGED_MEANWHILE
    assert MAIN in parts(path)
    assert list(tmp_path.iterdir()) == [path]


def test_an_internal_follow_up_is_never_written_into_a_document(tmp_path: Path) -> None:
    path = typical().written(tmp_path / "rapport.docx")
    before = path.read_bytes()
    with pytest.raises(vp.DocumentError) as error:
        vp.update_document(internal(tmp_path / "svar"), path)
    assert vp.describe(error.value.findings[0]) == (
        f"{path}: En uppföljning med sekretess skrivs aldrig in i kommunens eget dokument, "
        "eftersom det sprids och publiceras. Använd den öppna uppföljningen här, och det egna "
        "avsnittet som vpreport report --internal gör för det som omfattas av sekretess. (W909)"
    )
    assert path.read_bytes() == before


def test_a_document_that_is_held_open_is_written_beside_and_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vpreport import atomic

    path = typical().written(tmp_path / "rapport.docx")
    other = typical(anchors="").written(tmp_path / "rapport (2).docx")
    before, others = path.read_bytes(), other.read_bytes()

    def held(new: Path, old: Path) -> None:
        if old == path:
            raise PermissionError(13, "held")
        new.replace(old)

    # As where Word has the file open on Windows.
    monkeypatch.setattr(atomic._replace_all, "__kwdefaults__", {"replace": held})
    outcome = vp.update_document(follow_up(), path)
    assert outcome.path == tmp_path / "rapport (3).docx"
    assert outcome.backup == path
    assert sorted(tmp_path.iterdir()) == sorted((path, other, outcome.path))
    assert b"vpreport:mal-planer" in part(outcome.path)
    assert (path.read_bytes(), other.read_bytes()) == (before, others)
