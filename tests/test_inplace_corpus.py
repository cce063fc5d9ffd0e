"""Documents that other people have made keep every byte of theirs, where a folder has them.

    VPREPORT_DOCUMENTS=/path/to/files pytest -s tests/test_inplace_corpus.py

An anchor is put first, in the middle or last among what stands in the body of each.
"""

from __future__ import annotations

import io
import os
import posixpath
import warnings
import zipfile
from collections import Counter
from pathlib import Path
from xml.parsers import expat

import docx
import pytest
from annual_report import W, raw_members
from lxml import etree
from sample import AR
from section_sample import follow_up

import vpreport as vp

FOLDER = os.environ.get("VPREPORT_DOCUMENTS", "")
FILES = sorted(Path(FOLDER).iterdir()) if FOLDER else []
KEYS = ("atgarder", "mal-planer")  # with a chart, and with a list; both with texts and tables

pytestmark = pytest.mark.skipif(not FOLDER, reason="VPREPORT_DOCUMENTS names no folder")


def main_part(data: bytes) -> tuple[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("_rels/.rels"))
        (target,) = (
            e.get("Target", "") for e in root if e.get("Type", "").endswith("/officeDocument")
        )
        name = target.lstrip("/")
        return name, package.read(name)


def places(content: bytes) -> tuple[list[int], list[tuple[int, int]]]:
    """Where an anchor can stand in the body, and where our controls begin and end.

    A pass of its own, which shares nothing with what it is to judge.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    names: list[str] = []
    begun: list[int] = []
    ours: list[int] = []
    stands: list[int] = []
    controls: list[tuple[int, int]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if names[1:] == [f"{W} body"]:
            stands.append(parser.CurrentByteIndex)
        names.append(name)
        begun.append(parser.CurrentByteIndex)
        is_tag = name == f"{W} tag" and names[-2] == f"{W} sdtPr"
        if is_tag and attributes.get(f"{W} val", "").startswith("vpreport:"):
            ours.append(begun[-3])

    def end(_: str) -> None:
        names.pop()
        at = begun.pop()
        if at in ours:
            controls.append((at, content.index(b">", parser.CurrentByteIndex) + 1))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)
    return stands, controls


def without_ours(content: bytes) -> bytes:
    pieces, at = [], 0
    for start, end in sorted(places(content)[1]):
        pieces.append(content[at:start])
        at = end
    return b"".join((*pieces, content[at:]))


def with_anchor(data: bytes, number: int) -> tuple[bytes, str, bytes]:
    """The file with an anchor, the name of its main part, and that part as it was."""
    name, content = main_part(data)
    stands = places(content)[0]
    at = (stands[0], stands[len(stands) // 2], stands[-1])[number % 3]
    new = f'<v:p xmlns:v="{W}"><v:r><v:t>[[vpreport:{KEYS[number % 2]}]]</v:t></v:r></v:p>'.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as package:
        for info in old.infolist():
            whole = content[:at] + new + content[at:]
            package.writestr(info, whole if info.filename == name else old.read(info))
    return out.getvalue(), name, content


def opens(path: Path) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            docx.Document(str(path))
    except Exception:  # noqa: BLE001 (whatever it has against the document)
        return False
    return True


def may_change(name: str, main: str) -> bool:
    folder = posixpath.dirname(main)
    own = {main, "[Content_Types].xml", posixpath.join(folder, "_rels", f"{Path(main).name}.rels")}
    return name in own or "styles" in name or "numbering" in name


@pytest.mark.parametrize("number", range(len(FILES)), ids=[file.name for file in FILES])
def test_whoever_has_made_the_document_it_keeps_its_own_bytes(tmp_path: Path, number: int) -> None:
    path = tmp_path / f"rapport{FILES[number].suffix.lower()}"
    try:
        data, main, theirs = with_anchor(FILES[number].read_bytes(), number)
    except Exception:  # noqa: BLE001 (no document that an anchor can be put into)
        path.write_bytes(FILES[number].read_bytes())
        with pytest.raises(vp.DocumentError):
            vp.update_document(follow_up(), path)
        assert path.read_bytes() == FILES[number].read_bytes()
        return
    path.write_bytes(data)
    could = opens(path)
    before = raw_members(path)
    try:
        outcome = vp.update_document(follow_up(), path)
    except vp.DocumentError:
        assert path.read_bytes() == data
        return
    if not outcome.is_written:
        assert Counter(each.severity for each in outcome.findings)[vp.Severity.ERROR]
        return
    for answers in (follow_up(AR, analysis="Ny analys."), follow_up()):
        once = path.read_bytes()
        assert {b.state for b in vp.document_status(path).blocks} == {vp.BlockState.PRISTINE}
        assert without_ours(main_part(once)[1]) == theirs
        after = raw_members(path)
        assert [n for n in before if after[n] != before[n] and not may_change(n, main)] == []
        assert opens(path) >= could
        vp.update_document(answers, path)
    once = path.read_bytes()
    assert not vp.update_document(follow_up(), path).is_written
    assert path.read_bytes() == once
    vp.clean_document(path)
    assert b"vpreport:" not in main_part(path.read_bytes())[1]
