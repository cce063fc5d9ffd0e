"""A small plan with all eight kinds of indicator, and a way to answer it.

`small_plan()` is read-only; vary it with `dataclasses.replace` and `with_indicator`. Numbers:

    1.1 planer      ledning        1.1.1 granskade-planer (number), 1.1.2 roller (share), 1.1.a-b
    1.2 digital     it, ekonomi    1.2.1 e-tjanster (change), 1.2.2 edala (rank),
                                   1.2.3 e-legitimation (share, it + ekonomi, worst), 1.2.a
    2.1 ordning     ekonomi        2.1.1 rutiner (done), 2.1.2 kundreskontra (yes_no, not due at
                                   2026-delar), 2.1.a
    2.2 kvalitet    ledning,       2.2.1 kartlaggning (judged), 2.2.2 utbildade (number, all
                    it, ekonomi    three, sum), 2.2.a
    2.3 sakerhet    it             2.3.1 atgarder (confidential)
    2.4 samverkan   ledning        no indicator, no activity
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from vpreport.intake.grid import a1
from vpreport.intake.types import (
    Answer,
    AnswerKey,
    AnswerState,
    CellRef,
    Intake,
    Source,
    Submission,
)
from vpreport.plan.types import (
    Activity,
    Baseline,
    Checkpoint,
    CheckpointKind,
    Combine,
    Comparison,
    Contact,
    Department,
    FinancialKind,
    Goal,
    GoalRule,
    Indicator,
    IndicatorKind,
    Plan,
    RatioBasis,
    StrategicGoal,
    Target,
    TargetBasis,
)
from vpreport.template.declared import rows_by_table

DELAR = "2026-delar"
AR = "2026-ar"

JUNE = (dt.date(2026, 6, 30), "30 juni 2026")
AUGUST = (dt.date(2026, 8, 31), "augusti 2026")
OCTOBER = (dt.date(2026, 10, 31), "oktober 2026")
DECEMBER = (dt.date(2026, 12, 31), "december 2026")

NOT_MEASURED = Answer(state=AnswerState.NOT_MEASURED, raw="ej mätt")
NOT_APPLICABLE = Answer(state=AnswerState.NOT_APPLICABLE, raw="ej aktuellt")
REFUSED = Answer(state=AnswerState.REFUSED, raw="ca 12")

Typed = Answer | Decimal | int | str | dt.date | None
"""What a test says that a cell holds; a number becomes a Decimal, None an empty cell."""

_ROWS_ABOVE = 5  # in a template the answers begin some rows down


def target(
    when: tuple[dt.date, str],
    text: str,
    *,
    comparison: Comparison = Comparison.AT_LEAST,
    basis: TargetBasis = TargetBasis.LEVEL,
    value: Decimal | int | None = None,
) -> Target:
    return Target(
        due=when[0],
        when=when[1],
        text=text,
        comparison=comparison,
        basis=basis,
        value=Decimal(value) if value is not None else None,
    )


def indicator(
    indicator_id: str,
    number: str,
    kind: IndicatorKind,
    text: str,
    *targets: Target,
    departments: tuple[str, ...],
    **changes: object,
) -> Indicator:
    plain = Indicator(
        id=indicator_id,
        number=number,
        text=text,
        kind=kind,
        unit="%" if kind is IndicatorKind.SHARE else "",
        targets=targets,
        baseline=None,
        departments=departments,
        combine=Combine.LEAD,
        ratio_basis=RatioBasis.LEVEL,
        weight=Decimal(1),
        source="",
        confidential=None,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def activity(
    activity_id: str,
    number: str,
    text: str,
    when: tuple[dt.date, str] | None,
    *departments: str,
) -> Activity:
    return Activity(
        id=activity_id,
        number=number,
        text=text,
        due=when[0] if when else None,
        when=when[1] if when else "",
        departments=departments,
    )


def goal(
    goal_id: str,
    number: str,
    title: str,
    departments: tuple[str, ...],
    indicators: tuple[Indicator, ...] = (),
    activities: tuple[Activity, ...] = (),
    **changes: object,
) -> Goal:
    plain = Goal(
        id=goal_id,
        number=number,
        title=title,
        text=f"{title} ska förbättras under planperioden.",
        strategic_goal="trygg" if number.startswith("1") else "effektiv",
        departments=departments,
        responsible=("Förvaltningschef",),
        perspectives=("Invånare",),
        indicators=indicators,
        activities=activities,
        financial=None,
        rule=GoalRule.STRICT,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def small_plan() -> Plan:
    return Plan(
        organisation="Exempelköpings kommun",
        board="Kommunstyrelsen",
        title="Verksamhetsplan 2026–2027",
        years=(2026, 2027),
        vision="En kommun att räkna med.",
        perspectives=("Invånare", "Ekonomi"),
        perspectives_announced=None,
        values=("Respekt", "Ansvar"),
        contact=Contact(role="Ekonomiavdelningen", email="ekonomi@example.se", phone="0225-123 45"),
        departments=(
            Department(id="ledning", name="Ledningsstaben", head="Kommundirektör"),
            Department(id="it", name="IT-avdelningen", head="IT-chef"),
            Department(id="ekonomi", name="Ekonomiavdelningen", head="Ekonomichef"),
        ),
        checkpoints=(
            Checkpoint(
                id=DELAR, label="Delårsrapport 2026", date=AUGUST[0], kind=CheckpointKind.INTERIM
            ),
            Checkpoint(
                id=AR, label="Årsredovisning 2026", date=DECEMBER[0], kind=CheckpointKind.ANNUAL
            ),
        ),
        strategic_goals=(
            StrategicGoal(id="trygg", number=1, title="Trygg kommun", text="Alla ska vara trygga."),
            StrategicGoal(
                id="effektiv", number=2, title="Effektiv kommun", text="Resurserna ska räcka."
            ),
        ),
        goals=(_plans(), _digital(), _order(), _quality(), _security(), _cooperation()),
    )


def _plans() -> Goal:
    return goal(
        "planer",
        "1.1",
        "Aktuella detaljplaner",
        ("ledning",),
        (
            indicator(
                "granskade-planer",
                "1.1.1",
                IndicatorKind.NUMBER,
                "Antal granskade detaljplaner",
                target(AUGUST, ">= 4", value=4),
                target(DECEMBER, ">= 8", value=8),
                departments=("ledning",),
                unit="st",
            ),
            indicator(
                "roller",
                "1.1.2",
                IndicatorKind.SHARE,
                "Andel roller med befattningsbeskrivning",
                target(AUGUST, ">= 70 %", value=70),
                departments=("ledning",),
            ),
        ),
        (
            activity("inventera", "1.1.a", "Inventera äldre planer", JUNE, "ledning"),
            activity("prioritera", "1.1.b", "Besluta om prioritering", DECEMBER, "ledning"),
        ),
        financial=FinancialKind.OPERATIONAL,
    )


def _digital() -> Goal:
    return goal(
        "digital",
        "1.2",
        "Enkla digitala tjänster",
        ("it", "ekonomi"),
        (
            indicator(
                "e-tjanster",
                "1.2.1",
                IndicatorKind.CHANGE,
                "Antal ärenden i e-tjänster",
                target(AUGUST, "+10 %", basis=TargetBasis.PERCENT_CHANGE, value=10),
                departments=("it",),
                unit="st",
                baseline=Baseline(value=Decimal(200), when="våren 2025"),
                ratio_basis=RatioBasis.CHANGE,
            ),
            indicator(
                "edala",
                "1.2.2",
                IndicatorKind.RANK,
                "Placering i jämförelsen eDala",
                target(AUGUST, "<= 3", comparison=Comparison.AT_MOST, value=3),
                departments=("it",),
            ),
            indicator(
                "e-legitimation",
                "1.2.3",
                IndicatorKind.SHARE,
                "Andel system med e-legitimation",
                target(AUGUST, ">= 50 %", value=50),
                target(DECEMBER, ">= 100 %", value=100),
                departments=("it", "ekonomi"),
                combine=Combine.WORST,
            ),
        ),
        (activity("portal", "1.2.a", "Införa ny portal", None, "it", "ekonomi"),),
    )


def _order() -> Goal:
    return goal(
        "ordning",
        "2.1",
        "Ordning och reda i ekonomin",
        ("ekonomi",),
        (
            indicator(
                "rutiner",
                "2.1.1",
                IndicatorKind.DONE,
                "Rutiner för inköp är beslutade",
                target(JUNE, "klart", basis=TargetBasis.ANSWER, comparison=Comparison.EQUAL),
                departments=("ekonomi",),
            ),
            indicator(
                "kundreskontra",
                "2.1.2",
                IndicatorKind.YES_NO,
                "Modulen för kundreskontra är i drift",
                target(OCTOBER, "ja", basis=TargetBasis.ANSWER, comparison=Comparison.EQUAL),
                departments=("ekonomi",),
            ),
        ),
        (activity("upphandla", "2.1.a", "Upphandla modulen", JUNE, "ekonomi"),),
    )


def _quality() -> Goal:
    return goal(
        "kvalitet",
        "2.2",
        "Kvalitet i arbetet",
        ("ledning", "it", "ekonomi"),
        (
            indicator(
                "kartlaggning",
                "2.2.1",
                IndicatorKind.JUDGED,
                "Processerna är kartlagda",
                target(AUGUST, "bedömning", basis=TargetBasis.ANSWER, comparison=Comparison.EQUAL),
                departments=("ledning",),
            ),
            indicator(
                "utbildade",
                "2.2.2",
                IndicatorKind.NUMBER,
                "Antal utbildade medarbetare",
                target(AUGUST, ">= 30", value=30),
                departments=("ledning", "it", "ekonomi"),
                combine=Combine.SUM,
                unit="personer",
            ),
        ),
        (activity("utbilda", "2.2.a", "Hålla utbildningar", AUGUST, "ledning", "it", "ekonomi"),),
    )


def _security() -> Goal:
    return goal(
        "sakerhet",
        "2.3",
        "Säker information",
        ("it",),
        (
            indicator(
                "atgarder",
                "2.3.1",
                IndicatorKind.CONFIDENTIAL,
                "Genomförda säkerhetsåtgärder",
                departments=("it",),
                confidential="18 kap. 13 § OSL",
            ),
        ),
    )


def _cooperation() -> Goal:
    return goal("samverkan", "2.4", "Samverkan i länet", ("ledning",))


def with_indicator(plan: Plan, indicator_id: str, **changes: object) -> Plan:
    """Return the plan with some fields of one indicator changed."""
    return replace(
        plan,
        goals=tuple(
            replace(
                goal,
                indicators=tuple(
                    replace(i, **changes) if i.id == indicator_id else i for i in goal.indicators
                ),
            )
            for goal in plan.goals
        ),
    )


def answered(
    plan: Plan, checkpoint: str, answers: Mapping[str, Mapping[AnswerKey, Typed]]
) -> Intake:
    """Return the intake as if each department in `answers` had sent one good workbook.

    Cells not named are BLANK; a department not named has sent nothing. A key that the
    department's template does not ask for raises KeyError.
    """
    submissions = tuple(
        _submission(plan, checkpoint, department, answers[department])
        for department in sorted(answers)
    )
    return Intake(
        plan=plan,
        checkpoint=checkpoint,
        submissions=submissions,
        sources=tuple(submission.source for submission in submissions),
    )


def plain(text: str) -> str:
    """Return the text with ordinary spaces for no-break ones, to be compared with a literal."""
    return text.replace("\u00a0", " ")


def _submission(
    plan: Plan, checkpoint: str, department: str, typed: Mapping[AnswerKey, Typed]
) -> Submission:
    cells = _cells(plan, checkpoint, department)
    if unknown := set(typed) - set(cells):
        raise KeyError(f"{department} is not asked for {sorted(unknown)}")
    return Submission(
        department=department,
        source=Source(
            file=f"{department}.xlsx",
            sha256=hashlib.sha256(department.encode()).hexdigest(),
            size=12345,
            format="xlsx",
            program="LibreOffice",
            saved_at="2026-09-07T09:30:00",
            code=None,
            department=department,
            status="used",
        ),
        answers={key: _answer(typed.get(key), ref) for key, ref in cells.items()},
    )


def _cells(plan: Plan, checkpoint: str, department: str) -> dict[AnswerKey, CellRef]:
    at = plan.checkpoint(checkpoint)
    return {
        (table.key, row.id, column.key): CellRef(
            file=f"{department}.xlsx",
            sheet=table.words.sheet,
            cell=a1(_ROWS_ABOVE + row_number, column_number),
        )
        for table, rows in rows_by_table(plan, at, department)
        for row_number, row in enumerate(rows, start=1)
        for column_number, column in enumerate(table.columns_at(at.kind), start=1)
        if column.key in row.fields
    }


def _answer(typed: Typed, ref: CellRef) -> Answer:
    if typed is None:
        return Answer(state=AnswerState.BLANK, ref=ref)
    if isinstance(typed, Answer):
        return replace(typed, ref=ref)
    value = Decimal(typed) if isinstance(typed, int) else typed
    return Answer(state=AnswerState.VALUE, value=value, raw=str(value), ref=ref)
