"""The sơ kết report: its rules, its figures, its wording, the choice of its layout."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import standard
from reportgen.intake import Intake, Options, load
from reportgen.kinds import Context
from reportgen.kinds.bao_cao_so_ket import KIND
from reportgen.kinds.bao_cao_so_ket.annex import PhuLuc
from reportgen.messages import explain
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole
from reportgen.render.builder import build_template
from reportgen.render.engine import Engine, load_engine
from reportgen.text.breaks import plain
from reportgen.text.numbers import format_integer
from tests.support import pdf, word
from tests.support.records import plain_data, write

Data = dict[str, Any]
Lines = Callable[..., list[str]]

INPUT = Path(__file__).parents[2] / "inputs" / "so-ket-2022.yaml"
OPTIONAL = (
    *("mo_dau", "dac_diem", "mo_hinh", "khen_thuong", "ty_le", "danh_gia_chung", "uu_diem", "nguyen_nhan", "bai_hoc"),
    *("kien_nghi", "noi_nhan_bao_cao", "phu_luc"),
)


@pytest.fixture
def data() -> Data:
    return plain_data(KIND.sample_path)


@pytest.fixture
def accept(tmp_path: Path) -> Callable[..., Intake]:
    """Read data as a file would be read."""

    def through_the_door(data: Data, *, draft: bool = False, standard_id: str | None = None) -> Intake:
        path = write(tmp_path / "bao-cao.yaml", data)
        return load([path], None, Options(draft=draft, standard_id=standard_id), {KIND.id: KIND})

    return through_the_door


@cache
def engine(folder: Path, standard_id: str, variant: str) -> Engine:
    path = folder / f"{standard_id}-{variant}.docx"
    path.write_bytes(build_template(KIND.layouts[variant], standard.get(standard_id)))
    return load_engine(path)


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("khuon")


@pytest.fixture
def context(accept: Callable[..., Intake]) -> Callable[..., Context]:
    def of(data: Data, **options: Any) -> Context:
        intake = accept(data, **options)
        assert [problem.code for problem in intake.problems] == []
        record = intake.records[0]
        return KIND.context(record.van_ban, record.setting)

    return of


@pytest.fixture
def lines(context: Callable[..., Context], templates: Path) -> Lines:
    """The paragraphs printed from data."""

    def of(data: Data, *, standard_id: str = "hd36", **options: Any) -> list[str]:
        filled = context(data, standard_id=standard_id, **options)
        return word.paragraphs(engine(templates, standard_id, KIND.variant(filled)).render(filled))

    return of


def change(data: Data, path: str, value: Any) -> None:
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    inner: Any = data
    for step in steps:
        inner = inner[step]
    inner[last] = value


# --- the rules --------------------------------------------------------------------------------------------------------

WRONG = (
    ("cac-phan-khong-bang-tong", "dac_diem.chi_bo.tong", "13"),
    ("cac-phan-khong-bang-tong", "khen_thuong.tap_the", "4"),
    ("cac-phan-khong-bang-tong", "khen_thuong.theo_cap.1.ca_nhan", "8"),
    ("mo-hinh-moi-vuot-tong", "mo_hinh.theo_cap.0.trong_do_moi", "4"),
    ("phan-tram-ngoai-khoang", "ty_le.0.gia_tri", "100,1"),
    ("so-hai-nghia", "ty_le.0.gia_tri", "98.3"),
    ("ngay-sai-thu-tu", "ky_bao_cao.den_ngay", "14/12/2021"),
    ("bao-cao-truoc-khi-het-ky", "ngay_ban_hanh", "13/12/2022"),
    ("trung-lap", "ket_qua.1.tieu_de", "Công tác lãnh đạo, chỉ đạo, quán triệt"),
    ("trung-lap", "mo_hinh.theo_cap.1.cap", "Cấp xã"),
    ("trung-lap", "dac_diem.chi_bo.theo_loai.1.ten", "chi bộ thôn"),
    ("don-vi-trung", "phu_luc.dong.1.don_vi", "chi bộ Thôn Mẫu A"),
    ("so-o-khac-so-cot", "phu_luc.dong.1.so_lieu", ["70", "69", "98,6", "3"]),
    ("so-o-khac-so-cot", "phu_luc.tong", ["240", "236"]),
    ("tong-cot-khong-khop", "phu_luc.tong.0", "241"),
    ("so-sai-dang", "phu_luc.dong.0.so_lieu.0", "chín mươi"),
    ("ty-le-phu-luc-ngoai-khoang", "phu_luc.dong.0.so_lieu.2", "120"),
    ("lua-chon-khong-co", "phu_luc.huong_trang", "chéo"),
    ("vien-dan-khong-co", "phuong_huong.0", "Thực hiện {chi_thi_06}"),
    ("thieu", "han_che", []),
)


def test_the_sample_has_nothing_to_complain_about(data: Data, accept: Callable[..., Intake]) -> None:
    assert accept(data).problems == ()


@pytest.mark.parametrize(("code", "path", "value"), WRONG)
def test_a_rule_finds_what_is_wrong(
    data: Data, accept: Callable[..., Intake], code: str, path: str, value: Any
) -> None:
    change(data, path, value)
    problems = accept(data).problems
    assert [problem.code for problem in problems] == [code]
    assert "{" not in explain(problems[0]).sentence.replace("{chi_thi_0", "")


RIGHT = (
    ("phu_luc.tong", []),
    ("phu_luc.tong.0", "-"),
    ("phu_luc.tong.2", "50"),
    ("ngay_ban_hanh", "14/12/2022"),
    ("ty_le.0.gia_tri", "0"),
    ("mo_hinh.theo_cap.0.trong_do_moi", "3"),
    ("dac_diem.chi_bo.theo_loai", []),
    ("khen_thuong.theo_cap", []),
    ("phu_luc.cot.4", "Số mô hình"),
)


@pytest.mark.parametrize(("path", "value"), RIGHT)
def test_what_is_right_is_let_through(data: Data, accept: Callable[..., Intake], path: str, value: Any) -> None:
    change(data, path, value)
    assert accept(data).problems == ()


def test_awards_to_nobody_are_refused(data: Data, accept: Callable[..., Intake]) -> None:
    data["khen_thuong"] = {"tap_the": "0", "ca_nhan": "0"}
    assert [problem.code for problem in accept(data).problems] == ["khen-thuong-khong-co-ai"]


def test_more_columns_than_a_page_holds_are_refused(data: Data, accept: Callable[..., Intake]) -> None:
    data["phu_luc"] = annex_of([[1] * 13])
    assert [problem.code for problem in accept(data).problems] == ["phu-luc-nhieu-cot"]


# --- the annex --------------------------------------------------------------------------------------------------------


def annex_of(rows: list[list[int]], **more: Any) -> Data:
    named = [
        {"don_vi": f"Đơn vị {n}", "so_lieu": [format_integer(figure) for figure in row]} for n, row in enumerate(rows)
    ]
    return {"tieu_de": "Bảng", "cot": [f"Cột {n}" for n in range(len(rows[0]))], "dong": named} | more


def read_annex(headings: list[str], rows: list[list[str]], **more: Any) -> PhuLuc:
    named = [{"don_vi": f"Đơn vị {n}", "so_lieu": row} for n, row in enumerate(rows)]
    return judge(PhuLuc, {"tieu_de": "Bảng", "cot": headings, "dong": named} | more)


@given(
    st.integers(1, 12).flatmap(
        lambda width: st.lists(st.lists(st.integers(0, 10**7), min_size=width, max_size=width), min_size=1, max_size=8)
    )
)
def test_totals_are_the_sums_of_the_columns(rows: list[list[int]]) -> None:
    annex = PhuLuc.model_validate(annex_of(rows))
    assert annex.totals() == [format_integer(sum(column)) for column in zip(*rows, strict=True)]


def test_figures_are_printed_the_vietnamese_way() -> None:
    annex = read_annex(["Số lượng", "Giá trị"], [["1234567", "1.234,50"], ["0", "-"]])
    assert [annex.cells(row) for row in annex.dong] == [["1.234.567", "1.234,50"], ["0", "-"]]
    assert annex.totals() == ["1.234.567", "1.234,50"]


@pytest.mark.parametrize(
    ("heading", "typed", "printed"),
    [
        ("Tỷ lệ (%)", ["98,5", "100"], ["98,5", "100"]),
        ("Tỷ lệ", ["98,5%", "100%"], ["98,5%", "100%"]),
        ("Tỷ lệ", ["98,5%", "100"], ["98,5%", "100%"]),
        ("Tỷ lệ", ["98,5%", "-"], ["98,5%", "-"]),
    ],
)
def test_a_column_of_percentages_reads_as_one_and_is_not_summed(
    heading: str, typed: list[str], printed: list[str]
) -> None:
    annex = read_annex([heading], [[cell] for cell in typed])
    assert [cell for row in annex.dong for cell in annex.cells(row)] == printed
    assert annex.totals() == ["-"]


CELLS = st.sampled_from(["1", "2,5", "1.234", "98,5%", "-"])
ROWS = st.lists(CELLS, min_size=1, max_size=4) | st.builds(Hole, st.just("Số liệu"))
HEADINGS = st.lists(st.sampled_from(["Số", "Tỷ lệ (%)"]), min_size=1, max_size=4) | st.builds(Hole, st.just("Cột"))


@given(HEADINGS, st.lists(ROWS, min_size=1, max_size=4))
def test_what_is_gathered_of_the_columns_is_what_each_tells_cell_by_cell(headings: Any, rows: Any) -> None:
    """Of a draft as well, where whole rows and the headings may be missing and rows differ in length."""
    annex = read_annex(headings, rows)
    whole = [row.so_lieu for row in annex.dong if not isinstance(row.so_lieu, Hole)]
    for column, heading in enumerate(annex.headings()):
        figures = [row[column] for row in whole if column < len(row)]
        percent = "%" in heading or any(figure.percent for figure in figures)
        numbers = [figure.number for figure in figures if figure.number is not None]
        assert annex.is_percent(column) == percent
        assert annex.total(column) == (sum(numbers) if numbers and not percent and len(whole) == len(rows) else None)
    for row, printed in zip(annex.dong, annex.rows(), strict=True):
        width = len(annex.headings()) if isinstance(row.so_lieu, Hole) else len(row.so_lieu)
        assert printed == annex.cells(row)
        assert [type(text) for text in printed] == [str] * width


def test_a_stated_rate_stands_in_the_row_of_totals() -> None:
    annex = read_annex(["Số", "Tỷ lệ"], [["1", "50%"], ["3", "75%"]], tong=["4", "68,8"])
    assert annex.totals() == ["4", "68,8%"]


def test_a_column_without_any_figure_has_no_total() -> None:
    assert read_annex(["Số"], [["-"], ["-"]]).totals() == ["-"]


@pytest.mark.parametrize(
    ("columns", "typed", "variant"),
    [
        (1, "", ""),
        (6, "", ""),
        (7, "", "phu_luc_ngang"),
        (12, "", "phu_luc_ngang"),
        (2, "ngang", "phu_luc_ngang"),
        (8, "Dọc", ""),
    ],
)
def test_the_annex_lies_on_its_side_with_more_than_six_columns_or_when_asked(
    data: Data, context: Callable[..., Context], columns: int, typed: str, variant: str
) -> None:
    data["phu_luc"] = annex_of([[1] * columns, [2] * columns]) | ({"huong_trang": typed} if typed else {})
    assert KIND.variant(context(data)) == variant


def test_without_an_annex_the_usual_layout_is_taken_and_nothing_points_to_it(
    data: Data, context: Callable[..., Context], lines: Lines
) -> None:
    del data["phu_luc"]
    assert KIND.variant(context(data)) == ""
    assert not any("phụ lục" in line.casefold() for line in lines(data))


def test_the_annex_says_which_report_it_belongs_to(data: Data, lines: Lines) -> None:
    assert "(Kèm theo Báo cáo số 27-BC/ĐU, ngày 05/01/2023 của Ban Thường vụ Đảng uỷ)" in lines(data)
    assert "(Số liệu chi tiết tại Phụ lục kèm theo)." in lines(data)


def test_a_draft_leaves_number_and_day_of_the_annex_to_the_pen(data: Data, context: Callable[..., Context]) -> None:
    line = plain(context(data, draft=True)["phu_luc"]["kem_theo"])
    assert " ".join(line.split()) == "(Kèm theo Báo cáo số -BC/ĐU, ngày /01/2023 của Ban Thường vụ Đảng uỷ)"


def test_a_draft_adds_nothing_up_while_a_row_is_missing(data: Data, context: Callable[..., Context]) -> None:
    del data["phu_luc"]["tong"], data["phu_luc"]["dong"][0]["so_lieu"]
    annex = context(data, draft=True)["phu_luc"]
    assert annex["dong"][0]["so_lieu"] == ["[chưa có: Số liệu]"] * 5
    assert annex["tong"] == ["-"] * 5


# --- the wording ------------------------------------------------------------------------------------------------------


def headings(printed: list[str]) -> list[str]:
    return [line for line in printed if line.partition("-")[0] in {"I", "II", "III", "IV", "V", "VI"}]


def test_parts_close_up_when_some_are_absent(data: Data, lines: Lines) -> None:
    assert [line.partition("-")[0] for line in headings(lines(data))] == ["I", "II", "III", "IV", "V"]
    del data["dac_diem"], data["kien_nghi"]
    assert headings(lines(data)) == ["I- KẾT QUẢ THỰC HIỆN", "II- ĐÁNH GIÁ CHUNG", "III- PHƯƠNG HƯỚNG, NHIỆM VỤ"]


def test_sections_close_up_when_some_are_absent(data: Data, lines: Lines) -> None:
    del data["mo_hinh"], data["uu_diem"]
    printed = lines(data)
    for heading in (
        "4. Biểu dương, khen thưởng",
        "5. Một số tỷ lệ đạt được",
        "1. Hạn chế, khuyết điểm",
        "2. Nguyên nhân",
        "2.1. Nguyên nhân khách quan",
        "3. Bài học kinh nghiệm",
    ):
        assert heading in printed


def test_a_report_with_nothing_optional_is_whole(data: Data, lines: Lines) -> None:
    for name in OPTIONAL:
        del data[name]
    printed = lines(data)
    assert headings(printed) == ["I- KẾT QUẢ THỰC HIỆN", "II- ĐÁNH GIÁ CHUNG", "III- PHƯƠNG HƯỚNG, NHIỆM VỤ"]
    assert "Trên đây là báo cáo kết quả năm 2022 của Ban Thường vụ Đảng uỷ." in printed


def test_the_opening_names_policy_period_and_committee(data: Data, lines: Lines) -> None:
    assert (
        "Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị về đẩy mạnh học tập và làm theo tư tưởng, đạo "
        "đức, phong cách Hồ Chí Minh, Ban Thường vụ Đảng uỷ báo cáo kết quả năm 2022 như sau "
        "(số liệu tính từ ngày 15/12/2021 đến ngày 14/12/2022):"
    ) in lines(data)


def test_a_paper_is_cited_in_full_at_its_first_mention_only(data: Data, lines: Lines) -> None:
    printed = "\n".join(lines(data))
    assert printed.count("ngày 15/5/2016") == 1
    assert printed.index("ngày 15/5/2016") < printed.index("thực hiện Chỉ thị số 05-CT/TW gắn với")


PROFILES = (
    (
        {
            "dang_vien": "587",
            "chi_bo": {
                "tong": "2",
                "theo_loai": [{"ten": "chi bộ thôn", "so_luong": "1"}, {"ten": "chi bộ y tế", "so_luong": "1"}],
            },
        },
        "Toàn Đảng bộ có 02 chi bộ (gồm 01 chi bộ thôn và 01 chi bộ y tế), 587 đảng viên.",
    ),
    ({"dang_vien": "1234", "chi_bo": {"tong": "18"}}, "Toàn Đảng bộ có 18 chi bộ, 1.234 đảng viên."),
    ({"chi_bo": {"tong": "18"}}, "Toàn Đảng bộ có 18 chi bộ."),
    ({"dang_vien": "7"}, "Toàn Đảng bộ có 07 đảng viên."),
)


@pytest.mark.parametrize(("typed", "printed"), PROFILES)
def test_the_profile_says_what_is_known(data: Data, lines: Lines, typed: Data, printed: str) -> None:
    data["dac_diem"] = typed
    assert printed in lines(data)


def test_a_party_cell_speaks_of_itself(data: Data, lines: Lines) -> None:
    data["co_quan"] |= {"loai_co_quan": "Chi bộ", "ky_hieu": "CB"}
    data["so_ky_hieu"] = "27"
    data["dac_diem"] = {"dang_vien": "21"}
    assert "Chi bộ có 21 đảng viên." in lines(data)


@pytest.mark.parametrize(
    ("new", "printed"),
    [
        ("18", "- Cấp cơ sở đăng ký 95 mô hình, trong đó có 18 mô hình mới."),
        ("0", "- Cấp cơ sở đăng ký 95 mô hình, trong đó chưa có mô hình mới."),
        (None, "- Cấp cơ sở đăng ký 95 mô hình."),
    ],
)
def test_models_are_counted_in_a_sentence(data: Data, lines: Lines, new: str | None, printed: str) -> None:
    level = {"cap": "cấp cơ sở", "tong_so": "95"} | ({} if new is None else {"trong_do_moi": new})
    data["mo_hinh"] = {"theo_cap": [level]}
    assert printed in lines(data)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Tủ sách", "(1) Tủ sách."),
        ({"ten": "Tủ sách;", "don_vi": "Chi bộ A"}, "(1) Tủ sách (Chi bộ A)."),
        ({"ten": "Tủ sách", "ket_qua": "100 cuốn…"}, "(1) Tủ sách: 100 cuốn…"),
        (
            {"ten": "Tủ sách", "don_vi": "Chi bộ A", "ket_qua": "gọi là “tủ “mở””."},
            "(1) Tủ sách (Chi bộ A): gọi là “tủ “mở””.",
        ),
        ({"ten": "A & B < C", "ket_qua": "1 > 0"}, "(1) A & B < C: 1 > 0."),
    ],
)
def test_a_typical_model_prints_what_is_known_of_it(data: Data, lines: Lines, typed: Any, printed: str) -> None:
    data["mo_hinh"]["tieu_bieu"] = [typed]
    assert printed in lines(data)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ({"tap_the": "20", "ca_nhan": "40"}, "Trong kỳ đã biểu dương, khen thưởng 20 tập thể, 40 cá nhân."),
        ({"tap_the": "0", "ca_nhan": "1240"}, "Trong kỳ đã biểu dương, khen thưởng 1.240 cá nhân."),
        ({"tap_the": "5", "ca_nhan": "0"}, "Trong kỳ đã biểu dương, khen thưởng 05 tập thể."),
        (
            {"tap_the": "5", "ca_nhan": "6", "hinh_thuc": "thư biểu dương."},
            "Trong kỳ đã biểu dương, khen thưởng 05 tập thể, 06 cá nhân bằng hình thức thư biểu dương.",
        ),
    ],
)
def test_awards_are_counted_in_a_sentence(data: Data, lines: Lines, typed: Data, printed: str) -> None:
    data["khen_thuong"] = typed
    assert printed in lines(data)


def test_rates_and_shortcomings_carry_their_notes(data: Data, lines: Lines) -> None:
    printed = lines(data)
    assert "- Đảng viên học tập chuyên đề: 98,3% (236/240 đảng viên)." in printed
    assert "- Chi bộ có mô hình đăng ký: 100%." in printed
    assert "- Chi bộ Thôn Mẫu B: đăng ký nội dung làm theo còn chung chung." in printed
    assert "- Đối với Ban Tuyên giáo Huyện uỷ Ví Dụ: sớm cung cấp tài liệu chuyên đề năm 2023." in printed


def test_one_kind_of_causes_needs_no_sections_of_its_own(data: Data, lines: Lines) -> None:
    data["nguyen_nhan"] = {"chu_quan": "Chưa sâu sát"}
    printed = lines(data)
    assert "3. Nguyên nhân chủ quan" in printed
    assert not any(line.startswith("3.1") for line in printed)


@pytest.mark.parametrize("standard_id", ["hd36", "hd05"])
def test_the_words_do_not_depend_on_the_regulation(data: Data, lines: Lines, standard_id: str) -> None:
    printed = lines(data, standard_id=standard_id)
    assert [line for line in printed if line.startswith(("Trên đây", "Thực hiện"))] == [
        line for line in lines(data) if line.startswith(("Trên đây", "Thực hiện"))
    ]


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def printed(context: Callable[..., Context], templates: Path, tmp_path: Path) -> Callable[..., list[pdf.Pdf]]:
    def on_paper(*documents: Data) -> list[pdf.Pdf]:
        paths = []
        for number, data in enumerate(documents):
            filled = context(data, standard_id="hd05")
            paths.append(tmp_path / f"bao-cao-{number}.docx")
            paths[-1].write_bytes(engine(templates, "hd05", KIND.variant(filled)).render(filled))
        return pdf.render(paths)

    return on_paper


@pytest.mark.libreoffice
@pytest.mark.parametrize(("columns", "landscape"), [(6, False), (12, True)])
def test_a_long_annex_repeats_its_heading_and_breaks_no_number(
    data: Data, printed: Callable[..., list[pdf.Pdf]], columns: int, landscape: bool
) -> None:
    rows = [[1000 + 30 * row + column for column in range(columns)] for row in range(40)]
    data["phu_luc"] = annex_of(rows)
    (paper,) = printed(data)
    annex = paper.pages[next(page.number for page in paper.pages if page.lines[0].text == "PHỤ LỤC") - 1 :]
    assert len(annex) > 1
    assert all((page.width > page.height) is landscape for page in annex)
    words = [{word for line in page.lines for word in line.text.split()} for page in annex]
    assert all("TT" in found for found in words)
    totals = {format_integer(sum(column)) for column in zip(*rows, strict=True)}
    assert totals <= words[-1]
    figures = {format_integer(figure) for row in rows for figure in row}
    assert figures | {str(number) for number in range(1, 41)} <= set().union(*words)


@pytest.mark.libreoffice
def test_the_signature_is_never_alone_on_its_page(data: Data, printed: Callable[..., list[pdf.Pdf]]) -> None:
    del data["phu_luc"]
    papers = printed(*(data | {"phuong_huong": ["Việc phải làm trong năm tới"] * tasks} for tasks in range(14, 26)))
    assert len({len(paper.pages) for paper in papers}) > 1
    for paper in papers:
        last = paper.pages[-1].lines
        foot = next(index for index, line in enumerate(last) if line.text.startswith(("Nơi nhận", "T/M")))
        # The page number is a line too.
        assert foot >= 3, [line.text for line in last]
        assert any(line.text == "Lê Thị Thí Dụ" for line in last)


# --- the committed input ----------------------------------------------------------------------------------------------


def test_the_input_of_2022_is_right_and_its_annex_bears_out_the_text() -> None:
    intake = load([INPUT], None, Options(), {KIND.id: KIND})
    assert intake.problems == ()
    record = intake.records[0]
    context = KIND.context(record.van_ban, record.setting)
    assert KIND.variant(context) == "phu_luc_ngang"
    levels = [(level["tong_so"], level["trong_do_moi"]) for level in context["mo_hinh"]["theo_cap"]]
    assert levels == [("95", "18"), ("255", "98")]
    assert context["phu_luc"]["tong"] == ["95", "18", "255", "98", "350", "116", "20", "40"]
    awards = context["khen_thuong"]
    assert (awards["tap_the"], awards["ca_nhan"]) == ("20", "40")
