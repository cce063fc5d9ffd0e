"""Nothing confidential reaches the municipality's document, nor the record that we keep in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from annual_report import anchor, typical
from sample import DELAR
from sample_secrecy import CANARY, confidential, holding, ordinary, plan_with_secrets, secret_file

import vpreport as vp
from vpreport.cli import main


def test_a_document_and_its_record_hold_nothing_that_is_confidential(tmp_path: Path) -> None:
    plan = plan_with_secrets()
    answers = ordinary(tmp_path / "mallar")
    answers.type("activities", "portal", "status", "Pågår")
    inbox = answers.save(tmp_path / "inbox")
    secret = confidential(tmp_path / "hemligt")
    secret.type("indicators", "atgarder", "outcome", 58.25)
    secret.type("indicators", "atgarder", "comment", CANARY)
    secrets = secret.save(tmp_path / "sekretess", "it SEKRETESS.xlsx")
    followup = vp.merge(plan, vp.read_submissions(plan, inbox, checkpoint=DELAR))
    (tmp_path / "rapport").mkdir()
    path = typical(anchors=anchor("hela-avsnittet")).written(tmp_path / "rapport" / "rapport.docx")
    vp.update_document(followup, path)
    assert holding(path, CANARY) == []
    confidential_part = secret_file(tmp_path / "plan")
    assert main(["leaks", str(path), "--secret", str(confidential_part), str(secrets)]) == 0


def test_a_document_among_confidential_files_is_not_written_in(tmp_path: Path) -> None:
    plan = plan_with_secrets()
    inbox = ordinary(tmp_path / "mallar").save(tmp_path / "inbox")
    followup = vp.merge(plan, vp.read_submissions(plan, inbox, checkpoint=DELAR))
    path = typical().written(tmp_path / "rapport.docx")
    (tmp_path / "uppfoljning SEKRETESS.xlsx").write_bytes(b"")
    before = path.read_bytes()
    with pytest.raises(vp.OutputError) as error:
        vp.update_document(followup, path)
    assert error.value.findings[0].code is vp.Code.SECRET_FILES_HERE
    assert path.read_bytes() == before
