"""A made-up office, and the ways the tests of this room ask a model for its problems."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from reportgen.messages import catalogue, explain
from reportgen.model.checks import Finding, Loc, run_checks
from reportgen.model.co_quan import CoQuan
from reportgen.problems import Position, Problem

_OFFICE: dict[str, Any] = {
    "cap_tren": "Đảng bộ tỉnh Mẫu",
    "ten_co_quan": "Huyện uỷ Ví Dụ",
    "loai_co_quan": "Huyện uỷ",
    "ky_hieu": "HU",
    "dia_danh": "Ví Dụ",
    "tap_the_lanh_dao": "Ban Thường vụ Huyện uỷ",
    "nhiem_ky": "2020 - 2025",
    "noi_nhan": ["Ban Thường vụ Tỉnh uỷ (báo cáo)", "Các đồng chí Huyện uỷ viên"],
    "noi_luu": "Văn phòng Huyện uỷ",
    "nguoi_ky": [
        {
            "ma": "pho_bi_thu",
            "ho_ten": "Nguyễn Thị Mẫu",
            "hinh_thuc_ky": "T/M",
            "thay_cho": "Ban Thường vụ",
            "chuc_vu": "Phó Bí thư",
        }
    ],
}


@pytest.fixture
def office_data() -> dict[str, Any]:
    return copy.deepcopy(_OFFICE)


@pytest.fixture
def office(office_data: dict[str, Any]) -> CoQuan:
    return CoQuan.model_validate(office_data)


def _say(code: str, params: dict[str, str]) -> None:
    """Fill the sentence of a problem: fails where the catalogue() lacks the code or the problem lacks a value."""
    explain(Problem(code, Position("thu.yaml"), params))


@pytest.fixture
def refusals() -> Callable[[type[BaseModel], object], dict[Loc, str]]:
    """Validate and give the code refused at every place; {} if all is well."""

    def refusals_of(model_class: type[BaseModel], data: object) -> dict[Loc, str]:
        try:
            model_class.model_validate(data)
        except ValidationError as error:
            for one in error.errors():
                if one["type"] in catalogue():
                    _say(one["type"], {name: str(value) for name, value in one.get("ctx", {}).items()})
            return {one["loc"]: one["type"] for one in error.errors()}
        return {}

    return refusals_of


@pytest.fixture
def found() -> Callable[..., dict[Loc, str]]:
    """Run the checks of a model and give the code found at every place; every sentence must be complete."""

    def found_in(model: BaseModel) -> dict[Loc, str]:
        findings: Iterable[Finding] = run_checks(model)
        for finding in findings:
            _say(finding.code, dict(finding.params))
        return {finding.loc: finding.code for finding in findings}

    return found_in
