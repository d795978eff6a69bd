"""Organs: their symbols, and the reorganisation of 2025."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.standard import all_organs, committees, get, organ

BEFORE = date(2025, 6, 30)
AFTER = date(2025, 7, 1)

# (slug, symbol that it may have)
ACCEPTED = [
    ("trung_uong", "TW"),
    ("tinh_uy", "TU"),
    ("huyen_uy", "HU"),
    ("quan_uy", "QU"),
    ("thi_uy", "ThU"),
    ("dang_uy_truc_thuoc_tw", "ĐU"),
    ("dang_uy_xa", "ĐU"),
    ("dang_uy_co_so", "ĐU"),
    ("dang_uy_co_so", "ĐUUBND"),
    ("dang_uy_co_so", "ĐUBTC"),
    ("dang_uy_quan_su", "ĐUQS"),
    ("dang_uy_cong_an", "ĐUCA"),
    ("dang_uy_bien_phong", "ĐUBP"),
    ("quan_uy_tw", "QUTW"),
    ("chi_bo", "CB"),
    ("chi_bo", "CB1"),
    ("dai_hoi", "ĐH"),
    ("uy_ban_kiem_tra", "UBKTTW"),
    ("uy_ban_kiem_tra", "UBKTTU"),
    ("uy_ban_kiem_tra", "UBKTĐU"),
    ("uy_ban_kiem_tra", "UBKTHU"),
    ("uy_ban_kiem_tra", "UBKT"),
    ("van_phong", "VPTW"),
    ("van_phong", "VPTU"),
    ("van_phong", "VPHU"),
    ("van_phong", "VPĐU"),
    ("ban_to_chuc", "BTCTU"),
    ("ban_to_chuc", "BTCHU"),
    ("ban_noi_chinh", "BNCTU"),
    ("ban_tgdv", "BTGDVTU"),
    ("ban_tuyen_giao", "BTGTW"),
    ("ban_tuyen_giao", "BTGTU"),
    ("ban_tuyen_giao", "BTGHU"),
    ("ban_dan_van", "BDVTU"),
    ("ban_dan_van", "BDVHU"),
    ("ban_xay_dung_dang", "BXDĐ"),
    ("ban_xay_dung_dang", "BXDĐĐU"),
    ("ban_chi_dao", "BCĐTU"),
    ("ban_chi_dao", "BCĐ35TU"),
    ("dang_doan", "ĐĐ"),
    ("ban_can_su_dang", "BCSĐ"),
    ("truong_chinh_tri", "TCT"),
    ("trung_tam_chinh_tri", "TTCT"),
    ("bao_ptth", "CQBPTTH"),
    ("bao_nhan_dan", "BND"),
    ("tap_chi_cong_san", "TCCS"),
    ("hv_ctqg_hcm", "HVCTQGHCM"),
    ("dai_thvn", "ĐTHVN"),
    ("dai_tnvn", "ĐTNVN"),
    ("ttxvn", "TTXVN"),
    ("vhl_khxh", "VHLKHXHVN"),
    ("vhl_khcn", "VHLKHCNVN"),
]


@pytest.mark.parametrize(("slug", "symbol"), ACCEPTED)
def test_organ_accepts_its_symbol(slug: str, symbol: str) -> None:
    assert organ(slug).accepts(symbol)


@pytest.mark.parametrize(
    ("slug", "symbol"),
    [
        ("huyen_uy", "TU"),
        ("huyen_uy", "hu"),
        ("huyen_uy", "HU "),
        ("huyen_uy", ""),
        ("tinh_uy", "VPTU"),
        ("ban_to_chuc", "BTC"),
        ("ban_to_chuc", "BTGTU"),
        ("ban_tuyen_giao", "BTGDVTU"),
        ("dang_uy_xa", "ĐUQS"),
        ("chi_bo", "CB 1"),
    ],
)
def test_organ_refuses_the_symbol_of_another(slug: str, symbol: str) -> None:
    assert not organ(slug).accepts(symbol)


@pytest.mark.parametrize(
    ("slug", "day", "exists"),
    [
        ("huyen_uy", BEFORE, True),
        ("huyen_uy", AFTER, False),
        ("quan_uy", AFTER, False),
        ("thi_uy", AFTER, False),
        ("dang_uy_xa", BEFORE, False),
        ("dang_uy_xa", AFTER, True),
        ("ban_xay_dung_dang", BEFORE, False),
        ("ban_xay_dung_dang", AFTER, True),
        ("ban_tgdv", date(2025, 2, 2), False),
        ("ban_tgdv", date(2025, 2, 3), True),
        ("ban_tuyen_giao", BEFORE, True),
        ("ban_dan_van", AFTER, False),
        ("tinh_uy", BEFORE, True),
        ("tinh_uy", AFTER, True),
        ("chi_bo", date(2018, 4, 3), True),
    ],
)
def test_organ_existed_on_the_day(slug: str, day: date, exists: bool) -> None:
    assert organ(slug).exists_on(day) is exists


def test_office_of_a_dissolved_committee_loses_its_symbol() -> None:
    assert organ("ban_to_chuc").accepts("BTCHU", on=BEFORE)
    assert not organ("ban_to_chuc").accepts("BTCHU", on=AFTER)
    assert organ("ban_to_chuc").accepts("BTCTU", on=AFTER)


def test_examples_name_the_committees_of_the_day() -> None:
    assert organ("van_phong").examples(AFTER) == ("VPTW", "VPTU", "VPĐU")
    assert organ("van_phong").examples(BEFORE) == ("VPTW", "VPTU", "VPĐU", "VPHU", "VPQU", "VPThU")
    assert organ("huyen_uy").examples(BEFORE) == ("HU",)


@pytest.mark.parametrize("slug", sorted(all_organs()))
def test_organ_accepts_its_own_examples(slug: str) -> None:
    assert organ(slug).examples()
    assert all(organ(slug).accepts(symbol) for symbol in organ(slug).examples())


@pytest.mark.parametrize("slug", sorted(all_organs()))
def test_examples_fit_the_number_of_the_regulations_that_list_the_organ(slug: str) -> None:
    sample = organ(slug)
    for standard_id in sample.standards:
        numbering = get(standard_id).numbering
        for symbol in sample.examples(max(numbering_day(standard_id), sample.valid_from or date.min)):
            assert numbering.parse(numbering.so_ky_hieu(1, "BC", symbol)) is not None


def numbering_day(standard_id: str) -> date:
    return get(standard_id).valid_from


def test_symbols_of_committees_end_with_their_level() -> None:
    ended = {committee.ky_hieu for committee in committees() if committee.valid_to == BEFORE}
    assert ended == {"HU", "QU", "ThU"}
    assert {committee.ky_hieu for committee in committees()} - ended == {"TW", "TU", "ĐU"}


def test_head_lines_are_those_of_the_regulation() -> None:
    assert organ("trung_uong").head == (None, "BAN CHẤP HÀNH TRUNG ƯƠNG")
    assert organ("tinh_uy").head == (None, "TỈNH UỶ {ten}")
    assert organ("chi_bo").head == ("ĐẢNG BỘ {cap_tren}", "CHI BỘ {ten}")
    assert organ("van_phong").head == ("{cap_uy}", "VĂN PHÒNG")
    assert organ("ttxvn").head == ("BAN CHẤP HÀNH TRUNG ƯƠNG", "THÔNG TẤN XÃ VIỆT NAM")


def test_unknown_organ_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        organ("xa_doan")
