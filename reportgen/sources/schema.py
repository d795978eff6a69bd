"""What a model lets a clerk type: its fields, what each holds, and their words for the form.

A model is read through its `model_fields` and annotations only, so that this room needs no knowledge of any kind of
document; the one declaration of a field feeds keys, forms and messages.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, reduce
from typing import Annotated, Any, Literal, NamedTuple, Protocol, Union, get_args, get_origin


class KindWords(Protocol):
    """What a table needs to know of a kind of document."""

    @property
    def id(self) -> str:
        """Slug of the kind."""

    @property
    def label(self) -> str:
        """Vietnamese name."""

    @property
    def model(self) -> type:
        """The model of its data."""


class FormKind(KindWords, Protocol):
    """What a form needs to know of a kind of document."""

    @property
    def summary(self) -> str:
        """One sentence: when a clerk uses it."""


_LISTS = (list, tuple, set, frozenset)
_YES_NO = (("co", "có"), ("khong", "không"))
_HOLDS: Mapping[Any, str] = types.MappingProxyType({date: "date", int: "integer", Decimal: "decimal"})


class Shape(NamedTuple):
    """What a place may hold; more than one answer is possible ("a text or a mapping").

    Args:
        text: One value.
        item: A list, and what its items may hold.
        models: A mapping with the keys of one of these models.
        values: A mapping with free keys, and what its values may hold.
        choices: Slug and label of the values allowed, if the list of them is closed.
        holds: What a single value is: "date", "integer", "decimal", "percent"; "" for words, or where it may be either.
    """

    text: bool = False
    item: Shape | None = None
    models: tuple[type, ...] = ()
    values: Shape | None = None
    choices: tuple[tuple[str, str], ...] = ()
    holds: str = ""


class Field(NamedTuple):
    """One field of a model: its key, its words, and what it holds. Required exactly when it has no default.

    `aliases` are other names that people use for it, declared in the model as `json_schema_extra={"ten_khac": […]}`.
    """

    name: str
    label: str
    description: str
    examples: tuple[Any, ...]
    required: bool
    shape: Shape
    aliases: tuple[str, ...] = ()


class OpenColumns(NamedTuple):
    """How the rows of a list stand in a table whose columns are the clerk's own (a table of figures).

    A model of rows declares it as `open_columns`. Columns with a heading that is no field of the model hold the items
    of one list of the row, in the order of the columns; their headings and the row of totals are lists of the group
    around the rows.

    Args:
        items: The list of the row that the columns hold.
        headings: The list around that the headings are.
        name: The field of the row that tells what the row is about.
        total: The list around that holds the items of the row whose `name` is «Tổng», «Tổng cộng» or «Cộng».
    """

    items: str
    headings: str
    name: str
    total: str


@cache
def fields_of(model: type) -> Mapping[str, Field]:
    """Return the fields of a model by key, in the order of writing."""
    return types.MappingProxyType({name: _field(name, info) for name, info in _model_fields(model).items()})


@cache
def fields_of_any(models: tuple[type, ...]) -> Mapping[str, Field]:
    """Return the fields that any of the models knows, by key; where they differ, the first one's word counts."""
    return types.MappingProxyType(
        {name: field for model in reversed(models) for name, field in fields_of(model).items()}
    )


def open_columns_of(models: tuple[type, ...]) -> OpenColumns | None:
    """Return how rows of these models stand in a table with columns of the clerk's own, None if they do not."""
    found = (getattr(model, "open_columns", None) for model in models)
    return next((columns for columns in found if isinstance(columns, OpenColumns)), None)


def rows_title(field: Field, *, nested: bool) -> str:
    """Name the sheet that holds the rows of a list, as forms call it and messages speak of it.

    Args:
        field: The list.
        nested: It stands inside a group, where its bare label says too little («Thành viên»).
    """
    models = field.shape.item.models if field.shape.item is not None else ()
    if (own := open_columns_of(models)) is not None:
        return fields_of(models[0])[own.items].label
    return field.aliases[0] if nested and field.aliases else field.label


def may_be_text(one: Field) -> bool:
    """Tell whether a group is usually typed as one text (the code of a signer): the model or its example says so."""
    return one.shape.text or (bool(one.examples) and isinstance(one.examples[0], str))


def is_told_by_rows(model: type, name: str) -> bool:
    """Tell whether a table reads a field off the headings or the total of a list's own columns."""
    lists = (open_columns_of(one.shape.item.models) for one in fields_of(model).values() if one.shape.item is not None)
    return any(own is not None and name in (own.headings, own.total) for own in lists)


@cache
def shape_of_model(model: type) -> Shape:
    """Return the shape of a whole record: a mapping with the keys of this model."""
    return Shape(text=bool(getattr(model, "bare_field", "")), models=(model,))


@cache
def has_free_keys(model: type) -> bool:
    """Tell whether a model holds, anywhere inside, a mapping whose keys are the clerk's own."""
    waiting: list[Shape | None] = [shape_of_model(model)]
    seen: set[type] = set()
    while waiting:
        shape = waiting.pop()
        if shape is None:
            continue
        if shape.values is not None:
            return True
        new = set(shape.models) - seen
        seen |= new
        waiting += [shape.item, *(field.shape for inner in new for field in fields_of(inner).values())]
    return False


def _model_fields(model: type) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = model.model_fields  # type: ignore[attr-defined]
    return fields


def _field(name: str, info: Any) -> Field:
    return Field(
        name=name,
        label=info.title or name,
        description=info.description or "",
        examples=tuple(info.examples or ()),
        required=info.is_required(),
        shape=_with_marks(_shape(info.annotation), info.metadata),
        aliases=tuple(extra.get("ten_khac", ())) if isinstance(extra := info.json_schema_extra, dict) else (),
    )


def _shape(annotation: Any) -> Shape:
    """Read an annotation; what it does not know is a single value."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _with_marks(_shape(args[0]), args[1:])
    if origin in (Union, types.UnionType):
        return reduce(_either, (_shape(arg) for arg in args if arg is not type(None)))
    if origin in _LISTS:
        return Shape(item=_shape(args[0]))
    if origin is dict or origin is Mapping:
        return Shape(values=_shape(args[1]))
    if origin is Literal:
        return Shape(text=True, choices=tuple((str(arg), str(arg)) for arg in args))
    if hasattr(annotation, "model_fields"):
        return shape_of_model(annotation)
    return Shape(text=True, choices=_YES_NO if annotation is bool else (), holds=_HOLDS.get(annotation, ""))


def _with_marks(shape: Shape, metadata: Iterable[Any]) -> Shape:
    """A choice declares its labels in the metadata of the annotation, a percentage that it is one."""
    for item in metadata:
        if getattr(item, "is_percentage", False):
            shape = shape._replace(holds="percent")
        if isinstance(labels := getattr(item, "labels", None), Mapping):
            return shape._replace(choices=tuple(labels.items()))
    return shape


def _either(one: Shape, other: Shape) -> Shape:
    return Shape(
        text=one.text or other.text,
        item=one.item or other.item,
        models=one.models + tuple(model for model in other.models if model not in one.models),
        values=one.values or other.values,
        choices=one.choices or other.choices,
        holds=one.holds if one.holds == other.holds else "",
    )
