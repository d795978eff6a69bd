"""Inputs as clerks type them → accepted records, or the problems with their places."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from reportgen.intake import Intake, Options, load
from reportgen.kinds import Kind
from reportgen.messages import explain
from reportgen.model.checks import Finding, check, stated_count
from reportgen.model.don_vi import DonVi
from reportgen.model.fields import DoanVan, ItNhatMot, LuaChon, SoLuongNeu, VanBanNgan
from reportgen.model.holes import Hole
from reportgen.model.thoi_gian import KhoangThoiGian
from reportgen.model.van_ban import VanBan
from reportgen.problems import Severity
from reportgen.sources.files import InputMissingError


class ThuTrieuTap(VanBan):
    """A small real kind: an announcement with units, a period and a count."""

    TEN_LOAI: ClassVar[str] = "thong_bao"

    noi_dung: DoanVan = Field(title="Nội dung", description="Nội dung chính.", examples=["Kiểm điểm."])
    don_vi: ItNhatMot[DonVi] = Field(title="Đơn vị", description="Các đơn vị.", examples=[["Chi bộ Một"]])
    so_don_vi: SoLuongNeu | None = Field(default=None, title="Số đơn vị", description="Số đơn vị.", examples=["2"])
    thoi_gian: KhoangThoiGian | None = Field(default=None, title="Thời gian", description="Thời gian làm việc.")
    hinh_thuc: Annotated[str, LuaChon.of({"giay": "Bản giấy", "mang": "Qua mạng"})] = Field(
        default="giay", title="Hình thức gửi", description="Gửi thế nào.", examples=["Bản giấy"]
    )
    y_kien: list[VanBanNgan] = Field(default=[], title="Ý kiến", description="Các ý kiến.", examples=[["Đồng ý"]])

    @check("so_don_vi", "don_vi")
    def _du_don_vi(self) -> Iterator[Finding]:
        yield from stated_count(("so_don_vi",), self.so_don_vi, self.don_vi, "đơn vị")


class BaoTin(VanBan):
    """A second kind that knows fewer keys."""

    TEN_LOAI: ClassVar[str] = "thong_bao"

    tin: VanBanNgan = Field(title="Tin", description="Tin.", examples=["Họp"])


def _kind(id_: str, label: str, model: type[VanBan]) -> Kind:
    return Kind(id_, label, "Để thử.", model, Path())


KINDS = {
    "thu_trieu_tap": _kind("thu_trieu_tap", "Thư triệu tập", ThuTrieuTap),
    "bao_tin": _kind("bao_tin", "Báo tin", BaoTin),
}

OFFICE = """\
cap_tren: Đảng bộ tỉnh Mẫu
ten_co_quan: Huyện uỷ Ví Dụ
loai_co_quan: Huyện uỷ
ky_hieu: HU
dia_danh: Ví Dụ
tap_the_lanh_dao: Ban Thường vụ Huyện uỷ
noi_nhan:
  - Các chi bộ
noi_luu: Văn phòng Huyện uỷ
nguoi_ky:
  - ma: pho_bi_thu
    ho_ten: Nguyễn Văn An
    hinh_thuc_ky: T/M
    thay_cho: Ban Thường vụ
    chuc_vu: Phó Bí thư
"""

RECORD = """\
loai: thu_trieu_tap
so_ky_hieu: 05-TB/HU
ngay_ban_hanh: 25/8/2021
trich_yeu: về việc họp
nguoi_ky: pho_bi_thu
noi_dung: Họp chi bộ
don_vi:
  - Chi bộ Một
  - ten: Chi bộ Hai
"""

Loader = Callable[..., Intake]


@pytest.fixture
def take(tmp_path: Path) -> Loader:
    """Write the text beside an office file and load it."""

    def run(text: str, *, office: str | None = OFFICE, name: str = "vao.yaml", **options: object) -> Intake:
        if office is not None:
            (tmp_path / "co_quan.yaml").write_text(office, encoding="utf-8")
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load([path], None, Options(**options), KINDS)

    return run


def found(intake: Intake) -> list[tuple[str, int | None]]:
    """Codes and lines; every message must fill."""
    for problem in intake.problems:
        assert problem.position.line
        assert problem.position.column
        explain(problem)
    return [(problem.code, problem.position.line) for problem in intake.problems]


def only(intake: Intake) -> dict[str, str]:
    assert len(intake.problems) == 1, found(intake)
    return dict(intake.problems[0].params)


def test_a_right_record_is_accepted_with_office_kind_and_standard(take: Loader) -> None:
    intake = take(RECORD)
    assert found(intake) == []
    (record,) = intake.records
    assert record.kind.id == "thu_trieu_tap"
    assert record.setting.standard.id == "hd36"
    assert record.van_ban.so_ky_hieu == "05-TB/HU"
    assert record.van_ban.nguoi_ky.ho_ten == "Nguyễn Văn An"
    assert (record.position.line, record.index) == (1, 0)


# --- what is accepted ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key", ["trich_yeu", "Trích yếu", "TRÍCH YẾU", "trich yeu", "Trich-Yeu", "tri\u0301ch ye\u0302\u0301u"]
)
def test_a_key_may_be_spelled_as_people_spell_it(take: Loader, key: str) -> None:
    (record,) = take(RECORD.replace("trich_yeu", key)).records
    assert record.van_ban.trich_yeu == "về việc họp"


def test_labels_work_inside_lists_and_groups(take: Loader) -> None:
    text = (
        RECORD.replace("ten: Chi bộ Hai", "Tên đơn vị: Chi bộ Hai")
        + "Thời gian: {Từ ngày: 1/8/2021, đến ngày: 2/8/2021}\n"
    )
    (record,) = take(text).records
    assert record.van_ban.don_vi[1].ten == "Chi bộ Hai"
    assert record.van_ban.thoi_gian.den_ngay == date(2021, 8, 2)


@pytest.mark.parametrize("kind", ["Thư triệu tập", "thu-trieu-tap", "THƯ TRIỆU TẬP"])
def test_a_kind_is_found_by_its_label(take: Loader, kind: str) -> None:
    (record,) = take(RECORD.replace("loai: thu_trieu_tap", f"Loại văn bản: {kind}")).records
    assert record.kind.id == "thu_trieu_tap"


def test_json_is_read_like_yaml(take: Loader) -> None:
    data = {
        "loai": "bao_tin", "so_ky_hieu": "5", "ngay_ban_hanh": "25/8/2021", "trich_yeu": "tin",
        "nguoi_ky": "Nguyễn Văn An", "tin": "Họp", "du_thao_lan": 2,
    }  # fmt: skip
    (record,) = take(json.dumps(data), name="vao.json").records
    assert record.van_ban.number_and_symbol() == "05-TB/HU"
    assert record.van_ban.du_thao_lan == 2


def test_empty_optional_values_count_as_absent(take: Loader) -> None:
    text = RECORD + "so_don_vi:\ny_kien: []\nthoi_gian:\n  tu_ngay:\n  den_ngay:\nhinh_thuc: ''\nvien_dan:\n  -\n"
    intake = take(text)
    assert found(intake) == []
    assert intake.records[0].van_ban.thoi_gian is None
    assert intake.records[0].van_ban.hinh_thuc == "giay"


def test_warnings_do_not_stop_a_record(take: Loader) -> None:
    intake = take(RECORD.replace("về việc họp", "Về việc họp"))
    assert found(intake) == [("trich-yeu-viet-hoa", 4)]
    assert intake.problems[0].severity is Severity.WARNING
    assert len(intake.records) == 1


# --- offices ------------------------------------------------------------------------------------------------------


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def test_the_office_typed_in_the_record_wins_over_the_file_beside(take: Loader) -> None:
    own = OFFICE.replace("ky_hieu: HU", "ky_hieu: ĐU").replace("loai_co_quan: Huyện uỷ", "loai_co_quan: Đảng uỷ xã")
    intake = take(RECORD.replace("05-TB/HU", "5") + "co_quan:\n" + _indented(own))
    assert intake.records[0].van_ban.number_and_symbol() == "05-TB/ĐU"


def test_the_office_file_may_hold_the_office_under_its_key(take: Loader) -> None:
    assert len(take(RECORD, office="Cơ quan:\n" + _indented(OFFICE)).records) == 1


def test_the_office_file_given_wins_over_the_one_beside(take: Loader, tmp_path: Path) -> None:
    other = tmp_path / "khac" / "van-phong.yaml"
    other.parent.mkdir()
    other.write_text(OFFICE.replace("dia_danh: Ví Dụ", "dia_danh: Nơi Khác"), encoding="utf-8")
    (tmp_path / "vao.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "co_quan.yaml").write_text(OFFICE, encoding="utf-8")
    (record,) = load([tmp_path / "vao.yaml"], other, Options(), KINDS).records
    assert record.van_ban.dia_danh == "Nơi Khác"


def test_without_an_office_one_problem_says_where_to_put_it(take: Loader) -> None:
    text = "chung:\n  loai: bao_tin\n  nguoi_ky: pho_bi_thu\n  trich_yeu: tin\n  ngay_ban_hanh: 1/8/2021\nvan_ban:\n"
    text += "  - {so_ky_hieu: 5, tin: Họp}\n  - {so_ky_hieu: 6, tin: Họp}\n"
    codes = [code for code, _ in found(take(text, office=None))]
    assert codes.count("thieu-co-quan") == 1


def test_mistakes_of_the_office_are_told_once_at_their_place_in_its_file(take: Loader, tmp_path: Path) -> None:
    office = OFFICE.replace("dia_danh: Ví Dụ\n", "").replace("hinh_thuc_ky: T/M", "hinh_thuc_ky: TM.")
    intake = take(SEVERAL, office=office)
    assert found(intake) == [("thieu", 1), ("hinh-thuc-ky-kieu-nha-nuoc", 12)]
    assert {problem.position.file for problem in intake.problems} == {str(tmp_path / "co_quan.yaml")}
    assert intake.records == ()


def test_a_missing_office_file_given_is_a_failure_of_the_world(tmp_path: Path) -> None:
    (tmp_path / "vao.yaml").write_text(RECORD, encoding="utf-8")
    with pytest.raises(InputMissingError):
        load([tmp_path / "vao.yaml"], tmp_path / "khong-co.yaml", Options(), KINDS)


# --- several records ----------------------------------------------------------------------------------------------

SEVERAL = """\
chung:
  trich_yeu: về việc họp
  ngay_ban_hanh: 25/8/2021
  nguoi_ky: pho_bi_thu
  Đơn vị:
    - Chi bộ Một
  noi_dung: Họp
van_ban:
  - loai: thu_trieu_tap
    so_ky_hieu: 5
  - loai: bao_tin
    so_ky_hieu: 6
    tin: Có họp
    trich_yeu: về tin họp
"""


def test_shared_keys_go_to_each_record_that_knows_them_and_its_own_win(take: Loader) -> None:
    intake = take(SEVERAL)
    assert found(intake) == []
    first, second = intake.records
    assert first.van_ban.don_vi[0].ten == "Chi bộ Một"
    assert (first.van_ban.trich_yeu, second.van_ban.trich_yeu) == ("về việc họp", "về tin họp")
    assert [(record.index, record.position.line) for record in intake.records] == [(0, 9), (1, 11)]


MANY = [
    (SEVERAL.replace("noi_dung: Họp", "noi_dungg: Họp"), [("khoa-la", 7), ("thieu", 9)]),
    (SEVERAL.replace("chung:", "chungg:"), [("khoa-ngoai-chung", 1)]),
    (SEVERAL + "  - Văn bản ba\n", [("van-ban-khong-phai-nhom", 15)]),
    (SEVERAL.replace("so_ky_hieu: 6", "so_ky_hieu: 05"), [("so-trung", 11)]),
    (SEVERAL.replace("  trich_yeu: về việc họp\n", "  trich_yeu: a b\n  Trích yếu: c d\n", 1), [("khoa-lap", 3)]),
    (SEVERAL.replace("25/8/2021", "31/6/2021"), [("ngay-khong-co-that", 3)]),
    ("van_ban:\n", [("van-ban-rong", 1)]),
    ("van_ban: []\n", [("van-ban-rong", 1)]),
    ("van_ban:\n  loai: bao_tin\n", [("van-ban-khong-phai-danh-sach", 2)]),
    ("chung: [a]\nvan_ban:\n  - loai: x\n", [("chung-khong-phai-nhom", 1), ("loai-khong-co", 3)]),
]


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_mistakes_of_a_file_with_several_records(take: Loader, text: str, expected: list[tuple[str, int]]) -> None:
    codes = found(take(text))
    assert [pair for pair in codes if pair in expected] == expected
    if expected[0][0] != "khoa-ngoai-chung":
        assert codes == expected


def test_a_number_given_twice_names_the_first_document(take: Loader, tmp_path: Path) -> None:
    intake = take(SEVERAL.replace("so_ky_hieu: 6", "so_ky_hieu: 05-TB/HU"))
    assert only(intake) | {"tep": "", "gia_tri": ""} == {"tep": "", "gia_tri": "", "dong": "9"}
    assert len(intake.records) == 1


def test_problems_of_several_files_come_in_order_and_once(tmp_path: Path) -> None:
    (tmp_path / "co_quan.yaml").write_text(OFFICE, encoding="utf-8")
    for name in ("b.yaml", "a.yaml"):
        (tmp_path / name).write_text(RECORD.replace("05-TB/HU", "x").replace("25/8/2021", "x"), encoding="utf-8")
    problems = load([tmp_path / "b.yaml", tmp_path / "a.yaml", tmp_path / "a.yaml"], None, Options(), KINDS).problems
    places = [(Path(problem.position.file).name, problem.position.line) for problem in problems]
    assert places == [("a.yaml", 2), ("a.yaml", 3), ("b.yaml", 2), ("b.yaml", 3)]


# --- one mistake each ---------------------------------------------------------------------------------------------

ONE = [
    (RECORD.replace("loai: thu_trieu_tap\n", ""), [("thieu-loai", 1)]),
    (RECORD.replace("loai: thu_trieu_tap", "loai:"), [("thieu-loai", 1)]),
    (RECORD.replace("loai: thu_trieu_tap", "loai: thu_trieu_tp"), [("loai-gan-dung", 1)]),
    (RECORD.replace("loai: thu_trieu_tap", "loai: 474"), [("loai-khong-co", 1)]),
    (RECORD + "loai: bao_tin\n", [("khoa-lap", 10)]),
    # What stands under a misspelt key is judged; a key that is given besides is not meant by it.
    (RECORD.replace("ngay_ban_hanh: 25/8", "ngay_ban_hnah: 31/2"), [("khoa-la", 3), ("ngay-khong-co-that", 3)]),
    (RECORD + "trich_yu: lần hai\n", [("khoa-la", 10)]),
    (RECORD.replace("so_ky_hieu: 05-TB/HU\n", ""), [("thieu", 1)]),
    (RECORD.replace("05-TB/HU", ""), [("thieu", 2)]),
    (RECORD.replace("05-TB/HU", "05 - TB/HU"), [("so-ky-hieu-viet-sai", 2)]),
    (RECORD.replace("05-TB/HU", "05-BC/HU"), [("ky-hieu-khac-ten-loai", 2)]),
    (RECORD.replace("05-TB/HU", "05-TB/TU"), [("ky-hieu-khac-co-quan", 2)]),
    (RECORD.replace("25/8/2021", "30/2/2021"), [("ngay-khong-co-that", 3)]),
    (RECORD.replace("25/8/2021", "hôm qua"), [("ngay-sai-dang", 3)]),
    (RECORD.replace("25/8/2021", "25/8/21"), [("nam-thieu-chu-so", 3)]),
    (RECORD.replace("25/8/2021", "25/8/2017"), [("khong-co-the-thuc", 3)]),
    (RECORD.replace("25/8/2021", "[25, 8]"), [("gia-tri-co-ngoac", 3)]),
    (RECORD.replace("về việc họp", "{ct05}"), [("gia-tri-co-ngoac", 4)]),
    (RECORD.replace("về việc họp", "\n  - a\n  - b"), [("can-chu-gap-danh-sach", 5)]),
    (RECORD.replace("về việc họp", "\n  Về việc: họp"), [("gia-tri-co-hai-cham", 5)]),
    (RECORD.replace("về việc họp", "\n  a: họp\n  b: họp"), [("can-chu-gap-nhom", 5)]),
    (RECORD.replace("trich_yeu", "trich_yu"), [("khoa-la", 4)]),
    (RECORD + "xyzw: 1\n", [("khoa-khong-biet", 10)]),
    (RECORD + "trich_yeu: lần hai\n", [("khoa-lap", 10)]),
    (RECORD + "Trích Yếu: lần hai\n", [("khoa-lap", 10)]),
    (RECORD + "co_quan:\n" + _indented(OFFICE) + "Cơ quan: x\n", [("khoa-lap", 26)]),
    (RECORD + "co_quan: Huyện uỷ\n", [("can-nhom", 10)]),
    (RECORD.replace("nguoi_ky: pho_bi_thu", "nguoi_ky: ai_do"), [("nguoi-ky-khong-co", 5)]),
    (RECORD.replace("nguoi_ky: pho_bi_thu", "nguoi_ky:\n  ho_ten: Lê B"), [("thieu", 6)]),
    (RECORD.replace("nguoi_ky: pho_bi_thu", "nguoi_ky:\n  - ho_ten: Lê B"), [("can-nhom-gap-danh-sach", 6)]),
    (RECORD.replace("  - ten: Chi bộ Hai", "  - tenn: Chi bộ Hai"), [("khoa-la", 9)]),
    (
        RECORD.replace("  - ten: Chi bộ Hai", "  - ten: Chi bộ Hai\n    Tên: a\n    mau: b"),
        [("khoa-lap", 10), ("khoa-khong-biet", 11)],
    ),
    (RECORD.replace("  - ten: Chi bộ Hai", "  - ten: Chi bộ Hai\n    Tên đơn vị: a"), [("khoa-lap", 10)]),
    (RECORD.replace("  - ten: Chi bộ Hai", "  -"), [("muc-trong", 9)]),
    (RECORD.replace("  - Chi bộ Một\n  - ten: Chi bộ Hai", "  -"), [("thieu", 8)]),
    (RECORD.replace("  - Chi bộ Một\n  - ten:", "  -\n  - nay_la:"), [("muc-trong", 8), ("thieu", 9)]),
    (
        RECORD.replace("  - Chi bộ Một\n  - ten: Chi bộ Hai", "  -Chi bộ Một\n  -Chi bộ Hai"),
        [("thieu-gach-dau-dong", 8)],
    ),
    (RECORD + "y_kien:\n  -Đồng ý\n  -Không\n", [("thieu-gach-dau-dong", 11)]),
    (RECORD + "y_kien:\n  Đồng ý\n  Không\n", [("noi-dong", 11), ("thieu-gach-dau-dong", 11)]),
    (RECORD + "y_kien: Đồng ý\n", [("can-danh-sach", 10)]),
    (RECORD + "y_kien: {a: b}\n", [("gia-tri-co-ngoac", 10)]),
    (RECORD + "y_kien:\n  - Về việc: họp\n", [("gia-tri-co-hai-cham", 11)]),
    (RECORD + "y_kien:\n  - - a\n", [("can-chu-gap-danh-sach", 11)]),
    (RECORD + "so_don_vi: 3\n", [("so-luong-khong-khop", 10)]),
    (RECORD + "so_don_vi: ba\n", [("so-sai-dang", 10)]),
    (RECORD + "hinh_thuc: fax\n", [("lua-chon-khong-co", 10)]),
    (RECORD + "thoi_gian: tuần sau\n", [("can-nhom", 10)]),
    (RECORD + "thoi_gian:\n  tu_ngay: 2/8/2021\n  den_ngay: 1/8/2021\n", [("ngay-sai-thu-tu", 12)]),
    (RECORD + "thoi_gian:\n  tu_ngay: 2/8/2021\n", [("thieu", 11)]),
    (RECORD.replace("Họp chi bộ", "'theo {ct05}'"), [("vien-dan-khong-co", 6)]),
]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[str(number) for number in range(len(ONE))])
def test_a_mistake_is_named_at_its_line(take: Loader, text: str, expected: list[tuple[str, int]]) -> None:
    assert found(take(text)) == expected


def test_all_mistakes_are_told_at_once_and_checks_run_on_what_is_right(take: Loader) -> None:
    codes = [code for code, _ in found(take(RECORD.replace("25/8/2021", "x") + "so_don_vi: 3\nla: 1\n"))]
    assert codes == ["ngay-sai-dang", "so-luong-khong-khop", "khoa-khong-biet"]


def test_an_unknown_key_is_answered_with_the_nearest_label(take: Loader) -> None:
    params = only(take(RECORD + "hinh_thuc_guii: giay\n"))
    assert (params["nhan"], params["slug"]) == ("Hình thức gửi", "hinh_thuc")


def test_a_repeated_key_names_the_place_and_spelling_of_the_first(take: Loader) -> None:
    params = only(take(RECORD + "Nội dung: lần hai\n"))
    assert (params["dong"], params["khoa_truoc"]) == ("6", "noi_dung")


def test_a_missing_value_is_called_by_its_label(take: Loader) -> None:
    assert only(take(RECORD.replace("noi_dung: Họp chi bộ\n", "")))["muc"] == "Nội dung"


# --- standards and drafts -----------------------------------------------------------------------------------------


def test_the_date_of_issue_picks_the_standard_unless_one_is_forced(take: Loader) -> None:
    assert take(RECORD.replace("25/8/2021", "01/6/2026")).records[0].setting.standard.id == "hd05"
    assert take(RECORD, standard_id="hd05").records[0].setting.standard.id == "hd05"


def test_a_draft_shows_what_is_missing_as_holes(take: Loader) -> None:
    text = "loai: thu_trieu_tap\nthoi_gian:\n  tu_ngay: 1/8/2021\n"
    intake = take(text, draft=True, today=date(2026, 6, 1))
    assert found(intake) == []
    paper = intake.records[0].van_ban
    assert intake.records[0].setting.draft
    assert intake.records[0].setting.standard.id == "hd05"
    assert str(paper.trich_yeu) == "[chưa có: Trích yếu]"
    assert isinstance(paper.don_vi, Hole)
    assert str(paper.thoi_gian.den_ngay) == "[chưa có: Đến ngày]"
    assert paper.noi_nhan == ("Các chi bộ",)


def test_a_draft_of_an_office_without_recipients_has_a_hole_for_them(take: Loader) -> None:
    office = OFFICE.replace("noi_nhan:\n  - Các chi bộ\n", "")
    assert found(take(RECORD, office=office)) == [("thieu", 1)]
    (record,) = take(RECORD, office=office, draft=True).records
    assert isinstance(record.van_ban.noi_nhan, Hole)


def test_a_draft_does_not_forgive_wrong_values(take: Loader) -> None:
    text = RECORD.replace("25/8/2021", "30/2/2021").replace("noi_dung: Họp chi bộ\n", "") + "so_don_vi: 3\n"
    intake = take(text, draft=True)
    assert found(intake) == [("ngay-khong-co-that", 3), ("so-luong-khong-khop", 9)]
    assert intake.records == ()


def test_a_draft_without_any_date_asks_for_one(take: Loader) -> None:
    assert found(take("loai: bao_tin\ntin: a\n", draft=True)) == [("thieu-ngay-chon-the-thuc", 1)]
    assert len(take("loai: bao_tin\ntin: a\n", draft=True, standard_id="hd36").records) == 1


def test_a_syntax_mistake_in_one_file_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "co_quan.yaml").write_text(OFFICE, encoding="utf-8")
    (tmp_path / "a.yaml").write_text("a: b: c\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(RECORD, encoding="utf-8")
    intake = load([tmp_path / "a.yaml", tmp_path / "b.yaml"], None, Options(), KINDS)
    assert found(intake) == [("yaml-hai-cham", 1)]
    assert len(intake.records) == 1


_TYPED = st.sampled_from(
    ["", "a", "1", "{a: b}", "[x, y]", "\n  - a\n  - b: c", "\n  ten: x", "25/8/2021", "pho_bi_thu", "'{ma}'"]
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(ThuTrieuTap.model_fields)), _TYPED), st.booleans())
def test_no_input_breaks_the_door(tmp_path_factory: pytest.TempPathFactory, data: dict[str, str], draft: bool) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "co_quan.yaml").write_text(OFFICE, encoding="utf-8")
    lines = [f"{key}: {value}".rstrip() for key, value in data.items()]
    (folder / "vao.yaml").write_text("\n".join(["loai: thu_trieu_tap", *lines]) + "\n", encoding="utf-8")
    intake = load([folder / "vao.yaml"], None, Options(draft=draft, today=date(2022, 1, 1)), KINDS)
    assert intake.records or intake.problems
    found(intake)
