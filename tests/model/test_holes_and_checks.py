from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from pydantic import Field

from reportgen.model.base import Ban
from reportgen.model.checks import Finding, Loc, check, contains_hole, in_order, no_repeats, run_checks, walk_texts
from reportgen.model.fields import MotHoacNhieu, SoNguyen, VanBanNgan
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole, HoleTouched, known
from reportgen.model.show import count_text, date_text, listing, show, texts

HOLE = Hole("Mốc thời gian")


def test_a_hole_prints_its_label_in_every_way_of_printing() -> None:
    assert str(HOLE) == f"{HOLE}" == f"{HOLE:>40}" == "[chưa có: Mốc thời gian]"


def test_attributes_calls_and_items_of_a_hole_are_the_hole() -> None:
    assert HOLE.tu_ngay.strip("x")[3] is HOLE


def test_a_hole_iterates_once_even_where_python_asks_for_the_length_first() -> None:
    assert [type(item) for item in [*HOLE]] == [Hole]
    assert len(list(HOLE)) == len(tuple(HOLE)) == 1


@pytest.mark.parametrize("use", [bool, len, int, float, hash, operator.neg, lambda h: h == 1, lambda h: 1 in h])
def test_computing_with_a_hole_is_stopped(use: Callable[[Hole], object]) -> None:
    with pytest.raises(TypeError):
        use(HOLE)


@pytest.mark.parametrize("use", [operator.lt, operator.ge, operator.add, operator.sub, operator.mul, operator.ne])
def test_comparing_with_a_hole_is_stopped(use: Callable[[object, object], object]) -> None:
    with pytest.raises(HoleTouched):
        use(HOLE, date(2021, 8, 25))
    with pytest.raises(HoleTouched):
        use(date(2021, 8, 25), HOLE)


def test_known_stops_at_a_hole_and_hands_on_everything_else() -> None:
    assert known(0) == 0
    with pytest.raises(HoleTouched):
        known(HOLE)


def test_printing_helpers_accept_holes() -> None:
    assert show(HOLE, str.upper) == date_text(HOLE) == count_text(HOLE) == str(HOLE)  # type: ignore[arg-type]
    assert texts(HOLE) == [str(HOLE)]
    assert listing(HOLE) == str(HOLE)


def test_printing_helpers_print_values() -> None:
    assert show(None) == date_text(None) == ""
    assert date_text(date(2021, 9, 5)) == "05/9/2021"
    assert [count_text(range(4)), count_text(range(18))] == ["04", "18"]
    assert [listing(["A"]), listing(["A", "B"]), listing(["A", "B", "C"]), listing([])] == [
        "A",
        "A và B",
        "A, B và C",
        "",
    ]


class Con(Ban):
    so: SoNguyen = Field(title="Số", description="Số.")

    @check("so")
    def nho_hon_muoi(self) -> Iterator[Finding]:
        if self.so >= 10:
            yield Finding("trung-lap", ("so",), {})


class Me(Ban):
    ten: VanBanNgan = Field(default="", title="Tên", description="Tên.")
    con: MotHoacNhieu[Con] = Field(default=(), title="Con", description="Con.")
    rieng: Con | None = Field(default=None, title="Riêng", description="Riêng.")

    checked_apart = frozenset({"rieng"})

    @check("ten", "con")
    def co_ten_khi_co_con(self) -> Iterator[Finding]:
        if len(self.con) > 1:
            yield Finding("ma-trung", ("con",))
            if not self.ten.strip():
                yield Finding("de-trong", ("ten",))


def codes(model: Ban) -> dict[Loc, str]:
    return {finding.loc: finding.code for finding in run_checks(model)}


def test_checks_are_run_in_the_models_inside_and_placed_from_the_outside() -> None:
    model = Me.model_validate({"con": [{"so": "3"}, {"so": "12"}]})
    assert codes(model) == {("con",): "ma-trung", ("ten",): "de-trong", ("con", 1, "so"): "trung-lap"}


def test_a_field_checked_apart_is_not_walked() -> None:
    assert codes(Me.model_validate({"rieng": {"so": "12"}})) == {}
    assert codes(Con.model_validate({"so": "12"})) == {("so",): "trung-lap"}


def test_a_check_that_meets_a_hole_keeps_what_it_found_before() -> None:
    model = judge(Me, {"ten": HOLE, "con": [{"so": HOLE}, {"so": "12"}]})
    assert codes(model) == {("con",): "ma-trung", ("con", 1, "so"): "trung-lap"}


def test_only_checks_of_the_fields_that_are_there_are_run_on_a_partial_model() -> None:
    partial = Me.model_construct(con=(Con(so=12), Con(so=1)))
    assert codes(partial) == {("con",): "ma-trung", ("ten",): "de-trong", ("con", 0, "so"): "trung-lap"}
    del partial.__dict__["ten"]
    assert codes(partial) == {("con", 0, "so"): "trung-lap"}


class Hong(Ban):
    so: VanBanNgan = Field(title="Số", description="Số.")

    @check("so")
    def gap_loi_cua_ham_khac(self) -> Iterator[Finding]:
        yield Finding("de-trong", ("so",), {"dai": "x".join(self.so)})
        yield Finding("trung-lap", ("so",), {"tong": str(sum(self.so))})  # type: ignore[arg-type]


def test_a_function_that_refuses_a_hole_stops_only_that_check() -> None:
    assert codes(judge(Hong, {"so": HOLE})) == {}


def test_a_type_error_without_any_hole_is_a_bug_and_is_shown() -> None:
    with pytest.raises(TypeError):
        codes(Hong.model_validate({"so": "chữ"}))


def test_a_check_overridden_without_its_mark_is_no_longer_run() -> None:
    class De(Con):
        def nho_hon_muoi(self) -> Iterator[Finding]:
            yield Finding("ma-trung")

    assert codes(De.model_validate({"so": "12"})) == {}


def test_all_texts_are_walked_with_their_place_but_not_those_checked_apart() -> None:
    class Sau(Ban):
        muc: MotHoacNhieu[VanBanNgan] = Field(title="Mục", description="Mục.")
        rieng: VanBanNgan = Field(title="Riêng", description="Riêng.")
        checked_apart = frozenset({"rieng"})

    assert list(walk_texts(Sau.model_validate({"muc": ["a", "b"], "rieng": "c"}))) == [
        (("muc", 0), "a"),
        (("muc", 1), "b"),
    ]


def test_holes_are_found_at_any_depth() -> None:
    assert contains_hole(judge(Me, {"con": [{"so": HOLE}]}))
    assert not contains_hole(Me.model_validate({"con": [{"so": "1"}]}))


def test_dates_in_order_pass_and_reversed_ones_do_not() -> None:
    early, late = date(2021, 8, 25), date(2021, 9, 9)
    assert not list(in_order(("x",), ("a", early), ("b", early)))
    assert not list(in_order(("x",), ("a", None), ("b", early)))
    (finding,) = in_order(("x",), ("ngày a", late), ("ngày b", early))
    assert finding.params == {"truoc": "ngày a", "ngay_truoc": "09/9/2021", "sau": "ngày b", "ngay_sau": "25/8/2021"}


def test_repeats_differ_by_more_than_case_and_blanks() -> None:
    names = ["Chi bộ  A", HOLE, "CHI BỘ a", "Chi bộ Ă", HOLE]
    (finding,) = no_repeats(("don_vi",), names, ("ten",))  # type: ignore[arg-type]
    assert (finding.loc, finding.params["lan_dau"]) == (("don_vi", 2, "ten"), "1")
