"""`vpreport check --format json`: the same facts for other programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from example import DELAR as CHECKPOINT
from example import INBOX, PLAN
from sample import DELAR
from sample_secrecy import CANARY, confidential, plan_with_secrets, secret_plan

import vpreport as vp
from vpreport.cli import main
from vpreport.findings import Code

DOCUMENT = Path(__file__).parents[1] / "docs" / "check-json.md"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["check", PLAN, INBOX, *CHECKPOINT, "--format", "json"]) == 1
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.isascii()
    return json.loads(captured.out)


def test_a_finding_has_its_code_place_value_and_what_to_do(said: dict[str, Any]) -> None:
    (found,) = [one for one in said["findings"] if one["number"] == "V502"]
    assert found == {
        "code": "NOT_A_NUMBER",
        "number": "V502",
        "severity": "error",
        "file": "Kopia av 2026-delar-verksamhetsstod.xlsx",
        "sheet": "Indikatorer",
        "cell": "I8",
        "row": 8,
        "item": "2.2.1 eNPS i medarbetarenkäten",
        "key": None,
        "sentence": "«ca 12» är inte ett tal. Skriv bara talet, till exempel 12, och förklaringen "
        "i kommentaren.",
        "what": "«ca 12» är inte ett tal.",
        "remedy": "Skriv bara talet, till exempel 12, och förklaringen i kommentaren.",
        "example": None,
        "params": {"example": "12", "value": "ca 12"},
        "withheld": False,
    }


def test_counts_and_completeness_are_those_of_the_follow_up(said: dict[str, Any]) -> None:
    assert said["format"] == 1
    assert said["checkpoint"]["date"] == "2026-08-31"
    assert said["counts"]["all"] == len(said["findings"])
    for severity in ("stop", "error", "warning", "info"):
        listed = [one for one in said["findings"] if one["severity"] == severity]
        assert said["counts"][severity] == len(listed)
    assert [one["id"] for one in said["departments"] if not one["submitted"]] == ["naringsliv"]
    for one in said["departments"]:
        for what in ("asked", "answered", "refused", "missing"):
            assert one[what] == sum(table[what] for table in one["tables"])
        assert one["asked"] == one["answered"] + one["refused"] + one["missing"]


def test_every_finding_is_in_one_group(said: dict[str, Any]) -> None:
    members = [number for group in said["groups"] for number in group["findings"]]
    assert sorted(members) == list(range(len(said["findings"])))


def test_every_key_is_documented_and_nothing_else_is(said: dict[str, Any]) -> None:
    documented = re.findall(r"^\| `([\w.\[\]]+)` \|", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted(keys(said))


def keys(value: object, path: str = "") -> set[str]:
    """Return the paths of all keys; those of params differ from code to code."""
    if isinstance(value, list):
        return {key for one in value for key in keys(one, f"{path}[]")}
    if not isinstance(value, dict) or path.endswith("params"):
        return set()
    found = {f"{path}.{key}".lstrip(".") for key in value}
    return found | {key for name, one in value.items() for key in keys(one, f"{path}.{name}")}


def test_what_is_withheld_is_never_quoted(tmp_path: Path) -> None:
    workbook = confidential(tmp_path / "hemligt")
    workbook.type("indicators", "atgarder", "outcome", f"ca 4711 {CANARY}")
    (tmp_path / "in").mkdir()
    plan = plan_with_secrets()
    intake = vp.read_submissions(
        plan,
        tmp_path / "in",
        checkpoint=DELAR,
        secret=secret_plan(tmp_path / "plan"),
        secret_folder=workbook.save(tmp_path / "sekretess", "a SEKRETESS.xlsx"),
    )
    text = vp.findings_as_json(vp.merge(plan, intake))
    quiet = [one for one in json.loads(text)["findings"] if one["withheld"]]
    assert Code.NOT_A_NUMBER.number in {one["number"] for one in quiet}
    assert all(one["params"] == {} for one in quiet)
    assert "4711" not in text
    assert json.dumps(CANARY).strip('"') not in text


def test_json_and_replies_go_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replies = ["--replies", str(tmp_path)]
    assert main(["check", PLAN, INBOX, *CHECKPOINT, "--format", "json", *replies]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["format"] == 1
    assert "att klistra in i mejl" in captured.err
    assert len(list(tmp_path.iterdir())) == 7


def test_an_unknown_form_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", PLAN, INBOX, *CHECKPOINT, "--format", "xml"])
    assert ended.value.code == 2
    assert "«xml» finns inte. Välj bland: " in capsys.readouterr().err
