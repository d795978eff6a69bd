"""What a reader measures with a ruler on the printed page: every profile, short and long data."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from reportgen import standard
from reportgen.render.builder import build_template
from reportgen.render.engine import load_engine
from tests.support.pdf import MM, Pdf, render
from tests.support.sample_layout import LAYOUT, annex, context

pytestmark = pytest.mark.libreoffice

PROFILES = ("hd05", "hd36")
LONG = "Đoạn văn dài để xuống dòng nhiều lần, nói về việc học tập và làm theo tư tưởng, đạo đức, phong cách. " * 4


def _tail(lines: int) -> dict[str, Any]:
    """Data that moves the signature down the page line by line."""
    return context(cong_viec=[f"Việc thứ {number}." for number in range(lines)], thanh_vien=[])


CASES: dict[str, dict[str, Any]] = {
    "usual": context(),
    "tall head": context(
        cap_tren_dong=["ĐẢNG BỘ TỈNH MẪU", "DÒNG HAI", "DÒNG BA"],
        co_quan_dong=["BAN CHỈ ĐẠO MỘT", "HAI", "BA", "BỐN"],
        du_thao="Dự thảo lần 1",
    ),
    "long": context(
        noi_dung=LONG.strip(),
        trich_yeu="kết quả giám sát " * 18,
        thanh_vien=[
            {"thu_tu": str(number), "ho_ten": "Nguyễn Văn Mẫu", "chuc_vu": LONG[:250]} for number in range(1, 16)
        ],
        noi_nhan=[f"Nơi nhận số {number};" for number in range(15)],
    ),
    "annex": context(phu_luc=annex(40, 8)),
    **{f"tail {lines}": _tail(lines) for lines in range(10, 26)},
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Pdf]:
    folder = tmp_path_factory.mktemp("trang")
    keys, paths = [], []
    for profile in PROFILES:
        engines = {}
        for landscape in (False, True):
            template = folder / f"{profile} {landscape}.docx"
            layout = dataclasses.replace(LAYOUT, landscape_annex=landscape)
            template.write_bytes(build_template(layout, standard.get(profile)))
            engines[landscape] = load_engine(template)
        for name, values in CASES.items():
            path = folder / f"{profile} {name}.docx"
            path.write_bytes(engines[name == "annex"].render(values))
            keys.append((profile, name))
            paths.append(path)
    return dict(zip(keys, render(paths), strict=True))


@pytest.fixture(params=PROFILES)
def profile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _near(value: float, wanted: float, within: float = 1.0) -> bool:
    return abs(value - wanted) <= within


def _right_column(profile: str) -> tuple[float, float]:
    layout = standard.get(profile).layout
    left = (30 + layout.left_mm) * MM
    return left, left + layout.right_mm * MM


def test_the_title_stands_first_in_the_right_column_bold_15(pages: dict[tuple[str, str], Pdf], profile: str) -> None:
    title = pages[profile, "usual"].line("ĐẢNG CỘNG SẢN VIỆT NAM")
    left, right = _right_column(profile)
    assert (title.size, title.bold, title.page) == (15, True, 1)
    assert _near((title.x0 + title.x1) / 2, (left + right) / 2)
    assert _near(title.top, 20 * MM, within=4)


@pytest.mark.parametrize("case", ["usual", "tall head", "long", "annex"])
def test_the_rule_below_the_title_is_exactly_as_long(
    pages: dict[tuple[str, str], Pdf], profile: str, case: str
) -> None:
    pdf = pages[profile, case]
    title = pdf.line("ĐẢNG CỘNG SẢN VIỆT NAM")
    below = [rule for rule in pdf.pages[0].rules if 0 < rule.top - title.baseline < 8]
    assert len(below) == 1
    assert _near(below[0].x0, title.x0, within=0.75)
    assert _near(below[0].x1, title.x1, within=0.75)


@pytest.mark.parametrize("case", ["usual", "tall head"])
def test_number_and_date_stand_level(pages: dict[tuple[str, str], Pdf], profile: str, case: str) -> None:
    number = pages[profile, case].line("Số 474-QĐ/HU")
    day = pages[profile, case].line("Ví Dụ, ngày 25 tháng 8 năm 2021")
    assert number.baseline == pytest.approx(day.baseline, abs=0.1)
    assert (number.size, number.bold, number.italic) == (14, False, False)
    assert (day.size, day.bold, day.italic) == (14, False, True)


def test_organs_stand_above_the_star_and_the_number(pages: dict[tuple[str, str], Pdf], profile: str) -> None:
    pdf = pages[profile, "tall head"]
    order = ["ĐẢNG BỘ TỈNH MẪU", "DÒNG BA", "BAN CHỈ ĐẠO MỘT", "BỐN", "*", "Số 474-QĐ/HU", "Dự thảo lần 1"]
    lines = [pdf.line(words) for words in order]
    assert [line.baseline for line in lines] == sorted(line.baseline for line in lines)
    assert [line.bold for line in lines] == [False, False, True, True, False, False, False]
    assert all(line.size == 14 for line in lines)
    centre = (30 + standard.get(profile).layout.left_mm / 2) * MM
    assert all(_near((line.x0 + line.x1) / 2, centre) for line in lines)


def test_type_subject_and_hyphens_are_centred_on_the_text(pages: dict[tuple[str, str], Pdf], profile: str) -> None:
    pdf = pages[profile, "usual"]
    kind, subject, hyphens = pdf.line("QUYẾT ĐỊNH"), pdf.line("giám sát việc"), pdf.line("-----")
    assert hyphens.text == "-----"
    assert (kind.size, kind.bold) == (16, True)
    assert (subject.size, subject.bold) == (14, True)
    centre = (30 + 165 / 2) * MM
    assert all(_near((line.x0 + line.x1) / 2, centre) for line in (kind, subject, hyphens))
    assert kind.baseline < subject.baseline < hyphens.baseline


def test_the_body_is_14_on_18_points_justified_with_a_first_line_of_10_mm(
    pages: dict[tuple[str, str], Pdf], profile: str
) -> None:
    lines = pages[profile, "long"].pages[0].lines
    start = next(index for index, line in enumerate(lines) if line.text.startswith("Điều 1."))
    first, second, third = lines[start : start + 3]
    assert first.size == 14
    assert _near(first.x0, 40 * MM)
    assert _near(second.x0, 30 * MM)
    assert _near(second.x1, 195 * MM)
    assert third.baseline - second.baseline == pytest.approx(18, abs=0.1)


def test_paragraphs_stand_6_points_apart(pages: dict[tuple[str, str], Pdf], profile: str) -> None:
    pdf = pages[profile, "tail 12"]
    first, second = pdf.line("Việc thứ 1."), pdf.line("Việc thứ 2.")
    assert second.baseline - first.baseline == pytest.approx(24, abs=0.1)


@pytest.mark.parametrize("case", list(CASES))
def test_nothing_stands_outside_the_margins(pages: dict[tuple[str, str], Pdf], profile: str, case: str) -> None:
    for page in pages[profile, case].pages:
        body = [line for line in page.lines if not line.text.isdigit() or line.top > 20 * MM - 2]
        assert min(line.x0 for line in body) >= 30 * MM - 1
        assert max(line.x1 for line in body) <= page.width - 15 * MM + 1
        assert max(line.baseline for line in body) <= page.height - 20 * MM + 1


def test_pages_are_numbered_from_the_second_at_10_mm(pages: dict[tuple[str, str], Pdf], profile: str) -> None:
    first, *rest = pages[profile, "long"].pages
    assert not [line for line in first.lines if line.top < 18 * MM]
    assert len(rest) >= 2
    for page in rest:
        number = page.lines[0]
        assert (number.text, number.size, number.bold) == (str(page.number), 14, False)
        assert _near(number.top, 10 * MM, within=2)
        assert _near((number.x0 + number.x1) / 2, (30 + 165 / 2) * MM)


def test_the_annex_lies_on_its_side_with_numbers_of_its_own(pages: dict[tuple[str, str], Pdf], profile: str) -> None:
    pdf = pages[profile, "annex"]
    turned = [page for page in pdf.pages if page.width > page.height]
    upright = [page for page in pdf.pages if page.width < page.height]
    assert turned == list(pdf.pages[len(upright) :])
    assert [page.lines[0].text for page in turned[1:]] == [str(number) for number in range(2, len(turned) + 1)]
    assert turned[0].lines[0].text == "PHỤ LỤC"
    assert all(any(line.text.startswith("TT") for line in page.lines) for page in turned)
    assert pdf.line("Tổng cộng").bold


@pytest.mark.parametrize("case", list(CASES))
def test_the_foot_is_never_split_and_never_alone(pages: dict[tuple[str, str], Pdf], profile: str, case: str) -> None:
    pdf = pages[profile, case]
    recipients, authority, name = pdf.line("Nơi nhận:"), pdf.line("T/M BAN THƯỜNG VỤ"), pdf.line("Trần Thị Ví Dụ")
    assert recipients.page == authority.page == name.page
    page = pdf.pages[name.page - 1]
    above = [line for line in page.lines if line.baseline < authority.baseline - 1 and line.top > 18 * MM]
    assert len(above) >= 2
    assert name.baseline - pdf.line("PHÓ BÍ THƯ").baseline >= 4 * 14


def test_the_foot_has_its_sizes_and_weights(pages: dict[tuple[str, str], Pdf], profile: str) -> None:
    pdf = pages[profile, "usual"]
    signs = [(pdf.line(words).size, pdf.line(words).bold) for words in ("T/M BAN", "PHÓ BÍ THƯ", "Trần Thị Ví Dụ")]
    assert signs == [(14, True), (14, False), (14, True)]
    label, item = pdf.line("Nơi nhận:"), pdf.line("- Như Điều 3")
    assert (label.size, label.bold, item.size, item.bold) == (14, False, 12, False)
    under = [r for r in pdf.pages[label.page - 1].rules if 0 < r.top - label.baseline < 4]
    assert under
    assert _near(under[0].x1 - under[0].x0, label.x1 - label.x0, within=1.5)
