"""The decision on supervision as a document: nothing lost, drafts, the case 474, the page."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportgen.intake import Intake, Options, load
from reportgen.kinds import Context, all_kinds
from reportgen.kinds.quyet_dinh_giam_sat import KIND
from reportgen.kinds.quyet_dinh_giam_sat.layout import LAYOUT
from reportgen.kinds.quyet_dinh_giam_sat.model import QuyetDinhGiamSat
from reportgen.problems import Severity
from reportgen.render.engine import Engine
from reportgen.text.breaks import plain
from tests.kinds.decision import Data, context
from tests.support import pdf, word

INPUTS = Path(__file__).parents[2] / "inputs"


# --- everything arrives -----------------------------------------------------------------------------------------------


def _texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{path}.{index}")
    else:
        yield path, str(value)


_NOT_PRINTED = re.compile(r"\.(co_quan|so_luong\w*|kieu_\w+|xung_ho|ma|nguoi_ky)\b|_ngay$|\.ngay_ban_hanh$")


@pytest.mark.parametrize("style", ["Từng dòng", "Bảng"])
@pytest.mark.parametrize("standard_id", ["hd36", "hd05"])
def test_every_value_of_the_sample_is_printed(
    data: Data, lines: Callable[..., list[str]], style: str, standard_id: str
) -> None:
    data["kieu_danh_sach_doan"] = style
    printed = "\n".join(lines(data, standard_id)).casefold()
    walked = [(path, text) for path, text in _texts(data) if not _NOT_PRINTED.search(path)]
    assert len(walked) > 50
    for path, text in walked:
        for piece in re.split(r"\{\w+\}", text):
            assert piece.strip().casefold() in printed, path


NASTY = "Tên “trích 'lồng' trong \"ngoặc\"” & <b>đậm</b> {{ x }} {% y %} {_{ ]]> &amp; 100% …"


def test_hostile_text_comes_out_as_typed(data: Data, lines: Callable[..., list[str]]) -> None:
    data["noi_dung_giam_sat"] = f"việc {NASTY} xong"
    data["trich_yeu"] = f"về {NASTY} xong"
    data["don_vi"][0]["ten"] = f"Chi bộ {NASTY} xong"
    data["doan"]["thanh_vien"][0]["chuc_vu"] = [f"Chức {number} {NASTY} xong" for number in range(4)]
    printed = "\n".join(lines(data))
    assert printed.count(plain(NASTY)) == 7


def test_every_anchor_has_its_label_and_leads_back_to_its_value(data: Data, engines: dict[str, Engine]) -> None:
    document = engines["hd36"].render(context(data))
    found = word.anchors(document)
    assert found["doan.thanh_vien.0.ho_ten"] == "Nguyễn Văn Mẫu"
    assert found["doan.ten_goi"] == "Đoàn giám sát 45"
    assert found["ke_hoach_kem_theo"] == "Kế hoạch giám sát số 12-KH/HU"
    labels = dict(LAYOUT.labels)
    body = {re.sub(r"\.\d+", "", tag) for tag in found}
    head_and_foot = set(context(data)) - set(QuyetDinhGiamSat.model_fields)
    assert {tag for tag in body if tag.partition(".")[0] not in head_and_foot} <= set(labels)


def test_no_line_can_begin_with_the_dash_before_a_role(data: Data, engines: dict[str, Engine]) -> None:
    texts = [
        "".join(map(str, node.itertext()))
        for node in word.part(engines["hd36"].render(context(data))).iter(f"{word.W}p")
    ]
    roles = [text for text in texts if text.endswith((" - Trưởng đoàn;", "\u00a0- Trưởng đoàn;"))]
    assert roles
    assert all("\u00a0- Trưởng đoàn" in text for text in roles)


# --- drafts -----------------------------------------------------------------------------------------------------------


def draft(data: Data, folder: Path) -> Intake:
    path = folder / "nhap.json"
    path.write_text(json.dumps({"loai": KIND.id, **data}, ensure_ascii=False), encoding="utf-8")
    return load([path], None, Options(standard_id="hd36", draft=True), {KIND.id: KIND})


def _required(model: Any, prefix: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    for name, field in model.model_fields.items():
        if field.is_required() and name != "co_quan":
            yield (*prefix, name)


MISSING: list[tuple[str | int, ...]] = [
    *_required(QuyetDinhGiamSat),
    ("don_vi", 0, "ten"),
    ("doan", "thanh_vien"),
    ("doan", "thanh_vien", 1, "ho_ten"),
    ("doan", "thanh_vien", 1, "chuc_vu"),
    ("doan", "thanh_vien", 1, "vai_tro"),
    ("moc_thoi_gian", "tu_ngay"),
    ("thoi_gian_giam_sat", "den_ngay"),
    ("nguoi_duoc_giam_sat", 0, "ho_ten"),
    ("co_quan", "ten_co_quan"),
    ("co_quan", "dia_danh"),
    ("co_quan", "tap_the_lanh_dao"),
]
#: Missing values that a draft leaves blank for the pen.
BLANK = {("so_ky_hieu",), ("ngay_ban_hanh",)}


@pytest.mark.parametrize("style", ["dong", "bang"])
@pytest.mark.parametrize("path", MISSING, ids=lambda path: ".".join(map(str, path)))
def test_a_draft_shows_the_hole_of_every_missing_value(
    data: Data, engines: dict[str, Engine], tmp_path: Path, path: tuple[str | int, ...], style: str
) -> None:
    data["kieu_danh_sach_doan"] = style
    *outer, last = path
    holder: Any = data
    for step in outer:
        holder = holder[step]
    del holder[last]
    intake = draft(data, tmp_path)
    assert list(intake.problems) == []
    record = intake.records[0]
    document = engines["hd36"].render(KIND.context(record.van_ban, record.setting))
    assert ("[chưa có: " in word.text(document)) == (path not in BLANK)


def test_a_draft_of_nothing_shows_one_hole_for_everything_that_is_missing(
    engines: dict[str, Engine], tmp_path: Path
) -> None:
    intake = draft({"co_quan": {"loai_co_quan": "Huyện uỷ", "ky_hieu": "HU"}}, tmp_path)
    assert list(intake.problems) == []
    record = intake.records[0]
    printed = word.text(engines["hd36"].render(KIND.context(record.van_ban, record.setting)))
    for label in (
        *("Tên cơ quan", "Địa danh", "Trích yếu", "Căn cứ", "Tập thể lãnh đạo", "Nội dung giám sát"),
        *("Đơn vị được giám sát", "Mốc thời gian giám sát", "Đoàn giám sát", "Nơi nhận", "Người ký"),
    ):
        assert f"[chưa có: {label}]" in printed, label
    assert "[chưa có: Thời gian giám sát" in printed
    assert printed.count("[chưa có: Đoàn giám sát]") == 1


# --- the case 474 -----------------------------------------------------------------------------------------------------


def _decision(path: Path, *, is_draft: bool = False) -> tuple[QuyetDinhGiamSat, Context]:
    intake = load([path], None, Options(draft=is_draft, today=date(2021, 10, 1)), all_kinds())
    mistakes = [problem for problem in intake.problems if problem.severity is Severity.ERROR]
    assert mistakes == []
    record = next(record for record in intake.records if record.kind.id == KIND.id)
    assert isinstance(record.van_ban, QuyetDinhGiamSat)
    assert record.setting.standard.id == "hd36"
    return record.van_ban, KIND.context(record.van_ban, record.setting)


def test_the_case_prints_its_known_facts(engines: dict[str, Engine]) -> None:
    _, seen = _decision(INPUTS / "vu-viec-474.yaml")
    printed = word.text(engines["hd36"].render(seen))
    for fact in (
        "Số 474-QĐ/HU",
        "ngày 25 tháng 8 năm 2021",
        (
            "theo tinh thần Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị “về đẩy mạnh học tập và làm theo tư"
            " tưởng, đạo đức, phong cách Hồ Chí Minh” đối với 04 TCCS Đảng trực thuộc Huyện uỷ, gồm:"
        ),
        "1. Đảng uỷ xã Đăk Tơ Lung;",
        "4. Chi bộ Hạt Kiểm lâm.",
        "(sau đây gọi tắt là Đoàn giám sát 474) gồm 05 đồng chí:",
        (
            "1. Đồng chí Đinh Văn Quang, Uỷ viên Ban Thường vụ Huyện uỷ, Trưởng Ban Tuyên giáo Huyện uỷ, Giám đốc Trung"
            " tâm Chính trị huyện - Trưởng đoàn;"
        ),
        "Thời gian giám sát: từ ngày 09 - 13/9/2021.",
    ):
        assert fact in printed


def test_the_case_with_known_facts_only_prints_holes_for_the_rest(engines: dict[str, Engine]) -> None:
    _, seen = _decision(INPUTS / "thuc-te" / "vu-viec-474-du-kien.yaml", is_draft=True)
    printed = word.text(engines["hd36"].render(seen))
    for label in ("Tên cơ quan", "Địa danh", "Căn cứ", "Mốc thời gian giám sát", "Nơi nhận", "Người ký"):
        assert f"[chưa có: {label}]" in printed
    assert printed.count("Đồng chí [chưa có: Họ và tên], [chưa có: Chức vụ] - [chưa có: Vai trò]") == 4
    assert not re.search(r"Mẫu|Ví Dụ", printed)


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.mark.libreoffice
def test_headings_and_signature_never_stand_alone_wherever_the_page_ends(
    data: Data, engines: dict[str, Engine], tmp_path: Path
) -> None:
    documents = []
    for units in range(2, 40, 3):
        varied = copy.deepcopy(data)
        varied |= {"don_vi": [f"Chi bộ Mẫu số {number}" for number in range(units)], "so_luong_don_vi": str(units)}
        varied["kieu_danh_sach_doan"] = "bang" if units % 2 else "dong"
        path = tmp_path / f"{units}.docx"
        path.write_bytes(engines["hd36"].render(context(varied)))
        documents.append(path)
    for rendered in pdf.render(documents):
        for page in rendered.pages[:-1]:
            last = max(page.lines, key=lambda line: line.baseline).text
            assert not last.endswith(("gồm:", "đồng chí:", "nhiệm vụ:", "giám sát:", "QUYẾT ĐỊNH")), last
        signed = rendered.pages[-1]
        foot = next(line for line in signed.lines if line.text.startswith("Nơi nhận"))
        above = [line for line in signed.lines if line.baseline < foot.baseline and not line.text.isdigit()]
        assert len(above) >= 2
        assert {"Nơi nhận:", "Lê Văn Thí Dụ"} <= {line.text for line in signed.lines}


@pytest.mark.libreoffice
def test_twenty_five_recipients_stay_on_one_page_with_the_last_article(
    data: Data, engines: dict[str, Engine], tmp_path: Path
) -> None:
    data["noi_nhan"] = ["Như Điều 4", *(f"Đảng uỷ xã Mẫu số {number}" for number in range(24))]
    path = tmp_path / "nhieu-noi-nhan.docx"
    path.write_bytes(engines["hd36"].render(context(data)))
    (rendered,) = pdf.render([path])
    pages = {
        rendered.line(start).page
        for start in ("Quyết định này có hiệu lực", "Nơi nhận", "- Lưu", "Lê Văn Thí Dụ", "Điều 4.")
    }
    assert len(pages) == 1
