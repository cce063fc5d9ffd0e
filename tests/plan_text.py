"""A small plan file as text, to be spoilt one thing at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from vpreport import PlanError, describe, read_plan
from vpreport.plan.types import Plan

HEAD = """\
format = 1

[plan]
organisation = "Provköpings kommun"
board = "Kommunstyrelsen"
title = "Verksamhetsplan 2026–2027"
years = [2026, 2027]
vision = "En kommun att längta hem till."
perspectives = ["Invånare", "Ekonomi"]

[assessment]
met_at = 1.0

[[department]]
id = "it"
name = "IT-avdelningen"
head = "IT-chef"

[[department]]
id = "ekonomi"
name = "Ekonomiavdelningen"
head = "Ekonomichef"

[[checkpoint]]
id = "2026-delar"
label = "Delårsrapport 2026"
date = 2026-08-31
kind = "interim"

[[strategic_goal]]
id = "trygg"
title = "Trygg plats"
text = "Alla ska känna sig trygga."
"""

GOAL = """
[[goal]]
id = "planer"
title = "Översyn av planer"
text = "Alla planer är genomgångna."
strategic_goal = "trygg"
departments = ["it"]
responsible = ["IT-chef"]

[[goal.indicator]]
id = "granskade-planer"
text = "Granskade planer"
kind = "number"
unit = "st"
target = { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }

[[goal.activity]]
id = "granska"
text = "Granska planerna"
due = "Q4 2026"
"""

SMALL = HEAD + GOAL


def plan_from(folder: Path, text: str | bytes) -> Plan:
    """Return the plan that a file with this content holds."""
    path = folder / "plan.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_plan(path)


def faults_in(folder: Path, text: str | bytes) -> list[str]:
    """Return what is said about a file with this content, without the folder's path."""
    with pytest.raises(PlanError) as caught:
        plan_from(folder, text)
    return [describe(f).replace(f"{folder}/", "") for f in caught.value.findings]


def spoilt(old: str, new: str, text: str = SMALL) -> str:
    """Return the text with one thing changed; the thing must stand there."""
    assert old in text
    return text.replace(old, new, 1)


def cases(text: str) -> list[tuple[str, str, str]]:
    """Return what is taken away (-), what is put there (+) and what is said, block by block."""
    made = []
    for block in text.strip().split("\n\n"):
        lines = block.splitlines()
        old = "\n".join(line[2:] for line in lines if line.startswith("- "))
        new = "\n".join(line[2:] for line in lines if line.startswith("+ "))
        made.append(
            (old, new, " ".join(line for line in lines if not line.startswith(("- ", "+ "))))
        )
    return made
