"""Letters that look Vietnamese and are not."""

from __future__ import annotations

import unicodedata

import pytest

from reportgen.text.lookalikes import LOOKALIKES, foreign_letters


@pytest.mark.parametrize(
    ("text", "letter", "meant", "word"),
    [
        ("Đ\u0430ng", "\u0430", "a", "Đ\u0430ng"),
        ("\u0422/M", "\u0422", "T", "\u0422"),
        ("B\u0391N", "\u0391", "A", "B\u0391N"),
        ("\u00d0ảng uỷ", "\u00d0", "Đ", "\u00d0ảng"),
        ("\u00d0", "\u00d0", "Đ", "\u00d0"),
        ("gi\u044fm", "\u044f", "", "gi\u044fm"),
    ],
)  # fmt: skip
def test_a_foreign_letter_is_named_with_the_letter_meant(text: str, letter: str, meant: str, word: str) -> None:
    (found,) = foreign_letters(text)
    assert (found.letter, found.meant, found.word) == (letter, meant, word)


@pytest.mark.parametrize("text", ["Đảng uỷ", "báo Правда", "α = 5", "góc β", "IFN-γ", "ABC", "", "Ω", "Đ/c"])
def test_words_of_other_alphabets_are_left_alone(text: str) -> None:
    assert list(foreign_letters(text)) == []


def test_each_word_is_told_once() -> None:
    assert len(list(foreign_letters("B\u0391\u0391 v\u0430 c\u0430"))) == 3


def test_no_lookalike_is_the_letter_it_looks_like() -> None:
    for letter, meant in LOOKALIKES.items():
        assert letter != meant
        assert unicodedata.name(meant).startswith("LATIN")
