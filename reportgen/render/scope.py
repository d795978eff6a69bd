"""Where the builder is in a layout: loop items, labels, the section. It gives every field the tag of its anchor."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reportgen.render.markup import check_path
from reportgen.render.parts import Section
from reportgen.standard import Standard

#: The number of a list's item inside a tag.
_NUMBER = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where we are in a layout: which loop items are known, and what a block needs from its surroundings.

    Args:
        standard: Gives the styles that may be named.
        labels: Vietnamese label by field path.
        items: Tag prefix by loop item, such as `doan.{{ vi_tri_1 }}` for the item of the outermost loop.
        section: The section the block stands in (its text width).
    """

    standard: Standard
    labels: dict[str, str]
    section: Section
    items: dict[str, str] = field(default_factory=dict)

    def tag(self, path: str) -> str:
        """The anchor's tag for a field path: loop items replaced by their list and number."""
        head, dot, rest = path.partition(".")
        return self.items.get(head, head) + dot + rest

    def label(self, path: str) -> str:
        """The anchor's alias: the field's Vietnamese label, else its slug in words."""
        generic = ".".join(part for part in _NUMBER.sub("", self.tag(path)).split(".") if part)
        return self.labels.get(generic, generic.rpartition(".")[2].replace("_", " ").capitalize())

    def counter(self) -> str:
        """The template variable that counts the items of the next loop down."""
        return f"vi_tri_{len(self.items) + 1}"

    def inside(self, item: str, path: str) -> Scope:
        """The scope inside a loop over `path`."""
        prefix = f"{self.tag(check_path(path))}.{{{{ {self.counter()} }}}}"
        return replace(self, items={**self.items, item: prefix})
