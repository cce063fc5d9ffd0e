"""Lines on paper and tables on a terminal: the same facts in both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from vpreport.findings import Severity
from vpreport.grouping import FindingGroup
from vpreport.texts import cli as texts
from vpreport.texts import grouped, messages
from vpreport.texts.labels import SEVERITY

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

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

    def raw(self, text: str) -> None:
        """Show the text as it is, for other programs: no colour, no breaking of lines."""

    def counts(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show a table: words in the first column, numbers in the others."""

    def findings(self, groups: Sequence[FindingGroup]) -> None:
        """Show the findings about one file."""

    def working(self, text: str) -> AbstractContextManager[None]:
        """Show that something is going on while the block runs."""

    def counting(self, text: str) -> AbstractContextManager[Callable[[int, int], None]]:
        """Show how far the block has come; it is given what to call with "so many of so many"."""


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

    def raw(self, text: str) -> None:
        self._stream.write(text)

    def counts(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        for row in rows:
            numbers = ", ".join(
                f"{head.lower()} {cell}" for head, cell in zip(heads[1:], row[1:], strict=True)
            )
            self.line(f"  {row[0]}: {numbers}")

    def findings(self, groups: Sequence[FindingGroup]) -> None:
        for group in groups:
            self.line(f"  {SEVERITY[group.severity.value]}: {grouped.line(group)}")

    @contextmanager
    def working(self, text: str) -> Iterator[None]:
        del text  # a line that is not replaced would only be in the way
        yield

    @contextmanager
    def counting(self, text: str) -> Iterator[Callable[[int, int], None]]:
        del text
        yield lambda *_: None


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

    def raw(self, text: str) -> None:
        self._console.file.write(text)

    def counts(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD)
        for number, head in enumerate(heads):
            table.add_column(head, justify="right" if number else "left")
        for row in rows:
            table.add_row(*row)
        self._console.print(table)

    def findings(self, groups: Sequence[FindingGroup]) -> None:
        if self._console.width < _TABLE_WIDTH:
            self._as_lines(groups)
        else:
            self._as_table(groups)

    def _as_lines(self, groups: Sequence[FindingGroup]) -> None:
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 1))
        grid.add_column(min_width=_LABEL_WIDTH)
        for group in groups:
            grid.add_row(_label(group, "  "), Text(grouped.line(group)))
        self._console.print(grid)

    def _as_table(self, groups: Sequence[FindingGroup]) -> None:
        from rich import box
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, expand=True, leading=1)
        for head, ratio in zip(texts.FINDING_HEADS, _RATIOS, strict=True):
            table.add_column(head, ratio=ratio, overflow="fold")
        for group in groups:
            told = messages.told(group.first)
            about = "\n".join(filter(None, (grouped.rows(group), grouped.count(group))))
            where = grouped.cells(group) or group.first.place.key
            cells = (where, about, told.what, grouped.to_do(told))
            table.add_row(_label(group, ""), *(Text(cell) for cell in cells))
        self._console.print(table)

    @contextmanager
    def working(self, text: str) -> Iterator[None]:
        with self._console.status(text):
            yield

    @contextmanager
    def counting(self, text: str) -> Iterator[Callable[[int, int], None]]:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn(text), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self._console, transient=True) as bar:
            task = bar.add_task("", total=None)
            yield lambda done, of: bar.update(task, completed=done, total=of)


def _label(group: FindingGroup, indent: str) -> Text:
    from rich.text import Text

    word = f"{indent}{SEVERITY[group.severity.value]}"
    return Text(word if indent else f"{word}\n{group.number}", style=_STYLES[group.severity])


_TABLE_WIDTH: Final = 100  # columns of signs; in a narrower window a table is hard to read
_RATIOS: Final = (2, 3, 4, 7, 6)
_LABEL_WIDTH: Final = 2 + max(len(word) for word in SEVERITY.values())
