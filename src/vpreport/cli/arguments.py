"""What can be written after `vpreport`. Nothing here imports more than argparse needs."""

from __future__ import annotations

import argparse
import os

from vpreport import TYPE_CHECKING
from vpreport.cli import version
from vpreport.cli.internal_arguments import add_internal, check_internal
from vpreport.texts import cli_help as texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any, Final

    from vpreport.findings import Code

TEMPLATES_FOLDER: Final = "input_templates"
CONFIDENTIAL_FOLDER: Final = "secret_templates"
OUTPUT_FOLDER: Final = "output"
TEXT: Final = "text"
JSON: Final = "json"


class Arguments(argparse.Namespace):
    """The parsed command line. Each verb sets only the fields it has."""

    verb: str
    plan: Path
    inbox: Path
    checkpoint: str
    folder: Path
    internal: bool
    secret: Path | None
    secret_inbox: Path | None
    public: Path | None
    format: str
    replies: Path | None
    template: Path | None
    parser: argparse.ArgumentParser
    outputs: list[Path]
    secret_files: list[Path]
    document: Path
    overwrite: list[str]
    as_comment: list[str]
    as_tracked_changes: list[str]
    returns: Path | None
    use: list[str]
    witness: bool


def parse(argv: Sequence[str] | None) -> Arguments:
    """Return the arguments; ends the process after help, version and wrong usage."""
    with SwedishArgparse():
        arguments = _parser().parse_args(argv, namespace=Arguments())
        if arguments.verb in ("check", "report"):
            check_internal(arguments, public_folders=(OUTPUT_FOLDER, TEMPLATES_FOLDER))
        if arguments.verb == "word status":
            from vpreport.cli.word_arguments import check_status

            check_status(arguments)
        return _with_folder(arguments)


def _with_folder(arguments: Arguments) -> Arguments:
    """Return the arguments with the folder that is meant where none was named."""
    if getattr(arguments, "folder", "") is None:
        secret_templates = arguments.verb == "templates" and arguments.secret is not None
        templates = CONFIDENTIAL_FOLDER if secret_templates else TEMPLATES_FOLDER
        arguments.folder = _path(templates if arguments.verb == "templates" else OUTPUT_FOLDER)
    return arguments


class SwedishArgparse:
    """Lets argparse speak Swedish inside a `with` block.

    argparse sends every text through its module-level `_`, a private name that has stood there
    since Python 2.7; a test tells if that changes.
    """

    def __enter__(self) -> None:
        self._original = vars(argparse)["_"]
        vars(argparse)["_"] = lambda text: texts.ARGPARSE.get(text, text)

    def __exit__(self, *_: object) -> None:
        vars(argparse)["_"] = self._original


class _Parser(argparse.ArgumentParser):
    """A parser, also of a verb, that takes no shortened names: a new name could change them.

    `fill` adds its arguments, and is called when the verb has been chosen: setting up those of
    every verb costs a start more than reading the command line does.
    """

    def __init__(self, *, fill: Callable[[_Parser], None] | None = None, **settings: Any) -> None:
        settings.setdefault("formatter_class", _Formatter)
        super().__init__(**settings, allow_abbrev=False)
        self._fill = fill

    def parse_known_args(self, *arguments: Any, **named: Any) -> Any:
        if self._fill is not None:
            self._fill(self)
            self._fill = None
        return super().parse_known_args(*arguments, **named)


class _Formatter(argparse.HelpFormatter):
    """Knows how wide the screen is."""

    def __init__(self, prog: str, max_help_position: int = 24) -> None:
        super().__init__(prog, max_help_position=max_help_position, width=_screen_width() - 2)


class _ProgramFormatter(_Formatter, argparse.RawDescriptionHelpFormatter):
    """Keeps the epilog's lines, and has the verbs and what they do on one line each."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28)


def _screen_width() -> int:
    """Return the columns of the terminal, 80 where there is none.

    argparse asks shutil, and importing that takes as long as all the rest of a help text.
    """
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:  # standard output is a file or closed
        return 80


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="vpreport",
        description=texts.PROGRAM,
        epilog=texts.EPILOG,
        formatter_class=_ProgramFormatter,
    )
    parser.add_argument("--version", action="version", version=version(), help=texts.VERSION_HELP)
    verbs = parser.add_subparsers(
        title=texts.COMMANDS, metavar=texts.COMMAND, dest="verb", required=True
    )
    for name, summary, description, fill in (
        ("demo", texts.DEMO, texts.DEMO_LONG, _fill_demo),
        ("plan", texts.PLAN_GROUP, texts.PLAN_GROUP, _fill_plan),
        ("templates", texts.TEMPLATES, texts.TEMPLATES_LONG, _fill_templates),
        ("check", texts.CHECK, texts.CHECK_LONG, _fill_check),
        ("report", texts.REPORT, texts.REPORT_LONG, _fill_report),
        ("leaks", texts.LEAKS, texts.LEAKS_LONG, _fill_leaks),
        ("word", texts.WORD_GROUP, texts.WORD_GROUP_LONG, _fill_word),
    ):
        verbs.add_parser(name, help=summary, description=description, fill=fill)
    return parser


def _fill_demo(demo: _Parser) -> None:
    demo.add_argument(
        "folder",
        nargs="?",
        type=_path,
        default=OUTPUT_FOLDER,
        metavar=texts.FOLDER,
        help=texts.DEMO_FOLDER_HELP,
    )


def _fill_plan(group: _Parser) -> None:
    inner = group.add_subparsers(
        title=texts.COMMANDS, metavar=texts.COMMAND, dest="verb", required=True
    )
    check = inner.add_parser("check", help=texts.PLAN_CHECK, description=texts.PLAN_CHECK_LONG)
    check.set_defaults(verb="plan check")
    _add_plan_file(check)


def _fill_templates(templates: _Parser) -> None:
    _add_plan_file(templates)
    _add_checkpoint(templates)
    templates.add_argument(
        "--secret", type=_existing_file, metavar=texts.FILE, help=texts.CONFIDENTIAL_TEMPLATES_HELP
    )
    _add_folder(templates, help_text=texts.TEMPLATES_FOLDER_HELP)


def _fill_check(check: _Parser) -> None:
    from vpreport.cli.return_arguments import add_returns

    _add_answers(check)
    add_returns(check, folder=_path)
    check.add_argument(
        "--format", choices=(TEXT, JSON), default=TEXT, metavar=texts.FORMAT, help=texts.FORMAT_HELP
    )
    check.add_argument("--replies", type=_path, metavar=texts.FOLDER, help=texts.REPLIES_HELP)
    check.add_argument(
        "--explain", action=_Explain, type=_code, metavar=texts.CODE, help=texts.EXPLAIN_HELP
    )


class _Explain(argparse.Action):
    """Says what a code means and ends: the rest of the command line need not be there."""

    def __call__(self, parser: argparse.ArgumentParser, *given: Any) -> None:
        from vpreport.texts.explaining import explain

        print(explain(given[1]))
        parser.exit()


def _fill_report(report: _Parser) -> None:
    _add_answers(report)
    _add_folder(report, help_text=texts.REPORT_FOLDER_HELP)
    report.add_argument(
        "--template", type=_existing_file, metavar=texts.FILE, help=texts.WORD_TEMPLATE_HELP
    )
    report.add_argument(
        "--public", type=_existing_folder, metavar=texts.FOLDER, help=texts.PUBLIC_HELP
    )


def _fill_word(group: _Parser) -> None:
    from vpreport.cli.word_arguments import fill_word

    fill_word(group, file=_existing_file, folder=_existing_folder)


def _add_answers(parser: _Parser) -> None:
    """Add what says which answers are meant."""
    from vpreport.cli.return_arguments import add_use

    _add_plan_file(parser)
    _add_inbox(parser)
    _add_checkpoint(parser)
    add_use(parser)
    parser.add_argument("--witness", action="store_true", help=texts.WITNESS_HELP)
    add_internal(parser, file=_existing_file, folder=_existing_folder)


def _fill_leaks(leaks: _Parser) -> None:
    leaks.add_argument(
        "outputs", nargs="+", type=_existing, metavar=texts.OUTPUTS, help=texts.OUTPUTS_HELP
    )
    leaks.add_argument(
        "--secret",
        dest="secret_files",
        nargs="+",
        required=True,
        type=_existing,
        metavar=texts.FILE,
        help=texts.CONFIDENTIAL_HELP,
    )


def _add_plan_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", type=_existing_file, metavar=texts.PLAN, help=texts.PLAN_HELP)


def _add_inbox(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("inbox", type=_existing_folder, metavar=texts.FOLDER, help=texts.INBOX_HELP)


def _add_checkpoint(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--checkpoint", required=True, metavar=texts.CHECKPOINT, help=texts.CHECKPOINT_HELP
    )


def _add_folder(parser: argparse.ArgumentParser, *, help_text: str) -> None:
    parser.add_argument("--folder", type=_path, metavar=texts.FOLDER, help=help_text)


def _path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


def _code(text: str) -> Code:
    from vpreport.texts.explaining import find_code, unknown_code

    code = find_code(text)
    if code is None:
        raise argparse.ArgumentTypeError(unknown_code(text))
    return code


def _existing(text: str) -> Path:
    return _reached(text) or _existing_file(text)


def _existing_file(text: str) -> Path:
    path = _reached(text)
    if path is not None and path.is_dir():
        raise argparse.ArgumentTypeError(texts.not_a_file(text))
    if path is None:
        raise argparse.ArgumentTypeError(texts.file_missing(text))
    return path


def _existing_folder(text: str) -> Path:
    path = _reached(text)
    if path is not None and path.is_file():
        raise argparse.ArgumentTypeError(texts.not_a_folder(text))
    if path is None:
        raise argparse.ArgumentTypeError(texts.folder_missing(text))
    return path


def _reached(text: str) -> Path | None:
    """Return the file or folder; None where there is none, or something that is neither."""
    path = _path(text)
    try:
        return path if path.is_file() or path.is_dir() else None
    except PermissionError:  # a folder on the way is closed, so nobody knows what there is
        raise argparse.ArgumentTypeError(texts.may_not_be_read(text)) from None
