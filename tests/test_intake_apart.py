"""Old and binary formats: read in a process of their own, with a word about what cannot be seen."""

from __future__ import annotations

import struct

import pytest
from binary_workbook import xlsb
from hostile_old import BOF, END, EOF, FAT, FREE, ROOT, ole, record, stream, with_workbook
from libreoffice import Job
from sample import DELAR, small_plan
from workbooks import Workbook, answer, lines, read, template

from vpreport.intake.formats import apart
from vpreport.intake.grid import CellKind
from vpreport.intake.opening.files import Received
from vpreport.intake.opening.sniffing import Format, sniff
from vpreport.intake.refusal import FileRefusedError
from vpreport.intake.submissions import read_submissions
from vpreport.intake.types import AnswerState
from vpreport.texts.messages import describe

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KEPT = ("indicators", "e-tjanster", "outcome")
SHARE = ("indicators", "e-legitimation", "outcome")


def as_rows(workbook: Workbook) -> dict[str, list[list[str | float | bool | None]]]:
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in workbook.book.worksheets
    }


def test_the_answers_of_an_xlsb_workbook_are_read_with_a_word_of_caution(tmp_path):
    workbook = Workbook("it")
    workbook.type(*KEPT, 12)
    address = workbook.type(*SHARE, 0.5)
    (tmp_path / "svar.xlsb").write_bytes(xlsb(as_rows(workbook)))
    intake = read(tmp_path)
    assert answer(intake, *KEPT).value == 12
    assert answer(intake, *SHARE).state is AnswerState.REFUSED
    assert lines(intake) == [
        (
            "svar.xlsb: Filen är en .xlsb-fil. I det formatet går det inte att se om tal är "
            "formaterade som procent, vilka celler som innehåller formler, felvärden (de ser ut "
            "som tomma celler), anteckningar och vad som är dolt eller sammanslaget. Kontrollera "
            "svaren, eller spara filen som .xlsx och skicka den igen. (F341)"
        ),
        (
            f"svar.xlsb › Indikatorer › {address} (1.2.3 Andel system med e-legitimation): "
            "«0,5» kan betyda både 0,5\u00a0% och 50\u00a0%: i det här filformatet syns inte om "
            "cellen är formaterad som procent. Spara filen som .xlsx och skicka den igen. (V562)"
        ),
    ]


@pytest.mark.libreoffice
def test_the_answers_of_an_xls_workbook_are_read_with_their_formats(tmp_path, office):
    source = tmp_path / "mall.xlsx"
    source.write_bytes(template("it"))
    workbook = Workbook("it")
    job = Job(source, tmp_path / "in" / "svar.xls")
    job.target.parent.mkdir()
    sheet = workbook.sheet("indicators").title
    job.type((sheet, workbook.address(*KEPT)), "12,5")
    job.type((sheet, workbook.address(*SHARE)), "50 %")
    office.run([job])
    intake = read(job.target.parent)
    assert str(answer(intake, *KEPT).value) == "12.5"
    assert str(answer(intake, *SHARE).value) == "50"
    assert lines(intake)[0] == (
        "svar.xls: Filen är en .xls-fil. I det formatet går det inte att se vilka celler som "
        "innehåller formler. Kontrollera svaren, eller spara filen som .xlsx och skicka den igen. "
        "(F341)"
    )


def test_a_file_that_never_ends_is_refused_and_the_rest_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(apart.limits, "APART_SECONDS", 0.01)
    (tmp_path / "a.xlsb").write_bytes(xlsb({"Blad": [["x"]]}))
    (tmp_path / "b.xlsx").write_bytes(template("it"))
    intake = read(tmp_path)
    assert [source.status for source in intake.sources] == ["refused", "used"]
    assert lines(intake)[0].startswith("a.xlsb: Filen kan inte läsas")


def test_an_old_file_whose_directory_runs_in_circles_is_refused(tmp_path):
    """calamine aborts the whole process on such a file; here only its own would end."""
    sector = struct.pack("<128i", *([0] * 128))
    head = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<iiiiiiii", 0, 1, 0, 0, 4096, 0, 0, -2) + struct.pack("<i", 0)
    head += struct.pack("<109i", 0, *([-1] * 108))
    (tmp_path / "svar.xls").write_bytes(head + sector + "Workbook".encode("utf-16-le") + bytes(496))
    intake = read(tmp_path)
    assert intake.submissions == ()
    assert lines(intake)[0].startswith("svar.xls: Filen kan inte läsas")


def test_nothing_in_the_folder_that_the_command_runs_in_is_imported(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "svar.xlsb").write_bytes(xlsb(as_rows(Workbook("it"))))
    assert len(read(inbox).submissions) == 1


def test_a_file_without_a_second_reader_is_said_where_one_was_asked_for(tmp_path):
    (tmp_path / "svar.xlsb").write_bytes(xlsb(as_rows(Workbook("it"))))
    intake = read_submissions(small_plan(), tmp_path, checkpoint=DELAR, witness=True)
    assert describe(intake.findings[1]) == (
        "svar.xlsb: Filen är en .xlsb-fil. I det formatet kan svaren inte läsas en gång till "
        "med ett annat program och jämföras. Spara filen som .xlsx och skicka den igen om svaren "
        "ska jämföras. (F343)"
    )


def xls(number: float, number_format: int, *, embedded: tuple[bytes, ...] = ()) -> Received:
    """Return a workbook with one number in one of the built-in formats."""
    font = record(0x31, struct.pack("<HHHHHBBBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
    style = record(0xE0, struct.pack("<HHH", 0, number_format, 0) + bytes(14))
    start = len(BOF + font + style) + 4 + 12 + len(EOF)
    sheet = record(0x85, struct.pack("<IHBB", start, 0, 4, 0) + b"Blad")
    cell = BOF[:6] + b"\x10" + BOF[7:] + record(0x203, struct.pack("<HHHd", 0, 0, 0, number))
    content = BOF + font + style + sheet + EOF + cell + EOF
    data = with_workbook(content.ljust(4096, b"\0"), embedded=embedded)
    return Received(name="svar.xls", data=data, sha256="")


def test_a_date_in_a_built_in_format_of_another_language_is_a_date():
    received = xls(37438, 31)
    form, package = sniff(received)
    assert form is Format.XLS
    (sheet,) = apart.read_xls(received, package).sheets
    assert [(cell.kind, cell.text) for cell in sheet.cells.values()] == [
        (CellKind.DATE, "2002-07-01")
    ]


def test_an_xls_workbook_with_a_word_document_in_it_is_a_workbook():
    document = (stream("MBD0001", 1, 0, 0, child=3), stream("WordDocument", 2, END, 0))
    received = xls(42, 0, embedded=document)
    form, package = sniff(received)
    assert form is Format.XLS
    (sheet,) = apart.read_xls(received, package).sheets
    assert sheet.cells[1, 1].text == "42"


def test_an_old_word_document_with_a_workbook_in_it_is_no_workbook():
    entries = [
        ROOT,
        stream("WordDocument", 2, END, 0, right=2),
        stream("ObjectPool", 1, 0, 0, child=3),
        stream("Workbook", 2, END, 0),
    ]
    received = Received(name="svar.xls", data=ole([FAT, END, END], entries), sha256="")
    with pytest.raises(FileRefusedError) as refusal:
        sniff(received)
    assert describe(refusal.value.findings[0]) == (
        "svar.xls: Filen är ett äldre Word-dokument, inte en ifylld mall. Skicka själva "
        "kalkylfilen (.xlsx eller .ods). (F303)"
    )


@pytest.mark.parametrize("directory_at", [FREE, 0x7FFFFFF0])
def test_a_workbook_whose_directory_is_lost_is_refused_as_what_its_streams_say(directory_at):
    entries = [ROOT, stream("Workbook", 2, END, 0), stream("WordDocument", 2, END, 0)]
    data = ole([FAT, END], entries, directory_at=directory_at)
    with pytest.raises(FileRefusedError):
        sniff(Received(name="svar.xls", data=data, sha256=""))
