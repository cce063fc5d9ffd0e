"""Messages about intake."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

MESSAGES: Final[Mapping[Code, Message]] = {}
