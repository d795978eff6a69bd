"""What is looked for in all texts at one go is what would be found text by text; what checks find is placed rightly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from reportgen.kinds import all_kinds
from reportgen.model.base import Ban
from reportgen.model.checks import Finding, Loc, checks_of, contains_hole, holds_models, run_checks, walk_texts
from reportgen.model.citations import mentions
from reportgen.model.co_quan import CoQuan, other_tone_style
from reportgen.model.fields import DoanVan, MotHoacNhieu, SoNguyen
from reportgen.model.forgiving import judge
from reportgen.model.holes import HoleTouched
from reportgen.model.inside import fields_with_models, text_fields
from reportgen.model.noi_dung import HanChe
from reportgen.model.texts import Texts, texts_in
from reportgen.model.van_ban import VanBan
from reportgen.model.vien_dan import VienDan
from reportgen.text.punctuation import quotes_balanced, typed_mark
from tests.model.test_forgiving import HOLE, changed, paths, samples

KIND_IDS = sorted(all_kinds())


# --- a look through all texts ---------------------------------------------------------------------------------------


class Thu(VanBan):
    """A document with texts in every position."""

    TEN_LOAI: ClassVar[str] = "bao_cao"

    tuy: DoanVan | None = Field(default=None, title="Tuỳ", description="Tuỳ.")
    doan: MotHoacNhieu[DoanVan] = Field(default=(), title="Đoạn", description="Đoạn.")
    muc: MotHoacNhieu[HanChe] = Field(default=(), title="Mục", description="Mục.")
    rieng: HanChe | None = Field(default=None, title="Riêng", description="Riêng.")


PIECES = [
    *'“”«»"{}-+*•(),.:;_5²Zz \n\t\0\u00a0\x1e',
    *("{ma}", "{khac}", "{{ma}}", "{Ma}", "- ", "– ", "1. ", "(2) ", "12) ", "a) ", "Đ) ", "K) "),
    *("Một là, ", "một là:", "MỘT LÀ, ", "Hai mươi mốt là ,", "Việc này là:", "là\u00a0,", "LÀ:", "à", "À", ","),
    *("ủy", "Ủy", "ỦY", "ủY", "thủy", "ủyban", "uỷ", "UỶ", "Uỷ", "uỶ", "thuỷ", "quỷ", "ỷ", "ủ", "y", "của"),
    *("chi bộ", "“Dân vận khéo”", "«Xanh»", '"sáng"'),
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=12)
TEXTS = st.lists(TEXT | st.just(HOLE), max_size=4).map(tuple)


def office(style: str) -> CoQuan:
    return CoQuan.model_construct(kieu_dau=style, nguoi_ky=(), loai_co_quan="huyen_uy", ten_co_quan="Huyện ủy, uỷ: “")


@st.composite
def documents(draw: st.DrawFn) -> Thu:
    return Thu.model_construct(
        co_quan=office(draw(st.sampled_from(["cu", "moi"]))),
        trich_yeu=draw(TEXT | st.just(HOLE)),
        vien_dan=tuple(
            VienDan.model_construct(ma="ma", loai=draw(TEXT), trich_yeu=draw(TEXT))
            for _ in range(draw(st.integers(0, 1)))
        ),
        can_cu=draw(TEXTS),
        noi_nhan=draw(TEXTS),
        tuy=draw(TEXT | st.none()),
        doan=draw(TEXTS | st.just(HOLE)),
        muc=tuple(
            HanChe.model_construct(noi_dung=draw(TEXT), don_vi=draw(TEXT)) for _ in range(draw(st.integers(0, 2)))
        ),
        rieng=draw(st.none() | st.builds(HanChe.model_construct, noi_dung=TEXT)),
    )


def one_by_one(document: Thu) -> dict[str, list[Loc]]:
    """The places that the four checks must name, told by going through the texts one by one."""
    texts = walk_texts(document)
    codes = {paper.ma for paper in document.vien_dan}
    cited = [(loc, code) for loc, text in texts for code in mentions(text)]
    return {
        "vien-dan-long-nhau": [loc for loc, _code in cited if loc[0] == "vien_dan"],
        "vien-dan-khong-co": [loc for loc, code in cited if loc[0] != "vien_dan" and code not in codes],
        "ngoac-kep-le": [loc for loc, text in texts if not quotes_balanced(text)],
        "kieu-dau-khac-co-quan": [loc for loc, text in texts if other_tone_style(text, document.co_quan.tone_style)][
            :1
        ],
        "go-san-so-thu-tu": [
            loc
            for loc, text in texts
            if loc[0] not in ("can_cu", "noi_nhan") and any(isinstance(step, int) for step in loc) and typed_mark(text)
        ],
    }


#: A text that ends like the mark that stands before each text.
TRAILING = Thu.model_construct(
    co_quan=office("cu"),
    trich_yeu="",
    vien_dan=(),
    can_cu=(),
    noi_nhan=(),
    doan=(),
    muc=(HanChe.model_construct(noi_dung="a\0", don_vi="- b"),),
)


@settings(max_examples=600, deadline=None)
@given(documents())
@example(TRAILING)
def test_a_look_at_one_go_finds_what_a_look_at_each_text_finds(document: Thu) -> None:
    expected = one_by_one(document)
    found: dict[str, list[Loc]] = {code: [] for code in expected}
    for finding in run_checks(document):
        if finding.code in found:
            found[finding.code].append(finding.loc)
    assert found == expected


@given(documents())
def test_the_texts_gathered_are_those_that_have_a_place(document: Thu) -> None:
    placed = Counter(piece for _loc, text in walk_texts(document) for piece in text.split("\0") if piece)
    assert Counter(piece for piece in Texts(document).joined.split("\0") if piece) == placed


@pytest.mark.parametrize("kind_id", KIND_IDS)
def test_the_texts_of_a_sample_are_all_gathered(kind_id: str) -> None:
    model = all_kinds()[kind_id].model.model_validate(samples()[kind_id])
    placed = [text for _loc, text in walk_texts(model) if text]
    assert len(placed) > 20
    assert Counter(Texts(model).joined.removeprefix("\0").split("\0")) == Counter(placed)
    assert sorted(texts_in(model.vien_dan)) == sorted(text for _loc, text in walk_texts(model.vien_dan))


# --- what a class can hold ------------------------------------------------------------------------------------------


class La(BaseModel):
    """A model of the most various annotations."""

    chu: str
    chu_neu: str | None = None
    ngay_hay_chu: int | str = 0
    so: SoNguyen = 0
    so_cac: tuple[int, ...] = ()
    chu_cac: tuple[str, ...] = ()
    doan_cac: MotHoacNhieu[DoanVan] = ()
    chu_cac_neu: tuple[str, ...] | None = None
    chu_hai_tang: tuple[tuple[str, ...], ...] = ()
    mau: HanChe | None = None
    mau_cac: list[HanChe] = []
    gi_cung_duoc: Any = None
    mot_trong: Literal["a", "b"] = "a"
    danh_sach: list = []  # type: ignore[type-arg]


def test_fields_are_told_apart_by_what_they_can_hold() -> None:
    fields = text_fields(La)
    assert fields.alone == ("chu", "chu_neu", "ngay_hay_chu")
    assert fields.lists == ("chu_cac", "doan_cac")
    assert set(fields.others) == {
        *("chu_cac_neu", "chu_hai_tang", "mau", "mau_cac", "gi_cung_duoc", "mot_trong", "danh_sach"),
    }
    assert fields_with_models(La) == ("mau", "mau_cac", "gi_cung_duoc", "mot_trong", "danh_sach")


# --- the order and the places of what checks find -------------------------------------------------------------------


def found_plainly(model: BaseModel, loc: Loc = ()) -> Iterator[Finding]:
    """Run all checks as the rules say it, without any short way."""
    for name, fields in checks_of(type(model)):
        if model.__dict__.keys() >= fields:
            try:
                for finding in getattr(model, name)():
                    yield finding._replace(loc=(*loc, *finding.loc))
            except TypeError as error:
                if not isinstance(error, HoleTouched) and not contains_hole(model):
                    raise
    for name, value in model.__dict__.items():
        if isinstance(model, Ban) and not model.is_checked_apart(name):
            yield from _found_inside(value, (*loc, name))


def _found_inside(value: Any, loc: Loc) -> Iterator[Finding]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _found_inside(item, (*loc, index))
    elif holds_models(value):
        yield from found_plainly(value, loc)


ODD = st.sampled_from([HOLE, "Chi bộ “Mẫu", "- Một là, {la}", "01/01/2031", "999", "1", "ủy ban", "có", ("A", "A")])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_checks_are_run_in_order_and_placed_in_every_record_with_odd_values(draw: st.DataObject) -> None:
    kind_id = draw.draw(st.sampled_from(KIND_IDS))
    data = samples()[kind_id]
    places = [loc for loc in paths(data) if loc and loc[0] != "co_quan"]
    for _ in range(draw.draw(st.integers(1, 3))):
        loc = draw.draw(st.sampled_from(places))
        try:
            odd = changed(data, loc, draw.draw(ODD))
            model = judge(all_kinds()[kind_id].model, odd)
        except (ValueError, TypeError, KeyError, IndexError):
            continue  # this place does not take this value, or is no more
        data = odd
        assert list(run_checks(model)) == list(found_plainly(model))


def test_odd_values_do_reach_the_checks() -> None:
    """The property above would hold of nothing at all."""
    data = {**samples()["bao_cao_so_ket"], "uu_diem": ["- Một là, {la}"], "ten_ky": HOLE}
    assert [(one.code, one.loc) for one in run_checks(judge(all_kinds()["bao_cao_so_ket"].model, data))] == [
        ("vien-dan-khong-co", ("uu_diem", 0)),
        ("go-san-so-thu-tu", ("uu_diem", 0)),
    ]
