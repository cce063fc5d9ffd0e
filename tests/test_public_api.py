"""The names that others build on."""

from __future__ import annotations

import inspect

import pytest

import vpreport


def test_every_public_name_has_a_home_and_nothing_else_has() -> None:
    assert set(vpreport.__all__) == {"__version__", *vpreport._HOMES}
    assert vpreport.__all__ == sorted(vpreport.__all__)
    assert dir(vpreport) == vpreport.__all__


@pytest.mark.parametrize("name", vpreport._HOMES)
def test_every_public_name_can_be_imported_and_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(getattr(vpreport, name))


def test_a_name_that_is_not_public_is_an_ordinary_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'read_plans'"):
        vpreport.read_plans  # noqa: B018  (looking it up is the test)
