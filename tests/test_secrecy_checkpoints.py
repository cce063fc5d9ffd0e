"""What is secret at one checkpoint and public at another tells nothing of its secret time (T8)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from sample import AR, DELAR
from sample_secrecy import CONFIDENTIAL_PART, holding, plan_with_secrets, secret_file
from workbooks import Workbook

import vpreport as vp
from vpreport.leaks.scanning import scan
from vpreport.leaks.secrets import Secret
from vpreport.plan.controls import Control
from vpreport.plan.types import CheckpointKind, Plan

SPRING = "2026-q1"
CHECKPOINTS = (SPRING, DELAR, AR)
# The row, the column of a number or "" where it has none, and that of a text.
ROWS = (
    ("indicators", "atgarder", "outcome", "comment"),
    ("activities", "ova", "", "comment"),
    ("controls", "skydd", "", "result"),
)


class World:
    """What is typed about the confidential rows in one of two worlds that differ in that alone."""

    def __init__(self, number: str, text: str) -> None:
        self.number = Decimal(number)
        self.text = text

    def text_at(self, checkpoint: str) -> str:
        return f"{self.text} vid {checkpoint}"

    def secrets(self, checkpoints: list[str]) -> list[Secret]:
        texts = [Secret(row="x", value=self.text_at(checkpoint)) for checkpoint in checkpoints]
        return [Secret(row="x", value=self.number), *texts]


WORLDS = (World("4711.25", "Larmet saknar batteri"), World("815.5", "Dörren går inte i lås"))


def plan_of(*, secret: bool) -> Plan:
    """Return the plan of three checkpoints with its three rows confidential, or all public."""
    plan = plan_with_secrets()
    first = plan.checkpoints[0]
    spring = replace(
        first,
        id=SPRING,
        label="Första kvartalet 2026",
        date=first.date.replace(month=3),
        kind=CheckpointKind.QUARTER,
    )
    plan = replace(plan, checkpoints=(spring, *plan.checkpoints))
    return plan if secret else _public(plan)


def _public(plan: Plan) -> Plan:
    like = next(indicator for indicator in plan.indicators if indicator.id == "granskade-planer")
    opened = {"kind": like.kind, "unit": like.unit, "targets": like.targets, "confidential": None}
    return replace(
        plan,
        goals=tuple(
            replace(
                goal,
                indicators=tuple(
                    replace(i, **opened) if i.confidential else i for i in goal.indicators
                ),
                activities=tuple(replace(a, confidential=None) for a in goal.activities),
            )
            for goal in plan.goals
        ),
        control_plans=tuple(
            replace(each, controls=tuple(map(_public_control, each.controls)))
            for each in plan.control_plans
        ),
    )


def _public_control(control: Control) -> Control:
    if control.confidential is None:
        return control
    return replace(control, confidential=None, likelihood=2, impact=3, risk="R", control="C")


def answered(template: Path, to: Path, number: Decimal, text: str) -> None:
    workbook = Workbook.__new__(Workbook)
    workbook.book = openpyxl.load_workbook(template)
    for table, row, for_number, for_text in ROWS:
        if for_number:
            workbook.type(table, row, for_number, float(number))
        workbook.type(table, row, for_text, text)
    workbook.save(to.parent, to.name)


def answered_openly(template: Path, to: Path, checkpoint: str) -> None:
    """Write the answers of a public time: the same file in every world, to the last byte."""
    kept = to.parents[3] / f"{checkpoint}.xlsx"
    if not kept.exists():
        answered(template, kept, Decimal(70), f"Offentligt vid {checkpoint}")
    to.write_bytes(kept.read_bytes())


def year(folder: Path, world: World, secret_at: set[str]) -> Path:
    """Go through the year, with an internal build wherever something is secret.

    Return the folder with all public files: the templates and reports of every checkpoint.
    """
    output = folder / "output"
    for checkpoint in CHECKPOINTS:
        plan = plan_of(secret=checkpoint in secret_at)
        at = folder / checkpoint
        templates = vp.write_templates(plan, checkpoint=checkpoint, folder=at / "mallar")
        (template,) = (path for path in templates if path.stem.endswith("-it"))
        output.mkdir(exist_ok=True)
        (output / template.name).write_bytes(template.read_bytes())
        (at / "inbox").mkdir()
        to = at / "inbox" / "it.xlsx"
        if checkpoint in secret_at:
            answered(template, to, world.number, world.text_at(checkpoint))
            internal(plan, checkpoint, at, world)
        else:
            answered_openly(template, to, checkpoint)
        followup = vp.merge(plan, vp.read_submissions(plan, at / "inbox", checkpoint=checkpoint))
        vp.write_workbook(followup, output / f"uppfoljning-{checkpoint}.xlsx")
        vp.write_section(followup, output / f"avsnitt-{checkpoint}.docx")
    return output


def internal(plan: Plan, checkpoint: str, at: Path, world: World) -> None:
    part = secret_file(at / "plan", CONFIDENTIAL_PART)
    secret = vp.read_secret_plan(plan, part)
    (template,) = vp.write_secret_templates(
        plan, secret, checkpoint=checkpoint, folder=at / "mallar-sekretess"
    )
    (at / "svar").mkdir()
    to = at / "svar" / "it SEKRETESS.xlsx"
    answered(template, to, world.number, world.text_at(checkpoint))
    intake = vp.read_submissions(
        plan, at / "inbox", checkpoint=checkpoint, secret=secret, secret_folder=at / "svar"
    )
    followup = vp.merge(plan, intake)
    vp.write_workbook(followup, at.parent / "internt" / f"uppfoljning-{checkpoint}.xlsx")
    vp.write_section(followup, at.parent / "internt" / f"avsnitt-{checkpoint}.docx")


@pytest.mark.parametrize("secret_at", [{DELAR}, {SPRING, AR}], ids=["in the middle", "around it"])
def test_t8_a_row_that_turns_secret_and_back_tells_nothing_of_its_secret_time(
    tmp_path: Path, secret_at: set[str]
) -> None:
    public = []
    for number, world in enumerate(WORLDS):
        output = year(tmp_path / str(number), world, secret_at)
        secrets = world.secrets(sorted(secret_at))
        assert scan([output], secrets) == ()
        found = scan([output.parent / "internt"], secrets)
        assert len({hit.file for hit in found}) == 2 * len(secret_at)
        public.append({path.name: path.read_bytes() for path in sorted(output.iterdir())})
    assert public[0] == public[1]
    assert len(public[0]) == 3 * len(CHECKPOINTS)


def test_t8_what_was_public_once_stands_only_in_the_reports_of_that_time(tmp_path: Path) -> None:
    output = year(tmp_path / "0", WORLDS[0], {DELAR})
    for checkpoint in CHECKPOINTS:
        told = {
            path.stem for path in output.iterdir() if holding(path, f"Offentligt vid {checkpoint}")
        }
        reports = {f"uppfoljning-{checkpoint}", f"avsnitt-{checkpoint}"}
        assert told == (set() if checkpoint == DELAR else reports)
