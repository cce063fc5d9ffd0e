"""What a public file may hold, by part, and what may not stand in a part that is allowed.

The lists are of what vpreport itself writes. A part, a relation or a property that is new must be
entered here by a person who has asked whether it can hide something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Forbidden(Enum):
    """Each thing that a public file is refused for; the value is the key of its words."""

    PART = "part"
    RELATION = "relation"
    EXTERNAL = "external"
    SHEET = "sheet"
    ROW_OR_COLUMN = "row_or_column"
    ZERO_SIZE = "zero_size"
    FILTER = "filter"
    FORMAT = "format"
    NAME = "name"
    VALIDATION = "validation"
    COMMENT = "comment"
    EMBEDDED = "embedded"
    SERIES = "series"
    HIDDEN_TEXT = "hidden_text"
    TRACKED = "tracked"
    VARIABLE = "variable"
    FIELD = "field"
    BOUND = "bound"
    PROPERTY = "property"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """None of the elements `names` (without prefix) may stand in the parts that match `parts`."""

    forbidden: Forbidden
    parts: re.Pattern[str]
    names: frozenset[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """None of `patterns` may be found in the parts that match `parts`.

    Each begins with letters as they stand, which makes the search twenty times as fast.
    """

    forbidden: Forbidden
    parts: re.Pattern[str]
    patterns: tuple[re.Pattern[bytes], ...]


_COMMON: Final = (
    r"\[Content_Types\]\.xml",
    r"_rels/\.rels",
    r"docProps/(?:core|app|custom)\.xml",
)
WORKBOOK_PARTS: Final = re.compile(
    "|".join(
        (
            *_COMMON,
            r"xl/(?:workbook|sharedStrings|styles|theme/theme1)\.xml",
            r"xl/_rels/workbook\.xml\.rels",
            r"xl/(?:worksheets/sheet|charts/chart|drawings/drawing|tables/table)\d+\.xml",
            r"xl/(?:worksheets/_rels/sheet|drawings/_rels/drawing)\d+\.xml\.rels",
        )
    )
)
DOCUMENT_PARTS: Final = re.compile(
    "|".join(
        (
            *_COMMON,
            r"word/(?:document|styles|numbering|settings|(?:header|footer)\d+)\.xml",
            r"word/_rels/document\.xml\.rels",
            r"word/charts/vpreport\d+\.xml",
            r"word/charts/_rels/vpreport\d+\.xml\.rels",
            r"word/embeddings/vpreport\d+\.xlsx",  # the numbers of a chart, checked in turn
        )
    )
)
CHART_WORKBOOK: Final = re.compile(r"word/embeddings/\w+\.xlsx")

RELATION: Final = re.compile(rb'<Relationship\b[^>]*\bType="([^"]*)"')
RELATIONS: Final = re.compile(
    rb"http://schemas\.openxmlformats\.org/(?:officeDocument|package)/2006/relationships/"
    rb"(?:officeDocument|metadata/core-properties|extended-properties|custom-properties"
    rb"|worksheet|theme|styles|sharedStrings|table|drawing|chart"
    rb"|numbering|settings|header|footer|package)"
)

# Core and app properties by their local names; custom ones by name and value in `gate`.
CORE_PROPERTIES: Final = frozenset(
    b"coreProperties title subject creator lastModifiedBy language created modified".split()
)
APP_PROPERTIES: Final = frozenset(
    b"Properties Application DocSecurity ScaleCrop HeadingPairs TitlesOfParts Company LinksUpToDate"
    b" SharedDoc HyperlinksChanged AppVersion vector variant lpstr i4".split()
)

_BOOK: Final = r"xl/workbook\.xml"
_SHEETS: Final = r"xl/worksheets/sheet.*"
_WORD: Final = r"word/.*\.xml"
_ON: Final = '="(?:1|true|on)"'
_FIELDS: Final = r"(?!\s*(?:TOC|PAGE|NUMPAGES|SEQ|REF)\b)"


def _elements(forbidden: Forbidden, parts: str, names: str) -> Elements:
    return Elements(
        forbidden=forbidden,
        parts=re.compile(parts),
        names=frozenset(names.encode("ascii").split()),
    )


def _pattern(forbidden: Forbidden, parts: str, *patterns: str) -> Pattern:
    return Pattern(
        forbidden=forbidden,
        parts=re.compile(parts),
        patterns=tuple(re.compile(pattern.encode("ascii")) for pattern in patterns),
    )


ELEMENTS: Final = (
    _elements(Forbidden.EXTERNAL, _BOOK, "externalReferences externalReference"),
    _elements(Forbidden.VARIABLE, _BOOK, "customWorkbookViews fileSharing pivotCaches"),
    _elements(Forbidden.FILTER, r"xl/(?:worksheets|tables)/.*", "filterColumn"),
    _elements(Forbidden.VALIDATION, _SHEETS, "dataValidations dataValidation"),
    _elements(Forbidden.COMMENT, _SHEETS, "legacyDrawing legacyDrawingHF"),
    _elements(
        Forbidden.EMBEDDED, _SHEETS, "oleObjects oleObject controls control picture customPr"
    ),
    _elements(
        Forbidden.VARIABLE,
        _SHEETS,
        "scenarios customSheetViews sparklineGroups customProperties cellWatches dataConsolidate",
    ),
    _elements(
        Forbidden.SERIES,
        r"(?:xl|word)/charts/.*",
        "filteredAreaSeries filteredBarSeries filteredBubbleSeries filteredCategoryTitle "
        "filteredLineSeries filteredPieSeries filteredRadarSeries filteredScatterSeries "
        "filteredSeriesTitle filteredSurfaceSeries",
    ),
    _elements(Forbidden.HIDDEN_TEXT, _WORD, "vanish specVanish webHidden"),
    _elements(
        Forbidden.TRACKED,
        _WORD,
        "ins del moveFrom moveTo delText delInstrText trackRevisions cellIns cellDel cellMerge "
        "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange tblGridChange tcPrChange "
        "trPrChange numberingChange",
    ),
    _elements(
        Forbidden.COMMENT, _WORD, "commentReference commentRangeStart commentRangeEnd annotationRef"
    ),
    _elements(
        Forbidden.EMBEDDED, _WORD, "altChunk object pict OLEObject binData control subDoc fontKey"
    ),
    _elements(
        Forbidden.VARIABLE, _WORD, "docVars docVar attachedTemplate mailMerge fldData ffData"
    ),
    _elements(Forbidden.BOUND, _WORD, "sdt dataBinding customXml smartTag"),
)

# What a public document may hold besides when it is made in a municipality's own template.
TEMPLATE_PARTS: Final = re.compile(
    r"word/(?:styles|numbering|settings|theme/theme1|(?:header|footer)\d+)\.xml"
    r"|word/(?:theme/)?_rels/(?:theme1|numbering|(?:header|footer)\d+)\.xml\.rels"
    r"|word/media/\w+\.\w+"
)
# What may not stand in a template's headers and footers. Old drawings and bound controls (the
# title of the document, say) are usual there, and show what they hold.
TEMPLATE_ELEMENTS: Final = (
    *(
        rule
        for rule in ELEMENTS
        if rule.forbidden in (Forbidden.HIDDEN_TEXT, Forbidden.TRACKED)
        or (rule.forbidden is Forbidden.COMMENT and rule.parts.pattern == _WORD)
    ),
    _elements(Forbidden.EMBEDDED, _WORD, "altChunk OLEObject binData control subDoc"),
)
_FETCHING: Final = r"\s*(?:INCLUDE|DDE|LINK|DATABASE|IMPORT|RD\b|MACROBUTTON|DOCVARIABLE)"
TEMPLATE_PATTERNS: Final = (
    _pattern(Forbidden.FIELD, _WORD, rf"<w:instrText\b[^>]*>{_FETCHING}", rf'w:instr="{_FETCHING}'),
)

PATTERNS: Final = (
    _pattern(Forbidden.EXTERNAL, r".*\.rels", 'TargetMode="External"'),
    _pattern(Forbidden.EXTERNAL, r"xl/.*|word/charts/.*", r"<f>[^<]*\[", r"<c:f>[^<]*\["),
    _pattern(Forbidden.SHEET, _BOOK, 'state="(?:hidden|veryHidden)"'),
    _pattern(
        Forbidden.NAME,
        _BOOK,
        r'<definedName\b(?![^>]*\bname="_xlnm\.(?:Print_Area|Print_Titles|_FilterDatabase)")',
    ),
    _pattern(
        Forbidden.ROW_OR_COLUMN,
        _SHEETS,
        rf"<row\b[^>]*\b(?:hidden|collapsed){_ON}",
        rf"<col\b[^>]*\b(?:hidden|collapsed){_ON}",
    ),
    _pattern(
        Forbidden.ZERO_SIZE,
        _SHEETS,
        r'<row\b[^>]*\bht="0(?:\.0*)?"',
        r'<col\b[^>]*\bwidth="0(?:\.0*)?"',
        r'<sheetFormatPr\b[^>]*\bdefault(?:ColWidth|RowHeight)="0(?:\.0*)?"',
        rf"<sheetFormatPr\b[^>]*\bzeroHeight{_ON}",
    ),
    _pattern(
        Forbidden.ZERO_SIZE,
        _WORD,
        r'<w:sz\s[^>]*w:val="[0-2]"',
        r'<w:trHeight\s[^>]*w:val="[0-2]"',
        r'<w:gridCol\s[^>]*w:w="0"',
    ),
    _pattern(Forbidden.SERIES, r"xl/drawings/.*|word/document\.xml", f"<[^>]* hidden{_ON}"),
    _pattern(
        Forbidden.FIELD, _WORD, rf"<w:instrText\b[^>]*>{_FIELDS}", rf'<[^>]* w:instr="{_FIELDS}'
    ),
)
