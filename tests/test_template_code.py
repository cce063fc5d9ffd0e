import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import AR, DELAR, small_plan, with_indicator

from vpreport.plan.types import Plan
from vpreport.template.code import TemplateCode, code_for, parse_code


def code(plan: Plan, checkpoint: str = DELAR, department: str = "it") -> str:
    return str(code_for(plan, plan.checkpoint(checkpoint), department))


def test_a_code_names_checkpoint_and_department_and_can_be_read_back():
    text = code(small_plan())
    parsed = parse_code(text)
    assert text.startswith("VP-2026DELAR-IT-")
    assert parsed is not None
    assert (parsed.checkpoint, parsed.department) == ("2026DELAR", "IT")
    assert str(parsed) == text


def test_blanks_and_small_letters_in_a_typed_code_do_not_matter():
    text = code(small_plan())
    assert str(parse_code(f"  {text.lower()} ")) == text


def test_the_version_changes_when_the_template_asks_something_else():
    plan = small_plan()
    reworded = with_indicator(plan, "edala", text="Plats i jämförelsen")
    assert code(plan) != code(reworded)
    assert code(plan, department="ekonomi") == code(reworded, department="ekonomi")
    assert code(plan) != code(plan, checkpoint=AR)


@pytest.mark.parametrize("text", ["", "VP", "VP-A-B-C", "VP-A-B-C-D-E", "XX-2026DELAR-IT-2222-2"])
def test_what_is_no_code_is_not_read_as_one(text: str):
    assert parse_code(text) is None


SIGNS = string.ascii_uppercase + string.digits
CODES = st.builds(
    TemplateCode,
    checkpoint=st.text(SIGNS, min_size=1, max_size=10),
    department=st.text(SIGNS, min_size=1, max_size=12),
    version=st.text(SIGNS, min_size=4, max_size=4),
)


@given(CODES, st.data())
def test_two_neighbouring_signs_that_change_places_are_always_noticed(
    template: TemplateCode, data: st.DataObject
):
    text = str(template)
    at = data.draw(st.integers(min_value=0, max_value=min(26, len(text) - 3)))
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    difference = abs(ord(text[at]) - ord(text[at + 1]))
    if difference % 29 and "-" not in text[at : at + 2]:
        assert parse_code(swapped) is None
