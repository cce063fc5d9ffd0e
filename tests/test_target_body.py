"""The quick look at paragraphs of nothing but text says the same as the thorough one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from vpreport.report.section.ooxml import WORD
from vpreport.report.target.body import _Reader, read_body
from vpreport.report.target.style_sheet import read_styles

_STYLES = (
    f'<w:styles xmlns:w="{WORD}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lista"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
).encode()
_PROPERTIES = (
    "",
    "<w:pPr/>",
    '<w:pPr><w:pStyle w:val="Lista"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="Okänd"/></w:pPr>',
    "<w:pPr><w:pStyle/></w:pPr>",
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="Lista"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
    "<w:pPr><w:sectPr/></w:pPr>",
)
_RUNS = (
    "<w:r><w:t>Ord</w:t></w:r>",
    "<w:r><w:t>ett<?x?>två</w:t></w:r>",
    '<w:r><w:rPr><w:rStyle w:val="Stark"/></w:rPr><w:t>Ord</w:t></w:r>',
    "<w:r><w:tab/><w:t>Ord</w:t><w:t>mer</w:t></w:r>",
    "<w:r><w:drawing/></w:r>",
    '<w:fldSimple w:instr=" SEQ Tabell "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    "<w:hyperlink><w:r><w:t>Ord</w:t></w:r></w:hyperlink>",
    (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:drawing/><w:t>i</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    ),
)
_paragraph = st.builds(
    lambda properties, runs: f"<w:p>{properties}{''.join(runs)}</w:p>",
    st.sampled_from(_PROPERTIES),
    st.lists(st.sampled_from(_RUNS), max_size=3),
)
_around = st.sampled_from(
    (
        "{}",
        (
            '<w:sdt><w:sdtPr><w:tag w:val="vpreport:mal"/></w:sdtPr>'
            "<w:sdtContent>{}</w:sdtContent></w:sdt>"
        ),
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:tbl><w:tr><w:tc>{0}</w:tc></w:tr><w:tr><w:tc>{0}</w:tc></w:tr></w:tbl>",
    )
)
_piece = st.recursive(
    _paragraph, lambda inner: st.builds(lambda a, b: a.format(b), _around, inner), max_leaves=4
)


@settings(max_examples=300)
@given(st.lists(_piece, max_size=6))
def test_the_quick_look_sees_what_the_thorough_one_does(pieces: list[str]) -> None:
    body = f'<w:document xmlns:w="{WORD}"><w:body>{"".join(pieces)}</w:body></w:document>'
    root, sheet = etree.fromstring(body), read_styles(_STYLES)

    quick = read_body(root, sheet)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Reader, "_plain", lambda *_, **__: None)
        thorough = read_body(root, sheet)

    assert quick == thorough
