"""The markup of layouts: what it gives, what it refuses."""

from __future__ import annotations

import pytest

from reportgen.render.markup import Field, Literal, MarkupError, parse


def test_words_fields_and_bold_come_in_order() -> None:
    assert list(parse("**Điều 1.** Giám sát {noi_dung} tại {don_vi.ten}.")) == [
        Literal("Điều 1.", bold=True),
        Literal(" Giám sát ", bold=False),
        Field("noi_dung", bold=False),
        Literal(" tại ", bold=False),
        Field("don_vi.ten", bold=False),
        Literal(".", bold=False),
    ]


@pytest.mark.parametrize(
    "text",
    ["{{ x }}", "{% if x %}", "{_{", "}_}", "**never closed", "{Trích yếu}", "{x.__class__}", "{x[0]}", "{x()}", "{}"],
)
def test_anything_but_plain_paths_is_refused(text: str) -> None:
    with pytest.raises(MarkupError):
        list(parse(text))
