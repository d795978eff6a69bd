from __future__ import annotations

import copy
from collections.abc import Collection, Iterator
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field

from reportgen.kinds import Setting
from reportgen.kinds._common import bare, base_context, bases, finish, items, own_words, sentence
from reportgen.model.base import Ban
from reportgen.model.co_quan import CoQuan
from reportgen.model.con_nguoi import DongChi
from reportgen.model.fields import MotHoacNhieu
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole
from reportgen.model.van_ban import VanBan
from reportgen.standard import get
from reportgen.text.breaks import NO_BREAK_SPACE, keep_names, keep_together, plain

CITED = {
    "ma": "ct",
    "loai": "Chỉ thị",
    "so_ky_hieu": "05-CT/TW",
    "ngay_ban_hanh": "15/5/2016",
    "co_quan_ban_hanh": "Bộ Chính trị",
}


class Doan(Ban):
    nguoi: MotHoacNhieu[DongChi] = Field(title="Người", description="Những người của đoàn.")


class QuyetDinh(VanBan):
    TEN_LOAI: ClassVar[str] = "quyet_dinh"

    dong_chi: DongChi | None = Field(default=None, title="Đồng chí", description="Đồng chí.")
    doan: MotHoacNhieu[Doan] = Field(default=(), title="Đoàn", description="Các đoàn.")


@pytest.fixture
def data(office: CoQuan) -> dict[str, Any]:
    return {
        "co_quan": office,
        "so_ky_hieu": "474",
        "ngay_ban_hanh": "05/02/2021",
        "trich_yeu": "về giám sát thực hiện {ct}.",
        "vien_dan": CITED,
        "nguoi_ky": "pho_bi_thu",
    }


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)
    elif isinstance(value, dict):
        yield from texts_of(list(value.values()))


def test_the_head_and_the_foot_are_written_out(data: dict[str, Any]) -> None:
    context = base_context(QuyetDinh.model_validate(data), Setting(get("hd05")))
    assert context == {
        "cap_tren_dong": ["ĐẢNG BỘ TỈNH MẪU"],
        "co_quan_dong": ["HUYỆN UỶ VÍ DỤ"],
        "so_ky_hieu": "Số 474-QĐ/HU",
        "du_thao": "",
        "dia_danh_ngay": "Ví Dụ, ngày 05 tháng 02 năm 2021",
        "ten_loai": "QUYẾT ĐỊNH",
        "trich_yeu": "về giám sát thực hiện Chỉ thị số 05-CT/TW",
        "noi_nhan": ["Ban Thường vụ Tỉnh uỷ (báo cáo);", "Các đồng chí Huyện uỷ viên;", "Lưu Văn phòng Huyện uỷ."],
        "quyen_han": ["T/M BAN THƯỜNG VỤ"],
        "chuc_vu": ["PHÓ BÍ THƯ"],
        "ho_ten": "Nguyễn Thị Mẫu",
        "thuoc_tinh": {
            "tieu_de": "Quyết định về giám sát thực hiện Chỉ thị số 05-CT/TW",
            "chu_de": "về giám sát thực hiện Chỉ thị số 05-CT/TW",
            "tac_gia": "Huyện uỷ Ví Dụ",
            "ngay_tao": "2021-02-05T00:00:00Z",
        },
    }


def test_the_marks_between_recipients_follow_the_regulation(data: dict[str, Any]) -> None:
    context = base_context(QuyetDinh.model_validate(data), Setting(get("hd36")))
    assert context["noi_nhan"][0] == "Ban Thường vụ Tỉnh uỷ (báo cáo),"


def test_an_office_without_superior_has_no_upper_line(data: dict[str, Any], office_data: dict[str, Any]) -> None:
    del office_data["cap_tren"]
    data["co_quan"] = CoQuan.model_validate(office_data)
    assert base_context(QuyetDinh.model_validate(data), Setting(get("hd05")))["cap_tren_dong"] == []


def test_a_long_organ_name_is_broken_and_a_typed_break_is_kept(
    data: dict[str, Any], office_data: dict[str, Any]
) -> None:
    office_data.update(cap_tren="Đảng bộ\ntỉnh Mẫu", ten_co_quan="Đảng uỷ Uỷ ban nhân dân huyện Ví Dụ Dài Hơn Một Dòng")
    data["co_quan"] = CoQuan.model_validate(office_data)
    context = base_context(judge(QuyetDinh, data), Setting(get("hd05")))
    assert context["cap_tren_dong"] == ["ĐẢNG BỘ", "TỈNH MẪU"]
    assert 1 < len(context["co_quan_dong"]) <= 4
    assert " ".join(context["co_quan_dong"]) == office_data["ten_co_quan"].upper()
    assert context["thuoc_tinh"]["tac_gia"] == office_data["ten_co_quan"]


def test_a_draft_leaves_room_for_number_and_day_and_says_that_it_is_one(data: dict[str, Any]) -> None:
    data.update({name: Hole(name) for name in ("so_ky_hieu", "ngay_ban_hanh", "trich_yeu", "nguoi_ky")})
    context = base_context(judge(QuyetDinh, {**data, "du_thao_lan": "2"}), Setting(get("hd05"), draft=True))
    assert context["so_ky_hieu"].startswith("Số" + NO_BREAK_SPACE) or context["so_ky_hieu"].startswith("Số ")
    assert context["so_ky_hieu"].endswith(f"{NO_BREAK_SPACE}-QĐ/HU")
    assert plain(context["dia_danh_ngay"]).split() == ["Ví", "Dụ,", "ngày", "tháng", "năm"]
    assert context["du_thao"] == "Dự thảo lần 2"
    assert (context["trich_yeu"], context["ho_ten"]) == ("[chưa có: trich_yeu]", "[chưa có: nguoi_ky]")
    assert (context["quyen_han"], context["chuc_vu"]) == ([], [])
    assert context["thuoc_tinh"]["ngay_tao"] == "2000-01-01T00:00:00Z"


def test_a_draft_leaves_number_and_day_for_the_pen_even_if_they_are_known(data: dict[str, Any]) -> None:
    context = base_context(judge(QuyetDinh, data), Setting(get("hd05"), draft=True))
    assert " ".join(context["so_ky_hieu"].split()) == "Số -QĐ/HU"
    assert " ".join(context["dia_danh_ngay"].split()) == "Ví Dụ, ngày tháng 02 năm 2021"


def test_a_draft_says_which_one_it_is(data: dict[str, Any]) -> None:
    setting = Setting(get("hd05"), draft=True)
    assert base_context(QuyetDinh.model_validate(data), setting)["du_thao"] == "Dự thảo lần 1"
    third = QuyetDinh.model_validate({**data, "du_thao_lan": "3"})
    assert base_context(third, setting)["du_thao"] == "Dự thảo lần 3"
    assert base_context(third, Setting(get("hd05")))["du_thao"] == ""


def test_bases_are_cited_and_end_as_the_regulation_wants(data: dict[str, Any]) -> None:
    document = QuyetDinh.model_validate({**data, "can_cu": ["Căn cứ {ct};.", "Xét đề nghị, căn cứ {ct}"]})
    long_form = "Căn cứ Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị;"
    for standard_id, last in (("hd05", "."), ("hd36", ",")):
        printed = bases(document, document.citer(), get(standard_id))
        assert printed == [long_form, f"Xét đề nghị, căn cứ Chỉ thị số 05-CT/TW{last}"]


def test_the_last_pass_ties_numbers_dates_and_names(data: dict[str, Any]) -> None:
    document = QuyetDinh.model_validate({**data, "dong_chi": {"ho_ten": "Đinh Văn Quang", "chuc_vu": "Trưởng Ban"}})
    context = base_context(document, Setting(get("hd05"))) | {
        "cau": "đồng chí Đinh Văn Quang ký số 474-QĐ/HU, ngày 25/8/2021",
        "co": True,
        "muc": [{"ten": "Điều 1"}],
    }
    before = copy.deepcopy(context)
    done = finish(context, document)
    assert done["cau"] == "đồng chí Đinh\u00a0Văn\u00a0Quang ký số\u00a0474\u2011QĐ/HU, ngày\u00a025/8/2021"
    assert done["muc"] == [{"ten": "Điều\u00a01"}]
    assert done["co"] is True
    assert done["ho_ten"] == "Nguyễn\u00a0Thị\u00a0Mẫu"
    assert done["thuoc_tinh"] == before["thuoc_tinh"]
    assert context == before
    assert [plain(text) for text in texts_of(done)] == [plain(text) for text in texts_of(before)]
    assert finish(done, document) == done


NAMES = ("Y-Bai Niê Kđăm", "Lê Văn An", "Lê Văn An Bình", "Lần Thứ Hai", "Quang")
TEXTS = st.lists(
    st.sampled_from(
        [*NAMES, "Lê", "Văn An", "{ct}", "{khac}", "Điều 1", "474-QĐ/HU", "18 chi bộ", "1.234", " ", "-", ","]
    ),
    max_size=4,
).map(" ".join) | st.text(" -{ct}1Lê\u00a0\n", max_size=6)
CONTEXTS = st.recursive(
    TEXTS | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
)


def text_by_text(value: Any, document: QuyetDinh, names: Collection[str]) -> Any:
    """Every text by itself, every name looked for in every one."""
    match value:
        case str():
            return keep_names(keep_together(document.citer().cite_short(value)), names)
        case list():
            return [text_by_text(inner, document, names) for inner in value]
        case dict():
            return {key: text_by_text(inner, document, names) for key, inner in value.items()}
    return value


@given(context=CONTEXTS, names=st.lists(st.sampled_from(NAMES), max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_last_pass_does_to_all_texts_what_it_would_do_to_each_alone(
    data: dict[str, Any], context: Any, names: list[str]
) -> None:
    people = [{"ho_ten": name, "chuc_vu": "Trưởng Ban"} for name in names]
    document = QuyetDinh.model_validate({**data, "doan": [{"nguoi": people}]})
    all_names = [name for name in (*names, "Nguyễn Thị Mẫu") if " " in name]
    assert finish({"a": context}, document) == {"a": text_by_text(context, document, all_names)}


def test_the_last_pass_prints_holes_and_refuses_what_no_template_may_see(data: dict[str, Any]) -> None:
    document = QuyetDinh.model_validate(data)
    assert finish({"a": Hole("Hạn")}, document) == {"a": "[chưa có: Hạn]"}
    assert plain(finish({"a": "theo {ct}"}, document)["a"]) == "theo Chỉ thị số 05-CT/TW"
    for stray in (None, 4, document):
        with pytest.raises(TypeError):
            finish({"a": [stray]}, document)


def test_the_last_pass_cites_in_full_at_the_first_mention_in_the_body_and_shortly_around_it(
    data: dict[str, Any],
) -> None:
    document = QuyetDinh.model_validate(data)
    around, body = (
        {"noi_nhan": ["theo {ct}"]},
        {"muc": [{"ten": "theo {ct}"}, {"ten": "theo {ct}"}], "cau": "theo {ct}"},
    )
    short, full = "theo Chỉ thị số 05-CT/TW", "theo Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị"
    printed = texts_of(finish(around, document, body=body, cite=document.citer().cite))
    assert [plain(text) for text in printed] == [short, full, short, short]
    said = document.citer()
    said.cite("{ct}")
    assert plain(finish({}, document, body={"cau": "theo {ct}"}, cite=said.cite)["cau"]) == short


def test_our_own_words_take_the_tone_style_of_the_office(data: dict[str, Any], office_data: dict[str, Any]) -> None:
    data["co_quan"] = CoQuan.model_validate({**office_data, "kieu_dau": "ủy"})
    document = QuyetDinh.model_validate(data)
    assert own_words("Uỷ viên, hoà giải, quý", document) == "Ủy viên, hòa giải, quý"
    assert base_context(document, Setting(get("hd05")))["co_quan_dong"] == ["HUYỆN UỶ VÍ DỤ"]


@given(st.text(alphabet="ăbc .;,:", min_size=1))
def test_a_sentence_ends_with_its_mark_once_whatever_was_typed(typed: str) -> None:
    printed = sentence(typed)
    if bare(typed):
        assert printed.endswith(".")
        assert bare(printed) == bare(typed)
    else:
        assert not printed


def test_items_end_each_and_last_as_asked() -> None:
    assert items(["a.", "b;", "c"]) == ["a;", "b;", "c."]
    assert items(["a"], last=",") == ["a,"]
    assert items([]) == []
    assert items(Hole("Căn cứ")) == ["[chưa có: Căn cứ]."]


def test_a_dash_typed_before_a_basis_or_a_recipient_is_not_printed_twice(data: dict[str, Any]) -> None:
    typed = {"can_cu": ["- Căn cứ Điều lệ Đảng;"], "noi_nhan": ["- Như Điều 4;", "- Lưu Văn phòng Huyện uỷ."]}
    document = QuyetDinh.model_validate({**data, **typed})
    assert bases(document, document.citer(), get("hd05")) == ["Căn cứ Điều lệ Đảng."]
    assert base_context(document, Setting(get("hd05")))["noi_nhan"] == ["Như Điều 4;", "Lưu Văn phòng Huyện uỷ."]
