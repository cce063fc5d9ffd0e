"""The confidential part of a plan: what it opens, and that its faults quote nothing (T9)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample import DELAR
from sample_secrecy import (
    CONFIDENTIAL_PART,
    PROVISION,
    confidential,
    holding,
    lines,
    ordinary,
    plan_with_secrets,
    secret_file,
    secret_plan,
)

import vpreport as vp
from vpreport.plan.secret import internal_plan
from vpreport.plan.types import IndicatorKind, Marking

LEAK = "4711"


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(vp.PlanError) as caught:
        secret_plan(folder, text)
    assert LEAK not in str(caught.value)
    return [line.replace(f"{folder}/", "") for line in lines(caught.value.findings)]


def test_the_internal_plan_has_kind_unit_targets_and_baseline_and_still_its_provision(
    tmp_path: Path,
) -> None:
    plan = internal_plan(plan_with_secrets(), secret_plan(tmp_path))
    indicator = next(i for i in plan.indicators if i.id == "atgarder")
    assert (indicator.kind, indicator.unit) == (IndicatorKind.SHARE, "%")
    assert [target.value for target in indicator.targets] == [Decimal(61), Decimal(83)]
    assert indicator.baseline is not None
    assert indicator.baseline.value == Decimal("37.5")
    assert (indicator.confidential, indicator.is_closed) == (PROVISION, False)
    activity = next(a for a in plan.activities if a.id == "ova")
    assert (activity.confidential, activity.is_closed) == (PROVISION, False)
    control = next(c for of in plan.control_plans for c in of.controls if c.id == "skydd")
    assert (control.score, control.is_closed) == (12, False)


def test_the_marking_has_provision_date_and_authority(tmp_path: Path) -> None:
    import datetime as dt

    plan = internal_plan(plan_with_secrets(), secret_plan(tmp_path))
    assert plan.marking == Marking(
        provisions=(PROVISION,),
        date=dt.date(2026, 2, 1),
        authority="Kommunstyrelsen, Exempelköpings kommun",
    )
    other = CONFIDENTIAL_PART.replace("[[ind", 'authority = "Räddningsnämnden"\n\n[[ind', 1)
    marking = internal_plan(plan_with_secrets(), secret_plan(tmp_path, other)).marking
    assert marking is not None
    assert marking.authority == "Räddningsnämnden"
    assert plan_with_secrets().marking is None


def test_no_secret_value_shows_itself_where_the_plan_is_printed_or_logged(tmp_path: Path) -> None:
    secret = secret_plan(tmp_path, CONFIDENTIAL_PART.replace("37.5", LEAK))
    assert "61" not in repr(secret)
    assert LEAK not in repr(secret)


def test_t9_every_fault_is_told_by_place_and_rule_and_quotes_nothing(tmp_path: Path) -> None:
    text = f"""\
format = 1
x{LEAK} = {LEAK}

[marking]
date = "{LEAK}"

[[indicator]]
id = "atgarder"
kind = "share"
unit = "st {LEAK}"
target = {{ ">= {LEAK} %" = "december 2026", "december 2027" = "{LEAK}" }}

[[indicator]]
id = "id {LEAK}"
kind = "{LEAK}"
"""
    assert faults(tmp_path, text) == [
        (
            "plan.secret.toml › marking.date: «…» går inte att tolka som ett datum. "
            "Innehållet visas "
            "inte, eftersom uppgiften är skyddad. (P110)"
        ),
        (
            "plan.secret.toml › indicator[0].unit: «…» passar inte en indikator av slaget …. "
            "Innehållet visas inte, eftersom uppgiften är skyddad. (P118)"
        ),
        (
            "plan.secret.toml › indicator[0].target: «…» går inte att tolka som ett "
            "datum. Innehållet "
            "visas inte, eftersom uppgiften är skyddad. (P110)"
        ),
        (
            "plan.secret.toml › indicator[0].target: Målvärdet «…» går inte att tolka. För en "
            "indikator av slaget … skrivs det som …. Innehållet visas inte, eftersom uppgiften är "
            "skyddad. (P111)"
        ),
        (
            "plan.secret.toml › indicator[1].kind: «…» går inte att välja här. "
            "Innehållet visas inte, "
            "eftersom uppgiften är skyddad. (P106)"
        ),
        (
            "plan.secret.toml › indicator[1].id: «…» kan inte vara ett id. Använd a–z, siffror och "
            "enkla bindestreck mellan dem, högst 40 tecken, till exempel «…». "
            "Innehållet visas inte, "
            "eftersom uppgiften är skyddad. (P107)"
        ),
        (
            "plan.secret.toml › indicator[1].target: Nyckeln «…» saknas. Lägg till den, med …. "
            "Innehållet visas inte, eftersom uppgiften är skyddad. (P103)"
        ),
        (
            "plan.secret.toml: Nyckeln «…» används inte här. Innehållet visas inte, eftersom "
            "uppgiften är skyddad. (P104)"
        ),
        (
            "plan.secret.toml › indicator[1].id: Posten hör inte till något som planen "
            "säger omfattas "
            "av sekretess. Kontrollera id och planens confidential. (P132)"
        ),
    ]


@pytest.mark.parametrize(
    "text", [f"format = 1\nx = {LEAK} {LEAK}", f"[{LEAK}", f'a = "{LEAK}', f"{LEAK} = 1\n" * 2]
)
def test_t9_a_file_that_is_no_toml_is_told_by_its_line_and_quotes_nothing(
    tmp_path: Path, text: str
) -> None:
    (line,) = faults(tmp_path, text)
    assert LEAK not in line
    assert "vid rad " in line


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    key=st.sampled_from(["kind", "unit", "target", "baseline", "combine", "basis", "text", "id"]),
    value=st.sampled_from(
        [LEAK, f'"{LEAK}"', f'["{LEAK}"]', f'{{ "{LEAK}" = "{LEAK}" }}', f"{LEAK}.5", "true"]
    ),
)
def test_t9_whatever_stands_under_whatever_key_is_never_quoted(
    tmp_path: Path, key: str, value: str
) -> None:
    entry = {"id": '"atgarder"', "kind": '"share"', "target": '{ "Q4 2026" = ">= 1 %" }'}
    body = "\n".join(f"{name} = {text}" for name, text in {**entry, key: value}.items())
    path = secret_file(tmp_path, f"format = 1\n[marking]\ndate = 2026-02-01\n[[indicator]]\n{body}")
    error = None
    try:
        assert LEAK not in repr(vp.read_secret_plan(plan_with_secrets(), path))
    except vp.PlanError as found:
        error = found
    told = [str(error), *lines(error.findings)] if error else []
    assert [line for line in told if LEAK in line] == []


def test_a_confidential_indicator_without_its_part_is_named_by_its_public_id(
    tmp_path: Path,
) -> None:
    assert faults(tmp_path, "format = 1\n[marking]\ndate = 2026-02-01\n") == [
        (
            "plan.secret.toml › indicator: Planen säger att «atgarder» omfattas av sekretess, men "
            "uppgiften saknas här. Lägg till den med slag och mål, eller ta bort sekretessen i "
            "planen. (P131)"
        )
    ]


def test_the_ordinary_template_has_the_rows_closed_and_asks_for_nothing(tmp_path: Path) -> None:
    workbook = ordinary(tmp_path)
    for column in ("outcome", "forecast", "assessment", "reason", "comment"):
        cell = workbook.cell("indicators", "atgarder", column)
        assert (cell.value, cell.protection.locked) == ("Redovisas i särskild ordning", True)
    assert workbook.cell("activities", "ova", "status").value == "Redovisas i särskild ordning"
    assert workbook.cell("activities", "ova", "comment").value == (
        f"Uppgiften omfattas av sekretess ({PROVISION})"
    )


def test_the_confidential_template_has_the_confidential_rows_alone(tmp_path: Path) -> None:
    workbook = confidential(tmp_path)
    titles = [sheet.title for sheet in workbook.book.worksheets]
    assert titles == ["Läs mig", "Indikatorer", "Åtgärder", "Intern kontroll", "_listor", "_vpr"]
    assert [cell.value for cell in workbook.book["Indikatorer"]["A"][5:]] == ["atgarder"]
    assert [cell.value for cell in workbook.book["Åtgärder"]["A"][5:]] == ["ova"]
    assert [cell.value for cell in workbook.book["Intern kontroll"]["A"][5:]] == ["skydd"]
    assert (
        workbook.cell("indicators", "atgarder", "target").value == "minst 61\u00a0% (augusti 2026)"
    )
    assert not workbook.cell("indicators", "atgarder", "outcome").protection.locked


def test_only_departments_with_something_confidential_get_such_a_template(tmp_path: Path) -> None:
    written = vp.write_secret_templates(
        plan_with_secrets(), secret_plan(tmp_path), checkpoint=DELAR, folder=tmp_path / "ut"
    )
    assert [path.name for path in written] == [f"{DELAR}-it SEKRETESS.xlsx"]


def test_t13_no_other_template_has_anything_of_the_confidential_part(tmp_path: Path) -> None:
    secret = secret_plan(tmp_path / "plan")
    assert secret.indicators
    written = vp.write_templates(plan_with_secrets(), checkpoint=DELAR, folder=tmp_path / "mallar")
    for path in written:
        found = [part for v in ("61", "83", "37,5") for part in holding(path, f"{v}\u00a0%")]
        assert found == [], path.name


def test_t13_a_department_gets_its_own_confidential_rows_and_no_others(tmp_path: Path) -> None:
    from dataclasses import replace

    plan = plan_with_secrets()
    goals = tuple(
        replace(
            goal,
            activities=tuple(
                replace(a, departments=("ekonomi",)) if a.id == "ova" else a
                for a in goal.activities
            ),
        )
        for goal in plan.goals
    )
    vp.write_secret_templates(
        replace(plan, goals=goals),
        secret_plan(tmp_path / "plan"),
        checkpoint=DELAR,
        folder=tmp_path / "ut",
    )
    ekonomi = tmp_path / "ut" / f"{DELAR}-ekonomi SEKRETESS.xlsx"
    assert holding(ekonomi, "Öva på incidenter")
    assert holding(ekonomi, "Genomförda säkerhetsåtgärder") == []
    assert holding(tmp_path / "ut" / f"{DELAR}-it SEKRETESS.xlsx", "Öva på incidenter") == []


def test_the_same_plan_gives_the_same_confidential_templates(tmp_path: Path) -> None:
    secret = secret_plan(tmp_path)
    written = [
        vp.write_secret_templates(
            plan_with_secrets(), secret, checkpoint=DELAR, folder=tmp_path / name
        )
        for name in ("a", "b")
    ]
    assert written[0][0].read_bytes() == written[1][0].read_bytes()


def test_the_code_of_a_confidential_template_does_not_follow_from_its_targets(
    tmp_path: Path,
) -> None:
    codes = [
        confidential(
            tmp_path / name, text=CONFIDENTIAL_PART.replace("61", value)
        ).book.properties.subject
        for name, value in (("a", "61"), ("b", "62"))
    ]
    assert codes[0] == codes[1]
    assert codes[0].startswith("VPS-2026DELAR-IT-")


def test_the_example_has_an_invented_confidential_part_that_can_be_read() -> None:
    example = Path(__file__).parents[1] / "examples" / "hedemora"
    plan = vp.read_plan(example / "plan.toml")
    secret = vp.read_secret_plan(plan, example / "plan.secret.toml")
    assert [indicator.id for indicator in secret.indicators] == ["ncsc"]
    assert "PÅHITTAD" in (example / "plan.secret.toml").read_text(encoding="utf-8")
