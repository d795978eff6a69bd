"""Writes empty YAML forms: every field of a model with its words, an example, and room for the clerk's value.

A required field, and an optional one that holds a single value or a plain list, stands open: left empty it counts as
not given. An optional group of fields is commented out as a whole, since its own required fields would be missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from reportgen.sources.schema import Field, Shape, fields_of

_STEP = "  "
#: Text that our reader takes as it stands, though YAML's writer would quote it ("25/8/2021", "05").
_PLAIN = re.compile(r"\w[\w/.,%() -]*(?<! )")


def yaml_form(model: type, *, head: Iterable[str], first_lines: Iterable[str] = (), without: Iterable[str] = ()) -> str:
    """Write the form of a model.

    Args:
        model: The model.
        head: Words at the top, one comment line each.
        first_lines: YAML lines before the fields.
        without: Fields that have no place in the form.

    Returns:
        YAML that can be read back: all values empty.
    """
    left_out = frozenset(without)
    lines = [f"# {line}".rstrip() for line in head]
    if opening := list(first_lines):
        lines += ["", *opening]
    for field in fields_of(model).values():
        if field.name not in left_out:
            lines += ["", *_field(field)]
    return "\n".join(lines) + "\n"


def _field(field: Field) -> Iterator[str]:
    group = _group(field.shape)
    lines = [*_words(field), f"{field.name}:", *(() if group is None else _inside(field.shape, group))]
    # The fields of an optional group would be required as soon as the group is there.
    closed = group is not None and not field.required
    yield from (f"#{line}" if closed else line for line in lines)


def _words(field: Field) -> Iterator[str]:
    need = "bắt buộc" if field.required else "không bắt buộc"
    yield f"# {field.label} ({need})"
    if field.description:
        yield f"# {field.description}"
    if choices := field.shape.choices or (field.shape.item.choices if field.shape.item else ()):
        yield "# Chọn một trong: " + ", ".join(label for _, label in choices)
    for example in field.examples[:1]:
        yield from _example(example)


def _example(example: Any) -> Iterator[str]:
    if not isinstance(example, list | tuple | dict):
        yield f"# Ví dụ: {_scalar(str(example))}"
        return
    yield "# Ví dụ:"
    if isinstance(example, dict):
        yield from (f"#   {key}: {_scalar(str(value))}" for key, value in example.items())
    else:
        yield from (f"#   - {_scalar(str(item))}" for item in example)


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return yaml.safe_dump(text, allow_unicode=True, width=10**6).removesuffix("\n").removesuffix("\n...")


def _group(shape: Shape) -> type | None:
    """The model whose fields stand below a field, alone or as items of its list."""
    models = shape.models or (shape.item.models if shape.item else ())
    return models[0] if models else None


def _inside(shape: Shape, model: type) -> Iterator[str]:
    fields = [line for field in fields_of(model).values() for line in _field(field)]
    if shape.models:
        yield from (_STEP + line for line in fields)
    else:
        yield f"{_STEP}-"
        yield from (_STEP * 2 + line for line in fields)
