"""A zip package that is the same bytes every time, whatever the clock and the machine."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Final

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


def write_zip(to: Path | IO[bytes], members: Mapping[str, str | bytes]) -> None:
    """Write the members in their order."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # else the operating system is written in
            package.writestr(member, content)
