"""The namespaces of OpenDocument that intake reads, as the pass over the XML names them.

`TABLE + "table"` is the full name of the element table:table.
"""

from __future__ import annotations

from typing import Final

from vpreport.intake.opening.bounded_xml import SEPARATOR

_OASIS: Final = f"urn:oasis:names:tc:opendocument:xmlns:{{}}:1.0{SEPARATOR}"

DR3D: Final = _OASIS.format("dr3d")
DRAW: Final = _OASIS.format("drawing")
META: Final = _OASIS.format("meta")
OFFICE: Final = _OASIS.format("office")
STYLE: Final = _OASIS.format("style")
TABLE: Final = _OASIS.format("table")
TEXT: Final = _OASIS.format("text")
CALCEXT: Final = f"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0{SEPARATOR}"
DC: Final = f"http://purl.org/dc/elements/1.1/{SEPARATOR}"
OOO: Final = f"http://openoffice.org/2004/office{SEPARATOR}"

# Whatever can be drawn on a sheet, in a cell or in a text (OpenDocument 1.3, part 3, 10.3–10.5).
# A drawing can hold texts, whole tables and, in a flat file, whole documents.
SHAPES: Final = (
    *(
        DRAW + name
        for name in (
            "a",
            "caption",
            "circle",
            "connector",
            "control",
            "custom-shape",
            "ellipse",
            "frame",
            "g",
            "line",
            "measure",
            "page-thumbnail",
            "path",
            "polygon",
            "polyline",
            "rect",
            "regular-polygon",
        )
    ),
    DR3D + "scene",
)
