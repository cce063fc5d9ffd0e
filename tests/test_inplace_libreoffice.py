"""LibreOffice opens the municipality's document with our blocks in it, and saves it again."""

from __future__ import annotations

import zipfile

import pytest
from annual_report import typical
from lxml import etree
from section_sample import follow_up

import vpreport as vp

ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.mark.libreoffice
def test_libreoffice_counts_our_captions_among_theirs(office, tmp_path):
    path = typical().written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    read = office.convert(path, tmp_path / "rapport.odt")
    with zipfile.ZipFile(read) as package:
        content = etree.fromstring(package.read("content.xml"))
    numbers = [
        number.text
        for number in content.iter(f"{ODF_TEXT}sequence")
        if number.get(f"{ODF_TEXT}name") == "Tabell"
    ]
    *ours, stale = numbers  # theirs after our blocks is counted anew when Word updates the fields
    assert ours == [str(number) for number in range(1, len(numbers))]
    assert stale == "2"
    assert len(numbers) > 10
    assert "SEQ" not in "".join(content.itertext())


@pytest.mark.libreoffice
def test_every_block_is_found_again_after_libreoffice_has_saved(office, tmp_path):
    path = typical().written(tmp_path / "rapport.docx")
    vp.update_document(follow_up(), path)
    saved = office.convert(path, tmp_path / "sparad.docx")
    untagged = vp.document_status(saved)
    assert {block.state for block in untagged.blocks} == {vp.BlockState.UNTAGGED}
    found = vp.reattach_document(saved)
    assert {block.action for block in found.blocks} == {vp.Action.REPLACED}
    again = vp.update_document(follow_up(analysis="Ny analys."), saved)
    assert {block.state for block in again.blocks} == {vp.BlockState.PRISTINE}
    assert vp.Action.KEPT not in {block.action for block in again.blocks}
