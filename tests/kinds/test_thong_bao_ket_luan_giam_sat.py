"""The conclusion on a supervision: its checks, its words, its numbering, and what is left when a part is absent."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from reportgen.intake import Options, load
from reportgen.kinds import Setting, all_kinds
from reportgen.kinds.thong_bao_ket_luan_giam_sat import KIND
from reportgen.kinds.thong_bao_ket_luan_giam_sat.model import MoHinh, ThongBaoKetLuanGiamSat
from reportgen.messages import explain
from reportgen.model.checks import run_checks
from reportgen.model.co_quan import CoQuan
from reportgen.model.don_vi import DonVi
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole
from reportgen.model.nguoi_ky import NguoiKy
from reportgen.model.noi_dung import BaoCaoLai, HanChe, PhanCong, YeuCau
from reportgen.model.thoi_gian import KhoangThoiGian
from reportgen.model.vien_dan import VienDan
from reportgen.problems import Position, Problem, Severity
from reportgen.render.builder import build_template
from reportgen.render.engine import Engine, load_engine
from reportgen.standard import all_standards, get
from tests.support import word
from tests.support.pdf import Pdf, render

INPUTS = Path(__file__).parents[2] / "inputs"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    path = tmp_path_factory.mktemp("khuon") / "khuon.docx"
    path.write_bytes(build_template(KIND.layouts[""], get("hd36")))
    return load_engine(path)


def record(**changes: object) -> dict[str, Any]:
    """The sample as plain data; a change to None leaves the field out."""
    # BaseLoader makes text, lists and mappings only, as our own reading does.
    data: dict[str, Any] = yaml.load(KIND.sample_path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    del data["loai"]
    data |= copy.deepcopy(changes)
    return {key: value for key, value in data.items() if value is not None}


def smallest() -> dict[str, Any]:
    """A record with nothing but what is required."""
    kept = {"co_quan", "so_ky_hieu", "ngay_ban_hanh", "trich_yeu", "nguoi_ky", "vien_dan", "quyet_dinh"}
    return {key: value for key, value in record().items() if key in kept} | {
        "don_vi": "Chi bộ Mẫu Ba",
        "thoi_gian_giam_sat": {"tu_ngay": "22/3/2021", "den_ngay": "26/3/2021"},
        "uu_diem": "chi bộ đã thực hiện nghiêm túc",
        "yeu_cau": "tiếp tục phát huy kết quả đã đạt được",
        "bao_cao_lai": {"gui_ve": "Ban Thường vụ Huyện uỷ", "han": "15/7/2021"},
    }


def accepted(data: dict[str, Any]) -> ThongBaoKetLuanGiamSat:
    return judge(ThongBaoKetLuanGiamSat, data)


def context(data: dict[str, Any], standard: str = "hd36", *, draft: bool = False) -> dict[str, Any]:
    return KIND.context(accepted(data), Setting(get(standard), draft))


def printed(engine: Engine, data: dict[str, Any], *, draft: bool = False) -> list[str]:
    """The paragraphs of the document."""
    return [line for line in word.paragraphs(engine.render(context(data, draft=draft))) if line.strip()]


def found(data: dict[str, Any]) -> dict[str, tuple[Severity, tuple[str | int, ...]]]:
    """Code to weight and place of what the checks find; every finding can be put into words."""
    findings = list(run_checks(accepted(data)))
    for finding in findings:
        given = {"muc": "", "khoa": "", "gia_tri": ""} | dict(finding.params)
        explain(Problem(finding.code, Position("thu.yaml"), given))
    return {finding.code: (finding.severity, finding.loc) for finding in findings}


def headings(lines: list[str]) -> list[str]:
    return [line for line in lines if line[:2] in {"1.", "2.", "3.", "4."}]


# --- checks -------------------------------------------------------------------------------------------------------


def test_the_sample_has_nothing_to_find() -> None:
    assert found(record()) == {}


def test_the_smallest_record_has_nothing_to_find() -> None:
    assert found(smallest()) == {}


PERIOD = {"tu_ngay": "22/3/2021", "den_ngay": "26/3/2021"}
REPORT = {"loai": "Báo cáo", "so_ky_hieu": "03-BC/ĐGS", "co_quan_ban_hanh": "Đoàn giám sát 45"}
PLAN = {"loai": "Kế hoạch", "so_ky_hieu": "12-KH/HU", "co_quan_ban_hanh": "Ban Thường vụ Huyện uỷ"}
WRONG_ORDERS: list[tuple[dict[str, Any], tuple[str | int, ...]]] = [
    ({"thoi_gian_giam_sat": {"tu_ngay": "09/3/2021", "den_ngay": "26/3/2021"}}, ("thoi_gian_giam_sat", "tu_ngay")),
    ({"ke_hoach": PLAN | {"ngay_ban_hanh": "23/3/2021"}}, ("thoi_gian_giam_sat", "tu_ngay")),
    ({"thoi_gian_giam_sat": {"tu_ngay": "26/3/2021", "den_ngay": "22/3/2021"}}, ("thoi_gian_giam_sat", "den_ngay")),
    ({"ngay_ban_hanh": "25/3/2021", "ngay_hop": None, "bao_cao": None}, ("ngay_ban_hanh",)),
    ({"ngay_hop": "25/3/2021", "bao_cao": None}, ("ngay_hop",)),
    ({"ngay_hop": "15/4/2021"}, ("ngay_hop",)),
    ({"bao_cao": REPORT | {"ngay_ban_hanh": "10/4/2021"}}, ("bao_cao", "ngay_ban_hanh")),
    ({"bao_cao": REPORT | {"ngay_ban_hanh": "15/4/2021"}, "ngay_hop": None}, ("bao_cao", "ngay_ban_hanh")),
    ({"moc_thoi_gian": {"tu_ngay": "01/01/2019", "den_ngay": "15/4/2021"}}, ("moc_thoi_gian", "den_ngay")),
    ({"bao_cao_lai": {"gui_ve": "Ban Thường vụ Huyện uỷ", "han": "13/4/2021"}}, ("bao_cao_lai", "han")),
    (
        {"to_chuc_thuc_hien": {"hinh_thuc": "Giao", "don_vi": "Ban Mẫu", "viec": "theo dõi", "han": "13/4/2021"}},
        ("to_chuc_thuc_hien", 0, "han"),
    ),
]


@pytest.mark.parametrize(("changes", "place"), WRONG_ORDERS)
def test_dates_the_wrong_way_round_are_found(changes: dict[str, Any], place: tuple[str | int, ...]) -> None:
    assert found(record(**changes)) == {"ngay-sai-thu-tu": (Severity.ERROR, place)}


def test_everything_on_one_day_is_in_order() -> None:
    same = {"tu_ngay": "14/4/2021", "den_ngay": "14/4/2021"}
    data = record(thoi_gian_giam_sat=same, ngay_hop="14/4/2021", bao_cao=REPORT | {"ngay_ban_hanh": "14/4/2021"})
    assert found(data) == {}


def test_a_report_before_the_visit_ends_only_warns() -> None:
    data = record(bao_cao=REPORT | {"ngay_ban_hanh": "25/3/2021"})
    assert found(data) == {"ngay-sai-thu-tu": (Severity.WARNING, ("bao_cao", "ngay_ban_hanh"))}


def test_a_deadline_in_words_is_not_judged() -> None:
    assert found(record(bao_cao_lai={"gui_ve": "Ban Thường vụ Huyện uỷ", "han": "trong quý I"})) == {}


def test_a_stated_count_of_units_must_equal_the_list() -> None:
    assert found(record(so_luong_don_vi="04")) == {"so-luong-khong-khop": (Severity.ERROR, ("so_luong_don_vi",))}


def test_a_unit_may_stand_in_the_list_once() -> None:
    units = ["Đảng uỷ xã Mẫu Một", "Đảng uỷ xã Mẫu Hai", "Chi bộ Mẫu Ba", "chi bộ mẫu ba"]
    assert found(record(don_vi=units, so_luong_don_vi=None)) == {"don-vi-trung": (Severity.ERROR, ("don_vi", 3, "ten"))}


def test_models_of_an_unknown_unit_are_an_error_with_the_nearest_unit_offered() -> None:
    data = record(mo_hinh={"don_vi": "Đảng uỷ xã Mẫu Mộc", "danh_sach": "Tổ tự quản"})
    [finding] = run_checks(accepted(data))
    assert (finding.code, finding.severity) == ("don-vi-ngoai-danh-sach", Severity.ERROR)
    assert (finding.loc, finding.params["gan_nhat"]) == (("mo_hinh", 0, "don_vi"), "Đảng uỷ xã Mẫu Một")


def test_a_unit_without_name_may_be_the_one_with_the_models() -> None:
    units = [{"ten": Hole("Tên đơn vị")}, "Chi bộ Mẫu Ba"]
    assert found(record(don_vi=units, so_luong_don_vi=None, han_che=None, nguyen_nhan=None)) == {}


def test_models_of_one_unit_stand_in_one_entry() -> None:
    twice = {"don_vi": "Chi bộ Mẫu Ba", "danh_sach": "Tổ tự quản"}
    assert found(record(mo_hinh=[twice, twice])) == {"don-vi-trung": (Severity.ERROR, ("mo_hinh", 1, "don_vi"))}


def test_a_shortcoming_below_the_units_only_warns() -> None:
    data = record(han_che={"noi_dung": "chưa sơ kết", "don_vi": "Chi bộ thôn Mẫu"})
    assert found(data) == {"don-vi-ngoai-danh-sach": (Severity.WARNING, ("han_che", 0, "don_vi"))}


@pytest.mark.parametrize(
    ("stated", "is_open", "code"),
    [
        ("2", "không", None),
        ("3", "không", "so-luong-khong-khop"),
        ("3", "có", None),
        ("2", "có", "so-luong-khong-con-nua"),
        ("1", "có", "so-luong-khong-con-nua"),
        (None, "có", None),
    ],
)
def test_a_stated_number_of_models_fits_the_list(stated: str | None, is_open: str, code: str | None) -> None:
    models: dict[str, Any] = {"don_vi": "Chi bộ Mẫu Ba", "danh_sach": ["Mô hình A", "Mô hình B"], "co_con_nua": is_open}
    codes = found(record(mo_hinh=models | ({"so_luong": stated} if stated else {})))
    assert codes == ({code: (Severity.ERROR, ("mo_hinh", 0, "so_luong"))} if code else {})


def test_causes_without_shortcomings_warn() -> None:
    assert found(record(han_che=None)) == {"nguyen-nhan-khong-han-che": (Severity.WARNING, ("nguyen_nhan",))}


def test_an_opening_of_ones_own_must_say_what_ours_would_have_said() -> None:
    assert found(smallest() | {"mo_dau": "Theo chương trình năm 2021, Đoàn đã làm việc với cơ sở"}) == {
        "mo-dau-khong-nhac": (Severity.WARNING, ("mo_dau",))
    }
    said = "Thực hiện {quyet_dinh_45}, từ ngày 22 - 26/3/2021, Đoàn đã giám sát Chi bộ Mẫu Ba"
    assert found(smallest() | {"mo_dau": said}) == {}


def test_the_symbol_must_be_that_of_the_type_chosen() -> None:
    assert found(record(ten_loai_ket_luan="Kết luận")) == {"ky-hieu-khac-ten-loai": (Severity.ERROR, ("so_ky_hieu",))}
    assert found(record(ten_loai_ket_luan="Kết luận", so_ky_hieu="67-KL/HU")) == {}


def test_an_office_that_no_longer_exists_is_found() -> None:
    assert "co-quan-da-ket-thuc" in found(record(ngay_ban_hanh="01/8/2025", ngay_hop=None) | _late_deadlines())


def _late_deadlines() -> dict[str, Any]:
    return {"to_chuc_thuc_hien": [], "bao_cao_lai": {"gui_ve": "Ban Thường vụ Huyện uỷ", "han": "30/8/2025"}}


def test_a_decision_named_by_code_must_be_among_the_citations() -> None:
    with pytest.raises(ValidationError) as refused:
        accepted(record(quyet_dinh="quyet_dinh_54"))
    [error] = refused.value.errors()
    assert (error["type"], error["loc"]) == ("vien-dan-khong-co", ("quyet_dinh",))


def test_more_than_forty_requirements_are_refused() -> None:
    accepted(record(yeu_cau=["việc phải làm"] * 40))
    with pytest.raises(ValidationError):
        accepted(record(yeu_cau=["việc phải làm"] * 41))


# --- type of document ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of_office", "of_record", "title", "number", "words"),
    [
        ("thong_bao", None, "THÔNG BÁO", "Số 67-TB/HU", "thông báo kết luận như sau:"),
        ("ket_luan", None, "KẾT LUẬN", "Số 67-KL/HU", "Ban Thường vụ Huyện uỷ kết luận như sau:"),
        ("thong_bao", "Kết luận", "KẾT LUẬN", "Số 67-KL/HU", "Ban Thường vụ Huyện uỷ kết luận như sau:"),
        (None, None, "THÔNG BÁO", "Số 67-TB/HU", "thông báo kết luận như sau:"),
    ],
)
def test_the_office_chooses_the_type_and_a_record_may_differ(
    engine: Engine, of_office: str | None, of_record: str | None, title: str, number: str, words: str
) -> None:
    office = {key: value for key, value in record()["co_quan"].items() if key != "ten_loai_ket_luan"}
    office |= {"ten_loai_ket_luan": of_office} if of_office else {}
    lines = printed(engine, record(co_quan=office, ten_loai_ket_luan=of_record, so_ky_hieu="67"))
    assert title in lines
    assert number in lines
    assert any(line.endswith(words) for line in lines)
    assert any(line.endswith(f"{title.capitalize()} này.") for line in lines)


@pytest.mark.parametrize("draft", [False, True])
def test_a_type_that_no_office_has_is_found_at_its_place(tmp_path: Path, *, draft: bool) -> None:
    path = tmp_path / "ket-luan.yaml"
    data = {"loai": KIND.id, **record(ten_loai_ket_luan="Thông cáo")}
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    intake = load([path], None, Options(draft=draft), all_kinds())
    assert intake.records == ()
    assert [(problem.code, problem.params["gia_tri"]) for problem in intake.problems] == [
        ("lua-chon-gan-dung", "Thông cáo")
    ]


# --- opening ------------------------------------------------------------------------------------------------------


def test_the_opening_names_decision_plan_days_team_and_units(engine: Engine) -> None:
    assert (
        "Thực hiện Quyết định số 45-QĐ/HU, ngày 10/3/2021 của Ban Thường vụ Huyện uỷ và Kế hoạch số 12-KH/HU, ngày "
        "12/3/2021 của Ban Thường vụ Huyện uỷ, từ ngày 22 - 26/3/2021, Đoàn giám sát 45 đã tiến hành giám sát 03 tổ "
        "chức cơ sở đảng trực thuộc Huyện uỷ: Đảng uỷ xã Mẫu Một và đồng chí Bí thư Đảng uỷ xã; Đảng uỷ xã Mẫu Hai "
        "(nay là Đảng uỷ xã Ví Dụ Mới); Chi bộ Mẫu Ba."
    ) in printed(engine, record())


def test_a_single_unit_is_named_without_a_count(engine: Engine) -> None:
    assert (
        "Thực hiện Quyết định số 45-QĐ/HU, ngày 10/3/2021 của Ban Thường vụ Huyện uỷ, từ ngày 22 - 26/3/2021, Đoàn "
        "giám sát đã tiến hành giám sát Chi bộ Mẫu Ba."
    ) in printed(engine, smallest())


def test_several_units_without_a_class_are_counted_as_units(engine: Engine) -> None:
    data = smallest() | {"don_vi": ["Chi bộ A", "Chi bộ B", "Chi bộ C"]}
    assert any(line.endswith("giám sát 03 đơn vị: Chi bộ A, Chi bộ B và Chi bộ C.") for line in printed(engine, data))


REPORTED = "Sau khi xem xét Báo cáo số 03-BC/ĐGS, ngày 02/4/2021 của Đoàn giám sát 45 về kết quả giám sát, "


@pytest.mark.parametrize(
    ("changes", "beginning"),
    [
        ({}, f"{REPORTED}tại cuộc họp ngày 09/4/2021, Ban Thường vụ"),
        ({"ngay_hop": None}, f"{REPORTED}Ban Thường vụ"),
        ({"bao_cao": None}, "Tại cuộc họp ngày 09/4/2021, Ban Thường vụ"),
        ({"bao_cao": None, "ngay_hop": None}, "Ban Thường vụ"),
    ],
)
def test_the_conclusion_says_what_it_rests_on(engine: Engine, changes: dict[str, Any], beginning: str) -> None:
    expected = f"{beginning} Huyện uỷ thông báo kết luận như sau:"
    assert expected in printed(engine, record(**changes))


def test_an_opening_of_ones_own_replaces_ours_and_keeps_the_first_mention(engine: Engine) -> None:
    lines = printed(engine, record(mo_dau="Theo {quyet_dinh_45}, Đoàn đã làm việc tại cơ sở"))
    assert (
        "Theo Quyết định số 45-QĐ/HU, ngày 10/3/2021 của Ban Thường vụ Huyện uỷ, Đoàn đã làm việc tại cơ sở."
    ) in lines
    assert not any(line.startswith("Thực hiện Quyết định") for line in lines)


def test_a_decision_already_cited_is_cited_short(engine: Engine) -> None:
    lines = printed(engine, record(can_cu="Căn cứ {quyet_dinh_45}"))
    assert "- Căn cứ Quyết định số 45-QĐ/HU, ngày 10/3/2021 của Ban Thường vụ Huyện uỷ," in lines
    assert any(line.startswith("Thực hiện Quyết định số 45-QĐ/HU và Kế hoạch") for line in lines)


def test_the_title_of_a_cited_decision_may_cite_another_paper(engine: Engine) -> None:
    decision = {"loai": "Quyết định", "so_ky_hieu": "45-QĐ/HU", "co_quan_ban_hanh": "Ban Thường vụ Huyện uỷ"}
    decision |= {"ngay_ban_hanh": "10/3/2021", "trich_yeu": "về việc giám sát thực hiện {chi_thi_05}"}
    lines = printed(engine, record(quyet_dinh=decision))
    assert any("về việc giám sát thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị" in s for s in lines)


def test_bases_end_as_the_standard_of_the_day_says() -> None:
    assert [context(record(), standard)["can_cu"][-1][-1] for standard in ("hd36", "hd05")] == [",", "."]


# --- findings -----------------------------------------------------------------------------------------------------


def test_models_run_on_by_unit_and_an_open_list_ends_openly(engine: Engine) -> None:
    lines = printed(engine, record())
    assert (
        "- Đảng uỷ xã Mẫu Một (05 mô hình): (1) Tổ tự quản đường làng sạch, đẹp; (2) Góp vốn xoay vòng giúp hội viên "
        "phát triển chăn nuôi; (3) Mỗi tuần một câu chuyện về Bác; …"
    ) in lines
    assert (
        "- Chi bộ Mẫu Ba: (1) Nhận giúp đỡ gia đình có hoàn cảnh khó khăn; (2) Giờ làm việc không giấy tờ thừa."
    ) in lines


def test_a_single_model_has_no_number(engine: Engine) -> None:
    lines = printed(engine, record(mo_hinh={"don_vi": "Chi bộ Mẫu Ba", "danh_sach": "Tổ tự quản."}))
    assert "- Chi bộ Mẫu Ba: Tổ tự quản." in lines


def test_one_general_shortcoming_is_a_sentence_several_are_dashes(engine: Engine) -> None:
    assert "Việc đăng ký còn hình thức." in printed(engine, record(han_che="việc đăng ký còn hình thức;"))
    lines = printed(engine, record())
    assert "- Đảng uỷ xã Mẫu Hai: chưa sơ kết, nhân rộng mô hình đã có kết quả." in lines


def test_one_cause_stands_in_its_line_several_below_it(engine: Engine) -> None:
    lines = printed(engine, record())
    assert "Nguyên nhân khách quan: Địa bàn rộng, dân cư sống phân tán." in lines
    start = lines.index("Nguyên nhân chủ quan:")
    assert lines[start + 2] == "- Công tác kiểm tra, đôn đốc chưa thường xuyên."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["1. Ưu điểm", "2. Hạn chế, khuyết điểm và nguyên nhân", "3. Yêu cầu", "4. Tổ chức thực hiện"]),
        ({"nguyen_nhan": None}, ["1. Ưu điểm", "2. Hạn chế, khuyết điểm", "3. Yêu cầu", "4. Tổ chức thực hiện"]),
        ({"han_che": None, "nguyen_nhan": None}, ["1. Ưu điểm", "2. Yêu cầu", "3. Tổ chức thực hiện"]),
        ({"to_chuc_thuc_hien": None, "han_che": None, "nguyen_nhan": None}, ["1. Ưu điểm", "2. Yêu cầu"]),
    ],
)
def test_numbers_of_sections_close_up(engine: Engine, changes: dict[str, Any], expected: list[str]) -> None:
    assert headings(printed(engine, record(**changes))) == expected


@pytest.mark.parametrize(
    ("field", "gone"),
    [
        ("can_cu", "- Căn cứ"),
        ("mo_hinh", "Các mô hình được ghi nhận:"),
        ("noi_dung_giam_sat", "Nội dung giám sát:"),
        ("moc_thoi_gian", "Mốc thời gian"),
    ],
)
def test_an_absent_part_leaves_no_trace(engine: Engine, field: str, gone: str) -> None:
    assert any(line.startswith(gone) for line in printed(engine, record()))
    assert not any(line.startswith(gone) for line in printed(engine, record(**{field: None})))


# --- requirements and what follows --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "first", "twelfth", "last"),
    [
        ("Một là, hai là", "Một là, việc số 1.", "Mười hai là, việc số 12.", "Hai mươi tư là, việc số 24."),
        ("gach", "- Việc số 1.", "- Việc số 12.", "- Việc số 24."),
        ("so", "1. Việc số 1.", "12. Việc số 12.", "24. Việc số 24."),
    ],
)
def test_requirements_are_numbered_in_three_ways(
    engine: Engine, style: str, first: str, twelfth: str, last: str
) -> None:
    tasks = [f"việc số {number}" + (";" if number % 2 else ".") for number in range(1, 25)]
    lines = printed(engine, record(kieu_danh_so=style, yeu_cau=tasks))
    start = lines.index(first)
    assert (lines[start + 11], lines[start + 23]) == (twelfth, last)


def test_only_the_ordinal_is_bold(engine: Engine) -> None:
    document = word.part(engine.render(context(record())))
    bold = [
        "".join(str(piece) for piece in run.itertext())
        for run in document.iter(f"{word.W}r")
        if run.find(f"{word.W}rPr/{word.W}rStyle") is not None
    ]
    assert [text for text in bold if "là" in text] == ["Một là,", "Hai là,", "Ba là,"]


def test_the_addressee_leads_its_requirement(engine: Engine) -> None:
    task = {"doi_tuong": "các chi bộ", "noi_dung": "rà soát mô hình"}
    both = [task, "sơ kết"]
    assert "Một là, các chi bộ rà soát mô hình." in printed(engine, record(yeu_cau=both))
    assert "- Các chi bộ rà soát mô hình." in printed(engine, record(yeu_cau=both, kieu_danh_so="gach"))


def test_a_single_requirement_needs_no_ordinal(engine: Engine) -> None:
    lines = printed(engine, smallest())
    assert "Ban Thường vụ Huyện uỷ yêu cầu đơn vị được giám sát thực hiện tốt nội dung sau:" in lines
    assert "Tiếp tục phát huy kết quả đã đạt được." in lines


def test_assignments_say_who_what_and_until_when(engine: Engine) -> None:
    tasks = [
        {"hinh_thuc": "Giao", "don_vi": "Ban A", "viec": "theo dõi.", "han": "30/7/2021"},
        {"hinh_thuc": "Đề nghị", "don_vi": "Ban B", "viec": "phối hợp;", "han": "trong năm 2021."},
        {"hinh_thuc": "giao", "don_vi": "Ban C", "viec": "lưu hồ sơ"},
    ]
    lines = printed(engine, record(to_chuc_thuc_hien=tasks))
    start = lines.index("4. Tổ chức thực hiện")
    assert lines[start + 1 : start + 4] == [
        "- Giao Ban A theo dõi, hoàn thành trước ngày 30/7/2021.",
        "- Đề nghị Ban B phối hợp, trong năm 2021.",
        "- Giao Ban C lưu hồ sơ.",
    ]


REPORT_BACK = "báo cáo kết quả khắc phục và thực hiện các yêu cầu trên, gửi về Ban Thường vụ Huyện uỷ"


@pytest.mark.parametrize(
    ("via", "deadline", "end"),
    [
        ("Ban Tuyên giáo Huyện uỷ", "15/7/2021", " (qua Ban Tuyên giáo Huyện uỷ) trước ngày 15/7/2021."),
        ("", "15/7/2021", " trước ngày 15/7/2021."),
        ("Ban Tuyên giáo Huyện uỷ", "trong quý III.", " (qua Ban Tuyên giáo Huyện uỷ) trong quý III."),
        ("", "trong quý III", " trong quý III."),
    ],
)
def test_the_report_back_says_to_whom_through_whom_and_until_when(
    engine: Engine, via: str, deadline: str, end: str
) -> None:
    report = {"gui_ve": "Ban Thường vụ Huyện uỷ", "han": deadline} | ({"qua": via} if via else {})
    expected = f"Các đơn vị được giám sát {REPORT_BACK}{end}"
    assert f"- {expected}" in printed(engine, record(bao_cao_lai=report))
    assert expected in printed(engine, record(bao_cao_lai=report, to_chuc_thuc_hien=None))


@pytest.mark.parametrize("style", ["uỷ", "ủy"])
def test_wording_of_ours_never_depends_on_the_tone_style(style: str) -> None:
    """Our words hold no syllable of two spellings; the clerk's stay as typed."""
    office = record()["co_quan"] | {"kieu_dau": style}
    assert context(record(co_quan=office)) == context(record())


def test_marks_of_markup_are_printed_as_typed(engine: Engine) -> None:
    hostile = "phối hợp R&D < 5% theo “mô hình ‘tự quản’ {{ x }}”"
    lines = printed(engine, record(uu_diem=[hostile], yeu_cau=[hostile, "sơ kết"]))
    assert f"Một là, {hostile}." in lines


# --- drafts -------------------------------------------------------------------------------------------------------


def holes(model: type[BaseModel], *kept: str) -> dict[str, Hole]:
    fields = model.model_fields.items()
    return {name: Hole(field.title or name) for name, field in fields if field.is_required() and name not in kept}


def test_a_draft_without_anything_shows_every_hole(engine: Engine) -> None:
    data = holes(ThongBaoKetLuanGiamSat, "co_quan", "so_ky_hieu", "ngay_ban_hanh") | {
        "co_quan": CoQuan.model_validate(record()["co_quan"]),
        "so_ky_hieu": Hole("Số, ký hiệu"),
        "ngay_ban_hanh": Hole("Ngày ban hành"),
    }
    text = "\n".join(printed(engine, data, draft=True))
    for label in ("Trích yếu", "Người ký", "Quyết định giám sát", "Đơn vị được giám sát", "Thời gian giám sát"):
        assert f"[chưa có: {label}]" in text
    for label in ("Ưu điểm", "Yêu cầu", "Báo cáo lại"):
        assert f"[chưa có: {label}]" in text
    assert "Dự thảo" in text


def test_holes_deep_inside_are_shown(engine: Engine) -> None:
    data = record(
        quyet_dinh=holes(VienDan),
        ke_hoach=holes(VienDan),
        bao_cao=holes(VienDan),
        don_vi=[holes(DonVi), "Chi bộ Mẫu Ba"],
        so_luong_don_vi=None,
        thoi_gian_giam_sat=holes(KhoangThoiGian),
        moc_thoi_gian=holes(KhoangThoiGian),
        mo_hinh=[holes(MoHinh)],
        han_che=[holes(HanChe)],
        yeu_cau=[holes(YeuCau), "sơ kết"],
        to_chuc_thuc_hien=[holes(PhanCong)],
        bao_cao_lai=holes(BaoCaoLai),
        nguoi_ky=holes(NguoiKy),
    )
    text = "\n".join(printed(engine, data, draft=True))
    for model in (VienDan, DonVi, KhoangThoiGian, MoHinh, HanChe, YeuCau, PhanCong, BaoCaoLai, NguoiKy):
        for hole in holes(model).values():
            assert str(hole) in text
    found(data)


# --- the case -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("vu-viec-474.yaml", Options()),
        ("thuc-te/vu-viec-474-du-kien.yaml", Options(draft=True, standard_id="hd36")),
    ],
)
def test_the_case_474_is_accepted_and_printed(engine: Engine, name: str, options: Options) -> None:
    intake = load([INPUTS / name], None, options, all_kinds())
    assert list(intake.problems) == []
    [one] = [one for one in intake.records if one.kind.id == KIND.id]
    text = word.text(engine.render(KIND.context(one.van_ban, one.setting)))
    assert "04 TCCS Đảng trực thuộc Huyện uỷ: Đảng uỷ xã Đăk Tơ Lung" in text
    assert "Bốn là, hằng năm kiểm tra, giám sát" in text
    assert "xanh - sạch - đẹp; (3)" in text
    assert "Quy định số 101-QĐ/TW, ngày 07/6/2012 của Ban Bí thư Trung ương Đảng “về trách nhiệm nêu gương" in text
    assert ("[chưa có: Hạn báo cáo]" in text) is options.draft


# --- pages --------------------------------------------------------------------------------------------------------


def _pages(engine: Engine, folder: Path) -> list[Pdf]:
    """Documents that end a few lines further down each time, so that every break near the signature occurs."""
    paths = []
    for number in range(14):
        task = "tiếp tục quán triệt, lựa chọn việc cụ thể, thiết thực để đăng ký làm theo; " * (number + 3)
        optional = {"to_chuc_thuc_hien": None} if number % 2 else {}
        path = folder / f"{number}.docx"
        path.write_bytes(engine.render(context(record(yeu_cau=[task] * 4, **optional))))
        paths.append(path)
    return render(paths)


@pytest.mark.libreoffice
def test_the_signature_never_stands_alone_and_no_heading_ends_a_page(engine: Engine, tmp_path: Path) -> None:
    for pdf in _pages(engine, tmp_path):
        last = pdf.pages[-1]
        words = [line.text for line in last.lines if not line.text.isdigit()]
        assert sum(not line.startswith("Nơi nhận") for line in words[: words.index("Nơi nhận:")]) >= 2
        assert pdf.line("T/M BAN THƯỜNG VỤ").page == pdf.line("Lê Văn Thí Dụ").page == last.number
        for page in pdf.pages[:-1]:
            assert not page.lines[-1].bold, page.lines[-1].text
            assert not page.lines[-1].text.endswith(":"), page.lines[-1].text


def test_both_standards_have_a_template() -> None:
    assert all(build_template(KIND.layouts[""], standard) for standard in all_standards())


def test_the_sample_is_dated_when_its_office_existed() -> None:
    assert accepted(record()).ngay_ban_hanh < date(2025, 7, 1)
