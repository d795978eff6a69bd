"""Forty and more different mistakes, each in a real file, seen by the real command: right problem, right line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from reportgen.kinds import all_kinds
from tests.e2e.running import Answer, reportgen

DECISION = all_kinds()["quyet_dinh_giam_sat"].sample_path.read_text(encoding="utf-8")
CONCLUSION = all_kinds()["thong_bao_ket_luan_giam_sat"].sample_path.read_text(encoding="utf-8")
REPORT = all_kinds()["bao_cao_so_ket"].sample_path.read_text(encoding="utf-8")


class Mistake(NamedTuple):
    """A sample with one thing changed, the code of the problem, and words of the line where it must be reported."""

    name: str
    sample: str
    right: str
    wrong: str
    code: str
    line: str


def _decision(name: str, right: str, wrong: str, code: str, line: str) -> Mistake:
    return Mistake(name, DECISION, right, wrong, code, line)


def _conclusion(name: str, right: str, wrong: str, code: str, line: str) -> Mistake:
    return Mistake(name, CONCLUSION, right, wrong, code, line)


def _report(name: str, right: str, wrong: str, code: str, line: str) -> Mistake:
    return Mistake(name, REPORT, right, wrong, code, line)


#: One mistake a row reads best as a table.
MISTAKES = (
    # --- the file -----------------------------------------------------------------------------------------------
    _decision("tab", "  ten_goi: Đoàn", "\tten_goi: Đoàn", "yaml-tab", "\tten_goi"),
    _decision(
        "colon", "trich_yeu: giám sát việc", "trich_yeu: Về việc: giám sát việc", "yaml-hai-cham", "trich_yeu: Về"
    ),
    _decision("brace", "  - Căn cứ {quy_dinh_30}", "  - {quy_dinh_30}", "gia-tri-co-ngoac", "  - {quy_dinh_30}"),
    _decision("quote", "ten_goi: Đoàn giám sát 45", 'ten_goi: "Đoàn giám sát 45', "yaml-ngoac-ho", 'ten_goi: "Đoàn'),
    _decision("alias", "kieu_dau: uỷ", "kieu_dau: *neo", "yaml-bi-danh", "kieu_dau: *neo"),
    _decision("anchor", "kieu_dau: uỷ", "kieu_dau: &neo uỷ", "yaml-neo", "kieu_dau: &neo"),
    _decision("tag", "kieu_dau: uỷ", "kieu_dau: !!python/object:os.system uỷ", "yaml-the", "kieu_dau: !!"),
    _decision("two documents", "kieu_danh_sach_doan", "---\nkieu_danh_sach_doan", "yaml-nhieu-tai-lieu", "---"),
    # --- keys ---------------------------------------------------------------------------------------------------
    _decision("unknown key", "co_quan_thuong_truc:", "co_quan_thuong_trực_ban:", "khoa-la", "co_quan_thuong_trực_ban"),
    _decision("repeated key", "thoi_han: 15", "thoi_han: 5 ngày\nthoi_han: 15", "khoa-lap", "thoi_han: 15"),
    _decision("two spellings", "thoi_han: 15", "Thời hạn: 5 ngày\nthoi_han: 15", "khoa-lap", "thoi_han: 15"),
    _decision("unknown kind", "loai: quyet_dinh_giam_sat", "loai: quyet_dinh_giam_xat", "loai-gan-dung", "giam_xat"),
    _decision("no kind", "loai: quyet_dinh_giam_sat\n", "", "thieu-loai", "co_quan:"),
    _decision(
        "no office",
        DECISION[DECISION.index("co_quan:") : DECISION.index("so_ky_hieu")],
        "",
        "thieu-co-quan",
        "# Quyết định",
    ),
    # --- missing and misplaced ----------------------------------------------------------------------------------
    _decision("missing", "trich_yeu: giám sát việc lãnh đạo, chỉ đạo thực hiện {chi_thi_05}\n", "", "thieu", "loai:"),
    _decision("empty", "ke_hoach_kem_theo: Kế", "doan_khac: Kế", "khoa-la", "doan_khac"),
    _decision("empty required", "ngay_ban_hanh: 10/3/2021", "ngay_ban_hanh:", "thieu", "ngay_ban_hanh:"),
    _decision("list for text", "thoi_han: 15 ngày", "thoi_han:\n  - 15 ngày", "can-chu-gap-danh-sach", "  - 15 ngày"),
    # --- dates --------------------------------------------------------------------------------------------------
    _decision("30 February", "ngay_ban_hanh: 10/3/2021", "ngay_ban_hanh: 30/2/2021", "ngay-khong-co-that", "30/2/2021"),
    _decision("no date", "ngay_ban_hanh: 10/3/2021", "ngay_ban_hanh: hôm nay", "ngay-sai-dang", "hôm nay"),
    _decision("short year", "ngay_ban_hanh: 10/3/2021", "ngay_ban_hanh: 10/3/21", "nam-thieu-chu-so", "10/3/21"),
    _decision("absurd year", "ngay_ban_hanh: 10/3/2021", "ngay_ban_hanh: 10/3/1021", "nam-vo-ly", "10/3/1021"),
    _decision(
        "before the standard", "ngay_ban_hanh: 10/3/2021", "ngay_ban_hanh: 10/3/2017", "khong-co-the-thuc", "2017"
    ),
    _decision("visit before decision", "tu_ngay: 22/3/2021", "tu_ngay: 02/3/2021", "ngay-sai-thu-tu", "02/3/2021"),
    _decision("period backwards", "den_ngay: 26/3/2021", "den_ngay: 16/3/2021", "ngay-sai-thu-tu", "16/3/2021"),
    # --- number and symbol --------------------------------------------------------------------------------------
    _decision("other type", "so_ky_hieu: 45-QĐ/HU", "so_ky_hieu: 45-TB/HU", "ky-hieu-khac-ten-loai", "45-TB/HU"),
    _decision("other organ", "so_ky_hieu: 45-QĐ/HU", "so_ky_hieu: 45-QĐ/TU", "ky-hieu-khac-co-quan", "45-QĐ/TU"),
    _decision("state form", "so_ky_hieu: 45-QĐ/HU", "so_ky_hieu: 45/QĐ-HU", "so-ky-hieu-viet-sai", "45/QĐ-HU"),
    # --- counts -------------------------------------------------------------------------------------------------
    _decision("units", "so_luong_don_vi: 03", "so_luong_don_vi: 04", "so-luong-khong-khop", "so_luong_don_vi: 04"),
    _decision("team", "so_luong_thanh_vien: 05", "so_luong_thanh_vien: 06", "so-luong-khong-khop", "_thanh_vien: 06"),
    _decision("no number", "so_luong_don_vi: 03", "so_luong_don_vi: ba", "so-sai-dang", "so_luong_don_vi: ba"),
    _report("sum of parts", "so_luong: 8", "so_luong: 9", "cac-phan-khong-bang-tong", "tong: 12"),
    _report("new above all", "trong_do_moi: 5", "trong_do_moi: 15", "mo-hinh-moi-vuot-tong", "trong_do_moi: 15"),
    _report("awards", "      ca_nhan: 7", "      ca_nhan: 8", "cac-phan-khong-bang-tong", "  ca_nhan: 9"),
    _report("percent", "gia_tri: 98,3%", "gia_tri: 198,3%", "phan-tram-ngoai-khoang", "198,3%"),
    _report("ambiguous figure", "gia_tri: 98,3%", "gia_tri: 98.3%", "so-hai-nghia", "98.3%"),
    _report("row too short", '[70, 69, "98,6", 3, "-"]', '[70, 69, "98,6", 3]', "so-o-khac-so-cot", '"98,6", 3]'),
    _report("stated total", '[240, 236, "98,3", 14, 5]', '[241, 236, "98,3", 14, 5]', "tong-cot-khong-khop", "[241"),
    _conclusion("models", "so_luong: 05", "so_luong: 02", "so-luong-khong-con-nua", "so_luong: 02"),
    _conclusion(
        "foreign unit", "- don_vi: Chi bộ Mẫu Ba", "- don_vi: Chi bộ Mẫu Bảy", "don-vi-ngoai-danh-sach", "Mẫu Bảy"
    ),
    _conclusion("deadline past", "han: 15/7/2021", "han: 15/3/2021", "ngay-sai-thu-tu", "15/3/2021"),
    _conclusion(
        "decision after visit",
        "ngay_ban_hanh: 10/3/2021",
        "ngay_ban_hanh: 24/3/2021",
        "ngay-sai-thu-tu",
        "tu_ngay: 22/3/2021",
    ),
    # --- people -------------------------------------------------------------------------------------------------
    _decision("no leader", "vai_tro: Trưởng đoàn", "vai_tro: Thành viên", "doan-thieu-truong-doan", "Nguyễn Văn Mẫu"),
    _decision(
        "two leaders",
        "vai_tro: Phó Trưởng đoàn",
        "vai_tro: Trưởng đoàn",
        "doan-hai-truong-doan",
        "vai_tro: Trưởng đoàn#2",
    ),
    _decision(
        "twice", "ho_ten: Hoàng Thị Giả Sử", "ho_ten: Trần Thị Ví Dụ", "doan-trung-nguoi", "ho_ten: Trần Thị Ví Dụ#2"
    ),
    _decision(
        "unknown role", "vai_tro: Phó Trưởng đoàn", "vai_tro: Phó trưởng bản", "lua-chon-gan-dung", "Phó trưởng bản"
    ),
    _decision(
        "unit twice", "ten: Đảng uỷ xã Mẫu Hai", "ten: Đảng uỷ xã Mẫu Một", "don-vi-trung", "ten: Đảng uỷ xã Mẫu Một#2"
    ),
    # --- signer -------------------------------------------------------------------------------------------------
    _decision("unknown signer", "nguoi_ky: pho_bi_thu", "nguoi_ky: bi_thu", "nguoi-ky-khong-co", "nguoi_ky: bi_thu"),
    _decision(
        "degree", "ho_ten: Lê Văn Thí Dụ", "ho_ten: TS. Lê Văn Thí Dụ", "ho-ten-kem-hoc-ham", "TS. Lê Văn Thí Dụ"
    ),
    _decision(
        "signed for a committee", "hinh_thuc_ky: T/M", "hinh_thuc_ky: K/T", "ky-thay-tap-the", "hinh_thuc_ky: K/T"
    ),
    _decision(
        "organ in title",
        "chuc_vu: Phó Bí thư",
        "chuc_vu: Phó Bí thư Huyện uỷ",
        "chuc-vu-kem-co-quan",
        "Phó Bí thư Huyện uỷ",
    ),
    _decision(
        "title under thay mat",
        "chuc_vu: Phó Bí thư",
        "chuc_vu: Trưởng Ban Tuyên giáo",
        "chuc-vu-kem-co-quan",
        "Trưởng Ban Tuyên giáo",
    ),
    # --- citations and text -------------------------------------------------------------------------------------
    _decision("citation", "- Căn cứ {quy_dinh_30}", "- Căn cứ {quy_dinh_3}", "vien-dan-khong-co", "{quy_dinh_3}"),
    _decision("control", "Kế hoạch giám sát số", "Kế hoạch\x0b giám sát số", "ky-tu-la", "Kế hoạch\x0b"),
)


def _line_of(mistake: Mistake, text: str) -> int:
    """The line that holds the words; "words#2" means the second such line."""
    words, _, which = mistake.line.partition("#") if not mistake.line.startswith("#") else (mistake.line, "", "")
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if words in line]
    return lines[int(which or 1) - 1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All mistakes as files of one folder."""
    folder = tmp_path_factory.mktemp("sai")
    for mistake in MISTAKES:
        assert mistake.sample.count(mistake.right) >= 1, mistake.name
        text = mistake.sample.replace(mistake.right, mistake.wrong, 1)
        (folder / f"{mistake.name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def checked(folder: Path) -> Answer:
    return reportgen("kiem-tra", "--json", ".", folder=folder)


def _problems(answer: Answer, mistake: Mistake) -> list[dict[str, Any]]:
    mine = [problem for problem in answer.json["problems"] if Path(problem["file"]).stem == mistake.name]
    return [problem for problem in mine if problem["severity"] == "error"]


def test_there_are_enough_different_mistakes() -> None:
    assert len(MISTAKES) >= 40
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES)
    assert len({mistake.code for mistake in MISTAKES}) >= 30


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_a_mistake_is_one_problem_at_its_line_with_advice(checked: Answer, folder: Path, mistake: Mistake) -> None:
    text = (folder / f"{mistake.name}.yaml").read_text(encoding="utf-8")
    (problem,) = _problems(checked, mistake)
    assert (problem["code"], problem["line"]) == (mistake.code, _line_of(mistake, text))
    assert problem["message"].endswith(".")
    assert problem["advice"].endswith(".")


def test_no_mistake_is_a_traceback(checked: Answer) -> None:
    assert (checked.code, checked.err) == (1, "")


def test_nothing_is_written(folder: Path) -> None:
    answer = reportgen("tao", ".", "--ra", "ra", folder=folder)
    assert answer.code == 1
    assert "Traceback" not in answer.out + answer.err
    assert not (folder / "ra").exists()
