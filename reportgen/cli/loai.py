"""`reportgen loai`: which kinds of document there are, and what each asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli import _report
from reportgen.cli._options import json_option

if TYPE_CHECKING:
    from reportgen.kinds import Kind
    from reportgen.sources.schema import Field, Shape


@click.command(
    "loai",
    options_metavar="[TUỲ CHỌN]",
    short_help="Liệt kê loại văn bản và các mục của từng loại.",
    epilog="""\b
Ví dụ:
  reportgen loai
  reportgen loai quyet_dinh_giam_sat
  reportgen loai --json""",
)
@click.argument("kind", metavar="[LOẠI]", required=False)
@json_option
def loai(kind: str | None, as_json: bool) -> None:
    """Liệt kê các loại văn bản tạo được; có LOẠI thì liệt kê các mục dữ liệu của loại đó."""
    from reportgen.cli._kinds import kind_named
    from reportgen.kinds import all_kinds

    if as_json:
        listed = all_kinds().values() if kind is None else [kind_named(kind)]
        _report.echo_json({"kinds": [_kind_object(one, with_fields=kind is not None) for one in listed]})
    elif kind is None:
        _show_kinds(list(all_kinds().values()))
    else:
        _show_fields(kind_named(kind))


def _kind_object(kind: Kind, *, with_fields: bool) -> dict[str, Any]:
    words: dict[str, Any] = {"id": kind.id, "label": kind.label, "summary": kind.summary}
    return words | {"fields": _field_objects(kind.model, frozenset({"co_quan"}))} if with_fields else words


def _field_objects(model: type, without: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    from reportgen.sources.schema import fields_of

    return [_field_object(field) for name, field in fields_of(model).items() if name not in without]


def _field_object(field: Field) -> dict[str, Any]:
    words = {
        "id": field.name,
        "label": field.label,
        "description": field.description,
        "required": field.required,
        "list": field.shape.item is not None,
        "examples": list(field.examples),
    }
    inner = _inner(field.shape)
    choices = {"choices": [slug for slug, _ in field.shape.choices]} if field.shape.choices else {}
    return words | choices | ({} if inner is None else {"fields": _field_objects(inner)})


def _inner(shape: Shape) -> type | None:
    models = shape.models or (shape.item.models if shape.item else ())
    return models[0] if models else None


def _show_kinds(kinds: list[Kind]) -> None:
    width = max((len(kind.id) for kind in kinds), default=0)
    for kind in kinds:
        click.echo(f"{kind.id:<{width}}  {kind.label}")
        click.echo(f"{'':<{width}}  {kind.summary}")
    click.echo("\nGõ «reportgen loai LOẠI» để xem các mục, «reportgen mau LOẠI» để lấy mẫu.")


def _show_fields(kind: Kind) -> None:
    click.secho(f"{kind.label} ({kind.id})", bold=True)
    click.echo(f"{kind.summary}\nDấu * là mục bắt buộc, dấu + là mục ghi được nhiều giá trị.\n")
    for line in _field_lines(kind.model, "  ", frozenset({"co_quan"})):
        click.echo(line)


def _field_lines(model: type, indent: str, without: frozenset[str] = frozenset()) -> Iterator[str]:
    from reportgen.sources.schema import fields_of

    for name, field in fields_of(model).items():
        if name in without:
            continue
        marks = ("*" if field.required else "") + ("+" if field.shape.item else "")
        yield f"{indent}{name}{marks}: {field.label}. {field.description}".rstrip()
        if (inner := _inner(field.shape)) is not None:
            yield from _field_lines(inner, indent + "    ")
