"""The .docx around the section: a small package of vpreport's own, the same bytes every time.

Nothing but what the section needs is in it: no template's author, thumbnail or leftover styles,
and no clock. Fields hold their right results, so the file asks for no updating when opened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from vpreport.atomic import MADE_BY
from vpreport.report.section import looks, styles
from vpreport.report.section.blocks import Role
from vpreport.report.section.charts import CHART_TYPE, ChartParts
from vpreport.report.section.ooxml import RELATIONS, Element, field, one_line, text_run, to_bytes, w
from vpreport.report.section.zipping import HEAD, write_zip
from vpreport.texts import secrecy
from vpreport.texts import section as texts

# A4 with margins of 25 mm, in twentieths of a point.
PAGE_WIDTH: Final = 11906
PAGE_HEIGHT: Final = 16838
MARGIN: Final = 1417
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN

FIRST_NUMBERING: Final = looks.BULLETS + 1

_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_BULLET_LIST: Final = 0
_NUMBERED_LIST: Final = 1

_CONTENT_TYPES: Final = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="xlsx" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_MAIN}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_MAIN}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    "{more}</Types>"
)
_APP: Final = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    f'extended-properties"><Application>{MADE_BY}</Application></Properties>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What the file says of itself; `date` is the day that it describes, not the clock's.

    `marking` is a note of secrecy for the head of every page, empty for a public document.
    """

    title: str
    footer: str
    date: dt.date
    marking: str = ""


def write_package(
    path: Path,
    body: tuple[Element, ...],
    properties: Properties,
    *,
    list_starts: tuple[int, ...],
    charts: tuple[ChartParts, ...],
) -> None:
    """Write the document; `list_starts` is the first number of each numbered list in `body`."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(charts, is_marked=bool(properties.marking)),
        "_rels/.rels": _relations(
            {
                f"{RELATIONS}/officeDocument": "word/document.xml",
                f"{_PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
                f"{RELATIONS}/extended-properties": "docProps/app.xml",
            }
        ),
        "docProps/core.xml": _core(properties),
        "docProps/app.xml": _APP,
        "word/document.xml": to_bytes(
            w("document", w("body", *body, _section(is_marked=bool(properties.marking))))
        ),
        "word/_rels/document.xml.rels": _relations(
            {
                f"{RELATIONS}/styles": "styles.xml",
                f"{RELATIONS}/numbering": "numbering.xml",
                f"{RELATIONS}/settings": "settings.xml",
                f"{RELATIONS}/footer": "footer1.xml",
                **({f"{RELATIONS}/header": "header1.xml"} if properties.marking else {}),
            },
            charts,
        ),
        "word/styles.xml": to_bytes(styles.styles_part()),
        "word/numbering.xml": to_bytes(_numbering(list_starts)),
        "word/settings.xml": to_bytes(_settings()),
        "word/footer1.xml": to_bytes(_footer(properties.footer)),
    }
    if properties.marking:
        parts["word/header1.xml"] = to_bytes(_header(properties.marking))
    for chart in charts:
        parts.update(chart.parts)
    write_zip(path, parts)


def _content_types(charts: tuple[ChartParts, ...], *, is_marked: bool) -> str:
    header = f'<Override PartName="/word/header1.xml" ContentType="{_MAIN}.header+xml"/>'
    overrides = (
        *((header,) if is_marked else ()),
        *(
            f'<Override PartName="/word/{chart.target}" ContentType="{CHART_TYPE}"/>'
            for chart in charts
        ),
    )
    return _CONTENT_TYPES.replace("{more}", "".join(overrides))


def _relations(targets: Mapping[str, str], charts: tuple[ChartParts, ...] = ()) -> str:
    named = [
        *((f"rId{n}", kind, target) for n, (kind, target) in enumerate(targets.items(), start=1)),
        *((chart.relation, f"{RELATIONS}/chart", chart.target) for chart in charts),
    ]
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in named
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _core(properties: Properties) -> str:
    day = f"{properties.date.isoformat()}T00:00:00Z"
    marking = escape(one_line(properties.marking))
    category = f"<cp:category>{marking}</cp:category>" if marking else ""
    title = secrecy.marked(properties.title) if marking else properties.title
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(one_line(title))}</dc:title>"
        f"{category}"
        f"<dc:creator>{MADE_BY}</dc:creator>"
        f"<dc:language>{styles.LANGUAGE}</dc:language>"
        f"<cp:lastModifiedBy>{MADE_BY}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _section(*, is_marked: bool) -> Element:
    return w(
        "sectPr",
        _reference("header", "rId5") if is_marked else None,
        _reference("footer", "rId4"),
        w("pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT),
        w(
            "pgMar",
            top=MARGIN,
            right=MARGIN,
            bottom=MARGIN,
            left=MARGIN,
            header=709,
            footer=709,
            gutter=0,
        ),
    )


def _reference(part: str, relation: str) -> Element:
    reference = w(f"{part}Reference", type="default")
    reference.set(f"{{{RELATIONS}}}id", relation)
    return reference


def _header(marking: str) -> Element:
    """Return the note of secrecy, for every page."""
    line = w("p", w("pPr", w("pStyle", val=looks.STYLES.paragraphs[Role.BODY])))
    line.append(text_run(marking, looks.STYLES.strong))
    return w("hdr", line)


def _footer(text: str) -> Element:
    """Return whose document it is to the left and the page to the right."""
    page, of = texts.PAGE
    properties = w(
        "pPr", w("pStyle", val=looks.FOOTER), w("tabs", w("tab", val="right", pos=TEXT_WIDTH))
    )
    line = w(
        "p",
        properties,
        text_run(text),
        w("r", w("tab")),
        text_run(page),
        field("PAGE", "1"),
        text_run(of),
        field("NUMPAGES", "1"),
    )
    return w("ftr", line)


def _settings() -> Element:
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return w(
        "settings",
        w("defaultTabStop", val=709),
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=2),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", mode),
        w("themeFontLang", val=styles.LANGUAGE),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def _numbering(list_starts: tuple[int, ...]) -> Element:
    """Return the bullets, and a numbering of its own for each numbered list."""
    lists = (
        w(
            "num",
            w("abstractNumId", val=_NUMBERED_LIST),
            w("lvlOverride", w("startOverride", val=start), ilvl=0),
            numId=number,
        )
        for number, start in enumerate(list_starts, start=FIRST_NUMBERING)
    )
    return w(
        "numbering",
        _list(_BULLET_LIST, "bullet", "•", looks.STYLES.bullet),
        _list(_NUMBERED_LIST, "decimal", "%1.", ""),
        w("num", w("abstractNumId", val=_BULLET_LIST), numId=looks.BULLETS),
        *lists,
    )


def _list(number: int, kind: str, sign: str, style: str) -> Element:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        w("pStyle", val=style) if style else None,
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=425, hanging=283)),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)
