import copy
import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from plan_text import GOAL, HEAD, SMALL, cases, faults_in, plan_from, spoilt

from vpreport import PlanError, describe, lint, read_plan
from vpreport.findings import Code, Finding
from vpreport.plan.summary import GoalCounts, summarise
from vpreport.plan.types import (
    Activity,
    Baseline,
    Combine,
    Comparison,
    FinancialKind,
    Goal,
    GoalRule,
    Indicator,
    IndicatorKind,
    RatioBasis,
    Target,
    TargetBasis,
)
from vpreport.texts.messages import MESSAGES
from vpreport.texts.plan_messages import FAULTS

HEDEMORA = Path(__file__).parents[1] / "examples" / "hedemora" / "plan.toml"


def target(due: dt.date, when: str, text: str, value: int) -> Target:
    return Target(
        due=due,
        when=when,
        text=text,
        comparison=Comparison.AT_LEAST,
        basis=TargetBasis.LEVEL,
        value=Decimal(value),
    )


def test_a_goal_is_read_with_what_it_says_and_the_defaults_for_the_rest(tmp_path):
    assert plan_from(tmp_path, SMALL).goals == (
        Goal(
            id="planer",
            number="1.1",
            title="Översyn av planer",
            text="Alla planer är genomgångna.",
            strategic_goal="trygg",
            departments=("it",),
            responsible=("IT-chef",),
            perspectives=(),
            indicators=(
                Indicator(
                    id="granskade-planer",
                    number="1.1.1",
                    text="Granskade planer",
                    kind=IndicatorKind.NUMBER,
                    unit="st",
                    targets=(
                        target(dt.date(2026, 8, 31), "augusti 2026", ">= 4", 4),
                        target(dt.date(2026, 12, 31), "december 2026", ">= 8", 8),
                    ),
                    baseline=None,
                    departments=("it",),
                    combine=Combine.LEAD,
                    ratio_basis=RatioBasis.LEVEL,
                    weight=Decimal(1),
                    source="",
                    confidential=None,
                ),
            ),
            activities=(
                Activity(
                    id="granska",
                    number="1.1.a",
                    text="Granska planerna",
                    due=dt.date(2026, 12, 31),
                    when="Q4 2026",
                    departments=("it",),
                ),
            ),
            financial=None,
            rule=GoalRule.STRICT,
        ),
    )


def test_everything_that_a_goal_can_say_is_kept(tmp_path):
    rich = (
        HEAD.replace("met_at = 1.0", 'goal_rule = "worst"\nlevel_basis = "change"')
        + """
[[goal]]
id = "service"
title = "Service"
text = '''
  Fler
  e-tjänster.'''
strategic_goal = "trygg"
departments = ["it", "ekonomi"]
perspectives = ["Invånare"]
financial = "operational"
unclear = "Vilka tjänster?"

  [[goal.indicator]]
  id = "andel"
  text = "Sjukfrånvaro"
  kind = "change"
  unit = "%"
  target = { "2027" = "-2 pp", "Q2 2026" = "< baseline" }
  baseline = { value = 54.2, when = "våren 2025" }
  departments = ["ekonomi", "it"]
  combine = "mean"
  basis = "level"
  weight = 2
  source = "Kolada"
  unclear = "Vilka?"

  [[goal.indicator]]
  id = "skydd"
  text = "Skydd"
  kind = "confidential"
  confidential = "18 kap. 13 § OSL"
"""
    )
    goal = plan_from(tmp_path, rich).goals[0]
    first, second = goal.indicators
    assert (goal.text, goal.rule, goal.perspectives) == (
        "Fler e-tjänster.",
        GoalRule.WORST,
        ("Invånare",),
    )
    assert (goal.financial, goal.unclear) == (FinancialKind.OPERATIONAL, "Vilka tjänster?")
    assert [t.when for t in first.targets] == ["Q2 2026", "2027"]
    assert first.baseline == Baseline(value=Decimal("54.2"), when="våren 2025")
    assert (first.departments, first.combine) == (("ekonomi", "it"), Combine.MEAN)
    assert (first.ratio_basis, first.weight) == (RatioBasis.LEVEL, Decimal(2))
    assert (first.source, first.unclear) == ("Kolada", "Vilka?")
    assert (second.confidential, second.targets) == ("18 kap. 13 § OSL", ())
    assert (second.departments, second.ratio_basis) == (("it",), RatioBasis.CHANGE)


def test_goals_are_numbered_and_ordered_by_strategic_goal(tmp_path):
    two = SMALL + '\n[[strategic_goal]]\nid = "god"\ntitle = "God"\ntext = "God ordning."\n'
    for goal_id, parent in (("b", "god"), ("c", "trygg")):
        text = GOAL.replace('"trygg"', f'"{parent}"').replace('id = "', f'id = "{goal_id}-')
        two += text
    plan = plan_from(tmp_path, two)
    assert [(g.number, g.id, g.position) for g in plan.goals] == [
        ("1.1", "planer", 0),
        ("1.2", "c-planer", 2),
        ("2.1", "b-planer", 1),
    ]


def test_the_twenty_seventh_activity_is_aa(tmp_path):
    rows = "".join(f'\n[[goal.activity]]\nid = "x{i}"\ntext = "Göra {i}"' for i in range(26))
    activities = plan_from(tmp_path, SMALL + rows).activities
    assert [activities[i].number for i in (0, 25, 26)] == ["1.1.a", "1.1.z", "1.1.aa"]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path):
    windows = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    assert plan_from(tmp_path, windows) == plan_from(tmp_path, SMALL)


# A line of the small plan (-), what is made of it (+), and all that is said about the plan then.
FAULTY = r"""
- [plan]
+ [plan
plan.toml: Här följer planen inte reglerna för TOML, vid rad 3: «[plan». Kontrollera citattecken,
likhetstecken och hakparenteser där och på raden före. (P102)

- board = "Kommunstyrelsen"
+ board = "Kommunstyrelsen"
+ board = "Nämnden"
plan.toml: Samma nyckel eller tabell står två gånger, vid rad 6: «board = "Nämnden"». Kontrollera
citattecken, likhetstecken och hakparenteser där och på raden före. (P102)

- board = "Kommunstyrelsen"
plan.board: Nyckeln «board» saknas. Lägg till den, med en text inom citattecken. (P103)

- kind = "number"
+ kind = "number"
+ person = "Kim"
goal[0].indicator[0].person (Granskade planer): Nyckeln «person» används inte här. Här kan stå
kind, unit, id, text, target, baseline, departments, combine, basis, weight, source, confidential
eller unclear. (P104)

- responsible = [
+ responsibel = [
goal[0].responsibel (Översyn av planer): Nyckeln «responsibel» används inte här. Menade du
«responsible»? (P104)

- title = "Översyn av planer"
+ title = 8
goal[0].title (Alla planer är genomgångna.): Här står «8», men det ska vara en text inom
citattecken. Skriv till exempel "Översyn av detaljplaner". (P105)

- years = [2026, 2027]
+ years = [2026, true]
plan.years[1]: Här står «true», men det ska vara ett heltal utan citattecken. Skriv till exempel
2026. (P105)

- met_at = 1.0
+ met_at = "helt"
assessment.met_at: Här står «helt», men det ska vara ett tal utan citattecken. Skriv till exempel
0.8. (P105)

- { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }
+ ">= 8"
goal[0].indicator[0].target (Granskade planer): Här står «>= 8», men det ska vara minst ett
målvärde med sitt datum. Skriv till exempel { "december 2026" = ">= 8" }. (P105)

- kind = "interim"
+ kind = "delår"
checkpoint[0].kind (Delårsrapport 2026): «delår» går inte att välja här. Välj quarter, interim
eller annual. (P106)

- kind = "number"
+ kind = "numbre"
goal[0].indicator[0].kind (Granskade planer): «numbre» går inte att välja här. Menade du «number»?
(P106)

- format = 1
+ format = 2
format: «2» går inte att välja här. Välj 1. (P106)

- id = "granskade-planer"
+ id = "Åtgärder & planer"
goal[0].indicator[0].id (Granskade planer): «Åtgärder & planer» kan inte vara ett id. Använd a–z,
siffror och enkla bindestreck mellan dem, högst 40 tecken, till exempel «atgarder-planer». (P107)

- id = "ekonomi"
+ id = "it"
department[1].id (Ekonomiavdelningen): «it» finns redan (department[0].id). Behåll det på ett
ställe och ändra det andra. (P108)

- departments = ["it"]
+ departments = ["it", "it"]
goal[0].departments[1] (Översyn av planer): «it» finns redan (goal[0].departments[0]). Behåll det
på ett ställe och ändra det andra. (P108)

- departments = ["it"]
+ departments = ["it", "ekonmi"]
goal[0].departments[1] (Översyn av planer): Planen har ingen avdelning «ekonmi». Menade du
«ekonomi»? (P109)

- strategic_goal = "trygg"
+ strategic_goal = "digital"
goal[0].strategic_goal (Översyn av planer): Planen har inget inriktningsmål «digital». Välj trygg.
(P109)

- departments = ["it"]
+ departments = ["it"]
+ perspectives = ["Miljö"]
goal[0].perspectives[0] (Översyn av planer): Planen har inget perspektiv «Miljö». Välj Invånare
eller Ekonomi. (P109)

- due = "Q4 2026"
+ due = "snart"
goal[0].activity[0].due (Granska planerna): «snart» går inte att tolka som ett datum. Skriv till
exempel «Q2 2026», «augusti 2026», «30 juni 2026» eller «2026-06-30». (P110)

- "augusti 2026" = ">= 4"
+ "augsti 2026" = ">= 4"
goal[0].indicator[0].target."augsti 2026" (Granskade planer): «augsti 2026» går inte att tolka som
ett datum. Menade du «augusti 2026»? (P110)

- "augusti 2026" = ">= 4"
+ "augusti 2026" = "minst 4"
goal[0].indicator[0].target."augusti 2026" (Granskade planer): Målvärdet «minst 4» går inte att
tolka. För en indikator av slaget tal skrivs det som «>= 8», «<= 3», «< 5» eller «= 100», utan
annan enhet än indikatorns egen. (P111)

- "augusti 2026" = ">= 4"
+ "augusti 2026" = "ja"
goal[0].indicator[0].target."augusti 2026" (Granskade planer): Målvärdet «ja» passar inte en
indikator av slaget tal. Det skrivs som «>= 8», «<= 3», «< 5» eller «= 100», utan annan enhet än
indikatorns egen. (P112)

- met_at = 1.0
+ met_at = 100
assessment.met_at: «100» ligger utanför det möjliga. Det ska vara ett tal från 0 till 1. (P113)

- met_at = 1.0
+ met_at = 0.5
assessment.partly_at: «0,8» ligger utanför det möjliga. Det ska vara högst 0,5, som gäller för helt
uppfyllt. (P113)

- years = [2026, 2027]
+ years = [2027, 2026]
plan.years: «2027, 2026» ligger utanför det möjliga. Det ska vara år i stigande ordning, varje år en
gång. (P113)

- years = [2026, 2027]
+ years = [26]
plan.years[0]: «26» ligger utanför det möjliga. Det ska vara ett heltal från 2000 till 2099. (P113)

- unit = "st"
+ unit = "st"
+ weight = 0
goal[0].indicator[0].weight (Granskade planer): «0» ligger utanför det möjliga. Det ska vara ett tal
större än 0. (P113)

- unit = "st"
+ unit = "st"
+ weight = inf
goal[0].indicator[0].weight (Granskade planer): «Infinity» ligger utanför det möjliga. Det ska vara
ett vanligt tal under en biljon. (P113)

- kind = "number"
- unit = "st"
- target = { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }
+ kind = "share"
+ target = { "december 2026" = ">= 101 %" }
goal[0].indicator[0].target."december 2026" (Granskade planer): «>= 101 %» ligger utanför det
möjliga. Det ska vara från 0 till 100 %. (P113)

- board = "Kommunstyrelsen"
+ board = " "
plan.board: Värdet är tomt. Det ska vara en text inom citattecken. (P114)

- { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }
+ {}
goal[0].indicator[0].target (Granskade planer): Värdet är tomt. Det ska vara minst ett målvärde
med sitt datum. (P114)

- id = "ekonomi"
+ id = "i-t"
department[1].id (Ekonomiavdelningen): «i-t» och «it» ger samma kod i mallarna (IT). Ändra det ena
så att de skiljer sig åt även utan bindestreck. (P115)

- board = "Kommunstyrelsen"
+ board = "Kommun\u0000styrelsen"
plan.board: Texten innehåller ett osynligt styrtecken (U+0000). Ta bort det, eller skriv om
texten. (P116)

- "december 2026" = ">= 8"
+ "31 augusti 2026" = ">= 8"
goal[0].indicator[0].target."31 augusti 2026" (Granskade planer): «31 augusti 2026» och «augusti
2026» är samma dag, 2026-08-31, men har var sitt målvärde. Behåll ett av dem. (P117)

- kind = "number"
+ kind = "number"
+ confidential = "18 kap. 13 § OSL"
goal[0].indicator[0].confidential (Granskade planer): «18 kap. 13 § OSL» passar inte en indikator
av slaget tal. Skriv kind = "confidential" om uppgiften omfattas av sekretess, ta annars bort
nyckeln. (P118)

- kind = "number"
+ kind = "confidential"
+ confidential = "18 kap. 13 § OSL"
goal[0].indicator[0].target (Granskade planer): «target» passar inte en indikator av slaget
sekretess. Ta bort den: vid sekretess ska varken mål eller utgångsvärde stå i planen. (P118)
"""


@pytest.mark.parametrize(("old", "new", "said"), cases(FAULTY))
def test_a_fault_is_said_with_place_value_and_advice(tmp_path, old, new, said):
    assert faults_in(tmp_path, spoilt(old, new)) == [said]


def test_no_file_a_folder_and_another_encoding_are_said(tmp_path):
    def said(path: Path | str) -> str:
        with pytest.raises(PlanError) as caught:
            read_plan(path)
        return describe(caught.value.findings[0]).removeprefix(f"{path}: ")

    latin = tmp_path / "latin.toml"
    latin.write_bytes(SMALL.encode("cp1252"))
    assert said(tmp_path / "nix.toml") == (
        "Det finns ingen plan på den sökvägen. Kontrollera sökvägen. (P101)"
    )
    closed = (
        "Planen går inte att öppna. Kontrollera att sökvägen leder till en fil och att du får läsa "
        "den. (P101)"
    )
    assert said(tmp_path) == closed
    assert said(latin) == (
        "Planen är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8. (P101)"
    )


@pytest.mark.parametrize(
    "absurd", ["x = " + "[" * 100_000, "x = " + "9" * 5_000, "x = 1e" + "9" * 30]
)
def test_absurd_sizes_are_refused_calmly(tmp_path, absurd):
    (said,) = faults_in(tmp_path, absurd)
    assert said == (
        "plan.toml: Planen innehåller ett tal eller en lista som är orimligt stor. Kontrollera de "
        "senaste ändringarna. (P101)"
    )


def test_all_faults_are_said_at_once_and_each_only_once(tmp_path):
    text = spoilt('head = "IT-chef"', 'haed = "IT-chef"')
    text = spoilt('kind = "interim"', 'kind = "delar"', text)
    text = spoilt('id = "granska"', 'id = "Granska"', text)
    text = spoilt('text = "Alla planer', 'txt = "Alla planer', text)
    assert [line.split()[0].rstrip(":") for line in faults_in(tmp_path, text)] == [
        "department[0].haed",
        "checkpoint[0].kind",
        "goal[0].activity[0].id",
        "goal[0].txt",
    ]


def test_an_empty_file_names_the_missing_tables_and_nothing_under_them(tmp_path):
    assert [line.split(":")[0] for line in faults_in(tmp_path, "")] == [
        "plan",
        "format",
        "department",
        "strategic_goal",
        "checkpoint",
        "goal",
    ]


def test_row_ids_are_unique_in_the_whole_plan_and_not_only_in_their_goal(tmp_path):
    twin = GOAL.replace('id = "planer"', 'id = "planer-2"')
    assert [line.split()[0] for line in faults_in(tmp_path, SMALL + twin)] == [
        "goal[1].indicator[0].id",
        "goal[1].activity[0].id",
    ]


def test_a_share_is_never_in_pieces(tmp_path):
    text = spoilt('kind = "number"', 'kind = "share"')
    (said,) = faults_in(tmp_path, text)
    assert said == (
        "goal[0].indicator[0].unit (Granskade planer): «st» passar inte en indikator av slaget "
        "andel i procent. En andel anges i %. Ta bort nyckeln eller välj ett annat slag. (P118)"
    )


def test_a_sum_of_yes_and_no_is_refused(tmp_path):
    text = spoilt('kind = "number"', 'kind = "yes_no"\ncombine = "sum"', SMALL)
    text = spoilt(
        '{ "augusti 2026" = ">= 4", "december 2026" = ">= 8" }', '{ "2026" = "ja" }', text
    )
    (said,) = faults_in(tmp_path, text)
    assert said == (
        "goal[0].indicator[0].combine (Granskade planer): «sum» passar inte en indikator av slaget "
        "ja, nej eller delvis. Bara tal kan räknas ihop. Välj lead, worst eller each. (P118)"
    )


def test_a_baseline_is_no_way_round_confidentiality(tmp_path):
    text = spoilt('kind = "number"', 'kind = "confidential"\nconfidential = "18 kap. 13 § OSL"')
    line = 'target = { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }'
    text = spoilt(line, "baseline = { value = 7 }", text)
    assert [line.split()[0] for line in faults_in(tmp_path, text)] == [
        "goal[0].indicator[0].baseline"
    ]


def test_every_message_about_a_fault_has_its_code():
    faults = {code for code in Code if code.number.startswith("P")}
    assert set(FAULTS) <= faults <= set(MESSAGES)


def assert_only_plan_or_plan_error(folder: Path, content: bytes) -> None:
    path = folder / "any.toml"
    path.write_bytes(content)
    faults: tuple[Finding, ...] = ()
    try:
        plan = read_plan(path)
    except PlanError as error:
        faults = error.findings
    remarks = faults or lint(plan)
    assert all(describe(finding) for finding in remarks)
    assert faults or summarise(plan).total.goals == len(plan.goals)


any_folder = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@any_folder
@given(content=st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
@example(content=b"x = 2026-99-99")
@example(content=b'"\\uD800" = 1')
@example(content=b"goal = 0x" + b"f" * 9000)
def test_no_content_at_all_gives_another_exception(tmp_path, content):
    assert_only_plan_or_plan_error(tmp_path, content)


odd_values = st.recursive(
    st.none()  # stands for a key that is taken away
    | st.booleans()
    | st.integers(-3, 3000)
    | st.decimals(allow_nan=True, allow_infinity=True, places=3)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.text(max_size=12)
    | st.sampled_from(
        ["it", "trygg", "Q2 2026", ">= 8", "ja", "share", "change", "confidential", "%", "1e99999"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=4,
)


@any_folder
@given(data=st.data())
def test_no_change_to_a_plan_gives_another_exception(tmp_path, data):
    plan = tomllib.loads(HEDEMORA.read_text("utf-8") if data.draw(st.booleans()) else SMALL)
    spoilt_plan = copy.deepcopy(plan)
    for _ in range(data.draw(st.integers(1, 3))):
        spoil(spoilt_plan, data)
    assert_only_plan_or_plan_error(tmp_path, toml(spoilt_plan).encode("utf-8", "replace"))


def spoil(inside: object, data: st.DataObject) -> None:
    """Change, add or take away one value somewhere in the tables and lists of a plan."""
    keys = sorted(inside) if isinstance(inside, dict) else range(len(inside))
    key = data.draw(st.sampled_from(list(keys))) if keys else None
    if key is not None and isinstance(inside[key], dict | list) and data.draw(st.booleans()):
        spoil(inside[key], data)
        return
    value = data.draw(odd_values)
    if isinstance(inside, list):
        inside[slice(key, None if key is None else key + 1)] = [value]
    else:
        inside[key if key and data.draw(st.booleans()) else data.draw(st.text(max_size=6))] = value


def toml(value: object, *, top: bool = True) -> str:
    """Return the value as TOML on one line a key; None is left out."""
    match value:
        case dict():
            pairs = [f"{toml(k)} = {toml(v, top=False)}" for k, v in value.items() if v is not None]
            return "\n".join(pairs) if top else f"{{ {', '.join(pairs)} }}"
        case list():
            return f"[{', '.join(toml(v, top=False) for v in value if v is not None)}]"
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(sign):08x}" for sign in value) + '"'
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return {"Infinity": "inf", "-Infinity": "-inf"}.get(str(value), str(value).lower())


def test_hedemora_holds_what_its_document_holds():
    summary = summarise(read_plan(HEDEMORA))
    assert [
        (s.counts.goals, s.counts.indicators, s.counts.activities)
        for s in (summary.strategic_goals)
    ] == [(4, 6, 6), (3, 4, 17), (8, 13, 18), (5, 15, 19), (5, 9, 12)]
    assert summary.total == GoalCounts(goals=25, indicators=47, targets=58, activities=72)
    assert (len(summary.departments), len(summary.checkpoints)) == (7, 10)
    assert {kind for kind, _ in summary.kinds} == set(IndicatorKind)
    assert summary.roles[:3] == (
        "Näringslivschef, som samhällsutvecklingschef",
        "Näringslivschef",
        "HR-chef",
    )


def test_a_null_character_in_the_path_is_a_plan_error():
    with pytest.raises(PlanError):
        read_plan("plan\0.toml")
