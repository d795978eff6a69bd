"""Tables of the fields of a model and of the groups inside it, as a clerk fills them in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pages.markdown import code, lines, plain, table
from reportgen.sources.schema import Field, Shape, fields_of

#: A longer list of choices has a page of its own.
_MANY_CHOICES = 12


@dataclass
class Group:
    """The fields of one model, and the paths under which they are typed (`doan.thanh_vien`); "" is the record."""

    model: type
    label: str
    paths: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Name of the group's place on its page."""
        return self.paths[0].replace(".", "-")


def inner_shape(shape: Shape) -> Shape:
    """The shape of a value, or of the items of its list."""
    return shape.item if shape.item is not None else shape


def groups_of(model: type, label: str, without: frozenset[str] = frozenset()) -> list[Group]:
    """List a model and all models inside it, each once, in the order in which a reader meets them.

    Args:
        model: The outermost model.
        label: Its Vietnamese name.
        without: Fields of the outermost model to leave out.
    """
    found: dict[type, Group] = {}
    _collect(found, model, label, "", without)
    return list(found.values())


def _collect(found: dict[type, Group], model: type, label: str, path: str, without: frozenset[str]) -> None:
    known = model in found
    group = found.setdefault(model, Group(model, label))
    group.paths.append(path)
    if known:
        return
    for name, entry in fields_of(model).items():
        for inner in () if name in without else inner_shape(entry.shape).models:
            _collect(found, inner, entry.label, f"{path}.{name}".lstrip("."), frozenset())


def field_table(group: Group, groups: list[Group], without: frozenset[str] = frozenset()) -> str:
    """Write the table of one group; fields that are groups themselves link to theirs."""
    anchors = {one.model: one.anchor for one in groups}
    fields = [entry for name, entry in fields_of(group.model).items() if name not in without]
    return table(
        ("Mục", "Khoá", "Bắt buộc", "Ghi gì", "Ví dụ"),
        ([plain(f.label), code(f.name), "có" if f.required else "", _what(f, anchors), _example(f)] for f in fields),
    )


def _what(entry: Field, anchors: dict[type, str]) -> str:
    return lines([plain(entry.description), *_notes(entry.shape, anchors)])


def _notes(shape: Shape, anchors: dict[type, str]) -> Iterator[str]:
    inner = inner_shape(shape)
    many = "Danh sách" if shape.item is not None else ""
    if inner.models:
        links = ", ".join(f"[các mục con](#{anchors[model]})" for model in inner.models if model in anchors)
        yield f"{many or 'Nhóm'}: {links}" + (", hoặc viết thẳng thành một dòng chữ." if inner.text else ".")
    elif many:
        yield "Danh sách, mỗi giá trị một dòng; chỉ có một thì viết liền."
    if 0 < len(inner.choices) <= _MANY_CHOICES:
        offered = (code(slug) if slug == label else f"{code(slug)} ({plain(label)})" for slug, label in inner.choices)
        yield f"Chọn một: {', '.join(offered)}."


def _example(entry: Field) -> str:
    if not entry.examples:
        return ""
    first = entry.examples[0]
    return lines(plain(str(item)) for item in first) if isinstance(first, list | tuple) else plain(str(first))


def group_sections(groups: list[Group], without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Write the record's table, then a section for every group inside it."""
    outer, *rest = groups
    yield field_table(outer, groups, without)
    for group in rest:
        places = ", ".join(code(path) for path in group.paths)
        yield f'<a id="{group.anchor}"></a>\n\n### {plain(group.label)}'
        yield f"Các mục con của {places}."
        yield field_table(group, groups)
