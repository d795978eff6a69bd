"""Every fact is what its class declares: no run looks, so that none has to load what could."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pydantic import ConfigDict, ValidationError, create_model

from reportgen.standard import all_organs, all_standards, all_ten_loai, committees
from reportgen.standard.facts import Basis, Fact, Frozen
from reportgen.standard.looks import Margins
from reportgen.standard.signature_forms import honorifics, signature_forms
from standard.declared import fields_of

PARTS = ("page", "body", "layout", "components", "punctuation", "numbering", "date_line", "place", "signature")
STRICT = ConfigDict(strict=True, extra="forbid", arbitrary_types_allowed=True)


def facts() -> Iterator[Frozen]:
    """Every fact there is, those inside others too."""
    yield from inside(all_standards())
    yield from inside([getattr(standard, part) for standard in all_standards() for part in PARTS])
    yield from inside([all_ten_loai(), all_organs(), committees(), signature_forms(), honorifics()])


def inside(value: object) -> Iterator[Frozen]:
    if isinstance(value, Frozen):
        yield value
    if isinstance(value, (Frozen, Mapping)):
        value = [*(vars(value) if isinstance(value, Frozen) else value).values()]
    if isinstance(value, (list, tuple)):
        for inner in value:
            yield from inside(inner)


def judge(fact: Frozen) -> None:
    """Hold a fact to the annotations of its class; nothing is taken for something else, no whole number for a measure.

    Parts of a regulation, which it keeps beside its own values once they are asked for, are judged for themselves.
    """
    kind = type(fact)
    fields: Any = {name: (hint, None if hasattr(kind, name) else ...) for name, hint in fields_of(kind).items()}
    given = {name: value for name, value in vars(fact).items() if name not in PARTS}
    judged = create_model(kind.__name__, __config__=STRICT, **fields).model_validate(given)
    for name, value in given.items():
        assert type(getattr(judged, name)) is type(value) or isinstance(value, Mapping), f"{kind.__name__}.{name}"


def test_every_fact_is_what_its_class_declares() -> None:
    found = list(facts())
    assert {kind for base in (Frozen, Fact) for kind in base.__subclasses__()} - {Fact} <= set(map(type, found))
    for fact in found:
        judge(fact)


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        (Margins, {"top": 20, "bottom": 20, "left": 30}),
        (Margins, {"top": 20, "bottom": 20, "left": 30, "right": 15, "middle": 1}),
        (Fact, {"clause": "HD05", "basis": "quy_dinh", "basis_of": ["size_pt"]}),
        (Fact, {"clause": 5, "basis": "quy_dinh"}),
    ],
)
def test_a_mistake_in_the_data_is_found(kind: type[Frozen], entry: dict[str, Any]) -> None:
    with pytest.raises((ValidationError, AttributeError)):
        judge(kind.read(entry))


def test_an_unknown_basis_is_refused_by_every_run() -> None:
    with pytest.raises(ValueError, match="nghe_noi"):
        Fact.read({"basis": "nghe_noi"})
    assert Fact.read({"basis": "vi_du"}).basis is Basis.VI_DU
