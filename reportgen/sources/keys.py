"""The one resolver of input keys: forgiving about spelling, never guessing.

A key is the slug of a field or its Vietnamese label, in any case, with or without marks, blanks, `_` and `-` alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from reportgen.sources.schema import Field, fields_of
from reportgen.text.likeness import LIKENESS, nearest
from reportgen.text.slugs import fold


class KeyBook(NamedTuple):
    """The keys that one place of a record knows, under every spelling."""

    names: Mapping[str, str]
    labels: Mapping[str, str]

    def find(self, key: str) -> str | None:
        """Return the canonical name of a key, or None."""
        # Most keys are typed as the slug itself, which needs no folding.
        return key if key in self.labels else self.names.get(fold(key))

    def nearest(self, key: str, at_least: float = LIKENESS) -> tuple[str, str] | None:
        """Return label and name of the known key most like this one, or None if none is so much like it (0–100)."""
        spelling = nearest(key, self.names, at_least=at_least)
        return None if spelling is None else (self.labels[self.names[spelling]], self.names[spelling])

    def joined(self, other: KeyBook) -> KeyBook:
        """Return a book that knows the keys of both; where they differ, this one's word counts."""
        return KeyBook({**other.names, **self.names}, {**other.labels, **self.labels})


@cache
def keys_of(model: type) -> KeyBook:
    """Return the keys of a model."""
    return book(fields_of(model).values())


def book(fields: Iterable[Field]) -> KeyBook:
    """Build the book of some fields. A slug always means its own field, whatever another field's label or alias."""
    known = list(fields)
    by_alias = {fold(alias): field.name for field in reversed(known) for alias in field.aliases}
    by_label = {fold(field.label): field.name for field in reversed(known)}
    by_name = {fold(field.name): field.name for field in known}
    return KeyBook({**by_alias, **by_label, **by_name}, {field.name: field.label for field in known})


def book_of(labels: Mapping[str, str]) -> KeyBook:
    """Build a book from names and their labels."""
    return KeyBook({fold(spelling): name for name, label in labels.items() for spelling in (label, name)}, labels)
