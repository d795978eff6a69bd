"""What `kiem-tra` and `tao` say about a plan before anything is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportgen.pipeline.types import Plan


def show_skipped(plan: Plan) -> None:
    """Name the files of input folders that are no inputs."""
    if plan.skipped:
        names = ", ".join(str(path) for path in plan.skipped)
        click.echo(f"Bỏ qua tệp không phải đầu vào: {names}", err=True)
