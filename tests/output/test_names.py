"""File names: readable, stable, safe on Windows."""

from __future__ import annotations

import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.output.names import MAX_NAME, NameBook, beside_names, cut, draft_name, is_inside, numbered_name

RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


def test_a_numbered_document_is_named_by_number_symbol_and_kind() -> None:
    assert numbered_name("474-QĐ/HU", "quyet_dinh_giam_sat") == "474-QD-HU_quyet-dinh-giam-sat.docx"


def test_a_number_below_ten_keeps_its_zero() -> None:
    assert numbered_name("09-BC/BTGHU", "bao_cao_so_ket") == "09-BC-BTGHU_bao-cao-so-ket.docx"


def test_a_draft_is_named_by_draft_kind_and_the_first_words_of_its_subject() -> None:
    name = draft_name(2, "quyet_dinh_giam_sat", "giám sát việc lãnh đạo, chỉ đạo triển khai thực hiện mô hình")
    assert name == "du-thao-lan-2_quyet-dinh-giam-sat_giam-sat-viec-lanh-dao-chi-dao-trien.docx"


def test_a_draft_without_subject_still_has_a_name() -> None:
    assert draft_name(1, "quyet_dinh_giam_sat", "") == "du-thao-lan-1_quyet-dinh-giam-sat.docx"


@given(st.text(max_size=400), st.text(max_size=400))
def test_every_name_is_safe_whatever_was_typed(number: str, subject: str) -> None:
    for name in (numbered_name(number, "bao_cao_so_ket"), draft_name(1, "bao_cao_so_ket", subject)):
        assert re.fullmatch(r"[A-Za-z0-9_-]*[A-Za-z0-9]\.docx", name)
        assert len(name) <= MAX_NAME
        assert name.split(".")[0].lower() not in RESERVED


@pytest.mark.parametrize("bad", ["../../etc/passwd", "C:\\x", "CON", "474/../..", "\x00", "..."])
def test_a_number_cannot_lead_out_of_the_folder(bad: str) -> None:
    name = numbered_name(bad, "bao_cao_so_ket")
    assert "/" not in name
    assert "\\" not in name
    assert not name.startswith(".")


def test_a_word_longer_than_the_limit_is_cut_inside() -> None:
    assert cut("a" * 50, 40) == "a" * 40


def test_words_are_cut_between_words() -> None:
    assert cut("mot-hai-ba", 7) == "mot-hai"
    assert cut("mot-hai-ba", 9) == "mot-hai"


def clashes(*names: str) -> list[tuple[int, int]]:
    book = NameBook()
    found = ((book.take(name, index), index) for index, name in enumerate(names))
    return [(earlier, index) for earlier, index in found if earlier is not None]


def test_names_that_differ_only_in_case_collide() -> None:
    assert clashes("a.docx", "b.docx", "A.docx", "a.docx") == [(0, 2), (0, 3)]
    assert clashes("xa-a/1.docx", "Xa-A/1.docx", "xa-b/1.docx") == [(0, 1)]


def test_a_document_and_a_folder_of_one_name_collide() -> None:
    assert clashes("x.docx/a.docx", "X.docx") == [(0, 1)]
    assert clashes("x.docx", "a/b.docx", "X.docx/a/b.docx") == [(0, 2)]
    assert clashes("a/1.docx", "a/2.docx", "a/b/1.docx") == []


def test_names_beside_are_new_each_time() -> None:
    assert list(islice(beside_names("a/b.docx"), 3)) == ["a/b_ban-moi.docx", "a/b_ban-moi-2.docx", "a/b_ban-moi-3.docx"]


@pytest.mark.parametrize("name", ["", "/a", "a/", "../a", "a/./b", "a//b", "a\\b", "c:a", "a\x00"])
def test_what_leads_out_of_the_folder_is_not_inside(name: str) -> None:
    assert not is_inside(name)
    assert is_inside("a/b.docx")
