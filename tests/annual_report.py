"""A municipality's own annual report in Word, made by hand so that every byte of it is known.

It is written as no library of ours would write it: Swedish ids or English ones, blanks between
elements, attributes in single quotes, tracked changes, comments, notes, pictures, landscape pages
and content controls of its own.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
MAIN = "word/document.xml"

SWEDISH = {
    "Normal": ("paragraph", "Normal"),
    "Rubrik1": ("paragraph", "heading 1"),
    "Rubrik2": ("paragraph", "heading 2"),
    "Rubrik3": ("paragraph", "heading 3"),
    "Rubrik4": ("paragraph", "heading 4"),
    "Beskrivning": ("paragraph", "caption"),
    "Punktlista": ("paragraph", "List Bullet"),
    "Tabellrutnt": ("table", "Table Grid"),
    "Stark": ("character", "Strong"),
}
ENGLISH = {
    "Normal": ("paragraph", "Normal"),
    "Heading1": ("paragraph", "Heading 1"),
    "Heading2": ("paragraph", "Heading 2"),
    "Heading3": ("paragraph", "Heading 3"),
    "Caption": ("paragraph", "Caption"),
    "TableGrid": ("table", "Table Grid"),
}
BARE = {"Normal": ("paragraph", "Normal")}  # all else is only in latent styles


def paragraph(text: str, style: str = "Normal", inside: str = "") -> str:
    return (
        f'<w:p w14:paraId="0A1B2C3D"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}'
        f"<w:r w:rsidR='00AA1'><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>\n"
    )


def anchor(key: str = "maluppfyllelse") -> str:
    """The anchor, as Word splits it over runs."""
    return (
        '<w:p><w:pPr><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:pPr>'
        '<w:proofErr w:type="spellStart"/>'
        f"<w:r><w:t>[[vpreport</w:t></w:r><w:r><w:t>:{key}]]</w:t></w:r></w:p>"
    )


def caption(text: str, number: int, label: str = "Tabell", style: str = "Beskrivning") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{label} '
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
        f'xml:space="preserve"> SEQ {label} \\* ARABIC </w:instrText></w:r><w:r><w:fldChar '
        f'w:fldCharType="separate"/></w:r><w:r><w:t>{number}</w:t></w:r><w:r><w:fldChar '
        f'w:fldCharType="end"/></w:r><w:r><w:t>. {text}</w:t></w:r></w:p>'
    )


TRACKED = (
    '<w:p><w:ins w:id="901" w:author="Controllern" w:date="2026-09-01T08:00:00Z"><w:r><w:t>Nytt.'
    '</w:t></w:r></w:ins><w:del w:id="902" w:author="Controllern" w:date="2026-09-01T08:00:00Z">'
    "<w:r><w:delText>Gammalt.</w:delText></w:r></w:del></w:p>"
)
COMMENTED = (
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Kolla siffran.</w:t></w:r><w:commentRangeEnd '
    'w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
)
OVERLAPPING = (
    '<w:p><w:bookmarkStart w:id="7" w:name="_Ref1"/><w:r><w:t>Ett </w:t></w:r><w:bookmarkStart '
    'w:id="8" w:name="_Ref2"/><w:r><w:t>två </w:t></w:r><w:bookmarkEnd w:id="7"/><w:r><w:t>tre'
    '</w:t></w:r><w:bookmarkEnd w:id="8"/></w:p>'
)
NOTED = '<w:p><w:r><w:t>Se noten.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
THEIR_CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="Diarienummer"/><w:tag w:val="dnr"/><w:id w:val="-77"/>'
    "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>KS 2026/1</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
LANDSCAPE = (
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar '
    'w:top="1417" w:right="1000" w:bottom="1417" w:left="1000" w:header="709" w:footer="709" '
    'w:gutter="0"/></w:sectPr></w:pPr></w:p>'
)
THEIR_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Tabellrutnt"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" '
    'w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Skatt</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
)
PORTRAIT = (
    '<w:sectPr w:rsidR="00AA1"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" '
    'w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr>"
)


@dataclass
class Report:
    """What to put in the document: `before` and `after` stand round `anchors` in the body."""

    anchors: str = field(default_factory=anchor)
    before: str = ""
    after: str = ""
    styles: Mapping[str, tuple[str, str]] = field(default_factory=lambda: SWEDISH)
    main_kind: str = f"{KINDS}.document.main+xml"
    settings: str = ""
    more: Mapping[str, bytes] = field(default_factory=dict)
    relations: str = ""
    types: str = ""
    root_relations: str = ""
    section: str = PORTRAIT

    def written(self, path: Path) -> Path:
        path.write_bytes(b"")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self._members().items():
                info = zipfile.ZipInfo(name, (2026, 9, 1, 12, 30, 4))
                info.compress_type = zipfile.ZIP_STORED if name == MAIN else zipfile.ZIP_DEFLATED
                info.extra = b"\xaa\xbb\x04\x00data"
                package.writestr(info, content)
            package.comment = b"kommunens"
        return path

    def _members(self) -> dict[str, str | bytes]:
        return {
            MAIN: self._main(),
            "[Content_Types].xml": self._types(),
            "_rels/.rels": (
                f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                f'relationships"><Relationship Id="rId1" Type="{R}/officeDocument" '
                f'Target="/{MAIN}"/>{self.root_relations}</Relationships>'
            ),
            "word/_rels/document.xml.rels": (
                f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                f'relationships"><Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>'
                f'<Relationship Id="rId2" Type="{R}/settings" Target="settings.xml"/>'
                f'<Relationship Id="rId3" Type="{R}/footnotes" Target="footnotes.xml"/>'
                f'<Relationship Id="rId4" Type="{R}/comments" Target="comments.xml"/>'
                f"{self.relations}</Relationships>"
            ),
            "word/styles.xml": self._styles(),
            "word/settings.xml": f'{HEAD}<w:settings xmlns:w="{W}">{self.settings}</w:settings>',
            "word/footnotes.xml": (
                f'{HEAD}<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>En not.'
                "</w:t></w:r></w:p></w:footnote></w:footnotes>"
            ),
            "word/comments.xml": (
                f'{HEAD}<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Revisorn"><w:p>'
                "<w:r><w:t>Stämmer den?</w:t></w:r></w:p></w:comment></w:comments>"
            ),
            **self.more,
        }

    def _main(self) -> str:
        return (
            f"{HEAD}<w:document xmlns:w='{W}' xmlns:r=\"{R}\" "
            'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'mc:Ignorable="w14">\n <w:body>\n'
            f"{self.before}{self.anchors}{self.after}{self.section}</w:body>\n</w:document>\n"
            "<!-- slut -->"
        )

    def _types(self) -> str:
        parts = {"styles": "styles", "settings": "settings", "footnotes": "footnotes"}
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{KINDS}.{kind}+xml"/>'
            for name, kind in {**parts, "comments": "comments"}.items()
        )
        return (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/{MAIN}" ContentType="{self.main_kind}"/>{overrides}'
            f"{self.types}</Types>"
        )

    def _styles(self) -> str:
        styles = "".join(
            f'<w:style w:type="{kind}" w:default="{int(name == "Normal")}" w:styleId="{name}">'
            f'<w:name w:val="{title}"/></w:style>'
            for name, (kind, title) in self.styles.items()
        )
        return (
            f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang '
            f'w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>{styles}</w:styles>'
        )


def typical(**changes: object) -> Report:
    """A report with everything that people put into one."""
    before = (
        paragraph("Årsredovisning 2026", "Rubrik1")
        + paragraph("Förvaltningsberättelse", "Rubrik2")
        + OVERLAPPING
        + caption("Skatteintäkter", 1)
        + THEIR_TABLE
        + TRACKED
        + COMMENTED
        + NOTED
        + LANDSCAPE
    )
    after = paragraph("Ekonomisk analys", "Rubrik2") + caption("Resultat", 2) + THEIR_CONTROL
    given = {"before": before, "after": after, **changes}
    return Report(**given)  # type: ignore[arg-type]


def part(path: Path, name: str = MAIN) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(name)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def rewritten(path: Path, edit: Callable[[str], str], name: str = MAIN) -> Path:
    """Save the document again as another program would: a part edited, all members packed anew."""
    members = parts(path)
    before = members[name].decode()
    after = edit(before)
    assert after != before, "the edit found nothing to change"
    members[name] = after.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for member, content in members.items():
            package.writestr(member, content)
    return path


def raw_members(path: Path) -> dict[str, bytes]:
    """Each member as it lies in the file: its local header and its packed content."""
    data = path.read_bytes()
    with zipfile.ZipFile(path) as package:
        infos = sorted(package.infolist(), key=lambda info: info.header_offset)
        ends = [*(info.header_offset for info in infos[1:]), package.start_dir]
    return {
        info.filename: data[info.header_offset : end] for info, end in zip(infos, ends, strict=True)
    }


CONTROL = re.compile(rb"<w:sdt xmlns:w=.*?</w:sdt>", re.DOTALL)


def outside(path: Path) -> bytes:
    """The main part without our controls, as we have written them."""
    return CONTROL.sub(b"", part(path))


def control(path: Path, key: str) -> str:
    """Our control with that key."""
    found = [c for c in CONTROL.findall(part(path)) if f'w:val="vpreport:{key}"'.encode() in c]
    assert len(found) == 1
    return found[0].decode()
