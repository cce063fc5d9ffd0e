"""The command line: arguments in, library calls, Swedish lines and an exit status out.

Exit status: 0 done; 1 something must be corrected (reports are still written) or an output could
not be written; 2 wrong usage; 3 something confidential stands in a public file; 130 interrupted
by the user.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from vpreport import TYPE_CHECKING, __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

INTERRUPTED: Final = 130  # 128 + SIGINT, as shells have it


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (default: the process's own) and return its exit status.

    Raises SystemExit as argparse does: 0 after help and version, 2 after wrong usage.
    """
    _survive_old_consoles()
    try:
        if (sys.argv[1:] if argv is None else list(argv)) == ["--version"]:
            print(version())  # argparse would say the same in twice the time
            raise SystemExit(0)
        from vpreport.cli.arguments import parse

        arguments = parse(argv)
        from vpreport.cli.running import run

        status = run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        from vpreport.texts import cli as texts

        print(texts.INTERRUPTED, file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output (head, less) has left; let Python not complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        from vpreport.texts import cli as texts

        print(texts.system_error(error.filename, error.strerror), file=sys.stderr)
        return 1
    return status


def version() -> str:
    """Return what `vpreport --version` says."""
    return f"vpreport {__version__}"


def _survive_old_consoles() -> None:
    """Show "?" for a sign that the console lacks instead of ending in an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
