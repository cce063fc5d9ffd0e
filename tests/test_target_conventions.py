"""A block takes on the conventions of the document that it goes into."""

from __future__ import annotations

from dataclasses import replace

import pytest
from foreign_word import (
    ANCHOR,
    ENGLISH,
    LANDSCAPE,
    LONG,
    MARGINS,
    NORMAL,
    NORMAL_TABLE,
    PORTRAIT,
    SWEDISH,
    caption,
    control,
    document,
    numbering,
    outlined,
    p,
    section,
    simple,
    style,
    styles,
    table,
)
from lxml import etree
from plan_text import SMALL, faults_in, plan_from

from vpreport.findings import Code
from vpreport.report.section.blocks import Cell, Column, Heading, Item, Role, Table, paragraph
from vpreport.report.section.columns import columns_of
from vpreport.report.section.layout import ByChapter
from vpreport.report.section.letters import TableLetters, letters_of
from vpreport.report.section.ooxml import WORD
from vpreport.report.section.rendering import render
from vpreport.report.style import SERIES_COLOURS
from vpreport.report.target.checking.contrast import contrast
from vpreport.report.target.conventions import (
    DOCUMENT,
    NUMBERING,
    STYLES,
    THEME,
    Conventions,
    read_all_conventions,
    read_conventions,
)
from vpreport.report.target.parsing import BrokenPartError, parsed
from vpreport.report.target.roles import CHAINS, EVERYTHING, Part, names_in, needs_of
from vpreport.texts.messages import describe
from vpreport.texts.word_styles import ROLES

LISTS = numbering(n3="bullet", n4="decimal")


def read(*blocks: str, sheet=SWEDISH, part: bytes | None = None, **settings) -> Conventions:
    """Read the conventions at the anchor among the blocks."""
    last = settings.pop("last", None)
    lists = settings.pop("lists", LISTS)
    main = document(*blocks, last=last)
    parts = {DOCUMENT: main, STYLES: part or styles(*sheet)}
    if lists:
        parts[NUMBERING] = lists
    parts |= settings.pop("more", {})
    return read_conventions(parts, place(main), **settings)


def place(main: bytes) -> int:
    return main.rindex(b"<w:p>", 0, main.index(ANCHOR.encode()))


def codes(conventions: Conventions) -> list[Code]:
    return [remark.code for remark in conventions.remarks]


def described(conventions: Conventions, code: Code) -> list[str]:
    return [describe(remark) for remark in conventions.remarks if remark.code is code]


def said(conventions: Conventions, code: Code) -> str:
    (only,) = described(conventions, code)
    return only


HERE = p(ANCHOR)

# Styles by name


@pytest.mark.parametrize(
    ("sheet", "heading", "caption_", "grid"),
    [
        (SWEDISH, "Rubrik2", "Beskrivning", "Tabellrutnt"),
        (ENGLISH, "Heading2", "Caption", "TableGrid"),
    ],
    ids=["swedish", "english"],
)
def test_styles_are_found_by_name_whatever_their_ids(sheet, heading, caption_, grid):
    conventions = read(
        p("Mål", heading.replace("2", "1")), HERE, sheet=sheet, needs=needs_of(BLOCKS)
    )
    chosen = conventions.layout.styles
    assert chosen.headings[1] == heading
    assert chosen.caption == caption_
    assert chosen.table == grid
    assert conventions.styles_to_add == ()
    assert conventions.remarks == ()


def test_upper_and_lower_case_in_names_are_not_told_apart():
    sheet = (
        NORMAL,
        NORMAL_TABLE,
        style("a1", "Heading 1", inner=outlined(1)),
        style("a2", "HEADING 2", inner=outlined(2)),
        style("c", "Caption"),
        style("t", "table grid", "table"),
    )
    chosen = read(p("Mål", "a1"), HERE, sheet=sheet).layout.styles
    assert (chosen.headings[:2], chosen.caption, chosen.table) == (("a1", "a2"), "c", "t")


def test_of_two_styles_with_the_same_name_the_one_in_use_is_taken():
    sheet = (*SWEDISH, style("Caption0", "Caption"))
    assert read(HERE, sheet=sheet).layout.styles.caption == "Beskrivning"
    used = p("Bild utan nummer", "Caption0")
    assert read(used, HERE, sheet=sheet).layout.styles.caption == "Caption0"


def test_a_style_is_known_by_its_other_names_too():
    sheet = (NORMAL, style("x", "Kommunens bildtext", aliases="Bildtext, caption"))
    assert read(HERE, sheet=sheet).layout.styles.caption == "x"


def test_a_style_that_word_only_knows_of_is_added_in_its_plainest_form():
    part = styles(NORMAL, NORMAL_TABLE, latent=("caption", "heading 1", "Table Grid"))
    conventions = read(HERE, part=part, needs=needs_of(BLOCKS))
    added = [parsed(each) for each in conventions.styles_to_add]
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    names = {each.find(w + "name").get(w + "val"): each.get(w + "styleId") for each in added}
    assert names == {"heading 1": "Heading1", "caption": "Caption", "Table Grid": "TableGrid"}
    assert conventions.layout.styles.headings == ("Heading1",)
    assert added[0].find(f"{w}pPr/{w}outlineLvl").get(w + "val") == "0"
    assert {remark.code for remark in conventions.remarks} >= {Code.STYLE_ADDED}
    assert described(conventions, Code.STYLE_ADDED)[0] == (
        "Dokumentet saknar en formatmall för rubriker på nivå 1. En enkel formatmall, "
        "«Rubrik 1», har lagts till. Ändra formatmallens utseende i Word, eller ange en annan i "
        "planen under [word.styles]. (W933)"
    )


def test_an_added_heading_looks_like_the_one_above_it_but_has_no_number():
    numbered = '<w:numPr><w:numId w:val="4"/></w:numPr>'
    sheet = (NORMAL, style("Rubrik1", "heading 1", inner=outlined(1, numbered)))
    conventions = read(p("Mål", "Rubrik1"), HERE, sheet=sheet)
    (heading,) = (each for each in conventions.styles_to_add if b'"heading 2"' in each)
    assert b'<w:basedOn w:val="Rubrik1"/>' in heading
    assert b'<w:numId w:val="0"/>' in heading
    assert b'<w:outlineLvl w:val="1"/>' in heading


def test_an_added_style_gets_an_id_that_is_free():
    sheet = (NORMAL, style("CAPTION", "Något helt annat"))
    assert read(HERE, sheet=sheet).layout.styles.caption == "Captionv2"


def test_a_document_without_styles_gets_all_that_it_needs():
    main = document(HERE)
    conventions = read_conventions(
        {DOCUMENT: main}, place(main), needs=needs_of((paragraph("Text"),))
    )
    (normal,) = conventions.styles_to_add
    assert b'w:default="1"' in normal
    assert conventions.layout.styles.paragraphs[Role.BODY] == "Normal"


def test_what_is_not_going_to_be_written_is_neither_added_nor_remarked_on():
    part = styles(NORMAL, latent=("caption", "heading 1"))
    conventions = read(HERE, part=part, needs=needs_of((paragraph("Text"),)))
    assert conventions.styles_to_add == ()
    assert conventions.remarks == ()


# The document's own styles


def test_own_styles_in_use_nearby_are_taken_before_words_own():
    sheet = (
        *SWEDISH,
        style("Kommuntabell", "Kommuntabell", "table", based="Normaltabell"),
        style("KTtext", "KT text"),
        style("Brdtext", "Hedemora brödtext"),
        style("Bild", "Bildtext kommun"),
        style("Rubrik2num", "Rubrik 2 numrerad", inner=outlined(2)),
    )
    blocks = (
        p("Mål", "Rubrik1"),
        p("Del", "Rubrik2num"),
        p(LONG, "Brdtext"),
        caption("Tabell", 1, style="Bild"),
        table("Kommuntabell", "KTtext"),
        p("Mål", "Rubrik1"),
    )
    chosen = read(*blocks, HERE, sheet=sheet).layout.styles
    assert chosen.headings[1:3] == ("Rubrik2num", "Rubrik3")
    assert chosen.paragraphs[Role.BODY] == chosen.paragraphs[Role.SOURCE] == "Brdtext"
    assert chosen.caption == "Bild"
    assert (chosen.table, chosen.cell, chosen.count) == ("Kommuntabell", "KTtext", "KTtext")


def test_the_plan_decides_over_what_stands_nearby():
    sheet = (*SWEDISH, style("Kommuntabell", "Kommuntabell", "table"), style("B", "Body Text"))
    names = {Part.TABLE: "kommuntabell", Part.BODY: "Brödtext", Part.HEADING_1: "Rubrik 2"}
    conventions = read(table(), p(LONG), HERE, sheet=sheet, names=names)
    chosen = conventions.layout.styles
    assert (chosen.table, chosen.paragraphs[Role.BODY]) == ("Kommuntabell", "B")
    assert chosen.headings[0] == "Rubrik2"
    assert Code.STYLE_NOT_THERE not in codes(conventions)


def test_a_style_of_the_plan_that_is_not_there_is_said_and_the_nearest_taken():
    conventions = read(p("Ekonomi", "Rubrik1"), HERE, names={Part.TABLE: "Kommuntabell"})
    assert conventions.layout.styles.table == "Tabellrutnt"
    assert said(conventions, Code.STYLE_NOT_THERE) == (
        "Ekonomi: Planen anger formatmallen «Kommuntabell» för tabeller, men dokumentet har ingen "
        "sådan. Rätta namnet i planen under [word.styles], eller lägg till formatmallen i "
        "dokumentet. (W931)"
    )


def test_a_heading_of_another_name_with_the_right_level_stands_in():
    sheet = (NORMAL, style("k1", "Kommunrubrik", inner=outlined(1)))
    conventions = read(HERE, sheet=sheet, needs=needs_of((Heading(key="a", level=1, text="A"),)))
    assert conventions.layout.styles.headings == ("k1",)
    assert said(conventions, Code.STYLE_STANDS_IN) == (
        "Dokumentet har ingen egen formatmall för rubriker på nivå 1. I stället används "
        "«Kommunrubrik». (W932)"
    )


def test_without_a_style_for_it_strong_text_is_made_bold_as_it_stands():
    conventions = read(HERE, sheet=(NORMAL,))
    assert conventions.layout.styles.strong == ""
    assert (
        "Dokumentet har ingen egen formatmall för ord i fetstil. I stället används «fetstil i "
        "texten». (W932)" in described(conventions, Code.STYLE_STANDS_IN)
    )


# Headings


def test_a_block_stands_one_level_below_the_nearest_heading_before_it():
    before = (p("Ett", "Rubrik1"), p("Två", "Rubrik2"), p("Text"))
    conventions = read(*before, HERE, p("Tre", "Rubrik3"))
    assert conventions.layout.heading_offset == 2
    assert conventions.heading == "Två"


def test_headings_in_blocks_of_ours_do_not_push_the_next_block_down():
    ours = control(p("Vår", "Rubrik2") + p("Underrubrik", "Rubrik3"))
    lost = control(p("Vår", "Rubrik3"), tag="")  # LibreOffice keeps only the alias
    assert read(p("Ett", "Rubrik1"), ours, lost, HERE).layout.heading_offset == 1


def test_a_level_set_in_the_paragraph_itself_counts():
    assert read(p("Ett", properties='<w:outlineLvl w:val="1"/>'), HERE).layout.heading_offset == 2
    off = p("Inte en rubrik", "Rubrik2", '<w:outlineLvl w:val="9"/>')
    assert read(p("Ett", "Rubrik1"), off, HERE).layout.heading_offset == 1


def test_a_heading_inherits_its_level_and_a_contents_title_is_no_heading():
    sheet = (
        *SWEDISH,
        style("Egen", "Egen rubrik", based="Rubrik3"),
        style(
            "I", "TOC Heading", inner='<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based="Rubrik1"
        ),
    )
    assert read(p("Ett", "Egen"), p("Innehåll", "I"), HERE, sheet=sheet).layout.heading_offset == 3


def test_without_a_heading_before_it_the_block_begins_on_the_first_level():
    conventions = read(HERE)
    assert conventions.layout.heading_offset == 0
    assert said(conventions, Code.NO_HEADING_BEFORE) == (
        "Före det ställe där avsnittet står finns ingen rubrik, så avsnittets rubriker börjar på "
        "nivå 1. (W934)"
    )


def test_levels_that_word_does_not_have_are_said():
    sheet = (NORMAL, *(style(f"R{n}", f"heading {n}", inner=outlined(n)) for n in range(1, 10)))
    conventions = read(p("Djupt", "R8"), HERE, sheet=sheet)
    assert len(conventions.layout.styles.headings) == 9
    assert said(conventions, Code.HEADINGS_TOO_DEEP) == (
        "Djupt: Avsnittet står under en rubrik på så låg nivå att rubrikerna i det inte får plats "
        "under den: Word har 9 nivåer. De lägsta rubrikerna får samma nivå. Flytta avsnittet till "
        "en högre rubriknivå. (W935)"
    )


# Captions


def test_captions_go_on_from_those_before_with_the_same_label():
    before = (caption("Tabell", 1), caption("Figur", 1), caption("tabell", 2, make=simple))
    conventions = read(*before, HERE, caption("Tabell", 3))
    assert conventions.captions_before == {"Tabell": 2, "Figur": 1}
    layout = conventions.layout
    assert (layout.label, layout.first_table) == ("Tabell", 3)
    assert (layout.chart_label, layout.first_chart) == ("Figur", 2)


def test_captions_of_ours_are_counted_apart_as_well():
    ours = control(caption("Tabell", 2) + table())
    conventions = read(caption("Tabell", 1), ours, HERE)
    assert conventions.captions_before == {"Tabell": 2}


def test_english_labels_are_taken_over():
    layout = read(caption("Table", 1), caption("Figure", 1), HERE).layout
    assert (layout.label, layout.chart_label) == ("Table", "Figure")


def test_a_label_that_nobody_knows_is_known_by_what_stands_beside_it():
    drawing = p(runs="<w:r><w:drawing/></w:r>")
    blocks = (caption("Tablå", 1), table(), drawing, caption("Graf", 1))
    layout = read(*blocks, HERE).layout
    assert (layout.label, layout.chart_label) == ("Tablå", "Graf")


def test_without_captions_the_houses_own_labels_are_used():
    layout = read(HERE).layout
    assert (layout.label, layout.chart_label, layout.separator) == ("Tabell", "Diagram", ". ")
    assert (layout.first_table, layout.first_chart) == (1, 1)


@pytest.mark.parametrize(
    ("words", "separator"),
    [(": Elever", ": "), (". Elever", ". "), (" Elever", " "), (" – Elever", " – "), ("", ". ")],
)
def test_the_sign_after_the_number_is_that_of_the_nearest_caption(words, separator):
    assert read(caption("Tabell", 1, words), HERE).layout.separator == separator


def test_numbers_are_counted_as_word_counts_them():
    blocks = (
        caption("Tabell", 7, switches=r"\* ARABIC \r 7"),
        caption("Tabell", 7, switches=r"\c"),
        p(runs=f"<w:del>{simple('SEQ Tabell', '8')}</w:del>"),
        table()[:-8] + f"<w:tr><w:tc>{caption('Tabell', 8)}</w:tc></w:tr></w:tbl>",
    )
    assert read(*blocks, HERE).captions_before == {"Tabell": 8}


def test_numbers_by_chapter_begin_anew():
    by_chapter = r"\* ARABIC \s 1"
    blocks = (
        p("Ett", "Rubrik1"),
        caption("Tabell", 1, switches=by_chapter),
        p("Två", "Rubrik1"),
        caption("Tabell", 1, switches=by_chapter),
        p("Under", "Rubrik2"),
    )
    conventions = read(*blocks, HERE)
    assert conventions.layout.first_table == 2
    assert conventions.layout.by_chapter == ByChapter(level=1)


def test_the_nearest_caption_with_the_label_tells_how_numbers_are_made_up():
    def by(level: int, sign: str, label: str = "Tabell") -> str:
        runs = simple(rf"STYLEREF {level} \s", "1") + f"<w:r><w:t>{sign}</w:t></w:r>"
        return p(f"{label} ", runs=runs + simple(rf"SEQ {label} \* ARABIC \s {level}", "1"))

    blocks = (by(2, "."), by(1, "-"), caption("Figur", 1), HERE, by(2, ":"))
    layout = read(*blocks).layout
    assert layout.by_chapter == ByChapter(reference=r"STYLEREF 1 \s", sign="-", level=1)
    assert layout.charts_by_chapter == ByChapter()
    assert read(by(2, "."), HERE).layout.charts_by_chapter.reference == r"STYLEREF 2 \s"


# Widths


def test_the_width_is_that_of_the_section_that_governs_the_place():
    wide = p(properties=section(LANDSCAPE))
    blocks = (p("A"), p(properties=section()), p("B"), HERE, wide, p("C"))
    assert read(*blocks).layout.width == 16838 - 2 * 1417
    assert read(HERE, wide, p("C")).layout.width == 16838 - 2 * 1417
    assert read(p("A"), wide, HERE).layout.width == 11906 - 2 * 1417


def test_gutter_and_columns_take_their_part_of_the_width():
    gutter = section(margins=MARGINS.replace('gutter="0"', 'gutter="284"'))
    assert read(HERE, last=gutter).layout.width == 11906 - 2 * 1417 - 284
    columns = section(rest='<w:cols w:num="2" w:space="708"/>')
    conventions = read(p("Spalter", "Rubrik1"), HERE, last=columns)
    assert conventions.layout.width == (11906 - 2 * 1417 - 708) // 2
    assert said(conventions, Code.NARROW_TEXT) == (
        "Spalter: Texten är bara 7,4 cm bred där avsnittet står, så tabellerna blir trånga. Flytta "
        "avsnittet till en del av dokumentet med en spalt, eller med liggande sidor. (W939)"
    )
    unlike = '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="3000"/><w:col w:w="5000"/></w:cols>'
    assert read(HERE, last=section(rest=unlike)).layout.width == 3000


def test_an_earlier_section_kept_by_tracked_changes_is_not_taken():
    old = f"<w:sectPrChange>{section(LANDSCAPE)}</w:sectPrChange>"
    assert read(HERE, last=section(rest=old)).layout.width == 11906 - 2 * 1417


# Lists and language


def test_bullets_are_real_where_the_document_has_any():
    by_style = read(HERE).layout
    assert (by_style.styles.bullet, by_style.lists.bullet_numbering) == ("Punktlista", None)
    assert not by_style.lists.are_bullets_new
    no_style = read(HERE, sheet=(NORMAL,)).layout
    assert (no_style.styles.bullet, no_style.lists.bullet_numbering) == ("Normal", 3)


def test_a_heading_that_is_added_looks_lower_than_the_one_above_it():
    def sizes(*blocks: str, sheet) -> list[tuple[str, bool]]:
        added = [etree.fromstring(each) for each in read(*blocks, sheet=sheet).styles_to_add]
        w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        return [
            (each.find(f"{w}rPr/{w}sz").get(f"{w}val"), each.find(f"{w}rPr/{w}i") is not None)
            for each in added
            if each.find(f"{w}name").get(f"{w}val").startswith("heading")
        ]

    assert sizes(HERE, sheet=(NORMAL,))[:3] == [("32", False), ("28", False), ("24", False)]
    large = style("Rubrik1", "heading 1", inner=f'{outlined(1)}<w:rPr><w:sz w:val="30"/></w:rPr>')
    below = sizes(p("Kapitel", "Rubrik1"), HERE, sheet=(NORMAL, large))
    assert below[:2] == [("26", False), ("22", False)]
    assert below[-1] == ("20", True)


def test_without_any_bullets_a_list_of_them_is_put_in_and_numbers_are_typed():
    numbers = read(HERE, lists=numbering(n4="decimal"), sheet=(NORMAL,))
    assert numbers.layout.lists.are_bullets_new
    assert numbers.layout.lists.bullet_numbering == 5
    assert described(numbers, Code.BULLETS_ADDED)[0] == (
        "Dokumentet har ingen punktlista. En enkel punktlista har lagts till. (W947)"
    )
    assert described(numbers, Code.LISTS_TYPED)[0] == (
        "Numrerade listor skrivs som vanliga stycken med siffror, eftersom dokumentets egna "
        "listor annars skulle ändras. (W938)"
    )
    items = render((Item(text="Ett"), Item(text="Två", number=2)), numbers.layout)
    assert ["".join(item.itertext()) for item in items] == ["Ett", "2. Två"]
    assert b'<w:numId w:val="5"/>' in etree.tostring(items[0])


def test_typed_items_are_indented_and_close_to_each_other():
    items = (Item(text="Ett", number=1), Item(text="Två", number=2))
    layout = read(HERE, lists=b"").layout
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    written = render((*items, paragraph("Sedan.")), layout)
    assert ["".join(each.itertext()) for each in written] == ["1. Ett", "2. Två", "Sedan."]
    assert [each.find(f"{w}pPr/{w}ind") is not None for each in written] == [True, True, False]
    assert [each.find(f"{w}pPr/{w}spacing") is not None for each in written] == [True, False, False]


def test_a_source_in_running_text_does_not_touch_the_table_above():
    (written,) = render((paragraph("Källa: svar.", role=Role.SOURCE),), read(HERE).layout)
    assert b'w:before="80"' in etree.tostring(written)
    assert b"w:keepLines" in etree.tostring(written)  # and is not divided between pages
    own = (*SWEDISH, style("K", "Källa"))
    (written,) = render(
        (paragraph("Källa: svar.", role=Role.SOURCE),), read(HERE, sheet=own).layout
    )
    assert b"w:spacing" not in etree.tostring(written)


def test_what_stands_below_a_number_is_set_under_it():
    counted = replace(
        BLOCKS[1],
        columns=(Column(title="Antal", share=1, is_count=True),),
        rows=((Cell("7", notes=("av 8 poster",)),),),
    )
    (_, rendered) = render((counted,), read(HERE).layout)
    assert etree.tostring(rendered).count(b'w:jc w:val="right"') == 3


def test_text_is_marked_as_swedish_where_the_document_is_in_another_language():
    swedish = read(HERE).layout
    english = read(HERE, part=styles(*SWEDISH, language="en-US")).layout
    assert (swedish.language, english.language) == ("", "sv-SE")
    (rendered,) = render((paragraph("Text"),), english)
    assert 'lang w:val="sv-SE"' in etree.tostring(rendered).decode()


# The rest


BLOCKS = (
    Heading(key="a", level=1, text="Måluppfyllelse"),
    Table(
        key="t",
        caption="Mål",
        description="En rad för varje mål.",
        columns=(Column(title="Mål", share=3), Column(title="Antal", share=1, is_count=True)),
        rows=((Cell("Ett"), Cell("2")),),
    ),
)


def test_a_rendered_block_names_only_styles_that_the_document_has():
    conventions = read(p("Mål", "Rubrik1"), caption("Tabell", 1, ": A"), HERE)
    heading, text, table_ = render(BLOCKS, conventions.layout)
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    used = {e.get(w + "val") for x in (heading, text, table_) for e in x.iter(w + "pStyle")}
    assert used == {"Rubrik2", "Beskrivning", "Normal"}
    assert "".join(text.itertext()) == "Tabell 2: Mål"
    (numbers,) = list(table_.iter(w + "jc"))[1:]
    assert numbers.get(w + "val") == "right"


def test_several_places_are_read_in_one_pass():
    main = document(p("Ett", "Rubrik1"), HERE, p("Två", "Rubrik2"), p("Sist"))
    first, last = place(main), main.index(b"<w:sectPr>")
    parts = {DOCUMENT: main, STYLES: styles(*SWEDISH)}
    found = read_all_conventions(parts, {last: EVERYTHING, first: EVERYTHING})
    assert [found[at].heading for at in (first, last)] == ["Ett", "Två"]
    assert found[first] == read_conventions(parts, first)


def test_bookmarks_of_ours_begin_after_those_that_there_are():
    marked = p(runs='<w:bookmarkStart w:id="41" w:name="_Ref1"/><w:bookmarkEnd w:id="41"/>')
    assert read(marked, HERE).layout.first_bookmark == 42


@pytest.mark.parametrize("broken", [b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'])
def test_a_part_that_is_no_ordinary_xml_is_refused(broken):
    with pytest.raises(BrokenPartError):
        read_conventions({DOCUMENT: document(HERE), STYLES: broken}, 0)


def test_styles_are_named_in_the_plan_by_what_they_are_for(tmp_path):
    more = '\n[word.styles]\ntable = "Kommuntabell"\nheading_1 = "Rubrik 2"\n'
    names = names_in(plan_from(tmp_path, SMALL + more))
    assert names == {Part.TABLE: "Kommuntabell", Part.HEADING_1: "Rubrik 2"}
    assert names_in(plan_from(tmp_path, SMALL)) == {}


def test_a_part_that_no_style_plays_is_a_fault_of_the_plan(tmp_path):
    (said,) = faults_in(tmp_path, SMALL + '\n[word.styles]\ntabell = "Kommuntabell"\n')
    assert said == (
        "word.styles.tabell: Nyckeln «tabell» används inte här. Menade du «table»? (P104)"
    )


def test_every_part_has_words_and_can_be_named():
    assert {part.value for part in Part} == set(ROLES)
    assert set(CHAINS) == set(Part)


def test_text_in_tables_without_a_style_of_its_own_is_set_smaller():
    large = style("Normal", "Normal", inner='<w:rPr><w:sz w:val="24"/></w:rPr>', default=True)
    sheet = (large, *SWEDISH[1:])
    chosen = read(HERE, sheet=sheet).layout
    assert (chosen.styles.cell, chosen.styles.letters.text.size) == ("Normal", 19)
    assert b'<w:sz w:val="19"/>' in etree.tostring(render(BLOCKS, chosen)[-1])
    own = (*sheet, style("T", "Tabelltext"))
    assert b"<w:sz " not in etree.tostring(render(BLOCKS, read(HERE, sheet=own).layout)[-1])


def _letters(font, size, *, head=0):
    return TableLetters(
        head=letters_of(font, head or size, is_bold=True),
        text=letters_of(font, size),
        note=letters_of(font, max(16, size - 2)),
    )


def _plan_of_columns(*titles, width, letters, air=108, rows=()):
    columns = tuple(Column(title=title, share=1, is_count=True) for title in titles)
    wide = replace(BLOCKS[1], columns=columns, rows=rows)
    styles = replace(read(HERE).layout.styles, letters=letters, air=air)
    return columns_of(wide, width, styles)


@pytest.mark.parametrize(
    ("font", "size", "air"), [("Calibri", 20, None), ("Arial", 20, 57), ("Verdana", 19, 57)]
)
def test_where_words_have_no_room_the_air_is_made_less_and_then_the_letters_smaller(
    font, size, air
):
    titles = ("Inriktningsmål", "Genomförda", "Pågår", "Ej påbörjade", "Försenade", "Inställda")
    planned = _plan_of_columns(*titles, width=7900, letters=_letters(font, 20), air=170)
    assert (planned.letters.text.size, planned.air) == (size, air)
    assert sum(planned.columns) == 7900
    assert planned.columns[0] == max(planned.columns)


def test_the_letters_of_a_large_head_are_made_smaller_before_those_of_the_text():
    titles = ("Inriktningsmål", "Genomförda", "Pågår", "Ej påbörjade", "Försenade", "Inställda")
    planned = _plan_of_columns(*titles, width=7400, letters=_letters("Arial", 18, head=28))
    assert planned.letters.text.size == 18
    assert 18 < planned.letters.head.size < 28
    assert not planned.letters.head.is_said


def test_letters_in_tables_are_never_made_too_small_to_read():
    rows = (tuple(map(Cell, ["Genomförda"] * 9)),)
    letters = _letters("Arial", 20)
    planned = _plan_of_columns(*["Mål"] * 9, width=5000, letters=letters, rows=rows)
    assert (planned.letters.head.size, planned.letters.text.size) == (16, 16)
    assert sum(planned.columns) == 5000


def test_where_smaller_letters_are_not_enough_the_heads_are_turned_upwards():
    titles = ("Mål", *["Genomförda"] * 8)
    rows = (tuple(map(Cell, ("Trygg plats", *"12345678"))),)
    planned = _plan_of_columns(*titles, width=5000, letters=_letters("Arial", 20), rows=rows)
    assert planned.turned == set(range(1, 9))
    assert planned.letters.text.size == 20  # as they were, now that there is room
    columns = tuple(
        Column(title=title, share=1, is_count=bool(n)) for n, title in enumerate(titles)
    )
    layout = replace(read(HERE).layout, width=5000)
    layout = replace(layout, styles=replace(layout.styles, letters=_letters("Arial", 20)))
    (_, rendered) = render((replace(BLOCKS[1], columns=columns, rows=rows),), layout)
    (first, other) = rendered.iter("{*}tr")
    assert [each.get(f"{{{WORD}}}val") for each in first.iter("{*}textDirection")] == ["btLr"] * 8
    assert first.find(".//{*}trHeight") is not None
    assert other.find(".//{*}textDirection") is None


def test_width_goes_to_the_columns_that_have_text():
    columns = tuple(Column(title=title, share=1) for title in ("Indikator", "Mål", "Prognos"))
    text = "Andel medarbetare som har gått utbildningen i informationssäkerhet under året. " * 3
    rows = ((Cell(text), Cell("minst 50 %"), Cell("–")),)
    wide = replace(BLOCKS[1], columns=columns, rows=rows)
    planned = columns_of(wide, 9000, read(HERE).layout.styles)
    indicator, target, forecast = planned.columns
    assert indicator > 2 * max(target, forecast)
    assert target >= read(HERE).layout.styles.letters.text.room("minst 50 %")
    assert planned.lines == (4,)


def test_columns_of_counts_are_alike_wide_where_nothing_gets_higher_by_it():
    rows = tuple(tuple(map(Cell, (name, "1", "2", "3"))) for name in ("Trygg plats att bo", "Alla"))
    columns = (
        Column(title="Inriktningsmål", share=40),
        *(Column(title=t, share=s, is_count=True) for t, s in (("A", 9), ("B", 20), ("C", 31))),
    )
    planned = columns_of(
        replace(BLOCKS[1], columns=columns, rows=rows), 9000, read(HERE).layout.styles
    )
    assert max(planned.columns[1:]) - min(planned.columns[1:]) <= 1


def test_the_air_and_the_font_of_tables_are_those_of_the_document():
    margins = '<w:tblPr><w:tblCellMar><w:left w:w="142" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    own = style("K", "Kommuntabell", kind="table", inner=margins)
    verdana = '<w:rPr><w:rFonts w:ascii="Verdana"/></w:rPr>'
    normal = style("Normal", "Normal", inner=verdana, default=True)
    chosen = read(HERE, table("K"), sheet=(normal, *SWEDISH[1:], own)).layout.styles
    assert (chosen.table, chosen.air) == ("K", 142)
    assert chosen.letters.text.width == letters_of("verdana", 20).width
    assert chosen.letters.head.width == letters_of("verdana", 20, is_bold=True).width


THEME_PART = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:clrScheme><a:accent1><a:srgbClr val="{accent}"/></a:accent1></a:clrScheme><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Verdana"/></a:majorFont><a:minorFont><a:latin '
    'typeface="Georgia"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
THEMED = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial"/></w:rPr>'
HEAD_OF_TABLE = (
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/><w:b/><w:sz '
    'w:val="26"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr></w:tblStylePr>'
)


def _themed(*, fill="1F5C4D", accent="4472C4", theme=True):
    small = f'<w:rPr><w:sz w:val="18"/></w:rPr>{HEAD_OF_TABLE.format(fill=fill)}'
    own = style("K", "Kommuntabell", kind="table", inner=small)
    normal = style("Normal", "Normal", inner=THEMED, default=True)
    more = {THEME: THEME_PART.format(accent=accent).encode()} if theme else {}
    return read(HERE, table("K"), sheet=(normal, *SWEDISH[1:], own), more=more).layout


def test_fonts_of_the_theme_and_the_sizes_of_a_table_style_are_known():
    letters = _themed().styles.letters
    assert letters.text == letters_of("Georgia", 18)
    assert letters.head.size == 26
    # The paragraph style goes before the table style, so not even the head is in Verdana.
    assert letters.head.width == letters_of("Georgia", 26, is_bold=True).width
    assert _themed(theme=False).styles.letters.text == letters_of("Arial", 18)


def test_charts_have_the_font_of_the_text_and_the_colour_of_the_tables():
    look = _themed().charts
    assert look.font == "Georgia"
    own, tint = look.series
    assert own == "1F5C4D"
    assert contrast(own, tint) >= 3


@pytest.mark.parametrize(
    ("fill", "accent", "colour"),
    [
        ("auto", "7A1F5C", "7A1F5C"),
        ("FFE08A", "7A1F5C", "7A1F5C"),  # too pale to be seen on white
        ("404040", "7A1F5C", "7A1F5C"),  # grey says nothing of whose report it is
        ("404040", "FFC000", SERIES_COLOURS[0]),
    ],
)
def test_bars_have_a_colour_of_the_document_that_can_be_seen(fill, accent, colour):
    assert _themed(fill=fill, accent=accent).charts.series[0] == colour


def test_heads_and_sums_that_no_table_style_sets_apart_are_bold():
    summed = replace(BLOCKS[1], has_total=True, rows=(*BLOCKS[1].rows, BLOCKS[1].rows[0]))
    bold = [
        row.find(".//{*}r/{*}rPr/{*}b") is not None
        for row in render((summed,), read(HERE).layout)[-1].iter("{*}tr")
    ]
    assert bold == [True, *[False] * len(BLOCKS[1].rows), True]
    (head, *_) = render((summed,), _themed())[-1].iter("{*}tr")
    assert head.find(".//{*}r/{*}rPr/{*}b") is None


MADE_FOR_FIGURES = '<w:pPr><w:spacing w:before="0" w:after="200"/></w:pPr>'


def _space_of_caption(*before, sheet):
    written, *_ = render(BLOCKS[1:2], read(*before, HERE, sheet=sheet).layout)
    spacing = written.find("{*}pPr/{*}spacing")
    return spacing if spacing is None else tuple(map(int, spacing.attrib.values()))


def test_a_caption_whose_style_stands_below_figures_is_moved_close_to_the_table():
    below = style("Beskrivning", "caption", inner=MADE_FOR_FIGURES)
    others = tuple(each for each in SWEDISH if "Beskrivning" not in each)
    assert _space_of_caption(sheet=(*others, below)) == (200, 80)
    assert _space_of_caption(sheet=SWEDISH) is None
    own = (caption("Tabell", 1), table())
    assert _space_of_caption(*own, sheet=(*others, below)) is None  # as theirs


def test_sources_and_notes_without_a_style_of_their_own_are_smaller_than_the_text():
    noted = replace(BLOCKS[1], rows=((*BLOCKS[1].rows[0][:-1], Cell("1", notes=("Not",))),))
    source = paragraph("Källa: svar.", role=Role.SOURCE)
    large = style("Normal", "Normal", inner='<w:rPr><w:sz w:val="22"/></w:rPr>', default=True)
    sheet = (large, *SWEDISH[1:])
    *_, rendered, below = render((noted, source), read(HERE, sheet=sheet).layout)
    sizes = {
        "".join(run.itertext()): _size(run)
        for each in (rendered, below)
        for run in each.iter("{*}r")
    }
    assert (sizes["1"], sizes["Not"], sizes["Källa: svar."]) == (19, 17, 19)


def test_a_source_is_set_off_from_the_text_below_where_paragraphs_have_no_space_between():
    source = paragraph("Källa: svar.", role=Role.SOURCE)
    spaced = style("Normal", "Normal", inner=MADE_FOR_FIGURES, default=True)
    after = {}
    for name, sheet in (("close", SWEDISH), ("spaced", (spaced, *SWEDISH[1:]))):
        (written,) = render((source,), read(HERE, sheet=sheet).layout)
        after[name] = written.find("{*}pPr/{*}spacing").get(f"{{{WORD}}}after")
    assert after == {"close": "120", "spaced": None}


def test_day_and_month_stay_on_one_line():
    (written,) = render((paragraph("Klart den 30 juni 2026."),), read(HERE).layout)
    assert "".join(written.itertext()) == "Klart den 30\N{NO-BREAK SPACE}juni 2026."


def test_a_document_that_names_no_font_is_in_times_new_roman():
    letters = read(HERE).layout.styles.letters
    assert letters.text.width == letters_of("Times New Roman", 20).width
    assert read(HERE).layout.charts.font == "Times New Roman"


def _size(run):
    return int(run.find("{*}rPr/{*}sz").get(f"{{{WORD}}}val"))


def test_a_small_table_is_divided_only_where_it_would_leave_half_a_low_page_empty():
    ten = replace(BLOCKS[1], rows=BLOCKS[1].rows * 10)
    kept = {}
    for name, size in (("upright", PORTRAIT), ("low", LANDSCAPE)):
        layout = read(HERE, last=section(size, MARGINS)).layout
        middle = [*render((ten,), layout)[-1].iter("{*}tr")][5]
        kept[name] = middle.find(".//{*}keepNext") is not None
    assert kept == {"upright": True, "low": False}


def test_the_first_row_of_a_long_table_stays_with_the_second_but_not_for_its_first_cell():
    # LibreOffice 7.4 asks only the first cell, and loses rows where it says yes.
    long = replace(BLOCKS[1], rows=BLOCKS[1].rows[:1] * 20)
    rows = [*render((long,), read(HERE).layout)[-1].iter("{*}tr")]
    keeps = [
        [cell.find("{*}p/{*}pPr/{*}keepNext") is not None for cell in row.iter("{*}tc")]
        for row in rows
    ]
    width = len(long.columns)
    assert keeps[0] == [True] * width
    assert keeps[1] == [False, *[True] * (width - 1)]
    assert keeps[2:-2] == [[False] * width] * (len(keeps) - 4)
    assert keeps[-2:] == [[True] * width] * 2


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
GOAL = Heading(key="g", level=1, number="3.8", text="Fler bostäder")


def _heading_written(*blocks, sheet, lists=LISTS):
    conventions = read(*blocks, sheet=sheet, lists=lists, needs=needs_of((GOAL,)))
    (written,) = render((GOAL,), conventions.layout)
    return "".join(written.itertext()), conventions


def test_a_heading_with_a_number_of_its_own_gets_no_second_one():
    based = style("Grund", "Rubrikgrund", inner=outlined(2, NUMBERED))
    sheet = (NORMAL, style("Rubrik1", "heading 1", inner=outlined(1)), based)
    above = p("Mål", "Rubrik1")
    inherits = (*sheet, style("Rubrik2", "heading 2", based="Grund"))
    text, conventions = _heading_written(above, HERE, sheet=inherits, lists=numbering(n4="decimal"))
    assert text == "Fler bostäder"
    assert said(conventions, Code.HEADINGS_NUMBERED) == (
        "Mål: Dokumentet numrerar sina rubriker, så målens nummer i planen skrivs inte i "
        "rubrikerna. De står i tabellerna över målen. (W946)"
    )


@pytest.mark.parametrize(
    "inner",
    [outlined(2), outlined(2, '<w:numPr><w:numId w:val="0"/></w:numPr>')],
    ids=["no number", "number taken away"],
)
def test_a_heading_without_a_number_of_its_own_has_that_of_the_plan(inner):
    sheet = (NORMAL, style("Rubrik1", "heading 1"), style("Rubrik2", "heading 2", inner=inner))
    text, conventions = _heading_written(p("Mål", "Rubrik1"), HERE, sheet=sheet)
    assert text == "3.8 Fler bostäder"
    assert Code.HEADINGS_NUMBERED not in {each.code for each in conventions.remarks}


def test_the_number_of_the_plan_does_not_look_like_that_of_a_chapter():
    chapters = style("Rubrik1", "heading 1", inner=outlined(1, NUMBERED))
    sheet = (NORMAL, chapters, style("Rubrik2", "heading 2", inner=outlined(2)))
    text, _ = _heading_written(p("Mål", "Rubrik1"), HERE, sheet=sheet)
    assert text == "Mål 3.8: Fler bostäder"


def test_columns_are_wide_enough_for_their_words_where_the_others_can_spare_it():
    wide = replace(
        BLOCKS[1],
        columns=(
            Column(title="Inriktningsmål", share=20),
            Column(title="Ej redovisade", share=1, is_count=True),
        ),
    )
    layout = read(HERE).layout
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    (_, rendered) = render((wide,), layout)
    widths = [int(column.get(w + "w")) for column in rendered.iter(w + "gridCol")]
    assert sum(widths) == layout.width
    redovisade = layout.styles.letters.head.room("redovisade")
    assert widths[1] >= redovisade + 2 * layout.styles.air
    (_, narrow) = render((wide,), replace(layout, width=1000))
    first, second = (int(column.get(w + "w")) for column in narrow.iter(w + "gridCol"))
    assert first < 2 * second  # neither has room, so each gets its part
