"""Every kind's sample under every standard, measured on the rendered page as a văn thư would with a ruler."""

from __future__ import annotations

import itertools

import pytest

from reportgen import standard
from reportgen.kinds import all_kinds
from reportgen.text.breaks import plain
from tests.contract.conftest import TEMPLATES, sample
from tests.support.pdf import MM, Line, Pdf, render

pytestmark = pytest.mark.libreoffice

KEYS = [(kind_id, each.id) for kind_id in sorted(all_kinds()) for each in standard.all_standards()]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Pdf]:
    folder = tmp_path_factory.mktemp("mau")
    paths = []
    for kind_id, standard_id in KEYS:
        one = sample(kind_id, standard_id)
        path = folder / f"{kind_id}-{standard_id}.docx"
        path.write_bytes(one.engine.render(one.context))
        paths.append(path)
    return dict(zip(KEYS, render(paths), strict=True))


@pytest.fixture
def pdf(rendered: dict[tuple[str, str], Pdf], kind_id: str, standard_id: str) -> Pdf:
    return rendered[kind_id, standard_id]


def _is(line: Line, component: str, standard_id: str) -> bool:
    wanted = standard.get(standard_id).components[component]
    return (line.size, line.bold, line.italic) == (wanted.size_pt, wanted.bold, wanted.italic)


def test_head_parts_have_the_type_of_the_standard(pdf: Pdf, kind_id: str, standard_id: str) -> None:
    context = sample(kind_id, standard_id).context
    parts = {
        "tieu_de": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "co_quan_cap_tren": context["cap_tren_dong"][0],
        "co_quan_ban_hanh": context["co_quan_dong"][0],
        "dau_sao": "*",
        "so_ky_hieu": context["so_ky_hieu"],
        "dia_danh_ngay": context["dia_danh_ngay"],
        "ten_loai": context["ten_loai"],
        "trich_yeu": context["trich_yeu"][:30],
        "gach_trich_yeu": "-----",
    }
    for component, words in parts.items():
        line = pdf.line(plain(words))
        assert line.page == 1, component
        assert _is(line, component, standard_id), (component, line)


def test_number_and_date_stand_level_and_the_rule_is_as_long_as_the_title(
    pdf: Pdf, kind_id: str, standard_id: str
) -> None:
    context = sample(kind_id, standard_id).context
    number, day = pdf.line(plain(context["so_ky_hieu"])), pdf.line(plain(context["dia_danh_ngay"]))
    assert number.baseline == pytest.approx(day.baseline, abs=0.1)
    title = pdf.line("ĐẢNG CỘNG SẢN VIỆT NAM")
    (rule,) = [rule for rule in pdf.pages[0].rules if 0 < rule.top - title.baseline < 8]
    assert (rule.x0, rule.x1) == pytest.approx((title.x0, title.x1), abs=0.75)


def test_upright_pages_keep_their_margins(pdf: Pdf) -> None:
    upright = [page for page in pdf.pages if page.width < page.height]
    assert upright
    for page in upright:
        body = [line for line in page.lines if line.top > 18 * MM]
        assert min(line.x0 for line in body) >= 30 * MM - 1
        assert max(line.x1 for line in body) <= page.width - 15 * MM + 1
        assert max(line.baseline for line in body) <= page.height - 20 * MM + 1


def test_pages_are_numbered_from_the_second(pdf: Pdf) -> None:
    for page in pdf.pages:
        above = [line for line in page.lines if line.top < 18 * MM]
        if page.number == 1:
            assert above == []
        for line in above:
            assert (line.text.isdigit(), line.size) == (True, 14)
            assert line.top == pytest.approx(10 * MM, abs=2)


def test_running_text_is_14_points_on_18(pdf: Pdf, kind_id: str) -> None:
    start = pdf.line("-----").baseline
    lines = [line for line in pdf.pages[0].lines if line.baseline > start and line.size == 14]
    steps = [after.baseline - before.baseline for before, after in itertools.pairwise(lines)]
    assert len(lines) > 8, kind_id
    assert min(steps) == pytest.approx(18, abs=0.1)
    assert {round(step) for step in steps} <= {18, 24}


def test_the_foot_stands_whole_under_at_least_two_lines(pdf: Pdf, kind_id: str, standard_id: str) -> None:
    context = sample(kind_id, standard_id).context
    label, name = pdf.line("Nơi nhận:"), pdf.line(plain(context["ho_ten"]))
    authority = pdf.line(context["quyen_han"][0])
    last = pdf.line("- " + plain(context["noi_nhan"][-1])[:25])
    assert {label.page, name.page, authority.page, last.page} == {label.page}
    above = [
        line for line in pdf.pages[label.page - 1].lines if line.top > 18 * MM and line.baseline < label.baseline - 1
    ]
    assert len(above) >= 2
    for line, component in ((label, "noi_nhan"), (last, "noi_nhan_ds"), (authority, "quyen_han"), (name, "ho_ten")):
        assert _is(line, component, standard_id), component


def test_what_belongs_together_does_not_part_over_a_line_end(pdf: Pdf) -> None:
    for before, after in itertools.pairwise(pdf.lines):
        if before.page == after.page and before.size == after.size == 14:
            assert not before.text.endswith((" số", " ngày", "Điều", " Điều")), (before.text, after.text)


def test_libreoffice_opens_every_template_too() -> None:
    templates = sorted(TEMPLATES.rglob("*.docx"))
    assert templates
    assert all("ĐẢNG CỘNG SẢN VIỆT NAM" in pdf.text for pdf in render(templates))
