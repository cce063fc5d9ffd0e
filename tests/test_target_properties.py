"""Whatever a document looks like, a block put into it finds styles that are there."""

from __future__ import annotations

from foreign_word import (
    LONG,
    caption,
    control,
    document,
    numbering,
    outlined,
    p,
    section,
    style,
    styles,
    table,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from vpreport.report.section.blocks import (
    Cell,
    Column,
    Heading,
    Item,
    Role,
    Span,
    Table,
    paragraph,
)
from vpreport.report.section.blocks import Paragraph as TextParagraph
from vpreport.report.section.rendering import render
from vpreport.report.target.conventions import (
    DOCUMENT,
    NUMBERING,
    STYLES,
    read_all_conventions,
    read_conventions,
)
from vpreport.report.target.roles import needs_of
from vpreport.report.target.style_sheet import read_styles

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BLOCKS = (
    Heading(key="a", level=1, text="Ett"),
    Heading(key="b", level=2, text="Två"),
    Heading(key="c", level=3, text="Tre"),
    TextParagraph(parts=(Span("Status: ", strong=True), Span("klar"))),
    paragraph("Så här:", role=Role.LEAD_IN),
    Item(text="en punkt"),
    Item(text="ett nummer", number=1),
    Table(
        key="t",
        caption="Mål",
        description="En rad.",
        columns=(Column(title="Mål", share=3), Column(title="Antal", share=1, is_count=True)),
        rows=((Cell("Ett", notes=("not",)), Cell("2")),),
    ),
    paragraph("Källa: svar.", role=Role.SOURCE),
)

NAMES = (
    *(f"heading {level}" for level in range(1, 10)),
    *("Heading 1", "HEADING 2", "caption", "Caption", "Normal", "Body Text", "List Bullet"),
    *("Kommuntabell", "Table Grid", "Strong", "Title", "Tabelltext", "Källa"),
)
IDS = st.sampled_from(("a", "b", "c", "d", "Rubrik1", "Rubrik2", "Heading1", "Caption", "x y"))
STYLES_OF = st.builds(
    lambda id_, name, kind, level, based, default: style(
        id_,
        name,
        kind,
        outlined(level) if level else "",
        based=based,
        default=default,
    ),
    IDS,
    st.sampled_from(NAMES),
    st.sampled_from(("paragraph", "paragraph", "character", "table")),
    st.integers(0, 10),
    st.one_of(st.just(""), IDS),
    st.booleans(),
)
BLOCK = st.one_of(
    st.builds(p, st.sampled_from(("", "Kort", LONG)), st.one_of(st.just(""), IDS)),
    st.builds(table, IDS, IDS, st.integers(0, 3)),
    st.builds(caption, st.sampled_from(("Tabell", "Figur", "Table", "Ek_1")), st.integers(0, 99)),
    st.builds(lambda text, id_: control(p(text, id_)), st.sampled_from(("A", LONG)), IDS),
    st.just(p(properties=section())),
)


@settings(deadline=None, max_examples=60)
@given(
    blocks=st.lists(BLOCK, max_size=12),
    sheet=st.one_of(st.none(), st.lists(STYLES_OF, max_size=10).map(lambda all_: styles(*all_))),
    lists=st.one_of(st.none(), st.just(numbering(n1="bullet", n2="decimal"))),
    place=st.integers(0, 12),
)
def test_every_style_that_is_written_is_there_and_the_second_reading_is_as_the_first(
    blocks, sheet, lists, place
):
    here = p("[[vpreport:allt]]")
    main = document(*blocks[:place], here, *blocks[place:])
    at = main.index(here.encode())
    parts = {
        key: part
        for key, part in ((DOCUMENT, main), (STYLES, sheet), (NUMBERING, lists))
        if part is not None
    }
    needs = needs_of(BLOCKS)
    conventions = read_conventions(parts, at, needs=needs)
    rendered = render(BLOCKS, conventions.layout)

    known = set(read_styles(sheet).styles) | {
        etree.fromstring(added).get(W + "styleId") for added in conventions.styles_to_add
    }
    for element in rendered:
        for used in element.iter(W + "pStyle", W + "rStyle", W + "tblStyle"):
            assert used.get(W + "val") in known
    assert conventions.layout.width > 0
    assert conventions == read_all_conventions(parts, {at: needs})[at]

    # What has been put in does not change what is read the next time.
    ours = b"".join(map(etree.tostring, rendered)).decode()
    after = main.replace(here.encode(), control(ours, "allt").encode())
    again = read_conventions(
        {**parts, DOCUMENT: after, STYLES: with_added(sheet, conventions.styles_to_add)},
        at,
        needs=needs,
    )
    assert again.layout.styles == conventions.layout.styles
    assert again.layout.heading_offset == conventions.layout.heading_offset
    assert again.layout.label == conventions.layout.label
    assert again.captions_before == conventions.captions_before
    assert again.styles_to_add == ()


def with_added(sheet, added):
    whole = sheet or styles()
    return whole.replace(b"</w:styles>", b"".join(added) + b"</w:styles>")
