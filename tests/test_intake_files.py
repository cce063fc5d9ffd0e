"""The files of a folder: which are read, and what is said about those that cannot be."""

from __future__ import annotations

import io
import os
import zipfile

import pytest
from sample import small_plan
from workbooks import Workbook, lines, ods_template, read, repacked, template

from vpreport.findings import Code, Severity, UsageError
from vpreport.intake.opening import limits
from vpreport.intake.submissions import read_submissions

STRICT_MAIN = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = b"http://purl.oclc.org/ooxml/officeDocument/"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def stream(*names: str) -> bytes:
    """Return something like an old office container with streams of these names."""
    return OLE + b"".join(f"{name}\0".encode("utf-16-le") for name in names)


def zip_of(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def content_types(kind: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{kind}"/></Types>')
    return out.getvalue()


def said_about(tmp_path, data: bytes, name: str = "svar.xlsx") -> list[str]:
    """Read one file and return the lines; nothing of it may have been used."""
    (tmp_path / name).write_bytes(data)
    intake = read(tmp_path)
    assert intake.submissions == ()
    assert [source.status for source in intake.sources] == ["refused"]
    return lines(intake)


def test_good_files_are_read_in_sorted_order_without_a_word(tmp_path):
    for department in ("ledning", "it", "ekonomi"):
        (tmp_path / f"{department}.xlsx").write_bytes(template(department))
    intake = read(tmp_path)
    assert intake.findings == ()
    assert [source.file for source in intake.sources] == ["ekonomi.xlsx", "it.xlsx", "ledning.xlsx"]
    assert {source.status for source in intake.sources} == {"used"}
    assert [s.department for s in intake.submissions] == ["ledning", "it", "ekonomi"]


def test_the_source_says_where_the_answers_came_from(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(template("it"))
    (source,) = read(tmp_path).sources
    assert source.format == "xlsx"
    assert source.program == "Microsoft Excel"  # what the writer's library calls itself
    assert source.saved_at == "2026-08-31T00:00:00Z"
    assert source.size == len(template("it"))
    assert len(source.sha256) == 64
    assert source.code is not None
    assert source.code.startswith("VP-2026DELAR-IT-")


def test_the_file_may_have_any_name(tmp_path):
    (tmp_path / "Kopia av mall (2) – å ä ö.xlsx").write_bytes(template("it"))
    assert read(tmp_path).findings == ()


def test_a_missing_folder_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError) as raised:
        read(tmp_path / "finns-inte")
    assert raised.value.findings[0].code is Code.FOLDER_MISSING


def test_an_unknown_checkpoint_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError) as raised:
        read_submissions(small_plan(), tmp_path, checkpoint="2031-q9")
    assert raised.value.findings[0].code is Code.UNKNOWN_CHECKPOINT


def test_an_empty_folder_is_said(tmp_path):
    assert lines(read(tmp_path)) == [
        (
            f"{tmp_path.name}: Mappen innehåller inga filer att läsa. Lägg avdelningarnas ifyllda "
            "mallar i mappen. (F316)"
        )
    ]


def test_lock_files_are_skipped_and_said(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(template("it"))
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05user")
    (tmp_path / ".~lock.a.xlsx#").write_bytes(b",user")
    intake = read(tmp_path)
    text = (
        "En tillfällig låsfil, som finns medan någon har arbetsboken öppen. Den läses inte. Stäng "
        "arbetsboken om ni väntade ett svar här. (F301)"
    )
    assert lines(intake) == [f".~lock.a.xlsx#: {text}", f"~$a.xlsx: {text}"]
    assert len(intake.sources) == 1


def test_files_of_the_operating_system_are_passed_over(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(template("it"))
    for name in ("desktop.ini", "Thumbs.db", ".DS_Store", ".gitkeep"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    assert read(tmp_path).findings == ()


def test_a_folder_among_the_answers_is_not_read_and_said(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(template("it"))
    (tmp_path / "från ekonomi").mkdir()
    (tmp_path / "från ekonomi" / "b.xlsx").write_bytes(template("ekonomi"))
    intake = read(tmp_path)
    assert [source.file for source in intake.sources] == ["a.xlsx"]
    assert lines(intake) == [
        (
            "från ekonomi: Det här är en mapp i mappen med svaren. Det som ligger i den läses "
            "inte. Flytta svaren därifrån till mappen med de andra svaren. (F323)"
        )
    ]


LINK = "Det här är ingen vanlig fil utan en länk eller en enhet, och den läses inte."


@pytest.mark.parametrize("target", ["borta.xlsx", "utanför.xlsx"])
def test_a_link_is_said_and_never_followed(tmp_path, target):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (tmp_path / "utanför.xlsx").write_bytes(template("it"))
    (inbox / "a.xlsx").symlink_to(tmp_path / target)
    intake = read(inbox)
    assert intake.submissions == ()
    assert lines(intake) == [f"a.xlsx: {LINK} Lägg själva filen i mappen. (F344)"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_that_would_never_end_is_said_and_never_read(tmp_path):
    os.mkfifo(tmp_path / "a.xlsx")
    assert lines(read(tmp_path)) == [f"a.xlsx: {LINK} Lägg själva filen i mappen. (F344)"]


def test_an_empty_file_is_refused(tmp_path):
    assert said_about(tmp_path, b"") == ["svar.xlsx: Filen är tom. Skicka filen på nytt. (F302)"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "en PDF"),
        (b"\n<!DOCTYPE html><html>", "en webbsida (HTML)"),
        (b"\xef\xbb\xbfNr;Utfall\n1;2\n", "en textfil med kommatecken eller semikolon (CSV)"),
        (b"Hej! Svaret kommer i morgon.", "en textfil"),
        (b"\x89PNG\r\n\x1a\n\0\0", "något annat än ett kalkylark"),
        (zip_of(a="x"), "ett zip-arkiv"),
        (zip_of(mimetype="application/vnd.oasis.opendocument.text"), "ett OpenDocument-dokument"),
        (content_types("application/vnd.x.wordprocessingml.document.main"), "ett Word-dokument"),
        (content_types("application/vnd.x.presentationml.main"), "en PowerPoint-presentation"),
        (stream("WordDocument"), "ett äldre Word-dokument"),
        (stream("Root"), "en äldre Office-fil"),
    ],
)
def test_what_is_no_workbook_is_refused_by_its_content(tmp_path, data, kind):
    (line,) = said_about(tmp_path, data)
    assert line.startswith(f"svar.xlsx: Filen är {kind}")
    assert line.endswith(
        ", inte en ifylld mall. Skicka själva kalkylfilen (.xlsx eller .ods). (F303)"
    )


@pytest.mark.parametrize(
    "data",
    [stream("EncryptedPackage", "EncryptionInfo"), stream("EncryptionInfo", "EncryptedPackage")],
)
def test_a_password_is_told_from_other_old_containers(tmp_path, data):
    assert said_about(tmp_path, data) == [
        (
            "svar.xlsx: Filen är lösenordsskyddad och kan inte läsas. Öppna den, ta bort "
            "lösenordet (Arkiv › Info › Skydda arbetsbok), spara den och skicka den igen. (F304)"
        )
    ]


def test_a_password_on_an_ods_file_is_seen_in_its_manifest(tmp_path):
    data = zip_of(
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        **{"META-INF__manifest.xml": "<manifest><encryption-data/></manifest>"},
    )
    (line,) = said_about(tmp_path, data)
    assert "lösenordsskyddad" in line


@pytest.mark.parametrize(
    "data", [stream("EncryptedPackage"), stream("DRMEncryptedDataSpace", "EncryptionInfo")]
)
def test_a_sensitivity_label_is_told_from_a_password(tmp_path, data):
    assert said_about(tmp_path, data) == [
        (
            "svar.xlsx: Filen är krypterad med en känslighetsetikett och kan inte läsas. Välj en "
            "etikett utan kryptering, till exempel Intern, spara filen och skicka den igen. (F321)"
        )
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zip_of(Index__Document="x", **{"Index__Tables.iwa": "x"}), "en Numbers-fil"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "ett XML-kalkylark från Excel 2003",
        ),
    ],
)
def test_workbooks_in_other_formats_are_refused_with_the_way_out(tmp_path, data, kind):
    assert said_about(tmp_path, data) == [
        (
            f"svar.xlsx: Filen är {kind}, och det formatet kan inte läsas. Öppna den, spara den "
            "som Excel-arbetsbok (.xlsx) eller OpenDocument-kalkylark (.ods) och skicka den "
            "igen. (F305)"
        )
    ]


@pytest.mark.parametrize(
    "data",
    [
        stream("Workbook"),
        content_types("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
    ],
)
def test_a_damaged_file_of_an_old_or_binary_format_is_refused(tmp_path, data):
    assert said_about(tmp_path, data) == [
        f"svar.xlsx: Filen kan inte läsas: innehållet går inte att läsa. {DAMAGED}"
    ]


def test_strict_open_xml_is_read_like_any_workbook(tmp_path):
    workbook = Workbook("it")
    workbook.type("indicators", "e-legitimation", "outcome", 0.5, as_format="0 %")
    data = workbook.data()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strict = {
            name: archive.read(name)
            .replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", STRICT_MAIN)
            .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/", STRICT_OFFICE)
            for name in archive.namelist()
        }
    (tmp_path / "svar.xlsx").write_bytes(data)
    as_usual = read(tmp_path)
    (tmp_path / "svar.xlsx").write_bytes(repacked(data, strict))
    assert read(tmp_path).submissions[0].answers == as_usual.submissions[0].answers


@pytest.mark.parametrize("name", ["svar.xls", "svar.ods", "svar.dat", "svar"])
def test_a_workbook_under_a_wrong_name_is_read_and_said(tmp_path, name):
    (tmp_path / name).write_bytes(template("it"))
    intake = read(tmp_path)
    suffix = name.removeprefix("svar")
    assert len(intake.submissions) == 1
    assert lines(intake) == [
        f"{name}: Filens namn slutar på «{suffix}», men innehållet är .xlsx. Den läses ändå. (F315)"
    ]


def test_an_ods_file_under_the_name_of_an_xlsx_is_read(tmp_path):
    ods_template(tmp_path / "svar.xlsx", "it", {})
    intake = read(tmp_path)
    assert [finding.code for finding in intake.findings] == [Code.WRONG_EXTENSION]
    assert intake.sources[0].format == "ods"


def test_macros_are_said_and_the_answers_read(tmp_path):
    data = repacked(template("it"), {"xl/vbaProject.bin": b"macro"})
    (tmp_path / "svar.xlsm").write_bytes(data)
    intake = read(tmp_path)
    assert len(intake.submissions) == 1
    assert lines(intake) == [
        "svar.xlsm: Filen innehåller makron. De körs inte och följer inte med. (F314)"
    ]


DAMAGED = "Öppna originalet, spara det på nytt och skicka det igen. (F306)"


@pytest.mark.parametrize("size", [2, 30, 1000, 12000])
def test_a_cut_file_is_damaged(tmp_path, size):
    assert said_about(tmp_path, template("it")[:size]) == [
        f"svar.xlsx: Filen kan inte läsas: den är avbruten eller ändrad på vägen. {DAMAGED}"
    ]


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("content", [b"", b"<a", b"<a/>", None])
def test_no_damaged_part_lets_an_exception_out(tmp_path, part, content):
    data = repacked(template("it"), {part: content})
    (tmp_path / "skadad.xlsx").write_bytes(data)
    (tmp_path / "hel.xlsx").write_bytes(template("ledning"))
    intake = read(tmp_path)
    assert "ledning" in [submission.department for submission in intake.submissions]
    assert all(finding.place.file == "skadad.xlsx" for finding in intake.findings)


def test_a_damaged_sheet_stops_only_its_own_file(tmp_path):
    data = repacked(template("it"), {"xl/worksheets/sheet2.xml": b"<worksheet><sheetData>"})
    assert said_about(tmp_path, data) == [
        f"svar.xlsx: Filen kan inte läsas: innehållet går inte att läsa. {DAMAGED}"
    ]


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_doctype_in_any_part_is_refused(tmp_path, coding):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(coding)
    assert said_about(tmp_path, repacked(template("it"), {"docProps/app.xml": bomb})) == [
        (
            "svar.xlsx: Filen kan inte läsas: den innehåller en DOCTYPE, som inget kalkylprogram "
            f"skriver. {DAMAGED}"
        )
    ]


@pytest.mark.parametrize("name", ["../ut.xml", "/ut.xml", "C:/ut.xml", "XL/Workbook.xml"])
def test_parts_that_leave_the_package_or_hide_another_are_refused(tmp_path, name):
    assert said_about(tmp_path, repacked(template("it"), {name: b"<a/>"})) == [
        "svar.xlsx: Filen kan inte läsas: den har delar som inte hör hemma i ett kalkylark. "
        + DAMAGED
    ]


TOO_LARGE = "och läses därför inte. Hämta en ny mall och flytta över svaren dit. (F317)"


def test_a_file_over_the_cap_is_not_even_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_FILE_SIZE", 1024 * 1024)
    assert said_about(tmp_path, b"PK" + b"0" * 1024 * 1024) == [
        f"svar.xlsx: Filen är större än 1 MB {TOO_LARGE}"
    ]


def test_a_bomb_is_refused_before_it_is_opened(tmp_path):
    data = repacked(template("it"), {"xl/sharedStrings.xml": b" " * (8 * 1024 * 1024)})
    assert said_about(tmp_path, data) == [
        f"svar.xlsx: Filen innehåller orimligt mycket när den packas upp {TOO_LARGE}"
    ]


def test_a_file_of_very_many_parts_is_refused(tmp_path):
    parts = {f"x/{number}": b"" for number in range(limits.MAX_ENTRIES)}
    assert said_about(tmp_path, repacked(template("it"), parts)) == [
        f"svar.xlsx: Filen innehåller fler än 2000 delar {TOO_LARGE}"
    ]


def test_a_merged_range_over_the_whole_sheet_is_refused_at_once(tmp_path):
    with zipfile.ZipFile(io.BytesIO(template("it"))) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = sheet.replace(b"</sheetData>", b"</sheetData>" + merged)
    assert said_about(tmp_path, repacked(template("it"), {"xl/worksheets/sheet2.xml": sheet})) == [
        f"svar.xlsx: Filen har orimligt stora sammanslagna områden {TOO_LARGE}"
    ]


def test_a_stray_cell_in_the_last_corner_costs_nothing(tmp_path):
    workbook = Workbook("it")
    workbook.sheet("indicators")["XFD1048576"] = "x"
    intake = read(workbook.save(tmp_path))
    assert lines(intake) == [
        (
            "svar.xlsx › Indikatorer › XFD1048576: «x» står utanför det som ska fyllas i och "
            "används inte. (S410)"
        )
    ]


def test_every_fault_of_every_file_is_in_one_run_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"%PDF")
    (tmp_path / "b.xlsx").write_bytes(template("it")[:999])
    (tmp_path / "c.xlsx").write_bytes(template("it"))
    (tmp_path / "d.xlsx").write_bytes(OLE)
    intake = read(tmp_path)
    assert [finding.place.file for finding in intake.findings] == ["a.xlsx", "b.xlsx", "d.xlsx"]
    assert {finding.severity for finding in intake.findings} == {Severity.STOP}
    assert [submission.department for submission in intake.submissions] == ["it"]
