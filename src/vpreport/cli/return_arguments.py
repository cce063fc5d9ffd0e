"""What can be written after `vpreport` about what is sent back, and about several files."""

from __future__ import annotations

from vpreport import TYPE_CHECKING
from vpreport.texts import cli_help as texts

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path


def add_returns(parser: argparse.ArgumentParser, *, folder: Callable[[str], Path]) -> None:
    """Add the folder for what is sent back to the departments."""
    parser.add_argument("--returns", type=folder, metavar=texts.FOLDER, help=texts.RETURNS_HELP)


def add_use(parser: argparse.ArgumentParser) -> None:
    """Add the files that are to be used where a department has sent several."""
    parser.add_argument(
        "--use", action="append", default=[], metavar=texts.FILE, help=texts.USE_HELP
    )
