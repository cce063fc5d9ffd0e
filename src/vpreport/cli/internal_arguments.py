"""What can be written after `vpreport` about confidential files, and what must go together."""

from __future__ import annotations

from vpreport import TYPE_CHECKING
from vpreport.texts import cli_help as texts

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from vpreport.cli.arguments import Arguments


def add_internal(
    parser: argparse.ArgumentParser,
    *,
    file: Callable[[str], Path],
    folder: Callable[[str], Path],
) -> None:
    """Add the arguments of an internal build; `file` and `folder` read those that must exist."""
    parser.add_argument("--internal", action="store_true", help=texts.INTERNAL_HELP)
    parser.add_argument("--secret", type=file, metavar=texts.FILE, help=texts.PLAN_PART_HELP)
    parser.add_argument(
        "--secret-inbox", type=folder, metavar=texts.FOLDER, help=texts.CONFIDENTIAL_INBOX_HELP
    )
    parser.set_defaults(parser=parser)


def check_internal(arguments: Arguments, *, public_folders: tuple[str, ...]) -> None:
    """End the process with what is wrong if the arguments of an internal build do not fit.

    Confidential files are only named in so many words: nothing about them has a default, and the
    folder must not be one of `public_folders`, nor the one with the ordinary answers.
    """
    secret = (arguments.secret, arguments.secret_inbox)
    if not arguments.internal:
        if any(secret) or getattr(arguments, "public", None):
            arguments.parser.error(texts.ONLY_INTERNAL)
        return
    if getattr(arguments, "replies", None):
        arguments.parser.error(texts.REPLIES_ARE_OPEN)
    writes = arguments.verb == "report"
    if not all(secret) or (writes and arguments.folder is None):
        arguments.parser.error(texts.INTERNAL_NEEDS if writes else texts.INTERNAL_CHECK_NEEDS)
    public = (*public_folders, arguments.inbox, getattr(arguments, "public", None))
    target = arguments.folder if writes else arguments.returns
    if target and any(_is_inside(target, each) for each in public if each):
        arguments.parser.error(texts.internal_folder(str(target)))


def _is_inside(folder: Path, other: str | Path) -> bool:
    from pathlib import Path

    whole, parent = folder.resolve(), Path(other).resolve()
    return whole == parent or parent in whole.parents
