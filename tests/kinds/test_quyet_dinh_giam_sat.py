"""The decision on supervision: its rules and its wording."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from reportgen.kinds.quyet_dinh_giam_sat.layout import LAYOUT
from reportgen.problems import Severity
from reportgen.text.breaks import plain
from reportgen.text.tones import tone_styles
from tests.kinds.decision import Change, Data, context, findings, team

# --- the rules --------------------------------------------------------------------------------------------------------


def test_the_sample_has_nothing_to_complain_about(data: Data) -> None:
    assert findings(data) == {}


WRONG: dict[str, tuple[Change, tuple[str | int, ...], Severity]] = {
    "so-luong-khong-khop": (lambda d: d.update(so_luong_don_vi="04"), ("so_luong_don_vi",), Severity.ERROR),
    "don-vi-trung": (
        lambda d: d.update(don_vi=["Chi bộ A", "Chi bộ B", "chi bộ  a"]),
        ("don_vi", 2, "ten"),
        Severity.ERROR,
    ),
    "trung-lap": (
        lambda d: d["nguoi_duoc_giam_sat"].append(dict(d["nguoi_duoc_giam_sat"][0])),
        ("nguoi_duoc_giam_sat", 1, "ho_ten"),
        Severity.ERROR,
    ),
    "tu-giam-sat": (
        lambda d: d["nguoi_duoc_giam_sat"].append({"ho_ten": "Nguyễn Văn Mẫu", "chuc_vu": "Bí thư"}),
        ("nguoi_duoc_giam_sat", 1, "ho_ten"),
        Severity.WARNING,
    ),
    "ngay-sai-thu-tu": (
        lambda d: d["thoi_gian_giam_sat"].update(tu_ngay="09/3/2021"),
        ("thoi_gian_giam_sat", "tu_ngay"),
        Severity.ERROR,
    ),
    "moc-thoi-gian-sau-ban-hanh": (
        lambda d: d["moc_thoi_gian"].update(den_ngay="11/3/2021"),
        ("moc_thoi_gian", "den_ngay"),
        Severity.WARNING,
    ),
    "thieu": (
        lambda d: (d.pop("thoi_gian_giam_sat"), d.pop("thoi_han")),
        ("thoi_gian_giam_sat",),
        Severity.ERROR,
    ),
    "noi-nhan-nhu-dieu-khac": (
        lambda d: d["noi_nhan"].__setitem__(0, "Như Điều 3;"),
        ("noi_nhan", 0),
        Severity.WARNING,
    ),
    "so-can-cu-khac-thuong": (
        lambda d: d.update(can_cu="Căn cứ Điều lệ Đảng"),
        ("can_cu",),
        Severity.WARNING,
    ),
    "co-quan-da-ket-thuc": (
        lambda d: (
            d.update(ngay_ban_hanh="01/7/2025"),
            d["thoi_gian_giam_sat"].update(tu_ngay="02/7/2025", den_ngay="03/7/2025"),
        ),
        ("ngay_ban_hanh",),
        Severity.WARNING,
    ),
}


@pytest.mark.parametrize("code", WRONG)
def test_a_rule_finds_what_is_wrong_at_its_place(data: Data, code: str) -> None:
    change, loc, severity = WRONG[code]
    change(data)
    assert findings(data) == {code: (loc, severity)}


RIGHT: dict[str, Change] = {
    "count not stated": lambda d: d.pop("so_luong_don_vi"),
    "like-named units of different kinds": lambda d: d.update(
        don_vi=["Chi bộ Mẫu", "Chi bộ Mẫu Hai", "Đảng uỷ xã Mẫu"]
    ),
    "visit on the day of issue": lambda d: d["thoi_gian_giam_sat"].update(tu_ngay="10/3/2021"),
    "period up to the day of issue": lambda d: d["moc_thoi_gian"].update(den_ngay="10/3/2021"),
    "only a deadline": lambda d: d.pop("thoi_gian_giam_sat"),
    "only a period": lambda d: d.pop("thoi_han"),
    "no recipient refers to an article": lambda d: d["noi_nhan"].pop(0),
    "two căn cứ": lambda d: d.update(can_cu=["Căn cứ Điều lệ Đảng", "Xét đề nghị của Ban Mẫu"]),
    "twelve căn cứ": lambda d: d.update(can_cu=[f"Căn cứ văn bản mẫu thứ {number}" for number in range(12)]),
    "last day of the districts": lambda d: (
        d.update(ngay_ban_hanh="30/6/2025"),
        d["thoi_gian_giam_sat"].update(tu_ngay="30/6/2025", den_ngay="30/6/2025"),
    ),
}


@pytest.mark.parametrize("case", RIGHT)
def test_a_rule_lets_pass_what_is_right(data: Data, case: str) -> None:
    RIGHT[case](data)
    assert findings(data) == {}


def test_thirteen_bases_are_unusual(data: Data) -> None:
    data["can_cu"] = [f"Căn cứ văn bản mẫu thứ {number}" for number in range(13)]
    assert list(findings(data)) == ["so-can-cu-khac-thuong"]


# --- the wording ------------------------------------------------------------------------------------------------------


def test_the_sample_reads_like_a_decision(data: Data, lines: Callable[..., list[str]]) -> None:
    printed = lines(data)
    start = printed.index("- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;")
    assert [line for line in printed[start:] if line][:33] == [
        "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
        (
            "- Căn cứ Quy định số 30-QĐ/TW, ngày 26/7/2016 của Ban Chấp hành Trung ương thi hành Chương VII và Chương"
            " VIII Điều lệ Đảng;"
        ),
        "- Căn cứ Chương trình kiểm tra, giám sát năm 2021 của Ban Thường vụ Huyện uỷ Ví Dụ;",
        "- Xét đề nghị của Ban Tuyên giáo Huyện uỷ Ví Dụ,",
        "BAN THƯỜNG VỤ HUYỆN UỶ",
        "QUYẾT ĐỊNH",
        (
            "Điều 1. Giám sát việc lãnh đạo, chỉ đạo thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị về"
            " đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh đối với 03 tổ chức cơ sở đảng trực"
            " thuộc Huyện uỷ, gồm:"
        ),
        "1. Đảng uỷ xã Mẫu Một và đồng chí Bí thư Đảng uỷ xã;",
        "2. Đảng uỷ xã Mẫu Hai (nay là Đảng uỷ xã Ví Dụ Mới);",
        "3. Chi bộ Mẫu Ba.",
        "Cá nhân được giám sát:",
        "- Đồng chí Đỗ Văn Giả Định, Bí thư Chi bộ Mẫu Ba.",
        "Mốc thời gian giám sát: từ ngày 01/01/2019 đến ngày 31/12/2020.",
        "Điều 2. Thành lập Đoàn giám sát (sau đây gọi tắt là Đoàn giám sát 45) gồm 05 đồng chí:",
        "1. Đồng chí Nguyễn Văn Mẫu, Uỷ viên Ban Thường vụ Huyện uỷ, Trưởng Ban Tuyên giáo Huyện uỷ - Trưởng đoàn;",
        "2. Đồng chí Trần Thị Ví Dụ, Phó Chủ nhiệm Uỷ ban Kiểm tra Huyện uỷ - Phó Trưởng đoàn;",
        (
            "3. Đồng chí Phạm Văn Minh Hoạ, Uỷ viên Uỷ ban Kiểm tra Huyện uỷ - Thành viên: theo dõi, giám sát tại Chi"
            " bộ Mẫu Ba;"
        ),
        "4. Đồng chí Hoàng Thị Giả Sử, Chuyên viên Ban Tổ chức Huyện uỷ - Thành viên;",
        "5. Đồng chí Vũ Văn Tưởng Tượng, Chuyên viên Ban Tuyên giáo Huyện uỷ - Thành viên kiêm Thư ký.",
        "Điều 3. Đoàn giám sát có nhiệm vụ:",
        "- Xây dựng kế hoạch, đề cương giám sát và hướng dẫn các đơn vị báo cáo;",
        "- Tiến hành giám sát theo đúng nguyên tắc, quy trình, thủ tục quy định của Đảng;",
        "- Báo cáo kết quả giám sát với Ban Thường vụ Huyện uỷ.",
        "Việc giám sát thực hiện theo Kế hoạch giám sát số 12-KH/HU kèm theo Quyết định này.",
        "Thời gian giám sát: từ ngày 22 - 26/3/2021.",
        "Thời hạn giám sát: 15 ngày làm việc, kể từ ngày công bố Quyết định.",
        "Ban Tuyên giáo Huyện uỷ là cơ quan thường trực, giúp việc Đoàn giám sát.",
        (
            "Điều 4. Văn phòng Huyện uỷ, các đơn vị, cá nhân có tên tại Điều 1 và các đồng chí có tên tại Điều 2 chịu"
            " trách nhiệm thi hành Quyết định này."
        ),
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Nơi nhận:",
        "- Như Điều 4,",
        "- Ban Thường vụ Tỉnh uỷ (báo cáo),",
        "- Uỷ ban Kiểm tra Huyện uỷ,",
    ]


def test_the_newer_standard_ends_the_bases_with_a_full_stop(data: Data, lines: Callable[..., list[str]]) -> None:
    assert "- Xét đề nghị của Ban Tuyên giáo Huyện uỷ Ví Dụ." in lines(data, "hd05")


def _optional_parts(data: Data) -> None:
    for name in (
        "loai_don_vi",
        "so_luong_don_vi",
        "nguoi_duoc_giam_sat",
        "nhiem_vu_doan",
        "ke_hoach_kem_theo",
        "thoi_han",
        "co_quan_thuong_truc",
        "co_quan_thi_hanh",
    ):
        del data[name]
    del data["doan"]["ten_goi"]


def test_without_its_optional_parts_the_decision_uses_the_customary_sentences(
    data: Data, lines: Callable[..., list[str]]
) -> None:
    _optional_parts(data)
    printed = lines(data)
    assert any(line.startswith("Điều 1.") and line.endswith("đối với 03 đơn vị, gồm:") for line in printed)
    assert "Điều 2. Thành lập Đoàn giám sát gồm 05 đồng chí:" in printed
    third = printed.index(
        "Điều 3. Đoàn giám sát có nhiệm vụ tiến hành giám sát theo đúng nguyên tắc, quy trình, thủ tục quy định của"
        " Đảng và báo cáo kết quả với Ban Thường vụ Huyện uỷ."
    )
    assert printed[third + 1 : third + 4] == [
        "Thời gian giám sát: từ ngày 22 - 26/3/2021.",
        (
            "Điều 4. Đoàn giám sát, các tổ chức, cá nhân được giám sát và các cơ quan, đơn vị có liên quan chịu trách"
            " nhiệm thi hành Quyết định này."
        ),
        "Quyết định này có hiệu lực kể từ ngày ký.",
    ]


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        ("", "đối với Chi bộ Mẫu."),
        ("chi bộ trực thuộc", "đối với 01 chi bộ trực thuộc: Chi bộ Mẫu."),
    ],
)
def test_a_single_unit_stands_in_the_sentence(data: Data, lines: Callable[..., list[str]], kind: str, end: str) -> None:
    data |= {"don_vi": "Chi bộ Mẫu.", "so_luong_don_vi": "1", "loai_don_vi": kind}
    if not kind:
        del data["loai_don_vi"]
    printed = lines(data)
    first = next(line for line in printed if line.startswith("Điều 1."))
    assert first.endswith(end)
    assert not any(line.startswith("1. Chi bộ") for line in printed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("giám sát việc học tập", "Giám sát việc học tập đối với"),
        ("Giám sát việc học tập;", "Giám sát việc học tập đối với"),
        ("việc học tập.", "Giám sát việc học tập đối với"),
        ("công tác “giám sát”", "Giám sát công tác “giám sát” đối với"),
    ],
)
def test_the_verb_is_never_doubled(data: Data, lines: Callable[..., list[str]], typed: str, printed: str) -> None:
    data["noi_dung_giam_sat"] = typed
    assert any(line.startswith(f"Điều 1. {printed} 03") for line in lines(data))


def test_a_paper_cited_before_is_cited_short(data: Data, lines: Callable[..., list[str]]) -> None:
    data["can_cu"].append("Căn cứ {chi_thi_05}")
    data["nhiem_vu_doan"] = "Giám sát theo {chi_thi_05} và {quy_dinh_30}"
    printed = "\n".join(lines(data))
    assert printed.count("ngày 15/5/2016 của Bộ Chính trị") == 1
    assert "Điều 1. Giám sát việc lãnh đạo, chỉ đạo thực hiện Chỉ thị số 05-CT/TW đối với" in printed
    assert "- Giám sát theo Chỉ thị số 05-CT/TW và Quy định số 30-QĐ/TW." in printed
    assert "{" not in printed


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        ("22/3/2021", "26/3/2021", "từ ngày 22 - 26/3/2021."),
        ("25/3/2021", "05/4/2021", "từ ngày 25/3 - 05/4/2021."),
        ("22/3/2021", "22/3/2021", "ngày 22/3/2021."),
        ("30/12/2021", "03/01/2022", "từ ngày 30/12/2021 đến ngày 03/01/2022."),
    ],
)
def test_periods_say_month_and_year_once(data: Data, first: str, last: str, printed: str) -> None:
    data["thoi_gian_giam_sat"] = {"tu_ngay": first, "den_ngay": last}
    assert plain(context(data)["thoi_gian_giam_sat"]) == printed


@pytest.mark.parametrize(("size", "printed"), [(3, "03 đồng chí"), (10, "10 đồng chí"), (15, "15 đồng chí")])
def test_the_team_is_counted_with_two_digits(data: Data, size: int, printed: str) -> None:
    data["doan"] = team(size)
    assert plain(context(data)["doan"]["so_luong"]) == printed


def test_a_team_with_people_outside_the_party_has_members_not_comrades(data: Data) -> None:
    data["doan"] = team(3)
    data["doan"]["thanh_vien"][2]["xung_ho"] = "Bà"
    assert plain(context(data)["doan"]["so_luong"]) == "03 thành viên"


@pytest.mark.parametrize("mark", ["", ".", ";", " ;", "..", ","])
def test_marks_typed_at_the_end_never_double(data: Data, lines: Callable[..., list[str]], mark: str) -> None:
    def typed(text: str) -> str:
        return text + mark

    data |= {"don_vi": [typed("Chi bộ A"), typed("Chi bộ B")], "nhiem_vu_doan": [typed("Việc A"), typed("Việc B")]}
    data |= {"so_luong_don_vi": "2", "ke_hoach_kem_theo": typed("Kế hoạch A"), "thoi_han": typed("Ba ngày")}
    data |= {"co_quan_thi_hanh": [typed("các bên"), typed("đoàn")], "co_quan_thuong_truc": typed("ban Mẫu")}
    data["doan"] = team(3, nhiem_vu=typed("theo dõi"))
    printed = lines(data)
    for line in (
        "1. Chi bộ A;",
        "2. Chi bộ B.",
        "- Việc A;",
        "- Việc B.",
        "Việc giám sát thực hiện theo Kế hoạch A kèm theo Quyết định này.",
        "Thời hạn giám sát: Ba ngày.",
        "Ban Mẫu là cơ quan thường trực, giúp việc Đoàn giám sát.",
        "Điều 4. Các bên và đoàn chịu trách nhiệm thi hành Quyết định này.",
        "2. Đồng chí Mẫu Văn Thứ B, Cán bộ - Thành viên: theo dõi;",
        "3. Đồng chí Mẫu Văn Thứ C, Cán bộ - Thành viên: theo dõi.",
    ):
        assert line in printed


def test_our_own_words_suit_both_tone_styles() -> None:
    words = json.dumps(LAYOUT.blocks, default=lambda block: vars_of(block), ensure_ascii=False)
    assert tone_styles(words) == set()


def vars_of(block: Any) -> dict[str, Any]:
    return {name: getattr(block, name) for name in block.__slots__}


# --- the team as a table ----------------------------------------------------------------------------------------------


def test_the_table_has_a_column_of_tasks_only_if_somebody_has_one(data: Data, lines: Callable[..., list[str]]) -> None:
    data["kieu_danh_sach_doan"] = "Bảng"
    assert "Phân công" in lines(data)
    del data["doan"]["thanh_vien"][2]["nhiem_vu"]
    assert "Phân công" not in lines(data)


def test_the_table_holds_every_part_of_every_member_without_end_marks(
    data: Data, lines: Callable[..., list[str]]
) -> None:
    data["kieu_danh_sach_doan"] = "bang"
    printed = lines(data)
    start = printed.index("TT")
    assert printed[start : start + 15] == [
        *("TT", "Họ và tên", "Chức vụ, đơn vị công tác", "Nhiệm vụ trong Đoàn", "Phân công"),
        *("1", "Nguyễn Văn Mẫu", "Uỷ viên Ban Thường vụ Huyện uỷ, Trưởng Ban Tuyên giáo Huyện uỷ", "Trưởng đoàn", ""),
        *("2", "Trần Thị Ví Dụ", "Phó Chủ nhiệm Uỷ ban Kiểm tra Huyện uỷ", "Phó Trưởng đoàn", ""),
    ]
    assert "theo dõi, giám sát tại Chi bộ Mẫu Ba" in printed
    assert not any(line.startswith("1. Đồng chí") for line in printed)


def test_names_in_cells_may_break_over_lines(data: Data) -> None:
    data["kieu_danh_sach_doan"] = "bang"
    assert context(data)["doan"]["thanh_vien"][0]["ho_ten"] == "Nguyễn Văn Mẫu"
    data["kieu_danh_sach_doan"] = "dong"
    assert context(data)["doan"]["thanh_vien"][0]["ho_ten"] == "Nguyễn\u00a0Văn\u00a0Mẫu"


def test_the_table_shows_honorifics_where_they_differ(data: Data) -> None:
    data["kieu_danh_sach_doan"] = "bang"
    data["doan"]["thanh_vien"][3]["xung_ho"] = "Bà"
    names = [row["ho_ten"] for row in context(data)["doan"]["thanh_vien"]]
    assert names[2:4] == ["Đồng chí Phạm Văn Minh Hoạ", "Bà Hoàng Thị Giả Sử"]
