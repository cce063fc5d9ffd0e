"""Every sentence that explains a status, as people read it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sample import (
    AUGUST,
    DECEMBER,
    DELAR,
    NOT_APPLICABLE,
    NOT_MEASURED,
    REFUSED,
    answered,
    plain,
    small_plan,
    target,
    with_indicator,
)

from vpreport.followup.merging import merge
from vpreport.plan.types import (
    AssessmentRules,
    Baseline,
    Combine,
    Comparison,
    IndicatorKind,
    Plan,
    RatioBasis,
    TargetBasis,
)
from vpreport.texts import goal_explanations
from vpreport.texts.explanations import share_beside


def explained(indicator_id: str, *, plan: Plan | None = None, others=(), **said) -> str:
    """Return the explanation; `others` are the outcomes of the departments after the lead."""
    plan = plan or small_plan()
    departments = next(i for i in plan.indicators if i.id == indicator_id).departments
    answers = {
        departments[0]: {("indicators", indicator_id, key): value for key, value in said.items()}
    }
    for department, outcome in zip(departments[1:], others, strict=False):
        answers[department] = {("indicators", indicator_id, "outcome"): outcome}
    results = merge(plan, answered(plan, DELAR, answers)).indicators
    return plain(next(r for r in results if r.indicator.id == indicator_id).judgement.explanation)


def plans(comparison: Comparison, value: int | None, **changes) -> Plan:
    wanted = target(AUGUST, "", comparison=comparison, value=value)
    return with_indicator(small_plan(), "granskade-planer", targets=(wanted,), **changes)


def test_a_level_that_is_met():
    assert explained("roller", outcome=70) == (
        "Utfallet 70 % uppfyller målvärdet minst 70 % (augusti 2026)."
    )


def test_the_unit_stays_on_the_line_of_its_number():
    plan = small_plan()
    said = {"ledning": {("indicators", "roller", "outcome"): 70}}
    result = merge(plan, answered(plan, DELAR, said)).indicators[1]
    assert "70\u00a0%" in result.judgement.explanation


def test_a_level_that_is_partly_met():
    assert explained("roller", outcome=62) == (
        "Utfallet 62 % når 89 % av målvärdet minst 70 % (augusti 2026) och räknas som delvis "
        "uppfyllt (gränsen är 80 %)."
    )


def test_a_level_that_is_not_met():
    assert explained("roller", outcome=Decimal("40.5")) == (
        "Utfallet 40,5 % når 58 % av målvärdet minst 70 % (augusti 2026) och räknas som ej "
        "uppfyllt (gränsen för delvis uppfyllt är 80 %)."
    )


def test_a_level_that_counts_as_met_below_the_target():
    plan = replace(small_plan(), assessment=AssessmentRules(met_at=Decimal("0.925")))
    assert explained("roller", plan=plan, outcome=65) == (
        "Utfallet 65 % når 93 % av målvärdet minst 70 % (augusti 2026) och räknas som uppfyllt "
        "(gränsen är 92,5 %)."
    )


def test_a_level_that_must_not_be_passed():
    assert explained("granskade-planer", plan=plans(Comparison.AT_MOST, 5), outcome=6) == (
        "Utfallet 6 st uppfyller inte målvärdet högst 5 st (augusti 2026), som är 83 % av "
        "utfallet; det räknas som delvis uppfyllt (gränsen är 80 %)."
    )


def test_a_level_that_must_be_hit():
    assert explained("granskade-planer", plan=plans(Comparison.EQUAL, 10), outcome=9) == (
        "Utfallet 9 st når 90 % av målvärdet 10 st (augusti 2026) och räknas som delvis uppfyllt "
        "(gränsen är 80 %)."
    )
    assert explained("granskade-planer", plan=plans(Comparison.EQUAL, 10), outcome=11) == (
        "Utfallet 11 st uppfyller inte målvärdet 10 st (augusti 2026), som är 91 % av utfallet; "
        "det räknas som delvis uppfyllt (gränsen är 80 %)."
    )


def test_a_level_of_zero():
    assert explained("granskade-planer", plan=plans(Comparison.AT_MOST, 0), outcome=1) == (
        "Utfallet 1 st uppfyller inte målvärdet högst 0 st (augusti 2026); ingen andel av "
        "målvärdet räknas ut när något av talen är noll eller negativt."
    )


def test_a_change_that_is_met():
    assert explained("e-tjanster", outcome=230) == (
        "Utfallet 230 st uppfyller målvärdet 220 st (en ökning med minst 10 %, augusti 2026), "
        "räknat från utgångsvärdet 200 st (våren 2025)."
    )


def test_a_change_part_of_the_way():
    assert explained("e-tjanster", outcome=215) == (
        "Utfallet 215 st når 75 % av vägen från utgångsvärdet 200 st (våren 2025) till målvärdet "
        "220 st (en ökning med minst 10 %, augusti 2026) och räknas som ej uppfyllt (gränsen för "
        "delvis uppfyllt är 80 %)."
    )


def test_a_change_the_wrong_way():
    assert explained("e-tjanster", outcome=190) == (
        "Utfallet 190 st har rört sig bort från målvärdet 220 st (en ökning med minst 10 %, "
        "augusti 2026), räknat från utgångsvärdet 200 st (våren 2025), och räknas som ej uppfyllt "
        "(gränsen för delvis uppfyllt är 80 %)."
    )


def test_a_change_without_a_baseline():
    plan = with_indicator(small_plan(), "e-tjanster", baseline=None)
    assert explained("e-tjanster", plan=plan, outcome=215) == (
        "Utfallet 215 st kan inte jämföras med målvärdet en ökning med minst 10 % (augusti 2026), "
        "eftersom utgångsvärdet saknas."
    )


@pytest.mark.parametrize(
    ("planned", "source"),
    [
        (None, "100 st (enligt avdelningens uppgift)"),
        (Baseline(value=None, when="2025"), "100 st (2025, enligt avdelningens uppgift)"),
    ],
)
def test_a_baseline_that_the_department_gave(planned, source):
    plan = with_indicator(small_plan(), "e-tjanster", baseline=planned)
    assert explained("e-tjanster", plan=plan, outcome=120, baseline=100) == (
        "Utfallet 120 st uppfyller målvärdet 110 st (en ökning med minst 10 %, augusti 2026), "
        f"räknat från utgångsvärdet {source}."
    )


def test_a_percent_change_from_zero():
    plan = with_indicator(
        small_plan(), "e-tjanster", baseline=Baseline(value=Decimal(0), when="2025")
    )
    assert explained("e-tjanster", plan=plan, outcome=5) == (
        "Utfallet 5 st kan inte jämföras med målvärdet en ökning med minst 10 % (augusti 2026), "
        "eftersom en förändring i procent inte går att räkna från utgångsvärdet 0 st (2025)."
    )


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (
            201,
            (
                "Utfallet 201 st uppfyller målvärdet högre än utgångsvärdet (augusti 2026), som är "
                "200 st (våren 2025)."
            ),
        ),
        (
            199,
            (
                "Utfallet 199 st uppfyller inte målvärdet högre än utgångsvärdet (augusti 2026), "
                "som är 200 st (våren 2025); en jämförelse med utgångsvärdet räknas aldrig som "
                "delvis uppfylld."
            ),
        ),
    ],
)
def test_the_baseline_as_target(outcome, sentence):
    more = target(AUGUST, "> baseline", comparison=Comparison.MORE_THAN, basis=TargetBasis.BASELINE)
    plan = with_indicator(small_plan(), "e-tjanster", targets=(more,))
    assert explained("e-tjanster", plan=plan, outcome=outcome) == sentence


def test_a_way_of_no_length():
    plan = with_indicator(small_plan(), "roller", ratio_basis=RatioBasis.CHANGE)
    assert explained("roller", plan=plan, outcome=60) == (
        "Utfallet 60 % uppfyller inte målvärdet minst 70 % (augusti 2026); det finns ingen väg "
        "från utgångsvärdet att räkna del av, så indikatorn kan inte vara delvis uppfylld."
    )


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (2, "Utfallet plats 2 uppfyller målvärdet plats 3 eller bättre (augusti 2026)."),
        (
            4,
            (
                "Utfallet plats 4 uppfyller inte målvärdet plats 3 eller bättre (augusti 2026); en "
                "placering räknas aldrig som delvis uppfylld."
            ),
        ),
    ],
)
def test_a_rank(outcome, sentence):
    assert explained("edala", outcome=outcome) == sentence


@pytest.mark.parametrize(
    ("indicator_id", "answer", "sentence"),
    [
        ("rutiner", "yes", "Svaret «Ja» uppfyller målvärdet «klart» (30 juni 2026)."),
        (
            "rutiner",
            "partly",
            "Svaret «Delvis» räknas som delvis uppfyllt mot målvärdet «klart» (30 juni 2026).",
        ),
        ("rutiner", "no", "Svaret «Nej» uppfyller inte målvärdet «klart» (30 juni 2026)."),
        (
            "kundreskontra",
            "yes",
            "Svaret «Ja» uppfyller målvärdet «ja» (oktober 2026); det är klart före måldatumet.",
        ),
        (
            "kundreskontra",
            "no",
            "Svaret «Nej» bedöms inte ännu, eftersom det första målvärdet är «ja» (oktober 2026).",
        ),
        (
            "kundreskontra",
            None,
            "Indikatorn bedöms inte ännu; det första målvärdet är «ja» (oktober 2026).",
        ),
    ],
)
def test_yes_partly_and_no(indicator_id, answer, sentence):
    assert explained(indicator_id, outcome=answer) == sentence


def test_an_outcome_before_the_first_target():
    plan = with_indicator(
        small_plan(), "granskade-planer", targets=(target(DECEMBER, ">= 8", value=8),)
    )
    assert explained("granskade-planer", plan=plan, outcome=2) == (
        "Utfallet 2 st bedöms inte ännu, eftersom det första målvärdet är minst 8 st (december "
        "2026)."
    )


def test_an_indicator_without_any_target():
    plan = with_indicator(small_plan(), "roller", targets=())
    sentence = "Planen anger inget målvärde, så indikatorn bedöms inte."
    assert explained("roller", plan=plan, outcome=2) == sentence
    shared = with_indicator(small_plan(), "utbildade", targets=(), combine=Combine.EACH)
    assert explained("utbildade", plan=shared, outcome=2) == sentence


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"assessment": "partly", "reason": "Hälften är klar."},
            (
                "Målvärdet är avdelningens bedömning (augusti 2026), och svaret från "
                "Ledningsstaben är «Delvis uppfyllt»."
            ),
        ),
        (
            {"assessment": "met"},
            (
                "Bedömningen från Ledningsstaben saknar motivering eller gick inte att läsa, så "
                "den räknas inte."
            ),
        ),
        (
            {},
            "Ledningsstaben har inte lämnat någon bedömning av indikatorn (augusti 2026).",
        ),
    ],
)
def test_what_the_department_judges(said, sentence):
    assert explained("kartlaggning", **said) == sentence


def test_judgements_of_several_departments_where_one_is_missing():
    plan = with_indicator(
        small_plan(), "kartlaggning", departments=("ledning", "it"), combine=Combine.WORST
    )
    said = {"assessment": "met", "reason": "Allt är klart."}
    assert explained("kartlaggning", plan=plan, **said) == (
        "Bedömning saknas från IT-avdelningen, så avdelningarnas bedömningar kan inte vägas ihop "
        "(augusti 2026)."
    )


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (
            NOT_MEASURED,
            (
                "Ledningsstaben uppger att utfallet inte är mätt; målvärdet är minst 70 % "
                "(augusti 2026)."
            ),
        ),
        (
            NOT_APPLICABLE,
            "Ledningsstaben uppger att indikatorn inte är aktuell, så den räknas inte med i målet.",
        ),
        (
            REFUSED,
            (
                "Utfallet från Ledningsstaben gick inte att läsa och kan inte jämföras med "
                "målvärdet minst 70 % (augusti 2026)."
            ),
        ),
    ],
)
def test_no_value(outcome, sentence):
    assert explained("roller", outcome=outcome) == sentence


def test_no_outcome_in_a_workbook_with_other_answers():
    assert explained("roller", comment="Mätningen görs i september.") == (
        "Ledningsstaben har inte lämnat något utfall att jämföra med målvärdet minst 70 % "
        "(augusti 2026)."
    )


def test_no_workbook():
    plan = small_plan()
    (_, result, *_) = merge(plan, answered(plan, DELAR, {})).indicators
    assert plain(result.judgement.explanation) == (
        "Ingen redovisning från Ledningsstaben finns att jämföra med målvärdet minst 70 % "
        "(augusti 2026)."
    )


@pytest.mark.parametrize(
    ("provision", "sentence"),
    [
        ("18 kap. 13 § OSL", "Uppgiften omfattas av sekretess (18 kap. 13 § OSL)."),
        (None, "Uppgiften omfattas av sekretess."),
    ],
)
def test_confidential(provision, sentence):
    plan = with_indicator(small_plan(), "atgarder", confidential=provision)
    results = merge(plan, answered(plan, DELAR, {})).indicators
    assert results[-1].judgement.explanation == sentence


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (
            Combine.SUM,
            (
                "Utfallet 36 personer (summan av Ledningsstaben 10 personer, IT-avdelningen 20 "
                "personer och Ekonomiavdelningen 6 personer) uppfyller målvärdet minst 30 personer "
                "(augusti 2026)."
            ),
        ),
        (
            Combine.MEAN,
            (
                "Utfallet 12 personer (medelvärdet av Ledningsstaben 10 personer, IT-avdelningen "
                "20 personer och Ekonomiavdelningen 6 personer) når 40 % av målvärdet minst 30 "
                "personer (augusti 2026) och räknas som ej uppfyllt (gränsen för delvis uppfyllt "
                "är 80 %)."
            ),
        ),
        (
            Combine.MIN,
            (
                "Utfallet 6 personer (det lägsta av Ledningsstaben 10 personer, IT-avdelningen 20 "
                "personer och Ekonomiavdelningen 6 personer) når 20 % av målvärdet minst 30 "
                "personer (augusti 2026) och räknas som ej uppfyllt (gränsen för delvis uppfyllt "
                "är 80 %)."
            ),
        ),
        (
            Combine.WORST,
            (
                "Utfallet 6 personer (det sämsta av Ledningsstaben 10 personer, IT-avdelningen 20 "
                "personer och Ekonomiavdelningen 6 personer) når 20 % av målvärdet minst 30 "
                "personer (augusti 2026) och räknas som ej uppfyllt (gränsen för delvis uppfyllt "
                "är 80 %)."
            ),
        ),
        (
            Combine.EACH,
            (
                "Varje avdelning bedöms för sig mot målvärdet minst 30 personer (augusti 2026): "
                "Ledningsstaben (10 personer) inte uppfylld, IT-avdelningen (20 personer) inte "
                "uppfylld och Ekonomiavdelningen (6 personer) inte uppfylld; sammantaget är "
                "indikatorn inte uppfylld."
            ),
        ),
    ],
)
def test_several_departments(how, sentence):
    plan = with_indicator(small_plan(), "utbildade", combine=how)
    assert explained("utbildade", plan=plan, outcome=10, others=(20, 6)) == sentence


def test_several_departments_where_one_is_missing():
    assert explained("utbildade", outcome=10, others=(20, None)) == (
        "Utfall saknas från Ekonomiavdelningen, så avdelningarnas svar kan inte vägas ihop och "
        "jämföras med målvärdet minst 30 personer (augusti 2026)."
    )


def test_each_department_with_an_own_assessment_a_mark_and_a_gap():
    plan = with_indicator(small_plan(), "utbildade", combine=Combine.EACH)
    own = {"outcome": 10, "assessment": "met", "reason": "Alla är utbildade."}
    assert explained("utbildade", plan=plan, others=(NOT_APPLICABLE, None), **own) == (
        "Varje avdelning bedöms för sig mot målvärdet minst 30 personer (augusti 2026): "
        "Ledningsstaben (10 personer, egen bedömning) uppfylld, IT-avdelningen inte aktuell och "
        "Ekonomiavdelningen inte redovisad; sammantaget är indikatorn delvis uppfylld."
    )


@pytest.mark.parametrize(
    ("outcomes", "ending"),
    [
        ((REFUSED, NOT_MEASURED, None), "sammantaget kan indikatorn inte bedömas."),
        ((NOT_MEASURED, NOT_MEASURED, None), "sammantaget är indikatorn inte redovisad."),
    ],
)
def test_each_department_where_none_can_be_judged(outcomes, ending):
    plan = with_indicator(small_plan(), "utbildade", combine=Combine.EACH)
    sentence = explained("utbildade", plan=plan, outcome=outcomes[0], others=outcomes[1:])
    assert sentence.endswith(ending)


def test_each_department_before_the_date():
    ready = target(DECEMBER, "ja", basis=TargetBasis.ANSWER, comparison=Comparison.EQUAL)
    plan = with_indicator(
        small_plan(),
        "utbildade",
        kind=IndicatorKind.YES_NO,
        combine=Combine.EACH,
        targets=(ready,),
    )
    assert explained("utbildade", plan=plan, outcome="yes", others=("no", None)) == (
        "Varje avdelning bedöms för sig mot målvärdet «ja» (december 2026): Ledningsstaben («Ja») "
        "uppfylld, IT-avdelningen («Nej») mäts senare och Ekonomiavdelningen mäts senare; "
        "sammantaget mäts indikatorn senare."
    )
    assert explained("utbildade", plan=plan, others=(None, None)) == (
        "Indikatorn bedöms inte ännu; det första målvärdet är «ja» (december 2026)."
    )


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        ("0.796", "79,6 %"),
        ("0.804", "80,4 %"),
        ("0.8044", "80 %"),
        ("0.555", "55,5 %"),
        ("0.005", "0,5 %"),
        ("0.0047", "0,5 %"),
        ("0.7999", "79,99 %"),
        ("0.79999999", "79,99 %"),
        ("0.9996", "99,96 %"),
        ("0.5", "50 %"),
    ],
)
def test_a_share_is_never_rounded_to_tell_something_else(way, shown):
    assert plain(share_beside(Decimal(way), (Decimal(1), Decimal("0.8")))) == shown


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        (
            {"met": 2, "not_reported": 1},
            (
                "Två av tre indikatorer är uppfyllda och en är inte redovisad; enligt regeln "
                "«strikt» är målet delvis uppfyllt."
            ),
        ),
        (
            {"partly": 1, "not_met": 2, "not_measured": 2, "not_assessable": 1},
            (
                "En av sex indikatorer är delvis uppfylld, två är inte uppfyllda, två är inte "
                "mätta och en kan inte bedömas; enligt regeln «strikt» är målet delvis uppfyllt."
            ),
        ),
        (
            {"met": 1, "not_due": 1},
            (
                "Den indikator som räknas är uppfylld, utöver en som mäts senare; enligt regeln "
                "«strikt» är målet delvis uppfyllt."
            ),
        ),
        (
            {"partly": 2, "not_applicable": 1, "confidential": 2},
            (
                "Båda indikatorerna är delvis uppfyllda, utöver en som inte är aktuell och två som "
                "omfattas av sekretess; enligt regeln «strikt» är målet delvis uppfyllt."
            ),
        ),
        (
            {"not_reported": 3, "not_applicable": 2},
            (
                "Ingen av de tre indikatorerna är redovisad, utöver två som inte är aktuella; "
                "enligt regeln «strikt» är målet delvis uppfyllt."
            ),
        ),
        (
            {"met": 3},
            "Alla tre indikatorer är uppfyllda; enligt regeln «strikt» är målet delvis uppfyllt.",
        ),
        (
            {"not_met": 2},
            (
                "Ingen av de två indikatorerna är helt eller delvis uppfylld; enligt regeln "
                "«strikt» är målet delvis uppfyllt."
            ),
        ),
    ],
)
def test_a_goals_indicators_are_counted_in_words(groups, sentence):
    assert goal_explanations.by_rule(groups, "strict", "partly") == sentence


ONE_OF_TWO = {"met": 1, "not_met": 1}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            goal_explanations.by_rule(ONE_OF_TWO, "majority", "met"),
            (
                "En av två indikatorer är uppfylld och en är inte uppfylld; enligt regeln "
                "«majoritet» är målet uppfyllt."
            ),
        ),
        (
            goal_explanations.by_rule(ONE_OF_TWO, "worst", "not_met"),
            (
                "En av två indikatorer är uppfylld och en är inte uppfylld; enligt regeln "
                "«sämsta» är målet ej uppfyllt."
            ),
        ),
        (
            goal_explanations.weighted(
                ONE_OF_TWO, Decimal(2) / 3, (Decimal(1), Decimal("0.5")), "partly"
            ),
            (
                "En av två indikatorer är uppfylld och en är inte uppfylld; enligt regeln "
                "«viktad» är uppfyllelsen 67 % och målet delvis uppfyllt (gränserna är 50 % för "
                "delvis uppfyllt och 100 % för uppfyllt)."
            ),
        ),
        (
            goal_explanations.no_weights(ONE_OF_TWO),
            (
                "En av två indikatorer är uppfylld och en är inte uppfylld; indikatorerna har "
                "ingen vikt i planen, så målet bedöms inte."
            ),
        ),
        (
            goal_explanations.manual({"met": 1}),
            (
                "Målets enda indikator är uppfylld; målet bedöms bara av den avdelning som "
                "leder det."
            ),
        ),
        (
            goal_explanations.too_few({"met": 1, "not_reported": 2}, Decimal("0.5")),
            (
                "En av tre indikatorer är uppfylld och två är inte redovisade; minst 50 % av "
                "indikatorerna måste kunna bedömas, så målet bedöms inte."
            ),
        ),
        (
            goal_explanations.too_few({"not_reported": 2}, Decimal("0.5")),
            (
                "Ingen av de två indikatorerna är redovisad; minst 50 % av indikatorerna "
                "måste kunna bedömas, så målet bedöms inte."
            ),
        ),
        (
            goal_explanations.no_indicators(),
            "Målet har inga indikatorer, så det bedöms bara om avdelningen gör en egen bedömning.",
        ),
        (
            goal_explanations.not_due({"not_due": 2, "confidential": 1}),
            (
                "Målet bedöms senare, eftersom två indikatorer mäts senare och en omfattas av "
                "sekretess."
            ),
        ),
        (
            goal_explanations.nothing_counted({"not_applicable": 1}),
            "Målet bedöms inte, eftersom en indikator inte är aktuell.",
        ),
    ],
)
def test_each_rule_of_a_goal(said, sentence):
    assert plain(said) == sentence
