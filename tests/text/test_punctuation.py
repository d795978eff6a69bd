"""End marks, first letters, quotes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.punctuation import (
    capitalise_first,
    decapitalise_first,
    quotes_balanced,
    strip_bullet,
    strip_end,
    typed_mark,
    with_end,
)

ENDINGS = st.text('ab.;,:…?!”") \u00a0', max_size=12)


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Lưu Văn phòng", "Lưu Văn phòng"),
        ("Lưu Văn phòng.", "Lưu Văn phòng"),
        ("Như Điều 4 ; . ", "Như Điều 4"),
        ("Như Điều 4..", "Như Điều 4"),
        ("theo quy định:\u00a0", "theo quy định"),
        ("các xã A, B…", "các xã A, B…"),
        ("các xã A, B...", "các xã A, B..."),
        ("các xã A, B...;", "các xã A, B..."),
        ("các xã A, B….", "các xã A, B…"),
        ("các xã A, B.....", "các xã A, B..."),
        ("“Đoàn 474”.", "“Đoàn 474”"),
        ("“Học tập.”", "“Học tập.”"),
        ("(Đoàn 474);", "(Đoàn 474)"),
        ("Vì sao?", "Vì sao?"),
        (" . ", ""),
    ],
)
def test_loose_marks_at_the_end_go(typed: str, bare: str) -> None:
    assert strip_end(typed) == bare


@pytest.mark.parametrize(
    ("typed", "mark", "printed"),
    [
        ("Như Điều 4", ";", "Như Điều 4;"),
        ("Như Điều 4.", ";", "Như Điều 4;"),
        ("Như Điều 4;;", ".", "Như Điều 4."),
        ("các xã A, B...", ".", "các xã A, B..."),
        ("các xã A, B...", ";", "các xã A, B...;"),
        ("Vì sao?", ".", "Vì sao?"),
        ("Vì sao?.", ".", "Vì sao?"),
        ("“Học tập.”", ".", "“Học tập.”"),
        ("“Học tập.”.", ".", "“Học tập.”"),
        ("“Học tập.”", ";", "“Học tập.”;"),
        ("“Học tập”", ".", "“Học tập”."),
        ("(có danh sách kèm theo)", ".", "(có danh sách kèm theo)."),
        ("   ", ".", ""),
    ],
)
def test_a_line_ends_in_its_mark_once(typed: str, mark: str, printed: str) -> None:
    assert with_end(typed, mark) == printed


@given(ENDINGS, st.sampled_from(".;,:"), st.sampled_from(".;,:"))
def test_the_last_mark_asked_for_wins(text: str, first: str, second: str) -> None:
    assert with_end(with_end(text, first), second) == with_end(text, second)


@given(ENDINGS)
def test_stripping_twice_changes_nothing(text: str) -> None:
    assert strip_end(strip_end(text)) == strip_end(text)


@given(ENDINGS | st.text(max_size=6), st.sampled_from(".;,:"))
def test_a_text_that_ends_in_a_letter_is_treated_like_any_other(text: str, mark: str) -> None:
    """Those with nothing at their end to look at are answered at once: as the whole rule would answer."""
    ellipsis = re.search(r"(…|\.\.\.)[.…;,:\s]*\Z", text)
    stripped = text[: ellipsis.end(1)] if ellipsis else text.rstrip(".;,: \t\r\n\u00a0")
    ends_sentence = re.search(r"([?!…]|\.\.\.)\Z|[?!….][\"”’»)\]]+\Z", stripped)
    assert strip_end(text) == stripped
    assert with_end(text, mark) == stripped + ("" if not stripped or (mark == "." and ends_sentence) else mark)


def test_first_letters() -> None:
    assert decapitalise_first("Về việc giám sát") == "về việc giám sát"
    assert decapitalise_first("Đề nghị") == "đề nghị"
    assert decapitalise_first("“Ý thức”") == "“ý thức”"
    assert decapitalise_first("TCCS đảng") == "TCCS đảng"
    assert decapitalise_first("04 TCCS") == "04 TCCS"
    assert capitalise_first("“đoàn giám sát”") == "“Đoàn giám sát”"
    assert capitalise_first("") == decapitalise_first("") == ""


@pytest.mark.parametrize("text", ["", "“a “b” c”", "«a»", 'nói "a"', "l’été", "“a «b» c”"])
def test_balanced_quotes(text: str) -> None:
    assert quotes_balanced(text)


@pytest.mark.parametrize("text", ["“a", "a”", "“a«b”c»", '"a', "“a“"])
def test_unbalanced_quotes(text: str) -> None:
    assert not quotes_balanced(text)


@pytest.mark.parametrize(
    ("typed", "bare"),
    [("- Như Điều 4", "Như Điều 4"), ("– Như trên", "Như trên"), ("• Lưu", "Lưu"), ("-5 độ", "-5 độ"), ("- ", "- ")],
)
def test_a_bullet_typed_by_habit_is_dropped(typed: str, bare: str) -> None:
    assert strip_bullet(typed) == bare


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Một là, tiếp tục quán triệt", "Một là,"),
        ("Mười hai là: việc khác", "Mười hai là:"),
        ("2. Chi bộ Hai", "2."),
        ("(3) Tủ sách", "(3)"),
        ("a) khoản", "a)"),
        ("- ý", "-"),
        ("Bác Hồ là, như đã biết, tấm gương", ""),
        ("01 tủ sách", ""),
        ("15/5 là ngày", ""),
        ("2 an: an ninh", ""),
    ],
)
def test_a_number_typed_by_hand_is_recognised(text: str, mark: str) -> None:
    assert typed_mark(text) == mark
