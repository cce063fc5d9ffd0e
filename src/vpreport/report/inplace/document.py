"""Opening the municipality's document: what it is, or why nothing may be written in it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from lxml import etree

from vpreport.findings import Code, DocumentError, Finding, Place
from vpreport.report.inplace.draft import Draft
from vpreport.report.inplace.found import Control, Scan
from vpreport.report.inplace.package import RawPackage
from vpreport.report.inplace.relations import (
    CONTENT_TYPES,
    Relation,
    UnsafeXmlError,
    kind_of,
    tree_of,
)
from vpreport.report.inplace.scanning import scan
from vpreport.report.section.ooxml import WORD, Element
from vpreport.texts import inplace_messages as texts
from vpreport.texts.message import Phrase

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_MAIN_KINDS: Final = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.(?:document|template)"
    r"|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml",
    re.IGNORECASE,
)
_CONTENT: Final = f"{{{WORD}}}sdtContent"
_SIGNATURE: Final = "digital-signature/origin"
_ON: Final = ("1", "true", "on")
_ENCODING: Final = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An opened document. `content` is its main part as it stands, `found` what stands in it."""

    path: Path
    data: bytes
    draft: Draft
    main: str
    content: bytes
    found: Scan

    def related(self, kind: str) -> str:
        """Return the part that the main part calls that ("styles"), empty where there is none."""
        return next((r.target for r in self.draft.relations(self.main) if r.is_a(kind)), "")

    def put_related(self, kind: str, name: str, content: bytes, told: str) -> str:
        """Put a part of that kind in, which the document lacks, and return what it is called.

        Its name begins with `name`, unless the main part calls one that is not there.
        """
        part = self.related(kind)
        if not part:
            folder = self.main.rpartition("/")[0]
            part = self.draft.free_name(f"{folder}/{name}{{}}.xml".lstrip("/"))
            self.draft.relate(self.main, kind, part)
        self.draft.put(part, content)
        self.draft.declare(part, told)
        return part

    def elements(self, start: int, end: int) -> list[Element]:
        """Return what stands between two offsets of the body as trees."""
        around = (self.found.root, self.found.body)
        names = (re.match(rb"<([^\s/>]+)", tag) for tag in around)
        body, root = (b"</%s>" % name[1] if name else b"" for name in reversed([*names]))
        (inside,) = tree_of(b"".join((*around, self.content[start:end], body, root)))
        return list(inside)

    def inside(self, control: Control) -> list[Element]:
        """Return what a content control holds; names may be declared on the control itself."""
        (element,) = self.elements(control.start, control.end)
        return [child for held in element.iterchildren(_CONTENT) for child in held]


def refused(code: Code, path: Path, **params: object) -> DocumentError:
    """Return the exception that says why a document is not touched."""
    return DocumentError(Finding(code=code, place=Place(file=str(path)), params=params))


def open_document(path: Path) -> Document:
    """Return the document; raises DocumentError, with one finding, where it may not be written in.

    Nothing is ever written here. Raises OSError where the file cannot be read.
    """
    data = path.read_bytes()
    with whole_or_refused(path):
        return _recognised(path, data)


@contextmanager
def whole_or_refused(path: Path) -> Iterator[None]:
    """Refuse the document where a part of it turns out to be damaged or unlike any of Word's."""
    try:
        yield
    except UnsafeXmlError as error:
        raise refused(
            Code.WORD_UNUSUAL, path, reason=Phrase(texts.UNUSUAL[error.reason])
        ) from error
    except (zipfile.BadZipFile, ExpatError, etree.XMLSyntaxError) as error:
        raise refused(Code.WORD_DAMAGED, path) from error


def _recognised(path: Path, data: bytes) -> Document:
    if data.startswith(_OLE):
        raise refused(Code.WORD_ENCRYPTED, path)
    if not data.startswith(b"PK"):
        raise refused(Code.NOT_A_DOCUMENT, path)
    package = RawPackage(data)
    if package.is_encrypted:
        raise refused(Code.WORD_ENCRYPTED, path)
    draft = Draft(package=package)
    ours = draft.relations("")
    main = _main_part(draft, ours)
    if not main:
        raise refused(Code.NOT_A_DOCUMENT, path)
    if any(relation.kind.endswith(_SIGNATURE) for relation in ours) or any(
        name.lower().startswith("_xmlsignatures/") for name in package.names
    ):
        raise refused(Code.WORD_SIGNED, path)
    content = package.read(main)
    if not content:
        raise zipfile.BadZipFile
    _refuse_encoding(content)
    found = scan(content)
    if _STRICT in found.root:
        raise refused(Code.WORD_STRICT, path)
    document = Document(path=path, data=data, draft=draft, main=main, content=content, found=found)
    if not found.children:
        raise zipfile.BadZipFile
    _refuse_protection(document)
    return document


def _main_part(draft: Draft, ours: tuple[Relation, ...]) -> str:
    """Return the name of the main part of a Word document, empty where it is something else."""
    mains = [r.target for r in ours if r.kind.endswith("/officeDocument")]
    if not mains or not draft.has(CONTENT_TYPES):
        return ""
    kind = kind_of(draft.read(CONTENT_TYPES), mains[0])
    return mains[0] if _MAIN_KINDS.fullmatch(kind) else ""


def _refuse_encoding(content: bytes) -> None:
    told = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    is_wide = content.startswith(_UTF16) or b"\0" in content[:4]
    if is_wide or (told and told[1].lower() not in (b"utf-8", b"us-ascii")):
        raise UnsafeXmlError("encoding")


def _refuse_protection(document: Document) -> None:
    settings = document.related("settings")
    if not settings:
        return
    for each in tree_of(document.draft.read(settings)).iter(f"{{{WORD}}}documentProtection"):
        if each.get(f"{{{WORD}}}enforcement", "0") in _ON:
            raise refused(Code.WORD_PROTECTED, document.path)
