from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from reportgen.model.con_nguoi import DoanGiamSat, DongChi, ThanhVien
from reportgen.model.don_vi import DonVi, units_once
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole
from reportgen.model.nguoi_ky import NguoiKy, find_signer

Found = Callable[[BaseModel], dict[Any, str]]
Refusals = Callable[[type[BaseModel], object], dict[Any, str]]


def signer(form: object, thay_cho: object = "", chuc_vu: object = "", **more: object) -> NguoiKy:
    given = {"hinh_thuc_ky": form, "thay_cho": thay_cho, "chuc_vu": chuc_vu}
    typed = {name: value for name, value in given.items() if isinstance(value, Hole) or value != ""}
    return judge(NguoiKy, {"ho_ten": "Nguyễn Thị Mẫu", **typed, **more})


@pytest.mark.parametrize(
    ("form", "thay_cho", "chuc_vu", "authority", "title"),
    [
        ("T/M", "Ban Thường vụ", "Phó Bí thư", ["T/M BAN THƯỜNG VỤ"], ["PHÓ BÍ THƯ"]),
        ("T/M", "Uỷ ban Kiểm tra", "Chủ nhiệm", ["T/M UỶ BAN KIỂM TRA"], ["CHỦ NHIỆM"]),
        ("T/M", "Ban Thường vụ", "Uỷ viên Ban Thường vụ", ["T/M BAN THƯỜNG VỤ"], []),
        ("T/M", "Ban Thường vụ", "Ủy viên", ["T/M BAN THƯỜNG VỤ"], []),
        ("T/M", "Chi bộ", "", ["T/M CHI BỘ"], []),
        ("T/M", "Ban kiểm phiếu", "Trưởng ban", ["T/M BAN KIỂM PHIẾU"], ["TRƯỞNG BAN"]),
        ("K/T", "Trưởng ban", "Phó Trưởng ban", ["K/T TRƯỞNG BAN"], ["PHÓ TRƯỞNG BAN"]),
        ("T/L", "Ban Thường vụ", "Chánh Văn phòng", ["T/L BAN THƯỜNG VỤ"], ["CHÁNH VĂN PHÒNG"]),
        ("Q.", "", "Trưởng ban", [], ["Q. TRƯỞNG BAN"]),
        ("trực tiếp", "", "Trưởng ban", [], ["TRƯỞNG BAN"]),
        ("trực tiếp", "", "Trưởng Ban Chỉ đạo", [], ["TRƯỞNG BAN CHỈ ĐẠO"]),
    ],
)  # fmt: skip
def test_every_form_of_signing_prints_its_lines(
    found: Found, form: str, thay_cho: str, chuc_vu: str, authority: list[str], title: list[str]
) -> None:
    model = signer(form, thay_cho, chuc_vu)
    assert model.lines() == (authority, title)
    assert found(model) == {}


@pytest.mark.parametrize(
    ("form", "thay_cho", "chuc_vu", "place", "code"),
    [
        ("T/M", "", "Bí thư", "thay_cho", "ky-thieu-thay-cho"),
        ("K/T", "", "Phó Trưởng ban", "thay_cho", "ky-thieu-thay-cho"),
        ("T/L", "Ban Thường vụ", "", "chuc_vu", "ky-thieu-chuc-vu"),
        ("trực tiếp", "", "", "chuc_vu", "ky-thieu-chuc-vu"),
        ("K/T", "Bí thư", "Phó Bí thư", "hinh_thuc_ky", "ky-thay-tap-the"),
        ("K/T", "Chủ nhiệm", "Phó Chủ nhiệm", "hinh_thuc_ky", "ky-thay-tap-the"),
        ("K/T", "Ban Thường vụ", "Phó Bí thư", "hinh_thuc_ky", "ky-thay-tap-the"),
        ("T/M", "Ban Thường vụ", "Chánh Văn phòng", "chuc_vu", "thay-mat-sai-chuc-vu"),
        ("T/M", "Ban Thường vụ", "Bí thư Huyện uỷ", "chuc_vu", "chuc-vu-kem-co-quan"),
        ("trực tiếp", "", "Trưởng Ban Tuyên giáo", "chuc_vu", "chuc-vu-kem-co-quan"),
        ("T/M", "T/M Ban Thường vụ", "Bí thư", "thay_cho", "ky-ghi-san-quyen-han"),
        ("trực tiếp", "", "Q. Trưởng ban", "chuc_vu", "ky-ghi-san-quyen-han"),
    ],
)
def test_what_may_not_be_signed_that_way_is_found(
    found: Found, form: str, thay_cho: str, chuc_vu: str, place: str, code: str
) -> None:
    assert found(signer(form, thay_cho, chuc_vu)) == {(place,): code}


@pytest.mark.parametrize("form", ["TM.", "TM", "kt.", "TL."])
def test_forms_of_state_papers_are_refused_with_the_right_form(refusals: Refusals, form: str) -> None:
    data = {"ho_ten": "Nguyễn Thị Mẫu", "hinh_thuc_ky": form}
    assert refusals(NguoiKy, data) == {("hinh_thuc_ky",): "hinh-thuc-ky-kieu-nha-nuoc"}


def test_a_form_that_does_not_exist_is_refused(refusals: Refusals) -> None:
    data = {"ho_ten": "Nguyễn Thị Mẫu", "hinh_thuc_ky": "TUQ."}
    assert refusals(NguoiKy, data) == {("hinh_thuc_ky",): "lua-chon-khong-co"}


@pytest.mark.parametrize("typed", ["thaymat", "thay mặtt", "trực típ"])
def test_a_misspelt_form_is_refused_with_the_nearest(refusals: Refusals, typed: str) -> None:
    data = {"ho_ten": "Nguyễn Thị Mẫu", "hinh_thuc_ky": typed}
    assert refusals(NguoiKy, data) == ({} if typed == "thaymat" else {("hinh_thuc_ky",): "lua-chon-gan-dung"})


def test_a_draft_signer_prints_his_holes_and_is_not_judged_by_them(found: Found) -> None:
    model = signer("T/M", Hole("Ký thay cho"), Hole("Chức vụ"))
    assert model.lines() == (["T/M [chưa có: Ký thay cho]"], ["[chưa có: Chức vụ]"])
    assert found(model) == {}
    assert signer(Hole("Hình thức ký"), chuc_vu="Bí thư").lines() == (
        ["[chưa có: Hình thức ký]"],
        ["BÍ THƯ"],
    )


def test_a_signer_is_found_by_code_or_name_but_marks_count_in_names() -> None:
    hung = signer("trực tiếp", chuc_vu="Trưởng ban", ma="bi_thu", ho_ten="Trần Văn Hưng")
    assert find_signer((hung,), "bi_thu") is find_signer((hung,), "trần văn  hưng") is hung
    assert find_signer((hung,), "Trần Văn Hùng") is None


# --- people and team ----------------------------------------------------------------------------------------------


def test_people_are_named_with_honorific_and_positions() -> None:
    person = DongChi.model_validate(
        {"xung_ho": "Đ/c", "ho_ten": "Đinh Văn Quang", "chuc_vu": ["Uỷ viên", "Trưởng Ban"]}
    )
    assert person.introduced() == "đồng chí Đinh Văn Quang, Uỷ viên, Trưởng Ban"
    assert person.name(capital=True) == "Đồng chí Đinh Văn Quang"


def test_people_of_a_draft_print_what_is_missing() -> None:
    person = judge(ThanhVien, {"ho_ten": Hole("Họ và tên"), "chuc_vu": Hole("Chức vụ"), "vai_tro": Hole("Vai trò")})
    assert person.introduced() == "đồng chí [chưa có: Họ và tên], [chưa có: Chức vụ]"
    assert person.role == "[chưa có: Vai trò]"


def test_positions_are_one_to_six(refusals: Refusals) -> None:
    assert refusals(DongChi, {"ho_ten": "An", "chuc_vu": ["x"] * 7}) == {("chuc_vu",): "too_long"}
    assert refusals(DongChi, {"ho_ten": "An", "chuc_vu": []}) == {("chuc_vu",): "too_short"}
    assert refusals(DongChi, {"ho_ten": "An", "chuc_vu": ["x"] * 6}) == {}


def member(name: object, role: object = "Thành viên", **more: object) -> dict[str, object]:
    return {"ho_ten": name, "chuc_vu": "Chuyên viên", "vai_tro": role, **more}


def team(*members: dict[str, object], **more: object) -> DoanGiamSat:
    return judge(DoanGiamSat, {"thanh_vien": list(members), **more})


LEADER = member("Đinh Văn Quang", "Trưởng đoàn")


def test_a_right_team_has_nothing_to_find(found: Found) -> None:
    model = team(
        LEADER, member("Lê Thị Bé", "phó trưởng đoàn"), member("Trần Văn Hưng", "thư ký"), so_luong_thanh_vien="03"
    )
    assert found(model) == {}
    assert [one.role for one in model.thanh_vien] == ["Trưởng đoàn", "Phó Trưởng đoàn", "Thư ký"]


@pytest.mark.parametrize(
    ("members", "more", "expected"),
    [
        ([LEADER, member("A B")], {}, {("thanh_vien",): "doan-it-nguoi"}),
        ([member("A B"), member("C D"), member("E G")], {}, {("thanh_vien",): "doan-thieu-truong-doan"}),
        (
            [LEADER, member("A B"), member("C D", "truong_doan")], {},
            {("thanh_vien", 2, "vai_tro"): "doan-hai-truong-doan"},
        ),
        (
            [LEADER, member("A B", "thư ký"), member("C D", "Thành viên kiêm Thư ký")], {},
            {("thanh_vien", 2, "vai_tro"): "doan-hai-thu-ky"},
        ),
        ([LEADER, member("A B"), member("đinh văn  QUANG")], {}, {("thanh_vien", 2, "ho_ten"): "doan-trung-nguoi"}),
        (
            [LEADER, member("A B"), member("C D")], {"so_luong_thanh_vien": "05"},
            {("so_luong_thanh_vien",): "so-luong-khong-khop"},
        ),
    ],
)  # fmt: skip
def test_mistakes_of_a_team_are_found_at_the_person(
    found: Found, members: list[dict[str, object]], more: dict[str, object], expected: dict[Any, str]
) -> None:
    assert found(team(*members, **more)) == expected


def test_two_people_of_one_name_are_allowed_when_said_so_and_marks_tell_names_apart(found: Found) -> None:
    assert found(team(LEADER, member("A B"), member("Đinh Văn Quang", co_trung_ten="có"))) == {}
    assert found(team(LEADER, member("Trần Văn Hùng"), member("Trần Văn Hưng"))) == {}


def test_a_draft_team_is_judged_by_what_is_known(found: Found) -> None:
    hole = Hole("Họ và tên")
    assert found(team(LEADER, member(hole), member(hole), member("Đinh Văn Quang"))) == {
        ("thanh_vien", 3, "ho_ten"): "doan-trung-nguoi"
    }
    assert found(team(member("A B"), member("C D"), member("E G", Hole("Vai trò")))) == {}
    assert found(judge(DoanGiamSat, {"thanh_vien": Hole("Thành viên"), "so_luong_thanh_vien": "5"})) == {}


# --- units --------------------------------------------------------------------------------------------------------


def test_a_unit_may_be_typed_as_its_name_and_prints_its_new_name() -> None:
    assert DonVi.model_validate("Chi bộ Mặt trận").name() == "Chi bộ Mặt trận"
    renamed = DonVi.model_validate(
        {"ten": "Đảng uỷ xã A", "doi_ten_thanh": "Đảng uỷ xã B", "nguoi_duoc_giam_sat": "đồng chí Bí thư"}
    )
    assert renamed.with_people() == "Đảng uỷ xã A (nay là Đảng uỷ xã B) và đồng chí Bí thư"


def test_a_unit_stands_in_the_list_once() -> None:
    units = tuple(DonVi.model_validate(name) for name in ("Chi bộ A", "Chi bộ B", "chi bộ a"))
    assert [(one.code, one.loc) for one in units_once(("don_vi",), units)] == [("don-vi-trung", ("don_vi", 2, "ten"))]
