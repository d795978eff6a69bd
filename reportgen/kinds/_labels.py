"""The Vietnamese names of a document's anchors, taken from the fields of its model: one declaration, many readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel


def field_labels(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Give the label of every field by its path, models inside lists and options included; the office is apart."""
    for name, field in model.model_fields.items():
        if name == "co_quan":
            continue
        yield f"{prefix}{name}", field.title or name
        for inner in _models_in(field.annotation):
            yield from field_labels(inner, f"{prefix}{name}.")


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
