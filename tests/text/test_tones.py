"""Places of the tone mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.tones import restyle, tone_styles

OLD = "Đảng uỷ, UỶ BAN, Uỷ viên, hoà, khoá, thuỷ, hoả, xoã, hoạ, khoẻ, loè, toé, luỹ, tuý, huỵ, HOÀ, Hoà"
NEW = "Đảng ủy, ỦY BAN, Ủy viên, hòa, khóa, thủy, hỏa, xõa, họa, khỏe, lòe, tóe, lũy, túy, hụy, HÒA, Hòa"
COMMON = "quý, quỳ, quỷ, Quý, QUÝ, hoàn, ngoài, toàn, khuỷu, xoáy, huýt, quỹ, quà"


def test_styles_are_swapped_word_by_word() -> None:
    assert restyle(NEW, "cu") == OLD
    assert restyle(OLD, "moi") == NEW


@pytest.mark.parametrize("style", ["cu", "moi"])
def test_closed_syllables_and_qu_are_never_touched(style: str) -> None:
    assert restyle(COMMON, "cu" if style == "cu" else "moi") == COMMON


def test_decomposed_text_is_restyled_too() -> None:
    assert restyle("u\u0309y", "cu") == "uỷ"


def test_styles_that_occur_are_told() -> None:
    assert tone_styles(COMMON) == set()
    assert tone_styles(OLD) == {"cu"}
    assert tone_styles(NEW) == {"moi"}
    assert tone_styles("uỷ ban hòa giải") == {"cu", "moi"}


@given(st.text("hoàòuỷủy qn"))
def test_a_restyled_text_has_one_style_and_stays(text: str) -> None:
    old = restyle(text, "cu")
    assert tone_styles(old) <= {"cu"}
    assert restyle(old, "cu") == old
    assert restyle(restyle(old, "moi"), "cu") == old
