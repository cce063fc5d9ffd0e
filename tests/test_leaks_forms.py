"""A confidential value is found in every form it can take, and what is too common is said."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from leaky import CHANNELS, leaky

from vpreport.leaks.forms import is_searchable
from vpreport.leaks.scanning import scan
from vpreport.leaks.secrets import Secret, secrets_in

HARD_SPACES = ("\u00a0", "\u202f", "\u2009")


def in_groups(value: Decimal, places: int, space: str, point: str = ",") -> str:
    return f"{value:,.{places}f}".replace(",", "_").replace(".", point).replace("_", space)


FORMS: dict[str, Callable[[Decimal], str]] = (
    {
        "as a program shows it": lambda v: repr(float(v)),
        "as a spreadsheet stores it": lambda v: f"{float(v):.16G}",
        "in scientific notation": lambda v: f"{v:.9E}",
        "with a comma": lambda v: str(v).replace(".", ","),
        "with a real minus": lambda v: f"\u2212{abs(v)}",
        "in groups with a space": lambda v: in_groups(v, 3, " "),
        "in groups with apostrophes": lambda v: in_groups(v, 2, "'", "."),
        "in groups as in English": lambda v: in_groups(v, 4, ",", "."),
        "as percent": lambda v: f"{in_groups(v * 100, 2, HARD_SPACES[0])}\u00a0%",
        "as a share": lambda v: f"{v / 100:f}",
        "in tkr": lambda v: f"{in_groups(v / 1000, 3, HARD_SPACES[0])}\u00a0tkr",
        "in mkr": lambda v: f"{in_groups(v / 1_000_000, 6, HARD_SPACES[0])}mkr",
        "with currency": lambda v: f"SEK{abs(v)}",
        "cut off": lambda v: str(Decimal(int(v * 100)) / 100),
    }
    | {
        f"with {places} decimals in groups of {space!r}": (
            lambda v, places=places, space=space: in_groups(v, places, space)
        )
        for places in range(7)
        for space in HARD_SPACES
    }
    | {
        f"rounded to {digits} digits": lambda v, digits=digits: (
            f"{Decimal(f'{float(v):.{digits}g}'):f}"
        )
        for digits in range(3, 7)
    }
)

numbers = st.decimals(-1_000_000_000, 1_000_000_000, places=4).filter(lambda v: abs(v) > 1)


def matters(form: str) -> bool:
    """Return whether the form has at least three digits that matter and is no year."""
    digits = "".join(sign for sign in form.partition("E")[0] if sign.isdigit()).strip("0")
    is_year = bool(digits) and 1900 <= int(digits.ljust(4, "0")) <= 2100
    return len(digits) >= 3 and not is_year


@given(value=numbers, form=st.sampled_from(sorted(FORMS)), channel=st.sampled_from(list(CHANNELS)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_secret_number_in_any_form_and_any_place_is_found(
    value: Decimal, form: str, channel: str
) -> None:
    leak = FORMS[form](value)
    assume(matters(leak))
    # Zero bytes and the like: there only what is exact and long can be told from noise.
    assume(channel != "T5 printer settings")
    name, content = leaky(channel, leak)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        hits = scan([folder], [Secret(row="x", value=value)])
    assert [hit.row for hit in hits[:1]] == ["x"], leak
    assert leak not in repr(hits)


@given(
    value=st.decimals(11, 99, places=0).filter(lambda v: v % 10),
    unit=st.sampled_from(["", " st", "\u00a0%", " mkr"]),
)
@settings(max_examples=40)
def test_a_number_of_two_digits_is_found_where_it_stands_alone(value: Decimal, unit: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_text(f"id;utfall\na;{value}{unit}\n", encoding="utf-8")
        (hit,) = scan([path], [Secret(row="x", value=value)])
        assert not hit.is_certain
        path.write_text(f"id;utfall\na;Punkt {value} i planen från 2026\n", encoding="utf-8")
        assert scan([path], [Secret(row="x", value=value)]) == ()


@given(text=st.text("abcdefghijåäöÅÄÖé0123456789 \u00a0.,;:&<>'\"/-–", min_size=8))
@settings(max_examples=150, deadline=None)
def test_a_text_is_found_whatever_case_and_spaces_it_has_got(text: str) -> None:
    secret = Secret(row="x", value=text)
    assume(is_searchable(secret))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text(f"Se {text.upper()}  .", encoding="utf-8")
        (Path(folder) / "b.json").write_text(
            '{"a": "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"}', encoding="utf-8"
        )
        assert len({hit.file for hit in scan([folder], [secret])}) == 2


@pytest.mark.parametrize(
    "written",
    [
        "Larmet%20saknar%20st%C3%B6d",
        "Larmet&#160;saknar&#x20;st&ouml;d",
    ],
)
def test_a_text_is_found_as_addresses_and_web_pages_code_it(tmp_path: Path, written: str) -> None:
    (tmp_path / "a.txt").write_text(f"https://exempel.se/?q={written}", encoding="utf-8")
    secret = Secret(row="x", value="Larmet saknar stöd")
    assert {hit.row for hit in scan([tmp_path], [secret])} == {"x"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal(8), False),
        (Decimal(100), False),
        (Decimal("0.5"), False),
        (Decimal("NaN"), False),
        (Decimal(42), True),
        (Decimal(2026), True),
        (Decimal("-12.5"), True),
        ("ja", False),
        ("12,5 st", True),
        ("Delvis uppfyllt", False),
        ("Mindre avvikelse", False),
        ("Brandlarmet saknas", True),
        (dt.date(2026, 8, 31), False),
        (dt.date(2026, 3, 17), True),
    ],
)
def test_it_is_said_which_values_are_too_common_to_look_for(value, *, expected) -> None:
    secrets = secrets_in("x", value) if isinstance(value, str) else (Secret(row="x", value=value),)
    assert any(map(is_searchable, secrets)) is expected


def test_a_secret_never_shows_its_value() -> None:
    assert repr(Secret(row="x", value=Decimal("4711.25"))) == "Secret(row='x')"


@pytest.mark.parametrize(
    "public",
    [
        "sha256 3f294711b25a",
        "Blad1!$B$4711",
        "4712,25 och 14711",
        "VPR-4711A2",
        "47112,5",
    ],
)
def test_a_number_is_not_found_inside_another_or_in_a_code(tmp_path: Path, public: str) -> None:
    (tmp_path / "a.txt").write_text(public, encoding="utf-8")
    assert scan([tmp_path], [Secret(row="x", value=Decimal(4711))]) == ()
