"""The sample decision as data to be changed at will, and the ways the tests turn it into a document."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache
from typing import Any

from reportgen.kinds import Context, Setting
from reportgen.kinds.quyet_dinh_giam_sat import KIND
from reportgen.kinds.quyet_dinh_giam_sat.model import QuyetDinhGiamSat
from reportgen.messages import explain
from reportgen.model.checks import run_checks
from reportgen.problems import Position, Problem, Severity
from reportgen.sources import read
from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar
from reportgen.standard import get

Data = dict[str, Any]
Change = Callable[[Data], object]


def as_data(node: RawNode) -> Any:
    match node:
        case RawScalar():
            return node.text
        case RawList():
            return [as_data(item) for item in node.items]
        case RawMapping():
            return {entry.key: as_data(entry.value) for entry in node.entries}


@cache
def _sample() -> Data:
    document = read(KIND.sample_path).document
    assert document is not None
    return {key: value for key, value in as_data(document).items() if key != "loai"}


def sample() -> Data:
    return copy.deepcopy(_sample())


def accept(data: Data) -> QuyetDinhGiamSat:
    return QuyetDinhGiamSat.model_validate(data)


def findings(data: Data) -> dict[str, tuple[tuple[str | int, ...], Severity]]:
    """Place and weight of every finding by code; every sentence must be complete."""
    found = list(run_checks(accept(data)))
    for finding in found:
        explain(Problem(finding.code, Position("thu.yaml"), {"khoa": "khoa", **finding.params}))
    return {finding.code: (finding.loc, finding.severity) for finding in found}


def context(data: Data, standard_id: str = "hd36") -> Context:
    return KIND.context(accept(data), Setting(get(standard_id)))


def member(number: int, role: str = "Thành viên", **more: Any) -> Data:
    return {"ho_ten": f"Mẫu Văn Thứ {'ABCDEGHIKLMNOPQRSTUVXY'[number]}", "chuc_vu": "Cán bộ", "vai_tro": role} | more


def team(size: int, **more: Any) -> Data:
    return {"thanh_vien": [member(0, "Trưởng đoàn"), *(member(number, **more) for number in range(1, size))]}
