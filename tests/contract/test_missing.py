"""What a kind requires: without it no document is made, and a draft shows the hole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen import standard
from reportgen.intake import Intake, Options, load
from reportgen.kinds import Kind, all_kinds
from reportgen.problems import Severity
from reportgen.render.builder import build_template
from reportgen.render.engine import load_engine
from tests.support import records, word
from tests.support.records import PathInRecord

#: A draft has no number and no day anyway, and prints neither as a hole.
BLANK_IN_DRAFTS = {"so_ky_hieu", "ngay_ban_hanh"}


def _cases() -> list[Any]:
    cases = []
    for kind in all_kinds().values():
        data = records.plain_data(kind.sample_path)
        for place, label in records.required_places(kind.model, data):
            cases.append(pytest.param(kind, place, label, id=f"{kind.id}:{'.'.join(map(str, place))}"))
    return cases


def _load(folder: Path, data: dict[str, Any], *, draft: bool) -> Intake:
    path = records.write(folder / "thieu.yaml", data)
    return load([path], None, Options(draft=draft, standard_id="hd36"), all_kinds())


def test_there_is_something_to_miss() -> None:
    assert len(_cases()) >= 30


@pytest.mark.parametrize(("kind", "place", "label"), _cases())
def test_a_missing_value_is_exactly_one_problem_that_names_it(
    tmp_path: Path, kind: Kind, place: PathInRecord, label: str
) -> None:
    data = records.without(records.plain_data(kind.sample_path), place)
    intake = _load(tmp_path, data, draft=False)
    errors = [problem for problem in intake.problems if problem.severity is Severity.ERROR]
    assert intake.records == ()
    if place == ("co_quan",):
        assert [problem.code for problem in errors] == ["thieu-co-quan"]
    else:
        assert [(problem.code, problem.params.get("muc")) for problem in errors] == [("thieu", label)]
        assert errors[0].position.line


@pytest.mark.parametrize(("kind", "place", "label"), [case for case in _cases() if case.values[1] != ("co_quan",)])
def test_a_draft_shows_the_hole(tmp_path: Path, kind: Kind, place: PathInRecord, label: str) -> None:
    intake = _load(tmp_path, records.without(records.plain_data(kind.sample_path), place), draft=True)
    assert [problem for problem in intake.problems if problem.severity is Severity.ERROR] == []
    (record,) = intake.records
    context = kind.context(record.van_ban, record.setting)
    template = tmp_path / "khuon.docx"
    template.write_bytes(build_template(kind.layouts[kind.variant(context)], standard.get("hd36")))
    printed = word.text(load_engine(template).render(context))
    if not BLANK_IN_DRAFTS & set(map(str, place)) and label not in {"Loại cơ quan", "Mã"}:
        assert f"[chưa có: {label}]".casefold() in printed.casefold()
