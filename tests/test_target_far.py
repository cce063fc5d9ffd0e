"""Counting the plain paragraphs far from our blocks tells the same as reading them."""

from __future__ import annotations

import pytest
from foreign_word import (
    LONG,
    SWEDISH,
    caption,
    document,
    numbering,
    p,
    section,
    style,
    styles,
    table,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vpreport.report.inplace.scanning import scan
from vpreport.report.section.ooxml import WORD
from vpreport.report.target import choosing, far, thinning
from vpreport.report.target.conventions import DOCUMENT, NUMBERING, STYLES, read_all_conventions
from vpreport.report.target.far import far_from
from vpreport.report.target.roles import EVERYTHING
from vpreport.report.target.style_sheet import read_styles

_RUN = "<w:r><w:t>Ord</w:t></w:r>"
_PLAIN = p(LONG)
# Two styles of the same name, as LibreOffice makes: the one that is used most is taken. That of
# captions has its space below, which matters where none of them stands above a table.
_BELOW = '<w:pPr><w:spacing w:after="200"/></w:pPr>'
_SHEET = (*SWEDISH, style("Caption2", "Caption", inner=_BELOW), style("Brdtext", "Body Text"))
_PIECES = (
    p("Kort", "Caption2") * 3,
    p("Kort", "Beskrivning") * 2,
    _PLAIN,
    _PLAIN * 8,
    p("Kort"),
    p(LONG, "Brdtext") * 4,
    p(LONG, "Liststycke", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
    p("Rubrik", "Rubrik1"),
    p("Rubrik", "Rubrik2"),
    p("Nivå", properties='<w:outlineLvl w:val="1"/>'),
    p("Rubrik", "Okänd"),
    f"<w:p><w:pPr><w:pStyle w:val='Rubrik1'/></w:pPr>{_RUN}</w:p>",
    f'<w:p><w:pPr><w:pStyle w:val="Rubrik&#49;"/></w:pPr>{_RUN}</w:p>',
    f'<w:p><w:r><w:rPr><w:rStyle w:val="Stark"/></w:rPr><w:t>{LONG}</w:t></w:r></w:p>',
    "<w:p><w:r><w:rPr><w:rStyle w:val='Stark'/></w:rPr><w:t>Ord</w:t></w:r></w:p>",
    f'<w:p xmlns:w="{WORD}">{_RUN}</w:p>',
    '<w:p w:rsidR="00AB"/>',
    table(),
    table("Annan", "Brdtext"),
    table("Annan", "Rubrik1"),
    table("Tabellrutnt", "Caption2") * 3,
    table().replace("<w:tcPr/>", f"<w:tcPr/>{table()}"),
    table("Okänd").replace("<w:tbl>", f'<w:tbl xmlns:w="{WORD}">'),
    caption("Egen", 1) + table("Okänd"),
    caption("Annan", 1) + table("Okänd"),
    caption("Tabell", 1),
    caption("Diagram", 1),
    p("", properties=section()),
)


@pytest.fixture(autouse=True)
def _however_near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "_FEW", 0)
    monkeypatch.setattr(thinning, "_SHORT", 0)
    monkeypatch.setattr(far, "NEAR", 2)
    monkeypatch.setattr(choosing, "NEAR", 2)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=25), st.data())
def test_the_conventions_are_the_same_as_when_all_is_read(
    pieces: list[str], data: st.DataObject
) -> None:
    main = document(*pieces)
    parts = {DOCUMENT: main, STYLES: styles(*_SHEET), NUMBERING: numbering(n3="bullet")}
    found = scan(main)
    begins = st.sampled_from([start for start, _ in found.children])
    places = data.draw(st.lists(begins, min_size=1, max_size=3, unique=True))
    needs = dict.fromkeys(places, EVERYTHING)

    assert read_all_conventions(parts, needs, plain=found.plain) == read_all_conventions(
        parts, needs
    )


def test_nearly_all_of_a_long_text_is_only_counted() -> None:
    main = document(
        *(_PLAIN * 500, p("Rubrik", "Rubrik1"), _PLAIN * 99),
        *(table(), _PLAIN * 100, p("Rubrik", "Rubrik1"), _PLAIN * 500),
    )
    found = scan(main)
    told = far_from(main, found.plain, (main.index(b"<w:tbl>"),), read_styles(styles(*SWEDISH)))

    assert [run.count for run in told.runs] == [500, 97, 99, 500]


def test_nothing_is_only_counted_where_any_paragraph_may_be_a_heading() -> None:
    main = document(_PLAIN * 500).replace(b"xmlns:w=", b"xmlns:w2=", 1)
    found = scan(document(_PLAIN * 500))

    assert not far_from(main, found.plain, (0,), read_styles(styles(*SWEDISH))).runs
