"""How findings and counts are shown, on a terminal and on paper."""

from __future__ import annotations

import io
import re

from vpreport.cli.listing import list_findings
from vpreport.cli.showing import Plain, Terminal
from vpreport.findings import Code, Finding, Place, Severity
from vpreport.texts.messages import describe


def finding(code: Code, file: str, **place: str | int) -> Finding:
    return Finding(code=code, place=Place(file=file, **place), params=PARAMS)


PARAMS = {"value": "2026-dalar", "known": ("2026-delar",), "reason": "disken är full"}


def test_findings_are_counted_first_and_grouped_by_file_the_worst_first() -> None:
    stream = io.StringIO()
    list_findings(
        Plain(stream),
        [
            finding(Code.LOCK_FILE, "a.xlsx"),
            finding(Code.EMPTY_FILE, "b.xlsx"),
            finding(Code.LOCK_FILE, "b.xlsx"),
            finding(Code.EMPTY_FILE, "a.xlsx"),
            finding(Code.LOCK_FILE, "0.xlsx"),
        ],
    )
    lines = stream.getvalue().splitlines()
    assert lines[0] == "2\u00a0stopp och 3\u00a0upplysningar."
    assert [line.partition(":")[0] for line in lines[1:]] == [
        *("", "a.xlsx", "  Stopp", "  Upplysning"),
        *("", "b.xlsx", "  Stopp", "  Upplysning"),
        *("", "0.xlsx", "  Upplysning"),
    ]


def test_what_is_not_shown_is_counted() -> None:
    stream = io.StringIO()
    list_findings(Plain(stream), [finding(Code.LOCK_FILE, "a.xlsx")], down_to=Severity.WARNING)
    assert stream.getvalue() == (
        "1\u00a0upplysning.\n\nDessutom 1\u00a0anmärkning som inte ändrar något i sak; "
        "vpreport check visar alla.\n"
    )


def test_brackets_and_colons_that_people_typed_are_shown_as_typed_on_a_terminal() -> None:
    stream = io.StringIO()
    screen = Terminal(stream)
    screen.finding(Severity.ERROR, "«[red]tolv[/red] :smile:» är inget tal.")
    screen.line("[bold]mapp[/bold]")
    assert "«[red]tolv[/red] :smile:» är inget tal." in stream.getvalue()
    assert "[bold]mapp[/bold]" in stream.getvalue()


def test_a_name_of_a_file_never_acts_on_the_screen() -> None:
    stream = io.StringIO()
    found = finding(Code.EMPTY_FILE, "a\x1b[31m\nb\udcff.xlsx")
    list_findings(Plain(stream), [found])
    assert stream.getvalue().splitlines()[2] == "a\ufffd[31m\ufffdb\ufffd.xlsx"
    assert describe(found).startswith("a\ufffd[31m\ufffdb\ufffd.xlsx: ")


def test_a_terminal_gets_a_table_with_the_same_facts() -> None:
    stream = io.StringIO()
    Terminal(stream).counts(("Avdelning", "Besvarat"), [("IT-avdelningen", "12")])
    shown = " ".join(stream.getvalue().split())
    assert re.fullmatch(r"Avdelning Besvarat ─+ IT-avdelningen 12", shown)
