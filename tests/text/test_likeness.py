"""Which known word is offered for a misspelt one."""

from __future__ import annotations

import pytest

from reportgen.text.likeness import SLIP_IN_LIST, misspelt, nearest
from reportgen.text.slugs import fold

ROLES = [fold(role) for role in ("Trưởng đoàn", "Phó Trưởng đoàn", "Thành viên", "Thư ký")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Trưởng đàon", "Trưởng đoàn"),
        ("Trưởng đoàn giám sát", "Trưởng đoàn"),
        ("Thành viê", "Thành viên"),
        ("thư kí", "Thư ký"),
    ],
)
def test_a_misspelt_choice_finds_the_one_meant(typed: str, meant: str) -> None:
    assert misspelt(typed, ROLES, at_least=SLIP_IN_LIST) == nearest(typed, ROLES) == fold(meant)


@pytest.mark.parametrize("typed", ["Kế toán", "x", "", "!!!"])
def test_a_choice_like_none_finds_none(typed: str) -> None:
    assert misspelt(typed, ROLES, at_least=SLIP_IN_LIST) is None


def test_a_very_short_word_counts_as_a_beginning_only() -> None:
    assert nearest("so", ["kysoket", "sokyhieu"]) == "sokyhieu"


@pytest.mark.parametrize(
    ("typed", "known"), [("Thay mặt", ["ma"]), ("Nháp", ["noinhanthuongdung"]), ("Chi bộ", ["ma", "trichyeu"])]
)
def test_a_few_letters_inside_a_name_are_no_likeness(typed: str, known: list[str]) -> None:
    assert nearest(typed, known) is None


@pytest.mark.parametrize(
    ("typed", "known"),
    [("Số QĐ", "so"), ("Ngày ký", "ngaybanhanh"), ("Họ tên người ký", "hoten"), ("trich_yu", "trichyeu")],
)
def test_a_part_of_a_name_or_a_slip_is_a_likeness(typed: str, known: str) -> None:
    assert nearest(typed, ["ma", "donvi", known]) == known


@pytest.mark.parametrize(
    ("typed", "name", "is_slip"),
    [
        ("Huện uỷ", "Huyện uỷ", True),
        ("Nguyễn Văn Anh", "Nguyễn Văn An", True),
        ("Uỷ ban nhân dân", "Uỷ ban Kiểm tra", False),
        ("bi_thu", "pho_bi_thu", False),
        ("", "Huyện uỷ", False),
    ],
)
def test_a_name_is_taken_for_a_slip_only_where_fingers_slip(typed: str, name: str, is_slip: bool) -> None:
    assert misspelt(typed, [fold(name)]) == (fold(name) if is_slip else None)
