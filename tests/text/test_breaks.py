"""What stays together over a line end: "~" stands for a no-break space, "=" for a no-break hyphen."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.breaks import NO_BREAK_SPACE, keep_name, keep_names, keep_together, plain

WORDS = """Điều khoản điểm số ngày tháng năm 1 2 18 474 474-QĐ/HU 25/8/2021 09 2021 chi bộ đảng viên - – % TCCS
tỷ đồng 98,5 lần thứ Phần II I a d . , ; và/hoặc nhiệm kỳ (1) -KH/ĐU 1.234"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "\u00a0"])), max_size=25).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


def shown(text: str) -> str:
    return text.replace("\u00a0", "~").replace("\u2011", "=")


@pytest.mark.parametrize(
    ("typed", "tied"),
    [
        ("tại Điều 1 của", "tại Điều~1 của"),
        ("điểm a khoản 2 Điều 5", "điểm~a khoản~2 Điều~5"),
        ("điểm đ, mục 2.1", "điểm~đ, mục~2.1"),
        ("Phần I, Chương II, Mục 1", "Phần~I, Chương~II, Mục~1"),
        ("Phần thứ nhất", "Phần~thứ~nhất"),
        ("Quyết định số 474-QĐ/HU, ngày 25/8/2021 của", "Quyết định số~474=QĐ/HU, ngày~25/8/2021 của"),
        ("Kế hoạch 45-KH/UBKTTU ngày", "Kế hoạch 45=KH/UBKTTU ngày"),
        ("Nghị định số 30/2020/NĐ-CP", "Nghị định số~30/2020/NĐ=CP"),
        ("Số 05-HD/VPTW", "Số~05=HD/VPTW"),
        ("từ ngày 09 - 13/9/2021", "từ ngày~09~=~13/9/2021"),
        ("từ ngày 25/8 - 05/9/2021", "từ ngày~25/8~=~05/9/2021"),
        ("ngày 25-8-2021", "ngày~25=8=2021"),
        ("ngày 03 tháng 02 năm 2026", "ngày~03 tháng~02 năm~2026"),
        ("trong tháng 8/2021, quý IV/2021", "trong tháng~8/2021, quý~IV/2021"),
        ("giai đoạn 2016 - 2021", "giai~đoạn~2016~=~2021"),
        ("nhiệm kỳ 2020-2025", "nhiệm kỳ~2020=2025"),
        ("Đại hội XIII, khoá XII, lần thứ 2, lần thứ ba", "Đại~hội~XIII, khoá~XII, lần~thứ~2, lần~thứ~ba"),
        ("18 chi bộ với 587 đảng viên", "18~chi~bộ với 587~đảng~viên"),
        ("đạt 98,5 % kế hoạch", "đạt 98,5~% kế hoạch"),
        ("2,1 tỷ đồng", "2,1~tỷ~đồng"),
        ("04 TCCS Đảng, 1.234 lượt người", "04~TCCS Đảng, 1.234~lượt~người"),
        ("20 - 25 người, 12,5 ha, 30 m2", "20~=~25~người, 12,5~ha, 30~m2"),
        ("tổng số 18 chi bộ", "tổng số 18~chi~bộ"),
        ("Đoàn giám sát 474 gồm", "Đoàn giám~sát~474 gồm"),
        ("Hành chính - Quản trị, Bà Rịa - Vũng Tàu", "Hành chính~- Quản trị, Bà Rịa~- Vũng Tàu"),
        ("công tác kiểm tra - giám sát", "công tác kiểm tra~- giám sát"),
        ("06 tháng đầu năm 2021", "06~tháng đầu năm~2021"),
        ("(03 đồng chí)", "(03~đồng~chí)"),
        ("15/18 chi bộ; 3/4 năm", "15/18~chi~bộ; 3/4~năm"),
        ("30 tháng 8 năm 2021", "30 tháng~8 năm~2021"),
        ("ngày 25/8 năm 2021", "ngày~25/8 năm~2021"),
        ("đoàn kiểm tra 2 đơn vị", "đoàn kiểm tra 2~đơn~vị"),
        ("Chương trình số 01-CTr/TU", "Chương trình số~01=CTr/TU"),
        ("13 + 4 + 1 = 18 chi bộ", "13 + 4 + 1 = 18~chi~bộ"),
        ("98 %18 chi bộ", "98~%18~chi~bộ"),
        ("02 ngày 15/3/2021 số 2 đợt 3 ngày", "02~ngày 15/3/2021 số 2~đợt 3~ngày"),
        ("Số 474-QĐ/HU ngày 25/8/2021 Điều 1 khoản 2", "Số~474=QĐ/HU ngày~25/8/2021 Điều~1 khoản~2"),
        ("ĐIỀU 1, GIAI ĐOẠN 2016-2021, 18 CHI BỘ", "ĐIỀU~1, GIAI~ĐOẠN~2016=2021, 18~CHI~BỘ"),
        ("Tiểu\u00a0mục 2, (đại hội 2)«18 Tập\u00a0thể»", "Tiểu~mục~2, (đại~hội~2)«18~Tập~thể»"),
    ],
)
def test_what_belongs_together_is_tied(typed: str, tied: str) -> None:
    assert shown(keep_together(typed)) == tied


@pytest.mark.parametrize(
    "prose",
    [
        "Học tập và/hoặc làm theo",
        "khuyết điểm ở một số nơi, ưu điểm đạt được",
        "mục tiêu, nội dung, biện pháp",
        "năm năm qua, ngày càng nhiều",
        "- Ban Thường vụ Huyện uỷ",
        "25/8/2021 và 98,5%",
        "số lượng 18; điểm cao",
        "Điều kiện 2 bên",
    ],
)
def test_prose_keeps_its_places_to_break(prose: str) -> None:
    assert keep_together(prose) == prose


def test_long_prose_stays_mostly_breakable() -> None:
    prose = (
        "Qua giám sát 18 chi bộ trực thuộc với 587 đảng viên, Đoàn giám sát nhận thấy từ ngày 01/01/2019 đến ngày "
        "30/6/2021 cấp uỷ đã quán triệt Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị, Quy định số 30-QĐ/TW."
    )
    assert keep_together(prose).count("\u00a0") < prose.count(" ") / 3


def test_a_name_of_a_person_has_no_break() -> None:
    assert shown(keep_name("Y-Bai Niê Kđăm")) == "Y=Bai~Niê~Kđăm"


@given(TEXTS)
def test_tying_is_idempotent_and_changes_only_spaces_and_hyphens(text: str) -> None:
    tied = keep_together(text)
    assert keep_together(tied) == tied
    assert len(tied) == len(text)
    assert plain(tied) == plain(text)


@given(st.text())
def test_tying_any_text_can_be_undone(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert plain(keep_together(composed)) == plain(composed)
    assert keep_together(keep_together(composed)) == keep_together(composed)


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "1.234" * 10_000, "A-" * 25_000, "1-A" * 20_000, "số " * 20_000, " " * 50_000]
)
def test_hostile_text_takes_no_long_time(text: str) -> None:
    start = time.perf_counter()
    keep_together(text)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("đồng chí Lê Văn An, Bí thư", "đồng chí Lê_Văn_An, Bí thư"),
        ("Lê Văn Anh và Lê Văn An", "Lê Văn Anh và Lê_Văn_An"),
        ("(Trần Lê Văn An)", "(Trần Lê_Văn_An)"),
        ("Lê Văn An Bình An", "Lê_Văn_An_Bình An"),
        ("An Bình Lê Văn An Bình", "An_Bình Lê_Văn_An_Bình"),
        ("Lê Văn", "Lê Văn"),
    ],
)
def test_names_stay_whole_the_first_and_longest_of_those_that_overlap(text: str, tied: str) -> None:
    names = {"Lê Văn An", "Lê Văn An Bình", "An Bình", "Bình An"}
    assert keep_names(text, names) == tied.replace("_", NO_BREAK_SPACE)


@given(st.text("ab -1", max_size=30), st.sets(st.text("ab -", min_size=1, max_size=5), max_size=4))
def test_names_are_kept_as_one_pattern_of_all_names_would_keep_them(text: str, names: set[str]) -> None:
    if names:
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        pattern = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first)
        assert keep_names(text, names) == re.sub(pattern, lambda found: keep_name(found[0]), text)
