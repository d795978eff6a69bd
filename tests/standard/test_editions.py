"""Which regulation a day has, and that nobody can change one."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping, MutableMapping
from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ExitCode
from reportgen.messages import explain
from reportgen.standard import (
    NoStandardError,
    UnknownStandardError,
    all_organs,
    all_standards,
    all_ten_loai,
    for_date,
    get,
)
from reportgen.standard.signature_forms import signature_forms

FIRST_DAY = date(2018, 4, 3)


@pytest.mark.parametrize(
    ("day", "standard_id"),
    [
        (date(2018, 4, 3), "hd36"),
        (date(2021, 8, 25), "hd36"),
        (date(2026, 5, 26), "hd36"),
        (date(2026, 5, 27), "hd05"),
        (date(2030, 1, 1), "hd05"),
    ],
)
def test_day_of_signing_picks_the_regulation(day: date, standard_id: str) -> None:
    assert for_date(day).id == standard_id


def test_days_before_the_oldest_regulation_have_none() -> None:
    with pytest.raises(NoStandardError) as caught:
        for_date(date(2018, 4, 2))
    assert caught.value.code == "khong-co-the-thuc"
    assert caught.value.exit_code is ExitCode.DATA
    assert "02/4/2018" in explain(caught.value).sentence
    assert "03/4/2018" in explain(caught.value).sentence


def test_unknown_regulation_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownStandardError) as caught:
        get("nd30")
    assert caught.value.exit_code is ExitCode.USAGE
    assert "nd30" in explain(caught.value).sentence
    assert "hd36, hd05" in explain(caught.value).advice


def test_get_forces_a_regulation_whatever_the_day() -> None:
    assert [get(standard.id) for standard in all_standards()] == list(all_standards())
    assert [standard.id for standard in all_standards()] == ["hd36", "hd05"]


def test_regulations_follow_each_other_without_gap_or_overlap() -> None:
    older, newer = all_standards()
    assert older.valid_from == FIRST_DAY
    assert older.valid_to is not None
    assert older.valid_to + timedelta(days=1) == newer.valid_from
    assert newer.valid_to is None


@given(st.dates(min_value=FIRST_DAY))
def test_every_day_since_the_first_has_exactly_one_regulation(day: date) -> None:
    assert [standard.id for standard in all_standards() if standard.in_force_on(day)] == [for_date(day).id]


def test_facts_cannot_be_changed() -> None:
    standard = get("hd05")
    for fact, attribute in (
        (standard, "title"),
        (standard.page.margins, "left"),
        (standard.components["loi_van"], "size_pt"),
        (standard.punctuation, "body_end"),
    ):
        with pytest.raises(AttributeError):
            setattr(fact, attribute, getattr(fact, attribute))
        with pytest.raises(AttributeError):
            delattr(fact, attribute)


@pytest.mark.parametrize(
    "mapping",
    [
        get("hd05").components,
        get("hd05").components["loi_van"].basis_of,
        get("hd05").punctuation.sources,
        get("hd05").signature.prefixes,
        get("hd05").place.abbreviations,
        all_ten_loai(),
        all_organs(),
        signature_forms(),
    ],
)
def test_mappings_cannot_be_changed(mapping: Mapping[str, object]) -> None:
    with pytest.raises(TypeError):
        cast("MutableMapping[str, object]", mapping)["khac"] = None


def test_copies_and_other_processes_see_the_very_same_regulation() -> None:
    standard = get("hd05")
    assert copy.deepcopy(standard) is standard
    assert pickle.loads(pickle.dumps(standard)) is standard  # noqa: S301 - our own bytes
    assert {standard: "khoá"}[get("hd05")] == "khoá"


def test_deep_copy_of_a_component_is_the_component() -> None:
    component = get("hd05").components["tieu_de"]
    assert copy.deepcopy({"tieu_de": component})["tieu_de"] is component
