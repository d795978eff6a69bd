"""One form for equal texts: NFC, blanks, ASCII keys."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.normalise import control_characters, is_tidy, tidy, tidy_lines, to_nfc
from reportgen.text.slugs import fold, kebab, name_key, slug

SLUG_LETTERS = set(string.ascii_lowercase + string.digits + "_")


def test_text_is_composed() -> None:
    assert to_nfc("Đa\u0309ng u\u0309y") == "Đảng ủy"


def test_tidy_leaves_single_ordinary_spaces() -> None:
    assert tidy(" \u00a0Huyện\t uỷ\n\u2003Ví\u202fDụ \r\n") == "Huyện uỷ Ví Dụ"


def test_tidy_lines_keeps_the_line_breaks() -> None:
    assert tidy_lines("\n Ban  Chấp hành \r\n\u00a0Đảng bộ\u2028huyện\n\n") == "Ban Chấp hành\nĐảng bộ\nhuyện"


TYPED = st.text(st.sampled_from("aỷ\u0309đ.  \t\n\u00a0\u200b\x0b\ue000"))


@given(TYPED | st.text())
def test_a_text_that_looks_tidy_is_left_as_it_is_and_has_nothing_strange(text: str) -> None:
    if is_tidy(text):
        assert tidy(text) == text
        assert control_characters(text) == []


@given(TYPED)
def test_a_printable_text_once_tidied_looks_tidy(text: str) -> None:
    assert is_tidy(tidy(text)) or control_characters(text)


def test_control_characters_survive_tidying_so_that_they_can_be_reported() -> None:
    assert control_characters(tidy("a\x0bb")) == ["U+000B"]


def test_control_characters_are_named_once_in_order() -> None:
    assert control_characters("\ufeffa\x0b\x00\u200b\x0b\uf0b7") == ["U+FEFF", "U+000B", "U+0000", "U+200B", "U+F0B7"]


def test_ordinary_text_has_no_control_characters() -> None:
    assert control_characters("Điều 1.\n\t“Đảng uỷ” – 98,5 %\r\n m² ½") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số, ký hiệu", "so_ky_hieu"),
        ("Đoàn giám sát 474", "doan_giam_sat_474"),
        ("ĐẢNG UỶ", "dang_uy"),
        ("  __Trích--yếu  ", "trich_yeu"),
        ("Bí thư Đảng ủy xã Đăk Tơ Lung", "bi_thu_dang_uy_xa_dak_to_lung"),
        ("m²", "m2"),
        ("!?", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_kebab_is_for_file_names() -> None:
    assert kebab("Quyết định giám sát") == "quyet-dinh-giam-sat"
    assert kebab("474-QĐ/HU", keep_case=True) == "474-QD-HU"


@pytest.mark.parametrize("spelling", ["Số ký hiệu", "so_ky_hieu", "SO-KY-HIEU", "số, ký  hiệu", "SoKyHieu"])
def test_spellings_of_one_key_meet(spelling: str) -> None:
    assert fold(spelling) == "sokyhieu"


def test_names_meet_whatever_their_case_blanks_and_tone_style_but_not_their_marks() -> None:
    assert name_key("Nguyễn  Thị THUỶ") == name_key("nguyễn thị Thủy")
    assert name_key("Lê Hùng") != name_key("Lê Hưng")


@given(st.text())
def test_slug_is_idempotent_and_ascii(text: str) -> None:
    once = slug(text)
    assert slug(once) == once
    assert set(once) <= SLUG_LETTERS
    assert not once.startswith("_")
    assert not once.endswith("_")


@given(st.text())
def test_composed_and_decomposed_texts_are_one(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert slug(composed) == slug(decomposed)
    assert fold(composed) == fold(decomposed)
    assert tidy(composed) == tidy(decomposed)


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)


@given(st.text())
def test_every_character_out_of_place_is_named_and_no_other(text: str) -> None:
    strange = {char for char in text if unicodedata.category(char)[0] == "C" and char not in "\n\t\r"}
    assert set(control_characters(text)) == {f"U+{ord(char):04X}" for char in strange}


@given(st.text(alphabet=" a\u00a0\t\u2003ạ", max_size=12))
def test_blanks_of_every_sort_become_single_spaces(text: str) -> None:
    assert tidy(text) == " ".join(text.split())
