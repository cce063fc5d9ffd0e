"""How findings and counts are shown, on a terminal and on paper."""

from __future__ import annotations

import io
import re

import pytest

from vpreport.cli.listing import list_findings
from vpreport.cli.showing import Plain, Terminal
from vpreport.findings import Code, Finding, Place, Severity
from vpreport.grouping import group_findings
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
    typed = {"value": "[red]tolv[/red] :smile:", "example": "12"}
    place = Place(file="a.xlsx", sheet="Mål", cell="E7")
    found = Finding(code=Code.NOT_A_NUMBER, place=place, params=typed)
    screen.findings(group_findings([found]))
    screen.line("[bold]mapp[/bold]")
    assert "«[red]tolv[/red] :smile:» är inte ett tal." in " ".join(stream.getvalue().split())
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


def numbers(*cells: str, file: str = "a.xlsx", value: str = "ca 12") -> list[Finding]:
    return [
        Finding(
            code=Code.NOT_A_DATE,
            place=Place(file=file, sheet="Åtgärder", cell=cell, item=f"1.1.{cell} Rad {cell}"),
            params={"value": value},
        )
        for cell in cells
    ]


def test_the_same_fault_on_several_cells_is_shown_once_and_counted_for_each() -> None:
    stream = io.StringIO()
    list_findings(Plain(stream), numbers("E7", "E8", "E9", "E12"))
    assert stream.getvalue().splitlines() == [
        (
            "4\u00a0fel. Varje cell är räknad för sig, men samma anmärkning på flera celler visas "
            "en gång."
        ),
        "",
        "a.xlsx",
        (
            "  Fel: Åtgärder › E7–E9, E12 (4\u00a0celler): «ca 12» är inte ett helt datum. Skriv "
            "år, månad och dag: ÅÅÅÅ-MM-DD. Exempel: 2026-06-12 (V514)"
        ),
    ]


def test_rows_are_named_where_they_are_few() -> None:
    stream = io.StringIO()
    list_findings(Plain(stream), numbers("E7", "G7"))
    assert "Åtgärder › E7, G7 (2\u00a0celler: 1.1.E7 Rad E7; 1.1.G7 Rad G7): " in stream.getvalue()


@pytest.mark.parametrize("width", [60, 99, 100, 200])
def test_a_terminal_of_any_width_shows_all_of_a_finding(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = io.StringIO()
    list_findings(Terminal(stream), numbers("E7", "E8"))
    shown = stream.getvalue()
    words = ["Fel", "Åtgärder", "E7–E8", "Rad", "V514", "«ca", "ÅÅÅÅ-MM-DD.", "2026-06-12"]
    assert [word for word in words if word not in shown] == []
    assert ("Gör så här" in shown) == (width >= 100)
    assert max(map(len, shown.splitlines())) <= width
