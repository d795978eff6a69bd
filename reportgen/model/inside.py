"""What can be inside the models of a class, told by the annotations of its fields, once for all models of the class."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

#: What holds items. Written as a tuple, since a union would be made anew at every look.
LISTS = (tuple, list)


class TextFields(NamedTuple):
    """The fields of a class that can hold texts.

    Args:
        alone: Those whose value is a text, or no text at all.
        lists: Those whose value is a list of such values.
        others: Those that hold texts in any other way: models, lists of models.
    """

    alone: tuple[str, ...]
    lists: tuple[str, ...]
    others: tuple[str, ...]


@cache
def text_fields(model: type[BaseModel]) -> TextFields:
    """Tell where the models of a class can have texts; fields checked apart (the office) are left out."""
    apart: Collection[str] = getattr(model, "checked_apart", ())
    fields: dict[str, list[str]] = {"alone": [], "lists": [], "others": []}
    for name, field in model.model_fields.items():
        if name not in apart and _can_hold(field.annotation, str, BaseModel):
            fields[_way_of_holding(field.annotation)].append(name)
    return TextFields(**{way: tuple(names) for way, names in fields.items()})


@cache
def fields_with_models(model: type[BaseModel]) -> tuple[str, ...]:
    """Name the fields that can hold models, themselves or in lists, in order."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _can_hold(field.annotation, BaseModel))


@cache
def is_model(kind: Any) -> bool:
    """Tell whether a class is a model's: asked about a value, pydantic answers in Python, ten times as slowly."""
    return issubclass(kind, BaseModel)


def _can_hold(annotation: Any, *wanted: type) -> bool:
    """Tell whether one of the classes is in an annotation; what is no certain class may be anything."""
    leaves = [leaf for leaf in _leaves(annotation) if leaf not in LISTS]
    return not leaves or any(_is_uncertain(leaf) or issubclass(leaf, wanted) for leaf in leaves)


def _is_uncertain(leaf: Any) -> bool:
    return leaf in (Any, object) or not isinstance(leaf, type)


def _way_of_holding(annotation: Any) -> str:
    if _can_hold(annotation, BaseModel):
        return "others"
    if not _has_list(annotation):
        return "alone"
    is_plain_list = get_origin(annotation) is tuple and not _has_list(get_args(annotation)[0])
    return "lists" if is_plain_list else "others"


def _has_list(annotation: Any) -> bool:
    return any(leaf in LISTS for leaf in _leaves(annotation))


def _leaves(annotation: Any) -> Iterator[Any]:
    """Yield what an annotation is made of, lists too: "tuple[KetQua, ...] | None" → tuple, KetQua, None."""
    origin = get_origin(annotation)
    parts = get_args(annotation)[:1] if origin is Annotated else get_args(annotation)
    if isinstance(origin, type) and issubclass(origin, LISTS):
        yield origin
    if not parts:
        yield annotation
    for part in parts:
        if part is not ...:
            yield from _leaves(part)
