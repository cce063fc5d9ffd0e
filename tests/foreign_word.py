"""Word documents of a municipality's own, made piece by piece as XML."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPES = {
    ".docx": f"{WORD_TYPE}.document.main+xml",
    ".dotx": f"{WORD_TYPE}.template.main+xml",
    ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
LONG = "Kommunen har under året arbetat med att förbättra tillgängligheten i alla verksamheter. "
ANCHOR = "[[vpreport:maluppfyllelse]]"

PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/>'
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
MARGINS = '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:gutter="0"/>'


def p(text: str = "", style: str = "", properties: str = "", runs: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run}{runs}</w:p>"


def section(size: str = PORTRAIT, margins: str = MARGINS, rest: str = "") -> str:
    return f"<w:sectPr>{size}{margins}{rest}</w:sectPr>"


def simple(code: str, shown: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'


def complex_field(code: str, shown: str) -> str:
    """A field as Word writes it, its code divided between two runs."""
    first, last = code[:6], code[6:]
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {first}</w:instrText></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{last} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def caption(
    label: str,
    number: int | str,
    words: str = ". Något",
    style: str = "Beskrivning",
    switches: str = r"\* ARABIC",
    make=complex_field,
) -> str:
    field_ = make(f"SEQ {label} {switches}", str(number))
    return p(
        f"{label} ",
        style,
        runs=f'{field_}<w:r><w:t xml:space="preserve">{words}</w:t></w:r>',
    )


def table(style: str = "Tabellrutnt", cell_style: str = "", rows: int = 3) -> str:
    cells = "".join(f"<w:tc><w:tcPr/>{p(text, cell_style)}</w:tc>" for text in ("Ett", "2"))
    row = f"<w:tr>{cells}</w:tr>"
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return f"<w:tbl><w:tblPr>{named}</w:tblPr><w:tblGrid/>{row * rows}</w:tbl>"


def control(content: str, key: str = "maluppfyllelse", tag: str | None = None) -> str:
    named = f'<w:tag w:val="vpreport:{key}"/>' if tag is None else tag
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="vpreport: {key}"/>{named}<w:id w:val="7"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def document(*blocks: str, last: str | None = None) -> bytes:
    end = section() if last is None else last
    body = "".join(blocks) + end
    return f"{HEAD}<w:document {NS}><w:body>{body}</w:body></w:document>".encode()


def style(
    id_: str,
    name: str,
    kind: str = "paragraph",
    inner: str = "",
    *,
    based: str = "",
    default: bool = False,
    aliases: str = "",
) -> str:
    first = ' w:default="1"' if default else ""
    also = f'<w:aliases w:val="{aliases}"/>' if aliases else ""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{id_}"><w:name w:val="{name}"/>{also}{on}'
        f"{inner}</w:style>"
    )


def outlined(level: int, more: str = "") -> str:
    return f'<w:pPr>{more}<w:outlineLvl w:val="{level - 1}"/></w:pPr>'


def styles(*each: str, latent: tuple[str, ...] = (), language: str = "sv-SE") -> bytes:
    exceptions = "".join(f'<w:lsdException w:name="{name}"/>' for name in latent)
    return (
        f"{HEAD}<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        f"<w:latentStyles>{exceptions}</w:latentStyles>{''.join(each)}</w:styles>"
    ).encode()


NORMAL = style("Normal", "Normal", default=True)
NORMAL_TABLE = style("Normaltabell", "Normal Table", "table", default=True)
SWEDISH = (
    NORMAL,
    NORMAL_TABLE,
    *(style(f"Rubrik{n}", f"heading {n}", inner=outlined(n), based="Normal") for n in (1, 2, 3)),
    style("Beskrivning", "caption", based="Normal"),
    style("Tabellrutnt", "Table Grid", "table", based="Normaltabell"),
    style("Stark", "Strong", "character", "<w:rPr><w:b/></w:rPr>"),
    style(
        "Punktlista",
        "List Bullet",
        inner='<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>',
        based="Normal",
    ),
)
ENGLISH = (
    NORMAL,
    style("TableNormal", "Normal Table", "table", default=True),
    *(style(f"Heading{n}", f"heading {n}", inner=outlined(n), based="Normal") for n in (1, 2, 3)),
    style("Caption", "caption", based="Normal"),
    style("TableGrid", "Table Grid", "table", based="TableNormal"),
    style("Strong", "Strong", "character"),
)


def numbering(**formats: str) -> bytes:
    """Numberings by id: numbering(n3="bullet")."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:lvl w:ilvl="0"><w:numFmt w:val="{format_}"/>'
        "</w:lvl></w:abstractNum>"
        for place, format_ in enumerate(formats.values())
    )
    nums = "".join(
        f'<w:num w:numId="{name[1:]}"><w:abstractNumId w:val="{place}"/></w:num>'
        for place, name in enumerate(formats)
    )
    return f"{HEAD}<w:numbering {NS}>{abstract}{nums}</w:numbering>".encode()


@dataclass
class Package:
    """A whole file; `more` are other parts, `relations` further relationships of the main part."""

    main: bytes
    styles: bytes | None = None
    numbering: bytes | None = None
    settings: bytes | None = None
    more: dict[str, bytes | str] = field(default_factory=dict)
    relations: str = ""
    types: str = ""
    suffix: str = ".docx"
    title: str = "Årsredovisning 2026"

    def members(self) -> dict[str, bytes]:
        optional = {"styles": self.styles, "numbering": self.numbering, "settings": self.settings}
        there = {kind: part for kind, part in optional.items() if part is not None}
        overrides = "".join(
            f'<Override PartName="/word/{kind}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
            for kind in there
        )
        related = "".join(
            f'<Relationship Id="rId{n}" Type="{KIND}/{kind}" Target="{kind}.xml"/>'
            for n, kind in enumerate(there, start=1)
        )
        core = (
            f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
            'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{self.title}</dc:title><dc:creator>Eva</dc:creator></cp:coreProperties>"
        )
        members = {
            "[Content_Types].xml": f"{HEAD}<Types xmlns="
            '"http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPES[self.suffix]}"/>'
            f"{overrides}{self.types}</Types>",
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}">'
            f'<Relationship Id="rId1" Type="{KIND}/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/'
            'relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
            "docProps/core.xml": core,
            "word/document.xml": self.main,
            "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}">{related}'
            f"{self.relations}</Relationships>",
            **{f"word/{kind}.xml": part for kind, part in there.items()},
            **self.more,
        }
        return {
            name: part.encode() if isinstance(part, str) else part for name, part in members.items()
        }

    def write(self, path: Path) -> Path:
        path.write_bytes(self.data())
        return path

    def data(self) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in self.members().items():
                package.writestr(name, part)
        return file.getvalue()
