"""Fixtures that several test files share."""

from __future__ import annotations

import os

import libreoffice
import pytest


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """A running LibreOffice with Swedish settings, one for all tests of a run.

    Skips where LibreOffice is missing, unless VPREPORT_REQUIRE_LIBREOFFICE=1 says that it must be
    there (the continuous integration says so): then the tests fail.
    """
    missing = libreoffice.why_missing()
    if missing and os.environ.get("VPREPORT_REQUIRE_LIBREOFFICE") == "1":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    with libreoffice.office(tmp_path_factory.mktemp("libreoffice")) as running:
        yield running
