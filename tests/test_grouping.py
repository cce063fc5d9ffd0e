"""Repeated findings become one entry, and none is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vpreport.findings import Code, Finding, Place
from vpreport.grouping import group_findings
from vpreport.texts import grouped


def on(cell: str, value: str = "ca 12", item: str = "", **place: str) -> Finding:
    where = {"file": "a.xlsx", "sheet": "Mål", **place}
    return Finding(
        code=Code.NOT_A_NUMBER,
        place=Place(cell=cell, item=item, **where),
        params={"value": value, "example": "12"},
    )


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["E7"], ("E7",)),
        (["E7", "E8", "E9", "E12"], ("E7–E9", "E12")),
        (["E12", "E9", "E8", "E10", "E11"], ("E8–E12",)),
        (["F7", "E7", "E8"], ("E7–E8", "F7")),
        (["AA9", "Z9", "Z10"], ("Z9–Z10", "AA9")),
        (["E7", "E7"], ("E7",)),
        (["E9", "E10"], ("E9–E10",)),
    ],
)
def test_cells_below_each_other_are_a_range(cells: list[str], shown: tuple[str, ...]) -> None:
    (group,) = group_findings(on(cell) for cell in cells)
    assert group.cells == shown
    assert group.count == len(cells)


def test_what_differs_in_value_sheet_file_or_code_stays_apart() -> None:
    other_code = Finding(
        code=Code.NOT_A_DATE, place=Place(file="a.xlsx", sheet="Mål", cell="E8"), params={}
    )
    found = [
        *(on("E7"), on("E8", "13"), on("E9", sheet="Åtgärder"), on("E10", file="b.xlsx")),
        *(on("E11").without_content(), other_code),
    ]
    assert [group.findings for group in group_findings(found)] == [(one,) for one in found]


def test_a_group_stands_where_its_first_finding_stood() -> None:
    found = [on("E7"), on("E8", "13"), on("E9")]
    assert [group.cells for group in group_findings(found)] == [("E7", "E9"), ("E8",)]


def test_findings_without_a_sheet_are_never_put_together() -> None:
    plan = [
        Finding(code=Code.NO_ACTIVITY, place=Place(key=f"goal[{n}]", item=f"1.{n} Mål"))
        for n in range(3)
    ]
    files = [Finding(code=Code.EMPTY_FILE, place=Place(file=name)) for name in ("a", "b")]
    assert [group.count for group in group_findings([*plan, *files])] == [1] * 5


def test_many_rows_without_cells_are_told_by_their_numbers() -> None:
    found = [
        Finding(
            code=Code.ROW_MISSING,
            place=Place(file="a.xlsx", sheet="Mål", item=item),
        )
        for item in ("1.1 Planer", "1.2.a Digitala tjänster", "K26.1 Kontroll", "Totalt")
    ]
    (group,) = group_findings(found)
    assert grouped.whereabouts(group) == "Mål (4\u00a0rader: 1.1, 1.2.a, K26.1, Totalt)"
    (few,) = group_findings(found[:2])
    assert grouped.whereabouts(few) == "Mål (2\u00a0rader: 1.1 Planer; 1.2.a Digitala tjänster)"


@settings(deadline=None)  # a busy machine is no fault
@given(
    st.lists(
        st.builds(
            on,
            st.builds("{}{}".format, st.sampled_from(["A", "E", "AB"]), st.integers(1, 9)),
            st.sampled_from(["ca 12", "13"]),
            sheet=st.sampled_from(["Mål", ""]),
        )
    )
)
def test_every_finding_is_in_exactly_one_group(found: list[Finding]) -> None:
    groups = group_findings(found)
    members = [finding for group in groups for finding in group.findings]
    assert sorted(map(id, members)) == sorted(map(id, found))
    order = {id(finding): number for number, finding in enumerate(found)}
    firsts = [order[id(group.first)] for group in groups]
    assert firsts == sorted(firsts)
