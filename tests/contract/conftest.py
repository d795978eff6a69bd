"""Every kind, under every standard, from its own sample: what all contract tests walk over."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportgen import standard
from reportgen.intake import Options, Record, load
from reportgen.kinds import Kind, all_kinds
from reportgen.render.engine import Engine, load_engine
from reportgen.template_set import template_name

TEMPLATES = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True)
class Sample:
    """A kind's sample, accepted and put into words under one standard."""

    kind: Kind
    standard_id: str
    record: Record
    context: dict[str, Any]
    template: Path

    @property
    def engine(self) -> Engine:
        return load_engine(self.template)


@cache
def sample(kind_id: str, standard_id: str) -> Sample:
    """Load the sample of a kind; a sample with problems is a failure of its own."""
    kind = all_kinds()[kind_id]
    intake = load([kind.sample_path], None, Options(standard_id=standard_id), all_kinds())
    assert list(intake.problems) == []
    record = intake.records[0]
    context = kind.context(record.van_ban, record.setting)
    template = TEMPLATES / template_name(standard_id, kind_id, kind.variant(context))
    return Sample(kind, standard_id, record, context, template)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for them every kind, every standard, or every template."""
    if "kind_id" in metafunc.fixturenames:
        metafunc.parametrize("kind_id", sorted(all_kinds()))
    if "standard_id" in metafunc.fixturenames:
        metafunc.parametrize("standard_id", [each.id for each in standard.all_standards()])
