"""The namespaces of OpenDocument that intake reads."""

from __future__ import annotations

from typing import Final

_OASIS: Final = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"

META: Final = _OASIS.format("meta")
OFFICE: Final = _OASIS.format("office")
STYLE: Final = _OASIS.format("style")
TABLE: Final = _OASIS.format("table")
TEXT: Final = _OASIS.format("text")
CALCEXT: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
