"""From an .ods package to the neutral grid. The format is OpenDocument 1.2 and 1.3, part 3."""

from __future__ import annotations

from lxml import etree

from vpreport.intake.formats.ods_content import read_content
from vpreport.intake.formats.ods_names import META, STYLE
from vpreport.intake.formats.xml_parts import local_name, parse_part, text_of
from vpreport.intake.grid import Grid
from vpreport.intake.opening.files import Received
from vpreport.intake.opening.package import Package


def read_ods(received: Received, package: Package) -> Grid:
    """Return the grid of the workbook. Raises FileRefusedError where it is damaged or too big."""
    meta = parse_part(package.read("meta.xml"))
    properties = {} if meta is None else _properties(meta)
    content = read_content(
        package.read("content.xml"), file=received.name, footers=_footers(package)
    )
    return Grid(
        sheets=content.sheets,
        properties=properties,
        names=content.names,
        program=properties.get("generator", "").split("$")[0] or None,
        saved_at=properties.get("date"),
        has_macros=any(name.startswith(("Basic/", "Scripts/")) for name in package.names),
    )


def _properties(meta: etree._Element) -> dict[str, str]:
    """Return the properties by lower-case name; those that people define by their own name."""
    found = {}
    for element in meta.iter():
        name = element.get(f"{META}name") if local_name(element) == "user-defined" else None
        key = name or local_name(element)
        if key and not len(element):
            found[str(key).lower()] = text_of(element)
    return found


def _footers(package: Package) -> dict[str, str]:
    """Return the text of the page foot by the name of its master page."""
    styles = parse_part(package.read("styles.xml"))
    if styles is None:
        return {}
    return {
        str(page.get(f"{STYLE}name", "")): " ".join(
            text_of(footer) for footer in page.iter(f"{STYLE}footer")
        )
        for page in styles.iter(f"{STYLE}master-page")
    }
