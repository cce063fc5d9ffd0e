"""Leaving plain paragraphs out of the pass over the main part changes nothing that it finds."""

from __future__ import annotations

from dataclasses import replace
from xml.parsers.expat import ExpatError

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vpreport.report.inplace import scanning
from vpreport.report.inplace.found import whole_children
from vpreport.report.inplace.relations import UnsafeXmlError
from vpreport.report.inplace.scanning import scan
from vpreport.report.section.ooxml import WORD
from vpreport.report.target import thinning
from vpreport.report.target.thinning import PLAIN, thinned

_PLAIN = (
    '<w:p w:rsidR="00AB"><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>Ord</w:t></w:r></w:p>'
)
_PIECES = (
    _PLAIN,
    _PLAIN * 20,
    "<w:p/>",
    '<w:p w:rsidR="00AB"/>',
    '<w:p w:rsidR="a/>b"><w:r><w:t>Ord</w:t></w:r></w:p>',
    '<w:p w:rsidR="a>b"/>',
    "<w:p></w:p>",
    "<w:p><w:r><w:t>[</w:t></w:r><w:r><w:t>[vpreport:maluppfyllelse]]</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>&#91;&#x5B;vpreport:ekonomi]]</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>A &amp; B [1]</w:t></w:r></w:p>",
    '<w:p><w:bookmarkStart w:id="7" w:name="a"/><w:r><w:t>Ord</w:t></w:r></w:p>',
    '<w:bookmarkEnd w:id="7"/>',
    '<w:p><w:fldSimple w:instr=" SEQ Tabell "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>',
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>SEQ Tabell</w:instrText></w:r></w:p>',
    '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    '<w:p><w:ins w:id="12"><w:r><w:t>Ord</w:t></w:r></w:ins></w:p>',
    f'<x:p xmlns:x="{WORD}"><x:r><x:t>[[vpreport:x]]</x:t></x:r></x:p>',
    '<w:p xmlns:w="urn:other"><w:t>Ord</w:t></w:p>',
    "<w:p>a<w:p>b</w:p>c</w:p>",  # no program writes these three
    '<w:p>a<w:p a="x>y"/>c</w:p>',
    "<w:p><w:proofErr/><w:p>b</w:p>c</w:p>",
)
_CELL = f"<w:tc><w:tcPr/>{_PLAIN}</w:tc>"
_TABLE = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr>{_CELL}{_CELL}</w:tr></w:tbl>'
_AROUND = (
    "{}",
    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    (
        '<w:sdt><w:sdtPr><w:tag w:val="vpreport:mal"/><w:id w:val="5"/></w:sdtPr>'
        "<w:sdtContent>{}</w:sdtContent></w:sdt>"
    ),
    '<w:sdt><w:sdtPr><w:tag w:val="vpreport:tom"/></w:sdtPr><w:sdtContent/></w:sdt>{}',
    "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>",
    "<w:p>{}</w:p>",
    f"{_TABLE}{{}}{_TABLE}",
    f"<w:tbl><w:tr><w:tc>{_PLAIN}{_TABLE}{{}}</w:tc></w:tr></w:tbl>",
    f"<w:tbl w:x='1'><w:tr><w:tc>{_PLAIN}{{}}{_TABLE}</w:tc></w:tr></w:tbl>",
)


@pytest.fixture(autouse=True)
def _however_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "_FEW", 0)
    monkeypatch.setattr(thinning, "_SHORT", 0)


_stretch = st.lists(st.sampled_from(_PIECES), max_size=4).map("".join)
_held = st.tuples(st.sampled_from(_AROUND), _stretch).map(lambda both: both[0].format(both[1]))


def _document(body: str) -> bytes:
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'.encode()


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(_stretch, _held), max_size=6))
def test_the_same_is_found_as_when_nothing_is_left_out(stretches: list[str]) -> None:
    content = _document("".join(stretches))

    found, whole = scan(content), scanning.Pass(content).run()
    assert replace(found, children=[]) == replace(whole, children=[])
    assert whole_children(content, found) == whole_children(content, whole)


def test_a_plain_table_is_left_out_whole() -> None:
    content = _document(_PLAIN + _TABLE * 100 + _PLAIN)
    found = scan(content)

    assert [run.is_table for run in found.plain] == [False, *[True] * 100, False]
    assert len(whole_children(content, found)) == 103


def test_most_of_a_long_text_is_left_out() -> None:
    content = _document(_PLAIN * 1000)
    thin = thinned(content)

    assert thin is not None
    assert len(thin.content) < 500
    found = scan(content)
    assert len(found.children) == 2
    assert [run.count for run in found.plain] == [1000]
    assert len(whole_children(content, found)) == 1001


@pytest.mark.parametrize("special", ["<!-- x -->", "<?x y?>", "<![CDATA[x]]>"])
def test_a_part_with_mark_up_that_can_hide_tags_is_gone_through_whole(special: str) -> None:
    hidden = special.replace("x", "<w:p>") if special.startswith("<!") else special

    assert thinned(_document(_PLAIN * 100 + hidden)) is None
    if special.startswith(("<!--", "<?")):
        assert thinned(hidden.encode() + _document(_PLAIN * 100)) is None


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_declaration_that_a_part_begins_with_is_nothing_unusual(mark: str) -> None:
    declared = f'{mark}<?xml version="1.0" encoding="UTF-8"?>\n'.encode()
    content = declared + _document(_PLAIN * 100)

    assert thinned(content) is not None
    assert whole_children(content, scan(content)) == whole_children(
        content, scanning.Pass(content).run()
    )


@pytest.mark.parametrize("broken", ["<w:p><w:r></w:p>", "<w:p>&x;</w:p>", "<w:p>\x01</w:p>"])
def test_what_is_broken_in_a_plain_paragraph_is_still_refused(broken: str) -> None:
    with pytest.raises(ExpatError):
        scan(_document(_PLAIN * 100 + broken + _PLAIN * 100))


def test_a_doctype_is_still_refused() -> None:
    with pytest.raises(UnsafeXmlError):
        scan(b"<!DOCTYPE x>" + _document(_PLAIN * 100))


def test_nothing_that_is_looked_for_counts_as_plain() -> None:
    looked_for = {name.removeprefix(f"{WORD} ") for name in scanning.Pass(b"").on_start}

    assert looked_for & set(PLAIN) == {"t"}  # in which only "[" is looked for
