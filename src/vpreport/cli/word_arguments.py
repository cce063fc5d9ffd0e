"""What can be written after `vpreport word`. Nothing here imports more than argparse needs."""

from __future__ import annotations

from vpreport import TYPE_CHECKING
from vpreport.cli.return_arguments import add_use
from vpreport.texts import cli_help, word_help

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    Reached = Callable[[str], Path]


def fill_word(group: Any, *, file: Reached, folder: Reached) -> None:
    """Add the verbs of the group; `file` and `folder` turn what is typed into what is there."""
    inner = group.add_subparsers(
        title=cli_help.COMMANDS, metavar=cli_help.COMMAND, dest="verb", required=True
    )

    def verb(name: str, summary: str, description: str) -> ArgumentParser:
        added: ArgumentParser = inner.add_parser(name, help=summary, description=description)
        added.set_defaults(verb=f"word {name}")
        return added

    insert = verb("insert", word_help.INSERT, word_help.INSERT_LONG)
    update = verb("update", word_help.UPDATE, word_help.UPDATE_LONG)
    for each in (insert, update):
        _add_document(each, file)
        each.add_argument("plan", type=file, metavar=cli_help.PLAN, help=cli_help.PLAN_HELP)
        each.add_argument("inbox", type=folder, metavar=cli_help.FOLDER, help=cli_help.INBOX_HELP)
        _add_checkpoint(each, required=True)
        _add_choices(each)
    for option, help_text in (
        ("--overwrite", word_help.OVERWRITE_HELP),
        ("--as-comment", word_help.AS_COMMENT_HELP),
        ("--as-tracked-changes", word_help.AS_TRACKED_HELP),
    ):
        update.add_argument(
            option, action="append", default=[], metavar=word_help.BLOCK, help=help_text
        )
    status = verb("status", word_help.STATUS, word_help.STATUS_LONG)
    _add_document(status, file)
    status.add_argument(
        "plan", nargs="?", type=file, metavar=cli_help.PLAN, help=cli_help.PLAN_HELP
    )
    status.add_argument(
        "inbox", nargs="?", type=folder, metavar=cli_help.FOLDER, help=cli_help.INBOX_HELP
    )
    _add_checkpoint(status, required=False)
    _add_choices(status)
    status.set_defaults(parser=status)
    _add_document(verb("clean", word_help.CLEAN, word_help.CLEAN_LONG), file)
    _add_document(verb("reattach", word_help.REATTACH, word_help.REATTACH_LONG), file)
    _add_document(verb("check", cli_help.WORD_CHECK, cli_help.WORD_CHECK_LONG), file)
    blocks = verb("blocks", word_help.BLOCKS, word_help.BLOCKS_LONG)
    blocks.add_argument("plan", type=file, metavar=cli_help.PLAN, help=cli_help.PLAN_HELP)


def check_status(arguments: Any) -> None:
    """End the process where only some of what a follow-up needs is given."""
    given = (arguments.plan, arguments.inbox, arguments.checkpoint)
    if any(given) and not all(given):
        arguments.parser.error(word_help.STATUS_NEEDS)


def _add_document(parser: ArgumentParser, file: Reached) -> None:
    parser.add_argument(
        "document", type=file, metavar=word_help.DOCUMENT, help=word_help.DOCUMENT_HELP
    )


def _add_checkpoint(parser: ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "--checkpoint",
        required=required,
        metavar=cli_help.CHECKPOINT,
        help=cli_help.CHECKPOINT_HELP,
    )


def _add_choices(parser: ArgumentParser) -> None:
    """Add which answers are meant; those with secrecy are never put into such a document."""
    add_use(parser)
    parser.add_argument("--witness", action="store_true", help=cli_help.WITNESS_HELP)
    parser.set_defaults(secret=None, secret_inbox=None)
