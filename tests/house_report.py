"""An annual report in a municipality's own graphic profile, as its designer would have set it.

Serif running text, headings with numbers from a list of many levels, a table style of the house,
a narrow block of text (15.5 cm), a cover, contents, captions, footnotes, a picture and a section
of landscape pages. Nothing in it is of vpreport's making.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from annual_report import HEAD, KINDS, PORTRAIT, R, Report, W, anchor, caption, paragraph

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
ANCHOR = anchor().replace("<w:pPr>", '<w:pPr><w:pStyle w:val="Brdtext"/>')
SECTION = PORTRAIT.replace('w:right="1417"', 'w:right="1418"').replace(
    'w:left="1417"', 'w:left="1701"'
)
ENDS_PORTRAIT = f'<w:p><w:pPr><w:pStyle w:val="Brdtext"/>{SECTION}</w:pPr></w:p>'
ENDS_LANDSCAPE = (
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar '
    'w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" '
    'w:gutter="0"/></w:sectPr></w:pPr></w:p>'
)
_RUNNING = (
    "Kommunens verksamheter har under året präglats av fortsatt omställning. Befolkningen har "
    "minskat något, och kostnaderna för äldreomsorgen har ökat i den takt som budgeten räknade "
    "med. Arbetet med en gemensam ingång för medborgarna fortsätter. "
)
_GREEN = "1F5C4D"


def _heading(level: int, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Rubrik{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Brdtext"/><w:qFormat/><w:pPr><w:keepNext/>'
        f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr><w:spacing '
        f'w:before="{480 - 60 * level}" w:after="120"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/><w:b/>'
        f'<w:color w:val="{_GREEN}"/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


STYLES = (
    f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts '
    'w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:sz '
    'w:val="22"/><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Brdtext"><w:name w:val="Body Text"/><w:basedOn '
    'w:val="Normal"/><w:pPr><w:spacing w:after="160" w:line="288" w:lineRule="auto"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/><w:pPr><w:spacing '
    'w:before="4800" w:after="240"/></w:pPr><w:rPr><w:rFonts w:ascii="Verdana" '
    f'w:hAnsi="Verdana"/><w:b/><w:color w:val="{_GREEN}"/><w:sz w:val="64"/></w:rPr>'
    "</w:style>"
    + "".join(_heading(level, size) for level, size in ((1, 36), (2, 28), (3, 24), (4, 22)))
    + '<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/><w:pPr><w:tabs>'
    '<w:tab w:val="right" w:leader="dot" w:pos="8787"/></w:tabs></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Beskrivning"><w:name w:val="caption"/><w:basedOn '
    'w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/></w:pPr><w:rPr>'
    f'<w:i/><w:color w:val="{_GREEN}"/><w:sz w:val="19"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Tabelltext"><w:name '
    'w:val="Tabelltext"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="40"/>'
    '</w:pPr><w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/><w:sz '
    'w:val="18"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Fotnotstext"><w:name w:val="footnote text"/><w:rPr>'
    '<w:sz w:val="18"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Fotnotsreferens"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="Kommuntabell"><w:name '
    'w:val="Kommuntabell"/><w:basedOn w:val="Normaltabell"/><w:tblPr><w:tblBorders><w:top '
    f'w:val="single" w:sz="8" w:color="{_GREEN}"/><w:bottom w:val="single" w:sz="8" '
    f'w:color="{_GREEN}"/><w:insideH w:val="single" w:sz="4" w:color="C9D6D1"/></w:tblBorders>'
    '</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_GREEN}"/></w:tcPr></w:tblStylePr>'
    "</w:style></w:styles>"
)
NUMBERING = (
    f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType '
    'w:val="multilevel"/>'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle '
        f'w:val="Rubrik{level + 1}"/><w:suff w:val="space"/><w:lvlText '
        f'w:val="{".".join(f"%{n}" for n in range(1, level + 2))}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level in range(4)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
FOOTNOTES = (
    f'{HEAD}<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r>'
    '<w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0">'
    '<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p>'
    '<w:pPr><w:pStyle w:val="Fotnotstext"/></w:pPr><w:r><w:rPr><w:rStyle '
    'w:val="Fotnotsreferens"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> '
    "Enligt SCB, den 31 december.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
NOTED = (
    f'<w:p><w:pPr><w:pStyle w:val="Brdtext"/></w:pPr><w:r><w:t>{_RUNNING}</w:t></w:r><w:r><w:rPr>'
    '<w:rStyle w:val="Fotnotsreferens"/></w:rPr><w:footnoteReference w:id="2"/></w:r></w:p>'
)


def picture(id_: int = 41, relation: str = "rId41") -> str:
    """A picture in a paragraph, 12 by 4 cm."""
    extent = 'cx="4320000" cy="1440000"'
    return (
        '<w:p><w:pPr><w:pStyle w:val="Brdtext"/></w:pPr><w:r><w:drawing><wp:inline '
        f'xmlns:wp="{DRAWING}/wordprocessingDrawing"><wp:extent {extent}/><wp:docPr id="{id_}" '
        f'name="Bild {id_}" descr="Kommunhuset"/><a:graphic xmlns:a="{DRAWING}/main">'
        f'<a:graphicData uri="{DRAWING}/picture"><pic:pic xmlns:pic="{DRAWING}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{id_}" name="b.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def png() -> bytes:
    """A picture of a few green lines."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    lines = b"".join(b"\0" + bytes((31 + 9 * n, 92 + 9 * n, 77 + 9 * n)) * 24 for n in range(8))
    head = struct.pack(">IIBBBBB", 24, 8, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(lines))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + data + chunk(b"IEND", b"")


def their_table() -> str:
    rows = (("Mnkr", "2025", "2026"), ("Skatteintäkter", "812,4", "829,0"), ("Resultat", "9", "12"))

    def cell(text: str) -> str:
        return (
            '<w:tc><w:tcPr><w:tcW w:w="2929" w:type="dxa"/></w:tcPr>'
            f"{paragraph(text, 'Tabelltext')}</w:tc>"
        )

    grid = '<w:gridCol w:w="2929"/>' * 3
    inside = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Kommuntabell"/><w:tblW w:w="8787" w:type="dxa"/>'
        '<w:tblLook w:val="0420"/></w:tblPr><w:tblGrid>'
        f"{grid}</w:tblGrid>{inside}</w:tbl>"
    )


_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_CONTENTS = paragraph("Innehåll", "Brdtext") + "".join(
    f'<w:p><w:pPr><w:pStyle w:val="Innehll1"/></w:pPr><w:r><w:t>{title}</w:t></w:r><w:r><w:tab/>'
    f"<w:t>{page}</w:t></w:r></w:p>"
    for title, page in (("1 Förvaltningsberättelse", 3), ("2 Räkenskaper", 9))
)


@dataclass
class HouseReport(Report):
    """`before` and `after` stand in it as in any report; the styles are the house's."""

    anchors: str = ANCHOR
    before: str = (
        paragraph("Årsredovisning 2026", "Rubrik")
        + picture()
        + _BREAK
        + _CONTENTS
        + _BREAK
        + paragraph("Förvaltningsberättelse", "Rubrik1")
        + NOTED
        + paragraph("Den kommunala koncernen", "Rubrik2")
        + paragraph(_RUNNING, "Brdtext") * 2
        + caption("Skatteintäkter och resultat", 1)
        + their_table()
        + ENDS_PORTRAIT
        + paragraph("Verksamheten på bredden", "Rubrik2")
        + paragraph(_RUNNING, "Brdtext")
        + ENDS_LANDSCAPE
        + paragraph("Uppföljning av verksamhetsplanen", "Rubrik2")
        + paragraph(_RUNNING, "Brdtext")
    )
    after: str = (
        paragraph("Räkenskaper", "Rubrik1")
        + paragraph(_RUNNING, "Brdtext") * 2
        + caption("Resultaträkning", 2)
        + their_table()
    )
    more: dict[str, bytes] = field(  # type: ignore[assignment]
        default_factory=lambda: {
            "word/styles.xml": STYLES.encode(),
            "word/numbering.xml": NUMBERING.encode(),
            "word/footnotes.xml": FOOTNOTES.encode(),
            "word/media/image1.png": png(),
        }
    )
    relations: str = (
        f'<Relationship Id="rId40" Type="{R}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="rId41" Type="{R}/image" Target="media/image1.png"/>'
    )
    types: str = f'<Override PartName="/word/numbering.xml" ContentType="{KINDS}.numbering+xml"/>'
    section: str = SECTION


def written(path: Path) -> Path:
    return HouseReport().written(path)
