"""The styles of a document by id, each with the name that does not change with the language."""

from __future__ import annotations

from collections.abc import Mapping

from vpreport.report.inplace.relations import tree_of
from vpreport.report.section.ooxml import WORD

_W = f"{{{WORD}}}"


def style_names(content: bytes) -> Mapping[str, str]:
    """Return the name in lower case of each style by its id; that of the default by the empty id.

    Word and LibreOffice differ in capitals ("heading 1", "Heading 1"), ids follow the language.
    """
    names = {"": "normal"}
    if not content:
        return names
    for style in tree_of(content).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        told = "" if name is None else name.get(f"{_W}val", "").casefold()
        names[style.get(f"{_W}styleId", "")] = told
        is_default = style.get(f"{_W}default", "0") in ("1", "true", "on")
        if is_default and style.get(f"{_W}type") == "paragraph":
            names[""] = told
    return names
