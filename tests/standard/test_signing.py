"""Signature blocks case by case, and the words kept off a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.standard import Standard, all_standards, get, honorific_before
from reportgen.standard.signature_forms import honorifics, signature_forms

# (id, clause, side, authority, titles): the last block of the form, typed again from I.7.1.4
FORMS = [
    ("dh_doan_chu_tich", "a(i)", "right", ("T/M ĐOÀN CHỦ TỊCH",), ()),
    ("dh_doan_thu_ky", "a(i)", "right", ("T/M ĐOÀN THƯ KÝ",), ("TRƯỞNG ĐOÀN",)),
    ("dh_ban_tham_tra", "a(i)", "right", ("T/M BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU",), ("TRƯỞNG BAN",)),
    ("dh_ban_kiem_phieu", "a(i)", "right", ("T/M BAN KIỂM PHIẾU",), ("TRƯỞNG BAN",)),
    ("dh_nghi_quyet", "a(iii)", "right", ("T/M ĐOÀN CHỦ TỊCH",), ()),
    ("bch_tw", "b(i)", "right", ("T/M BAN CHẤP HÀNH TRUNG ƯƠNG",), ("TỔNG BÍ THƯ",)),
    ("bo_chinh_tri", "b(i)", "right", ("T/M BỘ CHÍNH TRỊ",), ()),
    ("ban_bi_thu", "b(i)", "right", ("T/M BAN BÍ THƯ",), ()),
    ("tinh_uy", "b(ii)", "right", ("T/M TỈNH UỶ", "T/M THÀNH UỶ", "T/M ĐẢNG UỶ"), ("BÍ THƯ", "PHÓ BÍ THƯ")),
    ("dang_uy", "b(iii)", "right", ("T/M ĐẢNG UỶ",), ("BÍ THƯ", "PHÓ BÍ THƯ")),
    ("ban_thuong_vu", "b(ii)", "right", ("T/M BAN THƯỜNG VỤ",), ("BÍ THƯ", "PHÓ BÍ THƯ")),
    ("chi_bo", "b(iv)", "right", ("T/M CHI BỘ",), ("BÍ THƯ", "PHÓ BÍ THƯ")),
    ("uy_ban_kiem_tra", "b(vi)", "right", ("T/M ỦY BAN KIỂM TRA",), ("CHỦ NHIỆM", "PHÓ CHỦ NHIỆM")),
    ("cap_truong", "c(i)", "right", (), ("TRƯỞNG BAN", "CHÁNH VĂN PHÒNG")),
    ("pho_phu_trach", "c(iii)", "right", (), ("PHÓ TRƯỞNG BAN",)),
    ("quyen", "c(iv)", "right", (), ("Q. TRƯỞNG BAN",)),
    (
        "thua_lenh",
        "d",
        "right",
        ("T/L BAN THƯỜNG VỤ", "T/L TRƯỞNG BAN"),
        ("CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ),
    ("hoi_dong_co_dau", "đ(i)", "right", ("T/M HỘI ĐỒNG",), ("CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("bien_ban", "e(i)", "right", (), ("CHỦ TRÌ HỘI NGHỊ",)),
    ("lien_co_quan", "g", "right", (), ("CHÁNH VĂN PHÒNG",)),
]


@pytest.mark.parametrize(("form_id", "clause", "side", "authority", "titles"), FORMS)
def test_form_prints_what_its_clause_says(
    form_id: str, clause: str, side: str, authority: tuple[str, ...], titles: tuple[str, ...]
) -> None:
    form = signature_forms()[form_id]
    block = form.blocks[-1]
    assert (block.side, block.authority, block.titles) == (side, authority, titles)
    assert f"HD05 II.I.7.1.4{clause}" in form.clause.split("; ")


def test_member_of_a_committee_signs_without_a_title() -> None:
    form = signature_forms()["uy_vien_khong_chuc_vu"]
    assert form.clause == "HD05 II.I.7.1.2b"
    assert form.blocks[0].titles == ()


def test_deputy_signs_for_his_own_head_only() -> None:
    assert signature_forms()["cap_pho_ky_thay"].pairs == (
        ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    )


def test_minutes_have_their_writer_on_the_left() -> None:
    left, right = signature_forms()["bien_ban"].blocks
    assert (left.side, left.titles) == ("left", ("NGƯỜI GHI BIÊN BẢN",))
    assert (right.side, right.titles) == ("right", ("CHỦ TRÌ HỘI NGHỊ",))


def test_leading_body_of_several_signs_on_the_right() -> None:
    left, right = signature_forms()["lien_co_quan"].blocks
    assert (left.side, left.organ) == ("left", "ỦY BAN NHÂN DÂN TỈNH")
    assert (right.side, right.organ) == ("right", "TỈNH UỶ")


def test_deputy_without_a_seal_signs_neither_for_nor_in_place_of() -> None:
    assert signature_forms()["kiem_cap_pho"].forbidden_prefixes == ("K/T", "T/M")


def test_every_form_cites_its_clause_and_prints_something() -> None:
    for form in signature_forms().values():
        assert form.clause.startswith("HD05 II.I.7.1")
        assert all(block.authority or block.titles for block in form.blocks), form.id


@pytest.mark.parametrize("standard", all_standards(), ids=lambda standard: standard.id)
def test_forms_begin_only_with_prefixes_of_the_regulation(standard: Standard) -> None:
    allowed = tuple(standard.signature.prefixes.values())
    for form in signature_forms().values():
        blocks = [*form.blocks, *([form.confirm] if form.confirm else [])]
        for line in (line for block in blocks for line in block.authority):
            assert line.startswith(allowed), line


def test_no_form_signs_in_place_of_the_head_of_a_committee() -> None:
    heads = get("hd05").signature.no_ky_thay_for
    lines = {line for form in signature_forms().values() for block in form.blocks for line in block.authority}
    assert lines.isdisjoint({f"K/T {head}" for head in heads})
    assert "K/T TRƯỞNG BAN" in lines


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("TS Nguyễn Văn A", "TS"),
        ("TS. Nguyễn Văn A", "TS."),
        ("PGS.TS. Nguyễn Văn A", "PGS.TS."),
        ("PGS, TS Nguyễn Văn A", "PGS, TS"),
        ("ThS Nguyễn Văn A", "ThS"),
        ("ths. Nguyễn Văn A", "ths."),
        ("GS Nguyễn Văn A", "GS"),
        ("BS.CKII Nguyễn Văn A", "BS.CKII"),
        ("Đại tá Nguyễn Văn A", "Đại tá"),
        ("ĐẠI TÁ Nguyễn Văn A", "ĐẠI TÁ"),
        ("Thiếu úy Nguyễn Văn A", "Thiếu úy"),
        ("Thiếu uý Nguyễn Văn A", "Thiếu uý"),
        ("Phó Giáo sư, Tiến sĩ Nguyễn Văn A", "Phó Giáo sư, Tiến sĩ"),
        ("Bác sĩ chuyên khoa II Nguyễn Văn A", "Bác sĩ chuyên khoa II"),
        ("NSƯT Nguyễn Văn A", "NSƯT"),
    ],
)
def test_degree_or_rank_before_a_name_is_found_as_typed(name: str, found: str) -> None:
    assert honorific_before(name) == found


@pytest.mark.parametrize(
    "name",
    ["Đinh Văn Quang", "Nguyễn Tiến Sĩ", "Trần Đại Tá", "Đại Tái Minh", "Giáo Văn Sư", "Bùi Thị TS", "Lê Kỹ Sư", ""],
)
def test_names_that_only_look_like_ranks_are_left_alone(name: str) -> None:
    assert honorific_before(name) is None


@given(
    word=st.sampled_from(honorifics().short + honorifics().long),
    separator=st.sampled_from([" ", ". ", ".", ", "]),
)
def test_every_listed_word_is_found_before_a_name(word: str, separator: str) -> None:
    found = honorific_before(f"{word}{separator}Nguyễn Văn A")
    assert found is not None
    assert found.rstrip(".") == word
