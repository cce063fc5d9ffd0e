"""The small parts that tell about a file: subject, program, when it was saved, our own code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from vpreport.intake.opening.bounded_xml import Attributes, Budget, OnStart, Pass, named
from vpreport.intake.opening.package import Package

_DC: Final = ("http://purl.org/dc/elements/1.1/",)
_DC_TERMS: Final = ("http://purl.org/dc/terms/",)
_EXTENDED: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
)
_CUSTOM: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties",
)


def read_properties(package: Package, budget: Budget) -> dict[str, str]:
    """Return title, subject, description, modified, application and what people have defined.

    All by lower-case name. Properties that nobody has set are left out.
    """
    found: dict[str, str] = {}
    reader = _Texts(budget, found)
    reader.read(
        package.read("docProps/core.xml"),
        {
            **reader.known(_DC, "title", "subject", "description"),
            **reader.known(_DC_TERMS, "modified"),
        },
    )
    reader.read(package.read("docProps/app.xml"), reader.known(_EXTENDED, "Application"))
    reader.read(package.read("docProps/custom.xml"), named(_CUSTOM, {"property": reader.defined}))
    return found


class _Texts:
    """Gathers the text inside of each element of interest."""

    def __init__(self, budget: Budget, found: dict[str, str]) -> None:
        self._budget = budget
        self._found = found
        self._name = ""

    def read(self, content: bytes, starts: Mapping[str, OnStart]) -> None:
        if content:
            ends = dict.fromkeys(starts, self._close)
            self._pass = Pass(budget=self._budget, starts=starts, ends=ends)
            self._pass.walk(content)

    def known(self, namespaces: tuple[str, ...], *names: str) -> dict[str, OnStart]:
        return named(namespaces, {name: partial(self._open, name) for name in names})

    def defined(self, attributes: Attributes) -> None:
        self._open(attributes.get("name", ""), attributes)

    def _open(self, name: str, _: Attributes) -> None:
        self._name = name.lower()
        self._pass.collect()

    def _close(self) -> None:
        if text := self._pass.collected().strip():
            self._found[self._name] = text
