"""Lines on paper and tables on a terminal: the same facts in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from vpreport.findings import Severity
from vpreport.texts.labels import SEVERITY

if TYPE_CHECKING:
    from rich.console import Console

_STYLES: Final = {
    Severity.STOP: "bold red",
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
}


class Screen(Protocol):
    """Where a verb shows what it did."""

    def heading(self, text: str) -> None: ...

    def line(self, text: str = "") -> None: ...

    def counts(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show a table: words in the first column, numbers in the others."""

    def finding(self, severity: Severity, text: str) -> None: ...

    def working(self, text: str) -> AbstractContextManager[None]:
        """Show that something is going on while the block runs."""


def screen_for(stream: TextIO) -> Screen:
    """Return a screen with colours and tables for a terminal, with plain lines for all else."""
    return Terminal(stream) if stream.isatty() else Plain(stream)


class Plain:
    """Lines without colour or movement, for files, pipes and screen readers."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def heading(self, text: str) -> None:
        self.line(text)

    def line(self, text: str = "") -> None:
        print(text, file=self._stream)

    def counts(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        for row in rows:
            numbers = ", ".join(
                f"{head.lower()} {cell}" for head, cell in zip(heads[1:], row[1:], strict=True)
            )
            self.line(f"  {row[0]}: {numbers}")

    def finding(self, severity: Severity, text: str) -> None:
        self.line(f"  {SEVERITY[severity.value]}: {text}")

    @contextmanager
    def working(self, text: str) -> Iterator[None]:
        del text  # a line that is not replaced would only be in the way
        yield


class Terminal:
    """Tables, colours and a moving sign; `rich` keeps to NO_COLOR and the width of the window."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console

        # What people typed may hold [brackets] and :colons: that mean nothing here.
        self._console: Console = Console(file=stream, markup=False, highlight=False, emoji=False)

    def heading(self, text: str) -> None:
        self._console.print(text, style="bold")

    def line(self, text: str = "") -> None:
        self._console.print(text)

    def counts(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD)
        for number, head in enumerate(heads):
            table.add_column(head, justify="right" if number else "left")
        for row in rows:
            table.add_row(*row)
        self._console.print(table)

    def finding(self, severity: Severity, text: str) -> None:
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 1))
        grid.add_column(min_width=_LABEL_WIDTH)
        grid.add_row(
            Text(f"  {SEVERITY[severity.value]}", style=_STYLES[severity]),
            Text(text),
        )
        self._console.print(grid)

    @contextmanager
    def working(self, text: str) -> Iterator[None]:
        with self._console.status(text):
            yield


_LABEL_WIDTH: Final = 2 + max(len(word) for word in SEVERITY.values())
