"""Two ways of judging a record: they say the same of every record without holes, and only one lets holes pass."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from reportgen.kinds import all_kinds
from reportgen.model.base import Ban
from reportgen.model.co_quan import CoQuan
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole
from reportgen.sources import read
from tests.kinds.decision import as_data

HOLE = Hole("Mục")


def models() -> list[type[Ban]]:
    """Every model of the house that a record can hold."""
    found: dict[type[Ban], None] = {}
    waiting: list[type[Ban]] = [kind.model for kind in all_kinds().values()]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = None
            waiting.extend(inner for field in one.model_fields.values() for inner in _inside(field.annotation))
    return list(found)


def _inside(annotation: Any) -> Iterator[type[Ban]]:
    if isinstance(annotation, type) and issubclass(annotation, Ban):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _inside(part)


FIELDS = [pytest.param(model, name, id=f"{model.__name__}.{name}") for model in models() for name in model.model_fields]


@cache
def samples() -> dict[str, Any]:
    """The sample record of every kind as data."""
    found = {}
    for kind in all_kinds().values():
        document = read(kind.sample_path).document
        assert document is not None
        found[kind.id] = {key: value for key, value in as_data(document).items() if key != "loai"}
    return found


def judged(way: Callable[[Any], object], data: Any) -> object:
    """What became of the data: the model, or everything that is wrong with it, where and why."""
    try:
        return way(copy.deepcopy(data))
    except ValidationError as error:
        # The input is left out, as it may be a function's own copy of what was given.
        return error.errors(include_url=False, include_input=False)


def both(model: type[BaseModel], data: Any) -> tuple[object, object]:
    return judged(model.model_validate, data), judged(partial(judge, model), data)


def test_the_models_tried_are_those_of_every_kind() -> None:
    assert {CoQuan, *(kind.model for kind in all_kinds().values())} < set(models())


@pytest.mark.parametrize("kind_id", all_kinds())
def test_a_right_record_becomes_the_same_model_both_ways(kind_id: str) -> None:
    plain, forgiving = both(all_kinds()[kind_id].model, samples()[kind_id])
    assert isinstance(plain, Ban)
    assert plain == forgiving
    assert repr(plain) == repr(forgiving)


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_a_hole_passes_for_any_value_but_only_where_holes_may_be(model: type[Ban], name: str) -> None:
    holes = dict.fromkeys(model.model_fields, HOLE)
    assert getattr(judge(model, holes), name) is HOLE
    with pytest.raises(ValidationError) as caught:
        model.model_validate(holes)
    assert name in {error["loc"][0] for error in caught.value.errors()}


def paths(data: Any, loc: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside the data, the data themselves first."""
    yield loc
    if isinstance(data, dict | list):
        for step, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from paths(inner, (*loc, step))


def changed(data: Any, loc: tuple[Any, ...], value: Any) -> Any:
    if not loc:
        return value
    result = copy.copy(data)
    result[loc[0]] = changed(data[loc[0]], loc[1:], value)
    return result


WRONG = st.sampled_from(["", "…", "31/02/2021", "-5", "3,5", "không", "a b", 7, None, [], ["x"], {}, {"la": "x"}])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_wrong_record_is_refused_with_the_same_words_both_ways(draw: st.DataObject) -> None:
    kind_id = draw.draw(st.sampled_from(sorted(all_kinds())))
    data = samples()[kind_id]
    for _ in range(draw.draw(st.integers(1, 4))):
        data = changed(data, draw.draw(st.sampled_from(list(paths(data)))), draw.draw(WRONG))
    plain, forgiving = both(all_kinds()[kind_id].model, data)
    assert plain == forgiving


@pytest.mark.parametrize("kind_id", all_kinds())
def test_beside_a_hole_everything_else_is_judged_as_ever(kind_id: str) -> None:
    model, data = all_kinds()[kind_id].model, samples()[kind_id]
    wrong = {**data, "so_ky_hieu": "45/QĐ-HU", "la": "x"}
    plain, forgiving = both(model, wrong)
    assert plain == forgiving
    assert [error["type"] for error in plain] == ["so-ky-hieu-viet-sai", "extra_forbidden"]  # type: ignore[attr-defined]
    assert judged(partial(judge, model), {**wrong, "trich_yeu": HOLE}) == plain
