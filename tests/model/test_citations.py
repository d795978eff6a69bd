from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from reportgen.model.citations import Citer, mentions
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole
from reportgen.model.vien_dan import VienDan

CHI_THI: dict[str, object] = {
    "ma": "chi_thi_05",
    "loai": "Chỉ thị",
    "so_ky_hieu": "05-CT/TW",
    "ngay_ban_hanh": "15/5/2016",
    "co_quan_ban_hanh": "Bộ Chính trị",
    "trich_yeu": "về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh;",
}
FULL = (
    "Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, "
    "phong cách Hồ Chí Minh"
)
SHORT = "Chỉ thị số 05-CT/TW"


def paper(**changes: object) -> VienDan:
    return judge(VienDan, {**CHI_THI, **changes})


def test_a_paper_is_cited_in_full_first_and_by_number_later() -> None:
    citer = Citer([paper()])
    assert citer.cite("theo {chi_thi_05} và {chi_thi_05}") == f"theo {FULL} và {SHORT}"
    assert citer.cite("{chi_thi_05}") == SHORT


def test_the_subject_line_cites_short_and_does_not_count_as_the_first_mention() -> None:
    citer = Citer([paper()])
    assert citer.cite_short("thực hiện {chi_thi_05}") == f"thực hiện {SHORT}"
    assert citer.cite("{chi_thi_05}") == FULL


def test_an_agreed_name_is_introduced_and_then_used() -> None:
    citer = Citer([paper(goi_tat="Chỉ thị 05")])
    assert citer.cite("{chi_thi_05}; {chi_thi_05}") == f"{FULL} (sau đây gọi tắt là Chỉ thị 05); Chỉ thị 05"


def test_unknown_codes_and_other_braces_stay_as_typed() -> None:
    assert Citer([paper()]).cite("{khac} {{chi_thi_05}} {Chỉ thị}") == "{khac} {{chi_thi_05}} {Chỉ thị}"
    assert list(mentions("{a1} {{b}} {C} { d }")) == ["a1"]


@pytest.mark.parametrize(
    ("changes", "full", "short"),
    [
        ({"ngay_ban_hanh": None, "trich_yeu": ""}, "Chỉ thị số 05-CT/TW của Bộ Chính trị", SHORT),
        ({"so_ky_hieu": "", "trich_yeu": ""}, "Chỉ thị, ngày 15/5/2016 của Bộ Chính trị", "Chỉ thị của Bộ Chính trị"),
        (
            {
                "loai": "Luật",
                "so_ky_hieu": "06/2022/QH15",
                "ngay_ban_hanh": "15/6/2022",
                "trich_yeu": "Thi đua, khen thưởng",
            },
            "Luật Thi đua, khen thưởng năm 2022",
            "Luật Thi đua, khen thưởng",
        ),
    ],
)
def test_a_citation_reads_well_without_what_is_absent(changes: dict[str, object], full: str, short: str) -> None:
    absent = {name for name, value in changes.items() if value in ("", None)}
    data = {name: value for name, value in {**CHI_THI, **changes}.items() if name not in absent}
    assert (VienDan.model_validate(data).full(), VienDan.model_validate(data).short()) == (full, short)


def test_what_a_draft_lacks_is_shown_in_the_citation() -> None:
    draft = paper(so_ky_hieu=Hole("Số"), ngay_ban_hanh=Hole("Ngày"), trich_yeu=Hole("Trích yếu"))
    assert draft.full() == "Chỉ thị số [chưa có: Số], ngày [chưa có: Ngày] của Bộ Chính trị [chưa có: Trích yếu]"


def test_a_missing_list_or_code_of_a_draft_does_not_stop_the_citer() -> None:
    assert Citer(Hole("Văn bản viện dẫn")).cite("{chi_thi_05}") == "{chi_thi_05}"
    assert Citer([paper(ma=Hole("Mã"))]).cite("a {chi_thi_05}") == "a {chi_thi_05}"
    assert Citer([paper()]).cite(Hole("Nội dung")) == "[chưa có: Nội dung]"  # type: ignore[arg-type]


def test_a_paper_without_number_warns_unless_it_never_has_one(found: Callable[[BaseModel], dict[Any, str]]) -> None:
    without = {name: value for name, value in CHI_THI.items() if name != "so_ky_hieu"}
    assert found(VienDan.model_validate(without)) == {("so_ky_hieu",): "vien-dan-chua-co-so"}
    assert found(VienDan.model_validate({**without, "loai": "Luật"})) == {}
    law = {"loai": "Luật", "co_quan_ban_hanh": "Quốc hội"}
    assert found(VienDan.model_validate(law)) == {("trich_yeu",): "vien-dan-luat-thieu-ten"}
