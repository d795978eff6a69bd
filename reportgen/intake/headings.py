"""What the field at a path is called: its label, and for a table the heading or sheet under which it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from reportgen.intake.tree import Loc
from reportgen.sources.schema import Field, Shape, fields_of, may_be_text, rows_title, shape_of_model

#: Code of a required value that is not there; models may raise it too, for what another value makes required.
MISSING = "thieu"
_NO_GROUP = "can-nhom"


def label_of(model: type[BaseModel], loc: Loc) -> str:
    """Return the Vietnamese label of the field at a path, with the item's number if the path ends in a list."""
    label = ""
    for part, field in _along(model, loc):
        label = f"{label} ({part + 1})" if isinstance(part, int) else field.label if field else part
    return label


def _along(model: type[BaseModel], loc: Loc) -> Iterator[tuple[str | int, Field | None]]:
    """Yield the steps of a path, each name with its field."""
    shape: Shape | None = shape_of_model(model)
    for part in loc:
        if isinstance(part, int):
            shape = shape.item if shape else None
            yield part, None
        else:
            field = _field_in(shape, part)
            shape = field.shape if field else None
            yield part, field


def field_at(model: type[BaseModel], loc: Loc) -> Field | None:
    """Return the field at a path, None if it is none or an item of a list."""
    return next((field for _, field in reversed(list(_along(model, loc)))), None)


def words_for_table(model: type[BaseModel], loc: Loc, code: str, *, has_cell: bool) -> tuple[str, dict[str, str]]:
    """Tell what to say of a value in a table, whose places are headings and sheets.

    Args:
        model: The model of the record.
        loc: The path of the value.
        code: What is wrong with it.
        has_cell: Whether the table has a cell for it, be it an empty one.

    Returns:
        The code, another one where a required value has no cell at all, and the values that its words need.
    """
    if code == _NO_GROUP:
        return code, {"cot": _headings(model, loc)}
    if code != MISSING or has_cell:
        return code, {}
    if (rows := _rows(field_at(model, loc), nested=len(loc) - _row_start(loc) > 1)) is not None:
        return "thieu-trang-con", {"muc": rows}
    headings = {"cot": _headings(model, loc)}
    if (sheet := _sheet_of_texts(model, loc)) is not None:
        return "thieu-danh-sach", headings | {"trang": sheet}
    return "thieu-cot", headings


def _sheet_of_texts(model: type[BaseModel], loc: Loc) -> str | None:
    """Name the sheet that a list of texts of the document may have, as its form has it."""
    field = field_at(model, loc)
    if field is None or field.shape.item is None or _row_start(loc):
        return None
    return rows_title(field, nested=len(loc) > 1)


def _row_start(loc: Loc) -> int:
    """Where the path inside the last row of a list begins."""
    return next((at for at in range(len(loc), 0, -1) if isinstance(loc[at - 1], int)), 0)


def _rows(field: Field | None, *, nested: bool) -> str | None:
    """Name the sheet of a list of groups; of a group too that must hold nothing but one."""
    if field is None:
        return None
    if field.shape.item is not None:
        return rows_title(field, nested=nested) if field.shape.item.models else None
    needed = [] if may_be_text(field) else [one for one in _inside(field) if one.required]
    return _rows(needed[0], nested=True) if len(needed) == 1 else None


def _headings(model: type[BaseModel], loc: Loc) -> str:
    """The headings of a value; a group stands in columns for what it must hold."""
    labels = [label_of(model, loc[: end + 1]) for end in range(_row_start(loc), len(loc))]
    field = field_at(model, loc)
    is_group = field is not None and not may_be_text(field) and field.shape.item is None
    inner = [one.label for one in _inside(field) if one.required] if field is not None and is_group else []
    return "», «".join(": ".join([*labels, *own]) for own in [[label] for label in inner] or [[]])


def _inside(field: Field) -> Sequence[Field]:
    return list(fields_of(field.shape.models[0]).values()) if field.shape.models else []


def _field_in(shape: Shape | None, name: str) -> Field | None:
    if shape is None:
        return None
    models = shape.models or (shape.item.models if shape.item else ())
    return next((fields_of(model)[name] for model in models if name in fields_of(model)), None)
