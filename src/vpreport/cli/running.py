"""From parsed arguments to a verb, and from the library's exceptions to an exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Final

from vpreport.cli import verbs, word
from vpreport.cli.arguments import Arguments
from vpreport.cli.demo import demo
from vpreport.cli.folder_lock import alone_in
from vpreport.cli.leaks import search
from vpreport.cli.listing import list_findings
from vpreport.cli.showing import Screen, screen_for
from vpreport.cli.word_check import check_word
from vpreport.findings import Finding, PlanError, UsageError, VpreportError
from vpreport.texts.messages import describe

VERBS: Final[Mapping[str, Callable[[Arguments, Screen], int]]] = {
    "demo": demo,
    "plan check": verbs.check_plan,
    "templates": verbs.write_templates,
    "check": verbs.check_answers,
    "report": verbs.write_reports,
    "word insert": word.insert,
    "word update": word.update,
    "word status": word.status,
    "word clean": word.clean,
    "word reattach": word.reattach,
    "word blocks": word.blocks,
    "leaks": search,
    "word check": check_word,
}


WRITING: Final = ("demo", "templates", "report")
"""The verbs that write in `arguments.folder`, one run at a time."""


def run(arguments: Arguments) -> int:
    """Run the verb and return its exit status; what stops it is said on standard error."""
    try:
        with _folder_of(arguments) as remarks:
            for finding in remarks:
                screen_for(sys.stderr).line(describe(finding))
            return VERBS[arguments.verb](arguments, screen_for(sys.stdout))
    except PlanError as error:
        list_findings(screen_for(sys.stderr), error.findings)
        return 1
    except VpreportError as error:
        for finding in error.findings:
            screen_for(sys.stderr).line(describe(finding))
        return 2 if isinstance(error, UsageError) else 1


def _folder_of(arguments: Arguments) -> AbstractContextManager[tuple[Finding, ...]]:
    """Return what keeps other runs out of the folder that the verb writes in, if it does."""
    return alone_in(arguments.folder) if arguments.verb in WRITING else nullcontext(())
