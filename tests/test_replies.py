"""The ready-made reply to a department: all that concerns it, and nothing that concerns others."""

from __future__ import annotations

from pathlib import Path

import pytest
from example import DELAR as CHECKPOINT
from example import INBOX, PLAN, WITH_TEMPLATE
from sample import DELAR, small_plan
from sample_secrecy import CANARY, confidential, ordinary, plan_with_secrets, secret_plan
from workbooks import Workbook

import vpreport as vp
from vpreport.cli import main
from vpreport.followup.types import FollowUp
from vpreport.intake.types import Intake
from vpreport.plan.types import Plan
from vpreport.report.replies import is_untouched_reply
from vpreport.template.declared import rows_by_table


def follow_up(folder: Path, plan: Plan | None = None) -> tuple[FollowUp, Intake]:
    plan = plan or small_plan()
    intake = vp.read_submissions(plan, folder, checkpoint=DELAR)
    return vp.merge(plan, intake), intake


def replies(inbox: Path, folder: Path, plan: Plan | None = None) -> dict[str, str]:
    """Return the text of each reply by department."""
    done = vp.write_replies(*follow_up(inbox, plan), folder)
    assert done.kept == ()
    return {
        path.stem.removeprefix(f"aterkoppling-{DELAR}-"): path.read_text(encoding="utf-8")
        for path in done.written
    }


def test_a_reply_says_what_came_what_to_correct_what_is_missing_and_what_was_read(
    tmp_path: Path,
) -> None:
    workbook = Workbook("ekonomi")
    workbook.type("indicators", "e-legitimation", "outcome", "ca 12")
    workbook.type("indicators", "e-legitimation", "comment", "Följs upp.")
    workbook.type("indicators", "utbildade", "outcome", "12 personer")
    workbook.type("activities", "utbilda", "status", "Försenad")
    workbook.type("goals", "ordning", "forecast", "Osäkert")
    text = replies(workbook.save(tmp_path / "in", "svar från oss.xlsx"), tmp_path / "ut")["ekonomi"]
    assert text.replace("\u00a0", " ").rpartition("\n---")[0] == EXPECTED


EXPECTED = """\
Ämne: Delårsrapport 2026, Ekonomiavdelningen: redovisningen behöver rättas

Hej,

Tack för redovisningen till Delårsrapport 2026. Vi har fått filen «svar från oss.xlsx». Ni har \
lämnat 3 av 8 svar som ska finnas med. Dessutom har ni lämnat 1 svar som inte går att använda \
som det står.

Det här behöver rättas:
- Indikatorer › I6 (1.2.3 Andel system med e-legitimation):
  «ca 12» är inte ett tal. Skriv bara talet, till exempel 12, och förklaringen i kommentaren.

Det här vill vi att ni kontrollerar:
- Åtgärder › H8 (2.2.a Hålla utbildningar):
  Status är «Försenad», men Kommentar är tom. Skriv vad det beror på och vad som görs. Exempel: \
Leverantören är sen. En ny tid är bokad i oktober.

De här svaren saknas:
- Indikatorer: 1 svar
  2.1.1 Rutiner för inköp är beslutade: Utfall
- Mål: 1 svar
  2.1 Ordning och reda i ekonomin: Analys
- Åtgärder: 2 svar
  1.2.a Införa ny portal: Status
  2.1.a Upphandla modulen: Status

Så har vi läst det som var skrivet på annat sätt än väntat:
- Indikatorer I9: «12 personer» läses som talet 12.

Hör av er om något av det är fel. Annars behöver ni inte göra något.

Ändra i samma fil och skicka tillbaka hela filen så snart ni kan.

Det är läget den 31 augusti 2026 som ska redovisas.

Frågor besvaras av Ekonomiavdelningen, ekonomi@example.se, 0225-123 45.

Med vänlig hälsning
Ekonomiavdelningen
Exempelköpings kommun"""


def test_a_department_that_has_sent_nothing_gets_a_reminder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    found = replies(tmp_path / "in", tmp_path / "ut")
    assert list(found) == ["ledning", "it", "ekonomi"]
    text = found["it"]
    assert text.startswith("Ämne: Delårsrapport 2026, IT-avdelningen: påminnelse om redovisning\n")
    assert "Vi har ännu inte fått någon redovisning från er som går att använda." in text
    assert "31 augusti 2026" in text.replace("\u00a0", " ")
    assert "Tack" not in text


def test_an_empty_template_is_answered_with_what_to_do(tmp_path: Path) -> None:
    text = replies(Workbook("it").save(tmp_path / "in", "it.xlsx"), tmp_path / "ut")["it"]
    assert "Det går inte att använda svaren ännu. Nedan står varför." in text
    assert "Fyll i de gula cellerna och skicka mallen igen." in text
    assert "Be avdelningen" not in text


def test_two_files_that_differ_are_both_named_and_the_department_is_asked_which(
    tmp_path: Path,
) -> None:
    for number in (2, 3):
        workbook = Workbook("it")
        workbook.type("indicators", "edala", "outcome", number)
        workbook.save(tmp_path / "in", f"{number}.xlsx")
    text = replies(tmp_path / "in", tmp_path / "ut")["it"]
    assert "Vi har fått filerna «2.xlsx» och «3.xlsx»." in text
    assert "Meddela vilken av filerna som gäller, eller skicka en ny." in text
    assert "De här svaren saknas" not in text


def test_missing_answers_are_counted_where_they_are_many(tmp_path: Path) -> None:
    workbook = Workbook("it")
    workbook.type("indicators", "edala", "outcome", 2)
    text = replies(workbook.save(tmp_path / "in"), tmp_path / "ut")["it"]
    assert "redovisningen behöver kompletteras" in text.splitlines()[0]
    assert "- Åtgärder: 2\u00a0svar, på alla 2 rader\n" in text


def test_a_complete_answer_without_remarks_is_thanked_for(tmp_path: Path) -> None:
    main(["check", PLAN, INBOX, *CHECKPOINT, "--replies", str(tmp_path)])
    path = tmp_path / "aterkoppling-2026-delar-raddningstjanst.txt"
    text = path.read_text(encoding="utf-8")
    assert "redovisningen är klar" in text.splitlines()[0]
    assert "Alla svar finns med, och inget behöver rättas." in text
    assert "Ändra" not in text.partition("---")[0]


# Secrecy (T13: a message to one department shows another's content).


def test_t13_a_reply_holds_nothing_that_another_department_has_written(tmp_path: Path) -> None:
    plan = small_plan()
    names = [department.id for department in plan.departments]
    for name in names:
        workbook = Workbook(name)
        for table, rows in rows_by_table(plan, plan.checkpoint(DELAR), name):
            for row in rows:
                for column in row.fields:
                    workbook.type(table.key, row.id, column, f"{CANARY}-{name}")
        workbook.save(tmp_path / "in", f"{name}.xlsx")
    found = replies(tmp_path / "in", tmp_path / "ut")
    for name in names:
        assert f"{CANARY}-{name}" in found[name]
        others = [other for other in names if other != name]
        assert [other for other in others if f"{CANARY}-{other}" in found[name]] == []


def test_t13_that_others_have_answered_differently_is_not_in_a_reply(tmp_path: Path) -> None:
    for name, status in (("ledning", "Pågår"), ("it", "Inställd"), ("ekonomi", "Genomförd")):
        workbook = Workbook(name)
        workbook.type("activities", "utbilda", "status", status)
        workbook.save(tmp_path / "in", f"{name}.xlsx")
    followup, _ = follow_up(tmp_path / "in")
    (differing,) = [f for f in followup.findings if f.number == "M702"]
    assert differing.place.file == "ledning.xlsx"
    found = replies(tmp_path / "in", tmp_path / "ut")
    assert [name for name in found if "Inställd" in found[name]] == ["it"]
    assert "Genomförd" not in found["ledning"]


def test_what_is_typed_on_a_confidential_row_is_never_quoted(tmp_path: Path) -> None:
    workbook = ordinary(tmp_path / "mallar")
    workbook.type("indicators", "atgarder", "outcome", CANARY)
    workbook.type("activities", "portal", "status", "Pågår")
    inbox = workbook.save(tmp_path / "in")
    text = replies(inbox, tmp_path / "ut", plan_with_secrets())["it"]
    assert CANARY not in text
    assert "På raden, som omfattas av sekretess, står något annat än i mallen." in text
    assert "Skicka arbetsboken på nytt utan det." in text
    assert "Be avdelningen" not in text


def test_no_reply_is_made_of_an_internal_follow_up(tmp_path: Path) -> None:
    plan = plan_with_secrets()
    workbook = confidential(tmp_path / "hemligt")
    workbook.type("indicators", "atgarder", "comment", CANARY)
    (tmp_path / "in").mkdir()
    intake = vp.read_submissions(
        plan,
        tmp_path / "in",
        checkpoint=DELAR,
        secret=secret_plan(tmp_path / "plan"),
        secret_folder=workbook.save(tmp_path / "sekretess", "a SEKRETESS.xlsx"),
    )
    with pytest.raises(vp.UsageError, match="U851"):
        vp.write_replies(vp.merge(plan, intake), intake, tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


# The files.


def test_the_same_answers_give_the_same_bytes_and_are_made_anew(tmp_path: Path) -> None:
    inbox = Workbook("it").save(tmp_path / "in", "it.xlsx")
    followup, intake = follow_up(inbox)
    first = [path.read_bytes() for path in vp.write_replies(followup, intake, tmp_path).written]
    again = vp.write_replies(followup, intake, tmp_path)
    assert [path.read_bytes() for path in again.written] == first
    assert again.kept == ()


@pytest.mark.parametrize("place", ["text", "foot", "end"])
def test_a_reply_that_a_person_has_changed_is_left_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    check = ["check", PLAN, INBOX, *CHECKPOINT, "--replies", str(tmp_path)]
    main(check)
    path = tmp_path / "aterkoppling-2026-delar-it.txt"
    text = path.read_text(encoding="utf-8")
    changed = {
        "text": text.replace("Hej,", "Hej allihop,"),
        "foot": text.replace("Kontrollsumma: ", "Kontrollsumma: 0"),
        "end": f"{text}PS",
    }[place]
    path.write_text(changed, encoding="utf-8")
    other = tmp_path / "aterkoppling-2026-delar-ekonomi.txt"
    other.unlink()
    capsys.readouterr()
    assert main(check) == 1
    assert path.read_text(encoding="utf-8") == changed
    assert is_untouched_reply(other)
    said = capsys.readouterr().out
    assert f"6\u00a0svar att klistra in i mejl ligger i mappen {tmp_path}." in said
    assert "Har ändrats av någon och lämnas därför som de är: aterkoppling-2026-delar-it" in said


def test_a_reply_for_each_department_and_those_that_nobody_can_be_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "okänd.xlsx").write_bytes(b"%PDF-1.7")
    folder = tmp_path / "ut"
    main(["check", PLAN, str(tmp_path / "in"), *CHECKPOINT, "--replies", str(folder)])
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"aterkoppling-2026-delar-{name}.txt" for name in WITH_TEMPLATE
    )
    said = capsys.readouterr().out
    assert "Det går inte att veta vilken avdelning som har skickat okänd.xlsx." in said


def test_replies_are_not_asked_for_together_with_what_is_confidential(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    internal = ["--internal", "--secret", PLAN, "--secret-inbox", INBOX]
    with pytest.raises(SystemExit) as ended:
        main(["check", PLAN, INBOX, *CHECKPOINT, *internal, "--replies", str(tmp_path)])
    assert ended.value.code == 2
    assert "--replies kan inte användas med --internal." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
