"""What tests need from the machine: skipped with a plain reason where it is missing, failed where that may not be.

With `REPORTGEN_NO_SKIP=1` every skip is a failure: a run that must prove everything may not leave anything out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Generator
from functools import cache

import pytest

#: Program → the Debian package that brings it.
PROGRAMS = {
    "soffice": "libreoffice-writer",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "fc-list": "fontconfig",
}
FONT, FONT_PACKAGE = "Liberation Serif", "fonts-liberation2"


@cache
def missing_packages() -> tuple[str, ...]:
    """Packages that tests marked `libreoffice` need and the machine lacks."""
    missing = {package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    if shutil.which("fc-list") is not None:
        found = subprocess.run(["fc-list", f":family={FONT}", "family"], capture_output=True, text=True, check=True)
        missing |= set() if found.stdout.strip() else {FONT_PACKAGE}
    return tuple(sorted(missing))


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("libreoffice") and (missing := missing_packages()):
        pytest.skip(f"cần gói {', '.join(missing)}: sudo apt-get install {' '.join(missing)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if os.environ.get("REPORTGEN_NO_SKIP") == "1" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"không được bỏ qua (REPORTGEN_NO_SKIP=1): {report.longrepr}"
    return report
