"""What a file is, told from its content: names and extensions are only hints."""

from __future__ import annotations

from enum import Enum
from typing import Final

from vpreport.findings import Code
from vpreport.intake.opening.files import Received
from vpreport.intake.opening.ole import root_names
from vpreport.intake.opening.package import Package, open_package, single_part
from vpreport.intake.refusal import FileRefusedError, refused
from vpreport.texts import intake_words as words

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = b"PK"
ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
LABEL_STREAMS: Final = ("DRMEncryptedDataSpace", "DRMEncryptedTransform")
XLSX_TYPES: Final = (
    b"spreadsheetml.sheet.main+xml",
    b"spreadsheetml.template.main+xml",
    b"ms-excel.sheet.macroEnabled.main+xml",
    b"ms-excel.template.macroEnabled.main+xml",
)
CONTENT_TYPES: Final = "[Content_Types].xml"
_BOOKS: Final = frozenset({"workbook", "book"})

# How far into a text file the words that tell its kind can stand.
HEAD: Final = 2048
FLAT_HEAD: Final = 16_384  # LibreOffice names some forty namespaces before it says what it is

# A flat OpenDocument file is one XML document, which is given this name as a part.
FLAT_PART: Final = "flat.xml"
OPENDOCUMENT: Final = b"urn:oasis:names:tc:opendocument"
OPENDOCUMENT_TYPE: Final = b"application/vnd.oasis.opendocument."


class Format(Enum):
    """The formats that can be read."""

    XLSX = "xlsx"
    ODS = "ods"
    FODS = "fods"
    XLS = "xls"
    XLSB = "xlsb"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of such files, the usual one first."""
        more = {"xlsx": (".xlsm", ".xltx", ".xltm"), "ods": (".ots",), "xls": (".xlt",)}
        return (f".{self.value}", *more.get(self.value, ()))


def sniff(received: Received) -> tuple[Format, Package]:
    """Return the file's format and its parts.

    Raises FileRefusedError where the file is no workbook, or one that cannot be read: the
    finding says what it looks like.
    """
    if received.data.startswith(OLE):
        return _ole(received), single_part(received.name, "", b"")
    if not received.data.startswith(ZIP):
        if _is_flat(received):
            return Format.FODS, single_part(received.name, FLAT_PART, received.data)
        raise _not_a_package(received)
    package = open_package(received)
    if package.starts_with("mimetype", ODS_TYPE):
        _refuse_encrypted_ods(package)
        return Format.ODS, package
    if package.has(CONTENT_TYPES):
        return _office_format(package), package
    if any(name.endswith(".iwa") for name in package.names):
        raise refused(Code.UNSUPPORTED_FORMAT, received.name, kind=words.NUMBERS)
    kind = words.OTHER_OPENDOCUMENT if package.has("mimetype") else words.ZIP
    raise refused(Code.NOT_A_WORKBOOK, received.name, kind=kind)


def _ole(received: Received) -> Format:
    """Tell the uses of the old container apart by the names of its streams.

    A password gives EncryptedPackage and EncryptionInfo; a sensitivity label with encryption
    gives a DRM data space instead of the second.
    """
    if any(_has_stream(received, name) for name in LABEL_STREAMS):
        raise refused(Code.LABEL_ENCRYPTED, received.name)
    if _has_stream(received, "EncryptedPackage"):
        is_password = _has_stream(received, "EncryptionInfo")
        code = Code.ENCRYPTED if is_password else Code.LABEL_ENCRYPTED
        raise refused(code, received.name)
    is_book = _has_stream(received, "Workbook") or _has_stream(received, "Book")
    # Either can lie embedded in the other.
    is_inside = not is_book or _BOOKS.isdisjoint(root_names(received.data))
    if _has_stream(received, "WordDocument") and is_inside:
        raise refused(Code.NOT_A_WORKBOOK, received.name, kind=words.OLD_WORD)
    if is_book:
        return Format.XLS
    raise refused(Code.NOT_A_WORKBOOK, received.name, kind=words.OLD_OFFICE)


def _has_stream(received: Received, name: str) -> bool:
    # Some programs write the names in capitals; names are compared without case in this format.
    return f"{name.lower()}\0".encode("utf-16-le") in received.data.lower()


def _is_flat(received: Received) -> bool:
    """Return whether the file is a flat OpenDocument workbook, or may be one by what it says."""
    head = received.data[:FLAT_HEAD]
    is_other = OPENDOCUMENT_TYPE in head and ODS_TYPE not in head
    is_xml = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return is_xml and OPENDOCUMENT in head[:HEAD] and not is_other


def _not_a_package(received: Received) -> FileRefusedError:
    head = received.data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return refused(Code.UNSUPPORTED_FORMAT, received.name, kind=words.XML_2003)
    if OPENDOCUMENT in head:
        return refused(Code.NOT_A_WORKBOOK, received.name, kind=words.OTHER_OPENDOCUMENT)
    return refused(Code.NOT_A_WORKBOOK, received.name, kind=_kind_of_text(head))


def _kind_of_text(head: bytes) -> str:
    if head.startswith(b"%pdf"):
        return words.PDF
    if head.startswith((b"<html", b"<!doctype html")):
        return words.HTML
    if b"\0" in head:
        return words.UNKNOWN
    first_line = head.splitlines()[0] if head else b""
    return words.CSV if any(sign in first_line for sign in (b";", b",", b"\t")) else words.TEXT


def _refuse_encrypted_ods(package: Package) -> None:
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and b"encryption-data" in package.read(manifest):
        raise refused(Code.ENCRYPTED, package.file)


def _office_format(package: Package) -> Format:
    """Tell by the main part: documents of the other kinds can lie embedded in any of them."""
    types = package.read(CONTENT_TYPES)
    if b"sheet.binary" in types:
        return Format.XLSB
    if any(main in types for main in XLSX_TYPES):
        return Format.XLSX
    if b"wordprocessingml" in types:
        raise refused(Code.NOT_A_WORKBOOK, package.file, kind=words.WORD)
    if b"presentationml" in types:
        raise refused(Code.NOT_A_WORKBOOK, package.file, kind=words.POWERPOINT)
    raise refused(Code.NOT_A_WORKBOOK, package.file, kind=words.ZIP)
