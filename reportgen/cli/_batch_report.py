"""The report on a batch, as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.cli._tally import Tally
    from reportgen.pipeline.types import Plan


def write_report(plan: Plan, tally: Tally, folder: Path) -> None:
    """Placeholder."""
