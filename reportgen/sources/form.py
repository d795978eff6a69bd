"""Writes YAML forms: every key with its words before it, empty or with the values of a sample.

A form is read back by the same rules as any input. An empty form is empty all through; a form with a sample gives
exactly the sample's values.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportgen.sources.keys import keys_of
from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar
from reportgen.sources.schema import Field, FormKind, Shape, fields_of, may_be_text

#: Width of the lines of explanation (characters).
WIDTH = 100
_STEP = "  "
_MANY_CHOICES = 12
#: Texts that need no quotes: they begin with a letter or digit, and hold nothing YAML would read as a mark.
_PLAIN = re.compile(r"[^\W_](?:[^\n:#]|:(?=\S)|(?<=\S)#)*(?<![\s:])")
_NOTHING = frozenset({"null", "Null", "NULL"})


def write_form(kind: FormKind, sample: RawMapping) -> str:
    """Write the form of a kind, filled with a sample; optional keys that the sample lacks are commented out.

    Args:
        kind: The kind of document.
        sample: The kind's sample input as read: `loai`, `co_quan` and the record's keys.

    Raises:
        ValueError: The sample has a key that the kind does not know.
    """
    entries = tuple(entry for entry in sample.entries if entry.key != "loai")
    filled = RawMapping(entries, sample.position)
    lines = [*_comment(f"{kind.label}. {kind.summary}", ""), "", f"loai: {kind.id}", ""]
    return _text([*lines, *_Writer(spaced=True).filled(kind.model, filled, "", explained=True)])


def yaml_form(
    model: type, *, head: Sequence[str] = (), first_lines: Sequence[str] = (), without: Iterable[str] = ()
) -> str:
    """Write the empty form of a model.

    Args:
        model: The model of the data.
        head: Sentences of explanation for the top, a paragraph each.
        first_lines: Lines that stand before the first key as they are (`loai: …`).
        without: Keys to leave out.

    Returns:
        The text: single values empty, optional groups commented out, each key explained.
    """
    top = [line for paragraph in head for line in _comment(paragraph, "")]
    start = [*top, "", *first_lines, *([""] if first_lines else [])]
    return _text([*start, *_Writer(spaced=True).empty(model, "", frozenset(without))])


def scalar(text: str, indent: str = "") -> str:
    """Write one value so that it is read back unchanged: plain where possible, else as lines or in quotes.

    Args:
        text: The value, NFC and without strange characters.
        indent: The indent of the key; lines of a block stand one step deeper.
    """
    if _PLAIN.fullmatch(text) and text not in _NOTHING:
        return text
    lines = text.removesuffix("\n").split("\n")
    if len(lines) > 1 and all(line and line == line.strip() and "\r" not in line for line in lines):
        mark = "|" if text.endswith("\n") else "|-"
        return "\n".join([mark, *(f"{indent}{_STEP}{line}" for line in lines)])
    if text and "\n" not in text and not re.search(r"[\t\r']", text):
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


class _Writer:
    """Writes the fields of a model; `spaced` sets an empty line between those of the outermost level."""

    def __init__(self, *, spaced: bool) -> None:
        self._spaced = spaced

    # --- with values ------------------------------------------------------------------------------------------

    def filled(self, model: type, values: RawMapping, indent: str, *, explained: bool) -> Iterator[str]:
        """Write a mapping with its values in the order of the model; what is absent is shown only if `explained`."""
        given = _by_name(model, values)
        # Inside a group what is absent comes last: the first key of a list item must be a real one.
        fields = sorted(fields_of(model).items(), key=lambda pair: bool(indent) and pair[0] not in given)
        for name, field in fields:
            if explained:
                yield from _explanation(field, indent)
            if name in given:
                yield from self._value(name, given[name], field.shape, indent, explained=explained)
            elif explained:
                yield from _commented(self._example(field, indent), indent)
            if self._spaced and not indent:
                yield ""

    def _value(self, key: str, node: RawNode, shape: Shape, indent: str, *, explained: bool) -> Iterator[str]:
        match node:
            case RawScalar():
                yield f"{indent}{key}: {scalar(node.text, indent)}".rstrip(" ")
            case RawList(items=()):
                yield f"{indent}{key}: []"
            case RawList():
                yield f"{indent}{key}:"
                for index, item in enumerate(node.items):
                    yield from self._item(
                        item, shape.item or Shape(), indent + _STEP, explained=explained and not index
                    )
            case RawMapping(entries=()):
                yield f"{indent}{key}: {{}}"
            case RawMapping():
                yield f"{indent}{key}:"
                yield from self._mapping(node, _inner(shape), indent + _STEP, explained=explained)

    def _item(self, node: RawNode, shape: Shape, indent: str, *, explained: bool) -> Iterator[str]:
        if isinstance(node, RawScalar):
            yield f"{indent}- {scalar(node.text, indent)}"
            return
        if isinstance(node, RawList):
            raise ValueError("a list directly inside a list")
        yield from _as_item(self._mapping(node, _inner(shape), indent + _STEP, explained=explained), indent)

    def _mapping(self, node: RawMapping, shape: Shape, indent: str, *, explained: bool) -> Iterator[str]:
        if shape.models:
            yield from self.filled(shape.models[0], node, indent, explained=explained)
            return
        for entry in node.entries:
            yield from self._value(scalar(entry.key), entry.value, shape.values or Shape(), indent, explained=False)

    # --- without values ---------------------------------------------------------------------------------------

    def empty(self, model: type, indent: str, without: frozenset[str] = frozenset()) -> Iterator[str]:
        """Write the fields of a model without values; optional groups are commented out."""
        for name, field in fields_of(model).items():
            if name in without:
                continue
            yield from _explanation(field, indent)
            lines = self._blank(field, indent)
            is_plain = field.required or not _inner(field.shape).models
            yield from lines if is_plain else _commented(lines, indent)
            if self._spaced and not indent:
                yield ""

    def _blank(self, field: Field, indent: str) -> Iterator[str]:
        yield f"{indent}{field.name}:"
        inner, deeper = _inner(field.shape), indent + _STEP
        if field.shape.item is not None and inner.models:
            yield from _as_item(self.empty(inner.models[0], deeper + _STEP), deeper)
        elif field.shape.item is not None:
            yield f"{deeper}-"
        elif inner.models and may_be_text(field):
            yield from _commented(self.empty(inner.models[0], deeper), indent)
        elif inner.models:
            yield from self.empty(inner.models[0], deeper)

    def _example(self, field: Field, indent: str) -> Iterator[str]:
        """Write a key with its example, or with its own keys if it has none."""
        if not field.examples:
            yield from self._blank(field, indent)
            return
        example = field.examples[0]
        if isinstance(example, list | tuple):
            yield f"{indent}{field.name}:"
            yield from (f"{indent}{_STEP}- {scalar(str(item), indent + _STEP)}" for item in example)
        else:
            yield f"{indent}{field.name}: {scalar(str(example), indent)}"


def _by_name(model: type, values: RawMapping) -> Mapping[str, RawNode]:
    book = keys_of(model)
    named = {book.find(entry.key): entry.value for entry in values.entries}
    if None in named:
        strays = ", ".join(entry.key for entry in values.entries if book.find(entry.key) is None)
        raise ValueError(f"{model.__name__} does not know: {strays}")
    return {name: node for name, node in named.items() if name is not None}


def _inner(shape: Shape) -> Shape:
    """The shape of the mappings at a place: its own, or that of the items of its list."""
    return shape.item if shape.item is not None and not shape.models and not shape.values else shape


def _explanation(field: Field, indent: str) -> Iterator[str]:
    duty = "bắt buộc" if field.required else "không bắt buộc"
    yield from _comment(f"{field.label} ({duty}). {field.description}", indent)
    choices = _inner(field.shape).choices
    if choices and len(choices) <= _MANY_CHOICES:
        offered = ", ".join(slug if slug == label else f"{slug} ({label})" for slug, label in choices)
        yield from _comment(f"Chọn một: {offered}.", indent)
    if field.examples:
        yield from _comment(f"Ví dụ: {_shown(field.examples[0])}", indent)


def _shown(example: Any) -> str:
    return "; ".join(str(item) for item in example) if isinstance(example, list | tuple) else str(example)


def _comment(text: str, indent: str) -> Iterator[str]:
    for line in textwrap.wrap(text, max(WIDTH - len(indent), 40), break_long_words=False, break_on_hyphens=False):
        yield f"{indent}# {line}"


def _commented(lines: Iterable[str], indent: str) -> Iterator[str]:
    """Comment lines out; with the first mark and its blank taken away they are what they were."""
    for line in "\n".join(lines).split("\n"):
        yield f"{indent}# {line.removeprefix(indent)}"


def _as_item(lines: Iterable[str], indent: str) -> Iterator[str]:
    """Make a mapping the item of a list: its first key gets the dash, the explanation before it moves out to it."""
    deeper, started = indent + _STEP, False
    for line in lines:
        if started:
            yield line
        elif line.lstrip().startswith("#"):
            yield indent + line.removeprefix(deeper)
        else:
            started = True
            yield f"{indent}- {line.removeprefix(deeper)}"


def _text(lines: Iterable[str]) -> str:
    return "\n".join(line.rstrip() if line.isspace() else line for line in lines).rstrip("\n") + "\n"
